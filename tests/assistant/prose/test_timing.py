"""Whether a passage belongs to the time asked about."""

from __future__ import annotations

import pytest

from assistant.meaning.when import when
from assistant.prose.timing import of_the_time
from ingest.model import Document


def report(period: str | None) -> Document:
    return Document(document="a.txt", document_id="d" * 16, format="text", title="A", period=period)


@pytest.mark.parametrize(
    ("question", "text", "period", "loosely", "exactly"),
    [
        ("How many?", "", "2016/17", True, True),
        ("How many in Q2 2016/17?", "", "2016/17 Q2", True, True),
        ("How many in Q2 2016/17?", "", "2016/17", True, False),
        ("How many in Q2 2016/17?", "in August 2016", "2016/17", True, True),
        ("How many in September 2016?", "", "2016/17 Q2", True, True),
        ("How many in Q3 2016/17?", "", "2016/17 Q2", False, False),
        ("How many in 2016/17?", "", "2016/17 Q2", True, True),
        ("How many in 2021/22?", "", "2016/17 Q2", False, False),
        ("How many in 2021/22?", "planned for 2021", "2016/17 Q2", True, False),
    ],
)
def test_figures_need_the_very_period_and_words_one_that_touches_it(
    question: str, text: str, period: str, loosely: bool, exactly: bool
) -> None:
    asked = when(question).periods
    assert of_the_time(asked, text, report(period), exactly=False) is loosely
    assert of_the_time(asked, text, report(period), exactly=True) is exactly


def test_a_report_of_unknown_period_answers_only_by_what_its_passage_says() -> None:
    asked = when("How many in 2016/17?").periods
    assert not of_the_time(asked, "", report(None), exactly=False)
    assert of_the_time(asked, "in 2016/17", report(None), exactly=True)


def test_a_day_asked_is_that_of_the_meeting_but_a_quarter_is_not() -> None:
    minutes = Document(document="m.txt", document_id="d" * 16, format="text", title="Minutes", meeting_date="2024-12-19")
    assert of_the_time(when("What was said on 19 December 2024?").periods, "", minutes, exactly=True)
    assert not of_the_time(when("How many in Q3 2024/25?").periods, "", minutes, exactly=True)


def test_minutes_tell_of_the_month_of_the_meeting() -> None:
    minutes = Document(document="m.txt", document_id="d" * 16, format="text", title="Minutes", meeting_date="2024-12-19")
    assert of_the_time(when("For which dates in December 2024?").periods, "", minutes, exactly=True)
    assert not of_the_time(when("For which dates in November 2024?").periods, "", minutes, exactly=True)


def test_a_month_is_read_with_a_curled_apostrophe_before_its_year() -> None:
    assert of_the_time(when("How many in June 2024?").periods, "baseline (June ’24)", report(None), exactly=True)
