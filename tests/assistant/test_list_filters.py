"""Lists by exact targets, ratings at all, and directions by what they compare with; two reports at once; one report in two formats."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.meaning.question import understand
from assistant.model import Answer
from ingest.model import Document, Measure, PublishedValue, SectionTable
from tests.assistant.made import MID_YEAR, MadeStore, series, value

FIRST_QUARTER = replace(MID_YEAR, document="anyborough-first.txt", document_id="first", period="2020/21 Q1", meeting_date="2020-08-05")
NOW, QUARTER_AGO, YEAR_AGO = "2020/21 Q2", "2020/21 Q1", "2019/20 Q2"


def row(ref: str, title: str, line: int, result: str, target: str, short: str, long: str) -> list[PublishedValue]:
    """A row with its directions of travel against the quarter and the year before."""
    text = f"{ref} | {title} | row {line} of mid"
    return [
        *series(ref, title, line, {NOW: result}, {NOW: target}),
        value(ref, title, Measure.DIRECTION, NOW, short, None, None, line=line, compared_with=QUARTER_AGO, row_text=text),
        value(ref, title, Measure.DIRECTION, NOW, long, None, None, line=line, compared_with=YEAR_AGO, row_text=text),
    ]


ROWS = [
    *row("PA/1", "Parks cleaned in time", 31, "90 G", "90", "Improving", "Worsening"),
    *row("PA/2", "Paths swept in time", 32, "70 R", "80", "Worsening", "Same"),
    *row("PA/3", "Benches mended in time", 33, "85 G", "80", "Worsening", "Improving"),
    *series("PA/4", "Bins emptied in time", 34, {NOW: "55"}, {}),
]


def ask(question: str, store: MadeStore | None = None) -> Answer:
    answer = answer_question(question, Conversation(), store or MadeStore(ROWS))  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


def test_only_results_that_equal_their_target_are_exactly_on_it() -> None:
    answer = ask("Which indicators were bang on target in Anyborough at Q2 2020/21?")
    assert "**1 of 3**" in answer.text
    assert [figure.ref for figure in answer.figures] == ["PA/1"]


def test_the_share_given_a_rating_is_of_all_reported() -> None:
    assert (
        "**3 of 4** indicators (75%)" in ask("What percentage of the indicators were given a RAG rating in Anyborough at Q2 2020/21?").text
    )


def test_directions_are_counted_by_what_they_compare_with_where_the_question_leaves_it_open() -> None:
    answer = ask("How many indicators worsened in Anyborough at Q2 2020/21?")
    assert "against the period before **2 of 3** (67%)" in answer.text
    assert "against the same time a year before **1 of 3** (33%)" in answer.text


def test_better_or_the_same_is_one_filter() -> None:
    answer = ask("How many indicators were better or the same as a year ago in Anyborough at Q2 2020/21?")
    assert "**2 of 3**" in answer.text  # PA/2 stayed the same, PA/3 improved
    assert "PA/1" not in answer.text


def test_two_reports_named_one_after_the_other_are_two_lists() -> None:
    question = understand("Which indicators were rated Red in the Q1 2020/21 report, and which in the Q2 report?")
    assert [period.period for period in question.periods] == [QUARTER_AGO, NOW]


class TwoQuarters(MadeStore):
    """The report of the quarter before beside that of the middle of the year."""

    def documents(self) -> tuple[Document, ...]:
        return FIRST_QUARTER, MID_YEAR

    def tables(self) -> tuple[SectionTable, ...]:
        return ()


def test_each_of_two_reports_lists_its_own() -> None:
    before = series("PA/4", "Bins emptied in time", 35, {QUARTER_AGO: "40 R"}, {}, document=FIRST_QUARTER)
    store = TwoQuarters([*ROWS, *before])
    answer = ask("Which indicators were rated Red in the Q1 2020/21 report, and which in the Q2 report?", store)
    assert answer.text.startswith("Q1 2020/21: **1 of 1** Red. Q2 2020/21: **1 of 3** Red.")
    assert [figure.ref for figure in answer.figures] == ["PA/4", "PA/2"]


class TwoFormats(MadeStore):
    """The same report as text and as DOCX."""

    def documents(self) -> tuple[Document, ...]:
        return MID_YEAR, replace(MID_YEAR, document="anyborough-mid-year.docx", document_id="mid-docx", format="docx")

    def tables(self) -> tuple[SectionTable, ...]:
        return ()

    def values(self) -> tuple[PublishedValue, ...]:
        again = [
            replace(
                one,
                id=f"{one.id}-docx",
                places=tuple(replace(place, document="anyborough-mid-year.docx", document_id="mid-docx") for place in one.places),
            )
            for one in ROWS
        ]
        return (*ROWS, *again)


def test_a_report_kept_in_two_formats_counts_once() -> None:
    assert "**1 of 3** rated indicators" in ask("How many indicators were Red at Q2 2020/21?", TwoFormats(ROWS)).text
