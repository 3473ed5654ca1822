"""Hurried questions over monitoring, savings, a budget of two years and investments of an invented council: lines named in part, totals,
shares over two tables, lines counted and added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status, Verdict
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

MONITORING = replace(
    table(
        [
            ["Directorate & Key Service", "Working Budget £m", "Forecast £m", "Variance £m"],
            ["Harbours & Piers", "", "", ""],
            ["Lighthouses, Beacons & Buoys", "11.1", "10.6", "-0.6"],
            ["Residual Ballast", "52.6", "53.4", "0.8"],
            ["Ballast Yards & Slipways", "38.8", "40.6", "1.8"],
            ["Rover Ferry Pass (RFP)", "5.1", "5.1", "0.0"],
            ["Harbours & Piers Total", "107.6", "109.7", "2.1"],
            ["Orchards, Meadows & Lanes", "", "", ""],
            ["Hedges", "4.0", "2.5", "-1.5"],
            ["Orchards, Meadows & Lanes Total", "4.0", "2.5", "-1.5"],
            ["Total", "111.6", "112.2", "0.6"],
        ],
        headings=("Key service statement",),
    ),
    id="monitoring",
)
SAVINGS = replace(
    table(
        [
            ["Saving", "2030-31 Savings Target £000s", "Forecast against alternative saving (one-off) £000s", "Total Forecast £000s",
             "Variance £000s", "Un-deliverable £000s"],
            ["Harbours & Piers", "", "", "", "", ""],
            ["Winter dredging of quays – review of the dredging policy for tidal quays", "-100.0", "0.0", "-100.0", "0.0", "0.0"],
            ["Annual uplift in mooring fees - Visitors", "-40.0", "0.0", "-40.0", "0.0", "0.0"],
            ["Annual uplift in mooring fees - Residents", "-30.0", "0.0", "-10.0", "20.0", "20.0"],
            ["Annual uplift in mooring fees - Trawlers", "-20.0", "0.0", "-20.0", "0.0", "0.0"],
            ["Contracts with voluntary crews", "-300.0", "-60.0", "-60.0", "240.0", "80.0"],
            ["Harbours & Piers Total", "-490.0", "-60.0", "-230.0", "260.0", "100.0"],
            ["Orchards, Meadows & Lanes", "", "", "", "", ""],
            ["Cease scything grants", "-82.5", "-82.5", "-82.5", "0.0", "0.0"],
            ["Review of fruit presses", "-20.0", "-20.0", "-20.0", "0.0", "0.0"],
            ["Extra stiles on lanes", "10.0", "0.0", "10.0", "0.0", "0.0"],
            ["Orchards, Meadows & Lanes Total", "-92.5", "-102.5", "-92.5", "0.0", "0.0"],
            ["Total", "-582.5", "-162.5", "-322.5", "260.0", "100.0"],
        ],
        headings=("Savings",),
    ),
    id="savings",
)  # fmt: skip
DEPOSITS = replace(
    table(
        [
            ["Instrument", "Counterparty", "Principal Amount £", "Interest Rate"],
            ["Bills", "Treasury of Skerry", "4,000", "5.1%"],
            ["Empty Cottage Loans", "Empty Cottage Loans", "1,000", "4.2%"],
        ],
        headings=("Internally managed investments", "Deposits"),
    ),
    id="deposits",
)
INTERNAL = replace(
    table([["Total Internally managed investments", "20,000"]], headings=("Internally managed investments",), header_rows=0), id="internal"
)
LIMITS = replace(
    table(
        [
            ["", "2030-31 Estimate", "2031-32 Estimate"],
            ["Authorised Ceiling - borrowing", "946", "1,261"],
            ["Authorised Ceiling - all external debt", "1,125", "1,429"],
            ["Operational Edge - borrowing", "822", "1,160"],
            ["Operation Edge - all external debt", "1,001", "1,329"],
        ],
        headings=("Limits for external debt (£m)",),
    ),
    id="limits",
)
PAIRS = [
    ["", "2030-31", None, "", "", "2031-32", None],
    ["Core £000s", "External £000s", "Total £000s", "", "Core £000s", "External £000s", "Total £000s"],
    ["10.0", "1.0", "11.0", "Pay", "20.0", "2.0", "22.0"],
    ["30.0", "0.0", "30.0", "Cost & Growth Drivers - Cost", "40.0", "5.0", "45.0"],
    ["7.0", "0.0", "7.0", "Cost & Growth Drivers - Growth", "50.0", "5.0", "55.0"],
]


def _two_years() -> SectionTable:
    """Two years over three columns each, whose headings were drawn over the last two of them only."""
    made = table([[text or "" for text in row] for row in PAIRS], headings=("Budget of pressures",), header_rows=2)
    first, *rest = made.table.rows
    spans = tuple(
        None if text is None or cell is None else replace(cell, column_span=2 if text.startswith("20") else 1)
        for text, cell in zip(PAIRS[0], first, strict=True)
    )
    return replace(made, table=replace(made.table, rows=(spans, *rest)), id="pairs")


class SkerryStore(MadeStore):
    """A store with tables of money of one report."""

    def tables(self) -> tuple[SectionTable, ...]:
        return MONITORING, SAVINGS, DEPOSITS, INTERNAL, LIMITS, _two_years()


STORE = SkerryStore(())


def ask(*questions: str) -> Answer:
    conversation = Conversation()
    answers = [answer_question(question, conversation, STORE) for question in questions]  # type: ignore[arg-type]
    assert all(unsupported_numbers(answer) == () for answer in answers)
    return answers[-1]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("rover ferry pass is over budget isnt it", "on budget (£5.1 million against £5.1 million)"),
        ("lighthouses are overspending right?", "**−£0.6 million**"),  # the first word of the label
        ("residual ballast + ballast yards/slipways, total forecast overspend", "**£2.6 million**"),  # 0.8 + 1.8
        ("Adding residual ballast and ballast yards together, by how much are they forecast to overspend?", "**£2.6 million**"),
        ("vol crews contracts saving: target, and how much one-off found instead", "**−£60.0 thousand**"),
        (
            "What percentage of the contracts with voluntary crews saving is forecast to be delivered in 2030-31?",
            "Total Forecast, is **20.0%**",
        ),  # 60 / 300
        ("what do the three uplift in mooring fees savings lines come to?", "**−£90.0 thousand**"),  # 40 + 30 + 20
        ("what is the biggest saving target", "**−£300.0 thousand**"),  # not the one that costs 10
        ("what share of the Harbours & Piers savings target is the winter dredging of quays?", "**20.4%**"),  # 100 / 490
        ("what % of the Harbours savings target is undeliverable", "**20.4%**"),  # 100 / 490
        ("how many times bigger is the residual ballast budget than the hedges one", "**13.2 times**"),  # 52.6 / 4.0
        ("What percentage of the internally managed investments were empty cottage loans?", "**5.0%**"),  # 1,000 / 20,000
        ("For 2030-31, how much higher is the authorised ceiling for all external debt than the operational edge?", "**£124 million**"),
        ("pay total (core+external) 2031-32 compared with 2030-31, diff?", "**£11.0 thousand**"),  # 22 - 11
        ("cost & growth drivers - cost, core 2031-32 vs 2030-31, % up", "**33.3%**"),  # 40 over 30
        ("cost & growth drivers 2031-32 cost + growth, totals (core+external) added up", "**£100.0 thousand**"),  # 45 + 55
    ],
)
def test_a_hurried_question_finds_its_cells(question: str, told: str) -> None:
    assert told in ask(question).text


def test_a_verdict_goes_with_what_the_row_prints() -> None:
    assert ask("rover ferry pass is over budget isnt it").verdict is Verdict.CONTRADICTED


def test_what_the_table_prints_is_set_against_what_its_columns_give() -> None:
    answer = ask("lighthouses, beacons & buoys: does forecast minus budget give the 0.6 printed")
    assert "£0.1 million" in answer.text  # 11.1 - 10.6 = 0.5, printed 0.6
    assert answer.verdict is Verdict.SUPPORTED  # as rounding may make up for it


def test_the_lines_listed_of_a_group_are_added_up() -> None:
    answer = ask(
        "Which savings of Orchards, Meadows & Lanes are forecast to be met by one-off alternatives, and how much are they together?"
    )
    assert "Cease scything grants" in answer.text
    assert "Contracts" not in answer.text
    assert "**−£102.5 thousand**" in answer.text  # 82.5 + 20


def test_a_shortfall_of_a_saving_is_not_said_to_be_on_budget() -> None:
    assert "on budget" not in ask("what is the variance of the contracts with voluntary crews saving?").text


def test_a_line_set_against_something_that_is_no_line_is_not_compared_with_its_own_budget() -> None:
    assert ask("how much more is the forecast for hedges than for comets?").status is Status.NOT_FOUND


def test_a_further_limit_is_of_the_same_debt() -> None:
    assert "1,125" in ask("What is the operational edge for all external debt in the 2030-31 estimate?", "And the authorised ceiling?").text
