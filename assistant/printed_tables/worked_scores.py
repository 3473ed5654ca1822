"""Whether the printed score of a risk is its impact times its likelihood: "check the score of RK04"."""

from __future__ import annotations

import re

from assistant.composing.wording import plain
from assistant.model import Answer, Verdict
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.printed_tables.worked import Worked
from assistant.tools.table_figures import CellFigure, figure
from assistant.tools.table_rows import TableRow

CHECKS = re.compile(
    r"\b(?:check|verify|recalculate|recompute|work out)\b|\b(?:right|correct|accurate|add up|multiply|follow)\b|\btimes\b|[×x*]"
    r"(?= ?\d)"
)


def score_answer(work: Worked) -> Answer | None:
    """The product beside the printed score, of the target where the question speaks of it; None for other questions."""
    rows = work.found.named
    if len(rows) != 1 or work.found.rows.tied or not CHECKS.search(work.wanted.text.lower()):
        return None
    if not work.wanted.concepts() & {Concept.SCORE, Concept.IMPACT, Concept.LIKELIHOOD}:
        return None
    row, target = rows[0], Concept.TARGET in work.wanted.concepts()
    cells = [_cell(work, row, concept, target=target) for concept in (Concept.IMPACT, Concept.LIKELIHOOD, Concept.SCORE)]
    impact, likelihood, score = cells
    if impact is None or likelihood is None or score is None:
        return None
    product, draft = impact.number * likelihood.number, work.draft
    same = product == score.number
    written = f"{plain(impact.number)} × {plain(likelihood.number)} = {plain(product)}"
    names = [draft.heading(cell.column) for cell in (impact, likelihood)]
    draft.say(
        f"{'Yes' if same else 'No'}: {names[0]} times {names[1]} is **{plain(product)}** ({written}); the report prints "
        f"**{draft.cell(row, score.column)}** for {draft.label(row)} {draft.mark(row)}."
    )
    draft.working("score", written, plain(product), [impact, likelihood], None)
    for cell in (score, impact, likelihood):
        draft.figure(row, cell.column)
    return draft.answered(Verdict.SUPPORTED if same else Verdict.CONTRADICTED)


def _cell(work: Worked, row: TableRow, concept: Concept, *, target: bool) -> CellFigure | None:
    """The one number of the row under a heading of the concept, of the target or not."""
    held = [concepts_of(work.view.names[column]) for column in work.view.figure_columns]
    columns = [
        column
        for column, concepts in zip(work.view.figure_columns, held, strict=True)
        if concept in concepts and (Concept.TARGET in concepts) is target
    ]
    return figure(work.view, row, columns[0]) if len(columns) == 1 else None
