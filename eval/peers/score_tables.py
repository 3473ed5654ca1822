"""Scores tables against the known cells of a file: cells by F1, whole rows, colours.

  cells    F1 of the texts of each page's cells that hold any, white space aside
  rows     true rows whose cells with text, from the left, are those of one row that was read
  colours  cells rated by their shade whose fill is that shade, at their column in the row that shares most cells

A page without a true table counts: what is found there costs precision.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.peers.readers import PageTable

SHADES = {"green": "00B050", "green amber": "92D050", "amber": "FFC000", "red amber": "F79646", "red": "FF0000"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableScore:
    """Counts of one file, or of several together."""

    hit: int = 0
    real: int = 0
    read: int = 0
    rows: int = 0
    rows_right: int = 0
    colours: int = 0
    colours_right: int = 0

    @property
    def f1(self) -> float:
        """1 where there is nothing to find and nothing was found."""
        return 2 * self.hit / (self.real + self.read) if self.real + self.read else 1.0

    def __add__(self, other: TableScore) -> TableScore:
        return TableScore(**{name: getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__})


def score_tables(tables: Iterable[PageTable], truth: Mapping[str, Any]) -> TableScore:
    """`truth` as in a `.cells.json` beside a PDF: `frags`, an entry a row and page, each with `cells`."""
    read: dict[int, list[tuple[Sequence[str | None], Sequence[str | None]]]] = defaultdict(list)
    for table in tables:
        fills = [*table.fills, *[()] * (len(table.rows) - len(table.fills))]
        read[table.page] += list(zip(table.rows, fills, strict=True))
    real: dict[int, list[list[dict[str, Any]]]] = defaultdict(list)
    for row in truth["frags"]:
        real[row["page"]].append(sorted(row["cells"], key=lambda cell: cell["col"]))
    return sum((_page(real[page], read[page]) for page in {*real, *read}), TableScore())


def _page(real: list[list[dict[str, Any]]], read: list[tuple[Sequence[str | None], Sequence[str | None]]]) -> TableScore:
    wanted = [_texts(cell["text"] for cell in row) for row in real]
    given = [_texts(row) for row, _ in read]
    all_wanted, all_given = Counter(t for row in wanted for t in row), Counter(t for row in given for t in row)
    rows = Counter(row for row in wanted if row)
    rated = [(cell, row) for cells, row in zip(real, wanted, strict=True) for cell in cells if cell["rag"]]
    return TableScore(
        hit=(all_wanted & all_given).total(),
        real=all_wanted.total(),
        read=all_given.total(),
        rows=rows.total(),
        rows_right=(rows & Counter(given)).total(),
        colours=len(rated),
        colours_right=sum(_fill_at(cell["col"], row, given, read) == SHADES[cell["rag"]] for cell, row in rated),
    )


def _fill_at(
    column: int,
    wanted: tuple[str, ...],
    given: Sequence[tuple[str, ...]],
    read: Sequence[tuple[Sequence[str | None], Sequence[str | None]]],
) -> str | None:
    """The fill at a column of the row that shares most cells with the wanted one."""
    shared = [len({*row} & {*wanted}) for row in given]
    if not any(shared):
        return None
    fills = read[shared.index(max(shared))][1]
    fill = fills[column] if column < len(fills) else None
    return fill.lstrip("#").upper() if fill else None


def _texts(cells: Iterable[object]) -> tuple[str, ...]:
    return tuple(text for cell in cells if (text := squeezed(cell)))


def squeezed(text: object) -> str:
    """
    >>> squeezed(" Q2  Re sult "), squeezed(None)
    ('Q2Result', '')
    """
    return "".join(unicodedata.normalize("NFKC", str(text)).split()) if text is not None else ""


def values_in_rows(tables: Sequence[PageTable], truth: Iterable[Mapping[str, Any]]) -> tuple[int, int]:
    """Of the true values of a file, those that a cell holds in a row of their page which names the indicator; and how many there are."""
    rows = {(table.page, _texts(row)) for table in tables for row in table.rows}
    known = [one for one in truth if one["page"] and one["raw"]]
    return sum(any(page == one["page"] and _is_row_of(one, row) for page, row in rows) for one in known), len(known)


def _is_row_of(value: Mapping[str, Any], row: tuple[str, ...]) -> bool:
    names = {squeezed(name) for name in (value["ref"], value["title"]) if name}
    return any(squeezed(value["raw"]) in cell for cell in row) and any(name in cell for cell in row for name in names)
