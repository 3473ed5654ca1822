"""How benchmarks are dated."""

from __future__ import annotations

from assistant.composing.benchmarks import dated
from ingest.model import Measure
from tests.assistant.made import value


def test_a_range_that_runs_backward_gives_no_date() -> None:
    one = value(measure=Measure.BENCHMARK, period="2015-03", row_text="6.0% (Apr 15 - Mar 15, a source)")
    assert dated(one) == " (dated “Apr 15 - Mar 15” in the report)"


def test_a_range_that_runs_forward_does_no_harm() -> None:
    one = value(measure=Measure.BENCHMARK, period="2015-03", row_text="6.0% (Apr 14 - Mar 15, a source)")
    assert dated(one) == " (March 2015)"
