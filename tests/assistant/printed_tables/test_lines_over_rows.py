"""Counts, lists, ranks and sums over lines of an invented council's tables: lines against lines, places in a ranking, lines of one name."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

SAVINGS = replace(
    table(
        [
            ["Saving", "2030-31 Savings Target £000s", "Total Forecast £000s", "Variance £000s"],
            ["Ferry crews", "-100.0", "-140.0", "-40.0"],
            ["Ferry fuel", "-60.0", "0.0", "60.0"],
            ["Net repairs", "-80.0", "-85.0", "-5.0"],
            ["Rope lockers", "-70.0", "-70.0", "0.0"],
            ["Tar barrels – review of the tarring policy for quays and slips", "-90.0", "-40.0", "50.0"],
            ["Extra stiles on lanes", "10.0", "10.0", "0.0"],
        ],
        headings=("Savings",),
    ),
    id="savings",
)
SPENDING = replace(
    table(
        [
            ["Service", "Working Budget £m", "Forecast £m", "Variance £m"],
            ["Quays", "10.0", "14.0", "4.0"],
            ["Lighthouses", "11.0", "10.6", "-0.4"],
            ["Dredging", "8.0", "10.5", "2.5"],
            ["Buoys", "3.0", "3.2", "0.2"],
            ["Harbours Total (including slipways)", "32.0", "38.3", "6.3"],
        ],
        headings=("Monitoring of services",),
    ),
    id="spending",
)
FUNDS = replace(
    table(
        [
            ["Fund", "Book Cost £", "Market Value £", "6 months return Income"],
            ["Skerry Property Fund", "6,000", "5,400", "2.4%"],
            ["Tern Equity Fund", "1,000", "1,600", "3.1%"],
            ["Gannet Income Fund", "2,500", "2,200", "3.0%"],
        ],
        headings=("Externally managed investments",),
    ),
    id="funds",
)
YEARS = replace(
    table(
        [
            ["", "2029-30 Actuals", "2030-31 Original Budget", "2031-32 Estimate", "2032-33 Estimate", "2033-34 Estimate"],
            ["Pier borrowing", "90.0", "80.0", "60.0", "50.0", "40.0"],
            ["Total", "90.0", "80.0", "60.0", "50.0", "40.0"],
        ],
        headings=("Borrowing for piers (£m)",),
    ),
    id="years",
)
REVENUE = replace(
    table(
        [
            ["Service", "Original Budget £000", "Revised Budget £000", "Outturn £000"],
            ["Beacons", "200", "250", "240"],
            ["Foghorns", "100", "110", "115"],
            ["Total", "300", "360", "355"],
        ],
        headings=("Revenue of the coastguard",),
    ),
    id="revenue",
)
BONDS = replace(
    table(
        [
            ["Issuer", "Principal £", "Coupon Rate"],
            ["Bank of Skerry - Bonds", "900", "5.2%"],
            ["Bank of Skerry - Bonds", "178", "5.4%"],
            ["Ternwick Society - Bonds", "300", "5.5%"],
        ],
        headings=("Bond portfolio",),
    ),
    id="bonds",
)


class OverRows(MadeStore):
    """A store with tables of money of one report."""

    def tables(self) -> tuple[SectionTable, ...]:
        return SAVINGS, SPENDING, FUNDS, BONDS, YEARS, REVENUE


STORE = OverRows(())


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


def test_a_saving_that_brings_more_than_its_target_is_the_more_negative_one() -> None:
    text = ask("Which savings are forecast to bring in more than their 2030-31 target?").text
    assert "**2** rows" in text
    assert "Ferry crews" in text
    assert "Net repairs" in text


def test_a_count_of_lines_that_one_column_sets_against_another_is_no_total() -> None:
    assert "**2** rows" in ask("How many of the three external funds are worth less than their book cost?").text


def test_the_first_three_of_a_ranking_are_given_in_order_without_totals() -> None:
    text = ask("Which three services have the largest overspends, in order?").text
    assert text.index("Quays") < text.index("Dredging") < text.index("Buoys")
    assert "Harbours Total" not in text


def test_the_second_in_a_ranking_is_not_the_first() -> None:
    text = ask("What is the second largest overspend among the services?").text
    assert "Dredging" in text
    assert "Quays" not in text


def test_lines_of_one_name_are_added_in_the_column_of_money() -> None:
    assert "1,078" in ask("What do the Bank of Skerry bonds come to?").text  # 900 + 178


def test_a_gain_over_cost_is_the_difference_of_the_two_amounts() -> None:
    assert "600" in ask("Tern Equity Fund gain over book cost").text  # 1,600 − 1,000


def test_a_return_of_six_months_is_none_of_twelve() -> None:
    assert ask("What was the Skerry Property Fund income return over 12 months?").status is Status.NOT_FOUND
    assert "2.4%" in ask("What was the Skerry Property Fund 6 months income return?").text


def test_a_long_label_said_in_part_is_found_beside_a_column() -> None:
    assert "0.0" in ask("ferry fuel: what is the total forcast").text


def test_what_falls_furthest_short_is_ranked_by_the_shortfall_and_not_by_the_target() -> None:
    text = ask("Which saving falls furthest short of its 2030-31 target in money terms?").text
    assert "Ferry fuel" in text
    assert "60" in text


def test_an_average_over_years_takes_the_years_between_as_well() -> None:
    text = ask("average pier borrowing estimate from 2031-32 to 2033-34").text
    assert "£50.00 million" in text  # (60 + 50 + 40) / 3


def test_a_difference_in_pounds_and_in_per_cent_gives_both() -> None:
    text = ask("By how much, in pounds and in per cent, was the budget for beacons raised from the original to the revised one?").text
    assert "50 thousand" in text  # 250 − 200
    assert "25.0%" in text  # 50 / 200


def test_two_columns_of_a_whole_table_are_compared_in_its_total() -> None:
    assert "60 thousand" in ask("coastguard: how much bigger is the revised budget than the original one").text  # 360 − 300


def test_a_word_said_otherwise_behind_a_stroke_need_not_be_in_the_table() -> None:
    assert "90" in ask("pitching / tarring policy saving, what is the target").text
    assert ask("pitching policy saving, what is the target").status is Status.NOT_FOUND


def test_the_largest_gain_over_cost_is_ranked_by_the_gain_and_not_by_the_cost() -> None:
    text = ask("Which external fund has the largest gain over book cost?").text
    assert "Tern Equity Fund" in text
    assert "600" in text  # 1,600 − 1,000


def test_what_rises_most_from_one_column_to_another_is_ranked_by_the_rise() -> None:
    text = ask("Which service of the coastguard has the largest increase from the original budget to the revised budget?").text
    assert "Beacons" in text
    assert "50 thousand" in text  # 250 − 200, beside 110 − 100


def test_words_that_name_the_part_of_a_list_do_not_narrow_its_ranking() -> None:
    assert "Ferry fuel" in ask("Which ferry saving falls furthest short of its 2030-31 target?").text
