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
