from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from index.arrivals import arrivals, fetch
from tests.index.made import write_file


def test_a_folder_gives_its_reports_in_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.PDF", "a.docx", "c.txt", "d.md", "e.pptx", ".hidden.pdf", "~$a.docx"):
        write_file(tmp_path, name, name)
    write_file(tmp_path / "below", "f.pdf", "f")
    write_file(tmp_path / ".git", "g.pdf", "g")
    found = [str(path.relative_to(tmp_path)) for path in arrivals([tmp_path])]
    assert found == ["a.docx", "b.PDF", "below/f.pdf", "c.txt", "d.md"]


def test_a_file_named_twice_arrives_once(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.txt", "a")
    assert arrivals([path, tmp_path, tmp_path / "." / "a.txt"]) == (path,)


def test_a_file_named_itself_arrives_whatever_its_suffix(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.xlsx", "a")
    assert arrivals([path]) == (path,)


def test_the_document_id_comes_from_the_content(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.txt", "words")
    assert fetch(path).document_id == hashlib.sha256(b"words\n").hexdigest()[:16]
    assert fetch(path).content == b"words\n"


def test_what_is_no_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert fetch(tmp_path / "none.pdf").error == f"{tmp_path / 'none.pdf'}: there is no such file; check the path"
    assert arrivals([tmp_path / "empty"]) == (tmp_path / "empty",)
    assert "no PDF, DOCX, XLSX, HTML, text or Markdown file in this folder" in str(fetch(tmp_path / "empty").error)


def test_a_file_larger_than_any_report_is_not_taken_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.arrivals.LARGEST_FILE", 3)
    (tmp_path / "long.txt").write_text("long", encoding="utf-8")
    arrival = fetch(tmp_path / "long.txt")
    assert arrival.content == b""
    assert "is larger than" in (arrival.error or "")
