"""One row of an indicator table -> the values it publishes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.grids.grid import cell_at, one_line, own_text, row_text, text_at
from ingest.model import Cell, Document, Measure, PublishedValue
from ingest.records.figures import CURRENT, Figure, effective_period, publish_figure, read_figures, unit_of_row
from ingest.records.heading_terms import Role
from ingest.records.headings import ColumnHeading
from ingest.records.indicator_tables import IndicatorTable
from ingest.records.published import FOOTNOTE_MARKS, Indicator, clean_title, publish
from ingest.values.benchmarks import parse_benchmarks
from ingest.values.composite import parse_composite
from ingest.values.number import CellKind, parse_fraction, parse_number
from ingest.values.period import PeriodMention, financial_year_of, find_periods, month_range
from ingest.values.polarity import parse_polarity
from ingest.values.rating import Palette
from ingest.values.refs import Reference, looks_like_ref, parse_ref, split_ref
from ingest.values.unit import unit_in_words

PERIOD_SLACK = 12  # characters beside a period that leave a text a period: "as at", "to end of"

_NAMING = (Role.REF, Role.TITLE, Role.WEAK_TITLE, Role.KIND, Role.POLARITY, Role.COMMENT, Role.SERVICE, Role.UNIT)


def read_row(
    part: IndicatorTable, row: int, *, section: str | None, document: Document, palette: Palette, merged: Cell | None
) -> tuple[PublishedValue, ...]:
    """The values of one row, without ids, in the order of its columns; none when the row names no indicator.

    `merged` is a cell such as "not due this quarter" that stands in a row above for this one too: the raw text of a result without value.
    """
    indicator = read_indicator(part, row, section)
    if indicator is None:
        return ()
    figures = read_figures(part, row, _period_of_row(part, row, document))
    if indicator.reference.ref is None and part.column(Role.REF) is not None and not any(figure.cell.text.strip() for figure in figures):
        return ()  # the rest of a row that could not be joined
    note = not_reported(part, row) or (merged if is_blank(part, row) else None)
    if note is not None or is_blank(part, row):
        return (_without_value(part, row, indicator, note),)
    values = [(figure.column, publish_figure(part, row, figure, figures, indicator, palette)) for figure in figures]
    values += _others(part, row, figures, indicator)
    return tuple(value for _, value in sorted(values, key=lambda pair: pair[0]))


def read_indicator(part: IndicatorTable, row: int, section: str | None) -> Indicator | None:
    """What a row says of its indicator; None for a row without title."""
    title_columns = part.columns(Role.TITLE) or part.columns(Role.WEAK_TITLE)
    if not title_columns:
        return None
    title = clean_title(text_at(part.table, row, title_columns[0]))
    ref_column = part.column(Role.REF)
    reference = parse_ref(text_at(part.table, row, ref_column)) if ref_column is not None else Reference(ref=None)
    if reference.ref is None:
        found, title = split_ref(title)
        reference = replace(reference, ref=found)
    if not re.search(r"[A-Za-z]{2}", title):
        return None
    printed = " ".join(text_at(part.table, row, column) for column in part.columns(Role.POLARITY))
    polarity, source = parse_polarity(printed, title)
    comments = [text for column in part.columns(Role.COMMENT) if (text := text_at(part.table, row, column))]
    return Indicator(
        reference=reference,
        title=title,
        section=section,
        polarity=polarity,
        polarity_source=source,
        row_text=row_text(part.table.rows[row]),
        comment=" ".join(comments) or None,
        certain=part.table.certain,
    )


def names_indicator(part: IndicatorTable, row: int) -> bool:
    """Whether a row with few texts is an indicator without values: a ref in the ref column and a title in the title column."""
    ref, title = part.column(Role.REF), part.column(Role.TITLE)
    if ref is None or title is None:
        return False
    return looks_like_ref(own_text(part.table.rows[row][ref])) and len(own_text(part.table.rows[row][title]).split()) > 1


def is_blank(part: IndicatorTable, row: int) -> bool:
    """Whether a row has an indicator and nothing in any value column."""
    return not any(_tells(part.table.rows[row][i]) for i in _value_columns(part))


def not_reported(part: IndicatorTable, row: int) -> Cell | None:
    """The cell that stands in place of all values of a row ("will be reported in quarter 3"), None for a row with values.

    It is the only text beside the indicator, in the first column after it or over several columns, and neither a period nor a figure.
    """
    columns = _value_columns(part)
    told = [i for i in columns if _tells(part.table.rows[row][i])]
    if len(told) != 1:
        return None
    cell = part.table.rows[row][told[0]]
    if cell is None or cell.drawing or (told[0] != columns[0] and cell.column_span == 1):
        return None
    text = one_line(cell.text)
    says_no_figure = parse_number(text).kind is CellKind.TEXT and not parse_composite(text)
    return cell if says_no_figure and not _is_period(text) else None


def _value_columns(part: IndicatorTable) -> list[int]:
    return [i for i, heading in enumerate(part.headings) if heading.role not in _NAMING and heading.text]


def _tells(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text.strip() or cell.drawing)


def _is_period(text: str) -> bool:
    return any(len(text) - (mention.end - mention.start) < PERIOD_SLACK for mention in find_periods(text, year="2000/01"))


def _period_of_row(part: IndicatorTable, row: int, document: Document) -> PeriodMention | None:
    """The period that the row's own period column prints."""
    for column in part.columns(Role.PERIOD):
        mentions = find_periods(text_at(part.table, row, column), year=financial_year_of(document.period))
        if mentions:
            return mentions[0]
    return None


