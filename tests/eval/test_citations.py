"""The words at a cited place are read back from the file, by other readers than ours."""

from __future__ import annotations

from typing import Any

import pytest
from fpdf import FPDF

from eval.citations import unheld
from eval.places import TextAt, lines_text, pdf_text


def page_with(*words: tuple[float, float, str]) -> TextAt:
    pdf = FPDF(unit="pt", format=(400, 400))
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    for x, y, text in words:
        pdf.text(x, y, text)
    return pdf_text(bytes(pdf.output()))


def answer(quote: str, raw: str | None = None, **place: Any) -> dict[str, Any]:
    where = {"document": "made.pdf", "document_id": "d", "page": 1, "box": None, "lines": None, "locator": None, **place}
    figures = [] if raw is None else [{"raw": raw, "citation": 1}]
    return {"citations": [{"number": 1, **where, "places": [where], "quote": quote}], "figures": figures}


CELL = [90.0, 40.0, 150.0, 56.0]  # around the words written at 100, 50


@pytest.mark.parametrize(
    ("box", "quote", "held"),
    [
        (CELL, "54.2% (G)", True),
        ([90.0, 60.0, 150.0, 76.0], "54.2% (G)", False),  # the row below
        (CELL, "54.3% (G)", False),
        (CELL, "PT/S1 | Visits to parks | 54.2% (G)", True),  # the row, of which the box is one cell
        (CELL, "PT/S1 | Visits to parks | 55.2% (G)", False),
        ([10.0, 40.0, 150.0, 56.0], "PT/S1 | 54.2% (G)", True),  # the whole row
        ([200.0, 200.0, 300.0, 210.0], "PT/S1 | 54.2% (G)", False),  # nothing stands there
    ],
)
def test_the_box_must_hold_the_words_of_the_quote(box: list[float], quote: str, *, held: bool) -> None:
    reader = page_with((20, 50, "PT/S1"), (100, 50, "54.2% (G)"), (100, 70, "61.0% (R)"))
    assert (unheld(answer(quote, box=box), lambda _: reader) == ()) is held


def test_the_box_of_a_figure_must_hold_the_figure_itself() -> None:
    reader = page_with((20, 50, "PT/S1"), (100, 50, "54.2% (G)"))
    assert unheld(answer("54.2% (G)", raw="54.2% (G)", box=CELL), lambda _: reader) == ()
    missed = unheld(answer("54.2% (G)", raw="45.2% (G)", box=CELL), lambda _: reader)
    assert missed == ("[1] '45.2% (G)' is not in '54.2% (G)' (page 1 box 90, 40, 150, 56)",)


def test_a_quote_of_a_text_must_stand_on_its_lines() -> None:
    reader = lines_text(b"first\nsecond line\nthird\n")
    for lines, held in (([2, 2], True), ([1, 3], True), ([3, 3], False)):
        assert (unheld(answer("second line", page=None, lines=lines), lambda _: reader) == ()) is held


def test_a_format_without_another_reader_is_not_judged() -> None:
    assert unheld(answer("anything"), lambda _: None) == ()
