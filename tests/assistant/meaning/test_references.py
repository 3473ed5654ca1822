"""Indicators named by their references."""

from __future__ import annotations

import pytest

from assistant.meaning.catalogue import make_catalogue
from assistant.meaning.references import named_by_reference
from tests.assistant.made import VALUES, MadeStore, value

EXTRA = [value("1003", "Carers helped", line=21), value("KPI 2.1-2.3", "Roads made safe", line=22), value("AB/9 (a)", "Trees", line=23)]
CATALOGUE = make_catalogue(MadeStore([*VALUES, *EXTRA]))  # type: ignore[arg-type]


def refs(text: str) -> list[str]:
    return [one.refs[0] for one in named_by_reference(text, CATALOGUE, CATALOGUE.indicators).indicators]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("what was ab/3?", "AB/3"),
        ("( AB / 3 ) last quarter", "AB/3"),
        ("the carers measure (1003)", "1003"),
        ("1003", "1003"),
        ("kpi 2.1-2.3", "KPI 2.1-2.3"),
        ("kpi 2.1", "KPI 2.1-2.3"),
    ],
)
def test_a_reference_is_found_however_it_is_written(text: str, ref: str) -> None:
    assert refs(text) == [ref]


def test_a_number_in_passing_is_no_reference() -> None:
    assert refs("did we help 1003 carers?") == []


def test_a_figure_after_a_reference_is_no_part_of_it() -> None:
    values = [*VALUES, value("AB/39", "Trees planted", line=24)]
    catalogue = make_catalogue(MadeStore(values))  # type: ignore[arg-type]
    assert [one.refs[0] for one in named_by_reference("was AB/3 9% in Q3?", catalogue, catalogue.indicators).indicators] == ["AB/3"]


def test_an_identifier_of_no_indicator_is_strange() -> None:
    assert named_by_reference("what is the score of ZZ0087?", CATALOGUE, CATALOGUE.indicators).strange == ("ZZ0087",)


def test_a_quarter_is_not_strange() -> None:
    assert named_by_reference("AB/3 in Q2 2020/21 and FY2021", CATALOGUE, CATALOGUE.indicators).strange == ()


def test_letters_before_a_short_year_are_no_identifier() -> None:
    assert named_by_reference("EHC 20/21 plans", CATALOGUE, CATALOGUE.indicators).strange == ()
    assert named_by_reference("EHC 20 plans", CATALOGUE, CATALOGUE.indicators).strange == ("EHC 20",)
