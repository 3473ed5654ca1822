"""Questions whose row and column are clear though an everyday word is left over, and shares of the whole that the question names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

SAVINGS = replace(
    table(
        [
            ["Saving", "2030-31 Savings Target £000s", "Forecast against alternative saving (one-off) £000s", "Total Forecast £000s",
             "Un-deliverable £000s"],
            ["Harbours & Piers", "", "", "", ""],
            ["Pilotage Sharing (Clause 12)", "-200.0", "0.0", "-150.0", "50.0"],
            ["Full year effect of earlier changes considered for quays, sluices and gates", "-90.0", "-30.0", "-90.0", "0.0"],
            ["Harbours & Piers Total", "-290.0", "-30.0", "-240.0", "50.0"],
            ["Orchards & Lanes", "", "", "", ""],
            ["Cease scything grants", "-82.5", "-82.5", "-82.5", "0.0"],
            ["Orchards & Lanes Total", "-120.0", "-90.0", "-120.0", "0.0"],
            ["Total", "-410.0", "-120.0", "-360.0", "50.0"],
        ],
        headings=("Savings",),
    ),
    id="savings",
)  # fmt: skip
PARTS = replace(
    table(
        [
            ["", "TOTAL Core £000s", "TOTAL External £000s", "TOTAL Total £000s", "FPL Core £000s", "TES Core £000s", "TES Total £000s"],
            ["Prices", "400.0", "100.0", "500.0", "100.0", "300.0", "400.0"],
            ["Pay", "80.0", "20.0", "100.0", "60.0", "20.0", "40.0"],
        ],
        headings=("Proposed budget by directorate",),
    ),
    id="parts",
)
NAMES = replace(
    table(
        [
            ["Key service", "Working Budget £m", "Forecast £m"],
            ["Ferries, Piers & Lighthouses", "5.0", "6.0"],
            ["Tides, Estuaries & Shores", "4.0", "4.0"],
        ],
        headings=("Key service statement",),
    ),
    id="names",
)
RISKS = replace(
    table(
        [
            ["Owner", "Risk Title", "Risk Event", "Current Likelihood (1-5)", "Annual Exposure £m", "Lifetime Exposure £m"],
            ["", "Significant Risks (over £10m)", "", "", "", ""],
            ["FPL", "Storm Surge", "The sea wall breaks in winter", "4", "20.0", "100.0"],
            ["TES", "Silt", "The channel closes", "3", "12.0", "60.0"],
            ["FPL", "Top Tide Spending", "Moored houseboats are lost", "3", "", "40.0"],
        ],
        headings=("Budget risks register",),
    ),
    id="risks",
)
YEARS = [["", "2029-30 Actuals", "2030-31 Budget", "2030-31 Forecast"], ["Total", "200.0", "400.0", "300.0"]]
CAPITAL = [
    replace(table(YEARS, headings=("Prudential limits", f"Limit {at}: {name} (£m)")), id=f"capital-{at}")
    for at, name in enumerate(("Capital Need", "Capital Expenditure", "Debt and Capital Reserve"))
]


class ClearStore(MadeStore):
    """A store with tables of money of one report."""

    def tables(self) -> tuple[SectionTable, ...]:
        return SAVINGS, PARTS, NAMES, RISKS, *CAPITAL


def _ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), ClearStore())
    assert not unsupported_numbers(answer)
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "What amount of the Clause 12 pilotage sharing saving is considered un-deliverable?",
        "How much of the Clause 12 pilotage sharing saving is deemed un-deliverable?",
        "Clause 12 pilotage sharing, un-deliverable amount identified",
    ],
)
def test_an_everyday_word_left_over_blocks_no_clear_cell(question: str) -> None:
    answer = _ask(question)
    assert answer.status is Status.ANSWERED
    assert "£50.0 thousand" in answer.text
    assert "Full year effect" not in answer.text  # "considered" stands in its label


@pytest.mark.parametrize(
    "question",
    [
        "What part of the Clause 12 pilotage sharing saving is considered un-deliverable in Skerry?",
        "How much of the Clause 12 pilotage sharing saving at Skerry is un-deliverable?",
        "How much of the Clause 12 pilotage sharing saving for lifeboats is considered un-deliverable?",
    ],
)
def test_a_foreign_name_left_over_still_blocks_the_cell(question: str) -> None:
    assert "50.0" not in _ask(question).text


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("What share of the Orchards & Lanes savings is being met by one-off alternatives?", "75.0"),  # 90.0 / 120.0
        ("What proportion of Orchards & Lanes savings was found through one-off alternatives?", "75.0"),
        ("What % of the Clause 12 pilotage sharing saving is considered un-deliverable?", "25.0"),  # 50.0 / 200.0
    ],
)
def test_a_share_of_a_line_said_before_the_verb_is_of_its_target(question: str, share: str) -> None:
    answer = _ask(question)
    assert answer.working
    assert answer.working[-1].result == share
    assert f"**{share}%**" in answer.text


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("What % of core prices is TES?", "75.0"),  # 300.0 / 400.0
        ("What share of core prices is TES?", "75.0"),
    ],
)
def test_a_share_of_one_kind_is_of_the_total_of_that_kind(question: str, share: str) -> None:
    answer = _ask(question)
    assert answer.working
    assert answer.working[-1].result == share
    assert "500.0" not in answer.text


def test_a_word_of_the_heading_of_all_lines_names_no_group_of_a_share() -> None:
    answer = _ask("What slice of the total lifetime exposure in the budget risk register is down to storm surge?")
    assert answer.working
    assert answer.working[-1].result == "50.0"  # 100.0 / (100.0 + 60.0 + 40.0)


@pytest.mark.parametrize(
    "question",
    [
        "Ferries, Piers & Lighthouses budget, and what are we now forecasting?",
        "Ferries, Piers & Lighthouses: budget and what r we now expecting to spend",
        "What is the Ferries, Piers & Lighthouses budget and what are we projecting?",
    ],
)
def test_a_second_ask_of_what_is_now_expected_is_of_the_line_of_the_first(question: str) -> None:
    text = _ask(question).text
    assert "**£5.0 million**" in text
    assert "**£6.0 million**" in text
    assert "rows fit" not in text


@pytest.mark.parametrize(
    "question",
    [
        "pilotage sharing savings target and how much of that are we actually getting",
        "pilotage sharing: savings target, and how much of it is really coming in",
        "What is the savings target for pilotage sharing and how much of that will we get?",
    ],
)
def test_what_is_really_got_of_a_saving_is_its_forecast(question: str) -> None:
    text = _ask(question).text
    assert "**−£200.0 thousand**" in text
    assert "**−£150.0 thousand**" in text


def test_words_of_one_name_are_not_shared_out_over_two_lines() -> None:
    assert "thousand" not in _ask("what is the savings target for the scything sharing review?").text


def test_the_total_of_a_table_is_not_shown_for_a_name_that_no_line_has() -> None:
    answer = _ask("what's the savings target for the lantern crew review")
    assert answer.status is not Status.ANSWERED
    assert "410.0" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "capital spend - is 30/31 forecast up or down on the 29/30 actuals and by what",
        "Is the 2030-31 capital spend forecast higher or lower than the 2029-30 actuals, and by what?",
    ],
)
def test_of_tables_with_the_same_columns_spend_means_that_of_expenditure(question: str) -> None:
    answer = _ask(question)
    assert answer.status is Status.ANSWERED
    assert "**£100.0 million** higher" in answer.text
    assert answer.verdict is None  # neither yes nor no answers "up or down"
