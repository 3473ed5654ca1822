"""Several answers made one: a source that two of them cite keeps one number, new ones are numbered on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.composing.draft import MOST_OTHERS
from assistant.model import Answer, Citation, Status, Verdict, Working
from assistant.steps import Step

MARK = re.compile(r"\[(\d+)\]")


def with_step(answer: Answer, step: Step) -> Answer:
    """The answer with the step that made it, closed with what came back; an answer that has steps keeps them."""
    if answer.steps:
        return answer
    closed = replace(
        step,
        values=len(answer.figures),
        citations=tuple(citation.number for citation in answer.citations),
        remarks=tuple(dict.fromkeys((*step.remarks, *answer.remarks))),
    )
    return replace(answer, steps=(closed,))


def both_answers(first: Answer, second: Answer) -> Answer:
    """The first answer with text, figures, workings and citations of the second behind its own; status and verdict are the first's."""
    second = renumbered(second, first.citations)
    figures = [figure for figure in second.figures if figure not in first.figures]
    return replace(
        first,
        text=f"{first.text}\n\n{second.text}",
        figures=(*first.figures, *figures[:MOST_OTHERS]),
        working=_workings((first, second)),
        citations=_citations((first, second)),
        verdict=first.verdict if first.verdict is not None else second.verdict,
        remarks=tuple(dict.fromkeys((*first.remarks, *second.remarks))),
        steps=(*first.steps, *second.steps),
    )


def all_answers(question: str, parts: Sequence[Answer]) -> Answer:
    """The answers to the parts of one question as one; answered where any of them is.

    The figures that the parts begin with come first, then at most six others. A part that contradicts what the question states decides.
    """
    numbered: list[Answer] = []
    for part in parts:
        numbered.append(renumbered(part, _citations(numbered)))
    asked = tuple(dict.fromkeys(figure for part in numbered for figure in part.figures[:1]))
    others = [figure for figure in dict.fromkeys(figure for part in numbered for figure in part.figures) if figure not in asked]
    verdicts = [part.verdict for part in numbered if part.verdict is not None]
    answered = any(part.status is Status.ANSWERED for part in parts)
    return Answer(
        question=question,
        status=Status.ANSWERED if answered else parts[0].status,
        reason=None if answered else parts[0].reason,
        verdict=Verdict.CONTRADICTED if Verdict.CONTRADICTED in verdicts else next(iter(verdicts), None),
        text="\n\n".join(part.text for part in numbered),
        figures=(*asked, *others[:MOST_OTHERS]),
        working=_workings(numbered),
        citations=_citations(numbered),
        remarks=tuple(dict.fromkeys(remark for part in numbered for remark in part.remarks)),
        steps=tuple(step for part in numbered for step in part.steps),
    )


def renumbered(answer: Answer, cited: Sequence[Citation]) -> Answer:
    """The answer with its sources numbered on from those cited already; a source among them keeps its number there."""
    known = {(one.id, one.quote, one.places): one.number for one in cited}
    numbers: dict[int, int] = {}
    following = len(cited)
    for one in answer.citations:
        number = known.get((one.id, one.quote, one.places))
        if number is None:
            following = number = following + 1
        numbers[one.number] = number
    return replace(
        answer,
        text=MARK.sub(lambda match: f"[{numbers.get(int(match[1]), int(match[1]))}]", answer.text),
        figures=tuple(replace(figure, citation=numbers[figure.citation]) for figure in answer.figures),
        working=tuple(replace(one, inputs=tuple(numbers[number] for number in one.inputs)) for one in answer.working),
        citations=tuple(replace(one, number=numbers[one.number]) for one in answer.citations),
        steps=tuple(replace(step, citations=tuple(numbers[number] for number in step.citations)) for step in answer.steps),
    )


def _citations(answers: Iterable[Answer]) -> tuple[Citation, ...]:
    """The sources of answers that are numbered on from one another, each once, by number."""
    every = {one.number: one for answer in answers for one in answer.citations}
    return tuple(every[number] for number in sorted(every))


def _workings(answers: Iterable[Answer]) -> tuple[Working, ...]:
    """The workings, each formula once."""
    return tuple({one.formula: one for answer in reversed([*answers]) for one in reversed(answer.working)}.values())[::-1]
