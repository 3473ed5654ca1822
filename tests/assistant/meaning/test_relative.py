"""Periods named from another one."""

from __future__ import annotations

import pytest

from assistant.meaning.periods import AskedPeriod, PeriodKind, asked
from assistant.meaning.relative import dated, named_periods
from assistant.meaning.when import when
from tests.assistant.made import value

RESULTS = [value(period="2020/21 Q2"), value(period="2020/21 Q1"), value(period="2019/20 Q2"), value(period="2019/20")]


def period(kind: PeriodKind, text: str) -> AskedPeriod:
    return asked(kind, text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("q2 a year before", ["2019/20 Q2"]),
        ("the same quarter last year", ["2019/20 Q2"]),
        ("the year end before", ["2019/20"]),
        ("the quarter before", ["2020/21 Q1"]),
        ("last time", ["2020/21 Q1"]),
        ("q2", []),  # the quarter asked about itself
    ],
)
def test_a_relative_period_is_another_one_than_its_base(text: str, meant: list[str]) -> None:
    found = named_periods(when(text).relatives, period(PeriodKind.QUARTER, "2020/21 Q2"), dated(RESULTS))
    assert [one.period for one in found] == meant


def test_without_a_base_the_newest_result_is_it() -> None:
    assert [one.period for one in named_periods(when("the quarter before").relatives, None, dated(RESULTS))] == ["2020/21 Q1"]


def test_a_bracket_spells_out_which_year_is_meant() -> None:
    found = when("last year's (2019/20) score")
    assert ([one.period for one in found.periods], found.relatives) == (["2019/20"], ())


def test_a_year_beside_the_words_for_it_spells_them_out() -> None:
    found = when("the target next year 2021/22, down to the last place")
    assert ([one.period for one in found.periods], found.relatives) == (["2021/22"], ())
    assert when("last year q2").relatives


def test_a_span_from_one_month_to_another_is_no_beginning() -> None:
    assert not when("from april to june 2020").since
    assert when("since april 2020").since


def test_ages_are_no_years() -> None:
    assert when("10-11 year olds").periods == ()
    assert when("residents aged 18-19").periods == ()
