"""What a report says of itself."""

from __future__ import annotations

import pytest

from ingest.model import Block, BlockKind, Cell, Place, SectionTable, Table
from ingest.records.front_matter import (
    council_place,
    find_committee,
    find_council,
    find_meeting_date,
    find_title,
    front_lines,
    report_period,
    title_period,
)

PLACE = Place(document="a.pdf", document_id="0" * 16)


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, text=text, place=PLACE)


def test_a_title_left_by_the_word_processor_is_no_title() -> None:
    blocks = [block("Westhaven"), block("Quarterly dashboard", BlockKind.HEADING)]
    assert find_title("Microsoft Word - final v3.docx", blocks) == "Quarterly dashboard"
    assert find_title("Performance report Q3 2025/26", blocks) == "Performance report Q3 2025/26"


def test_a_report_without_headings_is_titled_by_its_first_words() -> None:
    assert find_title(None, [block("  Performance   of services ")]) == "Performance of services"
    assert find_title(None, []) is None


def test_the_subject_line_is_the_title_and_lines_of_a_form_are_none() -> None:
    form = [block("To: Cabinet"), block("Subject: Parking review"), block("Classification: Unrestricted", BlockKind.HEADING)]
    assert find_title(None, form) == "Parking review"
    heads = [
        block("WESTHAVEN COUNCIL", BlockKind.HEADING),
        block("Unrestricted items", BlockKind.HEADING),
        block("Roads", BlockKind.HEADING),
    ]
    assert find_title("Appendix E", heads) == "Roads"
    assert find_title(None, heads[:1]) == "WESTHAVEN COUNCIL"


def test_minutes_are_titled_by_whose_they_are() -> None:
    blocks = [block("WESTHAVEN COUNCIL", BlockKind.HEADING), block("MINUTES of a meeting of the Cabinet held on 4 March 2026.")]
    assert find_title(None, [*blocks, block("1. Apologies", BlockKind.HEADING)]) == "MINUTES of a meeting of the Cabinet"


@pytest.mark.parametrize(
    ("text", "council"),
    [
        ("WEALDSHIRE COUNTY COUNCIL. The Council agreed.", "Wealdshire County Council"),
        ("Royal Borough of Westhaven", "Royal Borough of Westhaven"),
        ("Stoke-on-Marsh City Council", "Stoke-on-Marsh City Council"),
        ("The Council agreed. Full Council met. The Arts Council paid.", None),
        (
            "Wealdshire County Council with Easton Borough Council: Wealdshire County Council pays. Easton, Easton, Easton.",
            "Wealdshire County Council",
        ),
        ("If Wealdshire County Council and Easton Borough Council agree, Wealdshire County Council pays.", "Wealdshire County Council"),
        ("Westhaven City Council met Westhaven County Council. Westhaven City Council agreed.", "Westhaven City Council"),
        ("Deposits: " + "Lender Ltd 5.0. " * 60 + "Easton Council 5.0. Weston Council 5.0. Norton Council 5.0.", None),
        ("Eastmere Council was visited. Westhaven Council; Westhaven pays; Westhaven plans.", "Westhaven Council"),
    ],
)
def test_the_council_is_the_one_that_is_named_most(text: str, council: str | None) -> None:
    assert find_council(text) == council


def test_wordings_of_one_council_share_their_place_and_two_councils_do_not() -> None:
    assert council_place("London Borough of Westhaven") == council_place("Westhaven Council") == "westhaven"
    assert council_place("Westhaven County Council") != council_place("Eastmere County Council")
    assert council_place("Westhaven County Council") != council_place("Westhaven City Council")
    assert council_place("WESTHAVEN  COUNCIL") == council_place("Metropolitan Borough of Westhaven")
    assert council_place(None) is None


def test_the_committee_is_the_addressee_before_any_other_committee_named() -> None:
    assert find_committee(["From: Audit Committee", "To: Housing & Growth Committee – 3 March"]) == "Housing and Growth Committee"
    assert find_committee(["Appendix A: Adults and Health Committee plan"]) == "Adults and Health Committee"
    assert find_committee(["A report about homes", "The Committee is asked to note it"]) is None


def test_labels_and_facts_of_a_front_page_table_are_read() -> None:
    def cell(text: str) -> Cell:
        return Cell(text=text, places=(PLACE,))

    table = Table(rows=((cell("Committee"), cell("Cabinet")), (cell("Date"), cell("4 December 2025"))), places=(PLACE,), header_rows=0)
    lines = front_lines([block("Westhaven"), Block(kind=BlockKind.TABLE, text="", place=PLACE, table=table)])
    assert lines == ["Westhaven", "Committee: Cabinet", "Date: 4 December 2025"]
    assert (find_committee(lines), find_meeting_date(lines)) == ("Cabinet", "2025-12-04")


def test_a_plan_for_next_year_is_dated_by_its_newest_results_and_budgets_do_not_count() -> None:
    def table(*names: str) -> SectionTable:
        rows = (tuple(Cell(text=name, places=(PLACE,)) for name in names),)
        return SectionTable(id="t", table=Table(rows=rows, places=(PLACE,)), headings=())

    tables = (table("Indicator", "2025/26 Q2 result", "2025/26 target"), table("Service", "2026/27 budget performance"))
    assert report_period(["Plan 2026/27"], tables) == "2025/26 Q2"
    assert report_period(["Dashboard, Quarter 3 2025/26"], tables) == "2025/26 Q3"
    assert report_period(["Plan 2026/27"], ()) == "2026/27"
    assert report_period(["Report 2025/26"], (table("Indicator", "2025-26", "2024/25 result"),)) == "2025/26"


def test_the_meeting_date_is_a_day_on_a_line_that_speaks_of_the_meeting() -> None:
    assert find_meeting_date(["Prepared 1 May 2025", "Meeting of 12 June 2025"]) == "2025-06-12"
    assert find_meeting_date(["Prepared 1 May 2025"]) is None


@pytest.mark.parametrize(
    ("texts", "period"),
    [
        (["Corporate plan performance (Quarter 2 2025/26)"], "2025/26 Q2"),
        (["Mid-year review of the plan 2024/25"], "2024/25 Q2"),
        (["Annual report 2024/25"], "2024/25"),
        (["A plan", "Results of 2023/24 and 2024/25"], "2024/25"),
        (["No period"], None),
    ],
)
def test_the_period_of_a_report_is_read_from_its_first_words(texts: list[str], period: str | None) -> None:
    assert title_period(texts) == period
