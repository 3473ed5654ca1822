"""Headings above tables and passages, labels within tables."""

from __future__ import annotations

import pytest

from ingest.grids.outline import headed_blocks, row_comment, row_label, sections
from ingest.grids.stitch import stitch_tables
from ingest.model import Block, BlockKind, Cell, Place, Table
from ingest.text.reader import read_text

ACTIVITIES = "Activity\tRAG\tCommentary\tService\nPlant trees\tGreen\tDone.\tParks\n\n"
INDICATORS = "Ref\tIndicator\tTarget\tResult\tComment\nXY/S1\tVisits\t5\t6\t\n\n"
PROSE = "Two new parks were opened, and the libraries lent more books than in any year before.\n\n"


def paths(text: str) -> list[tuple[str, ...]]:
    return [one.headings for one in sections(stitch_tables(read_text(text.encode(), "made.txt", "0" * 16).pages))]


def row(*texts: str) -> tuple[Cell, ...]:
    place = Place(document="made.txt", document_id="0" * 16, lines=(1, 1))
    return tuple(Cell(text=text, places=(place,)) for text in texts)


def made(name: str) -> Block:
    """A table with a name over all its columns."""
    (place,) = row("")[0].places
    named = (Cell(text=name, places=(place,), column_span=2), None)
    table = Table(rows=(named, row("Latest", "Target"), row("5", "6")), places=(place,), header_rows=2)
    return Block(kind=BlockKind.TABLE, text="", place=place, table=table)


def test_a_table_stands_under_its_headings_without_the_reports_title() -> None:
    text = "Parks Report 2020/21\n\n2. LEISURE\n\n2.1 How parks are doing\n\n" + INDICATORS + "2.2 Libraries\n\n" + ACTIVITIES
    assert paths(text) == [("2. LEISURE", "2.1 How parks are doing"), ("2. LEISURE", "2.2 Libraries")]


def test_a_title_inside_a_table_holds_for_the_tables_after_it() -> None:
    text = PROSE + "Parks\t\t\t\n" + ACTIVITIES + INDICATORS + "Libraries\t\t\t\n" + ACTIVITIES + INDICATORS
    assert paths(text) == [("Parks",), ("Parks",), ("Libraries",), ("Libraries",)]


def test_title_rows_are_taken_off_the_table() -> None:
    (one,) = sections(stitch_tables(read_text(("Parks\t\t\t\n" + ACTIVITIES).encode(), "made.txt", "0" * 16).pages))
    assert one.table.header_rows == 1
    assert one.table.rows[0][0] is not None
    assert one.table.rows[0][0].text == "Activity"


def test_a_long_name_over_a_table_ends_the_title_of_the_table_before() -> None:
    name = "XY02: Visits to libraries and to the rooms for children that schools book in the morning and in the afternoon"
    first, second = (made("XY01: Visits to parks"), made(name))
    assert [one.headings for one in sections((first, second))] == [("XY01: Visits to parks",), ()]


def test_a_label_below_the_column_headings_is_no_title() -> None:
    text = PROSE + "\tTotal\t\tParks\t\n\tCore\tOther\tCore\tOther\nCategory\t\t\t\t\nPay\t4\t5\t6\t7\n\n"
    assert paths(text) == [()]


def test_a_heading_and_a_title_that_head_the_same_kind_of_table_are_siblings() -> None:
    text = PROSE + "Parks\t\t\t\n" + ACTIVITIES + "**Roads**\n\n" + ACTIVITIES + INDICATORS + "Libraries\t\t\t\n" + ACTIVITIES
    assert paths(text) == [("Parks",), ("Roads",), ("Roads",), ("Libraries",)]


def test_a_heading_in_the_middle_of_a_sections_table_stands_under_the_section() -> None:
    text = PROSE + "Leisure\n\n" + ACTIVITIES + PROSE + INDICATORS + "Waste\n\n" + INDICATORS + "Roads\n\n" + ACTIVITIES
    assert paths(text) == [("Leisure",), ("Leisure",), ("Leisure", "Waste"), ("Roads",)]


