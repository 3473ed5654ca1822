"""One report as the audit takes it: its printed rows, its prose, and its tables other than those of indicators and activities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.audit.finding import TableLine, Words
from assistant.audit.rows import Row, rows_of
from assistant.tools.table_rows import TableView, table_view
from ingest.model import Activity, Chunk, ChunkKind, Document, Place, PublishedValue, Report, SectionTable

MOST_VALUES = 0.1  # share of a table's filled cells that may be published values of indicators


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Prose of a report under its path of headings; `row` is the row that it comments on, where it does."""

    of: Chunk | Activity | PublishedValue
    text: str
    headings: tuple[str, ...]
    row: Row | None = None

    def words(self, quote: str) -> Words:
        return Words(of=self.of, quote=quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """`tables` are those of money, risks and counts, as named rows and columns."""

    report: Report
    rows: tuple[Row, ...]
    passages: tuple[Passage, ...]
    tables: tuple[TableView, ...]

    @property
    def document(self) -> Document:
        return self.report.document


def audited(report: Report) -> Audited:
    """The report, ready for the rules."""
    rows = rows_of(report.values)
    tables = tuple(_tables(report))
    return Audited(report=report, rows=rows, passages=tuple(_passages(report, rows)), tables=tables)


def line_of(view: TableView, index: int) -> TableLine:
    return TableLine(table=view.source, row=index)


def _passages(report: Report, rows: Sequence[Row]) -> Iterator[Passage]:
    by_ref: dict[str | None, Row] = {row.ref: row for row in rows if row.ref}
    comments: set[str] = set()
    for row in rows:
        if row.comment:
            comments.add(_plain(row.comment))
            section = row.values[0].section
            yield Passage(of=_commented(row), text=row.comment, headings=_path(section), row=row)
    for activity in report.activities:
        if activity.commentary:
            comments.add(_plain(activity.commentary))
            yield Passage(of=activity, text=activity.commentary, headings=_path(activity.section))
    said = "\n".join(sorted(comments))  # one text to look in, as a long report has thousands of comments
    for chunk in report.chunks:
        if chunk.kind is ChunkKind.PROSE and _plain(chunk.text) not in said:
            yield Passage(of=chunk, text=chunk.text, headings=chunk.headings, row=_row_named(chunk, by_ref))


def _commented(row: Row) -> PublishedValue:
    """The value for which the comment stands: the result, else the first."""
    return row.result or row.values[0]


def _row_named(chunk: Chunk, by_ref: dict[str | None, Row]) -> Row | None:
    """The row whose reference the title of a passage begins with, as where comments stand in a table of their own."""
    if chunk.ref:
        return by_ref.get(chunk.ref)
    return by_ref.get((chunk.title or "").split(" ")[0])


def _path(section: str | None) -> tuple[str, ...]:
    return tuple(section.split(" > ")) if section else ()


def _plain(text: str) -> str:
    return " ".join(text.split())


def _tables(report: Report) -> Iterator[TableView]:
    held = {place for value in report.values for place in value.places}
    held |= {place for activity in report.activities for place in activity.places}
    titles = {_plain(activity.title) for activity in report.activities}
    for table in report.tables:
        if table.table.rows and not _is_of_records(table, held, titles):
            view = table_view(table)
            if view is not None and view.figure_columns:
                yield view


def _is_of_records(one: SectionTable, held: set[Place], titles: set[str]) -> bool:
    """Is it a table of indicators or activities?"""
    cells = [cell for row in one.table.rows for cell in row if cell is not None and cell.text.strip()]
    known = sum(any(place in held for place in cell.places) or _plain(cell.text) in titles for cell in cells)
    return known > MOST_VALUES * len(cells)
