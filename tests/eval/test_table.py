"""The tables in README.md and docs/evaluation.md, and the plot, say what the figures in docs/results say, and where ours loses."""

from __future__ import annotations

import pytest

from eval.corpora import ROOT
from eval.growth_plot import growth_svg
from eval.table import BEGIN, END, between_marks, documents, main, short


def test_the_documents_agree_with_the_figures_that_are_kept() -> None:
    for path, text in documents().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.relative_to(ROOT)}: run `python -m eval.table`"
    assert main(["--check"]) == 0


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    assert between_marks(f"before\n{BEGIN}\nold\n{END}\nafter\n", "new\n") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
    with pytest.raises(ValueError, match="one line"):
        between_marks(f"{BEGIN} no end", "new")


def line(system: str, passed: int, kind: str = "lookup") -> dict[str, object]:
    return {
        "corpus": "samples", "blind": True, "kind": kind, "system": system, "passed": passed, "cases": 10, "low": 0.1, "high": 0.9,
        "ranked": 0, "ranks": {},
    }  # fmt: skip


def peer(reader: str, f1: float, cpu: float) -> dict[str, object]:
    score = {"rows": 4, "rows_right": 3, "colours": 0, "colours_right": 0}
    return {
        "reader": reader, "version": "", "collection": "samples", "failed": [], "f1": f1, "score": score, "values": 0, "values_right": 0,
        "rows_interval": [0.3, 0.95], "pages": 10, "cpu": cpu, "peak_mb": 50.0,
    }  # fmt: skip


def figures(theirs: int) -> dict[str, dict[str, object]]:
    lines = [line(system, 5 if system == "ours" else theirs, kind) for kind in ("lookup", "narrative") for system in SYSTEMS]
    return {
        "baselines": {"lines": lines},
        "peers": {"peers": [peer("ours", 0.9, 2.0), peer("unpdf", 0.95, 1.0)], "absent": ["camelot"]},
        "growth": {"ratios": {"figure": 2.5}, "missed": ["figure: 2.50 times, not 2"]},
    }


SYSTEMS = ("ours", "hybrid", "langchain-top5", "pdf-search")


def test_a_loss_is_told_with_its_reason() -> None:
    told = short(figures(theirs=6))
    assert "Figure questions, plain LangChain retrieval, top 5: more than ours on samples, blind (6 to 5): most of these ours asked" in told
    assert "unpdf on samples (0.950 to 0.900)" in told
    assert "unpdf on samples (2 times)" in told
    assert "Not installed, so not measured: camelot." in told
    assert "missed: figure: 2.50 times, not 2." in told


def test_no_loss_is_told_where_there_is_none() -> None:
    assert "On no group of questions does one of these searches hold more than ours answers." in short(figures(theirs=5))


def test_the_plot_draws_each_kind_by_its_own_shape() -> None:
    grown = [{"kind": kind, "chunks": chunks, "most": 5.0 * chunks} for kind in ("figure", "narrative") for chunks in (100, 1000)]
    svg = growth_svg(grown)
    assert (svg.count("<circle"), svg.count("<polyline"), svg.count('height="8"')) == (2, 2, 2)
