"""Rankings, filters, tables side by side and news, over the made store."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.composing.lists import AND_OTHERS
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason, Status, Verdict
from ingest.model import Measure
from tests.assistant.made import MadeStore

STORE = MadeStore()


def ask(*turns: str) -> Answer:
    conversation = Conversation()
    for turn in turns:
        answer = answer_question(turn, conversation, STORE)  # type: ignore[arg-type]
        assert unsupported_numbers(answer) == ()
    return answer


def test_the_indicator_furthest_from_its_target_comes_first() -> None:
    answer = ask("Which indicator is furthest from target in Anyborough at Q2 2020/21?")
    assert answer.figures[0].ref == "AB/7"  # 14.6 against 13: 12.3%; AB/2 6.5%, AB/1 5.1%
    assert "14.6 − 13 = 1.6" in answer.text


def test_running_totals_are_left_out_of_a_ranking_of_changes() -> None:
    answer = ask("Biggest improvement in Anyborough between Q1 and Q2 2020/21?")
    assert answer.figures[0].ref == "AB/1"
    assert "cumulative" in answer.text


def test_a_theme_that_no_title_speaks_of_is_not_dropped_silently() -> None:
    answer = ask("Which parking indicators are red?")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.UNKNOWN_INDICATOR)


def test_two_indicators_stand_side_by_side_with_their_difference() -> None:
    answer = ask("Compare LD employment and mental health employment in Anyborough at Q2 2020/21")
    assert "9.4 − 5.8 = 3.6" in answer.text
    assert "| 9.4% [1] | 9.9%" in answer.text.replace("**", "")


def test_no_difference_is_computed_of_different_units() -> None:
    answer = ask("compare AB/2 and AB/3 at Q2 2020/21")
    assert "units differ" in answer.text
    assert answer.working == ()


def test_a_period_is_not_compared_with_itself() -> None:
    answer = ask("How did AB/7 change between Q1 2020/21 and Q2 2020/21?")
    assert answer.status is Status.NOT_FOUND
    assert "only one figure" in answer.text


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("AB/2 fell between Q1 and Q2 2020/21, right?", Verdict.SUPPORTED),
        ("AB/2 fell by 3 points between Q1 and Q2 2020/21, right?", Verdict.CONTRADICTED),
        ("Did AB/2 rise between Q1 and Q2 2020/21?", Verdict.CONTRADICTED),
        ("Did AB/2 miss its target in Q2 2020/21?", Verdict.SUPPORTED),
        ("Did AB/3 miss its target in Q2 2020/21?", Verdict.CONTRADICTED),
        ("Isn't the target of AB/2 in Q2 2020/21 9%?", Verdict.CONTRADICTED),
    ],
)
def test_a_claimed_change_or_target_gets_a_verdict(statement: str, verdict: Verdict) -> None:
    assert ask(statement).verdict is verdict


def test_the_target_of_a_year_answers_for_a_quarter_only_by_saying_so() -> None:
    answer = ask("What is the target of AB/3 for Q3 2020/21?")
    assert "no target is printed for Q3 2020/21 alone" in answer.text
    assert answer.figures[0].period == "2020/21"


def test_the_target_of_another_year_does_not_answer() -> None:
    assert ask("What is the target of AB/3 for 2022/23?").reason is Reason.NO_VALUE_FOR_PERIOD


def test_another_council_is_never_put_in_the_place_of_the_one_named() -> None:
    assert ask("Telecare packages in Otherham").status is Status.NOT_FOUND


def test_a_correction_keeps_the_topic_and_rejects_what_was_shown() -> None:
    answer = ask("Permanent admissions of residents aged 65 and over", "no, I meant the residents aged 18 to 64")
    assert answer.figures[0].ref == "AB/5"


def test_a_follow_up_after_a_monthless_answer_raises_nothing() -> None:
    assert ask("AB/2 in September 2020", "How has it changed?").figures[0].measure is Measure.RESULT


def test_the_reports_that_print_an_indicator_are_named() -> None:
    assert "Plan for adults" in ask("Which reports mention AB/2?").text


def test_which_are_not_lists_the_others_too() -> None:
    assert AND_OTHERS.search("how many of the plan's intentions are green, and which are not?")
    assert not AND_OTHERS.search("how many of the plan's intentions are not green?")


def test_which_indicator_on_a_report_asks_for_no_theme() -> None:
    answer = ask("Which indicator on the Anyborough mid-year review has the largest variance from target?")
    assert answer.figures[0].ref == "AB/2"  # 5.8 against 6.2: −6.5%; AB/1 −5.1%


def test_a_ranking_drops_no_theme_that_nothing_speaks_of() -> None:
    answer = ask("Which parking indicator is furthest from target in Anyborough at Q2 2020/21?")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.UNKNOWN_INDICATOR)
