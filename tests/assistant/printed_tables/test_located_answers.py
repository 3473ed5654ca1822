"""Everyday questions over monitoring, savings, a register, bonds and funding of an invented council."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason, Status, Verdict
from ingest.model import SectionTable, Table
from tests.assistant.made import MadeStore, table

MONITORING = replace(
    table(
        [
            ["Key service", "Working Budget £m", "Forecast £m", "Variance £m"],
            ["People and Places", "", "", ""],
            ["Ferry passes (FPX)", "13.0", "16.4", "3.4"],
            ["Youth Piers", "8.4", "7.2", "-1.2"],
            ["Elder Moorings - Harbour Based Services", "21.2", "30.2", "9.0"],
            ["Elder Moorings - Lakeside Care Services", "40.0", "50.0", "10.0"],
            ["People and Places Total", "82.6", "103.8", "21.2"],
            ["Tides, Estuaries & Shores", "", "", ""],
            ["Buoys", "4.0", "3.0", "-1.0"],
            ["Tides, Estuaries & Shores Total", "4.0", "3.0", "-1.0"],
            ["Total", "86.6", "106.8", "20.2"],
            ["Academy Lagoons", "0.0", "3.0", "3.0"],
            ["Grand Total", "86.6", "109.8", "23.2"],
        ],
        headings=("Key service statement",),
    ),
    id="monitoring",
)
SAVINGS = replace(
    table(
        [
            ["Saving", "Savings Target £000s", "Total Forecast £000s", "Variance £000s", "Un-deliverable £000s"],
            ["Lantern crews", "-2,500.0", "0.0", "2,500.0", "100.0"],
            ["Rope reviews", "-1,500.0", "-1,500.0", "0.0", "0.0"],
            ["Total", "-4,000.0", "-1,500.0", "2,500.0", "100.0"],
        ],
        headings=("Savings",),
    ),
    id="savings",
)
REGISTER = replace(
    table(
        [
            ["Owner", "Risk Title", "Current Likelihood (1-5)", "Annual Exposure £m"],
            ["", "Significant Risks (over £10m)", "", ""],
            ["DOCK", "Storm Surge", "4", "20.0"],
            ["QUAY", "Silt", "3", "12.5"],
            ["", "Other Risks (under £10m)", "", ""],
            ["DOCK", "Barnacles", "3", ""],
            ["DOCK", "Rust", "2", ""],
            ["QUAY", "Fog Signals", "2", ""],
        ],
        headings=("Harbour risk register",),
    ),
    id="register",
)
BONDS = replace(
    table(
        [
            ["Bond type", "Issuer", "Principal £", "Coupon Rate"],
            ["Covered Bond", "Bank of Nova Skerry", "5,000,000", "4.5%"],
            ["Covered Bond", "Isle Building Society", "2,000,000", "5.1%"],
            ["Floating Rate Note", "Bank of Nova Skerry", "1,250,000", "4.7%"],
            ["Floating Rate Note", "Mutual Cove", "500,000", "3.9%"],
        ],
        headings=("Bond portfolio",),
    ),
    id="bonds",
)
POOLED = replace(
    table(
        [
            ["Investment Fund", "Book Cost £", "Market Value £"],
            ["Petrel Fund", "100", "90"],
            ["Gannet Fund", "200", "230"],
            ["Skua Fund", "300", "250"],
        ],
        headings=("Externally managed investments",),
    ),
    id="pooled",
)
FUNDING = replace(
    table(
        [
            ["Funding stream", "2030-31 £000s", "2031-32 £000s"],
            ["Anchor Grant", "100.0", "0.0"],
            ["Keel Grant", "200.0", "250.0"],
            ["Mast Levy", "400.0", "460.0"],
        ],
        headings=("Funding settlement",),
    ),
    id="funding",
)
BY_DIRECTORATE = replace(
    table(
        [
            ["Pressure", "DOCK Core £000s", "DOCK External £000s", "QUAY Core £000s", "GET Core £000s"],
            ["Prices", "26.0", "1.0", "9.0", "5.0"],
            ["Pay", "3.0", "0.0", "2.0", "1.0"],
        ],
        headings=("Budget by directorate",),
    ),
    id="directorates",
)


def spanned(section: SectionTable, labels: tuple[str, ...]) -> SectionTable:
    """The table with those labels drawn as one cell over the first two columns, as sub-headings are."""
    rows = []
    for row in section.table.rows:
        label = row[1]
        if label is not None and label.text in labels:
            row = (replace(label, column_span=2), None, *row[2:])
        rows.append(row)
    return replace(section, table=Table(**{**_fields(section.table), "rows": tuple(rows)}))


def _fields(made: Table) -> dict[str, object]:
    return {name: getattr(made, name) for name in made.__dataclass_fields__}


class HarbourStore(MadeStore):
    """A store with tables of money, risks and investments of one report."""

    def tables(self) -> tuple[SectionTable, ...]:
        register = spanned(REGISTER, ("Significant Risks (over £10m)", "Other Risks (under £10m)"))
        return MONITORING, SAVINGS, register, BONDS, POOLED, FUNDING, BY_DIRECTORATE


STORE = HarbourStore(())


def ask(*questions: str) -> Answer:
    """The answer to the last of several questions of one conversation."""
    conversation = Conversation()
    answers = [answer_question(question, conversation, STORE) for question in questions]  # type: ignore[arg-type]
    assert unsupported_numbers(answers[-1]) == ()
    return answers[-1]


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("ferry boat tickets (FPX): whats the budget, the forecast and the gap?", ("£13.0 million", "£16.4 million", "£3.4 million")),
        ("elder moorings harbour services - budget v forecast, how bad is it", ("£21.2 million", "£30.2 million", "£9.0 million")),
        ("lantern crews saving target and how much of it will be made this year?", ("−£2,500.0 thousand", "£0.0 thousand")),
        ("mast levy 31-32?", ("£460.0 thousand",)),
        ("prices pressure core - dock vs quay vs get", ("£26.0 thousand", "£9.0 thousand", "£5.0 thousand")),
        ("whats the coupon rate on the isle bulding society bond", ("5.1%",)),  # one letter is missing
    ],
)
def test_everyday_words_find_the_cells(question: str, amounts: tuple[str, ...]) -> None:
    text = ask(question).text
    assert all(amount in text for amount in amounts)


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("bank of nova skerry bonds, total principal?", "5,000,000 + 1,250,000 = 6,250,000"),
        ("working budget for both elder moorings lines (harbour + lakeside) added up", "21.2 + 40.0 = 61.2"),
        ("By what percentage is lakeside care forecast to exceed its working budget?", "(50.0 − 40.0) / 40.0 × 100 = 25.0"),
        ("How much higher is the Youth Piers forecast than the Buoys forecast?", "7.2 − 3.0 = 4.2"),
        ("By what percentage does the mast levy increase?", "(460.0 − 400.0) / 400.0 × 100 = 15.0"),
        ("how much below book cost is the petrel fund?", "90 − 100 = −10"),
        ("what percentage of the people and places overspend is lakeside care?", "10.0 / 21.2 × 100 = 47.2"),
    ],
)
def test_what_is_worked_out_shows_its_working(question: str, formula: str) -> None:
    assert formula in [working.formula for working in ask(question).working]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is it true that Youth Piers are overspending?", Verdict.CONTRADICTED),  # 7.2 against 8.4
        ("Is it true that Youth Piers are underspending?", Verdict.SUPPORTED),
        ("The mast levy goes up by more than £50k in 2031-32. True or false?", Verdict.SUPPORTED),  # 460 - 400
        ("The mast levy goes up by more than £70k in 2031-32. True or false?", Verdict.CONTRADICTED),
        ("Is the forecast for ferry passes more than £20m?", Verdict.CONTRADICTED),
        ("why is rust listed as one of the over £10m risks", Verdict.CONTRADICTED),
    ],
)
def test_a_statement_is_confirmed_or_denied(question: str, verdict: Verdict) -> None:
    assert ask(question).verdict is verdict


def listed(answer: Answer) -> list[str]:
    return [line[2:].split(":")[0].split(" [")[0] for line in answer.text.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("risks with likelihood 2 pls, names", ["Rust", "Fog Signals"]),
        ("which external investment funds are worth less than we paid for them (book cost)?", ["Petrel Fund", "Skua Fund"]),
        ("Which streams in the funding list have an amount in 2030-31 but drop to nothing in 2031-32?", ["Anchor Grant"]),
        ("how many of the other risks have a likelihood of 3", ["Barnacles"]),
        ("which significant risks are QUAY's", ["Silt"]),
    ],
)
def test_rows_are_kept_by_what_the_question_sets(question: str, rows: list[str]) -> None:
    assert listed(ask(question)) == rows


def test_a_count_within_a_group_is_told_with_the_size_of_the_group() -> None:
    answer = ask("How many significant risks (over £10m) are there, and how many of them have a current likelihood of 4?")
    assert [working.result for working in answer.working] == ["2", "1"]


def test_a_group_is_what_directorates_are_ranked_by() -> None:
    assert "People and Places Total, **£21.2 million**" in ask("Which directorate has the biggest overspend?").text


def test_totals_without_and_with_a_line_are_those_that_differ_by_it() -> None:
    text = ask("What is the forecast overspend without academy lagoons, and what is it with them?").text
    assert "**£20.2 million**" in text
    assert "**£23.2 million**" in text


def test_an_outturn_is_not_answered_by_a_forecast() -> None:
    answer = ask("What was the final outturn for Youth Piers?")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.NOT_REPORTED)


@pytest.mark.parametrize(
    "question",
    [
        "What is the ferry passes budget for Otterham?",
        "How much is forecast to be spent on school lighthouses?",
        "mast levy 2032-33",
        "What is the principal of the Bank of Skye bond?",
    ],
)
def test_a_name_that_nothing_explains_is_refused(question: str) -> None:
    assert ask(question).status is Status.NOT_FOUND


def test_a_follow_up_takes_the_year_before() -> None:
    assert "£400.0 thousand" in ask("mast levy 31-32?", "what was it the year before").text


def test_a_follow_up_takes_another_line_under_the_same_heading() -> None:
    assert "Silt" in ask("whats the likelihood of the storm surge risk", "and the silt one").text
