"""Cell text to figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Rating
from ingest.values.number import CellKind, clean, parse_fraction, parse_number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("9.4%", "9.4", "%"),
        ("6.20 per cent", "6.20", "%"),
        ("1,348 (R)", "1348", None),
        ("480.0 ²", "480.0", None),
        ("(1,234)", "-1234", None),
        ("−0.8%", "-0.8", "%"),
        ("£461", "461", "£"),
        ("£2.1m", "2.1", "£m"),
        ("£(1.2)m", "-1.2", "£m"),
        ("£45k", "45", "£000"),
        ("41. 6%", "41.6", "%"),
        ("12 working days", "12", "days"),
        ("12.5 per 1,000", "12.5", "per 1,000"),
        ("18% reduction (R)", "18", "%"),
        ("▲ 45%", "45", "%"),
        ("45 children", "45", None),
        ("0", "0", None),
    ],
)
def test_figures_are_read_as_published_with_the_unit_beside_them(text: str, value: str, unit: str | None) -> None:
    parsed = parse_number(text)
    assert (str(parsed.value), parsed.unit, parsed.kind) == (value, unit, CellKind.NUMBER)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("", CellKind.BLANK), ("N/A", CellKind.NOT_AVAILABLE), ("TBC", CellKind.NOT_AVAILABLE), ("-", CellKind.DASH), ("–", CellKind.DASH)],
)
def test_blank_not_available_and_dash_are_three_things_and_none_is_zero(text: str, kind: CellKind) -> None:
    assert parse_number(text).kind is kind
    assert parse_number(text).value is None


@pytest.mark.parametrize("text", ["<5", "*", "[c]", "fewer than 10"])
def test_suppressed_counts_have_no_value(text: str) -> None:
    parsed = parse_number(text)
    assert parsed.suppressed
    assert (parsed.value, parsed.qualifiers) == (None, ("suppressed",))


def test_a_limit_is_the_figure_of_a_target() -> None:
    assert parse_number("<5 days", target=True).value == Decimal(5)
    assert parse_number("at least 95%", target=True).value == Decimal(95)


@pytest.mark.parametrize(
    "text",
    [
        "Top fifth of boroughs (61.5% in 2016/17)",
        "Regional average (74.1% in 16/17)",
        "250 people £18.40 average cost",
        "10% above average",
        "3 more than last year",
        "2nd quartile",
        "12 wards. Q1 438 people",
        "04/10/16",
        "75% - 80%",
        "Dec 24",
    ],
)
def test_a_number_in_a_sentence_is_not_the_figure_of_the_cell(text: str) -> None:
    assert parse_number(text, target=True).value is None


def test_brackets_beside_a_figure_are_rating_moment_and_qualifier() -> None:
    parsed = parse_number("6.20% (30 Sep2016) (R)")
    assert parsed.rating is not None
    assert (parsed.value, parsed.rating.rating, parsed.as_at, parsed.period) == (Decimal("6.20"), Rating.RED, "2016-09-30", None)
    assert parse_number("81.1% (within confidence interval) 1").qualifiers == ("within confidence interval",)
    assert parse_number("540 (new method)").qualifiers == ("new method",)
    assert parse_number("63% (reported in Q2)").period is None


def test_a_quarter_or_span_in_the_cell_overrides_and_a_moment_does_not() -> None:
    assert parse_number("57.5% (Q1 2016/17 target)").period == "2016/17 Q1"
    assert parse_number("5.1% (April 2014 - August 2014)").period == "2014-04..2014-08"
    assert parse_number("7 (As at 30 Sep 2016)").period is None


def test_a_rating_is_read_where_there_is_no_number() -> None:
    parsed = parse_number("FAIL (R)")
    assert parsed.value is None
    assert parsed.rating is not None
    assert parsed.rating.rating is Rating.RED


@pytest.mark.parametrize("text", [r"$\frac{412}{530}$", "412/530", "412 out of 530"])
def test_fractions_are_read_typeset_and_plain(text: str) -> None:
    assert parse_fraction(text) == (Decimal(412), Decimal(530))
    assert parse_number(text).value is None


def test_a_financial_year_and_a_share_of_nothing_are_no_fractions() -> None:
    assert parse_fraction("2016/17") is None
    assert parse_fraction("5/0") is None


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["{}", "{}%", "£{}", "{} (G)", "{} ³", "{:,}"]))
def test_any_figure_comes_back_with_all_its_digits(value: Decimal, form: str) -> None:
    assert str(parse_number(form.format(value)).value) == str(value)


@given(st.decimals(min_value=-(10**6), max_value=-1, places=1))
def test_minus_sign_and_brackets_mean_the_same(value: Decimal) -> None:
    assert parse_number(str(value)).value == parse_number(f"({-value})").value == value


@given(st.text(max_size=40))
def test_any_text_gives_a_result_and_cleaning_twice_changes_nothing(text: str) -> None:
    parse_number(text)
    parse_fraction(text)
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("1.2m", "1.2", "m"),
        ("1.2m (G)", "1.2", "m"),
        ("900k", "900", "k"),
        ("2 million", "2", "m"),
        ("£1.2m", "1.2", "£m"),
        ("3 miles", "3", "miles"),
    ],
)
def test_the_scale_of_a_number_without_a_pound_sign_is_kept(text: str, number: str, unit: str) -> None:
    parsed = parse_number(text)
    assert (str(parsed.value), parsed.unit) == (number, unit)


def test_a_change_aimed_at_lends_its_unit_to_no_level() -> None:
    assert parse_number("5% reduction", target=True).lent_unit is None
    assert parse_number("5%", target=True).lent_unit == "%"
