"""Which columns of figures of its table a request means: named, implied, or several in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.meaning.periods import AskedPeriod, PeriodKind, span_of
from assistant.printed_tables.questions import TableRequest
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.table_cell import best_columns, default_column, is_variance
from assistant.tools.table_rows import TableRow, TableView
from ingest.values.period import find_periods


def column_of(request: TableRequest, view: TableView, *, ranking: bool = False) -> int | None:
    """The one column of figures that the question means: named, the only one, or the total of several."""
    if len(years_asked(request)) > 1:
        columns = span_columns(request, view)
        return columns[0] if len(columns) == 1 else None
    named = [column for column in request.match.columns if column in view.figure_columns]
    if ranking and request.reading.sign and not any(Concept.VARIANCE in concepts_of(view.names[column]) for column in named):
        named = [column for column in view.figure_columns if is_variance(view.names[column])]
    if len(named) == 1:
        return named[0]
    if named and len({tuple(view.text(row, column) for row in view.rows) for column in named}) == 1:
        return named[0]
    if named:
        return None
    return default_column(view)


def years_asked(request: TableRequest) -> tuple[AskedPeriod, ...]:
    """The financial years of a question about several."""
    return tuple(period for period in request.reading.asked.periods if period.kind in (PeriodKind.YEAR, PeriodKind.ACADEMIC))


def span_columns(request: TableRequest, view: TableView) -> tuple[int, ...]:
    """The columns that add up to the years asked for: the total where it sums just these years, else the column of each; empty where a
    year has none of its own."""
    years = years_asked(request)
    dated = {column: {mention.period for mention in find_periods(view.names[column])} for column in view.figure_columns}
    dated = {column: periods for column, periods in dated.items() if periods}
    each = [[column for column, periods in dated.items() if any(_is_year(year, period) for period in periods)] for year in years]
    totals = [column for column in view.figure_columns if column not in dated and Concept.TOTAL in concepts_of(view.names[column])]
    if any(len(columns) != 1 for columns in each):
        return ()
    chosen = tuple(columns[0] for columns in each)
    return (totals[0],) if len(totals) == 1 and set(chosen) == set(dated) else chosen


def _is_year(year: AskedPeriod, period: str) -> bool:
    return span_of(period) == (year.start, year.end)


def columns_each(request: TableRequest, view: TableView, row: TableRow) -> list[int]:
    """The columns of figures that the question names one after the other: "forecast less revised budget", "2026/27 and 2027/28"."""
    asked = request.reading.asked
    found: list[int] = []
    for item in asked.items:
        if item.concept is not None and item.concept is not Concept.SAVING:
            found += _sole(best_columns(view, replace(asked, items=(item,), periods=()), None), view, row)
    if len(found) < 2:
        for period in sorted(asked.periods, key=lambda period: period.end, reverse=True):
            found += _sole(best_columns(view, replace(asked, items=(), periods=(period,)), None), view, row)
    return list(dict.fromkeys(found))


def _sole(columns: Sequence[int], view: TableView, row: TableRow) -> list[int]:
    kept = [column for column in columns if column in view.figure_columns and view.number(row, column) is not None]
    return kept if len(kept) == 1 else []
