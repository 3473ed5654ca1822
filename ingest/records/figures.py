"""The results, targets and floors of one row: each with its period, unit, basis and rating."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.grids.grid import cell_at, one_line, text_at
from ingest.model import Basis, Cell, Measure, PublishedValue
from ingest.records.basis import basis_in_words
from ingest.records.heading_terms import Relation, Role
from ingest.records.headings import ColumnHeading
from ingest.records.indicator_tables import IndicatorTable
from ingest.records.published import Indicator, publish
from ingest.values.composite import parse_composite
from ingest.values.number import ParsedNumber, parse_number
from ingest.values.period import PeriodMention, contains, month_range
from ingest.values.rating import Palette, ReadRating, parse_rating
from ingest.values.unit import lent_to_results, parse_unit, unit_in_words

YEAR_MONTHS = 12
FIGURES = (Measure.RESULT, Measure.TARGET, Measure.FLOOR)
OPTIONAL = (Measure.FLOOR,)  # an empty cell of these says nothing; an empty result or target is kept as such
CURRENT = (Relation.CURRENT, Relation.WHOLE_YEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A cell of a value column as read, with the period that it is for."""

    column: int
    heading: ColumnHeading
    cell: Cell
    parsed: ParsedNumber
    period: str | None
    rolling: bool

    @property
    def is_result(self) -> bool:
        return self.heading.measure is Measure.RESULT


def read_figures(part: IndicatorTable, row: int, row_period: PeriodMention | None) -> list[Figure]:
    """The figures of a row in the order of its columns. `row_period` is what its own period column prints.

    A figure's period is the one in its cell, else the row's (for the newest results, and where the heading names none), else the heading's,
    else the report's. A month or day in the cell counts only where no other period is printed: beside one it is the moment of the figure.
    """
    figures = []
    newest = max(
        (_end(heading) for heading in part.headings if heading.measure is Measure.RESULT and heading.relation in CURRENT), default=None
    )
    for column, heading in enumerate(part.headings):
        cell = cell_at(part.table, row, column)
        if heading.measure not in FIGURES or cell is None or (heading.measure in OPTIONAL and not cell.text.strip()):
            continue
        several = parse_composite(cell.text) if heading.measure is Measure.RESULT else ()
        several = several or (parse_number(cell.text, target=heading.measure is not Measure.RESULT),)
        figures += [_figure(column, heading, cell, parsed, row_period, newest) for parsed in several]
    return figures


def _figure(
    column: int, heading: ColumnHeading, cell: Cell, parsed: ParsedNumber, row_period: PeriodMention | None, newest: tuple[int, int] | None
) -> Figure:
    told = row_period if row_period and _row_tells(row_period, heading, newest) else None
    if told and told.as_at and parsed.as_at is None:
        parsed = replace(parsed, as_at=told.period)
    in_row = told.period if told and not told.as_at else None
    moment = parsed.as_at if not heading.printed and in_row is None else None
    if moment and heading.period and len(moment) > len("2016-09"):
        moment = None  # a day in the report's own period
    period = parsed.period or moment or in_row or heading.period
    rolling = parsed.rolling or _is_rolling(period, heading)
    return Figure(column=column, heading=heading, cell=cell, parsed=parsed, period=period, rolling=rolling)


def _row_tells(row_period: PeriodMention, heading: ColumnHeading, newest: tuple[int, int] | None) -> bool:
    """Whether the period that a row prints is that of its figure under `heading`. A longer period around the heading's says nothing new."""
    if heading.relation not in CURRENT:
        return False
    if not heading.printed:
        return True
    return heading.measure is Measure.RESULT and _end(heading) == newest and not contains(row_period.period, str(heading.period))


def effective_period(period: str | None, figures: Sequence[Figure]) -> str | None:
    """The period that the result under a heading of `period` is really for in this row."""
    return next((figure.period for figure in figures if figure.is_result and figure.heading.period == period and figure.period), period)


