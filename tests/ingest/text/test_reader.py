"""Plain text and Markdown, with tables marked by tabs or pipes."""

from __future__ import annotations

import pytest

from ingest.errors import DamagedFile
from ingest.model import Block, BlockKind, Layout, Table
from ingest.text.reader import read_text


def read(text: str) -> Layout:
    return read_text(text.encode(), "made.txt", "0" * 16)


def blocks(text: str) -> tuple[Block, ...]:
    return read(text).pages[0].blocks


def only_table(text: str) -> Table:
    (table,) = [block.table for block in blocks(text) if block.table]
    return table


def texts(table: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.rows]


def test_lines_with_tabs_are_a_table_whose_cells_know_their_line() -> None:
    table = only_table("\n\nRef\tIndicator\tResult\nXY/S1\tVisits <b>to</b> parks\t9.5%\n\nThe end of it.")
    assert texts(table) == [["Ref", "Indicator", "Result"], ["XY/S1", "Visits to parks", "9.5%"]]
    assert table.header_rows == 1
    assert table.places[0].lines == (3, 4)
    assert table.rows[1][2] is not None
    assert table.rows[1][2].places[0].lines == (4, 4)


def test_a_blank_line_ends_a_table() -> None:
    assert len([block for block in blocks("A\tB\n1\t2\n\nC\tD\n3\t4") if block.table]) == 2


def test_a_line_that_ends_with_carriage_return_is_one_line() -> None:
    assert only_table("A\tB\r\n1\t2\r\n").places[0].lines == (1, 2)


def test_short_rows_are_filled_up() -> None:
    assert texts(only_table("Rating\tMeaning\t\nGreen\t100% or more\tMet"))[0] == ["Rating", "Meaning", ""]


def test_rows_of_dashes_are_no_rows() -> None:
    assert len(only_table("Ref\tIndicator\n-----\t-----------\nXY/S1\tVisits").rows) == 2


def test_a_heading_without_rows_is_kept_as_a_table() -> None:
    assert only_table("Ref\tIndicator\tResult\n---\t---\t---").header_rows == 1


def test_tabs_that_only_indent_make_no_table() -> None:
    assert [block.kind for block in blocks("\tAn indented paragraph that is long enough to be prose, with a full stop.")] == [
        BlockKind.PARAGRAPH
    ]


def test_pipe_tables_of_markdown_are_tables() -> None:
    table = only_table("| Team | Budget |\n|---|---:|\n| Parks \\| Trees | 12 |")
    assert texts(table) == [["Team", "Budget"], ["Parks | Trees", "12"]]
    assert table.header_rows == 1


def test_the_row_above_a_rule_of_a_pipe_table_is_its_heading() -> None:
    assert only_table("| 12 | 13 |\n|---|---|\n| 14 | 15 |").header_rows == 1


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Opening.\n\n## A part\n\nText.", 2),
        ("Opening.\n\n3.2.1 How the unit performs\n\nText follows here.", 4),
        ("Opening.\n\n4. RESOURCES AND MONEY\n\nText follows here.", 2),
        ("Opening.\n\nPLANNING FOR LIFE\n\nText follows here.", 2),
        ("Opening.\n\nAppendix A: Trees and parks of the town\n\nText follows here.", 2),
        ("Opening.\n\n**Leisure**\n\nText follows here.", 6),
        ("Opening.\n\nResponsible growth\n\nRef\tResult\nXY1\t5", 7),
        ("Opening.\n\n- Better parks\n\nRef\tResult\nXY1\t5", 8),
    ],
)
def test_headings_have_the_level_of_their_form(text: str, level: int) -> None:
    (heading,) = [block for block in blocks(text) if block.kind is BlockKind.HEADING]
    assert heading.level == level


@pytest.mark.parametrize(
    "line", ["We spent less.", "Key achievements include:", "1. We care\n2. We share", "12.5%", "https://example.org/a"]
)
def test_other_short_lines_are_no_headings(line: str) -> None:
    assert all(block.kind is not BlockKind.HEADING for block in blocks(f"Opening.\n\n{line}\n\nText follows here, and it goes on."))


def test_many_short_lines_in_a_row_are_no_headings() -> None:
    text = "Opening.\n\nGreen Done\n\nAmber Late\n\nRed Stopped\n\nBlue Closed\n\nText follows here, and it goes on."
    assert all(block.kind is not BlockKind.HEADING for block in blocks(text))


def test_the_first_short_line_is_the_title() -> None:
    assert blocks("Parks Report – Q2 2020/21\n\nThe text begins.")[0].level == 1


def test_list_items_and_footnotes_are_told_from_paragraphs() -> None:
    text = "Opening.\n\n- one thing\n- another thing\n\n¹ As counted in March.\n\n*The figure of last year.\n\nPlain *text* here."
    assert [(block.kind, block.text) for block in blocks(text)[1:]] == [
        (BlockKind.LIST_ITEM, "one thing"),
        (BlockKind.LIST_ITEM, "another thing"),
        (BlockKind.FOOTNOTE, "¹ As counted in March."),
        (BlockKind.FOOTNOTE, "*The figure of last year."),
        (BlockKind.PARAGRAPH, "Plain text here."),
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    block = blocks("The council has opened two new libraries in the\neast of the town.")[0]
    assert block.text == "The council has opened two new libraries in the east of the town."
    assert block.place.lines == (1, 2)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    layout = read_text("It cost £5 – no more.".encode(encoding), "made.txt", "0" * 16)
    assert layout.pages[0].blocks[0].text == "It cost £5 – no more."


def test_bytes_that_are_no_text_are_refused_with_a_remedy() -> None:
    with pytest.raises(DamagedFile, match="save it as UTF-8"):
        read_text(b"\x00\x01\x02", "made.txt", "0" * 16)
