"""Parts of an invented council that have a column each, lines of one name, limits on several columns, and what follows on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status, Verdict
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

PARTS = replace(
    table(
        [
            ["", "TOTAL Total £000s", "FPL Core £000s", "TES Core £000s", "TES Total £000s", "HHD Core £000s"],
            ["Revised base", "1,000.0", "600.0", "250.0", "260.0", "140.0"],
            ["NET CHANGE (excl base shifts)", "-20.0", "30.0", "-40.0", "-45.0", "-5.0"],
            ["NET BUDGET", "980.0", "630.0", "210.0", "215.0", "135.0"],
        ],
        headings=("Proposed budget by directorate",),
    ),
    id="parts",
)
LINES = replace(
    table(
        [
            ["Key service", "Working Budget £m", "Forecast £m", "Variance £m"],
            ["Ferries, People & Lighthouses", "", "", ""],
            ["Provision for Tides - Harbour Based", "15.8", "1.3", "-14.5"],
            ["Provision for Tides - Lakeside Based", "12.5", "1.0", "-11.5"],
            ["Elder Moorings - Harbour Based", "10.0", "12.0", "2.0"],
            ["Elder Moorings - Lakeside Based", "20.0", "24.0", "4.0"],
            ["Ferries, People & Lighthouses Total", "58.3", "38.3", "-20.0"],
            ["Tides, Estuaries & Shores", "", "", ""],
            ["Buoys", "4.0", "3.0", "-1.0"],
            ["Provision for Estuaries", "2.0", "4.5", "2.5"],
            ["Tides, Estuaries & Shores Total", "6.0", "7.5", "1.5"],
            ["Harbour Heritage Department", "", "", ""],
            ["Museum", "3.0", "3.5", "0.5"],
            ["Harbour Heritage Department Total", "3.0", "3.5", "0.5"],
            ["Grand Total", "67.3", "49.3", "-18.0"],
        ],
        headings=("Key service statement",),
    ),
    id="lines",
)
SAVINGS = replace(
    table(
        [
            ["Saving", "Savings Target £000s", "Forecast against original saving £000s", "Total Forecast £000s", "Variance £000s"],
            ["Lantern crews", "-2,500.0", "-900.0", "-1,000.0", "1,500.0"],
            ["Rope reviews", "-1,500.0", "-1,600.0", "-1,700.0", "-200.0"],
            ["Total", "-4,000.0", "-2,500.0", "-2,700.0", "1,300.0"],
        ],
        headings=("Savings",),
    ),
    id="savings",
)
RISKS = replace(
    table(
        [
            ["Owner", "Risk Title", "Risk Event", "Current Likelihood (1-5)", "Annual Exposure £m", "Lifetime Exposure £m"],
            ["", "Significant Risks (over £10m)", "", "", "", ""],
            ["FPL", "Storm Surge", "The sea wall breaks in winter", "4", "20.0", ""],
            ["TES", "Silt", "The channel closes", "3", "12.0", "60.0"],
            ["FPL", "Storm Surge", "Moored houseboats are lost", "3", "18.0", ""],
            ["ALL", "Price of rope", "Rope costs more", "4", "10.0", ""],
            ["ALL", "Lost charts", "Boats go astray", "4", "", "30.0"],
            ["HHD", "Damp", "Exhibits rot", "2", "15.0", ""],
        ],
        headings=("Harbour risk register",),
    ),
    id="risks",
)
DASHBOARD = replace(
    table([["Lagoon projected variance £m", "Harbour debt £m"], ["1.4", "81.0"]], headings=("Harbour dashboard",)), id="dashboard"
)
LAGOON = replace(
    table(
        [
            ["Lagoon lines", "Budget £m", "Projected variance £m"],
            ["Marsh", "4.0", "0.9"],
            ["Delta", "2.0", "0.6"],
            ["Total", "6.0", "1.5"],
        ],
        headings=("Lagoon money",),
    ),
    id="lagoon",
)
YEARS = replace(
    table(
        [
            ["", "2023-24 Actual", "2024-25 Estimate", "2025-26 Estimate"],
            ["Harbour debt £m", "70.5", "81.0", "79.9"],
            ["Ferry loans £m", "9.0", "8.0", "7.0"],
        ],
        headings=("Borrowing £m",),
    ),
    id="years",
)


class PartsStore(MadeStore):
    """The store of made tables without any indicator."""

    def tables(self) -> tuple[SectionTable, ...]:
        return (PARTS, LINES, SAVINGS, RISKS, YEARS, DASHBOARD, LAGOON)


STORE = PartsStore(())


def ask(*questions: str) -> Answer:
    """The answer to the last of some questions of one conversation."""
    conversation = Conversation()
    answers = [answer_question(question, conversation, STORE) for question in questions]  # type: ignore[arg-type]
    assert all(not unsupported_numbers(answer) for answer in answers)
    return answers[-1]


def listed(answer: Answer) -> list[str]:
    return [line[2:].split(":")[0].split(" [")[0] for line in answer.text.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("What is the net budget of ferries and people?", "£630.0 thousand"),  # two of the three words that FPL stands for
        ("net budget of TES?", "£215.0 thousand"),
        ("Which directorate has the largest net budget?", "£630.0 thousand"),
        ("Which directorate has the smallest net budget?", "£135.0 thousand"),
        ("In which year is the harbour debt highest?", "£81.0 million"),
    ],
)
def test_a_part_of_the_council_or_a_year_may_have_a_column(question: str, amount: str) -> None:
    assert amount in ask(question).text


def test_one_word_of_a_name_is_not_the_part_that_its_abbreviation_stands_for() -> None:
    assert "630.0" not in ask("What is the net budget of ferries?").text


def test_the_columns_that_keep_a_limit_are_listed() -> None:
    assert listed(
        ask("Which directorates show a negative net change (excluding base shifts) in the proposed budget, and how much is each?")
    ) == [
        "TES Total",
        "HHD Core",
    ]


def test_the_difference_of_two_parts_is_that_of_their_columns() -> None:
    assert [one.formula for one in ask("diff between the FPL net budget and the TES total net budget?").working] == [
        "630.0 − 215.0 = 415.0"
    ]


def test_the_number_of_lines_said_takes_all_lines_of_that_name() -> None:
    assert "−14.5 + (−11.5) = −26.0" in [
        one.formula for one in ask("add together the variances on the two provision for tides lines").working
    ]


def test_lines_under_a_sub_heading_that_also_has_a_total_are_those_that_stand_there() -> None:
    assert listed(ask("which lines in Tides, Estuaries and Shores are over budget and by how much?")) == ["Provision for Estuaries"]


def test_a_share_of_what_is_named_by_initials_is_no_share_of_the_whole_table() -> None:
    found = ask("how much of HHDs overspend is down to the museum, as a percent?")
    assert [one.formula for one in found.working] == ["0.5 / 0.5 × 100 = 100.0"]


def test_words_that_go_with_a_year_still_ask_for_a_share() -> None:
    found = ask("what % of the working budget (grand total) is tides, estuaries and shores")
    assert [one.formula for one in found.working] == ["6.0 / 67.3 × 100 = 8.9"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is it right that the rope reviews will save more than their target?", Verdict.SUPPORTED),  # 1,700 of 1,500
        ("Is it right that the lantern crews will save more than their target?", Verdict.CONTRADICTED),  # 1,000 of 2,500
    ],
)
def test_what_is_saved_is_held_against_its_target_by_size(question: str, verdict: Verdict) -> None:
    found = ask(question)
    assert found.verdict is verdict
    assert "Total Forecast" in found.text


def test_totals_of_two_columns_are_both_given() -> None:
    text = ask("total savings target and how much will we actually deliver?").text
    assert all(amount in text for amount in ("−£4,000.0 thousand", "−£2,700.0 thousand"))


def test_each_limit_is_of_the_column_named_before_it() -> None:
    found = ask("List the significant risks over £10m that have a likelihood of 3, with their annual exposure.")
    assert listed(found) == ["Silt", "Storm Surge"]
    assert all(amount in found.text for amount in ("£12.0 million", "£18.0 million"))


def test_the_share_of_a_column_without_a_total_is_of_its_sum() -> None:
    assert "12.0 / 75.0 × 100 = 16.0" in [one.formula for one in ask("What share of the total annual exposure is silt?").working]


@pytest.mark.parametrize(
    ("first", "then", "amount"),
    [
        ("What is the net budget of FPL?", "what about TES?", "£215.0 thousand"),
        ("forecast for Elder Moorings - Harbour Based?", "and lakeside?", "£24.0 million"),
        ("annual exposure of the storm surge risk", "i mean the moored houseboats one", "£18.0 million"),
    ],
)
def test_what_follows_means_a_column_or_a_line_beside_the_last(first: str, then: str, amount: str) -> None:
    found = ask(first, then)
    assert found.status is Status.ANSWERED
    assert amount in found.text


def test_two_tables_that_print_different_figures_are_both_told() -> None:
    found = ask("Lagoon projected variance: do the dashboard and the lagoon table agree?")
    assert found.verdict is Verdict.CONTRADICTED
    assert all(amount in found.text for amount in ("£1.4 million", "£1.5 million"))


def test_a_list_whose_condition_is_not_understood_is_not_given_whole() -> None:
    assert "Silt" not in ask("Which risks in the register fall in likelihood?").text
