"""The row with the largest or smallest share, where a column prints shares beside its counts: "75% (3)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.composing.wording import plain
from assistant.model import Answer
from assistant.printed_tables.draft import TableDraft
from assistant.tools.table_figures import CellFigure

BY_SHARE = re.compile(r"\b(?:share|proportion|percentage|per ?cent|rate)\b|%")
SHARE_PRINTED = re.compile(r"(-?[\d.]+)\s*%\s*\(\d+\)")


def ranks_by_share(text: str, cells: Sequence[CellFigure]) -> bool:
    """Is the share of each cell meant, and not the count beside it?"""
    return BY_SHARE.search(text.lower()) is not None and all(SHARE_PRINTED.fullmatch(cell.raw) for cell in cells)


def share_ranked(draft: TableDraft, cells: Sequence[CellFigure], *, least: bool) -> Answer:
    """The rows with the largest or smallest share that a column prints beside its counts."""
    shares = {cell: Decimal(match[1]) for cell in cells if (match := SHARE_PRINTED.fullmatch(cell.raw))}
    end = min(shares.values()) if least else max(shares.values())
    chosen = [cell for cell in cells if shares[cell] == end]
    word = "smallest" if least else "largest"
    shown = "; ".join(f"{draft.label(cell.row)}, **{cell.raw}** {draft.mark(cell.row)}" for cell in chosen)
    draft.working(f"{word} share", f"{word} of {len(cells)} rows", f"{plain(end)}%", chosen, "%")
    draft.say(f"The {word} share under {draft.heading(chosen[0].column)}: {shown}.")
    for cell in chosen:
        draft.figure(cell.row, cell.column)
    return draft.answered()
