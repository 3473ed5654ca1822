"""What a set of questions comes to: shares with intervals, counts of the worst outcomes, seconds. The names stand in `thresholds.toml`.

right                      of all questions
indicator … unit, rating   aspects of the figures of look-ups that gave any (`eval/figures.py`)
facts, verdict             required words and verdicts of what was answered
citation_document, _page   a citation leads to the expected report, and to the expected lines or page of it
citation_box               the words at all cited places, read back from the file, hold the quotes and figures
follow_up, clarification   follow-ups answered; asked back where that is right and only there
refusal_precision          of the questions refused, those that the reports do not answer; `refusal_recall`: of those, the ones not answered
supported                  questions in whose answers every number has a source; `unsupported` counts the numbers without
same_again                 questions answered the same in another process
asked_back                 questions back where the answer is known (a count)
seconds_median, _most      an answer, and 95 of 100 answers
value_recall …             the rows read from the reports against their truth
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.figures import ASPECTS
from eval.intervals import amount, share
from eval.results import Measured, QuestionResult
from eval.score_values import ValueScores

CHECKS = (
    *ASPECTS, "facts", "verdict", "citation_document", "citation_page", "citation_box",
    "follow_up", "clarification", "supported", "same_again",
)  # fmt: skip
ANSWERABLE = frozenset({"lookup", "compute", "narrative"})
SLOWEST = 0.95


def measures_of(questions: Sequence[QuestionResult], values: ValueScores | None = None) -> tuple[Measured, ...]:
    """All measures that the questions, and the rows where their truth is known, give."""
    return (*_of_questions(questions), *(row_measures(values) if values else ()))


def _of_questions(questions: Sequence[QuestionResult]) -> Iterator[Measured]:
    yield share("right", sum(one.outcome == "right" for one in questions), len(questions))
    for name in CHECKS:
        taken = [check.passed for one in questions for check in one.checks if check.measure == name]
        if taken:
            yield share(name, sum(taken), len(taken))
    yield from _refusals(questions)
    lookups = [one for one in questions if one.kind == "lookup"]
    yield _count("lookups_right", [one.outcome == "right" for one in lookups])
    yield _count("lookups_wrong", [one.outcome == "wrong" for one in lookups])
    yield _count("unanswerable_wrong", [one.outcome == "wrong" for one in questions if one.kind == "unanswerable"])
    yield _count("asked_back", [one.status == "clarify" for one in questions if one.kind in ANSWERABLE])
    yield Measured(name="unsupported", value=sum(one.unsupported for one in questions), cases=len(questions), unit="count")
    seconds = [taken for one in questions for taken in one.seconds]
    if seconds:
        yield amount("seconds_median", seconds, 0.5, "s")
        yield amount("seconds_most", seconds, SLOWEST, "s")


def _refusals(questions: Sequence[QuestionResult]) -> Iterator[Measured]:
    """A follow-up may rightly be told that nothing is reported, so one that is right is no refusal."""
    unanswerable = [one for one in questions if one.kind == "unanswerable"]
    refused = [one for one in questions if one.status == "not_found" and not (one.kind == "followup" and one.outcome == "right")]
    if refused:
        yield share("refusal_precision", sum(one.kind == "unanswerable" for one in refused), len(refused))
    if unanswerable:
        yield share("refusal_recall", sum(one.outcome == "right" for one in unanswerable), len(unanswerable))


def _count(name: str, of: Sequence[bool]) -> Measured:
    return Measured(name=name, value=sum(of), cases=len(of), unit="count")


def row_measures(v: ValueScores) -> Iterator[Measured]:
    """How well rows were read."""
    yield share("value_recall", v.found, v.true)
    yield share("value_precision", v.matched, v.rows)
    yield share("titles", v.titles_right, v.titles)
    yield share("units", v.units_right, v.found)
    yield share("ratings", v.rated_right, v.rated)
    yield Measured(name="values_invented", value=v.invented, cases=v.rows, unit="count")
