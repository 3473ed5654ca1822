"""Random cards: one indicator in a box."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.roundtrip import figures
from tests.roundtrip.amounts import random_indicators
from tests.roundtrip.columns import ARROWS, CHARACTERS, READINGS, WORDS, worded
from tests.roundtrip.figures import Printed
from tests.roundtrip.model import Card, CardForm, CardPair, Cell, Labelled
from tests.roundtrip.periods import Period
from tests.roundtrip.ratings import Scheme
from tests.roundtrip.vocabulary import comment

LATEST = ("Latest", "Current", "Actual", "Latest result", "Latest performance", "Result", "Current value", "Outturn")
TARGETS = ("Target", "Current target", "Target")
FLOORS = ("Floor", "Floor standard", "Tolerance", "Minimum")
PREVIOUS = ("Previous", "Previous result", "Last period", "Prior period")
DIRECTIONS = ("DoT", "Direction", "Direction of travel", "Trend")
RATINGS = ("RAG", "Status", "RAG rating", "Rating")
AIMS = (("Higher is better", "Lower is better"), ("Aim to maximise", "Aim to minimise"), ("Good is: high", "Good is: low"), ("", ""))
FORMS: tuple[CardForm, ...] = ("above", "beside", "inside", "tiles")


def random_cards(rng: Random, now: Period, scheme: Scheme) -> tuple[Card, ...]:
    """Cards of one look."""
    form, aims = rng.choice(FORMS), rng.choice(AIMS)
    labels = tuple(rng.choice(words) for words in (LATEST, TARGETS, FLOORS, PREVIOUS, DIRECTIONS, RATINGS))
    dated, with_floor, with_previous, with_direction = (rng.random() < share for share in (0.6, 0.6, 0.7, 0.7))
    coloured = rng.choice(("value", "own", "word", "none"))
    ways, words = rng.choice(("drawn", "character", "word")), rng.choice((*CHARACTERS, *WORDS))
    with_refs, name_form = rng.random() < 0.8, rng.choice(("{ref}: {title}", "{ref} - {title}", "{title} ({ref})", "{ref} {title}"))
    names = Random(rng.randrange(1_000))
    state = names.getstate()

    def named(period: Period) -> str:
        names.setstate(state)
        return period.named(names).replace("(", "").replace(")", "") if dated else ""

    cards = []
    for indicator in random_indicators(rng, rng.randint(2, 6), with_refs=with_refs, joined=True):
        rating = scheme.rating(rng) if coloured != "none" else None
        latest = figures.result(rng, indicator, (now.canonical,))
        if latest.facts[0].value is None:
            rating = None
        rated = Printed(cell=latest.cell, facts=(replace(latest.facts[0], rating=rating),))
        fill = scheme.fills[rating] if rating else None
        facts = [*rated.facts]
        cells = [_labelled(labels[0], rated.cell, named(now), fill if coloured == "value" else None)]
        target = figures.target(rng, indicator, (now.canonical,))
        cells.append(_labelled(labels[1], target.cell, named(now)))
        facts += target.facts
        if with_floor:
            floor = figures.target(rng, indicator, (now.canonical,), measure="floor")
            cells.append(_labelled(labels[2], floor.cell, named(now)))
            facts += floor.facts
        if with_previous:
            before = figures.result(rng, indicator, (now.before.canonical, *(() if dated else (None,))))
            cells.append(_labelled(labels[3], before.cell, named(now.before)))
            facts += before.facts
        if with_direction:
            way = rng.randrange(3)
            if ways == "drawn":
                cells.append(Labelled(label=labels[4], arrow=ARROWS[way]))
                facts.append(worded(indicator, READINGS[ARROWS[way]]))
            else:
                cells.append(Labelled(label=labels[4], value=words[way]))
                readings = READINGS[ARROWS[way]] if words in CHARACTERS else (words[way],)
                facts.append(worded(indicator, readings))
        if coloured in ("own", "word"):
            word = (rating or "No data") if coloured == "word" else ""
            cells.append(Labelled(label=labels[5], value=word, fill=fill))
        name = name_form.format(ref=indicator.ref, title=indicator.title) if indicator.ref else indicator.title
        chart = tuple(rng.uniform(10, 90) for _ in range(rng.randint(4, 7)))
        cards.append(
            Card(
                name=name,
                aim=aims[not indicator.higher],
                cells=tuple(cells),
                chart=chart,
                comment=comment(rng),
                form=form,
                facts=tuple(facts),
            )
        )
    return tuple(cards)


MOST_BESIDE = 4  # labelled values of cards that stand beside each other


def in_pairs(cards: tuple[Card, ...]) -> tuple[Card | CardPair, ...]:
    """The cards two and two beside each other, those that are too wide for it below each other."""
    if any(len(card.cells) > MOST_BESIDE or card.form == "above" for card in cards):
        return cards
    pairs = tuple(CardPair(cards=(one, other)) for one, other in zip(cards[::2], cards[1::2], strict=False))
    return (*pairs, *cards[2 * len(pairs) :])


def _labelled(label: str, cell: Cell, period: str, fill: str | None = None) -> Labelled:
    return Labelled(label=label, value=cell.text, period=period, fill=fill)
