"""Figures of cells that the page does not print so: digits of two columns run together, or one figure cut in two.

The page's own order of characters, which knows nothing of tables, is the second reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.checks.reading import FIGURE, Reading, quoted, spoken
from ingest.model import Problem

RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def other_figures(reading: Reading) -> Iterator[Problem]:
    """One problem for each cell with a figure that its page prints otherwise. A footnote mark may stand right behind a figure."""
    for page in reading.layout.pages:
        if not page.printed:
            continue
        printed = set(FIGURE.findall(page.printed))
        for block in page.blocks:
            for cell in (cell for row in (block.table.rows if block.table else ()) for cell in row if cell is not None):
                marked = RAISED.search(cell.text) is not None
                for figure in FIGURE.findall(RAISED.sub(" ", cell.text)):
                    if figure not in printed and not (marked and any(one.startswith(figure) for one in printed)):
                        place = cell.places[0]
                        message = (
                            f"{spoken(place)}: a cell was read as {quoted(cell.text)}, but the page does not print {figure} as one figure"
                        )
                        yield Problem(kind="other figures", message=message, place=place)
                        break
