"""One report that prints one figure in two rows."""

from __future__ import annotations

from assistant.tools.look_up import look_up
from ingest.model import Measure
from tests.assistant.made import MID_YEAR, value


def test_two_rows_of_one_report_with_different_figures_are_a_conflict() -> None:
    one, other = value(number="18.0", raw="18.0%", line=1), value(number="82.0", raw="82.0%", line=2)
    found = look_up([one, other], Measure.RESULT, None, {"mid": MID_YEAR})
    assert {found.value, *found.conflicts} == {one, other}


def test_the_same_figure_in_two_rows_of_one_report_is_no_conflict() -> None:
    found = look_up([value(line=1), value(line=2)], Measure.RESULT, None, {"mid": MID_YEAR})
    assert found.conflicts == ()
