"""Random indicator tables: a row for each indicator, headings in one row or two, sections and commentary between the rows."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.roundtrip import figures, wordings
from tests.roundtrip.amounts import EMBEDDED_REFS, Indicator, random_indicators
from tests.roundtrip.columns import (
    Column,
    Setting,
    direction_column,
    naming,
    other_columns,
    rating_column,
    result_column,
    setting,
    target_column,
)
from tests.roundtrip.figures import Printed
from tests.roundtrip.model import Align, Cell, Fact, Grid, Row, Rules
from tests.roundtrip.periods import Period
from tests.roundtrip.ratings import Scheme, rating_cell
from tests.roundtrip.vocabulary import SECTIONS, comment

MOST_COLUMNS = 13
RULES: tuple[Rules, ...] = ("grid", "grid", "horizontal", "horizontal", "banded", "heading", "none")
ALIGNED: tuple[Align, ...] = ("left", "left", "centre", "right")


def plain_table(rng: Random, now: Period, scheme: Scheme) -> Grid:
    """Indicators as rows under one row of headings."""
    at = setting(rng, now, scheme)
    with_refs = rng.random() < 0.75
    joined = rng.choice(EMBEDDED_REFS) if with_refs and rng.random() < 0.2 else None
    columns = [*naming(at, with_refs=with_refs, joined=joined), result_column(at, wordings.current(rng, now), newest=True)]
    columns.append(target_column(at, wordings.target(rng, now)))
    if at.in_column:
        columns.append(rating_column(at))
    optional = [
        *([target_column(at, wordings.year_target(rng, now))] if now.kind != "year" else []),
        *([target_column(at, wordings.floor(rng, now), measure="floor")]),
        result_column(at, wordings.previous(rng, now), newest=False),
        result_column(at, wordings.year_before(rng, now), newest=False),
        direction_column(at),
        *other_columns(at),
    ]
    for one in rng.sample(optional, rng.randint(max(0, 6 - len(columns)), min(len(optional), MOST_COLUMNS - len(columns)))):
        if all(one.heading != other.heading for other in columns):
            columns.append(one)
    columns = _in_order(rng, columns)
    indicators = random_indicators(rng, rng.randint(3, 14), with_refs=with_refs, joined=joined is not None)
    heading = tuple(Cell(text=column.heading, bold=True) for column in columns)
    return _filled(at, [heading], columns, indicators)


def nested_table(rng: Random, now: Period, scheme: Scheme) -> Grid:
    """Indicators as rows, and periods over groups of columns: a year over its quarters, or each period over its results and targets."""
    at = setting(rng, now, scheme)
    with_refs = rng.random() < 0.75
    names = _in_order(rng, naming(at, with_refs=with_refs, joined=None), shuffled=0)
    groups = _year_over_quarters(at) if now.kind == "quarter" and rng.random() < 0.5 else _periods_over_measures(at)
    after = rng.sample([direction_column(at), *other_columns(at)], rng.randint(0, 2))
    columns = [*names, *(column for _, under in groups for column in under), *after]
    top: list[Cell | None] = [Cell(text=one.heading, bold=True, rows=2) for one in names]
    low: list[Cell | None] = [None] * len(names)
    for name, under in groups:
        top += [Cell(text=name, bold=True, columns=len(under)), *[None] * (len(under) - 1)]
        low += [Cell(text=one.heading, bold=True) for one in under]
    top += [Cell(text=one.heading, bold=True, rows=2) for one in after]
    low += [None] * len(after)
    indicators = random_indicators(rng, rng.randint(3, 12), with_refs=with_refs)
    return _filled(at, [tuple(top), tuple(low)], columns, indicators)


def _year_over_quarters(at: Setting) -> list[tuple[str, list[Column]]]:
    """The year so far by quarters, with target and rating under it or beside, and perhaps the year before."""
    rng, now = at.rng, at.now
    groups = []
    year = now.financial_year
    if rng.random() < 0.5:
        before = Period("year", year.year - 1)
        outturn = result_column(
            at, wordings.Worded(text=rng.choice(("Outturn", "Result", "Actual", "Year end")), periods=(before.canonical,)), newest=False
        )
        full = [Period("quarter", before.year, number) for number in range(1, 5)]
        under = [outturn] if rng.random() < 0.5 else [_quarter(at, one, newest=False) for one in full]
        groups.append((before.named(rng), under))
    quarters = [_quarter(at, Period("quarter", year.year, number), newest=number == now.number) for number in range(1, now.number + 1)]
    under = [*quarters, *([rating_column_plain(at)] if at.in_column else [])]
    targets = [
        target_column(
            at, wordings.Worded(text=rng.choice(("Target", "Annual target", "Year end target")), periods=(year.canonical, now.canonical))
        )
    ]
    groups.append((year.named(rng), [*targets, *under] if rng.random() < 0.5 else [*under, *targets]))
    return groups


def rating_column_plain(at: Setting) -> Column:
    """A rating column whose heading names no period."""
    column = rating_column(at)
    return Column(key=column.key, heading=at.rng.choice(("RAG", "Status", "RAG rating")), fill=column.fill, rank=column.rank)


def _quarter(at: Setting, period: Period, *, newest: bool) -> Column:
    return result_column(at, wordings.Worded(text=period.loosely_named(at.rng), periods=(period.canonical,)), newest=newest)


def _periods_over_measures(at: Setting) -> list[tuple[str, list[Column]]]:
    """Each of two or three periods over its result and target, the newest with its rating, which may have one for each."""
    rng, now = at.rng, at.now
    periods = [now, now.before, *([now.year_before] if now.kind != "year" and rng.random() < 0.4 else [])]
    if rng.random() < 0.6:
        periods.reverse()
    words = rng.choice(("Actual", "Result", "Outturn", "Performance")), rng.choice(("Target", "Target", "Floor"))
    first = rng.random() < 0.5
    groups = []
    for period in periods:
        newest = period is now
        one = result_column(at, wordings.Worded(text=words[0], periods=(period.canonical,)), newest=newest)
        limit = target_column(at, wordings.Worded(text=words[1], periods=(period.canonical,)), measure=words[1].lower())
        under = [one, limit] if first else [limit, one]
        if at.in_column and newest:
            under.append(rating_column_plain(at))
        groups.append((period.named(rng), under))
    return groups


def _in_order(rng: Random, columns: list[Column], shuffled: float = 0.4) -> list[Column]:
    if rng.random() < shuffled:
        return rng.sample(columns, len(columns))
    return sorted(columns, key=lambda column: column.rank)


def _filled(at: Setting, headings: list[Row], columns: list[Column], indicators: list[Indicator]) -> Grid:
    """The table with a row for each indicator, at times under section rows and with commentary below each row."""
    rng = at.rng
    rows: list[Row] = list(headings)
    facts: list[Fact] = []
    sectioned, commented = rng.random() < 0.25, rng.random() < 0.15
    for number, indicator in enumerate(indicators):
        if sectioned and number % 4 == 0:
            rows.append(_across(rng.choice(SECTIONS), len(columns), bold=True))
        rating = at.scheme.rating(rng) if at.manner != "none" and rng.random() < 0.9 else None
        printed = [column.fill(indicator, rating) for column in columns]
        if rating and not any(fact.measure == "result" and fact.rating and fact.value for one in printed for fact in one.facts):
            printed = [_unrated(rng, column, one, at) for column, one in zip(columns, printed, strict=True)]
        rows.append(tuple(one.cell for one in printed))
        facts += [fact for one in printed for fact in one.facts]
        if commented:
            rows.append(_across(comment(rng, 3) + " " + comment(rng, 3), len(columns)))
    rules = rng.choice(RULES)
    set_rows = _aligned(rows, columns, rng.choice(ALIGNED))
    return Grid(rows=set_rows, header_rows=len(headings), facts=tuple(facts), repeated=rng.random() < 0.7, rules=rules)


def _aligned(rows: list[Row], columns: list[Column], align: Align) -> tuple[Row, ...]:
    """The rows with figures and their headings set at one side of their columns; headings over several columns likewise."""
    return tuple(
        tuple(
            replace(cell, align=align) if cell and columns[number].figures and cell.columns < len(columns) else cell
            for number, cell in enumerate(row)
        )
        for row in rows
    )


def _unrated(rng: Random, column: Column, printed: Printed, at: Setting) -> Printed:
    """A row whose newest result is no figure has no rating."""
    facts = tuple(replace(one, rating=None) for one in printed.facts)
    cell = (
        rating_cell(None, at.manner, at.scheme, rng) if column.key == "rating" else Cell(text=printed.cell.text, arrow=printed.cell.arrow)
    )
    return figures.Printed(cell=cell, facts=facts)


def _across(text: str, columns: int, *, bold: bool = False) -> Row:
    return (Cell(text=text, bold=bold, columns=columns), *[None] * (columns - 1))
