"""Every wording of a period."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.meaning.when import Relative, when


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("at q2 16/17", ["2016/17 Q2"]),
        ("Q2 of 2017-18", ["2017/18 Q2"]),
        ("in the first quarter of 2016/17", ["2016/17 Q1"]),
        ("2016/17 quarter two", ["2016/17 Q2"]),
        ("between Q1 and Q2 2016/17", ["2016/17 Q1", "2016/17 Q2"]),
        ("from Q2 2015/16 to Q2 2016/17", ["2015/16 Q2", "2016/17 Q2"]),
        ("mid-year 2016/17", ["2016/17 Q2"]),
        ("half way through 2016/17", ["2016/17 Q2"]),
        ("the final figure for 2016/17", ["2016/17"]),
        ("over the whole of 2016/7", ["2016/17"]),
        ("at the end of September 2016", ["2016-09"]),
        ("on 30th Sept 16", ["2016-09-30"]),
        ("sept 13 to aug 14", ["2013-09..2014-08"]),
        ("April to August 2014", ["2014-04..2014-08"]),
        ("the year to August 2014", ["2013-09..2014-08"]),
        ("the three months to December 2024", ["2024-10..2024-12"]),
        ("between Sep-24 and Dec-24", ["2024-09", "2024-12"]),
        ("autumn 2016", ["2016-09..2016-11"]),
        ("winter 2016", ["2016-12..2017-02"]),
        ("the academic year 2015/16", ["2015/16 AY"]),
        ("in the first half of 2016/17", ["2016-04..2016-09"]),
        ("H1 2016/17", ["2016-04..2016-09"]),
        ("h2 16/17", ["2016-10..2017-03"]),
        ("spring quarter (q1) 17/18", ["2017/18 Q1"]),
        ("the July to September quarter of 2024, in percent", ["2024-07..2024-09"]),
        ("at the close of 2016/17", ["2016/17"]),
        ("at the first-quarter point of 2016/17", ["2016/17 Q1"]),
        ("three months into 2016/17", ["2016/17 Q1"]),
        ("nine months into the year 2016/17", ["2016/17 Q3"]),
        ("twelve months into 2016/17", ["2016/17"]),
        ("spring 2015 (apr-jun)", ["2015-04..2015-06"]),
        ("in the spring quarter, April to June 2025", ["2025-04..2025-06"]),
        ("when 2016/17 closed in March 2017", ["2016/17"]),
        ("16-17 NEETs in 2020/21", ["2020/21"]),
        ("by Christmas 2024, I mean April to December", ["2024-12", "2024-04..2024-12"]),
    ],
)
def test_a_wording_means_a_period(text: str, periods: list[str]) -> None:
    assert [period.period for period in when(text).periods] == periods


@pytest.mark.parametrize("text", ["68/725", "may it be 16?", "45/46%", "£2016", "people 65 and over"])
def test_other_numbers_are_no_period(text: str) -> None:
    assert when(text).periods == ()


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("and the quarter before?", Relative.QUARTER_BEFORE),
        ("compared with the same time last year", Relative.SAME_TIME_YEAR_BEFORE),
        ("a year earlier", Relative.SAME_TIME_YEAR_BEFORE),
        ("what was it last year", Relative.YEAR_BEFORE),
        ("the latest figure", Relative.LATEST),
        ("at year end", Relative.YEAR_END),
        ("and in Q3?", Relative.QUARTER_3),
    ],
)
def test_a_wording_means_a_period_seen_from_another(text: str, relative: Relative) -> None:
    assert when(text).relatives == (relative,)


def test_since_a_year_is_a_beginning() -> None:
    assert when("how has it gone since 2015").since
    assert not when("how did it go in 2015").since


def test_the_period_and_its_little_words_are_taken_out() -> None:
    assert when("How many children were adopted by the end of September 2016?").rest == "how many children were adopted ?"


@given(st.integers(2000, 2049), st.integers(1, 4))
def test_both_orders_of_quarter_and_year_mean_the_same(year: int, number: int) -> None:
    written = f"{year}/{(year + 1) % 100:02d}"
    assert when(f"Q{number} {written}").periods == when(f"{written} Q{number}").periods != ()


def test_a_plan_over_several_years_means_each_of_them() -> None:
    assert [period.period for period in when("what must be saved over 2018-20?").periods] == ["2018/19", "2019/20"]
    assert [period.period for period in when("what must be saved in 2018-19?").periods] == ["2018/19"]


@pytest.mark.parametrize("text", ["this time last year - q2 2015/16", "the same point the year before, I mean Q2 2015/16"])
def test_a_relative_time_that_the_next_words_spell_out_is_that_period_alone(text: str) -> None:
    found = when(text)
    assert ([period.period for period in found.periods], found.relatives) == (["2015/16 Q2"], ())


def test_two_times_that_are_compared_stay_two() -> None:
    assert when("compared with this time last year - q2 2016/17").relatives == (Relative.SAME_TIME_YEAR_BEFORE,)


def test_a_year_that_ends_with_a_quarter_begins_with_the_same_one() -> None:
    assert [period.period for period in when("change over the year to q2 2020/21").periods] == ["2019/20 Q2", "2020/21 Q2"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("drop between the first and second quarters of 2016/17", ("2016/17 Q1", "2016/17 Q2")),
        ("over the june, september and december 2025 quarters", ("2025-06", "2025-09", "2025-12")),
        ("fewer in sept 2016 than in august", ("2016-09", "2016-08")),
        ("more in jan 2017 than in november", ("2017-01", "2016-11")),  # the one before
        ("the year to 30 september 2025", ("2024-10..2025-09",)),
    ],
)
def test_what_is_said_once_of_several_times_holds_for_each(text: str, periods: tuple[str, ...]) -> None:
    assert tuple(period.period for period in when(text).periods) == periods


def test_a_month_alone_without_a_year_is_no_period() -> None:
    assert when("how many were there in august?").periods == ()
