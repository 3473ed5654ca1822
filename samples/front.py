"""The first block of a committee paper, and the shapes of table that every report shares."""

from __future__ import annotations

from collections.abc import Sequence

from samples.model import Activity, Block, Bullets, Cell, Row, Style, Table
from samples.ratings import FILLS


def front_table(style: Style, committee: str, meeting: str, title: str, officer: str, purpose: str) -> Table:
    """Committee, date, title, officer, status and purpose, as the papers of both councils begin."""
    pairs = (
        ("Committee", committee),
        ("Date", meeting),
        ("Title", title),
        ("Report of", officer),
        ("Status", "Public"),
        ("Purpose", purpose),
    )
    rows = tuple(
        Row(cells=(Cell(text=label, bold=True, fill=style.head_fill, ink=style.head_ink), Cell(text=text))) for label, text in pairs
    )
    return Table(widths=(1, 5), header=(), rows=rows, size=9)


def heading_row(style: Style, texts: Sequence[str]) -> Row:
    """A row of column headings."""
    return Row(cells=tuple(Cell(text=text, bold=True, fill=style.head_fill, ink=style.head_ink, centred=True) for text in texts))


def rating_cell(rating: str) -> Cell:
    """The word of a rating on its colour."""
    return Cell(text=rating, fill=FILLS[rating], bold=True, centred=True)


def activity_row(activity: Activity, *, with_service: bool) -> Row:
    """Title, rating, commentary and (where the table has it) the service."""
    cells = (Cell(text=activity.title), rating_cell(activity.rating or ""), Cell(text=activity.commentary))
    return Row(cells=(*cells, Cell(text=activity.service or "")) if with_service else cells, activity=activity)


def bullets(texts: Sequence[str]) -> Block:
    return Bullets(texts=tuple(texts))
