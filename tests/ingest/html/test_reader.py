"""Saved web pages: headings, passages and tables of the page itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import DamagedFile, UnsupportedFile
from ingest.grids.outline import row_label
from ingest.html.reader import read_html
from ingest.model import Block, BlockKind, Measure, Table
from ingest.report import read_report


def blocks(body: str) -> tuple[Block, ...]:
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Parks</title></head><body>{body}</body></html>"
    return read_html(page.encode(), "made.html", "0" * 16).pages[0].blocks


def tables(body: str) -> list[Table]:
    return [block.table for block in blocks(body) if block.table]


def texts(table: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.rows]


def test_headings_passages_and_lists_keep_their_order_and_place() -> None:
    read = blocks("<h1>Parks</h1><div>Loose words <b>here</b>.<p>On the 1<sup>st</sup> of May, 4 km<sup>2</sup>.</p></div><ul><li>one</ul>")
    assert [(block.kind, block.level, block.text, block.place.locator) for block in read] == [
        (BlockKind.HEADING, 1, "Parks", "paragraph 1"),
        (BlockKind.PARAGRAPH, None, "Loose words here.", "paragraph 2"),
        (BlockKind.PARAGRAPH, None, "On the 1st of May, 4 km².", "paragraph 3"),
        (BlockKind.LIST_ITEM, None, "one", "paragraph 4"),
    ]


def test_what_is_not_the_page_itself_is_left_out() -> None:
    body = "<nav>Home</nav><script>x()</script><form><p>Shown.</p><button>Go</button></form><p hidden>no</p><p style='display: none'>no</p>"
    assert [block.text for block in blocks(f"{body}<!-- no --><footer>Contact</footer>")] == ["Shown."]


def test_a_table_keeps_spans_headings_and_places() -> None:
    (table,) = tables(
        "<table><thead><tr><th rowspan=2>Team<th colspan=2>Ratings<tr><th>Green<th>Red</thead><tbody><tr><td>Parks<td>3<td>1</table>"
    )
    assert texts(table) == [["Team", "Ratings", None], [None, "Green", "Red"], ["Parks", "3", "1"]]
    assert table.header_rows == 2
    assert table.rows[2][1] is not None
    assert table.rows[2][1].places[0].locator == "table 1 row 3 column 2"


@pytest.mark.parametrize(
    ("attribute", "fill"),
    [
        ("bgcolor='#00B050'", "#00b050"),
        ("style='background-color: rgb(255, 0, 0)'", "#ff0000"),
        ("style='background:#fff'", None),
        ("style='color:red;background: green'", "#008000"),
        ("style='color:red'", None),
    ],
)
def test_the_colour_behind_a_cell_is_its_fill(attribute: str, fill: str | None) -> None:
    (table,) = tables(f"<table><tr><td>a<td {attribute}>Rated</table>")
    assert table.rows[0][1] is not None
    assert table.rows[0][1].fill == fill


def test_paragraphs_breaks_lists_and_pictures_of_a_cell_are_its_text() -> None:
    (table,) = tables("<table><tr><td><p>9.4%</p><p>(G)</p><td>a<br>b<td><ul><li>one<li>two</ul><td><img alt='Improving' src=x></table>")
    assert texts(table) == [["9.4%\n(G)", "a\nb", "• one\n• two", "Improving"]]


def test_a_table_that_only_frames_another_is_left_out() -> None:
    (table,) = tables("<table><tr><td>Menu<td><table><tr><td>Ref<td>Result<tr><td>XY/S1<td>9.4%</table></table>")
    assert texts(table) == [["Ref", "Result"], ["XY/S1", "9.4%"]]


def test_spans_of_any_size_do_no_harm() -> None:
    (table,) = tables("<table><tr><td colspan=999999999 rowspan=999999999>a<td>b</table>")
    assert len(table.rows[0]) == 256
    assert [cell.text for cell in table.rows[0] if cell] == ["a", "b"]


@pytest.mark.parametrize("body", ["<td colspan=1000>a" * 199 + "<tr><td>b" * 1000, "<td>a" * 300])
def test_a_table_beyond_the_bounds_is_cut_and_the_report_says_so(body: str) -> None:
    layout = read_html(f"<table><tr>{body}</table>".encode(), "made.html", "0" * 16)
    (table,) = [block.table for block in layout.pages[0].blocks if block.table]
    assert len(table.rows) * len(table.rows[0]) <= 200_000
    assert [(one.kind, one.place.locator) for one in layout.problems] == [("table", "table 1")]


@pytest.mark.parametrize(
    "page",
    [
        "<p>£2.5m</p>".encode(),
        "<p>£2.5m</p>".encode("cp1252"),
        "\ufeff<p>£2.5m</p>".encode(),
        "\ufeff<p>£2.5m</p>".encode("utf-16-le"),
        "<html><head><meta charset='iso-8859-1'></head><body><p>£2.5m</p>".encode("latin-1"),
    ],
)
def test_words_are_read_in_the_encoding_that_the_page_names_or_has(page: bytes) -> None:
    (block,) = read_html(page, "made.html", "0" * 16).pages[0].blocks
    assert block.text == "£2.5m"


def test_a_row_of_single_digits_is_no_label() -> None:
    rows = ["<tr><th>Indicator<th>Q1<th>Q2<th>Q3", "<tr><td>Homes built<td>6<td>8<td>7", "<tr><td>Trees planted<td>12<td>15<td>11"]
    (table,) = tables(f"<table>{''.join(rows)}</table>")
    assert [row_label(row) for row in table.rows[1:]] == [None, None]


def test_a_page_with_nothing_in_it_is_damaged() -> None:
    with pytest.raises(DamagedFile, match=r"made\.html"):
        read_html(b"   ", "made.html", "0" * 16)


def test_a_saved_page_is_read_as_a_report_and_one_named_otherwise_is_refused(tmp_path: Path) -> None:
    page = """<!DOCTYPE html><html><body><h1>Westhaven Borough Council performance, Quarter 2 2025/26</h1><table>
        <tr><th>Ref<th>Indicator<th>Q2 2025/26 Target<th>Q2 2025/26 Result<tr><td>HM/S1<td>Homes let within a week<td>40%<td>42.0% (G)
        </table></body></html>"""
    for name in ("a.html", "a.pdf"):
        (tmp_path / name).write_text(page, encoding="utf-8")
    result = next(value for value in read_report(tmp_path / "a.html").values if value.measure is Measure.RESULT)
    assert (result.ref, str(result.value), result.rating, result.places[0].locator) == ("HM/S1", "42.0", "Green", "table 1 row 2 column 4")
    with pytest.raises(UnsupportedFile, match="is a web page"):
        read_report(tmp_path / "a.pdf")
