"""Two answers made one: the sources of the second are numbered on from those of the first."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.model import Answer

MARK = re.compile(r"\[(\d+)\]")
MOST_OTHERS = 6  # figures beside those of the first answer (contract)


def both_answers(first: Answer, second: Answer) -> Answer:
    """The first answer with text, figures, workings and citations of the second behind its own; status and verdict are the first's."""
    offset = len(first.citations)
    known = {(first.citations[figure.citation - 1].id, figure.measure) for figure in first.figures}
    figures = [
        replace(figure, citation=figure.citation + offset)
        for figure in second.figures
        if (second.citations[figure.citation - 1].id, figure.measure) not in known
    ]
    formulas = {working.formula for working in first.working}
    workings = [
        replace(working, inputs=tuple(number + offset for number in working.inputs))
        for working in second.working
        if working.formula not in formulas
    ]
    return replace(
        first,
        text=f"{first.text}\n\n{MARK.sub(lambda match: f'[{int(match[1]) + offset}]', second.text)}",
        figures=(*first.figures, *figures[:MOST_OTHERS]),
        working=(*first.working, *workings),
        citations=(*first.citations, *(replace(citation, number=citation.number + offset) for citation in second.citations)),
        verdict=first.verdict if first.verdict is not None else second.verdict,
    )
