"""Files that broke a reader when `eval.fuzz` made them, each as the smallest file that does."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from eval.fuzz_seeds import seeds_of
from eval.whole_report import faults_of
from ingest.errors import DamagedFile
from ingest.report import read_report

SPANNED = (
    "<h1>Quarter 2 2025/26</h1><table>"
    "<tr><td>Ref</td><td>Indicator</td><td>Target</td><td>Q2 2025/26 Result</td><td>RAG</td></tr>"
    "<tr><td>HM/S1</td><td>Homes let in 20 days</td><td>80%</td><td>74.5%</td><td>Red</td></tr>"
    "<tr><td>HM/S2</td><td colspan='4'>Repairs made on time</td></tr></table>"
)


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def garbled(content: bytes, name: str) -> bytes:
    """The archive with a part whose packed bytes are nothing that unpacks."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo(name)
        start = at.header_offset + 30 + len(name.encode())
        return content[:start] + b"\xff" * 12 + content[start + 12 :]


def test_a_row_whose_title_spans_its_result_gives_a_result_without_value_at_the_place_of_the_row(tmp_path: Path) -> None:
    report = read_report(written(tmp_path, "page.html", SPANNED.encode()))
    assert [(one.title, one.raw, one.places[0].locator) for one in report.values if one.ref == "HM/S2"] == [
        ("Repairs made on time", "", "table 1 row 3 column 1")
    ]
    assert faults_of(report) == ()


@pytest.mark.parametrize(("kind", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/worksheets/sheet1.xml")])
def test_a_part_of_an_archive_that_does_not_unpack_is_one_line(tmp_path: Path, kind: str, part: str) -> None:
    path = written(tmp_path, f"report.{kind}", garbled(seeds_of(kind)[0], part))
    with pytest.raises(DamagedFile, match=rf"^report\.{kind}: .* download it again$"):
        read_report(path)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_an_archive_that_lost_its_beginning_is_one_line(tmp_path: Path, kind: str) -> None:
    content = seeds_of(kind)[0]
    with pytest.raises(DamagedFile, match=rf"^report\.{kind}: .* download it again$"):
        read_report(written(tmp_path, f"report.{kind}", content[:4] + content[len(content) // 2 :]))
