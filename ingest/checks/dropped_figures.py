"""Figures of tables that were lost where tables and rows are joined over pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.checks.reading import FIGURE, Reading, block_texts, spoken
from ingest.model import Cell, Problem


def dropped_figures(reading: Reading) -> Iterator[Problem]:
    """One problem for each row of a page that prints a figure which nothing joined has any more. Repeated headings say nothing new."""
    kept = {figure for text in block_texts(reading.blocks) for figure in FIGURE.findall(text)}
    for page in reading.layout.pages:
        for block in page.blocks:
            for row in block.table.rows if block.table else ():
                cells = [cell for cell in row if cell is not None]
                lost = [figure for cell in cells for figure in FIGURE.findall(cell.text) if figure not in kept]
                if lost:
                    place = _first_with(cells, lost[0]).places[0]
                    message = f"{spoken(place)}: the figure {lost[0]} of a table was lost where the table was joined to the one before it"
                    yield Problem(kind="dropped figures", message=message, place=place)


def _first_with(cells: Iterable[Cell], figure: str) -> Cell:
    return next(cell for cell in cells if figure in cell.text)
