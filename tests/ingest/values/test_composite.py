"""Cells with several figures."""

from __future__ import annotations

import pytest

from ingest.values.composite import parse_composite


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("310 visitors £4.20 average spend", [("310", "count"), ("4.20", "£")]),
        ("1,310 visitors; 45% satisfied", [("1310", "count"), ("45", "%")]),
        ("12 parks & 3.5 hours open", [("12", "count"), ("3.5", "hours")]),
    ],
)
def test_each_figure_has_its_own_unit_and_words(text: str, figures: list[tuple[str, str]]) -> None:
    assert [(str(one.value), one.unit) for one in parse_composite(text)] == figures


@pytest.mark.parametrize(
    "text",
    [
        *("310", "45%", "310 visitors", "£4.20 a head"),
        *("12 boys 15 girls", "45% in March 47% in April"),  # which of the two is the figure, the text does not say
        *("12 of 15 parks", "310 visitors up 5% on 2015", "9.4 points 3% rise since May", "Q1 438 people. Q2 not known"),
    ],
)
def test_other_cells_are_no_composites(text: str) -> None:
    assert parse_composite(text) == ()
