"""Questions that say labels and headings of an invented council's tables word for word, whatever those words mean elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from assistant.printed_tables.named_in_full import named_in
from assistant.tools.table_rows import table_view
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

FUNDS = replace(
    table(
        [
            ["Fund", "Book cost £", "Worth at 30-September-24 £", "Half-year return Income", "Half-year return Total"],
            ["Petrel Global Total Return Fund", "5,000", "5,472", "1.66%", "4.07%"],
            ["Gannet Income Builder Fund", "25,000", "22,050", "2.36%", "-1.25%"],
            ["Skua Property Fund", "60,000", "54,025", "2.44%", "2.12%"],
            ["Total managed outside", "90,000", "81,547", "2.20%", "1.64%"],
        ],
        headings=("2. Funds managed outside",),
    ),
    id="funds",
)
COUNTS = replace(
    table(
        [
            ["Theme", "No. reported (Q2)", "No. with a rating (Q2)", "Variation as % of budget"],
            ["Living well by the water", "18", "17", "3.4%"],
            ["Clean quays", "6", "6", "4.8%"],
            ["Harbour homes", "7", "4", "1.1%"],
            ["Total", "31", "27", "2.9%"],
        ],
        headings=("Overview of themes",),
    ),
    id="counts",
)
EAST = replace(
    table([["District", "Families met", "Visits"], ["Sandbar", "50", "110"], ["Reedmouth", "16", "45"]], headings=("East coast",)),
    id="east",
)
WEST = replace(
    table([["District", "Families met", "Visits"], ["Sandbar", "62", "144"], ["Cliffend", "17", "1"]], headings=("West coast",)), id="west"
)


class CoastStore(MadeStore):
    """A store of the tables above."""

    def tables(self) -> tuple[SectionTable, ...]:
        return FUNDS, COUNTS, EAST, WEST


STORE = CoastStore(())


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is the book cost for Petrel Global Total Return Fund?", ("£5,000",)),
        ("What is the no. reported (Q2) for Clean quays?", ("**6**", "No. reported")),
        ("living well by the water no. reported", ("**18**",)),
        ("For Gannet Income Builder Fund, what is the half-year return Total?", ("−1.25%",)),
        ("what is the book cost for skua?", ("£60,000",)),  # one word, of no other label
        ("Which theme has the highest no. reported (Q2) in the Overview of themes table?", ("Living well", "**18**")),
        ("Which theme has the second highest no. reported (Q2)?", ("Harbour homes", "**7**")),
        ("what theme has the lowest variation as % of budget?", ("Harbour homes", "1.1%")),
        ("How many themes have a no. reported (Q2) above 6.5 in the Overview of themes table?", ("**2** rows",)),
        ("How many funds have a half-year return Income above 2.4% in the Funds managed outside table?", ("**1** row",)),
        ("What is the total no. reported (Q2) in the Overview of themes table?", ("**31**",)),
        # 4.07 − 1.66, 4.8 − 3.4, 60,000 − 25,000
        ("What is the difference between the half-year return Total and the half-year return Income for Petrel Global Total Return Fund?",
         ("2.41 percentage points",)),
        ("How much higher is the variation as % of budget of Clean quays than of Living well by the water?", ("1.4 percentage points",)),
        ("How much higher is the book cost of Skua Property Fund than of Gannet Income Builder Fund?", ("£35,000",)),
    ],
)  # fmt: skip
def test_what_is_said_in_full_is_meant(question: str, said: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [one for one in said if one not in answer.text] == []


def test_a_label_of_two_tables_is_asked_back_about() -> None:
    assert ask("What is the families met for Sandbar?").status is Status.CLARIFY


def test_the_caption_tells_two_tables_apart() -> None:
    assert "**62**" in ask("What is the families met for Sandbar in the West coast table?").text


@pytest.mark.parametrize(
    "question",
    [
        "What is the book cost for Petrel Global Tramway Return Fund?",
        "What is the book cost for Petrel tramway (Fund)?",
        "What is the carbon footprint of Skua Property Fund?",
        "What is the no. reported (Q2) for Clean falconry?",
        "How much higher is the book cost of Skua Property Fund than of Lighthouse Bonds?",
    ],
)
def test_a_name_that_no_table_prints_is_not_answered_with_another(question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_the_end_of_a_heading_names_it_where_no_other_heading_holds_it() -> None:
    view = table_view(FUNDS)
    assert view is not None
    assert [view.names[column] for column in named_in(view, "the income").columns] == ["Half-year return Income"]
    assert named_in(view, "the half-year return").columns == ()


def test_words_beside_the_names_are_left() -> None:
    view = table_view(COUNTS)
    assert view is not None
    named = named_in(view, "no. reported (Q2) of clean quays in Skerry")
    assert [rows[0].label for rows in named.rows] == ["Clean quays"]
    assert [word.form for word in named.left] == ["of", "in", "skerr"]


YEARS = replace(
    table(
        [
            ["Committee", "2030-31 £000", "2031-32 £000", "Total £000"],
            ["Harbours", "(20)", "(30)", "(50)"],
            ["Orchards", "(4)", "(2)", "(6)"],
            ["Total", "(24)", "(32)", "(56)"],
        ],
        headings=("Savings of the committees",),
    ),
    id="years",
)


class YearsStore(MadeStore):
    """A store of one table whose last row and last column are both called a total."""

    def tables(self) -> tuple[SectionTable, ...]:
        return (YEARS,)


@pytest.mark.parametrize("question", ["total savings 2031-32", "savings total for 2031-32", "total of savings in 2031/32"])
def test_one_total_is_the_row_beside_a_year_and_not_the_column_too(question: str) -> None:
    answer = answer_question(question, Conversation(), YearsStore(()))  # type: ignore[arg-type]
    assert "£32 thousand" in answer.text
    assert "56" not in answer.text
