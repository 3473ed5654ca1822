"""Units from cells, titles and headings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.values.unit import lent_to_results, parse_unit, unit_in_words


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Rate of falls per 100,000 residents", "per 100,000"),
        ("Burglaries (per 1000 households)", "per 1,000"),
        ("Number of children referred (per 10,000 under 18)", "per 10,000"),
        ("Proportion of visitors who return", "%"),
        ("Average days taken to re-let a home", "days"),
        ("Forms answered within 90 days", None),
        ("Savings delivered (£m)", "£m"),
        ("Number of trees planted", "count"),
    ],
)
def test_units_in_titles(title: str, unit: str | None) -> None:
    assert unit_in_words(title) == unit


def test_the_cell_comes_before_the_row_and_the_row_before_the_title() -> None:
    values = (Decimal(61),)
    assert parse_unit("days", ("%",), values, "Percentage met") == "days"
    assert parse_unit(None, (None, "%"), values, "Number of people satisfied") == "%"
    assert parse_unit(None, (None,), values, "Percentage met") == "%"


def test_whole_numbers_without_any_unit_are_counts_and_decimals_are_not() -> None:
    assert parse_unit(None, (None,), (Decimal(450), Decimal(233)), "Homes bought") == "count"
    assert parse_unit(None, (None,), (Decimal("4.5"),), "Homes bought") is None
    assert parse_unit(None, (None,), (Decimal(4),), "Average score") is None


def test_a_bare_count_is_no_percentage_because_its_target_is_one() -> None:
    assert parse_unit(None, ("%", None), (Decimal(5), Decimal(1250)), "Fly-tips reported", value=Decimal(1250)) == "count"
    assert parse_unit(None, ("%", None), (Decimal(110), Decimal(104)), "Income against plan", value=Decimal(104)) == "%"


def test_a_number_of_millions_is_one_of_pounds_only_beside_pounds() -> None:
    assert parse_unit("m", ("£000", "m"), (Decimal(500), Decimal("1.2")), "Savings delivered", value=Decimal("1.2")) == "£m"
    assert parse_unit("k", ("m", "k"), (Decimal("1.5"), Decimal(900)), "Visits", value=Decimal(900)) == "k"
    assert parse_unit(None, ("m", None), (Decimal("1.5"), Decimal(900)), "Visits", value=Decimal(900)) != "m"


def test_a_sum_written_out_is_not_lent_the_millions_of_its_row() -> None:
    assert parse_unit(None, ("£m", None), (Decimal(1), Decimal(980000)), "Income", value=Decimal(980000)) != "£m"
    assert parse_unit(None, ("£m", None), (Decimal(5), Decimal("4.2")), "Income", value=Decimal("4.2")) == "£m"


def test_whole_results_are_not_lent_the_unit_of_their_target_alone() -> None:
    complaints = (("%", None, None), (Decimal(20), Decimal(14), Decimal(12)), (False, True, True))
    assert lent_to_results(*complaints) == (None, None, None)
    recycled = (("%", None, None), (Decimal(50), Decimal("48.5"), Decimal(47)), (False, True, True))
    assert lent_to_results(*recycled) == ("%", None, None)
    answered = (("%", None, "%"), (Decimal(80), Decimal(82), Decimal(79)), (False, True, True))
    assert lent_to_results(*answered) == (None, None, "%")
