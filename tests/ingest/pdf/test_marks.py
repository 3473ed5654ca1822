from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Box
from ingest.pdf.marks import area, displayed, shared_area, upright

sides = st.integers(-500, 500)
boxes = st.tuples(sides, sides, sides, sides).map(lambda b: (min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])))


@given(boxes, st.integers(0, 3))
def test_a_box_turned_upright_and_back_is_itself(box: Box, turn: int) -> None:
    assert displayed(upright(box, turn), turn) == box
    assert area(upright(box, turn)) == area(box)


@given(boxes, boxes)
def test_the_shared_area_is_the_same_both_ways_and_never_larger_than_either(a: Box, b: Box) -> None:
    assert shared_area(a, b) == shared_area(b, a) <= min(area(a), area(b))


def test_text_that_reads_upwards_starts_at_the_bottom() -> None:
    lower, upper = (10, 60, 20, 80), (10, 20, 20, 58)
    assert upright(lower, 1)[0] < upright(upper, 1)[0]
