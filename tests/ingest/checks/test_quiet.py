"""Reports that are read rightly are not doubted."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.report import read_report

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "reports"


@pytest.mark.parametrize("name", ["wealdshire-performance-q3-2025-26.pdf", "thornmere-service-dashboard-q3-2025-26.docx"])
def test_a_sample_report_gives_no_doubt(name: str) -> None:
    assert read_report(SAMPLES / name).problems == ()


def test_published_reports_give_few_doubts(shared: Path) -> None:
    names = ("adults-commissioning-plan-2016-17-mid-year.txt", "corporate-plan-2018-19-addendum.txt")
    assert [read_report(shared / "reports" / "barnet" / name).problems for name in names] == [(), ()]
