"""Judges one answer record of the contract against what is known: right, wrong, incomplete or abstained.

  lookup        answered; `figures` begins with the expected ones (number, reference, measure, period, unit, rating), one other may stand
                before them and six beside them; the text holds every required string
  compute       answered; the text holds every required string, and the verdict is the expected one where a statement is to be verified
  narrative     the same
  unanswerable  not answered
  followup      the last answer's text holds every required string and does not ask back

A look-up that gives figures but not the expected one, the opposite verdict, and an answer to what cannot be answered, are wrong: the worst
outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from eval.asked import Asked, Expected, Spot
from eval.compare_text import as_decimal, figures_of, holds, months, numbers_of

OUTCOMES = ("right", "wrong", "incomplete", "abstained")
OTHERS = 6  # figures that an answer may give beside those asked for (contract)
LINE_SLACK = 2
UNITS = {"percent": "%", "per cent": "%", "percentage": "%"}

AnswerRecord = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The outcome of one question. `cited` is None where no citation is due; `unsupported` are numbers that nothing carries."""

    asked: Asked
    outcome: str
    why: str
    cited: bool | None
    first_right: bool | None
    unsupported: tuple[str, ...]


def judge(asked: Asked, answers: list[AnswerRecord]) -> Judgement:
    """The judgement of a question from the answers to its turns, in order."""
    outcome, why = _outcome(asked, answers[-1])
    due = asked.kind != "unanswerable" and answers[-1]["status"] == "answered"
    return Judgement(
        asked=asked,
        outcome=outcome,
        why=why,
        cited=is_cited(asked, answers[-1]) if due else None,
        first_right=_first_is_right(asked, answers[0]) if asked.first_may_ask_back is not None else None,
        unsupported=tuple(number for answer in answers for number in unsupported(answer)),
    )


def _outcome(asked: Asked, answer: AnswerRecord) -> tuple[str, str]:
    status, text = answer["status"], answer["text"]
    if asked.kind == "unanswerable":
        return ("wrong", "answered, though the reports do not say") if status == "answered" else ("right", "")
    lacking = [" or ".join(any_of) for any_of in asked.must_contain if not any(holds(text, one) for one in any_of)]
    if asked.kind == "followup" and status != "clarify" and not lacking:
        return "right", ""
    if status != "answered":
        return "abstained", f"{status} ({answer['reason']})"
    if asked.kind == "lookup" and (failed := _wrong_figures(asked.figures, answer["figures"])):
        return failed
    if asked.verdict and answer["verdict"] != asked.verdict:
        return ("wrong" if answer["verdict"] else "incomplete"), f"verdict is {answer['verdict']}, not {asked.verdict}"
    return ("incomplete", "text lacks " + ", ".join(lacking)) if lacking else ("right", "")


def _wrong_figures(wanted: tuple[Expected, ...], given: list[AnswerRecord]) -> tuple[str, str] | None:
    if len(given) > len(wanted) + OTHERS:
        return "incomplete", f"{len(given)} figures given"
    absent = [one for one in wanted if not any(is_right(figure, one) for figure in given[: len(wanted) + 1])]
    if not absent:
        return None
    if not given:
        return "incomplete", "no figures given"
    got = "; ".join(f"{one['ref']} {one['measure']} {one['period']} = {one['value']} {one['unit']} {one['rating']}" for one in given[:4])
    return "wrong", f"expected {absent[0].refs[0]} {absent[0].measure} {absent[0].periods[0]} = {absent[0].values[0]}; got {got}"


def is_right(figure: AnswerRecord, wanted: Expected) -> bool:
    """Is this the expected figure: number, reference, measure, period, unit, and the rating where one is published?"""
    return (
        as_decimal(figure["value"]) in [as_decimal(value) for value in wanted.values]
        and figure["ref"] in wanted.refs
        and figure["measure"] == wanted.measure
        and (wanted.periods == (None,) or months(figure["period"]) in [months(period) for period in wanted.periods])
        and (wanted.unit is None or UNITS.get(str(figure["unit"]), figure["unit"]) == wanted.unit)
        and (wanted.rating is None or figure["rating"] == wanted.rating)
    )


def _first_is_right(asked: Asked, answer: AnswerRecord) -> bool:
    if answer["status"] == "clarify":
        return bool(asked.first_may_ask_back)
    held = all(any(holds(answer["text"], one) for one in any_of) for any_of in asked.first_must_contain)
    return answer["status"] == "answered" and held


def is_cited(asked: Asked, answer: AnswerRecord) -> bool:
    """Does one citation lead to an expected place: its lines, or, in a PDF, a quote with a required string or a figure on the page?

    The result of a computation stands nowhere in the report, so a quote cannot hold it; the page on which its inputs stand decides.
    """
    return any(_leads_to(spot, citation, asked) for citation in answer["citations"] for spot in asked.spots)


def _leads_to(spot: Spot, citation: AnswerRecord, asked: Asked) -> bool:
    if PurePath(citation["document"]).stem != PurePath(spot.document).stem:
        return False
    if citation["lines"] and spot.lines:
        start, end = citation["lines"]
        return any(start <= last + LINE_SLACK and first <= end + LINE_SLACK for first, last in spot.lines)
    if asked.kind == "compute" and spot.page is not None and citation["page"] == spot.page and numbers_of(citation["quote"]):
        return True
    return any(holds(citation["quote"], one) for any_of in asked.must_contain for one in any_of)


def unsupported(answer: AnswerRecord) -> list[str]:
    """The figures of an answer's text that no citation's quote, no figure's raw words and no working carries."""
    sources = [citation["quote"] for citation in answer["citations"]]
    sources += [figure["raw"] for figure in answer["figures"]]
    sources += [part for working in answer["working"] for part in (working["formula"], working["result"])]
    carried = {number for source in sources for number in numbers_of(source)}
    names = tuple(str(figure[key]) for figure in answer["figures"] for key in ("ref", "title") if figure[key])
    return sorted(str(number) for number in figures_of(answer["text"], names) - carried)
