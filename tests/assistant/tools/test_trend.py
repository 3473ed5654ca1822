"""Series over reports."""

from __future__ import annotations

from datetime import date

from assistant.tools.trend import trend
from tests.assistant.made import CORPORATE, MID_YEAR, value

DOCUMENTS = {MID_YEAR.document_id: MID_YEAR, CORPORATE.document_id: CORPORATE}
VALUES = [value(period=period) for period in ("2020/21", "2020/21 Q1", "2019/20 Q2", "2020/21 Q2")]


def test_periods_stand_in_the_order_of_their_ends() -> None:
    assert [point.value.period for point in trend(VALUES, DOCUMENTS)] == ["2019/20 Q2", "2020/21 Q1", "2020/21 Q2", "2020/21"]


def test_a_beginning_leaves_out_what_ended_before() -> None:
    assert [point.value.period for point in trend(VALUES, DOCUMENTS, since=date(2020, 7, 1))] == ["2020/21 Q2", "2020/21"]


def test_two_reports_on_one_period_are_one_point() -> None:
    points = trend([value(), value(document=CORPORATE)], DOCUMENTS)
    assert len(points) == 1
    assert len(points[0].found.same) == 1
