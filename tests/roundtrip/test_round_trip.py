"""Random reports, set and read back: every figure as told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.roundtrip.reports import random_report
from tests.roundtrip.throw import PRODUCERS, round_trip, tally

NEVER = ("wrong number", "invented number", "wrong rating")
# Of all facts. What lacks are tables without any rule that the page cuts where nothing shows it; they are left out, not read wrong.
LEAST_RIGHT = {"reportlab": 0.96, "fpdf2": 0.98, "docx": 0.999}
MOST_MISREAD = 0.001  # of all facts
MISREAD = ("wrong period", "wrong measure", "wrong indicator", "wrong title", "wrong ref", "wrong unit", "wrong direction")
SOAKED = range(1, 201)


@pytest.mark.parametrize("producer", PRODUCERS)
@pytest.mark.parametrize("layout", ["cards", "history", "by period", "long", "transposed"])
def test_cards_histories_and_transposed_tables_are_read_whole(layout: str, producer: str, tmp_path: Path) -> None:
    for seed in (301, 305, 309):
        faults, count = round_trip(random_report(seed, layout), producer, tmp_path)
        assert count
        assert [str(fault) for fault in faults] == []


@pytest.mark.parametrize("seed", range(1, 11))
def test_reports_set_as_docx_are_read_whole(seed: int, tmp_path: Path) -> None:
    faults, _ = round_trip(random_report(seed), "docx", tmp_path)
    assert [str(fault) for fault in faults] == []


@pytest.mark.parametrize("producer", ["reportlab", "fpdf2"])
def test_no_number_of_a_pdf_is_wrong_and_nearly_all_are_read(producer: str, tmp_path: Path) -> None:
    assert_read(range(1, 9), producer, tmp_path)


@pytest.mark.parametrize("producer", PRODUCERS)
def test_many_reports(producer: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--soak"):
        pytest.skip("takes minutes; run with --soak")
    assert_read(SOAKED, producer, tmp_path)


def assert_read(seeds: range, producer: str, folder: Path) -> None:
    counts: Counter[str] = Counter()
    for seed in seeds:
        counts += tally(*round_trip(random_report(seed), producer, folder))
    assert {kind: counts[kind] for kind in NEVER if counts[kind]} == {}
    assert counts["right"] >= LEAST_RIGHT[producer] * counts["facts"]
    assert sum(counts[kind] for kind in MISREAD) <= MOST_MISREAD * counts["facts"]
