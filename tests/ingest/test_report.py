"""A file in, a Report out: the choice of the reader, and what is no report."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.errors import UnsupportedFile
from ingest.model import Measure
from ingest.report import choose_reader, read_report

ROOT = Path(__file__).resolve().parents[2]
REPORT = """# Westhaven Borough Council – Housing dashboard: Quarter 2 2025/26

Westhaven lets homes. Westhaven mends homes.

Ref\tIndicator\tPolarity\tQ2 2025/26 Target\tQ2 2025/26 Result
HM/S1\tHomes let within a week\tBigger is Better\t40%\t42.0% (G)

Project\tRAG\tCommentary
New repairs system\tAmber\tThe supplier is late.
"""


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"%PDF-1.7 ...", "a.pdf", "pdf"),
        (b"junk before %PDF-1.4", "a.bin", "pdf"),
        (b"PK\x03\x04...", "a.docx", "docx"),
        (b"Plain words", "a.txt", "text"),
        (b"# Heading", "a.md", "text"),
        (b"%PDF-1.7", "named-wrongly.txt", "pdf"),
    ],
)
def test_a_reader_is_chosen_by_what_the_bytes_are(content: bytes, name: str, kind: str) -> None:
    assert choose_reader(content, name)[0] == kind


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"\x89PNG....", "a.png", "is not a PDF, DOCX"),
        (b"  <!DOCTYPE html><html>", "a.pdf", "is a web page"),
        (b"text\0with zeros", "a.txt", "is not a PDF, DOCX"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(content: bytes, name: str, words: str) -> None:
    with pytest.raises(UnsupportedFile, match=words) as refused:
        choose_reader(content, name)
    assert "\n" not in str(refused.value)


def test_a_text_is_read_without_the_libraries_of_other_formats(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    lines = (
        "import pathlib, sys",
        "from ingest.report import read_report",
        "assert read_report(pathlib.Path(sys.argv[1])).values",
        "print(sorted({'pypdf', 'pypdfium2', 'docx', 'PIL'} & sys.modules.keys()))",
    )
    done = subprocess.run([sys.executable, "-c", "; ".join(lines), str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("  \n")
    with pytest.raises(UnsupportedFile, match=r"a\.txt: the file is empty"):
        read_report(tmp_path / "a.txt")


def test_a_small_report_is_read_whole_and_twice_the_same(tmp_path: Path) -> None:
    path = tmp_path / "housing.md"
    path.write_text(REPORT, encoding="utf-8")
    report = read_report(path)
    assert (report.document.council, report.document.period, report.document.format) == ("Westhaven Borough Council", "2025/26 Q2", "text")
    result = next(value for value in report.values if value.measure is Measure.RESULT)
    assert (result.ref, str(result.value), result.unit, result.rating, result.period) == ("HM/S1", "42.0", "%", "Green", "2025/26 Q2")
    assert result.places[0].lines == (6, 6)
    (activity,) = report.activities
    assert (activity.title, activity.rating, activity.commentary) == ("New repairs system", "Amber", "The supplier is late.")
    assert any("mends homes" in chunk.text for chunk in report.chunks)
    assert read_report(path) == report
