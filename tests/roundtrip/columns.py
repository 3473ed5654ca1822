"""Columns of random indicator tables: a heading, and for each indicator the cell under it with its facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.roundtrip import figures, wordings
from tests.roundtrip.amounts import Indicator
from tests.roundtrip.figures import Printed
from tests.roundtrip.model import Arrow, Cell, Fact
from tests.roundtrip.periods import Period
from tests.roundtrip.ratings import IN_COLUMN, MANNERS, Manner, Scheme, rating_cell
from tests.roundtrip.vocabulary import OFFICERS, SERVICES, comment

Fill = Callable[[Indicator, str | None], Printed]  # the cell of an indicator with its rating

WORDS = (("Improving", "Worsening", "Same"), ("Better", "Worse", "No change"), ("Up", "Down", "Stable"), ("Improved", "Declined", "Static"))
CHARACTERS = (("▲", "▼", "►"), ("↑", "↓", "→"))
READINGS = {"up": ("up", "▲", "↑"), "down": ("down", "▼", "↓"), "level": ("level", "►", "➤", "➔", "→", "↔")}
ARROWS: tuple[Arrow, ...] = ("up", "down", "level")
GOOD = (
    ("Higher", "Lower"),
    ("High", "Low"),
    ("Bigger is better", "Smaller is better"),
    ("Maximise", "Minimise"),
    ("Increase", "Decrease"),
    ("Up", "Down"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`rank` is its usual place among the others, `key` what it holds where the heading does not tell.

    `figures` are set as the table sets figures: at the left, in the middle or at the right of their columns.
    """

    key: str
    heading: str
    fill: Fill
    rank: int
    figures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the columns of one table share."""

    rng: Random
    now: Period
    scheme: Scheme
    manner: Manner

    @property
    def in_column(self) -> bool:
        return self.manner in IN_COLUMN


def setting(rng: Random, now: Period, scheme: Scheme) -> Setting:
    return Setting(rng=rng, now=now, scheme=scheme, manner=rng.choice(MANNERS))


def naming(at: Setting, *, with_refs: bool, joined: str | None) -> list[Column]:
    """The columns that name an indicator; `joined` is the form of a title with its ref in it."""
    rng = at.rng

    def title(indicator: Indicator, _: str | None) -> Printed:
        return plain(joined.format(ref=indicator.ref, title=indicator.title) if joined else indicator.title)

    words = [word for word in wordings.TITLES if with_refs or word not in ("Description", "Title", "What we measure")]
    columns = [Column(key="title", heading=rng.choice(words), fill=title, rank=1)]
    if with_refs and not joined:
        columns.append(Column(key="ref", heading=rng.choice(wordings.REFS), fill=lambda one, _: plain(one.ref or ""), rank=0))
    return columns


def result_column(at: Setting, heading: wordings.Worded, *, newest: bool) -> Column:
    """A column of results; the newest ones carry the rating."""
    rng = at.rng

    def fill(indicator: Indicator, rating: str | None) -> Printed:
        if not newest:
            return figures.result(rng, indicator, heading.periods)
        printed = figures.result(rng, indicator, heading.periods, rating=rating, now=at.now, in_value=at.manner == "in value")
        if at.manner == "value colour" and rating:
            return Printed(cell=replace(printed.cell, fill=at.scheme.fills[rating]), facts=printed.facts)
        return printed

    return Column(key=heading.text, heading=heading.text, fill=fill, rank=4 if newest else 7, figures=True)


def target_column(at: Setting, heading: wordings.Worded, *, measure: str = "target") -> Column:
    return Column(
        key=heading.text,
        heading=heading.text,
        fill=lambda one, _: figures.target(at.rng, one, heading.periods, measure=measure),
        rank=3,
        figures=True,
    )


def rating_column(at: Setting) -> Column:
    heading = wordings.rating(at.rng, at.now).text
    return Column(key="rating", heading=heading, fill=lambda _, rating: bare(rating_cell(rating, at.manner, at.scheme, at.rng)), rank=5)


def direction_column(at: Setting) -> Column:
    """Directions as words, characters or drawn arrows."""
    rng, heading = at.rng, wordings.direction(at.rng, at.now)
    form, words = rng.choice(("word", "character", "drawn")), rng.choice(WORDS)
    characters = rng.choice(CHARACTERS)

    def fill(indicator: Indicator, _: str | None) -> Printed:
        way = rng.randrange(3)
        if rng.random() < 0.08:
            return plain(rng.choice(("", "N/A")))
        if form == "word":
            cell, readings = Cell(text=words[way]), (words[way],)
        else:
            cell = Cell(text=characters[way]) if form == "character" else Cell(arrow=ARROWS[way])
            readings = READINGS[ARROWS[way]]
        return Printed(cell=cell, facts=(worded(indicator, readings),))

    return Column(key="direction", heading=heading.text, fill=fill, rank=6)


def other_columns(at: Setting) -> list[Column]:
    """Columns beside the figures that rate and compare."""
    rng = at.rng
    good, frequency = rng.choice(GOOD), rng.choice(("Quarterly", "Monthly", "Annual"))
    unit = rng.choice(wordings.UNITS)
    benchmark = rng.choice(wordings.BENCHMARKS)

    def other(words: tuple[str, ...], fill: Fill, rank: int) -> Column:
        return Column(key=words[0], heading=rng.choice(words), fill=fill, rank=rank)

    def in_words(one: Indicator) -> str:
        return {"%": "%", "count": "Number", "£": "£", "£m": "£m", None: "Score"}.get(
            one.kind.units[0], str(one.kind.units[0]).capitalize()
        )

    return [
        other(wordings.POLARITIES, lambda one, _: plain(good[not one.higher]), 2),
        other(wordings.COMMENTS, lambda _one, _: plain(comment(rng)), 9),
        other(wordings.OWNERS, lambda _one, _: plain(rng.choice((*OFFICERS, *SERVICES))), 2),
        other(wordings.FREQUENCIES, lambda _one, _: plain(frequency), 2),
        Column(key="unit", heading=unit, fill=lambda one, _: plain(in_words(one)), rank=2),
        Column(
            key="benchmark",
            heading=benchmark,
            rank=8,
            fill=lambda one, _: figures.result(rng, one, (), measure="benchmark") if one.kind.low >= 0 else plain("N/A"),
            figures=True,
        ),
        Column(
            key="variance", heading=rng.choice(wordings.VARIANCES), fill=lambda one, _: figures.variance(rng, one), rank=6, figures=True
        ),
        Column(
            key="fraction",
            heading=rng.choice(wordings.FRACTIONS),
            fill=lambda one, _: figures.fraction(rng, one, (at.now.canonical,)),
            rank=4,
            figures=True,
        ),
        other(wordings.FORECASTS, lambda one, _: plain(one.shown(one.amount(rng))), 8),
    ]


def plain(text: str) -> Printed:
    return bare(Cell(text=text))


def bare(cell: Cell) -> Printed:
    return Printed(cell=cell, facts=())


def worded(indicator: Indicator, readings: tuple[str, ...]) -> Fact:
    """A direction; its period follows that of the result, whose cell may print another one, and is not scored."""
    return Fact(ref=indicator.ref, title=indicator.title, measure="direction", periods=(), printed=readings[0], words=readings)
