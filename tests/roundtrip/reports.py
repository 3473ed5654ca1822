"""A random report from a seed: prose, tables and cards of one council, one period and one rating scheme, with look-alikes between."""

from __future__ import annotations

from random import Random

from tests.roundtrip.cards import in_pairs, random_cards
from tests.roundtrip.grids import nested_table, plain_table
from tests.roundtrip.model import Block, Cell, Grid, Heading, Paragraph, Report
from tests.roundtrip.periods import LONG_MONTHS, Period, random_period
from tests.roundtrip.ratings import SCHEMES, Scheme
from tests.roundtrip.turned import history_by_rows, history_table, long_table, transposed_table
from tests.roundtrip.vocabulary import COUNCILS, PROSE, SECTIONS, SERVICES

LAYOUTS = ("plain", "plain", "plain", "nested", "transposed", "history", "by period", "long", "cards")
TITLES = {
    "quarter": ("Quarter {q} {y} performance report", "Performance dashboard – Q{q} {y}", "Council plan performance: quarter {q}, {y}"),
    "year": ("Annual performance report {y}", "End of year performance report {y}", "Performance outturn {y}"),
    "month": ("Performance report: {m} {c}", "Monthly scorecard – {m} {c}"),
}


def random_report(seed: int, layout: str | None = None) -> Report:
    """The report of a seed; `layout` limits its tables to one of `LAYOUTS`."""
    rng = Random(seed)
    now, scheme, landscape = random_period(rng), rng.choice(SCHEMES), rng.random() < 0.65
    council = rng.choice(COUNCILS)
    long_year = Period("year", now.year).named(Random(0))
    title = rng.choice(TITLES[now.kind]).format(q=now.number, y=long_year, m=LONG_MONTHS[now.number - 1], c=now.year)
    blocks: list[Block] = [Paragraph(text=text) for text in rng.sample(PROSE, 2)]
    if rng.random() < 0.4 or len(scheme.fills) > 3:  # without a key, four colours cannot be told from three
        blocks.append(_key(scheme))
    for section in rng.sample(SECTIONS, rng.randint(1, 3)):
        blocks.append(Heading(text=section))
        if rng.random() < 0.5:
            blocks.append(Paragraph(text=rng.choice(PROSE)))
        blocks += _layout(rng, layout or rng.choice(LAYOUTS), now, scheme, landscape)
        if rng.random() < 0.5:
            blocks.append(Paragraph(text=rng.choice(PROSE)))
    if rng.random() < 0.3:
        blocks += [Heading(text="Budget"), _budget(rng)]
    if rng.random() < 0.3:
        blocks += [Heading(text="Summary"), _summary(rng, scheme)]
    return Report(
        seed=seed,
        council=council,
        title=title,
        head=council,
        foot=rng.choice(("Page", "Performance report | page", "Appendix A, page")),
        landscape=landscape,
        serif=rng.random() < 0.3,
        blocks=tuple(blocks),
    )


def _layout(rng: Random, name: str, now: Period, scheme: Scheme, landscape: bool) -> tuple[Block, ...]:
    if name == "plain":
        return (plain_table(rng, now, scheme),)
    if name == "nested":
        return (nested_table(rng, now, scheme),)
    if name == "transposed":
        return (transposed_table(rng, now, scheme),)
    if name == "history":
        return tuple(block for _ in range(rng.randint(1, 3)) for block in history_table(rng, now, scheme))
    if name == "by period":
        return tuple(block for _ in range(rng.randint(1, 3)) for block in history_by_rows(rng, now, scheme))
    if name == "long":
        return (long_table(rng, now, scheme),)
    cards = random_cards(rng, now, scheme)
    return in_pairs(cards) if landscape and rng.random() < 0.5 else cards


def _key(scheme: Scheme) -> Grid:
    head = (Cell(text="Rating", bold=True), Cell(text="Meaning", bold=True))
    meanings = ("Target met", "Within 5% of target", "Within 10% of target", "Missed by more")
    rows = [(Cell(text=name, fill=fill), Cell(text=text)) for (name, fill), text in zip(scheme.fills.items(), meanings, strict=False)]
    return Grid(rows=(head, *rows), header_rows=1)


def _budget(rng: Random) -> Grid:
    """Money, which is no indicator."""
    heads = ("Service", "Budget £000", "Actual £000", "Variance £000")
    rows = [
        (service, *(f"{rng.randint(100, 90_000):,}" for _ in range(2)), f"({rng.randint(1, 900)})") for service in rng.sample(SERVICES, 4)
    ]
    return Grid(rows=tuple(tuple(Cell(text=text, bold=n == 0) for text in row) for n, row in enumerate((heads, *rows))), header_rows=1)


def _summary(rng: Random, scheme: Scheme) -> Grid:
    """Counts of ratings, which are no indicators either."""
    heads = ("Service", *scheme.fills, "No data", "Total")
    rows = [(service, *(str(rng.randint(0, 14)) for _ in heads[1:])) for service in rng.sample(SERVICES, 4)]
    return Grid(rows=tuple(tuple(Cell(text=text, bold=n == 0) for text in row) for n, row in enumerate((heads, *rows))), header_rows=1)
