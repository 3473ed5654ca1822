"""Benchmark cells with several figures."""

from __future__ import annotations

import pytest

from ingest.values.benchmarks import parse_benchmarks


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("8.1% (Peers) 6.3% (Region)  Survey (2015/16)", [("Peers", "8.1", "2015/16"), ("Region", "6.3", "2015/16")]),
        (
            "Neighbours: 40.2 Region: 47 England: 55.0 (2014/15)",
            [("Neighbours", "40.2", "2014/15"), ("Region", "47", "2014/15"), ("England", "55.0", "2014/15")],
        ),
        ("Neighbours41. 6% Region 43%", [("Neighbours", "41.6", None), ("Region", "43", None)]),
        ("Region average (Mar 13 to Feb 14): 12.345", [("Region average", "12.345", "2013-03..2014-02")]),
        ("1 st Quartile – 1,200 & above 2 nd Quartile - 710", [("1st Quartile", "1200", None), ("2nd Quartile", "710", None)]),
        ("Ranked 9 (out of 30) in Mercia (Q1 16/17)", [("Rank in Mercia", "9", "2016/17 Q1")]),
        ("45.2%", [(None, "45.2", None)]),
        ("England (57%)", [("England", "57", None)]),
    ],
)
def test_figures_are_split_with_their_groups_and_periods(text: str, figures: list[tuple[str | None, str, str | None]]) -> None:
    assert [(one.group, str(one.value), one.period) for one in parse_benchmarks(text)] == figures


@pytest.mark.parametrize("text", ["No benchmark available", "65%+ of children aged 0-5 should be known to a centre to be deemed good"])
def test_prose_is_one_record_without_figure(text: str) -> None:
    (one,) = parse_benchmarks(text)
    assert (one.raw, one.value) == (text, None)


@pytest.mark.parametrize("text", ["", " ", ","])
def test_a_blank_cell_gives_nothing(text: str) -> None:
    assert parse_benchmarks(text) == ()


def test_a_figure_without_group_belongs_to_that_of_the_heading() -> None:
    assert parse_benchmarks("57.0%", group="England average")[0].group == "England average"


def test_a_bare_count_is_a_figure_even_where_it_could_be_a_year() -> None:
    assert [str(one.value) for one in parse_benchmarks("1970", group="England")] == ["1970"]


def test_millions_of_pounds_are_no_pounds() -> None:
    assert [one.unit for one in parse_benchmarks("£37.5m", group="England")] == ["£m"]


@pytest.mark.parametrize("text", ["17.8% [r]", "17.8% (p)", "17.8% (provisional)"])
def test_a_mark_that_a_figure_is_not_final_names_no_group(text: str) -> None:
    assert [(one.group, str(one.value)) for one in parse_benchmarks(text)] == [(None, "17.8")]
