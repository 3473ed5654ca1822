"""Text that no reader of the page sees is in no block, and reported with its page and words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from ingest.model import Layout
from ingest.pdf.reader import read_pdf
from ingest.report import read_report
from tests.ingest.made_pdf import HEIGHT, Sheet, layout_of, made, tables_of, texts_of, written

SECRET = "The true result is 12 per cent."


def tiny(sheet: Sheet) -> None:
    sheet.text(50, 80, SECRET, size=0.5)


def off_page(sheet: Sheet) -> None:
    sheet.text(50, HEIGHT + 40, SECRET)


def white_on_white(sheet: Sheet) -> None:
    sheet.canvas.setFillColor("white")
    sheet.text(50, 80, SECRET)


def white_on_a_white_cell(sheet: Sheet) -> None:
    sheet.fill(40, 60, 300, 100, "white")
    white_on_white(sheet)


def transparent(sheet: Sheet) -> None:
    sheet.canvas.setFillAlpha(0)
    sheet.text(50, 80, SECRET)


def invisible(sheet: Sheet) -> None:
    text = sheet.canvas.beginText(50, HEIGHT - 80)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    sheet.canvas.drawText(text)


def under_a_fill(sheet: Sheet) -> None:
    sheet.text(50, 80, SECRET)
    sheet.fill(40, 60, 300, 100, "#1F497D")


def under_a_picture(sheet: Sheet) -> None:
    sheet.text(50, 80, SECRET)
    sheet.canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), "green")), 40, HEIGHT - 100, 260, 40)


def clipped(sheet: Sheet) -> None:
    sheet.canvas.saveState()
    path = sheet.canvas.beginPath()
    path.rect(40, HEIGHT - 130, 300, 20)
    sheet.canvas.clipPath(path, stroke=0, fill=0)
    sheet.text(50, 80, SECRET)
    sheet.canvas.restoreState()


def assert_hidden(layout: Layout) -> None:
    assert [block.text for page in layout.pages for block in page.blocks] == ["Seen by all."]
    (problem,) = layout.problems
    assert (problem.kind, problem.place.page) == ("hidden", 1)
    assert SECRET in problem.message
    assert "holds 25 letters" in problem.message  # 3 + 4 + 6 + 2 + 2 + 3 + 5


@pytest.mark.parametrize(
    "hides",
    [tiny, off_page, white_on_white, white_on_a_white_cell, transparent, invisible, under_a_fill, under_a_picture, clipped],
    ids=lambda hides: str(hides.__name__),
)
def test_text_that_nobody_sees_is_left_out_and_reported(hides: Callable[[Sheet], None]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(50, 40, "Seen by all.")
        hides(sheet)

    assert_hidden(layout_of(draw))


LAYERED = f"BT /F1 9 Tf 50 260 Td (Seen by all.) Tj ET /OC /P1 BDC BT /F1 9 Tf 50 220 Td ({SECRET}) Tj ET EMC".encode()
LAYERS = ("<</Type/OCG/Name(Draft)>>", "<</Type/OCG/Name(Final)>>")


def layered(default: str, layer: int = 6) -> Layout:
    content = written(
        LAYERED,
        resources=f"/Properties<</P1 {layer} 0 R>>",
        catalog=f"/OCProperties<</OCGs[6 0 R 7 0 R]/D<<{default}>>>>",
        objects=LAYERS,
    )
    return read_pdf(content, "made.pdf", "0" * 16)


@pytest.mark.parametrize("default", ["/OFF[6 0 R]", "/BaseState/OFF/ON[7 0 R]"])
def test_a_layer_that_is_off_is_left_out_and_reported(default: str) -> None:
    assert_hidden(layered(default))


@pytest.mark.parametrize(("default", "layer"), [("/OFF[7 0 R]", 6), ("/BaseState/OFF/ON[6 0 R]", 6), ("", 7)])
def test_a_layer_that_is_on_is_read(default: str, layer: int) -> None:
    layout = layered(default, layer)
    assert [block.text for block in layout.pages[0].blocks] == ["Seen by all.", SECRET]
    assert layout.problems == ()


def test_a_fill_in_a_layer_that_is_off_covers_nothing() -> None:
    content = b"BT /F1 9 Tf 50 260 Td (Seen by all.) Tj ET /OC /P1 BDC 1 0 0 rg 0 200 400 100 re f EMC"
    made_file = written(
        content, resources="/Properties<</P1 6 0 R>>", catalog="/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>", objects=LAYERS[:1]
    )
    layout = read_pdf(made_file, "made.pdf", "0" * 16)
    assert [block.text for block in layout.pages[0].blocks] == ["Seen by all."]


def test_a_hidden_figure_is_in_no_cell_and_in_no_passage(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        xs, ys = (40, 140, 220, 300), (60, 80, 100)
        sheet.grid(xs, ys)
        sheet.cells(xs, ys, [("Measure", "Target", "Result"), ("Homes let", "40%", "38%")])
        sheet.canvas.setFillColor("white")
        sheet.text(264, 92, "97%")

    (table,) = tables_of(layout_of(draw))
    assert texts_of(table)[1] == ["Homes let", "40%", "38%"]
    path = tmp_path / "made.pdf"
    path.write_bytes(made(draw))
    report = read_report(path)
    assert not any("97" in chunk.text for chunk in report.chunks)
    assert [problem.kind for problem in report.problems] == ["hidden"]
