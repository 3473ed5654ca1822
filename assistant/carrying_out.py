"""A plan carried out: the answer of its tool, else what the reports say in words, else what is nearest."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.composing.agreement import agreement_answer
from assistant.composing.change import compare_answer
from assistant.composing.distance import distance_answer, share_answer
from assistant.composing.draft import Draft
from assistant.composing.gaps import clarify, unknown
from assistant.composing.joining import both_answers
from assistant.composing.lists import list_answer, reports_answer
from assistant.composing.look_up import look_up_answer
from assistant.composing.premises import explain_answer
from assistant.composing.prose import activity_answer, prose_answer, said_surely
from assistant.composing.ranking import rank_answer
from assistant.composing.rating_check import rating_answer
from assistant.composing.reports import news_answer, which_reports_answer
from assistant.composing.series import trend_answer
from assistant.composing.side_by_side import side_by_side_answer
from assistant.composing.verify import verify_answer
from assistant.composing.wording import listed
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.plan import Plan
from assistant.meaning.question import WANTS_FIGURE
from assistant.meaning.resolve import Resolution
from assistant.meaning.several import councils_without
from assistant.meaning.words import names_anything, tokens
from assistant.model import Answer, Reason, Status, Verdict
from assistant.prose.wants import wanted
from assistant.prose_sums.answer import earlier_value_answer, prose_sum_answer
from assistant.steps import Remark, Tool
from index.stopping import step

COMPOSERS = {
    Tool.LOOK_UP: look_up_answer, Tool.COMPARE: compare_answer, Tool.DISTANCE: distance_answer, Tool.SHARE: share_answer,
    Tool.TREND: trend_answer, Tool.CHECK_RATING: rating_answer, Tool.VERIFY: verify_answer, Tool.AGREEMENT: agreement_answer,
    Tool.LIST: list_answer,
    Tool.RANK: rank_answer, Tool.NEWS: news_answer, Tool.WHICH_REPORTS: which_reports_answer, Tool.SIDE_BY_SIDE: side_by_side_answer,
    Tool.COUNT: list_answer, Tool.EXPLAIN: explain_answer, Tool.PASSAGES: prose_answer, Tool.REPORTS: reports_answer,
}  # fmt: skip
OPEN = re.compile(r"\b(?:tell me|describe|explain|how (?:is|are|was|were)|progress)\b")  # a question that a figure answers too
NEAR = 0.5  # coverage from which an indicator is about the like of what is asked


def carried_out(plan: Plan, resolution: Resolution, question: str, catalogue: Catalogue) -> Answer:
    """The answer by the tool of the plan; a sum over figures of sentences where no indicator is surely meant, or none answers."""
    step()
    unsure = plan.tool in (Tool.CLARIFY, Tool.COLUMN, Tool.UNKNOWN)
    answer = None if unsure and not resolution.by_ref else _by_tool(plan, resolution, question, catalogue)
    if answer is not None and (answer.status is Status.ANSWERED or resolution.by_ref):
        return answer
    step()
    worked = prose_sum_answer(plan.question, question, plan.scope, catalogue)
    answer = worked or answer or _by_tool(plan, resolution, question, catalogue)
    if answer.status is Status.ANSWERED or resolution.by_ref:
        return answer
    step()
    return earlier_value_answer(plan.question, question, plan.scope, catalogue) or answer


def _by_tool(plan: Plan, resolution: Resolution, question: str, catalogue: Catalogue) -> Answer:
    draft = Draft(question, catalogue)
    if plan.tool is Tool.CLARIFY:
        return said_surely(plan, Draft(question, catalogue), catalogue) or clarify(draft, plan)
    if plan.tool in (Tool.COLUMN, Tool.UNKNOWN):
        return _without_indicator(plan, resolution, question, catalogue)
    answer = COMPOSERS[plan.tool](plan, draft, catalogue)
    one_time = plan.tool is Tool.COMPARE and len(plan.question.periods) == 1 and not plan.question.relatives and not plan.question.since
    if one_time and answer.status is Status.NOT_FOUND and plan.question.claim is None:  # "the drop in crime at Q2" may be what is reported
        answer = look_up_answer(replace(plan, tool=Tool.LOOK_UP, periods=plan.question.periods), Draft(question, catalogue), catalogue)
    if plan.tool is Tool.LOOK_UP and answer.status is Status.NOT_FOUND and answer.reason is Reason.NOT_REPORTED:
        answer = said_surely(plan, Draft(question, catalogue), catalogue) or answer
    if plan.also is not None and answer.status is Status.ANSWERED and plan.tool is not plan.also:
        answer = _with_second(answer, plan, catalogue)
    if plan.tool is Tool.PASSAGES and answer.status is Status.NOT_FOUND and plan.indicators and OPEN.search(question.lower()):
        return look_up_answer(plan, Draft(question, catalogue), catalogue)
    return answer


def with_unsaid(answer: Answer, resolution: Resolution) -> Answer:
    """The answer with the words of the question that its indicator does not speak of, so that nobody takes it for something else."""
    if not resolution.unsaid or answer.status is not Status.ANSWERED or not answer.figures:
        return answer
    words = listed([f"“{word}”" for word in resolution.unsaid], "or")
    answer = replace(answer, remarks=(*answer.remarks, Remark.NEAREST))
    return replace(answer, text=f"{answer.text}\n\nNo indicator's title speaks of {words}; this is the nearest one.")


def with_councils_left(answer: Answer, plan: Plan, catalogue: Catalogue) -> Answer:
    """The answer with the councils asked about whose reports do not print what it shows."""
    if answer.status is not Status.ANSWERED or not answer.figures or not plan.indicators:
        return answer
    left = councils_without(plan.question, plan.indicators, plan.scope, catalogue)
    return replace(answer, text=f"{answer.text}\n\nThe reports of {listed(left)} print no such indicator.") if left else answer


def _with_second(answer: Answer, plan: Plan, catalogue: Catalogue) -> Answer:
    """The answer to a question of two clauses: that to the second one follows, if there is one."""
    assert plan.also is not None
    second = COMPOSERS[plan.also](replace(plan, tool=plan.also, also=None), Draft(answer.question, catalogue), catalogue)
    if answer.verdict is second.verdict is Verdict.CONTRADICTED:  # the second one puts the same right, and goes on
        return second
    if plan.also is Tool.EXPLAIN and second.figures:  # the figure in front of an explanation has been given
        second = replace(second, text=second.text.partition("\n\n")[2] or second.text, figures=())
    return both_answers(answer, second)


def _without_indicator(plan: Plan, resolution: Resolution, question: str, catalogue: Catalogue) -> Answer:
    """For a question that names no indicator: an activity of that name, else passages, else what is nearest."""
    if not resolution.by_ref and not names_anything(question):
        return unknown(Draft(question, catalogue), plan, resolution)
    wants = wanted(question)
    if not resolution.by_ref and not any(want.figure for want in wants):
        activity = activity_answer(plan.question, Draft(question, catalogue), catalogue, plan.scope)
        if activity is not None and all(want.holds(activity.text) for want in wants):  # "when was it sent off?" asks for a day
            return activity
    of_words = "%" not in question and any(not want.figure for want in wants)  # "when are they meant to open?"
    figure_asked = (
        bool(plan.question.measures) and bool(resolution.likely) and not of_words
    )  # "target of …": what is near to it is asked back
    if not resolution.by_ref and not figure_asked:
        prose = prose_answer(plan, Draft(question, catalogue), catalogue)
        if prose.status is Status.ANSWERED and not _is_of_another(prose, resolution, question):
            return prose
    return unknown(Draft(question, catalogue), plan, resolution)


def _is_of_another(prose: Answer, resolution: Resolution, question: str) -> bool:
    """True where a figure is asked for and the words found do not hold what no indicator of the like is about: "carers in paid work"."""
    if not resolution.candidates or resolution.candidates[0].coverage < NEAR:
        return False
    lacking = resolution.candidates[0].foreign - set(tokens(prose.text))
    return bool(lacking) and (WANTS_FIGURE.search(question.lower()) is not None or any(token[0].isdigit() for token in lacking))
