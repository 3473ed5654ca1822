"""Locators lead to what is printed: each is followed through python-docx alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import docx
import pytest

from ingest.docx.reader import read_docx
from ingest.model import Block, Place
from ingest.text.markup import plain_text, raised

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "reports"
LETTERS = re.compile(r"[^\W_]+")


def words_at(document: Any, place: Place) -> str:
    """The words at a locator such as "paragraph 12" or "table 3 row 4 column 2"."""
    steps = [(kind, int(number) - 1) for kind, number in re.findall(r"([a-z]+) (\d+)", place.locator or "")]
    at = document
    for kind, number in steps:
        if kind == "column":
            at = at.cells[number]
        else:
            at = getattr(at, {"paragraph": "paragraphs", "table": "tables", "row": "rows"}[kind])[number]
    return str(at.text)


def printed(block: Block) -> list[tuple[str, Place]]:
    if block.table is None:
        return [(block.text, block.place)]
    return [(cell.text, cell.places[0]) for row in block.table.rows for cell in row if cell]


def letters(text: str) -> list[str]:
    """The words and figures alone, raised digits as plain ones: python-docx does not tell what is raised."""
    for digit in "0123456789":
        text = text.replace(raised(digit), digit)
    return LETTERS.findall(plain_text(text))


def check(path: Path) -> int:
    document = docx.Document(str(path))
    layout = read_docx(path.read_bytes(), path.name, "0" * 16)
    found = [one for page in layout.pages for block in page.blocks for one in printed(block)]
    for text, place in found:
        assert letters(text) == letters(words_at(document, place)), place.locator
    return len(found)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.docx")), ids=lambda path: path.stem)
def test_every_locator_of_a_sample_leads_to_its_text(path: Path) -> None:
    assert check(path) > 50


def test_every_locator_of_a_typeset_report_leads_to_its_text(shared: Path) -> None:
    paths = sorted((shared / "reports" / "barnet-typeset").glob("*.docx"))
    assert paths
    for path in paths:
        assert check(path) > 200
