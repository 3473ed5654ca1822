"""Random tables the other way round: indicators as columns, or one indicator with its periods as columns."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.roundtrip import figures, wordings
from tests.roundtrip.amounts import random_indicators
from tests.roundtrip.columns import Column, direction_column, rating_column, result_column, setting, target_column
from tests.roundtrip.model import Block, Cell, Fact, Grid, Heading, Row, Rules
from tests.roundtrip.periods import Period
from tests.roundtrip.ratings import Manner, Scheme, rating_cell

RULES: tuple[Rules, ...] = ("grid", "grid", "banded")
RATED: tuple[Manner, ...] = ("word", "colour", "word on colour")
CORNERS = ("", "Indicator", "Measure", "Performance indicator", "KPI")


def transposed_table(rng: Random, now: Period, scheme: Scheme) -> Grid:
    """A column for each indicator; the first column says what each row holds."""
    at = setting(rng, now, scheme)
    with_refs = rng.random() < 0.6
    lines: list[Column] = [result_column(at, wordings.current(rng, now), newest=True), target_column(at, wordings.target(rng, now))]
    if at.in_column:
        lines.append(rating_column(at))
    optional = [
        target_column(at, wordings.floor(rng, now), measure="floor"),
        result_column(at, wordings.previous(rng, now), newest=False),
        direction_column(at),
    ]
    lines += rng.sample(optional, rng.randint(1, 3))
    lines = [one for number, one in enumerate(lines) if all(one.heading != other.heading for other in lines[:number])]
    indicators = random_indicators(rng, rng.randint(2, 6), with_refs=with_refs)
    rows: list[Row] = [(Cell(text=rng.choice(CORNERS), bold=True), *(Cell(text=one.title, bold=True) for one in indicators))]
    if with_refs:
        rows.append((Cell(text=rng.choice(("Ref", "Reference", "KPI Ref")), bold=True), *(Cell(text=one.ref or "") for one in indicators)))
    facts: list[Fact] = []
    ratings = [at.scheme.rating(rng) if at.manner != "none" else None for _ in indicators]
    for line in lines:
        printed = [line.fill(one, rating) for one, rating in zip(indicators, ratings, strict=True)]
        rows.append((Cell(text=line.heading, bold=True), *(one.cell for one in printed)))
        facts += [fact for one in printed for fact in one.facts]
    return Grid(rows=tuple(rows), header_rows=1, facts=tuple(facts), rules=rng.choice(RULES))


def history_by_rows(rng: Random, now: Period, scheme: Scheme) -> tuple[Block, ...]:
    """One indicator under its name: periods as the labels of rows, result, target and rating as columns."""
    heading, grid = history_table(rng, now, scheme)
    assert isinstance(grid, Grid)
    turned = tuple(tuple(row[column] for row in grid.rows) for column in range(len(grid.rows[0])))
    corner = replace(turned[0][0] or Cell(), text=rng.choice(("Period", "Quarter", "Reporting period", "")), bold=True)
    rows = ((corner, *turned[0][1:]), *turned[1:])
    return heading, replace(grid, rows=rows, rules=rng.choice(("grid", "banded", "horizontal")))


def long_table(rng: Random, now: Period, scheme: Scheme) -> Grid:
    """A row for each period of each indicator, whose name stands once beside its rows or in each of them."""
    at = setting(rng, now, scheme)
    periods = [now]
    for _ in range(rng.randint(1, 3)):
        periods.insert(0, periods[0].before)
    form, once = rng.randrange(1_000), rng.random() < 0.5
    with_refs = rng.random() < 0.6
    names = ([rng.choice(wordings.REFS)] if with_refs else []) + [rng.choice(("Indicator", "Measure", "Performance indicator"))]
    words = (*names, rng.choice(("Period", "Reporting period", "Time period")), rng.choice(("Result", "Actual", "Outturn")), "Target")
    rows: list[Row] = [tuple(Cell(text=text, bold=True) for text in (*words, *(["RAG"] if at.in_column else [])))]
    facts: list[Fact] = []
    for indicator in random_indicators(rng, rng.randint(2, 5), with_refs=with_refs):
        named = [indicator.ref or "", indicator.title] if with_refs else [indicator.title]
        for number, period in enumerate(periods):
            rating = at.scheme.rating(rng) if at.in_column else None
            result = figures.result(rng, indicator, (period.canonical,), rating=rating)
            target = figures.target(rng, indicator, (period.canonical,))
            rating = result.facts[0].rating if result.facts[0].value else None
            names_here = [Cell(text=text, rows=len(periods) if once else 1) if number == 0 or not once else None for text in named]
            rated = [rating_cell(rating, at.manner, at.scheme, rng)] if at.in_column else []
            rows.append((*names_here, Cell(text=period.named(Random(form))), result.cell, target.cell, *rated))
            facts += [replace(result.facts[0], rating=rating), *target.facts]
    return Grid(rows=tuple(rows), header_rows=1, facts=tuple(facts), rules="grid" if once else rng.choice(RULES))


def history_table(rng: Random, now: Period, scheme: Scheme) -> tuple[Block, ...]:
    """One indicator under its name: periods as columns, target, result and rating as rows."""
    indicator = random_indicators(rng, 1, with_refs=rng.random() < 0.7, joined=True)[0]
    name = f"{indicator.ref}: {indicator.title}" if indicator.ref else indicator.title
    periods = [now]
    for _ in range(rng.randint(2, 5)):
        periods.insert(0, periods[0].before)
    form = rng.randrange(1_000)
    header: Row = (
        Cell(text=rng.choice(("", "Period", "Measure")), bold=True),
        *(Cell(text=one.named(Random(form)), bold=True) for one in periods),
    )
    results = [figures.result(rng, indicator, (one.canonical,), rating=scheme.rating(rng)) for one in periods]
    targets = [figures.target(rng, indicator, (one.canonical,)) for one in periods]
    rated = rng.random() < 0.6
    lines: list[Row] = [
        (Cell(text=rng.choice(("Actual", "Result", "Performance", "Outturn")), bold=True), *(one.cell for one in results)),
        (Cell(text="Target", bold=True), *(one.cell for one in targets)),
    ]
    if rng.random() < 0.5:
        lines.reverse()
    ratings = [one.facts[0].rating if one.facts[0].value else None for one in results]
    if rated:
        manner = rng.choice(RATED)
        lines.append((Cell(text=rng.choice(("RAG", "Status")), bold=True), *(rating_cell(one, manner, scheme, rng) for one in ratings)))
    facts = [replace(one.facts[0], rating=rating if rated else None) for one, rating in zip(results, ratings, strict=True)]
    facts += [one.facts[0] for one in targets]
    return Heading(text=name), Grid(rows=(header, *lines), header_rows=1, facts=tuple(facts), rules="grid")
