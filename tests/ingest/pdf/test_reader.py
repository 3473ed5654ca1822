"""Each test draws the smallest PDF that shows one way in which reports are made."""

from __future__ import annotations

import io
from itertools import pairwise

import pypdf
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from ingest.errors import DamagedFile, EncryptedFile
from ingest.model import BlockKind, Drawing
from ingest.pdf.reader import read_pdf
from tests.ingest.made_pdf import HEIGHT, Sheet, layout_of, made, tables_of, texts_of

XS, YS = (50, 150, 250, 350), (50, 70, 90, 110)
ROWS = [["Ref", "Target", "Result"], ["LIB/1", "80%", "82.5%"], ["LIB/2", "12", "(3)"]]


def ruled(sheet: Sheet) -> None:
    sheet.grid(XS, YS)
    sheet.cells(XS, YS, ROWS)


def test_a_ruled_table_gives_its_cells_with_text_and_box() -> None:
    (table,) = tables_of(layout_of(ruled))
    assert texts_of(table) == ROWS
    assert (table.header_rows, table.certain) == (1, True)
    cell = table.rows[1][2]
    assert cell is not None
    (place,) = cell.places
    assert (place.document, place.page) == ("made.pdf", 1)
    assert place.box == pytest.approx((250, 70, 350, 90), abs=0.2)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_rotated_page_is_read_as_displayed(rotate: int) -> None:
    (table,) = tables_of(layout_of(lambda sheet: sheet.grid((50, 150, 250), (50, 90, 130)) or turned_words(sheet, rotate), rotate=rotate))
    found = [text for row in texts_of(table) for text in row]
    assert sorted(text for text in found if text) == ["four", "one", "three", "two"]
    assert texts_of(table)[0] == {90: ["three", "one"], 180: ["four", "three"], 270: ["two", "four"]}[rotate]


def turned_words(sheet: Sheet, rotate: int) -> None:
    """Words that read level once the page is displayed turned."""
    for x, y, word in ((90, 75, "one"), (190, 75, "two"), (90, 115, "three"), (190, 115, "four")):
        sheet.canvas.saveState()
        sheet.canvas.translate(x, HEIGHT - y)
        sheet.canvas.rotate(rotate)
        sheet.canvas.setFont("Helvetica", 8)
        sheet.canvas.drawString(0, 0, word)
        sheet.canvas.restoreState()


def test_rules_drawn_as_thin_rectangles_in_pieces_part_cells() -> None:
    def draw(sheet: Sheet) -> None:
        for x in XS:
            for top, bottom in pairwise(YS):
                sheet.fill(x - 0.25, top + 0.25, x + 0.25, bottom - 0.25, "black")
        for y in YS:
            for left, right in pairwise(XS):
                sheet.fill(left + 0.25, y - 0.25, right - 0.25, y + 0.25, "black")
        sheet.cells(XS, YS, ROWS)

    (table,) = tables_of(layout_of(draw))
    assert texts_of(table) == ROWS


def test_white_rules_on_banded_rows_part_cells_and_give_no_fill_to_white_rows() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.fill(50, 50, 350, 70, "#4472C4")
        sheet.fill(50, 70, 350, 90, "#D9E2F3")
        sheet.canvas.setStrokeColor("white")
        sheet.grid(XS, YS)
        sheet.cells(XS, YS, ROWS)

    (table,) = tables_of(layout_of(draw))
    assert texts_of(table) == ROWS
    assert [row[0].fill for row in table.rows if row[0]] == ["#4472C4", "#D9E2F3", None]


def test_merged_cells_span_and_headings_nest() -> None:
    def draw(sheet: Sheet) -> None:
        for y in YS:
            sheet.line(150 if y == 70 else 50, y, 350, y)
        for x in XS:
            sheet.line(x, 70 if x == 250 else 50, x, 110)
        sheet.text(60, 74, "Service", bold=True)
        sheet.text(220, 62, "Result", bold=True)
        sheet.text(160, 82, "2024/25", bold=True)
        sheet.text(260, 82, "2025/26", bold=True)
        sheet.cells(XS, YS[2:], [["Parks", "4", "5"]])

    (table,) = tables_of(layout_of(draw))
    assert texts_of(table) == [["Service", "Result", None], [None, "2024/25", "2025/26"], ["Parks", "4", "5"]]
    service, result = table.rows[0][:2]
    assert service is not None
    assert result is not None
    assert (service.row_span, result.column_span) == (2, 2)
    assert table.header_rows == 2


