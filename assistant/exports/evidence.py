"""An answer's evidence as CSV: the question, what was said, then a line for each figure, working and citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.exports.answer_text import plain_text
from assistant.exports.cells import JOINT, Row, csv_file, place_cells
from assistant.model import Answer, Beside, Citation, Figure, Working

COLUMNS = (
    *("kind", "number", "title", "ref", "measure", "period", "raw", "value", "unit", "rating", "document", "page", "lines", "locator"),
    *("box", "quote", "formula", "result", "citations", "note", "section", "document_id", "id"),
)


def evidence_csv(answer: Answer) -> bytes:
    """The file. `number` counts figures, workings, citations and options each from 1, and names the figure that something is `beside`;
    `citations` number what a line rests on."""
    return csv_file(COLUMNS, _rows(answer))


def statements_csv(answers: Iterable[Answer]) -> bytes:
    """One file for several statements that were verified, each with its rows below one another as `evidence_csv` gives them."""
    return csv_file(COLUMNS, (row for answer in answers for row in _rows(answer)))


def _rows(answer: Answer) -> Iterator[Row]:
    yield {"kind": "question", "title": answer.question}
    said = (answer.status, answer.reason, answer.verdict)
    yield {"kind": "answer", "title": plain_text(answer.text), "result": JOINT.join(str(one) for one in said if one)}
    cited = {citation.number: citation for citation in answer.citations}
    for number, figure in enumerate(answer.figures, start=1):
        yield _figure(number, figure, cited.get(figure.citation))
        yield from (_beside(number, figure, one, cited.get(one.citation)) for one in figure.beside)
    for number, working in enumerate(answer.working, start=1):
        yield _working(number, working)
    for citation in answer.citations:
        yield {"kind": "citation", "number": citation.number, "title": citation.title, **_source(citation)}
    for number, option in enumerate(answer.options, start=1):
        yield {"kind": "option", "number": number, "title": option}


def _figure(number: int, figure: Figure, citation: Citation | None) -> Row:
    return {
        "kind": "figure",
        "number": number,
        "title": figure.title,
        "ref": figure.ref,
        "measure": figure.measure,
        "period": figure.period,
        "raw": figure.raw,
        "value": None if figure.value is None else format(figure.value, "f"),
        "unit": figure.unit,
        "rating": figure.rating,
        "note": JOINT.join(_notes(figure)),
        "citations": figure.citation,
        **(_source(citation) if citation else {}),
    }


def _beside(number: int, figure: Figure, beside: Beside, citation: Citation | None) -> Row:
    """A target, direction or benchmark that stands beside the figure of that number."""
    compared = f"against {beside.compared_with}" if beside.compared_with else None
    return {
        "kind": "beside",
        "number": number,
        "title": figure.title,
        "ref": figure.ref,
        "measure": beside.measure,
        "period": beside.period,
        "raw": beside.raw,
        "value": None if beside.value is None else format(beside.value, "f"),
        "unit": beside.unit,
        "note": beside.group or compared,
        "citations": beside.citation,
        **(_source(citation) if citation else {}),
    }


def _notes(figure: Figure) -> Iterator[str]:
    """How its rating is shown, and by whom it was verified."""
    if figure.rating_source:
        yield f"rating by {figure.rating_source}"
    if figure.verified:
        yield figure.verified.words


def _working(number: int, working: Working) -> Row:
    return {
        "kind": "working",
        "number": number,
        "title": working.what,
        "unit": working.unit,
        "formula": working.formula,
        "result": working.result,
        "citations": ", ".join(map(str, working.inputs)),
        "note": working.note,
    }


def _source(citation: Citation) -> dict[str, str | None]:
    return {**place_cells(citation.places), "quote": citation.quote, "section": citation.section, "id": citation.id}
