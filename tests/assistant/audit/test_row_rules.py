"""Directions, variances and fractions, each on the smallest report that shows a fault."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model import Finding
from assistant.rounding import around
from ingest.model import Basis, Measure, Polarity, PolaritySource, PublishedValue
from tests.assistant.audit import made
from tests.assistant.audit.made import cell


def travel(row: int, now: str, then: str, printed: str, **fields: object) -> list[PublishedValue]:
    """A row with two results and the direction between them."""
    before = {"period": "2016/17 Q1", **({"basis": fields["basis"]} if "basis" in fields else {})}
    shared = {key: fields[key] for key in ("polarity", "polarity_source", "title") if key in fields}
    direction = {"compared_with": "2016/17 Q1", **({"method": fields["method"]} if "method" in fields else {})}
    return [
        cell(row, Measure.RESULT, now, **{key: field for key, field in fields.items() if key != "method"}),
        cell(row, Measure.RESULT, then, **shared, **before),
        cell(row, Measure.DIRECTION, printed, **shared, **direction),
    ]


def target_row(row: int, result: str, target: str, variance: str) -> list[PublishedValue]:
    return [cell(row, Measure.RESULT, result), cell(row, Measure.TARGET, target), cell(row, Measure.VARIANCE, variance)]


def fraction_row(numerator: str, denominator: str, result: str) -> list[PublishedValue]:
    return [cell(1, Measure.NUMERATOR, numerator), cell(1, Measure.DENOMINATOR, denominator), cell(1, Measure.RESULT, result)]


def found(*rows: list[PublishedValue]) -> list[Finding]:
    return made.found(made.report(*rows))


def told(*rows: list[PublishedValue]) -> list[tuple[str, str, str]]:
    return made.told(made.report(*rows))


def test_a_fall_called_improving_is_an_error_where_bigger_is_better() -> None:
    (finding,) = found(travel(7, "78%", "82%", "Improving"))
    assert (finding.rule, finding.kind, finding.flips) == ("direction", "error", True)
    assert (finding.published, finding.recomputed) == ("Improving", "Worsening (82 to 78)")
    assert [citation.quote for citation in finding.citations] == ["Improving", "78%", "82%"]
    assert finding.places[0].lines == (7, 7)


@pytest.mark.parametrize(
    ("now", "then", "printed", "polarity"),
    [("82%", "78%", "Improving", Polarity.HIGHER), ("78%", "82%", "improved", Polarity.LOWER), ("12", "12", "Same", Polarity.LOWER)],
)
def test_a_direction_that_agrees_is_silent(now: str, then: str, printed: str, polarity: Polarity) -> None:
    assert told(travel(1, now, then, printed, polarity=polarity)) == []


def test_results_that_round_to_the_same_number_leave_the_direction_open() -> None:
    assert told(travel(1, "98.4%", "98.4%", "Worsening")) == []


def test_results_whose_rounding_touches_leave_the_direction_open() -> None:
    assert told(travel(1, "53%", "53.5%", "Improving")) == []  # 53 may be 53.5, and so may 53.5


def test_equal_counts_called_improving_are_an_error() -> None:
    assert told(travel(1, "12", "12", "Improving")) == [("direction", "error", "Same (12 to 12)")]


def test_same_for_a_change_that_the_report_elsewhere_calls_improving_is_an_error() -> None:
    small, large = travel(1, "50.0%", "49.0%", "Improving"), travel(2, "52.0%", "50.0%", "Same")
    assert told(small, large) == [("direction", "error", "Improving (50.0 to 52.0)")]


def test_same_for_a_change_smaller_than_any_the_report_names_is_a_note() -> None:
    assert told(travel(1, "50.2%", "50.0%", "Same"), travel(2, "52.0%", "50.0%", "Improving")) == [
        ("direction", "note", "Improving (50.0 to 50.2)")
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"polarity": Polarity.MONITOR},
        {"polarity": None},
        {"basis": Basis.YEAR_TO_DATE},
        {"qualifiers": ("new method",)},
        {"method": "trend of the whole series"},
        {"unit": "count"},
    ],
)
def test_what_cannot_be_compared_is_silent(fields: dict[str, object]) -> None:
    assert told(travel(1, "78%", "82%", "Improving", **fields)) == []


def test_words_that_name_no_direction_are_silent() -> None:
    assert told(travel(1, "78%", "82%", "New for this year")) == []


def test_an_inferred_polarity_makes_a_note_unless_the_title_says_the_aim() -> None:
    inferred = {"polarity": Polarity.LOWER, "polarity_source": PolaritySource.INFERRED}
    assert told(travel(1, "40%", "30%", "Improving", **inferred))[0][1] == "note"
    assert told(travel(1, "40%", "30%", "Improving", title="Reduce the share of dead trees", **inferred))[0][1] == "error"


def test_a_count_that_rises_within_a_year_may_be_cumulative_and_makes_a_note() -> None:
    assert told(travel(1, "40", "30", "Improving", polarity=Polarity.LOWER)) == [("direction", "note", "Worsening (30 to 40)")]


GOOD = [target_row(2, "33.6%", "35%", "4%"), target_row(3, "302", "300", "0.7%"), target_row(4, "53.2%", "55%", "3.3%")]


def test_a_variance_that_the_definition_of_the_report_does_not_give_is_an_error() -> None:
    # (90 - 80) / 80 = 12.5 %, 11.875 % from 89.5; printed 11.1 %. The other three rows follow (result - target) / target
    (finding,) = found(target_row(1, "90%", "80%", "11.1%"), *GOOD)
    assert (finding.rule, finding.kind, finding.published, finding.recomputed) == ("variance", "error", "11.1%", "12.5%")
    assert finding.working == "(90 - 80) / 80 x 100 = 12.50%; printed 11.1%"


def test_a_variance_within_the_rounding_of_the_result_is_silent() -> None:
    assert told(target_row(1, "33.9%", "30%", "12.9%"), *GOOD) == []  # 33.88 / 30 = 1.1293


def test_a_variance_without_a_sign_is_recomputed_without_one() -> None:
    assert told(target_row(1, "73.2%", "78.0%", "4.8%"), *GOOD) == [("variance", "error", "6.2%")]  # 4.8 / 78


def test_a_printed_sign_must_be_right() -> None:
    assert told(target_row(1, "33.6%", "35%", "+4%"), *GOOD) == [("variance", "error", "-4.0%")]


def test_a_report_that_follows_no_one_definition_is_not_judged() -> None:
    assert told(target_row(1, "90%", "80%", "11.1%"), target_row(2, "33.6%", "35%", "77%")) == []


def test_a_fraction_that_does_not_give_the_result_is_an_error() -> None:
    assert told(fraction_row("68", "725", "9.7%")) == [("fraction", "error", "9.4%")]  # 68 / 725 = 9.379 %


def test_a_result_that_is_cut_off_instead_of_rounded_is_a_note() -> None:
    assert told(fraction_row("1260", "3719", "33.8%")) == [("fraction", "note", "33.9%")]  # 33.880 %


def test_a_fraction_per_thousand_is_scaled() -> None:
    row = fraction_row("12", "4000", "3.0")
    assert told([*row[:2], cell(1, Measure.RESULT, "3.0", unit="per 1,000")]) == []
    assert told([*row[:2], cell(1, Measure.RESULT, "3.2", unit="per 1,000")]) == [("fraction", "error", "3.0 per 1,000")]


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_a_fraction_that_was_rounded_is_never_found(numerator: int, denominator: int, places: int) -> None:
    result = (Decimal(numerator) / denominator * 100).quantize(Decimal(1).scaleb(-places))
    assert told(fraction_row(str(numerator), str(denominator), f"{result}%")) == []


@given(st.decimals(min_value=-1000, max_value=1000, places=6), st.integers(0, 4))
def test_a_rounded_number_allows_the_number_it_was_rounded_from(number: Decimal, places: int) -> None:
    assert number in around(number.quantize(Decimal(1).scaleb(-places)))


def test_what_was_read_with_doubt_makes_only_notes() -> None:
    assert told([cell(1, value.measure, value.raw, certain=False) for value in fraction_row("68", "725", "9.7%")])[0][1] == "note"


def test_an_undated_earlier_result_is_the_one_compared_with() -> None:
    now, then, direction = travel(1, "78%", "82%", "Improving")
    undated = cell(1, Measure.RESULT, then.raw, period=None)
    assert told([now, undated, cell(1, Measure.DIRECTION, direction.raw, compared_with="2015/16")]) == [
        ("direction", "error", "Worsening (82 to 78)")
    ]


def test_a_report_has_at_most_ten_notes() -> None:
    rows = [travel(row, "40", "30", "Improving", polarity=Polarity.LOWER) for row in range(1, 15)]
    assert [finding.kind for finding in found(*rows)] == ["note"] * 10
