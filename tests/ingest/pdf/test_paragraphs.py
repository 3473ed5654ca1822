"""Words outside tables as passages with a role."""

from __future__ import annotations

from typing import NamedTuple

from ingest.model import BlockKind
from tests.ingest.made_pdf import Sheet, layout_of


class Drawn(NamedTuple):
    """Words and where they are drawn."""

    y: float
    words: str
    x: float = 30
    bold: bool = False
    size: float = 9


def prose(y: float) -> list[Drawn]:
    """Two lines of body text."""
    return [
        Drawn(y, "The committee heard that two parks were opened in the spring and that four more are planned"),
        Drawn(y + 11, "for the coming year, of which one lies beside the canal and may be used for boating as well."),
    ]


def told(*lines: Drawn) -> list[tuple[BlockKind, str]]:
    """Kind and text of each block of a page."""

    def page(sheet: Sheet) -> None:
        for one in lines:
            sheet.text(one.x, one.y, one.words, size=one.size, bold=one.bold)

    return [(block.kind, block.text) for block in layout_of(page).pages[0].blocks]


def test_a_line_at_the_right_is_not_the_end_of_the_names_above_it() -> None:
    read = told(*prose(50), Drawn(90, "Ms Ash, Mr Birch"), Drawn(101, "Motion lost.", x=330))
    assert read[1:] == [(BlockKind.PARAGRAPH, "Ms Ash, Mr Birch"), (BlockKind.PARAGRAPH, "Motion lost.")]


def test_a_bold_label_with_its_value_is_no_heading() -> None:
    read = told(Drawn(60, "Classification:", bold=True), Drawn(60, "Open", x=110), *prose(80))
    assert read[0] == (BlockKind.PARAGRAPH, "Classification: Open")


def test_letters_with_a_full_stop_mark_items_of_a_list() -> None:
    read = told(*prose(50), Drawn(72, "a. The first park is open to all until the sun has set."), Drawn(83, "b. The second closes at six."))
    assert [kind for kind, _ in read] == [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]


def test_a_title_in_large_type_may_take_many_lines() -> None:
    words = ("A Plan for", "the Parks", "and Ponds", "of the Town")
    read = told(*(Drawn(60 + 30 * number, part, bold=True, size=26) for number, part in enumerate(words)), *prose(220))
    assert read[0] == (BlockKind.HEADING, "A Plan for the Parks and Ponds of the Town")


def test_small_headings_are_headings_where_all_else_is_in_tables() -> None:
    assert told(Drawn(60, "Register of Risks", bold=True, size=18), Drawn(90, "Likelihood", bold=True))[1] == (
        BlockKind.HEADING,
        "Likelihood",
    )
