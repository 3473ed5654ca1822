"""Quarters added up, where each stands alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.tools.quarters_together import quarters_together
from ingest.model import PublishedValue
from ingest.vocabulary import Basis
from tests.assistant.made import series

HALF = date(2020, 4, 1), date(2020, 9, 30)


def homes(results: dict[str, str], targets: dict[str, str] | None = None, unit: str = "count") -> list[PublishedValue]:
    return series("HO/1", "Homes built", 1, results, targets or {}, unit)


def test_a_later_quarter_below_an_earlier_one_shows_that_they_stand_alone() -> None:
    both = quarters_together(homes({"2020/21 Q1": "278", "2020/21 Q2": "192"}), *HALF)
    assert both is not None
    assert both.amount == Decimal(278 + 192)
    assert [value.period for value in both.parts] == ["2020/21 Q1", "2020/21 Q2"]


def test_rising_figures_may_be_running_totals_and_are_not_added() -> None:
    assert quarters_together(homes({"2020/21 Q1": "192", "2020/21 Q2": "278"}), *HALF) is None


def test_rising_figures_that_are_said_to_stand_alone_are_added() -> None:
    values = [replace(value, basis=Basis.IN_PERIOD) for value in homes({"2020/21 Q1": "192", "2020/21 Q2": "278"})]
    both = quarters_together(values, *HALF)
    assert both is not None
    assert both.amount == Decimal(470)


def test_shares_are_never_added() -> None:
    assert quarters_together(homes({"2020/21 Q1": "27.8", "2020/21 Q2": "19.2"}, unit="%"), *HALF) is None


def test_a_quarter_that_is_not_printed_leaves_no_sum() -> None:
    assert quarters_together(homes({"2020/21 Q1": "278", "2020/21 Q3": "192"}), *HALF) is None