def publish_figure(
    part: IndicatorTable, row: int, figure: Figure, figures: Sequence[Figure], indicator: Indicator, palette: Palette
) -> PublishedValue:
    """The published value of a figure."""
    parsed, moment = figure.parsed, figure.parsed.as_at
    assert figure.heading.measure is not None  # read_figures takes no others
    return publish(
        indicator,
        figure.cell.places,
        figure.heading.measure,
        figure.period,
        one_line(figure.cell.text),
        parsed.value,
        unit_of_row(part, row, figures, indicator, printed=parsed.unit, heading=figure.heading.text, figure=figure),
        basis=_basis(figure, indicator),
        rating=_rating(part, row, figure, figures, palette) if figure.is_result else None,
        qualifiers=(*parsed.qualifiers, *([f"as at {moment}"] if moment and moment != figure.period else [])),
    )


def unit_of_row(
    part: IndicatorTable,
    row: int,
    figures: Sequence[Figure],
    indicator: Indicator,
    *,
    printed: str | None = None,
    heading: str = "",
    figure: Figure | None = None,
) -> str | None:
    """The unit of a figure of the row, from its own cell (`printed`), a column of units, the other figures, the title or the heading.

    `figure` is None for what is told in the unit of the results: a benchmark, a variance.
    """
    for column in part.columns(Role.UNIT):
        printed = printed or unit_in_words(f"{text_at(part.table, row, column)} of")
    siblings, values = tuple(one.parsed.lent_unit for one in figures), tuple(one.parsed.value for one in figures)
    if figure is None or figure.is_result:
        siblings = lent_to_results(siblings, values, tuple(one.is_result for one in figures))
    return parse_unit(printed, siblings, values, indicator.title, heading, figure.parsed.value if figure is not None else None)


def rated_figure(rating: ColumnHeading, column: int, figures: Sequence[Figure]) -> Figure | None:
    """Which result a rating column rates: that of its period, else the newest; of several that of its basis, then the nearest left."""
    results = [figure for figure in figures if figure.is_result]
    if rating.relation not in CURRENT:
        return next((figure for figure in results if figure.heading.relation is rating.relation), None)
    current = [figure for figure in results if figure.heading.relation in CURRENT]
    if rating.printed:
        same = [figure for figure in current if figure.heading.period == rating.period]
        current = same or [figure for figure in current if contains(str(rating.period), str(figure.heading.period))]  # "RAG" under the year
    newest = max((_end(figure.heading) for figure in current), default=None)
    latest = [figure for figure in current if _end(figure.heading) == newest]
    chosen = [figure for figure in latest if figure.heading.basis is rating.basis] or latest
    before = [figure for figure in chosen if figure.column < column]
    return before[-1] if before else chosen[0] if chosen else None


def _end(heading: ColumnHeading) -> tuple[int, int]:
    first, last = month_range(heading.period or "") or (0, 0)
    return last, first


def _is_rolling(period: str | None, heading: ColumnHeading) -> bool:
    """A year other than the financial one, or a year in a quarter's column, moves with the report."""
    months = month_range(period) if period and re.search(r"\.\.|^\d{4}/\d{2}$", period) else None
    if period is None or months is None or months[1] - months[0] + 1 != YEAR_MONTHS:
        return False
    return ".." in period or (heading.printed and " Q" in str(heading.period))


def _basis(figure: Figure, indicator: Indicator) -> Basis | None:
    if figure.rolling:
        return Basis.ROLLING
    if figure.is_result and figure.parsed.as_at and figure.parsed.as_at != figure.period:
        return Basis.AS_AT
    if figure.heading.basis is not None or not figure.is_result:
        return figure.heading.basis
    return basis_in_words(" ".join((*indicator.reference.notes, *figure.parsed.qualifiers)))


def _rating(part: IndicatorTable, row: int, figure: Figure, figures: Sequence[Figure], palette: Palette) -> ReadRating | None:
    """The rating of a result: in its cell, in the rating column that belongs to it, or as the colour of its cell."""
    if figure.parsed.rating is not None:
        return figure.parsed.rating
    for column in part.columns(Role.RATING):
        cell = cell_at(part.table, row, column)
        if cell is not None and rated_figure(part.headings[column], column, figures) is figure:
            return parse_rating(cell.text) or palette.read(cell.fill)
    if part.columns(Role.RATING) or _fills_row(part, row, figure.cell.fill):
        return None
    return palette.read(figure.cell.fill)


def _fills_row(part: IndicatorTable, row: int, fill: str | None) -> bool:
    """Whether a fill is that of the whole row (banding) and so no rating."""
    cells = [cell for cell in part.table.rows[row] if cell is not None]
    return fill is not None and sum(cell.fill == fill for cell in cells) * 2 >= len(cells)
