"""Printed periods to canonical ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.values.period import contains, earlier, financial_year_of, find_periods, month_range, parse_period, period_of_months


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Q2 2016/17", "2016/17 Q2"),
        ("2016/17 Q2", "2016/17 Q2"),
        ("Quarter 3 2025/26", "2025/26 Q3"),
        ("Q1 16/17", "2016/17 Q1"),
        ("Q1 201718", "2017/18 Q1"),
        ("2016/7", "2016/17"),
        ("2015-16", "2015/16"),
        ("20-16/17", "2016/17"),
        ("FY25", "2024/25"),
        ("EOY 2014/15", "2014/15"),
        ("Apr 14 - Sept 14", "2014-04..2014-09"),
        ("Sept-13 - Aug 14", "2013-09..2014-08"),
        ("April - August 2014", "2014-04..2014-08"),
        ("Nov - Jan 2015", "2014-11..2015-01"),
        ("01Sep 2013 – 31 Aug 2014", "2013-09..2014-08"),
        ("Apr 2016 - \nMar 2017", "2016/17"),
        ("April – June 2014", "2014/15 Q1"),
        ("Jan 2015 – Dec 2015", "2015-01..2015-12"),
        ("12 months to June 2014", "2013-07..2014-06"),
        ("Q1-Q2 2016/17", "2016-04..2016-09"),
        ("Sept 14", "2014-09"),
        ("Dec-24", "2024-12"),
        ("As at 30 Sep 2016", "2016-09-30"),
        ("30 Sep2016", "2016-09-30"),
        ("04/10/16", "2016-10-04"),
        ("2015/16 AY", "2015/16 AY"),
        ("academic year 2015/16", "2015/16 AY"),
        ("2016", "2016"),
    ],
)
def test_wordings_of_a_period(text: str, period: str) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize("text", ["68/725", "12:30", "Q2", "may 5%", "2013/17", "Top 20%", "1256", "45/13/2016"])
def test_what_is_no_period(text: str) -> None:
    assert parse_period(text) is None


def test_a_quarter_without_a_year_belongs_to_the_year_of_the_report() -> None:
    assert parse_period("Q2 target", year="2016/17") == "2016/17 Q2"


def test_a_quarter_with_one_year_is_read_only_where_the_report_decides() -> None:
    assert parse_period("Q4 (2017)", year="2016/17") == "2016/17 Q4"
    assert parse_period("Q4 2017") is None


def test_days_are_moments_and_rolling_years_are_marked() -> None:
    assert find_periods("as at 30 Sep 2016")[0].as_at
    assert find_periods("rolling 12 months to March 2017")[0].rolling
    assert not find_periods("Q2 2016/17")[0].as_at


def test_earlier_periods_of_the_same_length() -> None:
    assert earlier("2016/17 Q1", 3) == "2015/16 Q4"
    assert earlier("2016/17", 12) == "2015/16"
    assert earlier("2014-04..2014-09", 12) == "2013-04..2013-09"
    assert earlier("2016-09-30", 12) is None


def test_the_financial_year_that_a_period_ends_in() -> None:
    assert financial_year_of("2016-03") == "2015/16"
    assert financial_year_of("2016-04") == "2016/17"
    assert financial_year_of("2015/16 AY") is None


def test_a_quarter_lies_in_its_year() -> None:
    assert contains("2016/17", "2016/17 Q4")
    assert not contains("2016/17 Q4", "2016/17")


@given(st.integers(min_value=1990 * 12, max_value=2050 * 12), st.integers(min_value=0, max_value=30))
def test_months_come_back_from_their_canonical_form(first: int, more: int) -> None:
    assert month_range(period_of_months(first, first + more)) == (first, first + more)


@given(
    st.integers(min_value=2000, max_value=2060),
    st.integers(min_value=1, max_value=4),
    st.sampled_from(["Q{q} {a}/{b}", "{a}/{b} Q{q}", "Quarter {q} ({a}-{b})"]),
)
def test_any_quarter_is_read_in_any_order(year: int, quarter: int, form: str) -> None:
    second = f"{(year + 1) % 100:02d}"
    assert parse_period(form.format(q=quarter, a=year, b=second)) == f"{year}/{second} Q{quarter}"


@given(st.text(max_size=40))
def test_any_text_gives_periods_that_do_not_overlap(text: str) -> None:
    mentions = find_periods(text, year="2016/17")
    assert all(one.end <= other.start for one, other in pairwise(mentions))


@pytest.mark.parametrize(("text", "period"), [("Result: 2017/18 Q2", "2017/18 Q2"), ("71.9 Dec 2018", "2018-12")])
def test_what_stands_before_a_period_does_not_shorten_or_lengthen_it(text: str, period: str) -> None:
    assert parse_period(text) == period
