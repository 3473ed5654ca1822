"""Every contradiction planted in the sample reports is found, and copies without them are silent."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from assistant.audit import check_reports
from assistant.model import Finding
from ingest.report import read_report
from samples.build import all_reports
from samples.model import Block, Card, Report
from samples.pdf import set_pdf
from samples.truth import planted
from samples.word import set_docx

Printed = TypeVar("Printed")
# The contradictions that stand in prose, and what they should have said.
CORRECTIONS = {
    "fell to 2.0 days": "fell to 2.2 days",
    "improved on the previous quarter": "fell on the previous quarter",
    "58 of 117 plans (51.3%)": "60 of 117 plans (51.3%)",
    "412 admissions": "396 admissions",
}


def findings(reports: tuple[Report, ...], folder: Path, *, word: bool = False) -> list[Finding]:
    read = []
    for report in reports:
        path = folder / f"{report.stem}.{'docx' if word else 'pdf'}"
        path.write_bytes(set_docx(report) if word else set_pdf(report)[0])
        read.append(read_report(path))
    return [finding for finding in check_reports(read) if finding.kind != "note"]


def typed(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """Those that are made as DOCX too."""
    return tuple(report for report in reports if not any(isinstance(block, Card) for block in report.blocks))


def corrected(of: Printed) -> Printed:
    """The same with what is said in prose put right."""
    if isinstance(of, str):
        for wrong, right in CORRECTIONS.items():
            of = of.replace(wrong, right)  # type: ignore[assignment]
        return of
    if isinstance(of, tuple):
        return tuple(corrected(part) for part in of)  # type: ignore[return-value]
    if dataclasses.is_dataclass(of) and not isinstance(of, type):
        return dataclasses.replace(of, **{field.name: corrected(getattr(of, field.name)) for field in dataclasses.fields(of)})
    return of


@pytest.fixture
def without_misprints(monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[Report, ...]]:
    def nothing(*_: object) -> None:
        return None

    monkeypatch.setattr("samples.thornmere.facts.misprints", tuple)
    monkeypatch.setattr("samples.wealdshire.cards.misprint", nothing)
    return lambda: tuple(dataclasses.replace(report, blocks=corrected(blocks(report))) for report in all_reports())


def blocks(report: Report) -> tuple[Block, ...]:
    return report.blocks


@pytest.mark.parametrize("word", [False, True], ids=["PDF", "DOCX"])
def test_every_planted_contradiction_is_found_and_nothing_else(tmp_path: Path, *, word: bool) -> None:
    reports = typed(all_reports()) if word else all_reports()
    told = findings(reports, tmp_path, word=word)
    stems = {report.stem for report in reports}
    wanted = [one for one in planted() if one.report in stems]
    for one in wanted:
        rules = (one.rule, *one.rules_accept)
        here = [
            finding
            for finding in told
            if finding.places[0].document.startswith(one.report) and finding.rule in rules and finding.kind == one.kind
        ]
        assert any(finding.ref == one.place or _shares_a_figure(finding.published, one.published) for finding in here), one
    assert len(told) == len(wanted)


def _shares_a_figure(one: str, other: str) -> bool:
    return any(word in one.split() for word in other.split() if any(map(str.isdigit, word)))


@pytest.mark.parametrize("word", [False, True], ids=["PDF", "DOCX"])
def test_copies_without_the_contradictions_are_silent(
    without_misprints: Callable[[], tuple[Report, ...]], tmp_path: Path, *, word: bool
) -> None:
    reports = without_misprints()
    assert [
        (one.rule, one.ref, one.published, one.recomputed) for one in findings(typed(reports) if word else reports, tmp_path, word=word)
    ] == []
