"""Figures in one unit: money at any magnitude, nothing else that is not printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.tools.compare import compare
from assistant.tools.distance_to_target import distance_to_target, share_of_target
from assistant.tools.in_one_unit import number_in
from ingest.model import Measure, PublishedValue
from tests.assistant.made import value


def _figure(number: str, unit: str | None, measure: Measure = Measure.RESULT, period: str = "2020/21 Q2") -> PublishedValue:
    return value("MO/1", "Savings delivered", measure, period, f"{number} {unit}", number, unit)


@pytest.mark.parametrize(
    ("number", "unit", "wanted", "told"),
    [
        ("500", "£000", "£m", "0.5"),
        ("1.2", "£m", "£000", "1200"),
        ("980000", "£", "£m", "0.98"),
        ("5", None, "count", "5"),
        ("14", "count", "%", None),
        ("14", None, "%", None),
        ("5", "weeks", "days", None),
        ("1.2", "m", "£m", None),
    ],
)
def test_only_money_is_told_at_another_magnitude(number: str, unit: str | None, wanted: str | None, told: str | None) -> None:
    assert number_in(_figure(number, unit), wanted) == (None if told is None else Decimal(told))


def test_millions_are_held_to_a_target_in_thousands_exactly() -> None:
    result, target = _figure("1.2", "£m"), _figure("500", "£000", Measure.TARGET)
    distance = distance_to_target(result, target)
    assert distance is not None
    assert (distance.gap, distance.variance, distance.met) == (Decimal("0.7"), Decimal(140), True)  # 1.2 - 0.5; 0.7 / 0.5
    assert share_of_target(result, target) == Decimal(240)  # 1.2 / 0.5


def test_a_count_is_not_held_to_a_share() -> None:
    assert distance_to_target(_figure("14", None), _figure("20", "%", Measure.TARGET)) is None
    assert share_of_target(_figure("14", "count"), _figure("20", "%", Measure.TARGET)) is None


def test_a_change_is_told_in_the_unit_of_the_newer_figure() -> None:
    before, after = _figure("300", "£000", period="2020/21 Q1"), _figure("1.2", "£m")
    change = compare(before, after, [before, after])
    assert change is not None
    assert (change.absolute, change.relative) == (Decimal("0.9"), Decimal(300))  # 1.2 - 0.3; 0.9 / 0.3


def test_there_is_no_change_from_a_figure_whose_unit_is_not_printed() -> None:
    before, after = _figure("12", None, period="2020/21 Q1"), _figure("14", "%")
    assert compare(before, after, [before, after]) is None
