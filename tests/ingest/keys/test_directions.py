"""What a report says of its directions of travel."""

from __future__ import annotations

from ingest.model import Cell, Drawing, KeyMethod, Rated
from tests.ingest.keys.made import keys, only, prose
from tests.ingest.made_table import Made, place, table


def test_a_new_method_is_told_apart_from_the_one_that_it_replaces() -> None:
    key = only(
        keys(
            text=prose(
                "Direction of Travel (DoT) is based on regression over the whole graph, and not on the change from the last quarter."
            )
        )
    )
    assert (key.rates, key.method, key.compared_with, key.bands) == (Rated.DIRECTION, KeyMethod.REGRESSION, None, ())


def test_arrows_of_a_legend_say_what_they_compare_with() -> None:
    key = only(keys(text=prose("↑ Better than the same quarter last year", "↓ Worse than the same quarter last year", "↔ No change")))
    assert (key.method, key.compared_with) == (KeyMethod.COMPARISON, "the same quarter last year")
    assert [band.rating_raw for band in key.bands] == ["↑", "↓", "↔"]


def test_drawn_arrows_of_a_legend_take_their_method_from_the_sentence_by_it() -> None:
    def arrow(way: Drawing, line: int) -> Cell:
        return Cell(text="", places=(place(line),), drawing=way)

    rows: list[list[Made]] = [[arrow(Drawing.UP, 1), "Improving trend"], [arrow(Drawing.DOWN, 2), "Worsening trend"]]
    legend = table(*rows, header_rows=0, headings=("Key",))
    key = only(keys(legend, text=prose("Arrows show the direction of travel and are based on a linear trend line.", heading="Key")))
    assert (key.method, [band.rating_raw for band in key.bands]) == (KeyMethod.REGRESSION, ["up", "down"])


def test_a_story_of_directions_explains_none() -> None:
    assert keys(text=prose("Direction of travel: five have improved since the previous quarter.")) == ()


def test_short_and_long_term_in_one_sentence_are_left_to_the_columns() -> None:
    text = "The short-term direction of travel compares with the previous quarter, the long-term one with the same quarter last year."
    assert keys(text=prose(text)) == ()
