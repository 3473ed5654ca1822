"""Sums, ranks and scores over a summary, a budget, savings and risks of an invented council."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

SUMMARY = replace(
    table(
        [
            [
                "Strategic theme",
                "No. reported",
                "No. with a RAG rating",
                "Green",
                "Green Amber",
                "Red",
                "No. with a DOT",
                "Improved",
                "Worsening",
            ],
            ["Harbour", "9", "8", "75% (6)", "13% (1)", "13% (1)", "7", "57% (4)", "43% (3)"],
            ["Meadows", "4", "4", "50% (2)", "25% (1)", "25% (1)", "4", "50% (2)", "50% (2)"],
            ["Schools", "6", "5", "40% (2)", "40% (2)", "0% (0)", "5", "80% (4)", "20% (1)"],
            ["Total", "19", "17", "59% (10)", "18% (3)", "12% (2)", "16", "63% (10)", "38% (6)"],
        ],
        headings=("Summary of ratings",),
    ),
    id="summary",
)
REVENUE = replace(
    table(
        [
            ["Service", "Original budget £000", "Budget V1 £000", "Q2 forecast £000", "Variation £000", "% variation of revised budget"],
            ["Ferries", "410", "400", "420", "20", "5.0%"],
            ["Lanterns", "205", "200", "190", "(10)", "-5.0%"],
            ["Quays", "1,001", "1,000", "1,045", "45", "4.5%"],
            ["Ropes", "50", "50", "47", "(3)", "-6.0%"],
            ["Total", "1,665", "1,650", "1,702", "52", "3.2%"],
        ],
        headings=("Revenue",),
    ),
    id="revenue",
)
SAVINGS = replace(
    table(
        [
            ["Committee", "2021-22 £000", "2022-23 £000", "Total £000"],
            ["Ports", "(300)", "(250)", "(550)"],
            ["Pastures", "(100)", "(140)", "(240)"],
            ["Pupils", "0", "(10)", "(10)"],
            ["Total", "(400)", "(400)", "(800)"],
        ],
        headings=("Savings by committee",),
    ),
    id="savings-by-committee",
)
REGISTER = replace(
    table(
        [
            ["Ref", "Risk", "Impact", "Likelihood", "Score", "Target score"],
            ["RK01", "The old lighthouse fails", "4", "4", "12", "8"],
            ["RK02", "The sea wall gives way", "5", "2", "10", "10"],
            ["RK03", "The ferry crew leaves", "3", "4", "12", "6"],
        ],
        headings=("Risk register",),
    ),
    id="register",
)


class QuayStore(MadeStore):
    def tables(self) -> tuple[SectionTable, ...]:
        return SUMMARY, REVENUE, SAVINGS, REGISTER


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), QuayStore(()))  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "said", "verdict"),
    [
        ("If I total the original budgets of the revenue services, do I get the printed Total?", ("1,666", "1,665"), Verdict.CONTRADICTED),
        ("does the variation col of the revenue table really sum to 52", ("20 + (−10) + 45 + (−3) = 52",), Verdict.SUPPORTED),
        (
            "Add up the Green Amber column of the ratings summary. Does it match the total?",
            ("1 + 1 + 2 = 4", "**3**"),
            Verdict.CONTRADICTED,
        ),
        ("total red indicators across themes in the summary of ratings - matches total row?", ("1 + 1 + 0 = 2",), Verdict.SUPPORTED),
        ("is the total variation of 60 right in the revenue table?", ("**£52 thousand**", "another figure"), Verdict.CONTRADICTED),
    ],
)
def test_a_column_is_added_up_beside_its_printed_total(question: str, said: tuple[str, ...], verdict: Verdict) -> None:
    answer = ask(question)
    assert answer.verdict is verdict
    assert all(part in answer.text for part in said)
    assert answer.text.startswith("Yes:" if verdict is Verdict.SUPPORTED else "No:")


def test_the_ratings_of_a_line_are_added_up_beside_those_rated() -> None:
    answer = ask("Schools: do the RAG counts in the summary add up to the number with a rating?")
    assert answer.text.startswith("No: for Schools")
    assert "2 + 2 + 0 = 4" in answer.text  # of 5 with a rating


def test_a_count_of_one_rating_says_of_how_many() -> None:
    answer = ask("how many of the Meadows indicators were green in the summary, out of how many")
    assert "2 of **4**" in answer.text


def test_the_theme_with_the_highest_share_is_ranked_by_the_share_and_not_by_the_count() -> None:
    answer = ask("Which strategic theme had the highest share of Red indicators?")
    assert "Meadows, **25% (1)**" in answer.text
    assert "Harbour" not in answer.text


def test_a_rank_says_the_share_of_the_total_where_that_is_asked() -> None:
    answer = ask("Which committee has the smallest savings, and what percentage of the total is that?")
    assert "Pupils, **−£10 thousand**" in answer.text
    assert "−10 / −800 × 100 = 1.3" in answer.text


def test_savings_are_compared_by_their_size() -> None:
    answer = ask("Which committee has less to save in 2022-23 than in 2021-22?")
    assert "**1** row fits" in answer.text
    assert "Ports" in answer.text  # 250 against 300; as negative amounts -250 is the larger


def test_two_years_without_a_line_are_those_of_the_total() -> None:
    assert "the same" in ask("How much higher are the savings for 2022/23 than for 2021/22?").text


def test_amount_and_percentage_of_the_biggest_overspend_are_given() -> None:
    answer = ask("which service has the biggest overspend in the revenue table, £ and %")
    assert "Quays, **£45 thousand**" in answer.text
    assert "**4.5%**" in answer.text


def test_rows_kept_are_added_up_where_their_sum_is_asked() -> None:
    answer = ask("Which services in the revenue table forecast an underspend, and what do those underspends come to?")
    assert "−10 + (−3) = −13" in answer.text


def test_several_lines_are_a_share_of_the_printed_total() -> None:
    answer = ask("What share of the total original budget are Ferries plus Quays together in the revenue table?")
    assert "410 + 1,001 = 1,411" in answer.text
    assert "**84.7%**" in answer.text  # 1,411 / 1,665


def test_a_score_is_checked_as_impact_times_likelihood() -> None:
    answer = ask("check the score of risk RK01")
    assert answer.verdict is Verdict.CONTRADICTED
    assert answer.text.startswith("No: Impact times Likelihood is **16** (4 × 4 = 16); the report prints **12**")


def test_risks_whose_target_is_no_lower_than_their_score_are_listed() -> None:
    answer = ask("For which risks in the register is the target score no lower than the current one?")
    assert "**1** row fits" in answer.text
    assert "RK02" in answer.text


def test_a_risk_comes_down_by_the_difference_of_its_scores() -> None:
    assert "**6** lower" in ask("By how many points is the risk of the ferry crew leaving meant to come down to its target?").text  # 12 - 6


def test_lines_named_in_a_table_without_a_total_are_added_alone() -> None:
    answer = ask("add up the score of the old lighthouse risk and the sea wall risk")
    assert "34" not in answer.text  # all three: 12 + 10 + 12


@pytest.mark.parametrize(
    ("question", "written", "verdict"),
    [
        ("What do the 2021-22 and 2022-23 savings for Pastures add up to?", "−100 + (−140) = −240", None),
        ("Do the 2021-22 and 2022-23 savings for Pastures add up to £240k?", "−100 + (−140) = −240", Verdict.SUPPORTED),
        ("Do the 2021-22 and 2022-23 savings for Pastures add up to £250k?", "−100 + (−140) = −240", Verdict.CONTRADICTED),
        ("What do the 2021-22 savings of Ports and Pastures add up to?", "−300 + (−100) = −400", None),
    ],
)
def test_only_the_lines_and_columns_named_are_added(question: str, written: str, verdict: Verdict | None) -> None:
    answer = ask(question)
    assert [one.formula for one in answer.working] == [written]
    assert answer.verdict is verdict
