"""Tables that are keys: a rating in each row, or over each column, beside what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.grids.grid import filled, own_text, row_text, text_at
from ingest.keys.bands import LEVELS, SUBJECTS, FoundKey, KeyLine
from ingest.keys.edges import plain
from ingest.model import Cell, RatingSource, SectionTable, Table
from ingest.values.rating import Palette, ReadRating, parse_rating

MAX_RATING_WORDS = 4  # "Green Amber (GA)"
MIN_LINES = 2
MAX_LINES = 8
MAX_LETTERS = 3
MAX_TURNED = 4  # rows of a table whose ratings stand side by side
# Headings, and headings of columns, of a table that explains ratings.
KEY_WORDS = re.compile(
    r"\bkey (?:to|for)\b|^key\b|\blegend\b|\bmeaning|\bdefin|\bdescri|\bcriteria\b|\bexplanation\b|\bmeans\b|\brepresents\b|\bthresholds?\b"
    r"|\bhow (?:we|\w+ (?:is|are)) (?:rate|measure|assess)|\bpercentage of\b|\bratings? (?:used|guide)|\bguide to\b"
)


COUNT = re.compile(r"\(?\d[\d,.]*\s?%?\)?|-")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row of a key: the rating in it, and the other cells with the column that each stands in."""

    number: int
    rating: ReadRating
    cell: Cell
    others: tuple[tuple[int, Cell], ...]


def keys_in_table(source: SectionTable) -> tuple[FoundKey, ...]:
    """The keys that a table holds: usually none; two where its columns or stretches explain ratings of two things."""
    for table in (source.table, _turned(source.table)):
        found = tuple(key for stretch in _stretches(table) for key in _keys(table, stretch, source.headings))
        if found:
            return found
    return ()


def is_key_heading(text: str) -> bool:
    """Does a heading say that ratings are explained under it?"""
    return bool(KEY_WORDS.search(plain(text)))


def _stretches(table: Table) -> Iterator[list[_Row]]:
    """Rows that follow each other with a different rating each. Where headings end does not count: a key has colours in place of words."""
    palette = Palette.learn((row[0].text, row[0].fill) for row in table.rows if row and row[0])
    rows: list[_Row] = []
    for number, cells in enumerate(table.rows):
        row = _key_row(number, cells, palette)
        if row is None or row.rating.raw.casefold() in (one.rating.raw.casefold() for one in rows):
            yield rows
            rows = []
        if row is not None:
            rows.append(row)
    yield rows


def _key_row(number: int, cells: Sequence[Cell | None], palette: Palette) -> _Row | None:
    """The row as one of a key: a rating, or a cell in its colour, and then words; None for any other row, above all one of counts."""
    own = [(column, cell) for column, cell in enumerate(cells) if cell is not None and (cell.text.strip() or palette.read(cell.fill))]
    if not own:
        return None
    rating = _rating(own[0][1], palette)
    others = tuple((column, cell) for column, cell in own[1:] if not _only_rating(cell))
    if rating is None or not others or any(COUNT.fullmatch(own_text(cell)) for _, cell in others):
        return None
    return _Row(number=number, rating=rating, cell=own[0][1], others=others)


def _rating(cell: Cell, palette: Palette) -> ReadRating | None:
    text = own_text(cell)
    if not text:
        return palette.read(cell.fill)
    if len(text.split()) > MAX_RATING_WORDS:
        return None
    level = LEVELS.fullmatch(text)
    return parse_rating(text) or (ReadRating(rating=None, raw=text, source=RatingSource.TEXT) if level else None)


def _only_rating(cell: Cell) -> bool:
    """The letters that stand for a rating in the tables ("Shown as: GA"), or a blank cell in its colour."""
    text = own_text(cell)
    return not text or (len(text) <= MAX_LETTERS and parse_rating(text) is not None)


def _keys(table: Table, rows: Sequence[_Row], headings: tuple[str, ...]) -> Iterator[FoundKey]:
    """The keys of one stretch of rows: one for each thing that a heading of a column names, else one of all columns together."""
    columns = sorted({column for row in rows for column, _ in row.others})
    above = table.rows[rows[0].number - 1] if rows and rows[0].number else ()
    label = own_text(filled(above)[0]) if len(filled(above)) == 1 else ""
    names = {column: "" if label or not above else text_at(table, rows[0].number - 1, column) for column in columns}
    subjects = {column: rated for column in columns for rated, wording in SUBJECTS if re.search(wording, plain(names[column]))}
    alone = len(set(subjects.values())) < len(columns) or len(columns) == 1
    for group in [columns] if alone else [[column] for column in columns]:
        lines = tuple(line for row in rows if (line := _line(row, group)) is not None)
        labels = tuple(text for text in (label, " ".join(names[column] for column in group).strip(), *headings[-1:]) if text)
        if MIN_LINES <= len(lines) <= MAX_LINES:
            yield FoundKey(lines=lines, labels=labels, headings=headings, raw="\n".join(row_text(row) for row in table.rows))


def _line(row: _Row, columns: Sequence[int]) -> KeyLine | None:
    words = " ".join(own_text(cell) for column, cell in row.others if column in columns)
    places = tuple(dict.fromkeys(place for cell in (row.cell, *(cell for _, cell in row.others)) for place in cell.places))
    return KeyLine(rating=row.rating.rating, rating_raw=row.rating.raw, words=words, places=places) if words else None


def _turned(table: Table) -> Table:
    """The table with rows and columns exchanged, for a key whose ratings stand side by side above what they mean."""
    rows = tuple(zip(*table.rows, strict=True))
    if not rows or len(table.rows) > MAX_TURNED:
        return Table(rows=(), places=table.places, header_rows=0)
    return Table(rows=rows, places=table.places, header_rows=0)
