"""Near misses must fail, each with the name of what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.asked import Expected
from eval.figures import differences, nearest

WANTED = Expected(refs=("HM/S4",), measure="result", periods=("2025/26 Q2",), values=("9.4",), unit="%", rating="Green Amber")
FIGURE: dict[str, Any] = {
    "ref": "HM/S4", "title": "Homes let", "measure": "result", "period": "2025/26 Q2", "value": "9.4", "unit": "%", "rating": "Green Amber",
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [{}, {"value": "9.40"}, {"period": "2025-07..2025-09"}, {"unit": "per cent"}, {"title": "Other words"}],
)
def test_what_means_the_same_is_no_difference(change: dict[str, Any]) -> None:
    assert differences({**FIGURE, **change}, WANTED) == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"value": "94"}, "scale"),
        ({"value": "0.094"}, "scale"),
        ({"value": "940"}, "scale"),
        ({"value": "-9.4"}, "sign"),
        ({"value": "9.41"}, "value"),
        ({"value": "-94"}, "value"),
        ({"value": "0"}, "value"),
        ({"value": None}, "value"),
        ({"value": "9.4%"}, "value"),
        ({"unit": "percentage points"}, "unit"),
        ({"unit": "count"}, "unit"),
        ({"unit": None}, "unit"),
        ({"period": "2025/26 Q1"}, "period"),
        ({"period": "2024/25 Q2"}, "period"),
        ({"period": "2025/26"}, "period"),
        ({"period": "2025-09-30"}, "period"),
        ({"period": None}, "period"),
        ({"ref": "HM/S5"}, "indicator"),
        ({"ref": "HM/S 4"}, "indicator"),
        ({"ref": None}, "indicator"),
        ({"measure": "target"}, "measure"),
        ({"rating": "Green"}, "rating"),
        ({"rating": None}, "rating"),
    ],
)
def test_a_near_miss_has_a_name(change: dict[str, Any], expected: str) -> None:
    assert differences({**FIGURE, **change}, WANTED) == (expected,)


@pytest.mark.parametrize(("unit", "other"), [("£m", "£000"), ("£000", "£m"), ("£", "£m")])
def test_millions_for_thousands_of_pounds_is_another_scale(unit: str, other: str) -> None:
    wanted = Expected(refs=("HM/S4",), measure="result", periods=(None,), values=("9.4",), unit=unit, rating=None)
    assert differences({**FIGURE, "unit": other}, wanted) == ("scale",)
    assert differences({**FIGURE, "unit": unit}, wanted) == ()


def test_without_a_reference_the_title_tells_the_indicator() -> None:
    wanted = Expected(refs=(None,), measure="result", periods=(None,), values=("9.4",), unit=None, rating=None, title="Homes  let¹")
    assert differences({**FIGURE, "ref": None, "title": "homes let"}, wanted) == ()
    assert differences({**FIGURE, "ref": None, "title": "Homes sold"}, wanted) == ("indicator",)


def test_the_nearest_figure_is_the_one_with_fewest_differences_and_a_number_weighs_more_than_a_name() -> None:
    other_name, other_number = {**FIGURE, "ref": "HM/S5"}, {**FIGURE, "value": "8"}
    assert nearest([{**FIGURE, "value": "8", "unit": None}, other_name], WANTED) == other_name
    assert nearest([other_name, other_number], WANTED) == other_number
    assert nearest([], WANTED) is None


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=3), st.integers(min_value=0, max_value=3))
def test_trailing_noughts_never_make_another_number(value: Any, noughts: int) -> None:
    wanted = Expected(refs=("HM/S4",), measure="result", periods=(None,), values=(str(value),), unit=None, rating=None)
    assert differences({**FIGURE, "value": f"{value}{'0' * noughts}"}, wanted) == ()