def test_sections_that_begin_with_the_same_kind_of_table_are_siblings() -> None:
    assert paths(PROSE + "Leisure\n\n" + INDICATORS + "Waste\n\n" + INDICATORS) == [("Leisure",), ("Waste",)]


def test_a_heading_right_under_one_of_its_level_stands_under_it() -> None:
    assert paths(PROSE + "Indicators for 2020/21\n\nOwn priorities\n\n" + INDICATORS) == [("Indicators for 2020/21", "Own priorities")]


def test_passages_stand_under_their_headings_too() -> None:
    blocks = stitch_tables(read_text(f"Parks Report\n\n{PROSE}Leisure\n\n{PROSE}".encode(), "made.txt", "0" * 16).pages)
    assert [path for path, _ in headed_blocks(blocks)] == [(), (), (), ("Leisure",)]


def test_ids_of_tables_differ_by_place_and_come_again() -> None:
    text = (PROSE + "Leisure\n\n" + INDICATORS + "Waste\n\n" + INDICATORS).encode()
    ids = [one.id for one in sections(stitch_tables(read_text(text, "made.txt", "0" * 16).pages))]
    assert ids == [one.id for one in sections(stitch_tables(read_text(text, "made.txt", "0" * 16).pages))]
    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        (("Safer streets", "", "", "", ""), "Safer streets"),
        (("Experience", "of visitors", "", "", ""), "Experience of visitors"),
        (("Children's", "social care", "", "", ","), "Children's social care"),
        (("Health and", "social care", "¹", "", ""), "Health and social care"),
        (("Health and", "social care", "1", "", "", "", ""), "Health and social care"),
        (("Homes built", "6", "8", "7"), None),
        (("Homes built", "6", "", ""), None),
        (("Visits", "per week", "6", "", ""), None),
        (("Improving", "Improving the streets", "", "", ""), "Improving the streets"),
        (("XY/S1", "visits", "", "", ""), None),
        (("1006", "Increase the number of visits", "", "", ""), None),
        (("Trees", "Plant in every street", "", "", ""), None),
        (("", "Plant in every street", "", "", ""), None),
        (("contact at once", "", "", "", ""), None),
        (("Safer streets", "", "", "5%", ""), None),
        (("Green", "", "", "", ""), None),
        ((PROSE.strip(), "", "", "", ""), None),
    ],
)
def test_the_label_of_a_row_is_told_from_its_words(texts: tuple[str, ...], label: str | None) -> None:
    assert row_label(row(*texts)) == label


def test_a_label_cut_within_a_word_is_whole_in_the_sections() -> None:
    text = (
        INDICATORS.replace("XY/S1", "Better hea\talth servi\tces\t\t\nXY/S1")
        + "The health services did well, and other services, in health and care.\n"
    )
    (one,) = sections(stitch_tables(read_text((PROSE + text).encode(), "made.txt", "0" * 16).pages))
    cell = one.table.rows[1][0]
    assert cell is not None
    assert (cell.text, cell.column_span, one.table.rows[1][1]) == ("Better health services", 3, None)


def test_a_passage_over_all_columns_is_a_comment() -> None:
    assert row_comment(row(PROSE.strip(), "", "", "", "")) == PROSE.strip()
    assert row_comment(row("Two of them closed.", "", "", "", "")) == "Two of them closed."
    assert row_comment(row("in the park.", "", "", "", "")) is None
    assert row_comment(row("Safer streets", "", "", "", "")) is None
    assert row_comment(row("XY/S1", "Visits", "5", "6", "")) is None


def test_a_cut_label_with_the_number_of_a_footnote_is_one_label() -> None:
    headings = "Ref\tIndicator\tTarget\tResult\tRating\tDirection\tComment\n"
    text = headings + "Health and\tsocial care\t1\t\t\t\t\nXY/S1\tVisits\t5\t6\t\t\t\n"
    (one,) = sections(stitch_tables(read_text(text.encode(), "made.txt", "0" * 16).pages))
    assert row_label(one.table.rows[1]) == "Health and social care"
