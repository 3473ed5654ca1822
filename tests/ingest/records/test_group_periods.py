"""Periods that stand over groups of columns."""

from __future__ import annotations

import pytest

from ingest.records.group_periods import with_group_periods
from ingest.records.headings import parse_headings


def test_quarters_that_begin_anew_belong_to_the_years_in_turn() -> None:
    headings = parse_headings(["KPI", "2023/24 Q1", "Q2", "Q3", "Q4", "2024/25 Q1", "Q2"], report_period="2024/25 Q2")
    assert [one.period for one in headings[1:]] == ["2023/24 Q1", "2023/24 Q2", "2023/24 Q3", "2023/24 Q4", "2024/25 Q1", "2024/25 Q2"]


def test_a_quarter_keeps_its_year_when_columns_stand_in_any_order() -> None:
    headings = parse_headings(["2022/23 Q2 outturn", "Q1 result", "KPI", "Q2 2023/24 outturn"], report_period="2023/24 Q2")
    assert [one.period for one in headings] == ["2022/23 Q2", "2023/24 Q1", None, "2023/24 Q2"]


def test_a_target_in_each_group_belongs_to_the_period_on_its_left() -> None:
    headings = parse_headings(["KPI", "Dec-23 Actual", "Target", "Dec-24 Actual", "Target"], report_period="2024-12")
    assert [one.period for one in headings[1:]] == ["2023-12", "2023-12", "2024-12", "2024-12"]


@pytest.mark.parametrize("texts", [["2023/24 outturn", "Q1", "Q2", "Target"], ["Q3 2023/24", "Q3 2024/25", "Target"], ["Actual", "Target"]])
def test_other_headings_stay_as_they_are(texts: list[str]) -> None:
    assert with_group_periods(texts) == texts


def test_target_and_result_of_one_quarter_keep_its_year_beside_another_year() -> None:
    headings = parse_headings(["KPI", "2018/19 Outturn", "2019/20 Q3 Target", "2019/20 Q3 Result"], report_period="2019/20 Q3")
    assert [one.period for one in headings[1:]] == ["2018/19", "2019/20 Q3", "2019/20 Q3"]


def test_quarters_of_different_measures_are_no_quarters_of_years_in_turn() -> None:
    headings = parse_headings(["2015/16 Outturn", "Q4 Target", "Q3 2016/17 Result", "KPI"], report_period="2016/17 Q4")
    assert [one.period for one in headings[:3]] == ["2015/16", "2016/17 Q4", "2016/17 Q3"]
