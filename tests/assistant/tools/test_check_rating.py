"""Published ratings beside what the printed figures give."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.tools.check_rating import Rule, band, check_rating
from ingest.model import Measure, Polarity, Rating
from tests.assistant.made import CORPORATE, LEARNING, MID_YEAR, value

DOCUMENTS = {MID_YEAR.document_id: MID_YEAR, CORPORATE.document_id: CORPORATE}
FOUR = frozenset({Rating.GREEN, Rating.GREEN_AMBER, Rating.RED_AMBER, Rating.RED})
THREE = frozenset({Rating.GREEN, Rating.AMBER, Rating.RED})


@pytest.mark.parametrize(
    ("share", "rating"),
    [
        ("100", Rating.GREEN),
        ("99.9", Rating.GREEN_AMBER),
        ("80", Rating.GREEN_AMBER),
        ("79.99", Rating.RED_AMBER),
        ("65", Rating.RED_AMBER),
        ("64.9", Rating.RED),
        ("-10", Rating.RED),
    ],
)
def test_the_edges_of_the_bands_belong_to_the_better_one(share: str, rating: Rating) -> None:
    assert band(Decimal(share)) is rating


def test_every_printed_baseline_is_a_candidate() -> None:
    check = check_rating(LEARNING[0], LEARNING, DOCUMENTS, FOUR)
    baselines = [candidate.baseline.period if candidate.baseline else None for candidate in check.candidates]
    assert baselines == [None, "2020/21 Q1", "2019/20 Q2"]
    assert [candidate.rating for candidate in check.candidates] == [Rating.GREEN_AMBER, Rating.RED, Rating.RED]
    assert check.green_agrees


def test_a_target_no_better_than_the_baseline_leaves_the_rule_undefined() -> None:
    values = [value(number="5"), value(measure=Measure.TARGET, number="6"), value(period="2020/21 Q1", number="7")]
    improvement = check_rating(values[0], values, DOCUMENTS, FOUR).candidates[1]
    assert (improvement.share, improvement.rating) == (None, None)


def test_a_rule_of_one_scheme_is_not_applied_to_another() -> None:
    values = [value(number="5", rating=Rating.AMBER), value(measure=Measure.TARGET, number="6")]
    assert check_rating(values[0], values, DOCUMENTS, THREE).candidates == ()


def test_a_floor_standard_parts_amber_from_red() -> None:
    values = [value(number="5"), value(measure=Measure.TARGET, number="6"), value(measure=Measure.FLOOR, number="5")]
    candidate = check_rating(values[0], values, DOCUMENTS, THREE).candidates[0]
    assert (candidate.rule, candidate.rating) == (Rule.FLOOR, Rating.AMBER)


def test_green_for_a_missed_target_does_not_agree() -> None:
    values = [value(number="5", rating=Rating.GREEN), value(measure=Measure.TARGET, number="6")]
    assert check_rating(values[0], values, DOCUMENTS, FOUR).green_agrees is False


def test_the_ratio_is_turned_round_where_lower_is_better() -> None:
    values = [value(number="8", polarity=Polarity.LOWER), value(measure=Measure.TARGET, number="6", polarity=Polarity.LOWER)]
    assert check_rating(values[0], values, DOCUMENTS, FOUR).candidates[0].share == Decimal(75)
