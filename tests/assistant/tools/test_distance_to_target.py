"""Distances to targets."""

from __future__ import annotations

from decimal import Decimal

from assistant.tools.distance_to_target import annual_target_for, distance_to_target, share_of_target, target_for
from ingest.model import Measure, Polarity
from tests.assistant.made import CORPORATE, value


def target(number: str, period: str = "2020/21 Q2", **changes: object):  # type: ignore[no-untyped-def]
    return value(measure=Measure.TARGET, number=number, raw=number, period=period, **changes)


def test_a_missed_target_is_a_negative_gap() -> None:
    distance = distance_to_target(value(number="53.2"), target("63"))
    assert distance is not None
    assert (distance.gap, distance.met) == (Decimal("-9.8"), False)
    assert distance.variance is not None
    assert round(distance.variance, 2) == Decimal("-15.56")


def test_a_target_that_is_just_reached_is_met_either_way() -> None:
    for polarity in (Polarity.HIGHER, Polarity.LOWER):
        distance = distance_to_target(value(number="5", polarity=polarity), target("5"))
        assert distance is not None
        assert distance.met


def test_a_miss_within_the_confidence_interval_is_marked() -> None:
    distance = distance_to_target(value(number="79.6"), target("80.1", qualifiers=("within confidence interval",)))
    assert distance is not None
    assert (distance.met, distance.within_interval) == (False, True)


def test_only_a_target_of_the_same_period_counts() -> None:
    assert target_for(value(), [target("800", period="2020/21")]) is None


def test_a_result_as_at_the_last_month_of_a_quarter_has_the_target_of_the_quarter_in_its_row() -> None:
    result = value(period="2020-09")
    quarter, year = target("63"), target("80", period="2020/21")
    assert target_for(result, [year, quarter]) == quarter
    assert target_for(value(period="2020-09-30"), [year, quarter]) == quarter
    assert target_for(value(period="2020-08"), [year, quarter]) is None  # the quarter goes on after August
    assert target_for(result, [target("63", line=2)]) is None  # another row may count another month


def test_a_result_as_at_march_is_not_held_to_the_target_of_the_year_that_ends_there() -> None:
    assert target_for(value(period="2021-03"), [target("80", period="2020/21")]) is None


def test_of_two_rows_for_one_period_each_result_has_the_target_of_its_own() -> None:
    first, second = target("80", line=1), target("80.00", line=2)
    assert target_for(value(line=1), [second, first]) == first
    assert target_for(value(line=2), [second, first]) == second


def test_a_floor_is_found_as_a_target_is() -> None:
    floor = value(measure=Measure.FLOOR, number="60", raw="60")
    assert target_for(value(period="2020-09"), [target("63"), floor], Measure.FLOOR) == floor


def test_the_target_of_the_same_report_comes_first() -> None:
    own, other = target("9.9"), target("9.90", document=CORPORATE)
    assert target_for(value(), [other, own]) == own


def test_the_annual_target_is_that_of_the_year_of_the_result() -> None:
    targets = [target("700", period="2019/20"), target("800", period="2020/21")]
    assert annual_target_for(value(period="2020-04..2020-12"), targets) == targets[1]
    assert annual_target_for(value(period="2020-02..2020-05"), targets) is None


def test_a_share_of_nothing_is_undefined() -> None:
    assert share_of_target(value(), target("0")) is None
    assert share_of_target(value(number="539"), target("800")) == Decimal("67.375")


def test_nothing_is_computed_from_a_scale_or_a_change_beside_a_bare_figure() -> None:
    bare = value(number="1250.5", raw="1,250.5", unit=None)
    assert distance_to_target(bare, target("5", unit="%", qualifiers=("reduction",))) is None
    assert distance_to_target(bare, target("1.5", unit="m")) is None
    assert distance_to_target(value(number="900", unit="k"), target("1.5", unit="m")) is None
    assert distance_to_target(value(number="900", unit="k"), target("800", unit="k")) is not None
