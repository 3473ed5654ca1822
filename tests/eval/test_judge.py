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
}
ANSWER: dict[str, Any] = {
    "status": "answered",
    "reason": None,
    "text": "**9.4%** at Q2 2025/26 (HM/S4), Green Amber [1]. The target was 9.9% [2].",
    "figures": [{**FIGURE, "rating": "Green Amber"}],
    "working": [],
    "citations": [
        {"document": "report.txt", "lines": [32, 32], "quote": "9.4% (GA)"},
        {"document": "report.txt", "lines": [31, 31], "quote": "9.9%"},
    ],
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
    assert (judgement.outcome, judgement.cited, judgement.unsupported) == ("right", True, ())


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
    assert judge(asked(), [changed(citations=off)]).cited is False
    assert judge(asked(), [changed(citations=other)]).cited is False
    quoted = [{"document": "report.pdf", "lines": None, "page": 1, "quote": "9.4% (GA)"}]
    assert judge(asked(), [changed(citations=quoted)]).cited is True


def test_the_inputs_of_a_computation_must_stand_on_its_page() -> None:
    question = asked("compute", must_contain=(("0.5",),))
    for page, cited in ((3, True), (4, False), (None, False)):
        inputs = [{"document": "report.pdf", "lines": None, "page": page, "quote": "9.4% (GA)"}]
        assert judge(question, [changed(text="0.5 points", citations=inputs)]).cited is cited


def test_a_number_from_nowhere_is_listed_and_dates_and_periods_are_not() -> None:
    text = "9.4% GA at Q2 2025/26, as at 30 September 2025 (page 3), up 0.1 points, 77 homes [1]"
    assert judge(asked(), [changed(text=text)]).unsupported == ("0.1", "77")
    working = [{"formula": "9.4 − 9.3 = 0.1", "result": "0.1"}]
    assert judge(asked(), [changed(text="9.4% GA, up 0.1 points", working=working)]).unsupported == ()
