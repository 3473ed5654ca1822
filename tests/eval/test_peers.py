"""Tables of other readers are scored as ours: each kind of fault costs what it should, and a reader that is absent is skipped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eval.peers import __main__ as peers
from eval.peers.readers import PageTable
from eval.peers.score_tables import TableScore, score_tables, values_in_rows


def cell(column: int, text: str, rag: str | None = None) -> dict[str, object]:
    return {"col": column, "text": text, "rag": rag}


TRUTH = {
    "frags": [
        {"page": 1, "cells": [cell(0, "Ref"), cell(1, "Q2 Result"), cell(2, "Target")]},
        {"page": 1, "cells": [cell(0, "AB/1"), cell(1, "9.4%", "green amber"), cell(2, "")]},
        {"page": 2, "cells": [cell(0, "AB/2"), cell(1, "-0.8", "red"), cell(2, "1,256")]},
    ]
}
GOOD = (
    PageTable(page=1, rows=[["Ref", "Q2\nResult", "Target"], ["AB/1", "9.4%", None]], fills=[[None] * 3, [None, "#92d050", None]]),
    PageTable(page=2, rows=[["AB/2", "-0.8", "1,256"]], fills=[[None, "FF0000", None]]),
)


def test_what_is_read_wholly_scores_one() -> None:
    score = score_tables(GOOD, TRUTH)
    assert (score.f1, score.rows_right, score.rows, score.colours_right, score.colours) == (1.0, 3, 3, 2, 2)


@pytest.mark.parametrize(
    ("fault", "rows"),
    [
        ("lost sign", [["AB/2", "0.8", "1,256"]]),
        ("another number", [["AB/2", "-8.0", "1,256"]]),
        ("two cells in one", [["AB/2", "-0.8 1,256", None]]),
        ("columns in another order", [["AB/2", "1,256", "-0.8"]]),
        ("row cut in two", [["AB/2", "-0.8"], ["", "", "1,256"]]),
        ("name of another row", [["AB/1", "-0.8", "1,256"]]),
    ],
)
def test_a_row_that_is_not_as_printed_is_not_right(fault: str, rows: list[list[str | None]]) -> None:
    assert score_tables([GOOD[0], replace(GOOD[1], rows=rows)], TRUTH).rows_right == 2, fault


def test_what_is_no_table_costs_precision() -> None:
    score = score_tables([*GOOD, PageTable(page=3, rows=[["Contents", "1"]])], TRUTH)
    assert score.f1 == pytest.approx(2 * 8 / (8 + 8 + 2))


def test_colours_count_at_their_column_only() -> None:
    moved = replace(GOOD[1], fills=[["FF0000", None, None]])
    assert score_tables([GOOD[0], moved], TRUTH).colours_right == 1
    assert score_tables([replace(one, fills=()) for one in GOOD], TRUTH).colours_right == 0


def test_a_value_counts_in_a_row_that_names_its_indicator() -> None:
    truth = [
        {"page": 1, "ref": "AB/1", "title": "Homes let", "raw": "9.4%"},
        {"page": 2, "ref": None, "title": "Rent paid", "raw": "-0.8"},
        {"page": 2, "ref": "AB/2", "title": "Rent paid", "raw": "1,256"},
    ]
    assert values_in_rows(GOOD, truth) == (2, 3)


def test_scores_of_files_add_up() -> None:
    assert TableScore(hit=1, real=2, read=3) + TableScore(hit=1, real=1, read=1) == TableScore(hit=2, real=3, read=4)


def test_a_reader_that_fails_on_a_file_counts_as_reading_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"not a PDF")
    assert peers.read_in_child("ours", path) is None


def test_a_reader_that_is_not_installed_is_skipped_and_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    gone: Callable[[str], str | None] = lambda name: None if name == "camelot" else "1"  # noqa: E731 - one line of a fake
    monkeypatch.setattr(peers, "version_of", gone)
    monkeypatch.setattr(peers, "pdf_files", dict)
    assert peers.main([]) == 0
    assert "camelot: not installed (camelot-py), skipped" in capsys.readouterr().out
