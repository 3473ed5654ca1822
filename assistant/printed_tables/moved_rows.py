"""The risk that is meant to fall furthest: a register's rows ranked by what lies between the score as it is and as it is to be."""

from __future__ import annotations

import re

from assistant.composing.wording import plain
from assistant.model import Answer
from assistant.printed_tables.draft import TableDraft
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.table_figures import figure

ENDS = re.compile(r"\b(?:furthest|farthest|most|biggest|largest|greatest|steepest|sharpest|widest|(?P<least>least|smallest|narrowest))\b")
BETWEEN = re.compile(
    r"\b(?:fall\w*|fell|drop\w*|com(?:e|ing) down|reduc\w+|lower\w*|cut|improv\w*|mov\w+|chang\w+|decreas\w+|gap|difference|distance|far)\b"
)
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
    pairs = [
        (now, aim)
        for row in view.rows
        if not row.total and (now := figure(view, row, current[0])) is not None and (aim := figure(view, row, targets[0])) is not None
    ]
    if len(pairs) < 2:
        return None
    falls = {pair: pair[0].number - pair[1].number for pair in pairs}
    last = min(falls.values()) if end["least"] else max(falls.values())
    word = "smallest" if end["least"] else "largest"
    for now, aim in (pair for pair in pairs if falls[pair] == last):
        formula = f"{plain(now.number)} − {plain(aim.number)} = {plain(last)}"
        draft.working(f"{word} fall", f"{formula}, {word} of {len(pairs)} rows", plain(last), (now, aim), None)
        draft.say(f"{draft.label(now.row)}: **{plain(last)}**, from {draft.cell(now.row, now.column)} under {draft.heading(now.column)}")
        draft.say(f"to {draft.cell(aim.row, aim.column)} under {draft.heading(aim.column)} ({formula}) {draft.mark(now.row)}.")
        draft.figure(now.row, now.column)
        draft.figure(aim.row, aim.column)
    draft.say(f"That is the {word} fall of the {len(pairs)} rows that print both.")
    return draft.answered()
