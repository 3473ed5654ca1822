"""Widths of the columns of a table and the size of its type, so that no word and no figure is broken."""

from __future__ import annotations

from collections.abc import Callable

from tests.roundtrip.model import Grid

SIZES = (9.0, 8.0, 7.0, 6.0, 5.0)
PADDING = 7.0
LONG = 90.0  # points at which a column need not grow further before the others


def fit(grid: Grid, total: float, width_of: Callable[[str, float, bool], float]) -> tuple[list[float], float]:
    """Column widths in points and the type size; `width_of` measures a text at a size, bold or not."""
    for size in SIZES:
        least = _least(grid, size, width_of)
        if sum(least) <= total or size == SIZES[-1]:
            break
    wanted = _wanted(grid, size, width_of)
    spare = total - sum(least)
    lacking = [max(0.0, want - low) for want, low in zip(wanted, least, strict=True)]
    if spare <= 0:
        return [low * total / sum(least) for low in least], size
    share = min(1.0, spare / sum(lacking)) if sum(lacking) else 0.0
    return [low + lack * share for low, lack in zip(least, lacking, strict=True)], size


def _least(grid: Grid, size: float, width_of: Callable[[str, float, bool], float]) -> list[float]:
    """The widest word of each column; figures with their units and brackets may break at spaces like other words."""
    widths = [16.0] * len(grid.rows[0])
    for row in grid.rows:
        for column, cell in enumerate(row):
            if cell and cell.columns == 1:
                words = [width_of(word, size, cell.bold) for word in cell.text.split()]
                widths[column] = max(widths[column], *[word + PADDING + 2 for word in words], 60.0 if cell.chart else 0.0, 0.0)
    return widths


def _wanted(grid: Grid, size: float, width_of: Callable[[str, float, bool], float]) -> list[float]:
    widths = [0.0] * len(grid.rows[0])
    for row in grid.rows:
        for column, cell in enumerate(row):
            if cell and cell.columns == 1:
                whole = width_of(cell.text, size, cell.bold) + PADDING
                widths[column] = max(widths[column], min(whole, LONG + (whole - LONG) / 4 if whole > LONG else whole))
    return widths