def test_a_vertical_heading_reads_forwards() -> None:
    def draw(sheet: Sheet) -> None:
        ruled(sheet)
        sheet.grid(XS, (20, 50))
        sheet.canvas.saveState()
        sheet.canvas.translate(100, HEIGHT - 48)
        sheet.canvas.rotate(90)
        sheet.canvas.setFont("Helvetica", 7)
        sheet.canvas.drawString(0, 0, "Q2 now")
        sheet.canvas.restoreState()

    (table,) = tables_of(layout_of(draw))
    assert texts_of(table)[0] == ["Q2 now", "", ""]


def test_a_raised_digit_is_a_footnote_mark_and_not_part_of_the_value() -> None:
    def draw(sheet: Sheet) -> None:
        ruled(sheet)
        sheet.grid(XS, (110, 130))
        sheet.text(54, 122, "9.0")
        sheet.text(54 + sheet.canvas.stringWidth("9.0", "Helvetica", 9), 118.5, "5", size=5.5)
        sheet.text(50, 200, "5", size=5)
        sheet.text(54, 203, "Counted once a year.", size=8)

    layout = layout_of(draw)
    assert texts_of(tables_of(layout)[0])[3][0] == "9.0⁵"
    note = layout.pages[0].blocks[-1]
    assert (note.kind, note.text) == (BlockKind.FOOTNOTE, "⁵ Counted once a year.")


def test_an_arrow_drawn_in_a_cell_says_where_it_points() -> None:
    def draw(sheet: Sheet) -> None:
        ruled(sheet)
        sheet.grid(XS, (110, 130))
        sheet.shape([(95, 125), (105, 125), (100, 113)])
        sheet.shape([(198, 113), (202, 113), (202, 120), (206, 120), (200, 127), (194, 120), (198, 120)])
        sheet.shape([(290, 118), (300, 118), (300, 114), (308, 120), (300, 126), (300, 122), (290, 122)])

    (table,) = tables_of(layout_of(draw))
    assert [cell.drawing for cell in table.rows[3] if cell] == [Drawing.UP, Drawing.DOWN, Drawing.LEVEL]
    assert texts_of(table)[3] == ["", "", ""]


def test_a_small_chart_in_a_cell_is_no_part_of_the_grid() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid((50, 200, 350), (50, 120, 170))
        sheet.cells((50, 200), (50, 120), [["Calls answered", "91%"], ["Letters", "7"]])
        sheet.grid((80, 100, 120, 140), (75, 90, 105))
        sheet.line(80, 100, 140, 80)

    (table,) = tables_of(layout_of(draw))
    assert texts_of(table) == [["Calls answered", "91%"], ["Letters", "7"]]


def test_hidden_text_is_left_out() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(50, 60, "Seen by all.")
        hidden = sheet.canvas.beginText(50, HEIGHT - 80)
        hidden.setTextRenderMode(3)
        hidden.textOut("Not to be seen.")
        sheet.canvas.drawText(hidden)

    assert [block.text for block in layout_of(draw).pages[0].blocks] == ["Seen by all."]


def test_running_headers_and_page_numbers_are_left_out_but_repeated_headings_of_tables_stay() -> None:
    def page(number: int) -> object:
        def draw(sheet: Sheet) -> None:
            sheet.text(50, 15, "Borough report, third quarter")
            sheet.text(190, 292, f"Page {number} of 3")
            sheet.grid(XS, (22, 42, 62))
            sheet.cells(XS, (22, 42), [ROWS[0], [f"LIB/{number}", "1", "2"]])

        return draw

    layout = layout_of(page(1), page(2), page(3))  # type: ignore[arg-type]
    assert [[block.kind for block in each.blocks] for each in layout.pages] == [[BlockKind.TABLE]] * 3
    assert [texts_of(table)[0] for table in tables_of(layout)] == [ROWS[0]] * 3
    assert [each.aside for each in layout.pages] == [f"Borough report, third quarter Page {number} of 3" for number in (1, 2, 3)]


