"""The key to the ratings that the borough prints at the end of its reports."""

from __future__ import annotations

from samples.front import heading_row, rating_cell
from samples.model import Block, Cell, Heading, Paragraph, Row, Style, Table
from samples.ratings import BANDS

STYLE = Style()
NOTES = (
    "An indicator is rated by how far its result is from the target of the same period, as a share of the target. Results without a "
    "target, and results that are not a number, are not rated.",
    "Direction of travel (DOT) says whether performance has improved, worsened or stayed the same. Short term compares with the quarter "
    "before, long term with the same quarter of last year. Cumulative indicators count from 1 April, so that they have no short-term "
    "direction.",
)


def key(*, activities: bool, extra: tuple[str, ...] = ()) -> tuple[Block, ...]:
    """The heading, the table of bands and the notes; `activities` adds the words for activities."""
    heads = ("RAG rating", "Shown as", "Indicators", "Activities") if activities else ("RAG rating", "Shown as", "Indicators")
    rows = []
    for name, letters, _, _, indicators, acts in BANDS:
        cells = (rating_cell(name), Cell(text=letters, centred=True), Cell(text=indicators))
        rows.append(Row(cells=(*cells, Cell(text=acts)) if activities else cells))
    widths = (1.0, 0.8, 3.0, 3.0) if activities else (1.0, 0.8, 3.0)
    table = Table(widths=widths, header=(heading_row(STYLE, heads),), rows=tuple(rows))
    return (Heading(text="Key to the ratings"), table, *(Paragraph(text=text) for text in (*NOTES, *extra)))
