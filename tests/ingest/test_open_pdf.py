"""Tables as spreadsheets and slides print them: few rules or none, figures beside the last line of a label, headings over columns."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.model import Drawing
from tests.ingest.made_pdf import HEIGHT, Sheet, layout_of, tables_of, texts_of

RIGHT = (220, 290, 360)


def figures(sheet: Sheet, y: float, texts: Sequence[str], bold: bool = False) -> None:
    """Texts that end at the right edges of the figure columns."""
    for x, text in zip(RIGHT, texts, strict=True):
        sheet.text(x - stringWidth(text, "Helvetica-Bold" if bold else "Helvetica", 9), y, text, bold=bold)


def spreadsheet(sheet: Sheet) -> None:
    """A frame with a shaded heading, a unit over all columns, sections, wrapped labels and a total, parted by few rules."""
    sheet.fill(20, 20, 370, 56, "#BFBFBF")
    for y in (20, 150, 164):
        sheet.line(20, y, 370, y)
    for x in (20, 370):
        sheet.line(x, 20, x, 164)
    sheet.text(270, 32, "£m", bold=True)
    sheet.text(24, 50, "Service", bold=True)
    figures(sheet, 50, ("Budget", "Forecast", "Variance"), bold=True)
    sheet.text(24, 70, "Parks", bold=True)
    sheet.text(24, 84, "Mowing and planting of all")
    sheet.text(24, 94, "the beds and lawns in town")
    figures(sheet, 94, ("4.0", "4.5", "0.5"))
    sheet.text(24, 108, "Playgrounds")
    figures(sheet, 108, ("2.0", "1.5", "-0.5"))
    sheet.text(24, 122, "Care of the old trees and")
    sheet.text(24, 132, "of hedges beside the roads")
    figures(sheet, 132, ("1.0", "1.0", "0.0"))
    sheet.text(24, 146, "Benches")
    figures(sheet, 146, ("0.1", "0.1", "0.0"))
    sheet.text(24, 160, "Parks total", bold=True)
    figures(sheet, 160, ("7.1", "7.1", "0.0"), bold=True)


def test_a_spreadsheet_with_few_rules_gives_its_rows_with_wrapped_labels_whole() -> None:
    (table,) = tables_of(layout_of(spreadsheet))
    assert texts_of(table) == [
        ["", "£m", None, None],
        ["Service", "Budget", "Forecast", "Variance"],
        ["Parks", "", "", ""],
        ["Mowing and planting of all the beds and lawns in town", "4.0", "4.5", "0.5"],
        ["Playgrounds", "2.0", "1.5", "-0.5"],
        ["Care of the old trees and of hedges beside the roads", "1.0", "1.0", "0.0"],
        ["Benches", "0.1", "0.1", "0.0"],
        ["Parks total", "7.1", "7.1", "0.0"],
    ]
    assert (table.header_rows, table.certain) == (2, False)


def test_headings_that_an_inferred_table_repeats_on_each_page_are_no_furniture() -> None:
    tables = tables_of(layout_of(spreadsheet, spreadsheet, spreadsheet))
    assert [texts_of(table)[1] for table in tables] == [["Service", "Budget", "Forecast", "Variance"]] * 3


def test_a_shaded_heading_over_a_single_row_of_figures_is_a_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.fill(20, 40, 370, 66, "#BFBFBF")
        figures(sheet, 50, ("2023/24", "2024/25", "2025/26"), bold=True)
        figures(sheet, 62, ("Actual", "Budget", "Estimate"), bold=True)
        sheet.text(100, 78, "Total debt")
        figures(sheet, 78, ("31.2", "30.8", "29.5"))

    (table,) = tables_of(layout_of(draw))
    assert texts_of(table) == [["", "2023/24 Actual", "2024/25 Budget", "2025/26 Estimate"], ["Total debt", "31.2", "30.8", "29.5"]]


def test_columns_shaded_in_one_half_of_a_table_do_not_part_it_from_its_labels() -> None:
    def draw(sheet: Sheet) -> None:
        for left, right, colour in ((255, 300, "#D4EEF8"), (300, 370, "#E1F2CE")):
            sheet.fill(left, 40, right, 50, colour)
            sheet.fill(left, 51, right, 140, colour)
        figures(sheet, 48, ("Core", "Grants", "Total"))
        for number, label in enumerate(("Roads", "Lamps", "Signs", "Drains", "Bridges")):
            sheet.text(24, 66 + 15 * number, label)
            figures(sheet, 66 + 15 * number, (f"{number}.1", f"{number}.2", f"{number}.3"))

    (table,) = tables_of(layout_of(draw))
    assert [row[0] for row in texts_of(table)] == ["", "Roads", "Lamps", "Signs", "Drains", "Bridges"]
    assert texts_of(table)[2] == ["Lamps", "1.1", "1.2", "1.3"]


def test_a_table_in_a_cell_is_a_table_of_its_own_and_its_rules_do_not_cut_the_outer_one() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid((20, 120, 380), (20, 120, 150))
        sheet.cells((20, 120), (20, 120), [["Staff", "Vacancies:"], ["Costs", "None."]])
        sheet.grid((150, 220, 300), (50, 70, 90, 119.5))
        sheet.cells((150, 220), (50, 70, 90), [["Role", "Posts"], ["Warden", "1.5"], ["Clerk", "2"]])

    outer, inner = tables_of(layout_of(draw))
    assert [row[0] for row in texts_of(outer)] == ["Staff", "Costs"]
    assert texts_of(inner) == [["Role", "Posts"], ["Warden", "1.5"], ["Clerk", "2"]]


def test_rules_of_heading_and_body_that_miss_each_other_make_no_column() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid((20, 200, 370), (20, 40))
        sheet.grid((20, 208, 370), (40, 60, 80))
        sheet.cells((20, 210), (20, 40, 60), [["Aim", "Lead"], ["Plant trees", "Ann"], ["Mend roofs", "Bob"]])

    (table,) = tables_of(layout_of(draw))
    assert texts_of(table) == [["Aim", "Lead"], ["Plant trees", "Ann"], ["Mend roofs", "Bob"]]


def test_shaded_boxes_side_by_side_are_read_one_after_the_other() -> None:
    def draw(sheet: Sheet) -> None:
        for x, lines in ((20, ("Plant more", "trees")), (200, ("Mend the", "roofs"))):
            sheet.fill(x, 40, x + 150, 90, "#D9E2F3")
            for number, line in enumerate(lines):
                sheet.text(x + 6, 56 + 12 * number, line)

    layout = layout_of(draw)
    assert [block.text for block in layout.pages[0].blocks] == ["Plant more trees", "Mend the roofs"]


def test_a_grid_that_curves_run_through_is_a_chart_and_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid((50, 125, 200, 275, 350), (50, 80, 110, 140))
        sheet.cells((50, 125, 200), (50, 80), [["North", "South", "East"], ["one", "two", "three"]])
        path = sheet.canvas.beginPath()
        path.moveTo(55, HEIGHT - 135)
        for x, y in ((130, 100), (210, 120), (345, 55)):
            path.lineTo(x, HEIGHT - y)
        sheet.canvas.drawPath(path, stroke=1, fill=0)

    assert tables_of(layout_of(draw)) == []


XS, YS = (50, 150, 250), (50, 70, 90)


def test_a_coloured_dot_alone_in_a_cell_is_its_colour() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid(XS, YS)
        sheet.cells(XS, YS, [["Roads", ""], ["Lamps", "see note"]])
        sheet.canvas.setFillColor("#00B050")
        sheet.canvas.circle(200, HEIGHT - 60, 5, stroke=0, fill=1)
        sheet.canvas.circle(235, HEIGHT - 80, 5, stroke=0, fill=1)

    (table,) = tables_of(layout_of(draw))
    assert [row[1].fill for row in table.rows if row[1]] == ["#00B050", None]


def test_a_stroked_arrow_says_where_it_points() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid(XS, YS)
        sheet.cells(XS, YS, [["Roads", ""], ["Lamps", ""]])
        for tip, ends in ((54, 62), (86, 78)):
            path = sheet.canvas.beginPath()
            path.moveTo(194, HEIGHT - ends)
            path.lineTo(200, HEIGHT - tip)
            path.lineTo(206, HEIGHT - ends)
            sheet.canvas.drawPath(path, stroke=1, fill=0)

    (table,) = tables_of(layout_of(draw))
    assert [row[1].drawing for row in table.rows if row[1]] == [Drawing.UP, Drawing.DOWN]


def test_text_that_is_white_or_painted_over_is_left_out_and_reported() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(50, 60, "Seen by all.")
        sheet.canvas.setFillColor("white")
        sheet.text(50, 80, "White on white.")
        sheet.canvas.setFillColor("black")
        sheet.text(50, 100, "Covered later.")
        sheet.fill(40, 88, 200, 106, "#1F497D")
        sheet.canvas.setFillColor("white")
        sheet.text(50, 102, "White on blue.")

    layout = layout_of(draw)
    assert [block.text for block in layout.pages[0].blocks] == ["Seen by all.", "White on blue."]
    (problem,) = layout.problems
    assert (problem.kind, problem.place.page) == ("hidden", 1)
    assert "holds 26 letters" in problem.message  # 13 and 13, spaces left out