def test_shading_in_overlapping_pieces_is_one_colour() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.fill(250, 70, 310, 90, "#00B050")
        sheet.fill(305, 70, 350, 90, "#00B050")
        sheet.fill(254, 74, 290, 86, "#00B050")
        sheet.fill(154, 74, 170, 86, "#FFFF00")
        ruled(sheet)

    (table,) = tables_of(layout_of(draw))
    assert [cell.fill for cell in table.rows[1] if cell] == [None, None, "#00B050"]


def test_columns_are_inferred_between_horizontal_rules() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (50, 70, 90, 110, 130):
            sheet.line(50, y, 350, y)
        sheet.cells(XS, (50, 70, 90, 110), [*ROWS, ["LIB/3", "7", "9"]])

    (table,) = tables_of(layout_of(draw))
    assert texts_of(table) == [*ROWS, ["LIB/3", "7", "9"]]
    assert not table.certain


def test_prose_has_headings_paragraphs_and_list_items_in_order() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(50, 60, "Libraries", size=14, bold=True)
        sheet.text(50, 84, "More people than ever borrowed books in the third quar-")
        sheet.text(50, 95, "ter, and the new branch opened.")
        sheet.text(50, 112, "Visits", bold=True)
        sheet.text(50, 130, "•  Visits rose in the third quarter.")
        sheet.text(50, 142, "a) Loans rose, too.")

    blocks = layout_of(draw).pages[0].blocks
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        (BlockKind.HEADING, 1, "Libraries"),
        (BlockKind.PARAGRAPH, None, "More people than ever borrowed books in the third quarter, and the new branch opened."),
        (BlockKind.HEADING, 2, "Visits"),
        (BlockKind.LIST_ITEM, None, "Visits rose in the third quarter."),
        (BlockKind.LIST_ITEM, None, "a) Loans rose, too."),
    ]


def test_a_page_that_is_only_a_picture_is_a_problem() -> None:
    def draw(sheet: Sheet) -> None:
        from PIL import Image

        sheet.canvas.drawInlineImage(Image.new("RGB", (8, 6), "grey"), 0, 0, 400, 300)

    layout = layout_of(draw, lambda sheet: sheet.text(50, 50, "Words enough on this second page."))
    assert [(problem.kind, problem.place.page) for problem in layout.problems] == [("scan", 1)]


def test_the_title_and_page_labels_come_from_the_file() -> None:
    writer = pypdf.PdfWriter(io.BytesIO(made(ruled, ruled, title="Quarterly figures")))
    writer.set_page_label(0, 0, style="/r")
    writer.set_page_label(1, 1, style="/D")
    stream = io.BytesIO()
    writer.write(stream)
    layout = read_pdf(stream.getvalue(), "made.pdf", "0" * 16)
    assert layout.metadata_title == "Quarterly figures"
    assert [page.label for page in layout.pages] == ["i", "1"]


def test_a_file_that_needs_a_password_is_refused_and_one_with_an_owner_password_opens() -> None:
    with pytest.raises(EncryptedFile, match=r"made\.pdf: needs a password"):
        read_pdf(made(ruled, encrypt=StandardEncryption("open", "own", strength=128)), "made.pdf", "0" * 16)
    open_to_all = read_pdf(made(ruled, encrypt=StandardEncryption("", "own", canCopy=0, strength=128)), "made.pdf", "0" * 16)
    assert texts_of(tables_of(open_to_all)[0]) == ROWS


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", made(ruled)[:200], b"<html></html>"])
def test_a_damaged_file_is_one_clear_error(content: bytes) -> None:
    with pytest.raises(DamagedFile, match=r"^made\.pdf: "):
        read_pdf(content, "made.pdf", "0" * 16)
