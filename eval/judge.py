"""Judges the answer records of one question against what is known: right, wrong, incomplete or abstained, and a check for each measure.

  lookup        answered; `figures` begins with the expected ones (number, reference, measure, period, unit, rating), one other may stand
                before them and six beside them; the text holds every required string
  compute       answered; the text holds every required string, and the verdict is the expected one where a statement is to be verified
  narrative     the same
  unanswerable  not answered
  followup      the last answer's text holds every required string and does not ask back
  clarify       asked back, and the options or the text hold every required string

A look-up that gives figures but not the expected one, the opposite verdict, and an answer to what cannot be answered or is ambiguous, are
wrong: the worst outcome.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from eval.asked import Asked, Expected
from eval.citations import ReaderOf, in_document, on_page, unheld
from eval.compare_text import figures_of, holds, numbers_of
from eval.figures import ASPECTS, differences, nearest
from eval.results import Check

OUTCOMES = ("right", "wrong", "incomplete", "abstained")
OTHERS = 6  # figures that an answer may give beside those asked for (contract)
WITHOUT_ANSWER = frozenset({"unanswerable", "clarify"})

AnswerRecord = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The outcome of one question with every check that is due. `unsupported` are numbers that nothing carries."""

    asked: Asked
    outcome: str
    why: str
    status: str
    checks: tuple[Check, ...]
    unsupported: tuple[str, ...]

    def passed(self, measure: str) -> bool | None:
        """Whether a check was passed; None where it is not due."""
        return next((check.passed for check in self.checks if check.measure == measure), None)


def judge(asked: Asked, answers: Sequence[AnswerRecord], reader_of: ReaderOf = lambda _: None) -> Judgement:
    """The judgement of a question from the answers to its turns, in order. `reader_of` reads the cited files back."""
    last = answers[-1]
    outcome, why = _outcome(asked, last)
    loose = tuple(number for answer in answers for number in unsupported(answer))
    checks = [*_figure_checks(asked, last), *_word_checks(asked, last, outcome, why), *_clarification(asked, answers)]
    checks += _citation_checks(asked, answers, reader_of)
    checks.append(Check(measure="supported", passed=not loose, note=f"no source carries {', '.join(loose)}" if loose else ""))
    return Judgement(asked=asked, outcome=outcome, why=why, status=last["status"], checks=tuple(checks), unsupported=loose)


def _outcome(asked: Asked, answer: AnswerRecord) -> tuple[str, str]:
    status, text = answer["status"], answer["text"]
    if asked.kind == "unanswerable":
        return ("wrong", "answered, though the reports do not say") if status == "answered" else ("right", "")
    if asked.kind == "clarify":
        return _outcome_of_ambiguous(asked, answer)
    lacking = _lacking(asked.must_contain, text)
    if asked.kind == "followup" and status != "clarify" and not lacking:
        return "right", ""
    if status != "answered":
        return "abstained", f"{status} ({answer['reason']})"
    if asked.kind == "lookup" and (failed := _wrong_figures(asked.figures, answer["figures"])):
        return failed
    if asked.verdict and answer["verdict"] != asked.verdict:
        return ("wrong" if answer["verdict"] else "incomplete"), f"verdict is {answer['verdict']}, not {asked.verdict}"
    return ("incomplete", "text lacks " + ", ".join(lacking)) if lacking else ("right", "")


def _outcome_of_ambiguous(asked: Asked, answer: AnswerRecord) -> tuple[str, str]:
    if answer["status"] == "answered":
        return "wrong", "answered, though the question may mean several things"
    if answer["status"] != "clarify":
        return "abstained", f"{answer['status']} ({answer['reason']})"
    lacking = _lacking(asked.must_contain, "\n".join((answer["text"], *answer["options"])))
    return ("incomplete", "offers no " + ", ".join(lacking)) if lacking else ("right", "")


def _lacking(must_contain: Sequence[Sequence[str]], text: str) -> list[str]:
    return [" or ".join(any_of) for any_of in must_contain if not any(holds(text, one) for one in any_of)]


def _wrong_figures(wanted: tuple[Expected, ...], given: list[AnswerRecord]) -> tuple[str, str] | None:
    if len(given) > len(wanted) + OTHERS:
        return "incomplete", f"{len(given)} figures given"
    absent = [one for one in wanted if not any(is_right(figure, one) for figure in given[: len(wanted) + 1])]
    if not absent:
        return None
    if not given:
        return "incomplete", "no figures given"
    got = "; ".join(_said(one) for one in given[:4])
    return "wrong", f"expected {absent[0]}; got {got}"


def is_right(figure: AnswerRecord, wanted: Expected) -> bool:
    """Is this the expected figure: number, reference, measure, period, unit, and the rating where one is published?"""
    return not differences(figure, wanted)


