"""Intervals against figures worked out by hand."""

from __future__ import annotations

import pytest

from eval.intervals import amount, at_share, share, wilson


def test_the_wilson_interval_is_that_of_its_formula() -> None:
    z = 1.959964
    low = (0.9 + z * z / 20 - z * (0.9 * 0.1 / 10 + z * z / 400) ** 0.5) / (1 + z * z / 10)  # 9 of 10
    found = wilson(9, 10)
    assert found is not None
    assert found[0] == pytest.approx(low, abs=1e-6)


def test_a_share_of_no_cases_has_no_interval() -> None:
    nothing = share("sign", 0, 0)
    assert (nothing.value, nothing.low, nothing.high) == (1.0, None, None)


def test_an_amount_lies_in_its_interval_and_equal_amounts_have_none_to_speak_of() -> None:
    found = amount("seconds_median", [0.1, 0.2, 0.3, 0.4, 9.0], 0.5, "s")
    assert found.value == 0.3
    assert found.low is not None
    assert found.high is not None
    assert 0.1 <= found.low <= 0.3 <= found.high <= 9.0
    assert amount("seconds_median", [0.2, 0.2], 0.5, "s").high == 0.2


def test_most_of_the_amounts_are_within_their_share() -> None:
    assert at_share([float(number) for number in range(1, 101)], 0.95) == 95.0
