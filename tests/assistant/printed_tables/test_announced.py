"""Lines of a long cell that announce the tables drawn inside it."""

from __future__ import annotations

from dataclasses import replace

from assistant.printed_tables.announced import announcements
from ingest.model import Place, SectionTable
from tests.assistant.made import table

ANSWER = (
    "The posts below are held open until the harbour review ends, and each is fully costed.\nThese hold:\n• one\n"
    "Open posts in Ashby are:\nOpen posts in Corley are:"
)


def at(top: float, bottom: float) -> Place:
    return Place(document="posts.pdf", document_id="posts", page=1, box=(100.0, top, 500.0, bottom))


def inside(top: float) -> SectionTable:
    made = table([["Role", "Spend £"], ["Pilot", "10"]])
    return replace(made, table=replace(made.table, places=(at(top, top + 20),)))


def outer() -> SectionTable:
    made = table([["Issue", "Response"], ["Which posts?", ANSWER]])
    issue, response = made.table.rows[1]
    assert response is not None
    return replace(made, table=replace(made.table, rows=(made.table.rows[0], (issue, replace(response, places=(at(50, 400),))))))


def test_lines_that_end_in_a_colon_announce_the_tables_in_their_order() -> None:
    lower, upper = inside(300), inside(200)
    found = announcements((outer(), lower, upper))
    assert found[upper.table.places[0]] == "Open posts in Ashby are:"
    assert found[lower.table.places[0]] == "Open posts in Corley are:"


def test_a_table_outside_the_cell_is_not_announced() -> None:
    assert announcements((outer(), inside(500))) == {}
