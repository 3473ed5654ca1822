"""Cards: one indicator in a box."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.model import Cell, Drawing, Polarity, Rating
from tests.ingest.made_table import cell, table, told, values

NAME = "XY01: Share of calls answered within a minute\nHigher is better"
EXPECTED = [
    ("result", "2025-12", "78"),
    ("target", "2025-12", "80"),
    ("floor", "2025-12", "75"),
    ("result", "2025-09", "71"),
    ("direction", "2025-12", None),
]
UP = replace(cell(""), drawing=Drawing.UP)


def wide(text: str) -> tuple[Cell | None, ...]:
    return (cell(text, span=6), None, None, None, None, None)


LABELS_IN_CELLS = (
    wide(NAME),
    wide("100 50 0 Mar-25 Jun-25 Sep-25 Dec-25"),
    (
        "Latest\n78%\nDec-25",
        "Target\n80%\nDec-25",
        "Floor\n75%\nDec-25",
        "Previous\n71%\nSep-25",
        replace(cell("DoT"), drawing=Drawing.UP),
        "RAG\nAmber",
    ),
)
LABELS_ABOVE = (
    wide(NAME),
    ("Latest", "Target", "Floor", "Previous", "DoT", "RAG"),
    ("78% Dec-25", "80% Dec-25", "75% Dec-25", "71% Sep-25", UP, "Amber"),
)


@pytest.mark.parametrize("rows", [LABELS_IN_CELLS, LABELS_ABOVE])
def test_labels_stand_in_their_cells_or_above_them(rows: tuple[tuple[str | Cell | None, ...], ...]) -> None:
    read = values(table(*rows, header_rows=0), period="2025/26 Q3")
    assert told(read) == EXPECTED
    assert {(one.ref, one.title, one.polarity) for one in read} == {("XY01", "Share of calls answered within a minute", Polarity.HIGHER)}
    assert (read[0].rating, read[0].raw) == (Rating.AMBER, "78%")
    assert (read[4].raw, read[4].value, read[4].compared_with) == ("up", None, "2025-09")


def test_labels_stand_left_of_values_and_the_name_in_the_heading_above() -> None:
    rows = (("Latest result", "78%"), ("Target", "80%"), ("RAG", cell("", fill="#FFC000")))
    read = values(table(*rows, header_rows=0, headings=("Contact centre", "XY02 Calls answered in time")), period="2025/26 Q3")
    assert told(read) == [("result", "2025/26 Q3", "78"), ("target", "2025/26 Q3", "80")]
    assert (read[0].ref, read[0].section, read[0].rating) == ("XY02", "Contact centre", Rating.AMBER)


def test_two_cards_in_one_table_stay_apart() -> None:
    second = (
        wide("XY03: Complaints answered in time"),
        ("Latest", "Target", "Floor", "Previous", "DoT", "RAG"),
        ("Not available", "9", "8", "7", "–", "No data"),
    )
    read = values(table(*LABELS_ABOVE, *second, header_rows=0), period="2025/26 Q3")
    assert [one.ref for one in read] == ["XY01"] * 5 + ["XY03"] * 4
    assert (read[5].value, read[5].raw, read[5].rating) == (None, "Not available", None)


def test_a_box_of_assessments_is_no_card() -> None:
    rows = (("Control Actions", "", ""), ("Current Assessment", "Target Assessment", "Previous Rating"), ("Major 4", "Minor 2", "High"))
    assert values(table(*rows, header_rows=0)) == ()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("Latest £44 2025/26", "Target < £50 2025/26"), ["44", "50"]),  # label and value in one line
        (("Latest result\n6 Jan 2026", "Target 9 or less\nJan 2026"), ["6", "9"]),  # a count and its month, not a day
        (("Latest 71.9 Dec 2025", "Target 70.0 Dec 2025"), ["71.9", "70.0"]),
    ],
)
def test_a_label_and_its_value_stand_in_one_cell(cells: tuple[str, str], expected: list[str]) -> None:
    read = values(table((cell("XY04: Average cost of a visit", span=2), None), cells, header_rows=0), period="2025/26")
    assert [str(one.value) for one in read] == expected


def test_a_value_that_says_no_target_is_no_label() -> None:
    rows = (wide(NAME), ("Latest", "Target", "Floor", "Previous", "DoT", "RAG"), ("78%", "No target", "75%", "71%", UP, "Green"))
    assert [(one.measure.value, one.value) for one in values(table(*rows, header_rows=0)) if one.measure.value == "target"] == [
        ("target", None)
    ]


def test_a_name_that_speaks_of_a_score_is_still_the_name() -> None:
    rows = ((cell("Average score for care", span=2), None), ("Latest\n7.4", "Target\n8.0"))
    assert {one.title for one in values(table(*rows, header_rows=0))} == {"Average score for care"}


def test_a_register_with_scores_and_target_scores_is_no_card() -> None:
    rows = (("Risk", "Cause and consequence", "Score", "Target score"), ("A supplier fails", "Prices rise for all", "15", "10"))
    assert values(table(*rows)) == ()


TITLE = cell("Share of calls answered within a minute", span=2)
ROW = ("Current: 78%", "Target: 80%", "Floor: 75%", "Previous: 71%")


@pytest.mark.parametrize(
    "rated", [cell("AMBER", fill="#FFC000"), cell("", fill="#FFC000")], ids=["colour and word", "a colour that the key prints under a word"]
)
def test_rating_and_arrow_stand_beside_the_name_without_labels(rated: Cell) -> None:
    key = table((cell("Amber", fill="#FFC000"), "Floor standard achieved, but not the target"), header_rows=0, headings=("Key",))
    read = values(key, table((TITLE, None, rated, UP), ROW, header_rows=0), period="2025/26 Q3")
    assert [one.measure.value for one in read] == ["result", "target", "floor", "result", "direction"]
    assert (read[0].rating, read[0].title, read[4].raw) == (Rating.AMBER, "Share of calls answered within a minute", "up")


def test_a_colour_without_word_that_the_report_prints_under_none_is_no_rating() -> None:
    read = values(table((TITLE, None, cell("", fill="#FFC000"), UP), ROW, header_rows=0), period="2025/26 Q3")
    assert read[0].rating is None


@pytest.mark.parametrize(
    "text", ["Current: 78% Target: 80% Floor standard: 75% Previous: 71%", "Latest 78%\nTarget 80%\nFloor 75%\nPrevious 71%"]
)
def test_several_labels_and_values_stand_in_one_cell(text: str) -> None:
    read = values(table(wide(NAME), wide(text), header_rows=0), period="2025/26 Q3")
    assert told(read) == [
        ("result", "2025/26 Q3", "78"),
        ("target", "2025/26 Q3", "80"),
        ("floor", "2025/26 Q3", "75"),
        ("result", None, "71"),
    ]


def test_a_label_has_a_period_of_its_own_and_its_value_below() -> None:
    rows = (wide(NAME), ("Latest", "Target 2025/26", "Floor", "Previous", "DoT", "RAG"), ("78%", "80%", "75%", "71%", UP, "Amber"))
    assert told(values(table(*rows, header_rows=0), period="2025/26 Q3"))[1] == ("target", "2025/26", "80")


def test_the_newer_of_two_periods_among_the_labels_heads_the_latest_result() -> None:
    rows = (wide(NAME), ("Sep-25", "Target", "Floor", "Dec-25", "DoT", "RAG"), ("71%", "80%", "75%", "78%", UP, "Amber"))
    read = values(table(*rows, header_rows=0), period="2025/26 Q3")
    assert [(one.period, one.rating) for one in read if one.measure.value == "result"] == [("2025-09", None), ("2025-12", Rating.AMBER)]


def test_neither_an_unknown_label_nor_the_months_under_a_chart_name_the_card() -> None:
    rows = (("Sep-25Dec-25Mar-26", "Latest", "Target", "Sector median"), ("", "78%", "80%", "77%"))
    read = values(table(*rows, header_rows=0, headings=("Contact centre", "XY02 Calls answered in time")), period="2025/26 Q3")
    assert {(one.ref, one.title) for one in read} == {("XY02", "Calls answered in time")}