def _others(part: IndicatorTable, row: int, figures: Sequence[Figure], indicator: Indicator) -> Iterator[tuple[int, PublishedValue]]:
    """Fractions, directions, variances and benchmarks of a row, with their columns."""
    for column, heading in enumerate(part.headings):
        cell = cell_at(part.table, row, column)
        if cell is None or not _tells(cell):
            continue
        for value in _values_of_cell(part, row, cell, heading, figures, indicator):
            yield column, value


def _values_of_cell(
    part: IndicatorTable, row: int, cell: Cell, heading: ColumnHeading, figures: Sequence[Figure], indicator: Indicator
) -> Iterator[PublishedValue]:
    period, raw = effective_period(heading.period, figures), one_line(cell.text)
    if heading.role is Role.FRACTION or heading.measure is Measure.RESULT:
        fraction = parse_fraction(cell.text) or parse_number(cell.text).fraction
        for measure, part_of_it in zip((Measure.NUMERATOR, Measure.DENOMINATOR), fraction or (), strict=False):
            yield publish(indicator, cell.places, measure, period, raw, part_of_it, "count")
    elif heading.measure in (Measure.NUMERATOR, Measure.DENOMINATOR):
        parsed = parse_number(cell.text)
        if parsed.value is not None:
            yield publish(indicator, cell.places, heading.measure, period, raw, parsed.value, parsed.unit or "count")
    elif heading.measure is Measure.DIRECTION:
        words = one_line(FOOTNOTE_MARKS.sub("", cell.text)) or (cell.drawing.value if cell.drawing else "")
        yield publish(
            indicator, cell.places, Measure.DIRECTION, period, words, compared_with=effective_period(heading.compared_with, figures)
        )
    elif heading.measure is Measure.VARIANCE:
        parsed = parse_number(cell.text)
        unit = parsed.unit or unit_of_row(part, row, figures, indicator, heading=heading.text) if parsed.value is not None else None
        yield publish(indicator, cell.places, Measure.VARIANCE, period, raw, parsed.value, unit)
    elif heading.measure is Measure.BENCHMARK:
        row_unit = unit_of_row(part, row, figures, indicator)
        for one in parse_benchmarks(cell.text, group=heading.group):
            unit = None if one.rank or one.value is None else one.unit or row_unit
            yield publish(
                indicator, cell.places, Measure.BENCHMARK, one.period or heading.period, one.raw, one.value, unit, group=one.group
            )


def _without_value(part: IndicatorTable, row: int, indicator: Indicator, note: Cell | None) -> PublishedValue:
    """A result without value for the current period, at the place of the text that says why, and of the row if that stands in another."""
    first = next(cell for cell in part.table.rows[row] if cell is not None and cell.text.strip())
    said = note.places if note else ()
    places = said if note is not None and note in part.table.rows[row] else (*first.places, *said)
    current = [
        heading.period for heading in part.headings if heading.measure is Measure.RESULT and heading.relation in CURRENT and heading.period
    ]
    period = max(current, key=lambda one: (month_range(one) or (0, 0))[::-1], default=None)
    return publish(indicator, places, Measure.RESULT, period, one_line(note.text) if note else "", unit=unit_in_words(indicator.title))
