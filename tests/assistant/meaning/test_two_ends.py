"""Two spans of months, and the ends that counts of directions compare."""

from __future__ import annotations

import pytest

from assistant.meaning.question import understand
from assistant.meaning.two_ends import ends_compared
from assistant.meaning.when import when


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("april to june 2019 v april to june 2020", ["2019-04..2019-06", "2020-04..2020-06"]),
        ("between january to december 2015 and april 2015 to march 2016", ["2015-01..2015-12", "2015-04..2016-03"]),
        ("november 2019 to january 2020", ["2019-11..2020-01"]),
        ("march 2015 and may 2016", ["2015-03", "2016-05"]),
        ("in the financial year 2019/20", ["2019/20"]),
    ],
)
def test_spans_of_months_are_read_in_pairs(text: str, periods: list[str]) -> None:
    found = when(text)
    assert ([period.period for period in found.periods], found.rest) == (periods, "" if "march 2015" not in text else found.rest)


def test_current_beside_a_period_is_a_word_of_the_name() -> None:
    found = when("current tenants in arrears q1 2020/21")
    assert (found.relatives, found.rest) == ((), "current tenants in arrears")


def test_directions_between_two_times_compare_the_later_with_the_earlier() -> None:
    ends = ends_compared(understand("how many improved between Q1 2020/21 and Q2 2020/21"))
    assert ends is not None
    assert [period.period for period in ends] == ["2020/21 Q2", "2020/21 Q1"]


def test_two_counts_of_directions_are_no_ends() -> None:
    assert ends_compared(understand("how many more worsened in Q2 2020/21 than in Q1 2020/21")) is None
