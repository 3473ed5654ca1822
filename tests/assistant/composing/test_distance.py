"""Distances to target in words: multiples, rates beside a year's target, stated gaps, sums of quarters as shares, benchmarks."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from ingest.model import Measure, Polarity
from tests.assistant.made import LEARNING, TELECARE, MadeStore, series, value

DELAYS = series(
    "DE/1", "Delayed discharges from hospital", 11, {"2020/21 Q2": "5.5 R"}, {"2020/21": "2.5"}, "per 100,000", polarity=Polarity.LOWER
)
HOMES = series("HO/1", "New homes completed", 12, {"2020/21 Q1": "278", "2020/21 Q2": "192"}, {"2020/21": "3152"}, "count")
VISITS = series("VI/1", "Visits to museums", 13, {"2020/21 Q2": "70"}, {"2020/21": "300"}, "count")
ARREARS = series("AR/1", "Rent arrears", 14, {"2020/21 Q2": "5.70 R"}, {"2020/21 Q2": "5.20"}, polarity=Polarity.LOWER)
WAITS = [
    *series("WA/1", "Referrals to children's services", 15, {"2020/21 Q2": "377.8"}, {}, "per 10,000", polarity=Polarity.MONITOR),
    value(
        "WA/1", "Referrals to children's services", Measure.BENCHMARK, "2019/20", "548.3", "548.3", "per 10,000", line=15, group="England"
    ),
]
REPAIRS = [
    *series("RE/1", "Lamps repaired in a week", 16, {"2020/21 Q2": "79 R"}, {"2020/21 Q2": "90"}),
    value("RE/1", "Lamps repaired in a week", Measure.FLOOR, "2020/21 Q2", "80%", "80", line=16),
]
STORE = MadeStore((*REPAIRS, *DELAYS, *HOMES, *VISITS, *ARREARS, *WAITS, *LEARNING, *TELECARE))


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


def test_a_result_is_so_many_times_its_target() -> None:
    answer = ask("How many times the target were delayed discharges from hospital at Q2 2020/21?")
    assert answer.text.startswith("**2.2 times** the target (5.5 / 2.5 = 2.2)")
    assert "none is printed for Q2 2020/21 alone" in answer.text


def test_a_count_of_part_of_a_year_is_not_held_against_the_target_of_the_year() -> None:
    assert "not for part of a year" in ask("How far were museum visits from target at Q2 2020/21?").text


def test_quarters_that_stand_alone_are_added_for_the_half_year_and_its_share_of_the_target() -> None:
    answer = ask("New homes: how many completed in the first half of 2020/21 and what share of the annual target is that?")
    assert "278 + 192 = 470" in answer.text
    assert "470 / 3,152 = 14.9%" in answer.text


def test_running_totals_of_two_quarters_are_not_added() -> None:
    answer = ask("telecare packages installed in Q1 and Q2 2020/21 together?")
    assert answer.text.startswith("**539**")
    assert "755" not in answer.text  # 539 + 216


def test_how_much_of_a_years_target_was_met_by_its_middle_is_the_share_of_the_quarter() -> None:
    assert "**67.4%**" in ask("How much of the 2020/21 telecare packages target had been met by mid-year?").text  # 539 / 800


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Rent arrears at Q2 2020/21 were 9.6% above the target. Do the figures bear that out?", Verdict.SUPPORTED),  # 0.50 / 5.20
        ("Rent arrears at Q2 2020/21 were 0.5 points above target, right?", Verdict.SUPPORTED),
        ("Rent arrears at Q2 2020/21 were 0.5 points below target, right?", Verdict.CONTRADICTED),
        ("Rent arrears at Q2 2020/21 were 2% above the target, right?", Verdict.CONTRADICTED),
    ],
)
def test_a_stated_gap_is_judged_by_its_size_and_its_side(question: str, verdict: Verdict) -> None:
    assert ask(question).verdict is verdict


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("How much lower was the rate of referrals to children's services than England's at Q2 2020/21?", "377.8 − 548.3 = −170.5"),
        ("By how many points did learning disability paid work exceed the London figure at Q2 2020/21?", "9.4 − 7.5 = 1.9"),
    ],
)
def test_the_distance_from_a_benchmark_is_worked_out(question: str, gap: str) -> None:
    assert gap in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Does the Green Amber for learning disability paid work at Q2 2020/21 follow from the figures?",
        "does GA for learning disability paid work add up? q2 2020/21",
        "Learning disability paid work was given Green Amber at Q2 2020/21. Can that be reproduced from target and earlier results?",
    ],
)
def test_a_rating_is_checked_however_the_check_is_asked(question: str) -> None:
    assert ask(question).text.startswith("Published: **Green Amber**")


@pytest.mark.parametrize("question", ["How far is RE/1 below its floor?", "What is the floor for RE/1 and how far below it are we?"])
def test_the_distance_from_the_floor_is_not_that_from_the_target(question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith("**1 percentage points** short of floor")  # 79 - 80
    assert "90" not in answer.text


def test_whether_the_floor_is_met_is_told_of_the_floor() -> None:
    answer = ask("Did RE/1 meet its floor in Q2 2020/21?")
    assert "The floor is not met." in answer.text
    assert "Target" not in answer.text


def test_an_indicator_without_floor_is_not_held_to_its_target_instead() -> None:
    assert "5.20" not in ask("How far is AR/1 from its floor?").text


def test_a_target_that_is_a_change_is_shown_as_one_and_not_compared() -> None:
    tips = series("FT/1", "Fly-tips reported", 21, {"2020/21 Q2": "1250 R"}, {}, "count", polarity=Polarity.LOWER)
    aim = value("FT/1", "Fly-tips reported", Measure.TARGET, "2020/21 Q2", "5% reduction", "5", line=21, qualifiers=("reduction",))
    answer = answer_question("How far were fly-tips from target at Q2 2020/21?", Conversation(), MadeStore((*tips, aim)))  # type: ignore[arg-type]
    assert "5% reduction" in answer.text
    assert answer.working == ()


def test_millions_and_thousands_of_pounds_are_compared() -> None:
    savings = [
        value("SV/1", "Savings delivered", raw="£1.2m", number="1.2", unit="£m", line=22),
        value("SV/1", "Savings delivered", Measure.TARGET, raw="£500k", number="500", unit="£000", line=22),
    ]
    answer = answer_question("How far are savings delivered from target?", Conversation(), MadeStore(savings))  # type: ignore[arg-type]
    assert answer.text.startswith("**£0.7m** better than target")
    assert "1.2 − 0.5 = 0.7" in answer.text


def test_worse_than_the_floor_is_held_against_the_floor_and_not_against_an_earlier_time() -> None:
    answer = ask("Was RE/1 worse than its floor?")
    assert "against a floor of 80%" in answer.text
