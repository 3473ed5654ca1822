"""Dates, grades and amounts of two tables of an invented council: columns of words, and differences whose sides stand apart."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

BONDS = replace(
    table(
        [
            ["Issuer", "Principal £", "Coupon Rate", "Maturity Date"],
            ["Bank of Skerry - Bonds", "900", "5.2%", "20/12/34"],
            ["Ternwick Society - Bonds", "300", "5.5%", "15/05/37"],
            ["Total Bonds", "1,200", "", ""],
        ],
        headings=("Internally managed investments", "Bond portfolio"),
    ),
    id="bonds",
)
INTERNAL = replace(
    table([["Total Internally managed investments", "5,000"]], headings=("Internally managed investments",), header_rows=0), id="internal"
)
EXTERNAL = replace(
    table(
        [
            ["Fund", "Book Cost £", "Market Value £"],
            ["Skerry Property Fund", "6,000", "5,400"],
            ["Tern Equity Fund", "1,000", "1,600"],
            ["Total External Investments", "7,000", "7,000"],
        ],
        headings=("Externally managed investments",),
    ),
    id="external",
)
POSTS = replace(
    table(
        [
            ["Role", "FTE", "Grade", "Total Spend"],
            ["Harbour Worker", "1.5", "HB4", "£40,000"],
            ["Harbour Pilot", "0.5", "HB7", "£20,000"],
        ],
        headings=("Vacancies on Skerry",),
    ),
    id="posts",
)
RISKS = replace(
    table(
        [
            ["Risk", "Current Rating", "Target Rating", "Risk Status"],
            ["Storms close the harbour", "High 16", "Medium 9", "Treat"],
            ["The ferry breaks down", "Medium High 12", "High 15", "Tolerate"],
            ["Nets are torn", "High 20", "Low 4", "Treat"],
            ["Tar runs out", "Low 3", "Low 3", "Treat"],
        ],
        headings=("Risk register of the harbour",),
    ),
    id="risks",
)


class Apart(MadeStore):
    """A store with tables of investments and posts of one report."""

    def tables(self) -> tuple[SectionTable, ...]:
        return BONDS, INTERNAL, EXTERNAL, POSTS, RISKS


STORE = Apart(())


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


def test_a_question_of_when_takes_the_column_of_dates() -> None:
    text = ask("When do the Ternwick Society bonds mature?").text
    assert "15/05/37" in text
    assert "20/12/34" not in text


def test_a_date_of_a_line_that_no_table_has_is_not_taken_from_another() -> None:
    assert ask("When do the Gannet Society bonds mature?").status is Status.NOT_FOUND


def test_a_grade_is_read_from_its_column() -> None:
    assert "HB7" in ask("What grade is the harbour pilot post?").text


def test_the_vacant_posts_of_a_table_without_a_total_are_added() -> None:
    assert "2.0" in ask("How many FTE harbour posts are vacant on Skerry altogether?").text  # 1.5 + 0.5


def test_two_amounts_of_different_tables_are_set_against_each_other() -> None:
    text = ask("By how much do the internally managed investments exceed the bonds?").text
    assert "3,800" in text  # 5,000 − 1,200


def test_the_second_side_may_leave_out_the_noun_of_the_first() -> None:
    text = ask("How much less is in internally managed investments than in externally managed ones at book cost?").text
    assert "2,000" in text  # 5,000 − 7,000


def test_no_difference_is_made_with_a_side_that_no_table_has() -> None:
    assert "3,800" not in ask("By how much do the internally managed investments exceed the crab pots?").text
    assert ask("By how much do the internally managed investments exceed the crab pots?").status is Status.NOT_FOUND


def test_rows_are_counted_by_the_word_of_a_scale_beside_its_points() -> None:
    text = ask("How many risks in the harbour register are currently rated High, and which are they?").text
    assert "**2** rows" in text  # "Medium High" is another step, the target rating another column
    assert "Storms" in text
    assert "Nets" in text


def test_rows_are_counted_by_the_status_that_a_question_says_in_its_own_form() -> None:
    assert "**3** rows" in ask("how many risks in the harbour register are being treated").text
    assert "ferry" in ask("which risks of the harbour register are tolerated").text
