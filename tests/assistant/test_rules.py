"""Rating scales: bands at their edges, and the leeway that rounding leaves."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rules import is_met, ratings_at, scale_named, scale_of, scales, scales_of, standing
from ingest.model import (
    BandEdge,
    EdgeAt,
    KeyMethod,
    Measure,
    Place,
    Polarity,
    PublishedValue,
    Rated,
    Rating,
    RatingBand,
    RatingKey,
)  # fmt: skip
from tests.assistant.made import value

RATIO = scale_named("ratio of result to target")
IMPROVEMENT = scale_named("targeted improvement")
FLOOR = scale_named("target and floor standard")
numbers = st.decimals(min_value="0.1", max_value="999.9", places=1)
polarities = st.sampled_from((Polarity.HIGHER, Polarity.LOWER))


def figure(number: Decimal | str, polarity: Polarity = Polarity.HIGHER, **fields: object) -> PublishedValue:
    return value(number=str(number), raw=f"{number}%", polarity=polarity, **fields)


def given_by(result: str, target: str, baseline: str | None = None, *, rounding: bool = False) -> tuple[Rating, ...]:
    scale = IMPROVEMENT if baseline else RATIO
    start = figure(baseline) if baseline else None
    at = standing(scale.method, figure(result), figure(target), baseline=start, rounding=rounding)
    return ratings_at(scale, at) if at else ()


@pytest.mark.parametrize(
    ("result", "rating"),
    [
        ("100.0", Rating.GREEN), ("99.9", Rating.GREEN_AMBER), ("80.0", Rating.GREEN_AMBER), ("79.9", Rating.RED_AMBER),
        ("65.0", Rating.RED_AMBER), ("64.9", Rating.RED), ("0.1", Rating.RED),
    ],
)  # fmt: skip
def test_an_edge_belongs_to_the_better_band(result: str, rating: Rating) -> None:
    assert given_by(result, "100.0") == (rating,)


def test_rounding_that_reaches_over_an_edge_leaves_both_bands() -> None:
    assert given_by("80.0", "100", rounding=True) == (Rating.GREEN_AMBER, Rating.RED_AMBER)  # 79.95 to 80.05
    assert given_by("79.9", "100", rounding=True) == (Rating.RED_AMBER,)


def test_the_share_of_an_improvement_is_an_interval_of_both_roundings() -> None:
    """From 73 to 84 of 90: 11 / 17 = 64.71; whole per cents allow 10 / 16.5 = 60.6 to 12 / 17.5 = 68.6."""
    at = standing(KeyMethod.TARGETED_IMPROVEMENT, figure("84"), figure("90"), baseline=figure("73"))
    assert at is not None
    assert at.share is not None
    assert at.shares is not None
    assert [round(share, 1) for share in (at.share, at.shares.low, at.shares.high)] == [Decimal("64.7"), Decimal("60.6"), Decimal("68.6")]
    assert ratings_at(IMPROVEMENT, at) == (Rating.RED_AMBER, Rating.RED)


@pytest.mark.parametrize(("target", "baseline"), [("85", "85"), ("85", "100")])
def test_a_target_no_better_than_the_baseline_is_undefined(target: str, baseline: str) -> None:
    assert given_by("80", target, baseline) == ()


@given(numbers, numbers, polarities)
def test_green_is_exactly_a_target_that_is_met(result: Decimal, target: Decimal, polarity: Polarity) -> None:
    at = standing(KeyMethod.RATIO, figure(result, polarity), figure(target, polarity), rounding=False)
    assert at is not None
    met = result >= target if polarity is Polarity.HIGHER else result <= target
    assert (ratings_at(RATIO, at) == (Rating.GREEN,)) == met == is_met(at)


@given(numbers, numbers, numbers, polarities)
def test_every_standing_has_one_rating_and_rounding_never_loses_it(
    result: Decimal, target: Decimal, other: Decimal, polarity: Polarity
) -> None:
    for scale in (RATIO, IMPROVEMENT, FLOOR):
        inputs = {"floor": figure(other, polarity)} if scale is FLOOR else {"baseline": figure(other, polarity)}
        ours, theirs = figure(result, polarity), figure(target, polarity)
        exact = standing(scale.method, ours, theirs, rounding=False, **inputs)
        allowed = standing(scale.method, ours, theirs, **inputs)
        assert exact is not None
        assert allowed is not None
        one = ratings_at(scale, exact)
        if scale is FLOOR and (other > target if polarity is Polarity.HIGHER else other < target):
            continue  # a floor better than the target leaves a gap
        assert len(one) == (exact.share is not None or scale is FLOOR)
        if allowed.shares is not None or scale is FLOOR:
            assert set(one) <= set(ratings_at(scale, allowed))


@given(numbers, numbers, st.integers(0, 50))
def test_a_better_result_is_never_rated_worse(result: Decimal, target: Decimal, more: int) -> None:
    order = list(Rating)
    ratings = []
    for number in (result, result + more):
        at = standing(KeyMethod.RATIO, figure(number), figure(target), rounding=False)
        assert at is not None
        ratings.append(order.index(ratings_at(RATIO, at)[0]))
    assert ratings[1] <= ratings[0]


def edge(number: str, *, inclusive: bool) -> BandEdge:
    return BandEdge(at=EdgeAt.NUMBER, inclusive=inclusive, value=Decimal(number), unit="%")


KEY = RatingKey(
    id="k", places=(Place(document="a", document_id="a"),), section=None, scale="own", rates=Rated.INDICATORS, method=KeyMethod.TOLERANCE,
    bands=(
        RatingBand(rating=Rating.RED, rating_raw="Red", words="missed by more than 10%", lower=edge("10", inclusive=False)),
        RatingBand(rating=Rating.GREEN, rating_raw="Green", words="met", upper=edge("0", inclusive=True)),
        RatingBand(rating=Rating.AMBER, rating_raw="Amber", words="missed by up to 10%", upper=edge("10", inclusive=True)),
    ),
    raw="",
)  # fmt: skip


@pytest.mark.parametrize(
    ("result", "rating"), [("80", Rating.GREEN), ("79", Rating.AMBER), ("72", Rating.AMBER), ("71", Rating.RED)]
)  # 10 % of 80 is 8
def test_a_printed_key_is_applied_whatever_the_order_of_its_lines(result: str, rating: Rating) -> None:
    at = standing(KEY.method, figure(result, unit="count"), figure("80", unit="count"), rounding=False)
    assert at is not None
    assert ratings_at(scale_of(KEY), at) == (rating,)


@pytest.mark.parametrize(
    ("result", "ratings"),
    [
        ("18.5", (Rating.AMBER,)),  # 7.5 % of the target, 1.5 points
        ("17", (Rating.RED, Rating.AMBER)),  # 15 %, 3 points
        ("9", (Rating.RED,)),  # 55 %, 11 points
    ],
)
def test_a_tolerance_for_results_in_per_cent_is_a_share_of_the_target_or_points(result: str, ratings: tuple[Rating, ...]) -> None:
    at = standing(KEY.method, figure(result), figure("20"), rounding=False)
    assert at is not None
    assert ratings_at(scale_of(KEY), at) == ratings


def test_a_printed_key_wins_over_the_scales_of_the_file() -> None:
    assert [scale.name for scale in scales_of({Rating.GREEN_AMBER})] == ["targeted improvement", "ratio of result to target"]
    assert [(scale.name, scale.printed) for scale in scales_of({Rating.GREEN_AMBER}, [KEY])] == [("own", True)]


def test_the_key_of_another_section_is_no_rule_for_a_value_under_a_key_in_words() -> None:
    words = replace(KEY, id="w", scale="as described", method=KeyMethod.WORDS)
    assert [scale.name for scale in scales_of({Rating.AMBER}, [KEY, words], "own")] == ["own"]
    assert not any(scale.printed for scale in scales_of({Rating.AMBER}, [KEY, words], "as described"))


def test_a_council_may_edit_the_file(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(
        '[[scale]]\nname = "ours"\nmethod = "tolerance"\ntells = ["Amber"]\n'
        'bands = [{ rating = "Green", at_most = "target", words = "met" }, { rating = "Amber", above = "target", words = "missed" }]\n'
    )
    (scale,) = scales(path)
    for result, rating in (("8", Rating.GREEN), ("7", Rating.AMBER)):
        at = standing(scale.method, figure(result), figure("8"), rounding=False)
        assert at is not None
        assert ratings_at(scale, at) == (rating,)


def test_without_polarity_or_numbers_nothing_can_be_said() -> None:
    assert standing(KeyMethod.RATIO, figure("8", Polarity.MONITOR), figure("8", Polarity.MONITOR)) is None
    assert standing(KeyMethod.RATIO, value(number=None, raw="N/A"), value(measure=Measure.TARGET, number="8")) is None
