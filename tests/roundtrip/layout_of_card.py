"""A card as a small table, for the forms that are one."""

from __future__ import annotations

from tests.roundtrip.model import Card, Cell, Grid, Labelled, Row


def card_grid(card: Card) -> Grid:
    """The card with its labels above their values, beside them, or in the same cells."""
    rows = {"above": _above, "beside": _beside, "inside": _inside, "tiles": _above}[card.form](card)
    width = len(rows[0])
    name = (Cell(text=f"{card.name}\n{card.aim}" if card.aim else card.name, bold=True, columns=width), *[None] * (width - 1))
    comment = (Cell(text=card.comment, columns=width), *[None] * (width - 1))
    return Grid(rows=(name, *rows, comment), header_rows=0)


def _above(card: Card) -> list[Row]:
    labels = (Cell(chart=card.chart, rows=2), *(Cell(text=one.label, bold=True) for one in card.cells))
    return [labels, (None, *(_value(one, one.value, one.period) for one in card.cells))]


def _beside(card: Card) -> list[Row]:
    chart = Cell(chart=card.chart, rows=len(card.cells))
    return [
        (chart if number == 0 else None, Cell(text=one.label, bold=True), _value(one, one.value, one.period))
        for number, one in enumerate(card.cells)
    ]


def _inside(card: Card) -> list[Row]:
    return [(Cell(chart=card.chart), *(_value(one, one.label, one.value, one.period) for one in card.cells))]


def _value(one: Labelled, *lines: str) -> Cell:
    return Cell(text="\n".join(line for line in lines if line), fill=one.fill, arrow=one.arrow)
