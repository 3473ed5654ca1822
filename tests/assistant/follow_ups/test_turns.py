"""What was asked about turn by turn is compared without being named again."""

from __future__ import annotations

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from tests.assistant.made import MadeStore

STORE = MadeStore()


def ask(*turns: str) -> Answer:
    conversation = Conversation()
    for turn in turns:
        answer = answer_question(turn, conversation, STORE)  # type: ignore[arg-type]
    return answer


def test_compare_them_sets_the_two_of_the_last_turns_side_by_side() -> None:
    answer = ask("What is AB/1 in Anyborough?", "and AB/2?", "compare them")
    assert "9.4 − 5.8 = 3.6" in answer.text


def test_two_whole_questions_are_compared_as_well() -> None:
    assert "9.4 − 5.8 = 3.6" in ask("What is AB/1 in Anyborough in Q2 2020/21?", "What is AB/2 in Q2 2020/21?", "compare the two").text


def test_which_of_the_two_is_worse_is_told_by_the_distance_to_target() -> None:
    answer = ask("What is AB/1 in Anyborough?", "and AB/2?", "and which of the two is worse?")
    assert answer.figures[0].ref == "AB/2"  # 5.8 against 6.2: −6.5 %; AB/1 9.4 against 9.9: −5.1 %


def test_which_is_better_is_about_the_two_and_not_about_the_last_one_over_time() -> None:
    answer = ask("What is AB/3?", "and AB/2?", "which is better?")
    assert answer.figures[0].ref == "AB/3"  # 539 against 400; AB/2 is short of its target
    assert {figure.ref for figure in answer.figures} == {"AB/3", "AB/2"}


def test_two_councils_asked_about_are_compared() -> None:
    answer = ask("What is AB/2?", "Tenants in arrears in Otherham", "compare them")
    assert "Otherham Council: Tenants in arrears" in answer.text
    assert "Anyborough Council: Adults with mental health needs" in answer.text


def test_three_that_go_on_are_all_compared_and_the_two_are_the_last_ones() -> None:
    turns = ("What is AB/1 in Anyborough?", "and AB/2?", "and AB/3?")
    assert {figure.ref for figure in ask(*turns, "compare them").figures} == {"AB/1", "AB/2", "AB/3"}
    assert {figure.ref for figure in ask(*turns, "compare the two").figures} == {"AB/2", "AB/3"}


def test_of_one_alone_there_is_nothing_to_compare() -> None:
    answer = ask("What is AB/1 in Anyborough?", "compare them")
    assert (answer.status, answer.figures) == (Status.NOT_FOUND, ())


def test_a_second_which_is_still_about_the_few() -> None:
    answer = ask("Compare AB/1 and AB/2 in Anyborough", "which is better?", "which is further from its target?")
    assert answer.figures[0].ref == "AB/2"


def test_of_two_that_miss_their_targets_the_nearer_one_is_better() -> None:
    answer = ask("What is AB/1 in Anyborough?", "and AB/2?", "which is better?")
    assert "None of them reaches its target" in answer.text
    assert answer.figures[0].ref == "AB/1"  # 5.1 % short, AB/2 6.5 %
