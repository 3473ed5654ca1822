"""Correct reports of the kinds that councils print raise no error and no conflict; others like them, each with one slip, raise it.

Both are small Markdown files: `correct/` holds what looks wrong to a simple check (rounding, other bases, averages in total rows, signs of
performance, weighed risks, rough figures), `wrong/` what must be found. A file's name says what it is about.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.audit import check_reports
from assistant.model import Finding
from ingest.report import read_report

HERE = Path(__file__).parent
CORRECT = sorted((HERE / "correct").glob("*.md"))
# What must be found in each file of `wrong/`: rule, class and what is found fault with.
WRONG = {
    "count-prose-small": [("count", "conflict", "4 are Green; 1 is Red")],
    "count-rag-small": [("count", "conflict", "Green: 4; Red: 1")],
    "count-words": [("count", "conflict", "Seven indicators are reported")],
    "direction-arrow": [("direction", "error", "▼")],
    "label-quarter": [("label", "conflict", "Q1: 92.7%")],
    "matrix-cell": [("matrix", "error", "3 x 4 = 14")],
    "matrix-score-first": [("matrix", "error", "10")],
    "matrix-sum": [("matrix", "error", "7")],
    "narrative-prose-ref": [("narrative", "conflict", "ENV12 was 42.6%")],
    "narrative-prose-title": [("narrative", "conflict", "The recycling rate of household waste was 48.2%")],
    "narrative-rating-said": [("narrative", "conflict", "This indicator is rated Amber")],
    "narrative-target-figure": [("narrative", "conflict", "target of 85%")],
    "narrative-target-met": [("narrative", "conflict", "The target was met")],
    "narrative-target-missed": [("narrative", "conflict", "fell short of the target")],
    "percentage-change": [("percentage", "error", "Change %: 6.0%")],
    "percentage-of-total": [("percentage", "error", "% of register: 52%")],
    "percentage-ratingrow": [("total", "error", "Total: 100%")],
    "prose-percent-words": [("percentage", "error", "58 out of 117 plans, or 51.3%")],
    "prose-share": [("percentage", "error", "Of the 40 schools inspected, 31 (82%)")],
    "rating-floor": [("rating", "error", "Red")],
    "total-across": [("total", "error", "Total: 58")],
    "total-grand": [("total", "error", "Budget £000: 27,100")],
    "total-net": [("total", "error", "Actual £000: (3,150)")],
    "total-subtotal": [("total", "error", "Forecast £000: 19,100")],
}


def findings(path: Path) -> list[Finding]:
    return [one for one in check_reports([read_report(path)]) if one.kind != "note"]


@pytest.mark.parametrize("path", CORRECT, ids=lambda path: path.stem)
def test_a_correct_report_is_silent(path: Path) -> None:
    assert [(one.rule, one.published, one.recomputed) for one in findings(path)] == []


def test_there_are_correct_reports_of_many_kinds() -> None:
    assert len(CORRECT) >= 60


@pytest.mark.parametrize("path", sorted((HERE / "wrong").glob("*.md")), ids=lambda path: path.stem)
def test_a_slip_is_found_and_nothing_else(path: Path) -> None:
    assert [(one.rule, str(one.kind), one.published) for one in findings(path)] == WRONG[path.stem]
