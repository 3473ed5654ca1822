"""Conditions on printed numbers, read from the words of a list or count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.meaning.question import understand
from assistant.meaning.row_filters import Of, row_filters


@pytest.mark.parametrize(
    ("words", "of", "kept", "left_out"),
    [
        ("how many indicators have a result under 10%", Of.RESULT, "9.9", "10"),
        ("how many indicators were above 80%", Of.RESULT, "80.1", "80"),
        ("how many measures had results of at least 90%", Of.RESULT, "90", "89.9"),
        ("how many measures are no more than 90%", Of.RESULT, "90", "90.1"),
        ("how many measures are 90% or more", Of.RESULT, "90", "89"),
        ("which indicators had a result between 80% and 90%", Of.RESULT, "80", "90.5"),
        ("how many indicators have a target of 85%", Of.TARGET, "85", "84"),
        ("how many indicators have a target above 85%", Of.TARGET, "86", "85"),
        ("how many indicators have an 85% target", Of.TARGET, "85", "86"),
        ("how many indicators missed their target by more than 10%", Of.SHORTFALL, "10.1", "10"),
        ("how many indicators are more than 10% below target", Of.SHORTFALL, "11", "9"),
        ("how many indicators are within 5% of target", Of.SHORTFALL, "5", "6"),
        ("how many indicators missed target by 5 percentage points or more", Of.GAP, "5", "4"),
        ("how many indicators cost over £1.5m", Of.RESULT, "1500001", "1500000"),
    ],
)
def test_a_bound_names_what_it_limits_and_where_it_ends(words: str, of: Of, kept: str, left_out: str) -> None:
    (one,), _ = row_filters(words)
    assert one.of is of
    assert one.keeps(Decimal(kept))
    assert not one.keeps(Decimal(left_out))


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("how many indicators have no target", Of.NO_TARGET),
        ("which indicators are without a target", Of.NO_TARGET),
        ("how many indicators have a target", Of.ANY_TARGET),
        ("how many cumulative indicators are there", Of.CUMULATIVE),
    ],
)
def test_what_a_row_prints_at_all_may_be_the_condition(words: str, of: Of) -> None:
    assert [one.of for one in row_filters(words)[0]] == [of]


@pytest.mark.parametrize(
    "words",
    [
        "how many indicators on people over 65 are red",
        "how many indicators on repairs within 28 days are red",
        "which indicators missed their target",
        "how many indicators are red in q2",
    ],
)
def test_numbers_of_names_are_no_conditions(words: str) -> None:
    assert row_filters(words)[0] == ()


def test_a_figure_question_has_no_conditions_of_a_list() -> None:
    assert understand("Was the share of bins emptied above 80%?").row_filters == ()
