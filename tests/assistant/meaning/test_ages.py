"""Age groups as ranges of years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.meaning.ages import Ages, ages_in, of_another_age


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("admissions of under 65s", (18, 64)),
        ("aged 18-64", (18, 64)),
        ("working age adults", (18, 64)),
        ("age 65+", (65, 120)),
        ("residents aged 65 and over", (65, 120)),
        ("over-65s", (65, 120)),
        ("year 6 children", (10, 11)),
        ("4-5 year olds", (4, 5)),
        ("the under-18 population", (0, 17)),
    ],
)
def test_an_age_group_is_a_range(text: str, ages: Ages) -> None:
    assert ages_in(text) == (ages,)


@pytest.mark.parametrize("text", ["within 28 days", "over 12 weeks", "more than 20 miles", "per 100,000 people", "over 20 miles away"])
def test_a_number_of_something_else_is_no_age(text: str) -> None:
    assert ages_in(text) == ()


def test_groups_that_hardly_overlap_are_different() -> None:
    assert of_another_age([(18, 64)], [(65, 120)])
    assert of_another_age([(18, 120)], [(65, 120)])  # 56 of 103 years


def test_groups_that_nearly_agree_are_the_same() -> None:
    assert not of_another_age([(18, 64)], [(0, 64)])  # 47 of 65 years


@given(st.integers(1, 50), st.integers(51, 99))
def test_no_group_is_another_than_itself(low: int, high: int) -> None:
    assert not of_another_age([(low, high)], [(low, high)])


def test_plus_is_read_behind_a_hyphen() -> None:
    assert ages_in("the 65-plus admission rate") == ages_in("admissions of people aged 65 and over")
