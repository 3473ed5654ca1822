from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.series import indicator_key, order_key
from ingest.model import Measure, Place, PublishedValue

VALUE = PublishedValue(
    id="1",
    places=(Place(document="a.pdf", document_id="0123456789abcdef"),),
    section=None,
    ref="AB/S4",
    title="Carers who feel supported",
    measure=Measure.RESULT,
    period="2016/17",
    raw="1",
    value=None,
    unit=None,
)


def key(council: str | None = "Anyborough Council", **changes: object) -> str:
    return indicator_key(replace(VALUE, **changes), council)  # type: ignore[arg-type]


def test_a_reference_makes_one_indicator_over_titles() -> None:
    assert key() == key(title="Carers feeling supported", period="2015/16") == "anyborough:ref:ab/s4"


@pytest.mark.parametrize("ref", ["ab/s4", "AB/ S4", " AB/S4"])
def test_case_and_spaces_of_a_reference_do_not_matter(ref: str) -> None:
    assert key(ref=ref) == key()


def test_kinds_of_dash_in_a_reference_do_not_matter() -> None:
    assert key(ref="KPI 2.1–2.3") == key(ref="KPI 2.1-2.3")


def test_without_a_reference_the_title_decides() -> None:
    assert key(ref=None) == key(ref=None, title="Carers, who feel\nSUPPORTED")
    assert key(ref=None) != key(ref=None, title="Carers who feel unsupported")


def test_a_title_is_never_taken_for_a_reference() -> None:
    assert key(ref=None, title="AB/S4") != key()


def test_two_wordings_of_one_council_are_one_council() -> None:
    assert key(council="London Borough of Anyborough") == key()


def test_the_same_reference_in_two_councils_is_two_indicators() -> None:
    assert key("Anyborough Council") != key("Otherborough Council")
    assert key("Anyborough Council") == key("ANYBOROUGH  COUNCIL")


def test_reports_of_unknown_councils_share_no_indicator() -> None:
    other = (replace(VALUE.places[0], document_id="fedcba9876543210"),)
    assert key(None) != key(None, places=other)
    assert key(None) == key(None, title="another title")


@pytest.mark.parametrize(
    ("period", "last", "first"),
    [
        ("2016/17", date(2017, 3, 31), date(2016, 4, 1)),
        ("2016/17 Q2", date(2016, 9, 30), date(2016, 7, 1)),
        ("2015/16 AY", date(2016, 8, 31), date(2015, 9, 1)),
        ("2016", date(2016, 12, 31), date(2016, 1, 1)),
        ("2016-02", date(2016, 2, 29), date(2016, 2, 1)),
        ("2016-09-15", date(2016, 9, 15), date(2016, 9, 15)),
        ("2014-04..2014-09", date(2014, 9, 30), date(2014, 4, 1)),
        ("2016-09-31", date.min, date.min),
        ("some time", date.min, date.min),
        (None, date.min, date.min),
    ],
)
def test_a_period_is_ordered_by_its_last_day_then_its_first(period: str | None, last: date, first: date) -> None:
    assert order_key(period) == (last, first)


def test_periods_that_end_together_are_ordered_from_long_to_short() -> None:
    periods = ["2016/17 Q4", "2017-03-31", "2017-03", "2016/17", "2016-10..2017-03", "2016/17 Q3", "2016"]
    assert sorted(periods, key=order_key) == ["2016", "2016/17 Q3", "2016/17", "2016-10..2017-03", "2016/17 Q4", "2017-03", "2017-03-31"]


@given(st.integers(1990, 2060), st.integers(1, 3))
def test_each_quarter_comes_after_the_one_before_it(year: int, quarter: int) -> None:
    financial = f"{year}/{(year + 1) % 100:02d}"
    assert order_key(f"{financial} Q{quarter}") < order_key(f"{financial} Q{quarter + 1}")
    assert order_key(f"{financial} Q4") > order_key(financial)
