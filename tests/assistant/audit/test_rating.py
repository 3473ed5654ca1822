"""Ratings against the printed figures, the report's own key, and the example of its other rows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.audit import rating as audit_rating
from assistant.rules import Scale, Standing, ratings_at
from ingest.model import (
    BandEdge,
    EdgeAt,
    KeyMethod,
    Measure,
    Polarity,
    PublishedValue,
    Rated,
    Rating,
    RatingBand,
    RatingKey,
)  # fmt: skip
from tests.assistant.audit.made import BEFORE, at, cell, found, rated, report, told

Rows = list[list[PublishedValue]]


def number(value: str, *, inclusive: bool) -> BandEdge:
    return BandEdge(at=EdgeAt.NUMBER, inclusive=inclusive, value=Decimal(value), unit="%")


def key(method: KeyMethod, *bands: RatingBand) -> RatingKey:
    return RatingKey(id="k", places=at(900), section=None, scale="own", rates=Rated.INDICATORS, method=method, bands=bands, raw="")


def band(rating: Rating, lower: BandEdge | None = None, upper: BandEdge | None = None) -> RatingBand:
    return RatingBand(rating=rating, rating_raw=rating.value, words="", lower=lower, upper=upper)


# "Met", "missed by up to 5%", "missed by more than 5%": the second line does not say where it begins.
TOLERANCE = key(
    KeyMethod.TOLERANCE,
    band(Rating.GREEN, upper=number("0", inclusive=True)),
    band(Rating.AMBER, upper=number("5", inclusive=True)),
    band(Rating.RED, lower=number("5", inclusive=False)),
)
IMPROVEMENT = key(KeyMethod.TARGETED_IMPROVEMENT, band(Rating.GREEN, lower=number("100", inclusive=True)))
FOLLOWING: Rows = [rated(row, f"{60 + row}.0%", "60.0%", "Green") for row in range(1, 6)] + [
    rated(row, f"{50 - row}.0%", "60.0%", "Red") for row in range(6, 11)
]


@pytest.mark.parametrize(
    ("result", "rating", "given"),
    [
        ("85.0%", "Amber", "Green"),  # met
        ("77.0%", "Green", "Amber"),  # 3.75 % of the target missed
        ("77.0%", "Red", "Amber"),
        ("70.0%", "Amber", "Red"),  # 12.5 %
    ],
)
def test_the_reports_own_key_decides(result: str, rating: str, given: str) -> None:
    finding = found(report(rated(1, result, "80.0%", rating), keys=[TOLERANCE]))[0]
    assert (finding.rule, finding.kind, finding.flips, finding.published) == ("rating", "error", True, rating)
    assert finding.recomputed.startswith(f"{given} ({result[:-1]} against a target of 80.0")


@pytest.mark.parametrize(("result", "rating"), [("85.0%", "Green"), ("80.0%", "Green"), ("77.0%", "Amber"), ("70.0%", "Red")])
def test_ratings_by_the_key_are_silent(result: str, rating: str) -> None:
    assert told(report(rated(1, result, "80.0%", rating), keys=[TOLERANCE])) == []


def test_a_result_whose_rounding_reaches_over_an_edge_is_silent() -> None:
    for rating in ("Amber", "Red"):  # 75.95 to 76.05 against 80: 4.94 to 5.06 % missed
        assert told(report(rated(1, "76.0%", "80.0%", rating), keys=[TOLERANCE])) == []


def test_a_result_that_prints_the_target_may_have_missed_it_by_rounding() -> None:
    assert told(report(rated(1, "80%", "80%", "Amber"), keys=[TOLERANCE])) == []


def test_bands_that_need_an_unstated_baseline_are_not_judged() -> None:
    assert told(report(rated(1, "70.0%", "80.0%", "Amber"), keys=[IMPROVEMENT])) == []
    assert told(report(rated(1, "85.0%", "80.0%", "Red"), keys=[IMPROVEMENT])) == [
        ("rating", "error", "Green (85.0 against a target of 80.0)")
    ]


def test_without_a_key_the_other_rows_show_the_rule() -> None:
    assert told(report(*FOLLOWING, rated(11, "85.0%", "80.0%", "Red")))[0][:2] == ("rating", "error")
    assert told(report(*FOLLOWING[:5], rated(11, "85.0%", "80.0%", "Red")))[0][:2] == ("rating", "note")  # too few to tell


def test_each_row_is_weighed_as_an_example_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[Scale] = []

    def counted(scale: Scale, at: Standing) -> tuple[Rating, ...]:
        weighed.append(scale)
        return ratings_at(scale, at)

    monkeypatch.setattr(audit_rating, "ratings_at", counted)
    rows = [[*rated(row, "70.0%", "80.0%", "Amber"), cell(row, Measure.FLOOR, "60.0%")] for row in range(1, 31)]
    assert told(report(*rows)) == []
    assert len(weighed) <= 4 * len(rows)  # once as an example, once itself, and by two scales at most; by all others it was 30 * 30


def test_a_small_miss_may_be_tolerated_unless_a_smaller_one_is_not() -> None:
    assert told(report(*FOLLOWING, rated(11, "79.0%", "80.0%", "Green")))[0][:2] == ("rating", "note")  # 1.25 %; the others 26 % and more
    assert told(report(*FOLLOWING, rated(11, "40.0%", "80.0%", "Green")))[0][:2] == ("rating", "error")


@pytest.mark.parametrize(
    "row",
    [
        rated(1, "79.0%", "80.0%", "Green", comment="Within the confidence interval of the survey."),
        rated(1, "79.0%", "80.0%", "Green", polarity=Polarity.MONITOR),
        rated(1, "79.0%", "80.0%", "Green", polarity=None),
        [*rated(1, "79.0%", "80.0%", "Green")[:1], cell(1, Measure.TARGET, "80.0%", period="2016/17")],
        [*rated(1, "79.0%", "80.0%", "Green")[:1], cell(1, Measure.TARGET, "Top quarter (80.0%)", value=None)],
        [*rated(1, "79", "80.0%", "Green")[:1], cell(1, Measure.TARGET, "80.0%")],
    ],
    ids=["confidence interval", "monitored", "no polarity", "annual target", "text target", "other unit"],
)
def test_what_cannot_be_judged_is_silent(row: list[PublishedValue]) -> None:
    assert told(report(row, keys=[TOLERANCE])) == []


def test_smaller_is_better() -> None:
    assert told(report(rated(1, "12", "10", "Green", polarity=Polarity.LOWER), keys=[TOLERANCE]))[0][2].startswith("Red")
    assert told(report(rated(1, "9", "10", "Green", polarity=Polarity.LOWER), keys=[TOLERANCE])) == []


def test_a_floor_standard_parts_amber_from_red() -> None:
    floors = key(
        KeyMethod.FLOOR,
        band(Rating.GREEN, lower=BandEdge(at=EdgeAt.TARGET, inclusive=True)),
        band(
            Rating.AMBER,
            lower=BandEdge(at=EdgeAt.FLOOR, inclusive=True),
            upper=BandEdge(at=EdgeAt.TARGET, inclusive=False),
        ),
        band(Rating.RED, upper=BandEdge(at=EdgeAt.FLOOR, inclusive=False)),
    )
    for result, rating, kinds in (("19.6%", "Amber", ["error"]), ("19.6%", "Red", []), ("18.5%", "Amber", []), ("18.5%", "Red", ["error"])):
        row = [*rated(1, result, "18.0%", rating, polarity=Polarity.LOWER), cell(1, Measure.FLOOR, "19.0%", polarity=Polarity.LOWER)]
        assert [kind for _, kind, _ in told(report(row, keys=[floors]))] == kinds


def test_a_band_that_no_printed_figure_explains_is_a_note() -> None:
    """Ratio 37.53 / 42 = 89.4 %; from 40.1 it is worse than the start: neither Red Amber."""
    row = [*rated(1, "37.53%", "42.00%", "Red Amber"), cell(1, Measure.RESULT, "40.10%", period=BEFORE)]
    assert told(report(row)) == [("rating", "note", "Red or Green Amber (37.53 against a target of 42.00)")]
