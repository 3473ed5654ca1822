"""One line of a printed table is asked for: words that name its column as well name no second line."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

FUNDS = replace(
    table(
        [
            ["Investment fund", "Book cost £", "Market value £", "6 months return Income", "6 months return Total"],
            ["Oak Global Total Return Fund", "5,000", "5,400", "1.6%", "4.1%"],
            ["Elm Global Dividend Fund", "9,000", "9,700", "3.1%", "12.5%"],
            ["Ash Diversified Income Fund", "7,000", "6,900", "2.3%", "3.7%"],
        ],
        headings=("Investments",),
    ),
    id="funds",
)


LENDING = replace(
    table(
        [
            ["", "2024-25 Budget", "2025-26 Estimate", "2026-27 Estimate"],
            ["Proportion of net revenue position", "7.5%", "7.0%", "6.6%"],
        ],
        headings=("Lending Costs to Net Revenue Position (%)",),
    ),
    id="lending",
)


class Store(MadeStore):
    def tables(self) -> tuple[SectionTable, ...]:
        return (FUNDS, LENDING)


def said(question: str) -> str:
    return answer_question(question, Conversation(), Store()).text


def test_the_total_return_of_one_fund_is_not_added_to_that_of_a_fund_called_total_return() -> None:
    assert "**12.5%**" in said("What total return did the Elm Global Dividend Fund make?")
    answer = said("What total return did the Ash Diversified Income Fund make?")
    assert "**3.7%**" in answer
    assert "Oak" not in answer


def test_the_fund_called_total_return_is_still_found() -> None:
    assert "**4.1%**" in said("What was the total return of the Oak Global Total Return Fund?")


def test_a_sum_that_is_asked_for_is_worked_out_of_both_lines() -> None:
    answer = said("What is the book cost of the Elm Global Dividend Fund and the Oak Global Total Return Fund together?")
    assert "**£14,000**" in answer


def test_a_row_whose_label_is_said_word_for_word_is_found_though_a_heading_says_its_words_too() -> None:
    assert "**6.6%**" in said("What proportion of the net revenue position are lending costs estimated to be in 2026-27?")


def test_a_year_that_the_row_does_not_print_is_not_answered() -> None:
    assert "6.6" not in said("What proportion of the net revenue position will lending costs be in 2029-30?")
