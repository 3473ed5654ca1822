"""Changes that may be compared, and those that may not."""

from __future__ import annotations

from assistant.tools.compare import Direction, compare, is_cumulative
from ingest.model import Basis
from tests.assistant.made import value


def test_different_bases_are_not_compared() -> None:
    before, after = value(period="2020/21 Q1", basis=Basis.IN_PERIOD), value(basis=Basis.YEAR_TO_DATE)
    assert compare(before, after, [before, after]) is None


def test_counts_of_a_quarter_and_a_year_have_no_direction() -> None:
    before, after = value(period="2019/20", unit="count", number="900"), value(unit="count", number="200")
    change = compare(before, after, [before, after])
    assert change is not None
    assert (change.unlike, change.direction) == (True, Direction.CHANGED)


def test_a_title_may_say_that_its_figures_add_up() -> None:
    assert is_cumulative([value(title="Trees planted, since April")])


def test_running_totals_of_the_same_time_of_two_years_may_be_compared() -> None:
    values = [value(title="Trees planted, year to date", period=period, unit="count") for period in ("2019/20 Q2", "2020/21 Q2")]
    change = compare(values[0], values[1], values)
    assert change is not None
    assert not change.cumulative
