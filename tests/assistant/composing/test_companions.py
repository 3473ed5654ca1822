"""What stands beside a figure."""

from __future__ import annotations

from assistant.composing.companions import of_same_cell, told_apart
from tests.assistant.made import value

RAW = "£4.20 average spend, 1,310 visitors"


def test_the_figures_of_one_cell_are_told_together_in_the_order_printed() -> None:
    visitors = value(raw=RAW, number="1310", unit="count", qualifiers=("visitors",))
    spend = value(raw=RAW, number="4.20", unit="£", qualifiers=("average spend",))
    assert of_same_cell(visitors, [visitors, spend, value()]) == [spend, visitors]
    assert [told_apart(one) for one in (visitors, spend)] == ["1,310 visitors", "£4.20 average spend"]


def test_a_cell_with_one_figure_has_no_others() -> None:
    assert of_same_cell(value(), [value(), value(measure=value().measure, period="2019/20 Q2")]) == []
