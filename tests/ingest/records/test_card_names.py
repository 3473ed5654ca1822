"""Cards whose name stands in a table of its own."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Cell, Drawing, Place, Rating, SectionTable
from tests.ingest.made_table import cell, table, values

PLACE = Place(document="made.pdf", document_id="0123456789abcdef", page=1)
UP = replace(cell(""), drawing=Drawing.UP)


def at(top: float, *row: str | Cell) -> SectionTable:
    """A table of one row, 20 points high, from `top` on."""
    made = table(row, header_rows=0)
    place = replace(PLACE, box=(30.0, top, 400.0, top + 20))
    return replace(made, id=f"table at {top}", table=replace(made.table, places=(place,)))


NAME = at(40, "Share of calls answered within a minute", cell("AMBER", fill="#FFC000"), UP)
VALUES = at(160, "Current: 78%", "Target: 80%", "Previous: 71%")


def test_the_values_below_a_chart_have_name_rating_and_arrow_from_the_row_above_it() -> None:
    read = values(NAME, VALUES, period="2025/26 Q3")
    assert [(one.measure.value, one.raw) for one in read] == [
        ("result", "78%"),
        ("target", "80%"),
        ("result", "71%"),
        ("direction", "up"),
    ]
    assert {(one.title, one.section) for one in read} == {("Share of calls answered within a minute", "Section")}
    assert read[0].rating is Rating.AMBER


def test_each_name_belongs_to_the_values_right_below_it() -> None:
    second = at(200, "Complaints answered in time", cell("GREEN", fill="#00B050"), UP)
    read = values(NAME, VALUES, second, at(320, "Current: 9", "Target: 8", "Previous: 7"), period="2025/26 Q3")
    assert [one.title for one in read if one.rating] == ["Share of calls answered within a minute", "Complaints answered in time"]


def test_a_row_with_a_figure_is_no_name() -> None:
    assert values(at(40, "Calls answered within a minute", "78%"), VALUES, period="2025/26 Q3") == ()
