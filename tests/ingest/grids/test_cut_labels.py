from __future__ import annotations

from dataclasses import replace

from ingest.grids.cut_labels import with_whole_labels
from ingest.grids.row_breaks import CellRow
from tests.ingest.made_table import cell


def beside(label: str, *months: str) -> list[CellRow]:
    """Rows of months with one label beside all of them."""
    tall = replace(cell(label), row_span=len(months))
    return [(tall if number == 0 else None, cell(month)) for number, month in enumerate(months)]


def test_a_label_that_a_break_cuts_in_mid_sentence_is_one_beside_all_its_rows() -> None:
    rows = with_whole_labels(beside("Average number of", "Jul", "Aug"), beside("days to settle", "Sep"), {})
    assert rows[0][0] is not None
    assert (rows[0][0].text, rows[0][0].row_span) == ("Average number of days to settle", 3)
    assert [row[0] for row in rows[1:]] == [None, None]


def test_a_label_after_a_break_that_begins_anew_is_another() -> None:
    rows = with_whole_labels(beside("Average score", "Jul", "Aug"), beside("Days to settle", "Sep", "Oct"), {})
    assert [row[0].text for row in rows if row[0]] == ["Average score", "Days to settle"]


def test_labels_of_single_rows_are_left_to_the_rows_themselves() -> None:
    rows = with_whole_labels(beside("Average number of", "Jul"), beside("days to settle", "Aug"), {})
    assert [row[0].text for row in rows if row[0]] == ["Average number of", "days to settle"]
