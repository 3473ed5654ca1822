"""Tables without tabs whose cells are broken into lines."""

from __future__ import annotations

import pytest

from ingest.model import BlockKind, Layout, Table
from ingest.text.broken_headings import heading_columns
from ingest.text.reader import read_text

INDICATOR_HEADING = (
    "Ref Indicator Polarity Period \nCovered\n\n2016/17 \nTarget\n\n2016/17 \nResult\n\n2015/16 \nResult\n\n"
    + "DOT \nLong Term\nBenchmarking \n\n"
)
ACTIVITY_HEADING = "Commissioning Intention RAG Commentary Service\n\n"
COMMENT = "The figure rose because two large parks were opened in the spring, and because the counting now begins earlier.\n"
COMMENTARY = "Two hundred trees were planted along the streets of the town centre in spring.\n"


def read(text: str) -> Layout:
    return read_text(("A report on the parks.\n\n" + text).encode(), "made.txt", "0" * 16)


def tables(text: str) -> list[Table]:
    return [block.table for block in read(text).pages[0].blocks if block.table]


def rows(text: str) -> list[list[str | None]]:
    (table,) = tables(text)
    assert not table.certain
    return [[cell.text if cell else None for cell in row] for row in table.rows[table.header_rows :]]


def indicator(ref: str, figures: str, benchmark: str = "No benchmark available") -> str:
    return f"{ref}\n\nShare of people who \nvisit parks\n\nBigger is \nBetter\n\nApr 2016 - \nMar 2017\n\n{figures} {benchmark}\n\n"


def test_an_indicator_row_is_put_together_from_its_lines() -> None:
    text = (
        INDICATOR_HEADING
        + "XPI XY/S10\n(NIX 1B)\n\n"
        + indicator("", "69% \n(within \n\nsampling \nerror) 1\n\n69%\n(G) 68% Improving").lstrip()
    )
    names = ["XPI XY/S10 (NIX 1B)", "Share of people who visit parks", "Bigger is Better", "Apr 2016 - Mar 2017"]
    figures = ["69% (within sampling error) 1", "69% (G)", "68%", "Improving"]
    assert rows(text) == [[*names, *figures, "No benchmark available"]]


def test_the_place_of_a_row_is_all_its_lines() -> None:
    (table,) = tables(INDICATOR_HEADING + indicator("XY/S1", "10% 9.5%\n\n(GA) 9% Same"))
    assert table.rows[1][0] is not None
    assert table.rows[1][0].places[0].lines == (19, 32)
    assert table.places[0].lines == (3, 32)


def test_a_row_without_one_of_its_figures_stays_prose_with_a_problem() -> None:
    layout = read(INDICATOR_HEADING + indicator("XY/S1", "10% 9.5% Same") + indicator("XY/S2", "3,000 3226 \n\n(G) N/A N/A"))
    (table,) = [block.table for block in layout.pages[0].blocks if block.table]
    assert [row[0].text for row in table.rows if row[0]] == ["Ref", "XY/S2"]
    assert [problem.kind for problem in layout.problems] == ["broken_row"]
    assert any("10% 9.5% Same" in block.text for block in layout.pages[0].blocks if block.kind is BlockKind.PARAGRAPH)


def test_a_reference_over_two_lines_and_one_beside_the_title_both_begin_a_row() -> None:
    figures = "800 1013 \n\n(G) New for 2016/17 New for 2016/17"
    text = INDICATOR_HEADING + indicator("XPI\nXY/S1", figures) + indicator("XPI XY/S2", figures).replace("\n\nShare", " Share")
    assert [row[0] for row in rows(text)] == ["XPI XY/S1", "XPI XY/S2"]


def test_commentary_over_the_whole_width_is_a_row_of_one_cell() -> None:
    text = INDICATOR_HEADING + COMMENT + "\n" + indicator("XY/S1", "10% 9.5%\n\n(GA) 9% Same") + COMMENT
    assert [row[0] for row in rows(text)] == [COMMENT.strip(), "XY/S1", COMMENT.strip()]
    assert rows(text)[0][1:] == [None] * 8


def test_an_activity_row_is_parted_by_its_rating() -> None:
    text = ACTIVITY_HEADING + f"Plant trees in every \nstreet\n\nGreen \nAmber\n\n{COMMENTARY}Some died.\n\nParks and \nTrees\n"
    assert rows(text) == [["Plant trees in every street", "Green Amber", COMMENTARY.strip() + " Some died.", "Parks and Trees"]]


def test_a_rating_may_share_a_line_with_title_or_commentary() -> None:
    first = f"Plant trees in every \nstreet\n\nGreen {COMMENTARY}\nParks and \nTrees\n\n"
    second = f"Open a library in \nthe east of the town Red\n\n{COMMENTARY}\nLibraries\n"
    assert [row[:2] for row in rows(ACTIVITY_HEADING + first + second)] == [
        ["Plant trees in every street", "Green"],
        ["Open a library in the east of the town", "Red"],
    ]


def test_commentary_goes_on_under_a_repeated_heading_as_a_row_without_title() -> None:
    first = f"Plant trees in every \nstreet\n\nGreen\n\n{COMMENTARY}\nParks and \nTrees\n\n\n\n"
    second = f"{COMMENTARY}\nOpen a library in \nthe east of town\n\nRed\n\n{COMMENTARY}\nLibraries\n"
    one, other = tables(ACTIVITY_HEADING + first + ACTIVITY_HEADING + second)
    assert [cell.text if cell else None for cell in other.rows[1]] == ["", "", COMMENTARY.strip(), ""]
    assert len(one.rows) == 2
    assert len(other.rows) == 3


