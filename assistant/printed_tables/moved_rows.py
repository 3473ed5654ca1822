"""The row that moves furthest: from a score as it is to the one as it is to be, or from one of two columns named to the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.wording import plain
from assistant.model import Answer
from assistant.printed_tables.asking_words import FALLS, RISES
from assistant.printed_tables.draft import TableDraft
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.table_figures import CellFigure, figure
from assistant.tools.table_rows import TableRow, TableView

ENDS = re.compile(r"\b(?:furthest|farthest|most|biggest|largest|greatest|steepest|sharpest|widest|(?P<least>least|smallest|narrowest))\b")
BETWEEN = re.compile(  # what lies between two scores
    r"\b(?:fall\w*|fell|drop\w*|com(?:es?|ing) down|reduc\w+|lower\w*|cut|improv\w*|mov\w+|chang\w+|decreas\w+"
    r"|gap|difference|distance|far)\b"
)
LESS_SAID = re.compile(r"\b(?:cuts?|loses?|loss|declin\w+)\b")
MORE_SAID = re.compile(r"\b(?:gains?|profits?|uplift|jump\w*)\b")
TARGET = re.compile(r"\btargets?\b|\b(?:meant|supposed|planned|intended|expected|due|aim\w*) to\b")


def moved_answer(text: str, draft: TableDraft) -> Answer | None:
    """The rows with the largest fall from the current to the target score; None where that is not asked, or the table prints no pair."""
    words, view = text.lower(), draft.view
    end = ENDS.search(words)
    if end is None or not BETWEEN.search(words) or not TARGET.search(words):
        return None
    scores = [column for column in view.figure_columns if Concept.SCORE in concepts_of(view.names[column])]
    targets = [column for column in scores if Concept.TARGET in concepts_of(view.names[column])]
    current = [column for column in scores if column not in targets]
    if len(targets) != 1 or len(current) != 1:
        return None
    pairs = _pairs(view, current[0], targets[0])
    if len(pairs) < 2:
        return None
    return _furthest(draft, pairs, least=bool(end["least"]), word="fall")


def moved_between(text: str, draft: TableDraft, rows: Sequence[TableRow], early: int, late: int) -> Answer | None:
    """The row with the largest rise or fall from one column to another; None where the question asks for neither. Savings, printed as
    negative amounts, are left alone."""
    words = text.lower()
    end = ENDS.search(words)
    falls, rises = FALLS.search(words) or LESS_SAID.search(words), RISES.search(words) or MORE_SAID.search(words)
    if end is None or bool(falls) is bool(rises):
        return None
    pairs = [pair for pair in _pairs(draft.view, early, late) if pair[0].row in rows]
    if len(pairs) < 2 or any(cell.number < 0 for pair in pairs for cell in pair):
        return None
    moved = [(one, other) if falls else (other, one) for one, other in pairs]
    moved = [pair for pair in moved if pair[0].number > pair[1].number]
    return _furthest(draft, moved, least=bool(end["least"]), word="fall" if falls else "rise") if moved else None


def ranks_moves(text: str) -> bool:
    """Does the question rank rows by how far something rises or falls?"""
    words = text.lower()
    return ENDS.search(words) is not None and any(one.search(words) for one in (FALLS, RISES, LESS_SAID, MORE_SAID))


def _pairs(view: TableView, first: int, second: int) -> list[tuple[CellFigure, CellFigure]]:
    return [
        (one, other)
        for row in view.rows
        if not row.total and (one := figure(view, row, first)) is not None and (other := figure(view, row, second)) is not None
    ]


def _furthest(draft: TableDraft, pairs: Sequence[tuple[CellFigure, CellFigure]], *, least: bool, word: str) -> Answer | None:
    """The rows whose first cell is most, or least, above the second."""
    apart = {pair: pair[0].number - pair[1].number for pair in pairs}
    last = min(apart.values()) if least else max(apart.values())
    end = "smallest" if least else "largest"
    for high, low in (pair for pair in pairs if apart[pair] == last):
        unit = draft.unit(high.row, high.column)
        formula = f"{plain(high.number)} − {plain(low.number)} = {plain(last)}"
        draft.working(f"{end} {word}", f"{formula}, {end} of {len(pairs)} rows", plain(last), (high, low), unit)
        first, then = (high, low) if word == "fall" else (low, high)
        draft.say(
            f"{draft.label(high.row)}: **{draft.amount(last, unit)}**, from {draft.cell(first.row, first.column)} under "
            f"{draft.heading(first.column)} to {draft.cell(then.row, then.column)} under {draft.heading(then.column)} ({formula}) "
            f"{draft.mark(high.row)}."
        )
        draft.figure(high.row, high.column)
        draft.figure(low.row, low.column)
    draft.say(f"That is the {end} {word} of {len(pairs)} rows.")
    return draft.answered()
