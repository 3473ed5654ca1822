"""Arrows are read by the example of the other arrows of the report, and of a printed card report, too."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.audit import check_reports
from assistant.audit.arrows import FEWEST, Arrow, Drawn, Travel, readings
from ingest.model import Measure, Polarity
from ingest.report import read_report

LATER = Path(__file__).parents[3] / "samples" / "reports" / "wealdshire-performance-q3-2025-26.pdf"
RISEN = Drawn(arrow=Arrow.UP, polarity=Polarity.HIGHER, change=Decimal(1))
BETTER_BY_LESS = Drawn(arrow=Arrow.UP, polarity=Polarity.LOWER, change=Decimal(-1))  # an arrow of performance
LESS = Drawn(arrow=Arrow.DOWN, polarity=Polarity.LOWER, change=Decimal(-1))  # an arrow of the number


def test_one_arrow_against_many_is_read_as_they_are() -> None:
    wrong = Drawn(arrow=Arrow.DOWN, polarity=Polarity.HIGHER, change=Decimal(1))
    assert list(readings([RISEN] * FEWEST + [wrong]))[-1] is Travel.WORSENING


def test_few_arrows_tell_nothing() -> None:
    assert list(readings([RISEN] * FEWEST)) == [None] * FEWEST  # each has one fewer beside it


def test_where_less_is_better_the_others_tell_what_an_arrow_shows() -> None:
    assert list(readings([RISEN] * FEWEST + [BETTER_BY_LESS] * 3))[-1] is Travel.IMPROVING
    assert list(readings([RISEN] * FEWEST + [LESS] * 3))[-1] is Travel.IMPROVING  # down is less, and less is better
    assert list(readings([RISEN] * FEWEST + [BETTER_BY_LESS]))[-1] is None  # nothing beside it tells


@pytest.mark.parametrize("ref", ["CS01", "CY03"])  # bigger is better, smaller is better
def test_an_arrow_of_a_card_that_its_results_contradict_is_an_error(ref: str) -> None:
    report = read_report(LATER)
    turned = {"up": "down", "down": "up"}
    values = tuple(
        dataclasses.replace(value, raw=turned[value.raw]) if value.ref == ref and value.measure is Measure.DIRECTION else value
        for value in report.values
    )
    found = [one for one in check_reports([dataclasses.replace(report, values=values)]) if one.rule == "direction"]
    assert [(one.ref, str(one.kind), one.flips) for one in found] == [(ref, "error", True)]
    assert [one for one in check_reports([report]) if one.rule == "direction"] == []
