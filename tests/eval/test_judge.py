"""The judge must fail every near miss: an evaluation that cannot fail measures nothing."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from eval.asked import Asked, Expected, Spot
from eval.judge import judge

WANTED = Expected(refs=("HM/S4",), measure="result", periods=("2025/26 Q2",), values=("9.4",), unit="%", rating="Green Amber")
SPOTS = (Spot(document="report.txt", lines=((31, 31),), page=3),)
FIGURE = {
    "ref": "HM/S4",
    "title": "Homes let",
    "measure": "result",
    "period": "2025/26 Q2",
    "raw": "9.4% (GA)",
    "value": "9.4",
    "unit": "%",
    "citation": 1,
}


def cited(number: int, quote: str, **place: Any) -> dict[str, Any]:
    where = {"document": "report.txt", "document_id": "d", "page": None, "box": None, "lines": None, "locator": None, **place}
    return {"number": number, "id": "v", **where, "places": [where], "quote": quote}


ANSWER: dict[str, Any] = {
    "status": "answered",
    "reason": None,
    "text": "**9.4%** at Q2 2025/26 (HM/S4), Green Amber [1]. The target was 9.9% [2].",
    "figures": [{**FIGURE, "rating": "Green Amber"}],
    "working": [],
    "options": [],
    "citations": [cited(1, "9.4% (GA)", lines=[32, 32]), cited(2, "9.9%", lines=[31, 31])],
}


def asked(kind: str = "lookup", **more: Any) -> Asked:
    known: dict[str, Any] = {
        "id": "t",
        "kind": kind,
        "turns": ("?",),
        "continues": None,
        "figures": (WANTED,),
        "must_contain": (("9.4",), ("GA",)),
    }
    return Asked(**{**known, "spots": SPOTS, **more})


def changed(**change: Any) -> dict[str, Any]:
    return {**copy.deepcopy(ANSWER), **change}


def test_a_right_answer_is_right_cited_and_supported() -> None:
    judgement = judge(asked(), [ANSWER])
    assert (judgement.outcome, judgement.passed("citation_page"), judgement.unsupported) == ("right", True, ())


@pytest.mark.parametrize(
    "change",
    [
        {"value": "-9.4"},
        {"value": "94"},
        {"value": None},
        {"unit": "count"},
        {"period": "2025/26 Q1"},
        {"period": None},
        {"ref": "HM/S5"},
        {"measure": "target"},
        {"rating": "Green"},
        {"rating": None},
    ],
)
def test_a_figure_that_is_nearly_right_is_wrong(change: dict[str, Any]) -> None:
    assert judge(asked(), [changed(figures=[{**ANSWER["figures"][0], **change}])]).outcome == "wrong"


def test_an_equal_number_and_an_equal_period_are_right() -> None:
    figure = {**ANSWER["figures"][0], "value": "9.40", "period": "2025-07..2025-09"}
    assert judge(asked(), [changed(figures=[figure])]).outcome == "right"


def test_the_figure_asked_for_must_come_first_and_not_in_a_list_of_everything() -> None:
    others = [{**FIGURE, "ref": f"X/{number}", "rating": None} for number in range(3)]
    assert judge(asked(), [changed(figures=[*others, *ANSWER["figures"]])]).outcome == "wrong"
    assert judge(asked(), [changed(figures=ANSWER["figures"] * 8)]).outcome == "incomplete"


@pytest.mark.parametrize("text", ["19.4% GA", "9.45% GA", "9.4% Green", "9.4% Amber", "It was nine. GA"])
def test_a_required_string_is_not_found_inside_another(text: str) -> None:
    assert judge(asked(), [changed(text=text)]).outcome == "incomplete"


def test_answering_what_cannot_be_answered_is_wrong_and_abstaining_is_not() -> None:
    assert judge(asked("unanswerable"), [ANSWER]).outcome == "wrong"
    assert judge(asked("unanswerable"), [changed(status="not_found")]).outcome == "right"
    assert judge(asked(), [changed(status="not_found")]).outcome == "abstained"


def test_a_follow_up_is_judged_by_its_last_words_and_may_not_ask_back() -> None:
    question = asked("followup", must_contain=(("9.3",),))
    assert judge(question, [ANSWER, changed(text="9.3%")]).outcome == "right"
    assert judge(question, [ANSWER, ANSWER]).outcome == "incomplete"
    assert judge(question, [ANSWER, changed(status="clarify", text="9.3%?")]).outcome == "abstained"


def test_a_citation_three_lines_off_or_of_another_document_is_none() -> None:
    off = [{**ANSWER["citations"][0], "lines": [34, 34]}]
    other = [{**ANSWER["citations"][0], "document": "other.txt"}]
    assert judge(asked(), [changed(citations=off)]).passed("citation_page") is False
    assert judge(asked(), [changed(citations=other)]).passed("citation_page") is False


def test_a_citation_of_another_page_is_none_and_the_right_page_must_be_quoted_with_what_was_asked() -> None:
    for page, quote, right in ((3, "9.4% (GA)", True), (4, "9.4% (GA)", False), (3, "9.9%", False)):
        citations = [cited(1, quote, document="report.pdf", page=page)]
        assert judge(asked(), [changed(citations=citations)]).passed("citation_page") is right


def test_a_citation_of_a_document_without_pages_counts_by_its_quote() -> None:
    for quote, right in (("9.4% (GA)", True), ("19.4%", False)):
        citations = [cited(1, quote, document="report.docx", locator="paragraph 2")]
        judgement = judge(asked(spots=(Spot(document="report.docx"),)), [changed(citations=citations)])
        assert judgement.passed("citation_page") is right


def test_a_figure_is_held_to_its_own_citation() -> None:
    citations = [cited(1, "9.4% (GA)", lines=[40, 40]), cited(2, "9.9%", lines=[31, 31])]
    assert judge(asked(), [changed(citations=citations)]).passed("citation_page") is False


def test_the_inputs_of_a_computation_must_stand_on_its_page() -> None:
    question = asked("compute", must_contain=(("0.5",),))
    for page, right in ((3, True), (4, False)):
        inputs = [cited(1, "9.4% (GA)", document="report.pdf", page=page)]
        assert judge(question, [changed(text="0.5 points", citations=inputs)]).passed("citation_page") is right


def test_a_number_from_nowhere_is_listed_and_dates_and_periods_are_not() -> None:
    text = "9.4% GA at Q2 2025/26, as at 30 September 2025 (page 3), up 0.1 points, 77 homes [1]"
    assert judge(asked(), [changed(text=text)]).unsupported == ("0.1", "77")
    working = [{"formula": "9.4 − 9.3 = 0.1", "result": "0.1"}]
    assert judge(asked(), [changed(text="9.4% GA, up 0.1 points", working=working)]).unsupported == ()


@pytest.mark.parametrize(
    ("change", "measure"),
    [
        ({"value": "-9.4"}, "sign"),
        ({"value": "94"}, "scale"),
        ({"value": "9.5"}, "value"),
        ({"unit": "percentage points"}, "unit"),
        ({"period": "2025/26 Q1"}, "period"),
        ({"ref": "HM/S5"}, "indicator"),
        ({"measure": "target"}, "measure"),
        ({"rating": "Green"}, "rating"),
    ],
)
def test_the_check_that_fails_names_what_is_wrong(change: dict[str, Any], measure: str) -> None:
    judgement = judge(asked(), [changed(figures=[{**ANSWER["figures"][0], **change}])])
    failed = {check.measure: check.note for check in judgement.checks if not check.passed}
    assert measure in failed
    assert not failed.keys() - {measure, "citation_page"}
    assert failed[measure].startswith("expected HM/S4 result 2025/26 Q2 = 9.4 % Green Amber; got ")


def test_an_ambiguous_question_is_right_when_asked_back_with_all_that_may_be_meant() -> None:
    question = asked("clarify", figures=(), spots=(), must_contain=(("HM/S4",), ("HM/S5",)))
    back = changed(status="clarify", text="Which?", figures=[], citations=[], options=["What was HM/S4?", "What was HM/S5?"])
    assert judge(question, [back]).outcome == "right"
    assert judge(question, [{**back, "options": ["What was HM/S4?"]}]).outcome == "incomplete"
    picked = judge(question, [ANSWER])
    assert (picked.outcome, picked.passed("clarification")) == ("wrong", False)


def test_asking_back_counts_where_the_question_says_whether_it_is_right() -> None:
    first = {"first_must_contain": (("9.4",),), "must_contain": (("9.3",),)}
    last, back = changed(text="9.3%"), changed(status="clarify", text="Which?", figures=[])
    for may, given, right in ((True, back, True), (False, back, False), (False, ANSWER, True), (True, last, False)):
        judgement = judge(asked("followup", first_may_ask_back=may, **first), [given, last])
        assert judgement.passed("clarification") is right


def test_the_opposite_verdict_is_wrong_and_none_is_incomplete() -> None:
    question = asked("compute", verdict="supported", must_contain=())
    for verdict, outcome in (("supported", "right"), ("contradicted", "wrong"), (None, "incomplete")):
        judgement = judge(question, [changed(verdict=verdict)])
        assert (judgement.outcome, judgement.passed("verdict")) == (outcome, outcome == "right")