def test_a_note_at_the_foot_of_the_page_is_no_part_of_the_row() -> None:
    text = ACTIVITY_HEADING + f"Plant trees in every \nstreet\n\nGreen\n\n{COMMENTARY}\nParks and \nTrees\n\n1 Counted in May.\n\n\n"
    assert [row[3] for row in rows(text)] == ["Parks and Trees"]
    assert read(text).pages[0].blocks[-1].kind is BlockKind.FOOTNOTE


def test_a_heading_line_ends_the_table() -> None:
    text = INDICATOR_HEADING + indicator("XY/S1", "10% 9.5%\n\n(GA) 9% Same") + "SAFE STREETS\n\n" + ACTIVITY_HEADING
    assert [len(table.rows) for table in tables(text)] == [2, 1]


@pytest.mark.parametrize("text", ["Ref Indicator of the year", "Service", "Ref Ref", "The result and the target"])
def test_words_of_headings_in_a_sentence_are_no_headings(text: str) -> None:
    assert len(heading_columns(text)) < 2


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (
            "Ref Indicator Target 2019/20 Outturn 2019/20 Outturn 2018/19",
            ["Ref", "Indicator", "Target 2019/20", "Outturn 2019/20", "Outturn 2018/19"],
        ),
        ("Ref Indicator Target 2019/20 Outturn 2018/19 Outturn", ["Ref", "Indicator", "Target", "2019/20 Outturn", "2018/19 Outturn"]),
        ("Indicator Ref Target Q1 Result", ["Indicator", "Ref", "Target", "Q1 Result"]),
    ],
)
def test_a_period_belongs_to_the_heading_that_leaves_no_two_alike(text: str, columns: list[str]) -> None:
    assert [heading for _, heading in heading_columns(text)] == columns


def test_a_blank_line_tells_to_which_heading_a_period_belongs() -> None:
    text = "Ref Indicator Annual Target 2019/20 Outturn DoT"
    assert [heading for _, heading in heading_columns(text, frozenset({0, 5}))][2:4] == ["Annual Target 2019/20", "Outturn"]
    assert [heading for _, heading in heading_columns(text, frozenset({0, 4}))][2:4] == ["Annual Target", "2019/20 Outturn"]


def test_a_title_never_takes_the_cells_of_another_row() -> None:
    lost = indicator("XY/S1", "10% N/A 9%").replace("Bigger is \nBetter", "")
    layout = read(INDICATOR_HEADING + lost + indicator("XY/S2", "800 1013 \n\n(G) 700 Same"))
    (table,) = [block.table for block in layout.pages[0].blocks if block.table]
    assert [[cell.text for cell in row[:2] if cell] for row in table.rows[1:]] == [["XY/S2", "Share of people who visit parks"]]
    assert [problem.kind for problem in layout.problems] == ["broken_row"]


def test_figures_are_no_references() -> None:
    text = INDICATOR_HEADING + indicator("1001", "1003 \n1002\n\n1004 Improving")
    assert [row[0] for row in rows(text)] == ["1001"]


def test_the_rest_of_a_title_stands_under_the_repeated_heading() -> None:
    first = indicator("XY/S1", "10% 9.5%\n\n(GA) 9% Same").replace("visit parks", "visit")
    one, other = tables(
        INDICATOR_HEADING + first + "\n\n" + INDICATOR_HEADING + "parks and woods\n\n" + indicator("XY/S2", "10% 9%\n\n(G) 8% Same")
    )
    assert [cell.text if cell else None for cell in other.rows[1]][:3] == ["", "parks and woods", ""]
    assert len(one.rows) == 2
    assert len(other.rows) == 3


def test_a_heading_after_the_last_row_is_no_part_of_it() -> None:
    heading = "Ref Indicator 2016/17 Target 2016/17 Result 2017/18 Target\n\n"
    text = heading + "XY/S1 Visits to parks 5 4 (R) 6\n\n- Better streets\n\n" + heading + "XY/S2 Visits to streets 7 8 (G) 9\n"
    assert [[cell.text for cell in table.rows[1] if cell] for table in tables(text)] == [
        ["XY/S1", "Visits to parks", "5", "4 (R)", "6"],
        ["XY/S2", "Visits to streets", "7", "8 (G)", "9"],
    ]
    assert any(block.kind is BlockKind.HEADING and block.text == "Better streets" for block in read(text).pages[0].blocks)


def test_a_row_may_end_without_a_benchmark_and_with_text_targets() -> None:
    heading = "Ref Indicator 2016/17 Target 2016/17 Result DOT Benchmarking\n\n"
    first = "XY/S1 Visits to parks Top 20% of boroughs (61% in 2015/16) 60% (G) (reported in Q2) Same\n\n"
    text = heading + first + "XY/S2 Seats Monitor FAIL (R) Same None\n"
    assert [row[2:] for row in rows(text)] == [
        ["Top 20% of boroughs (61% in 2015/16)", "60% (G) (reported in Q2)", "Same", ""],
        ["Monitor", "FAIL (R)", "Same", "None"],
    ]
