"""Changes between two values."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.tools.compare import Direction, compare, is_cumulative
from ingest.model import Basis, Measure, Polarity, PublishedValue
from tests.assistant.made import value

NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=2)
TURNED = {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER, Direction.SAME: Direction.SAME}


def test_a_change_is_after_minus_before() -> None:
    change = compare(value(number="9.3", period="2020/21 Q1"), value(number="9.4"), ())
    assert change is not None
    assert (change.absolute, change.direction) == (Decimal("0.1"), Direction.BETTER)


def test_lower_is_better_where_the_polarity_says_so() -> None:
    change = compare(value(number="5", polarity=Polarity.LOWER), value(number="4", polarity=Polarity.LOWER), ())
    assert change is not None
    assert change.direction is Direction.BETTER


def test_different_units_are_not_compared() -> None:
    assert compare(value(unit="%"), value(unit="count"), ()) is None


def test_without_polarity_a_change_has_no_direction() -> None:
    change = compare(value(number="5", polarity=None), value(number="4", polarity=None), ())
    assert change is not None
    assert change.direction is Direction.CHANGED


@given(NUMBERS, NUMBERS, st.sampled_from([Polarity.HIGHER, Polarity.LOWER]))
def test_direction_turns_with_time_and_with_polarity(one: Decimal, other: Decimal, polarity: Polarity) -> None:
    opposite = Polarity.LOWER if polarity is Polarity.HIGHER else Polarity.HIGHER
    forth = compare(value(number=str(one), polarity=polarity), value(number=str(other), polarity=polarity), ())
    back = compare(value(number=str(other), polarity=polarity), value(number=str(one), polarity=polarity), ())
    turned = compare(value(number=str(one), polarity=opposite), value(number=str(other), polarity=opposite), ())
    assert forth is not None
    assert back is not None
    assert turned is not None
    assert back.direction is turned.direction is TURNED[forth.direction]


def test_a_quarter_target_far_below_that_of_the_year_means_a_running_total() -> None:
    targets = [
        value(measure=Measure.TARGET, period=period, number=number, unit="count")
        for period, number in (("2020/21", "800"), ("2020/21 Q2", "400"))
    ]
    assert is_cumulative(targets)


def test_equal_targets_mean_no_running_total() -> None:
    targets = [value(measure=Measure.TARGET, period=period, number="95", unit="%") for period in ("2020/21", "2020/21 Q2")]
    assert not is_cumulative(targets)


def test_a_stated_basis_is_believed() -> None:
    assert is_cumulative([value(basis=Basis.YEAR_TO_DATE)])


def _of_quarters(measure: Measure, **numbers: str) -> list[PublishedValue]:
    return [
        value(measure=measure, number=number, unit="per 100,000", period=f"2020/21 {quarter}".strip())
        for quarter, number in numbers.items()
    ]


def test_figures_of_single_quarters_do_not_add_up_though_their_targets_are_parts_of_the_years() -> None:
    yearly = value(measure=Measure.TARGET, number="40", unit="per 100,000", period="2020/21")
    assert is_cumulative([yearly, *_of_quarters(Measure.TARGET, Q2="20"), *_of_quarters(Measure.RESULT, Q1="11", Q2="19")])
    assert not is_cumulative([yearly, *_of_quarters(Measure.TARGET, Q1="10", Q2="9")])
    assert not is_cumulative([yearly, *_of_quarters(Measure.TARGET, Q1="10"), *_of_quarters(Measure.RESULT, Q1="11", Q2="8")])


def test_a_fourth_quarter_far_below_its_year_stands_alone() -> None:
    targets = [
        value(measure=Measure.TARGET, number=number, unit="per 100,000", period=period)
        for number, period in (("40", "2020/21"), ("10", "2020/21 Q1"))
    ]
    year = value(number="42", unit="per 100,000", period="2019/20")
    assert not is_cumulative([*targets, year, value(number="12", unit="per 100,000", period="2019/20 Q4")])
    assert is_cumulative([*targets, year, value(number="42", unit="per 100,000", period="2019/20 Q4")])


def test_a_direction_may_say_that_figures_add_up() -> None:
    assert is_cumulative([value(), value(measure=Measure.DIRECTION, number=None, raw="N/A – cumulative")])
