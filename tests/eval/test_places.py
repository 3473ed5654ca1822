"""Places of published values, checked against files made for it: a place that leads elsewhere must be seen."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from eval.places import all_places, check_cells, check_values, docx_text, holds_in_turn, pdf_text, squeezed
from ingest.model import Place, Report
from ingest.report import read_report

ROWS = (("Ref", "Indicator", "2019/20 Q3 Target", "2019/20 Q3 Result"), ("PT/S1", "Visits to parks", "50%", "54.2% (G)"))
HERE = Place(document="made", document_id="0" * 16)


def report(tmp_path: Path, name: str, content: bytes) -> Report:
    path = tmp_path / name
    path.write_bytes(content)
    return read_report(path)


def docx_file() -> bytes:
    made = docx.Document()
    made.add_paragraph("Parks in figures")
    table = made.add_table(rows=2, cols=4)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def pdf_file() -> bytes:
    pdf = FPDF(unit="pt")
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    with pdf.table() as table:
        for texts in ROWS:
            table.row(texts)
    return bytes(pdf.output())


FILES: dict[str, Callable[[], bytes]] = {
    "made.docx": docx_file,
    "made.pdf": pdf_file,
    "made.txt": lambda: "\n".join("\t".join(row) for row in ROWS).encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_the_place_of_a_value_holds_it(tmp_path: Path, name: str) -> None:
    content = FILES[name]()
    scores = check_values(report(tmp_path, name, content), content)
    assert (scores.printed, scores.held, scores.share) == (2, 2, 1.0)
    cells = check_cells(report(tmp_path, name, content), content)
    assert (cells.printed, cells.held) == (8, 8)


@pytest.mark.parametrize("name", FILES)
def test_a_place_that_leads_elsewhere_is_a_miss_in_words(tmp_path: Path, name: str) -> None:
    content = FILES[name]()
    read = report(tmp_path, name, content)
    swapped = tuple(replace(one, raw=other.raw) for one, other in zip(read.values, reversed(read.values), strict=True))
    wrong = check_values(replace(read, values=swapped), content)
    if name == "made.txt":
        wrong = check_values(replace(read, values=(replace(read.values[0], raw="51%"),)), content)
    assert wrong.held == 0
    assert "PT/S1" in wrong.misses[0]
    assert all_places([wrong, wrong]).printed == 2 * wrong.printed


def test_a_box_of_a_turned_page_is_one_of_the_page_as_displayed(tmp_path: Path) -> None:
    pdf = FPDF(unit="pt", format=(400, 200))
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    pdf.text(20, 30, "left")
    pdf.text(300, 150, "right")
    turned = bytes(pdf.output()).replace(b"/Type /Page\n", b"/Type /Page\n/Rotate 90\n", 1)
    text_at = pdf_text(turned)  # displayed: 200 wide, 400 high; what was at (x, y) from the top left is now at (200 - y, x)
    assert text_at(replace(HERE, page=1, box=(160, 10, 180, 60))).strip() == "left"
    assert text_at(replace(HERE, page=1, box=(40, 290, 60, 340))).strip() == "right"


def test_a_locator_leads_to_a_cell_or_a_paragraph_and_else_to_nothing() -> None:
    text_at = docx_text(docx_file())
    locators = ("paragraph 1", "table 1 row 2 column 3", "table 2 row 1 column 1", "table 1 row 9 column 1")
    assert [text_at(replace(HERE, locator=locator)) for locator in locators] == ["Parks in figures", "50%", "", ""]


def test_texts_hold_a_value_in_turn_that_a_page_break_cut() -> None:
    assert holds_in_turn("shareofvisitors", ["12shareof", "visitors9"])
    assert not holds_in_turn("shareofvisitors", ["visitors9", "12shareof"])


def test_printed_forms_of_one_text_are_the_same() -> None:
    assert squeezed("Annual – not  reported\u00b2") == squeezed("annual \u0002 not reported2")
