"""Rows against the truth: each near miss must cost something."""

from __future__ import annotations

from typing import Any

import pytest

from eval.score_values import score_values


def row(ref: str | None, measure: str, period: str | None, value: str | None, rating: str | None = None, **more: Any) -> dict[str, Any]:
    known = {
        "document": "report.pdf",
        "ref": ref,
        "title": f"Title of {ref}",
        "measure": measure,
        "period": period,
        "value": value,
        "unit": "%",
        "rating": rating,
    }
    return {**known, "raw": value or "N/A", **more}


TRUTH = [
    row("HM/1", "result", "2025/26 Q2", "9.4", "Green Amber"),
    row("HM/1", "target", "2025/26 Q2", "9.9"),
    row("HM/2", "result", "2025/26 Q2", "-0.8"),
    row("HM/2", "target", "2025/26", None),
    row("HM/3", "result", None, "5", period_scored=False),
]


def test_perfect_rows_score_one() -> None:
    scores = score_values([dict(one, document="report.txt") for one in TRUTH], TRUTH)
    assert (scores.recall, scores.precision, scores.ratings, scores.invented, scores.misses) == (1, 1, 1, 0, ())


def test_a_document_is_known_by_its_stem_and_an_unscored_period_may_be_any() -> None:
    assert score_values([dict(TRUTH[4], period="2020/21")], [TRUTH[4]]).recall == 1


@pytest.mark.parametrize("change", [{"value": "94"}, {"period": "2025/26 Q1"}, {"ref": "HM/2"}, {"measure": "floor"}, {"value": "0.94"}])
def test_a_near_miss_costs_recall_and_precision(change: dict[str, Any]) -> None:
    scores = score_values([dict(TRUTH[0], **change), *TRUTH[1:]], TRUTH)
    assert scores.recall < 1
    assert scores.precision < 1


def test_a_number_where_the_cell_holds_none_is_invented() -> None:
    assert score_values([*TRUTH[:3], row("HM/2", "target", "2025/26", "7"), TRUTH[4]], TRUTH).invented == 1


def test_a_duplicate_costs_precision_and_a_wrong_rating_is_seen() -> None:
    assert score_values([*TRUTH, TRUTH[0]], TRUTH).precision < 1
    assert score_values([dict(TRUTH[0], rating="Green"), *TRUTH[1:]], TRUTH).ratings == 0


def test_another_unit_is_seen_unless_the_truth_allows_it() -> None:
    scores = score_values([dict(TRUTH[0], unit=None), *TRUTH[1:]], TRUTH)
    assert (scores.found, scores.units_right) == (4, 3)
    assert score_values([dict(TRUTH[0], unit=None)], [dict(TRUTH[0], unit_accept=[None])]).units_right == 1
