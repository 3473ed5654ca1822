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


# Published results that missed their target: result, target, rating, which way is better, quarter before, year before. Then which
# candidates give the published band: the ratio, and the improvements from those two (None where they are undefined).
HIGHER, LOWER = Polarity.HIGHER, Polarity.LOWER
GA, RA, R = Rating.GREEN_AMBER, Rating.RED_AMBER, Rating.RED
MISSED = [
    ("16.2", "17", GA, HIGHER, None, "12.7", True, (None, True)),
    ("37.53", "42", RA, HIGHER, None, "40.1", False, (None, False)),
    ("80", "85", GA, HIGHER, None, "100", True, (None, None)),
    ("5.7", "5.2", R, LOWER, "5.26", "5.62", False, (True, True)),
    ("53.2", "63", GA, HIGHER, "59.7", None, True, (False, None)),
    ("424.9", "400", R, LOWER, "425", "404.78", False, (True, True)),
    ("9.4", "9.9", GA, HIGHER, "9.3", "8.9", True, (False, False)),
    ("5.8", "6.2", RA, HIGHER, "7.2", "5.8", False, (None, False)),
    ("2887", "2875", RA, LOWER, "2934", "2686", False, (True, None)),
    ("39.43", "43.7", RA, HIGHER, "33.22", "39.1", False, (False, False)),
    ("94.3", "95", GA, HIGHER, "93.2", "93.1", True, (False, False)),
    ("91.7", "92", GA, HIGHER, "88.0", "84", True, (True, True)),
    ("15.8", "15.6", GA, LOWER, "15.7", None, True, (False, None)),
    ("32.6", "32", GA, LOWER, "32.6", "34.4", True, (False, False)),
    ("14.6", "13", R, LOWER, "13.2", "15.0", False, (True, True)),
    ("18", "20", R, HIGHER, "17.5", "19.0", False, (True, True)),
    ("84", "90", RA, HIGHER, "89", "73", False, (False, False)),
    ("78", "80", GA, HIGHER, "82", "73.0", True, (None, False)),
]


@pytest.mark.parametrize(("result", "target", "rating", "polarity", "before", "year_before", "ratio", "improvements"), MISSED)
def test_every_band_of_a_missed_target_is_shown_and_none_is_chosen(
    result: str,
    target: str,
    rating: Rating,
    polarity: Polarity,
    before: str | None,
    year_before: str | None,
    ratio: bool,
    improvements: tuple[bool | None, bool | None],
) -> None:
    unit = "count" if Decimal(result) > 1000 else "%"
    shared = {"polarity": polarity, "unit": unit}
    printed = [(Measure.TARGET, "2020/21 Q2", target), (Measure.RESULT, "2020/21 Q1", before), (Measure.RESULT, "2019/20 Q2", year_before)]
    rated = value(number=result, raw=result, rating=rating, **shared)
    values = [rated, *(value(measure=one, period=when, number=text, raw=text, **shared) for one, when, text in printed if text)]
    check = check_rating(rated, values, DOCUMENTS, FOUR)
    assert check.green_agrees  # not Green, and missed
    given = {candidate.baseline.period if candidate.baseline else None: candidate for candidate in check.candidates}
    assert (given[None].rating is rating) == ratio
    for period, start, fits in (("2020/21 Q1", before, improvements[0]), ("2019/20 Q2", year_before, improvements[1])):
        if start is not None:  # a target no better than the start: undefined
            assert given[period].rating is None if fits is None else (given[period].rating is rating) == fits


@pytest.mark.parametrize(("result", "target", "raw"), [("79.6", "80.1", "80.1%"), ("69.4", "71.3", "71.3% (within confidence interval)")])
def test_green_within_the_confidence_interval_agrees(result: str, target: str, raw: str) -> None:
    comment = None if "confidence" in raw else "The 3% confidence interval raises this above the target"
    rated = value(number=result, raw=f"{result}%", rating=Rating.GREEN, comment=comment)
    check = check_rating(rated, [rated, value(measure=Measure.TARGET, number=target, raw=raw)], DOCUMENTS, FOUR)
    assert check.green_agrees
    assert check.distance is not None
    assert (check.distance.met, check.distance.within_interval) == (False, True)


def test_a_band_that_rounding_decides_says_so() -> None:
    """From 73 to 84 of 90: 64.7 %, by rounding 60.6 to 68.6."""
    values = [value(number="84", rating=RA), value(measure=Measure.TARGET, number="90"), value(period="2019/20 Q2", number="73")]
    candidate = check_rating(values[0], values, DOCUMENTS, FOUR).candidates[1]
    assert (candidate.rating, candidate.ratings) == (R, (RA, R))