def _figure_checks(asked: Asked, answer: AnswerRecord) -> Iterator[Check]:
    """A check for each aspect of the figures of a look-up; none where no figure is given, which the outcome tells."""
    given = answer["figures"][: len(asked.figures) + 1]
    if asked.kind != "lookup" or answer["status"] != "answered" or not given:
        return
    different: dict[str, str] = {}
    for one in asked.figures:
        best = nearest(given, one)
        if best is not None:
            different |= {aspect: f"expected {one}; got {_said(best)}" for aspect in differences(best, one)}
    rated = any(one.rating is not None for one in asked.figures)
    for aspect in ASPECTS:
        if aspect != "rating" or rated:
            yield Check(measure=aspect, passed=aspect not in different, note=different.get(aspect, ""))


def _word_checks(asked: Asked, answer: AnswerRecord, outcome: str, why: str) -> Iterator[Check]:
    """Required words of what was answered, verdicts, and what follow-ups came to."""
    if asked.kind == "followup":
        yield Check(measure="follow_up", passed=outcome == "right", note=why)
    if answer["status"] != "answered" or asked.kind in WITHOUT_ANSWER:
        return
    if asked.must_contain:
        lacking = _lacking(asked.must_contain, answer["text"])
        yield Check(measure="facts", passed=not lacking, note="text lacks " + ", ".join(lacking) if lacking else "")
    if asked.verdict:
        note = f"verdict is {answer['verdict']}, not {asked.verdict}"
        yield Check(measure="verdict", passed=answer["verdict"] == asked.verdict, note=note)


def _clarification(asked: Asked, answers: Sequence[AnswerRecord]) -> Iterator[Check]:
    """Where the question says whether asking back is right: was it done, or else was the first answer the expected one?"""
    if asked.kind == "clarify":
        yield Check(measure="clarification", passed=answers[-1]["status"] == "clarify", note=f"status is {answers[-1]['status']}")
    if asked.first_may_ask_back is None:
        return
    first = answers[0]
    if first["status"] == "clarify":
        yield Check(measure="clarification", passed=asked.first_may_ask_back, note="asked back where nothing is ambiguous")
        return
    lacking = _lacking(asked.first_must_contain, first["text"])
    passed = first["status"] == "answered" and not lacking
    note = f"first answer: {first['status']}" + (f", lacks {', '.join(lacking)}" if lacking else "")
    yield Check(measure="clarification", passed=passed, note=note)


def _citation_checks(asked: Asked, answers: Sequence[AnswerRecord], reader_of: ReaderOf) -> Iterator[Check]:
    last = answers[-1]
    if last["status"] == "answered" and asked.kind not in WITHOUT_ANSWER and asked.spots:
        due, computed = _citations_due(asked, last), asked.kind == "compute" or bool(last["working"])
        shown = "; ".join(f"{one['document']} {one.get('page') or one.get('lines')}" for one in due[:4]) or "nothing"
        where = f"cites {shown}; expected {' or '.join(str(spot) for spot in asked.spots)}"
        yield Check(measure="citation_document", passed=in_document(asked, due), note=where)
        yield Check(measure="citation_page", passed=on_page(asked, due, computed=computed), note=where)
    if any(answer["citations"] for answer in answers):
        missed = [miss for answer in answers for miss in unheld(answer, reader_of)]
        yield Check(measure="citation_box", passed=not missed, note="; ".join(missed[:3]))


def _citations_due(asked: Asked, answer: AnswerRecord) -> list[AnswerRecord]:
    """The citations of the figures asked for; of an answer without them, all."""
    given = answer["figures"][: len(asked.figures) + 1] if asked.kind == "lookup" else []
    right = {figure.get("citation") for one in asked.figures for figure in given if is_right(figure, one)}
    of_figures = [citation for citation in answer["citations"] if citation.get("number") in right - {None}]
    return of_figures or answer["citations"]


def unsupported(answer: AnswerRecord) -> list[str]:
    """The figures of an answer's text that no citation's quote, no figure's raw words and no working carries."""
    sources = [citation["quote"] for citation in answer["citations"]]
    sources += [figure["raw"] for figure in answer["figures"]]
    sources += [part for working in answer["working"] for part in (working["formula"], working["result"])]
    carried = {number for source in sources for number in numbers_of(source)}
    names = tuple(str(figure[key]) for figure in answer["figures"] for key in ("ref", "title") if figure[key])
    return sorted(str(number) for number in figures_of(answer["text"], names) - carried)


def _said(figure: AnswerRecord) -> str:
    parts = (figure["ref"] or figure["title"], figure["measure"], figure["period"], "=", figure["value"], figure["unit"], figure["rating"])
    return " ".join(str(part) for part in parts if part is not None)
