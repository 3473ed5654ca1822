"""Tables and rows continued over pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.grids.stitch import same_headings, stitch_tables
from ingest.model import Block, BlockKind, Cell, Page, Place, Table

HEADING = ["Ref", "Indicator", "Target", "Result", "Benchmark"]
ROW = ["XY/S1", "Share of people with", "10%", "9.5%", "8% (North)"]


def place(page: int, box: tuple[float, float, float, float] | None = None) -> Place:
    return Place(document="made.pdf", document_id="0" * 16, page=page, box=box)


def block(rows: Sequence[Sequence[str]], page: int = 1, header_rows: int = 1, edges: Sequence[float] | None = None) -> Block:
    def at(column: int) -> Place:
        return place(page, (edges[column], 0.0, edges[column] + 1, 1.0) if edges else None)

    cells = tuple(tuple(Cell(text=text, places=(at(column),)) for column, text in enumerate(row)) for row in rows)
    table = Table(rows=cells, places=(place(page),), header_rows=header_rows)
    return Block(kind=BlockKind.TABLE, text="", place=place(page), table=table)


def prose(text: str, page: int = 1, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, text=text, place=place(page), level=1 if kind is BlockKind.HEADING else None)


def stitched(*pages: Sequence[Block]) -> list[list[list[str]]]:
    """The texts of the stitched tables."""
    blocks = stitch_tables(tuple(Page(number=number, blocks=tuple(page)) for number, page in enumerate(pages, start=1)))
    return [[[cell.text if cell else "" for cell in row] for row in one.table.rows] for one in blocks if one.table]


def test_a_table_goes_on_under_a_repeated_heading() -> None:
    other = ["XY/S2", "Visits", "5", "6", "N/A"]
    assert stitched([block([HEADING, ROW])], [block([HEADING, other], 2)]) == [[HEADING, ROW, other]]


def test_a_row_cut_by_the_page_is_one_row_with_both_places() -> None:
    pages = tuple(
        Page(number=number, blocks=(block(rows, number),))
        for number, rows in enumerate([[HEADING, ROW], [HEADING, ["", "a job", "", "", "7% (South)"]]], start=1)
    )
    (one,) = stitch_tables(pages)
    assert one.table is not None
    assert [cell.text if cell else "" for cell in one.table.rows[1]] == [
        "XY/S1",
        "Share of people with a job",
        "10%",
        "9.5%",
        "8% (North) 7% (South)",
    ]
    title = one.table.rows[1][1]
    assert title is not None
    assert [where.page for where in title.places] == [1, 2]
    assert len(one.table.places) == 2


@pytest.mark.parametrize(
    ("tail", "whole"),
    [
        (["1F)", "a job", "", "", ""], ["XY/S1 (NIX 1F)", "Share of people with a job", "10%", "9.5%", "8% (North)"]),
        (["", "n", "", "", ""], ["XY/S1 (NIX)", "Share of people with n", "10%", "9.5%", "8% (North)"]),
    ],
)
def test_the_key_cell_may_be_cut_too(tail: list[str], whole: list[str]) -> None:
    head = ["XY/S1 (NIX)", *ROW[1:]]
    if tail[1] == "n":
        head[1], whole[1] = "Easy to find informatio", "Easy to find information"
    assert stitched([block([HEADING, head])], [block([HEADING, tail], 2)]) == [[HEADING, whole]]


@pytest.mark.parametrize(
    "row",
    [
        ["", "Another measure", "4", "5", ""],
        ["XY/S2", "Visits", "", "", ""],
        ["Safer streets", "", "", "", ""],
        ["2", "in the second year", "", "", ""],
    ],
)
def test_a_row_of_its_own_stays_one(row: list[str]) -> None:
    assert stitched([block([HEADING, ROW])], [block([HEADING, row], 2)]) == [[HEADING, ROW, row]]


def test_a_new_entry_under_a_blank_key_stays_a_row() -> None:
    heading = ["Area", "Description", "Update"]
    rows = [["Trees", "Plant in every street.", "Two hundred were planted."], ["", "Water them in summer.", "Not begun."]]
    assert stitched([block([heading, rows[0]])], [block([heading, rows[1]], 2)]) == [[heading, *rows]]


def test_commentary_alone_goes_on_the_row_before() -> None:
    heading = ["Activity", "RAG", "Commentary"]
    table = stitched([block([heading, ["Plant trees", "Green", "Begun."]])], [block([heading, ["", "", "Done in May."]], 2)])
    assert table == [[heading, ["Plant trees", "Green", "Begun. Done in May."]]]


def test_a_continuation_without_heading_is_joined() -> None:
    rest = [["", "a job", "", "", ""], ["XY/S2", "Visits", "5", "6", "N/A"]]
    assert stitched([block([HEADING, ROW])], [block(rest, 2)]) == [[HEADING, [ROW[0], "Share of people with a job", *ROW[2:]], rest[1]]]


def test_a_continuation_that_lost_an_empty_column_is_put_into_its_columns() -> None:
    heading = ["Project", "Outturn", "Direction of Travel", "Commentary"]
    first, rest = ["Shared records", "Amber", "", "Delayed."], ["Cameras", "Green", "Installed."]
    assert stitched([block([heading, first])], [block([rest], 2)]) == [[heading, first, ["Cameras", "Green", "", "Installed."]]]


def test_a_tail_that_lost_its_first_column_goes_to_the_cell_it_ends() -> None:
    assert stitched([block([HEADING, ROW])], [block([["a paid job", "", "", ""]], 2)]) == [
        [HEADING, ["XY/S1", "Share of people with a paid job", *ROW[2:]]]
    ]


def test_tables_of_other_columns_stay_apart() -> None:
    assert len(stitched([block([["Ref", "Q2 Target"], ["XY/S1", "5"]])], [block([["Ref", "Q2 2016/17 Target"], ["XY/S2", "6"]], 2)])) == 2


def test_headings_in_one_row_or_in_two_are_the_same() -> None:
    two = [["Risk", "Current", "", "Target", ""], ["", "Impact", "Rating", "Impact", "Rating"]]
    assert same_headings(two, [["Risk", "Current Impact Rating", "", "Target Impact Rating", ""]])


def test_a_caption_under_a_heading_may_differ_by_a_word() -> None:
    caption = "Variance A calculation of how far the {} is from the target"
    assert same_headings([["Ref", caption.format("outturn")]], [["Ref", caption.format("outcome")]])
    assert not same_headings([["Ref", caption.format("outturn")]], [["No", caption.format("outturn")]])


def test_prose_between_parts_two_tables_but_a_footnote_does_not() -> None:
    parts = block([HEADING, ROW]), block([HEADING, ["XY/S2", *ROW[1:]]], 2)
    assert len(stitched([parts[0], prose("Libraries come next.")], [parts[1]])) == 2
    assert len(stitched([parts[0], prose("¹ Counted in May.", kind=BlockKind.FOOTNOTE)], [parts[1]])) == 1


def test_page_numbers_and_running_titles_stand_between_no_tables() -> None:
    pages = [
        [prose("Parks report", number), block([HEADING, [f"XY/S{number}", *ROW[1:]]], number), prose(f"Page {number} of 3", number)]
        for number in (1, 2, 3)
    ]
    assert [len(table) for table in stitched(*pages)] == [4]


def test_a_sentence_that_says_other_figures_on_each_page_is_text() -> None:
    """Under the heading of each part of a report the same words count its indicators."""
    pages = [
        [
            prose(f"Part {word}", number, BlockKind.HEADING),
            prose(f"{number} indicators are reported, {number} of them rated, and {number} have met what was set for them.", number),
            block([HEADING, [f"XY/S{number}", *ROW[1:]]], number),
        ]
        for number, word in enumerate(("one", "two", "three", "four"), start=1)
    ]
    blocks = stitch_tables(tuple(Page(number=number, blocks=tuple(page)) for number, page in enumerate(pages, start=1)))
    assert sum(one.text.endswith("set for them.") for one in blocks) == 4


def test_a_small_table_at_the_head_of_each_page_is_kept_once() -> None:
    pages = [[block([["TOTAL £m", "345.0"]], number, 0), block([HEADING, [f"XY/S{number}", *ROW[1:]]], number)] for number in (1, 2, 3)]
    assert [len(table) for table in stitched(*pages)] == [1, 4]


def test_a_row_cut_where_no_page_ends_is_joined_only_to_a_row_of_figures() -> None:
    words = ["", "a paid job", "", "", ""]
    assert stitched([block([HEADING, ROW, words])]) == [[HEADING, ["XY/S1", "Share of people with a paid job", *ROW[2:]]]]
    row = ["XY/S1", "Share of people with", "", "", ""]
    assert stitched([block([HEADING, row, words])]) == [[HEADING, row, words]]


def test_a_label_cut_by_cell_edges_is_no_rest_of_the_row_above() -> None:
    label = ["High qualit", "y private hous", "es", "", ""]
    assert stitched([block([HEADING, ROW, label])]) == [[HEADING, ROW, label]]


@pytest.mark.parametrize("key", ["(NIX 4A)", "NIX2 A (2)"])
def test_a_reference_cut_by_the_page_goes_on_with_the_words_beside_it(key: str) -> None:
    head, rest = ["XY/S1", "Share of", "Bigger", "10%", "4% in"], [key, "people with a job", "is better", "", "the north"]
    whole = [f"XY/S1 {key}", "Share of people with a job", "Bigger is better", "10%", "4% in the north"]
    assert stitched([block([HEADING, head])], [block([HEADING, rest], 2)]) == [[HEADING, whole]]


def test_headings_alone_at_the_foot_of_a_page_begin_a_new_table() -> None:
    tables = stitched([block([HEADING, ROW])], [block([HEADING], 2)], [block([HEADING, ["XY/S2", *ROW[1:]]], 3)])
    assert [len(table) for table in tables] == [2, 2]


def test_columns_at_another_place_make_another_table() -> None:
    first = block([["Team", "Budget"], ["Parks", "5"]], edges=[10, 100])
    assert len(stitched([first], [block([["Trees", "6"]], 2, 0, edges=[12, 101])])) == 1
    assert len(stitched([first], [block([["Trees", "6"]], 2, 0, edges=[10, 300])])) == 2


def test_a_title_within_a_table_begins_a_new_one() -> None:
    rows = [["Parks", "", ""], ["Ref", "Indicator", "Result"], ["XY/S1", "Visits", "5"]]
    again = [["Roads", "", ""], ["Ref", "Indicator", "Result"], ["XY/S2", "Repairs", "6"]]
    assert stitched([block([*rows, *again], header_rows=2)]) == [rows, again]


def test_a_title_repeated_with_its_headings_goes_on() -> None:
    rows = [["Parks", "", ""], ["Ref", "Indicator", "Result"], ["XY/S1", "Visits", "5"]]
    again = [["Parks (continued)", "", ""], ["Ref", "Indicator", "Result"], ["XY/S2", "Trees", "6"]]
    assert stitched([block(rows, header_rows=2)], [block(again, 2, header_rows=2)]) == [[*rows, again[2]]]


NAMES = st.text("abcdefgh ", min_size=1, max_size=30).map(lambda text: f"Number of {text.strip() or 'a'}".strip())
FIGURES = st.sampled_from(["5", "12.5%", "£3", "1,250", "N/A", "(4)"])
TABLES = st.lists(st.tuples(st.integers(1, 99).map("XY/S{}".format), NAMES, FIGURES, FIGURES, FIGURES), min_size=2, max_size=12)


@given(TABLES, st.data())
def test_a_table_split_at_any_row_and_stitched_is_the_table_again(rows: list[tuple[str, ...]], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(rows) - 1))
    assert stitched([block([HEADING, *rows[:at]])], [block([HEADING, *rows[at:]], 2)]) == [[HEADING, *map(list, rows)]]


def boxed(rows: Sequence[Sequence[str]], page: int, box: tuple[float, float, float, float], header_rows: int = 0) -> Block:
    """A table in a box, its columns 50 wide."""
    cells = tuple(
        tuple(Cell(text=text, places=(place(page, (box[0] + 50 * i, box[1], box[0] + 50 * i + 50, box[3])),)) for i, text in enumerate(row))
        for row in rows
    )
    table = Table(rows=cells, places=(place(page, box),), header_rows=header_rows)
    return Block(kind=BlockKind.TABLE, text="", place=place(page, box), table=table)


def test_a_table_goes_on_overleaf_although_another_stands_in_one_of_its_cells() -> None:
    inner = [["Role", "Posts"], ["Warden", "2"]]
    tables = stitched(
        [boxed([["Asked", "Said"], ["Who?", "Ann."]], 1, (20, 20, 380, 280), 1), boxed(inner, 1, (90, 100, 190, 140), 1)],
        [boxed([["When will it open?", "It will open soon after the summer has ended."]], 2, (20, 20, 380, 280))],
    )
    assert tables == [[["Asked", "Said"], ["Who?", "Ann."], ["When will it open?", "It will open soon after the summer has ended."]], inner]


def test_two_tables_of_one_form_in_one_cell_stay_apart() -> None:
    outer = boxed([["Asked", "Said"], ["Who?", "Ann."]], 1, (20, 20, 380, 280), 1)
    inner = [boxed([["Role", "Posts"], [name, "2"]], 1, (90, y, 190, y + 40), 1) for name, y in (("Warden", 100), ("Clerk", 160))]
    assert [len(table) for table in stitched([outer, *inner])] == [2, 2, 2]


@pytest.mark.parametrize(
    ("between", "row", "count"),
    [
        ([prose("A comment.")], ["XY/S2", "Share of roads", "5%", "6%", ""], 1),
        ([prose("A comment.")], ["Roads", "Share of roads", "5%", "6%", ""], 2),  # nothing shows that it is the same table
        ([prose("Roads", kind=BlockKind.HEADING)], ["XY/S2", "Share of roads", "5%", "6%", ""], 2),
    ],
)
def test_a_comment_between_rows_with_references_does_not_end_the_table(between: list[Block], row: list[str], count: int) -> None:
    assert len(stitched([block([HEADING, ROW]), *between, block([row], header_rows=0)])) == count
