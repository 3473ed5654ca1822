"""Shares, spans of years, totals, best and worst, exclusions and yes/no over printed tables of money, from a made store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status, Verdict
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

SAVINGS = replace(
    table(
        [
            ["Theme", "2020-21 £000", "2021-22 £000", "Total £000"],
            ["Parks & Libraries", "(120)", "(200)", "(320)"],
            ["Streets", "(80)", "(50)", "(130)"],
            ["Housing", "0", "(30)", "(30)"],
            ["Total", "(200)", "(280)", "(480)"],
        ],
        headings=("Savings by theme",),
    ),
    id="savings",
)
GRANTS = replace(
    table(
        [
            ["Grants received", "2020-21 £000", "2021-22 £000"],
            ["Harbour repairs", "40", "60"],
            ["Beach cleaning", "10", "15"],
            ["Total", "50", "75"],
        ],
        headings=("Grants",),
    ),
    id="grants",
)
FUNDS = replace(
    table(
        [
            ["Fund", "Book cost £", "Return %", "Volatility %"],
            ["Alder equity fund", "900", "-1.5%", "9%"],
            ["Birch income fund", "700", "4.2%", "3%"],
            ["Cedar bond fund", "800", "2.0%", "1%"],
        ],
        headings=("Pooled investments",),
    ),
    id="funds",
)
OUTTURN = replace(
    table(
        [
            ["Directorate", "Budget £m", "Forecast £m", "Variance £m"],
            ["Ferries and piers", "9.0", "8.2", "-0.8"],
            ["Total (excluding academy balances)", "20.0", "21.5", "1.5"],
            ["Academy balances", "0.0", "3.0", "3.0"],
            ["Orchard market sustainability fund", "2.0", "2.4", "0.4"],
        ],
        headings=("Forecast outturn",),
    ),
    id="outturn",
)


class MoneyStore(MadeStore):
    """A store with four tables of money in one report."""

    def tables(self) -> tuple[SectionTable, ...]:
        return SAVINGS, GRANTS, FUNDS, OUTTURN


STORE = MoneyStore(())


def ask(*questions: str) -> Answer:
    """The answer to the last of several questions of one conversation."""
    conversation = Conversation()
    answers = [answer_question(question, conversation, STORE) for question in questions]  # type: ignore[arg-type]
    assert unsupported_numbers(answers[-1]) == ()
    return answers[-1]


@pytest.mark.parametrize(
    "question",
    [
        "What share of the total two-year savings falls on streets?",
        "Streets as a share of total savings, 2020-22",
        "What percentage of the total savings in 2020/21 and 2021/22 is streets?",
    ],
)
def test_a_share_is_the_part_over_the_total(question: str) -> None:
    assert ask(question).working[0].formula == "−130 / −480 × 100 = 27.1"


def test_a_share_of_years_without_a_total_column_adds_the_years() -> None:
    workings = ask("Beach cleaning as a share of total grants received, 2020-22").working
    assert [working.formula for working in workings] == ["10 + 15 = 25", "50 + 75 = 125", "25 / 125 × 100 = 20.0"]


def test_a_whole_is_no_share_of_its_part() -> None:
    answer = ask("Parks and libraries savings as a percentage of streets savings in 2021/22")
    assert answer.status is not Status.ANSWERED  # 200 of 50
    assert "400" not in answer.text


@pytest.mark.parametrize("span", ["over 2020-22", "in 2020/21 and 2021/22", "over the two years"])
def test_a_span_of_years_is_the_total_column(span: str) -> None:
    assert ask(f"What do streets and housing have to save between them {span}?").working[0].formula == "−130 + (−30) = −160"


def test_a_span_without_a_total_column_is_the_sum_of_its_years() -> None:
    working = ask("How much grant is there for harbour repairs and beach cleaning together over 2020-22?").working[0]
    assert working.result == "125"  # 40 + 60 + 10 + 15


def test_a_span_that_the_table_covers_in_part_is_not_summed() -> None:
    answer = ask("What do streets and housing have to save between them over 2020-23?")
    assert not answer.working


def test_the_value_of_several_years_has_each_and_their_total() -> None:
    text = ask("How much do streets have to save over 2020-22?").text
    assert all(amount in text for amount in ("−£80 thousand", "−£50 thousand", "−£130 thousand"))


def test_a_total_is_not_added_to_its_parts() -> None:
    assert ask("What are the streets and housing total savings together?").working[0].result == "−160"


def test_the_best_return_is_the_highest_even_if_some_are_negative() -> None:
    assert "Birch income fund" in ask("Which fund had the best return?").text
    assert "Alder equity fund" in ask("Which fund had the worst return?").text


def test_the_best_variance_is_the_lowest() -> None:
    assert "Ferries and piers" in ask("Which directorate has the best variance?").text


def test_best_of_a_column_that_does_not_say_which_end_is_good_is_asked_back() -> None:
    answer = ask("Which of the pooled investments has the best volatility?")
    assert answer.status is Status.CLARIFY
    assert len(answer.options) == 2
    assert "Alder equity fund" in ask("Which of the pooled investments has the best volatility?", "the first").text


@pytest.mark.parametrize("words", ["leaving out", "excluding", "without", "apart from", "not counting"])
def test_what_is_left_out_is_answered_by_a_row_labelled_so(words: str) -> None:
    answer = ask(f"What is the forecast variance {words} academy balances?")
    assert "£1.5 million" in answer.text
    assert "£3 million" not in answer.text


def test_what_no_row_leaves_out_is_not_found() -> None:
    assert ask("What is the forecast variance excluding ferries and piers?").status is not Status.ANSWERED


def test_what_no_row_puts_in_is_not_found() -> None:
    answer = ask("What is the forecast variance excluding academy balances?", "And with academy balances in?")
    assert answer.status is not Status.ANSWERED


def test_a_row_must_hold_all_words_of_the_thing_named() -> None:
    assert ask("How much is forecast for the money market fund?").status is not Status.ANSWERED
    assert "£2.4 million" in ask("How much is forecast for the orchard market sustainability fund?").text


def test_money_that_names_nothing_is_no_part_of_the_thing() -> None:
    assert "£130 thousand" in ask("How much money do streets have to save over the two years?").text


def test_a_supposed_underspend_gets_yes_or_no() -> None:
    answer = ask("Are ferries and piers really heading for an underspend?")
    assert (answer.verdict, "Yes" in answer.text) == (Verdict.SUPPORTED, True)
    answer = ask("Are ferries and piers heading for an overspend?")
    assert (answer.verdict, "No" in answer.text) == (Verdict.CONTRADICTED, True)
