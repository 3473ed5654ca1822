"""Tables in, published values out. Read this first of the files about indicators.

table -> upright (`turned`) -> stretches under indicator headings (`indicator_tables`) -> rows (`indicator_row`) -> values with ids; other
tables may be `cards`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.grids.grid import filled, one_line
from ingest.grids.outline import row_comment, row_label
from ingest.model import Cell, Document, Measure, Problem, PublishedValue, SectionTable
from ingest.records.card_names import with_names
from ingest.records.cards import read_cards
from ingest.records.heading_terms import Role
from ingest.records.indicator_row import is_blank, names_indicator, not_reported, read_row
from ingest.records.indicator_tables import IndicatorTable, find_indicator_tables
from ingest.records.published import with_ids
from ingest.records.turned import upright
from ingest.records.unsure_rows import unsure_rows
from ingest.values.rating import Palette


def read_indicators(tables: tuple[SectionTable, ...], document: Document) -> tuple[tuple[PublishedValue, ...], tuple[Problem, ...]]:
    """Every value that the report publishes for an indicator, in its order, and the cells whose figures could not be told apart."""
    firsts = {table.headings: table.id for table in reversed(tables)}
    tables = tuple(upright(table, first=firsts[table.headings] == table.id) for table in tables)
    parts = {table.id: find_indicator_tables(table.table, document.period) for table in tables}
    palette = Palette.learn(_rating_cells(tables, parts))
    named = with_names(tables)
    values: list[PublishedValue] = []
    for table in tables:
        for part in parts[table.id]:
            values += _read_part(part, table.headings, document, palette)
        if not parts[table.id]:
            values += read_cards(named.get(table.id, table), document, palette, headed=firsts.get(table.headings) == table.id)
    kept = with_ids(values, document)
    return kept, tuple(problem for table in tables for part in parts[table.id] for problem in _alike(part))


def _rating_cells(tables: Iterable[SectionTable], parts: dict[str, tuple[IndicatorTable, ...]]) -> Iterator[tuple[str, str | None]]:
    """Texts and fills of all short cells, which hold the rating words and the key, and of the rating and result columns."""
    for table in tables:
        for row in table.table.rows:
            for cell in row:
                if cell is not None and cell.fill and 0 < len(cell.text.split()) <= 3:
                    yield (cell.text, cell.fill) if _says_rating(cell) else ("", None)
        for part in parts[table.id]:
            columns = part.columns(Role.RATING) or part.columns(Role.MEASURE, Measure.RESULT)
            yield from ((cell.text, cell.fill) for number in part.rows for i in columns if (cell := part.table.rows[number][i]) is not None)


def _says_rating(cell: Cell) -> bool:
    return any(word in cell.text.lower() for word in ("green", "amber", "red"))


def _read_part(part: IndicatorTable, headings: tuple[str, ...], document: Document, palette: Palette) -> list[PublishedValue]:
    values: list[PublishedValue] = []
    label, merged = None, None
    last_row: list[PublishedValue] = []
    unsure = unsure_rows(part)
    for number in part.rows:
        if number in unsure:
            continue
        row = part.table.rows[number]
        if (comment := row_comment(row)) is not None:
            last_row = _with_comment(values, last_row, one_line(comment))
            continue
        if not names_indicator(part, number) and (found := row_label(row)) is not None:
            label = found
            continue
        if len(filled(row)) < 2:
            continue
        section = " > ".join(dict.fromkeys((*headings, *([label] if label else [])))) or None
        read = read_row(part, number, section=section, document=document, palette=palette, merged=merged)
        merged = not_reported(part, number) or (merged if is_blank(part, number) else None)
        last_row = list(read)
        values += read
    return values


def _with_comment(values: list[PublishedValue], last_row: list[PublishedValue], comment: str) -> list[PublishedValue]:
    """Gives the values of the last row, which end `values`, the comment that stands under it."""
    if not last_row:
        return last_row
    commented = [replace(value, comment=" ".join(filter(None, (value.comment, comment)))) for value in last_row]
    values[-len(commented) :] = commented
    return commented


def _alike(part: IndicatorTable) -> Iterator[Problem]:
    """The columns whose figures are left out, as their headings do not tell them apart, and the rows whose names run into other columns."""
    for number in unsure_rows(part):
        cell = filled(part.table.rows[number])[0]
        message = f"the columns of the row {one_line(cell.text)[:60]!r} cannot be told apart; its figures were left out"
        yield Problem(kind="row unsure", message=message, place=cell.places[0])
    if part.alike:
        named = ", ".join(f"{text!r}" for text in part.alike)
        message = f"several columns are headed {named} and cannot be told apart; their figures were left out"
        yield Problem(kind="columns alike", message=message, place=part.table.places[0])
