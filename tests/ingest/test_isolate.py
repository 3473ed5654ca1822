"""One file, one child process: what the child finds comes back, and what kills it does not reach us."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ingest.errors import DamagedFile, IngestError, ReadLimit, UnsupportedFile
from ingest.isolate import Limits, read_isolated, read_layout_isolated
from ingest.report import LARGEST_TEXT, read_layout, read_report
from tests.ingest.made_pdf import written

REPORT = "# Dashboard: Quarter 2 2025/26\n\nRef\tIndicator\tQ2 2025/26 Result\nHM/S1\tHomes let\t42%\n\nRepairs were on time.\n"


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    path = tmp_path / "dashboard.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_child_reads_the_same_report_as_we_do(report_file: Path) -> None:
    assert read_isolated(report_file) == read_report(report_file)


def test_a_child_gives_the_same_layout_as_we_do(report_file: Path) -> None:
    assert read_layout_isolated(report_file) == read_layout(report_file)


def test_the_document_may_have_another_name_than_its_file(report_file: Path) -> None:
    assert read_isolated(report_file, "q2.txt").document.document == "q2.txt"


def test_an_error_of_the_child_arrives_with_its_kind_and_its_line(tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    page.write_text("<html>Not found</html>", encoding="utf-8")
    with pytest.raises(UnsupportedFile, match=r"page\.pdf: is a web page"):
        read_isolated(page)
    with pytest.raises(IngestError, match="no such file"):
        read_isolated(tmp_path / "missing.pdf")


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A program that stands in for the child's Python; the test writes what it does."""
    program = tmp_path / "python"
    monkeypatch.setattr(sys, "executable", str(program))
    return program


def write_program(path: Path, lines: str) -> None:
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)


def test_a_child_that_takes_too_long_is_stopped(child: Path, report_file: Path) -> None:
    write_program(child, "exec sleep 30")
    with pytest.raises(ReadLimit, match=r"longer than 0\.2 s"):
        read_isolated(report_file, limits=Limits(seconds=0.2))


@pytest.mark.parametrize(
    ("lines", "kind", "words"),
    [
        ("kill -SEGV $$", DamagedFile, "crashed on this file"),
        ("kill -KILL $$", ReadLimit, "more than 1024 MB"),
        ("kill -ABRT $$", ReadLimit, "more than 1024 MB"),
        ("kill -XCPU $$", ReadLimit, "took longer"),
        ("echo MemoryError >&2; exit 1", ReadLimit, "more than 1024 MB"),
        ("echo not json", DamagedFile, "crashed on this file"),
    ],
)
def test_a_child_that_dies_is_one_clear_error(child: Path, report_file: Path, lines: str, kind: type[IngestError], words: str) -> None:
    write_program(child, lines)
    with pytest.raises(kind, match=words):
        read_isolated(report_file)


def test_a_child_may_not_take_more_memory_than_its_limit(report_file: Path) -> None:
    with pytest.raises(IngestError):
        read_isolated(report_file, limits=Limits(memory=16 << 20))


def test_what_no_report_is_as_large_as_is_not_opened(report_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = tmp_path / "long.txt"
    long.write_bytes(b"a" * (LARGEST_TEXT + 1))
    with pytest.raises(ReadLimit, match=r"long\.txt: is a text of more than 5 MB"):
        read_report(long)
    monkeypatch.setattr("ingest.isolate.LARGEST_FILE", 10)
    with pytest.raises(ReadLimit, match="as no report is"):
        read_isolated(report_file)


def test_a_page_that_draws_itself_without_end_is_stopped(tmp_path: Path) -> None:
    twice = "<</Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</XObject<</X {} 0 R>>>>/Length 12>>stream\n/X Do /X Do \nendstream"
    bomb = tmp_path / "bomb.pdf"
    bomb.write_bytes(written(b"/X Do", resources="/XObject<</X 6 0 R>>", objects=[twice.format(number) for number in range(7, 37)]))
    with pytest.raises(ReadLimit):
        read_isolated(bomb, limits=Limits(memory=300 << 20))
