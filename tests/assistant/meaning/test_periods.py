"""Stretches of days, and which published period answers an asked one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.meaning.periods import Fit, PeriodKind, asked, fit, in_words, order, quarter, shifted, span_of

QUARTERS = st.builds(quarter, st.integers(2005, 2035), st.integers(1, 4))


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2016/17", date(2016, 4, 1), date(2017, 3, 31)),
        ("2016/17 Q4", date(2017, 1, 1), date(2017, 3, 31)),
        ("2015/16 AY", date(2015, 9, 1), date(2016, 8, 31)),
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-09-30", date(2016, 9, 30), date(2016, 9, 30)),
        ("2013-09..2014-08", date(2013, 9, 1), date(2014, 8, 31)),
    ],
)
def test_a_period_lasts_from_its_first_to_its_last_day(period: str, first: date, last: date) -> None:
    assert span_of(period) == (first, last)


def test_text_that_is_no_period_has_no_span() -> None:
    assert span_of("last year") is None
    assert span_of(None) is None


def test_the_end_of_september_is_answered_by_the_quarter_that_ends_then() -> None:
    assert fit(asked(PeriodKind.MONTH, "2016-09"), "2016/17 Q2") == (Fit.ENDS_THERE, 62)  # July and August


def test_autumn_is_answered_by_a_quarter_that_shares_some_of_it() -> None:
    found = fit(asked(PeriodKind.SEASON, "2016-09..2016-11"), "2016/17 Q2")
    assert found is not None
    assert found[0] is Fit.OVERLAPS


def test_a_quarter_is_answered_by_a_running_total_that_ends_with_it() -> None:
    found = fit(asked(PeriodKind.QUARTER, "2014/15 Q2"), "2014-04..2014-09")
    assert found is not None
    assert found[0] is Fit.AS_AT


def test_a_quarter_is_not_answered_by_a_whole_year_that_ends_with_it() -> None:
    assert fit(asked(PeriodKind.QUARTER, "2016/17 Q4"), "2016/17") is None


def test_a_year_is_not_answered_by_one_of_its_quarters() -> None:
    assert fit(asked(PeriodKind.YEAR, "2016/17"), "2016/17 Q2") is None


def test_months_written_out_are_the_same_period() -> None:
    assert fit(asked(PeriodKind.QUARTER, "2016/17 Q1"), "2016-04..2016-06") == (Fit.SAME, 0)


@given(QUARTERS, st.integers(-20, 20))
def test_shifting_there_and_back_gives_the_same_quarter(period: str, quarters: int) -> None:
    there = shifted(period, quarters=quarters)
    assert there is not None
    back = shifted(there.period, quarters=-quarters)
    assert back is not None
    assert back.period == period


@given(QUARTERS)
def test_the_quarter_before_ends_where_the_quarter_begins(period: str) -> None:
    before = shifted(period, quarters=-1)
    assert before is not None
    assert (asked(PeriodKind.QUARTER, period).start - before.end).days == 1
    assert order(before.period) < order(period)


def test_a_span_of_months_is_shifted_by_years() -> None:
    before = shifted("2013-09..2014-08", years=-1)
    assert before is not None
    assert before.period == "2012-09..2013-08"


def test_periods_are_written_as_people_do() -> None:
    assert in_words("2016/17 Q2") == "Q2 2016/17"
    assert in_words("2016-09") == "September 2016"
    assert in_words(None) == "a period the report does not state"
