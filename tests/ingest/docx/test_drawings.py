"""Signs in cells: drawn, pictured and typed arrows, dots that show a rating, pictures with words for blind readers."""

from __future__ import annotations

import pytest

from ingest.model import Drawing
from tests.ingest.made_docx import cells, run, with_cells


def shape(kind: str, turn: str = "", inside: str = "") -> str:
    return f'<w:r><w:drawing><a:spPr><a:xfrm {turn}/><a:prstGeom prst="{kind}"/>{inside}</a:spPr></w:drawing></w:r>'


def picture(alt: str) -> str:
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{alt}"/></wp:inline></w:drawing></w:r>'


@pytest.mark.parametrize(
    ("content", "drawing"),
    [
        (shape("upArrow"), Drawing.UP),
        (shape("upArrow", 'rot="10800000"'), Drawing.DOWN),
        (shape("upArrow", 'flipV="1"'), Drawing.DOWN),
        (shape("rightArrow"), Drawing.LEVEL),
        (shape("rightArrow", 'rot="16200000"'), Drawing.UP),
        (shape("leftRightArrow"), Drawing.LEVEL),
        (shape("triangle"), Drawing.UP),
        (shape("flowChartMerge"), Drawing.DOWN),
        (shape("cloud"), None),
        ('<w:r><w:pict><v:shape type="#_x0000_t67"/></w:pict></w:r>', Drawing.DOWN),
        ('<w:r><w:pict><v:shape type="#_x0000_t67" style="width:9pt;rotation:180"/></w:pict></w:r>', Drawing.UP),
        (picture("Arrow Up with solid fill"), Drawing.UP),
        (picture("A red arrow pointing down&#10;Description made by a program"), Drawing.DOWN),
        (picture("Arrow: Right"), Drawing.LEVEL),
        (picture("Two arrows, up and down"), None),
        (picture("Town hall, left wing"), None),
    ],
)
def test_an_arrow_in_a_cell_points(content: str, drawing: Drawing | None) -> None:
    assert [cell.drawing for cell in cells(with_cells(content))] == [drawing]


@pytest.mark.parametrize(
    ("alt", "text"),
    [
        ("Improving", "Improving"),
        ("Green circle", "Green circle"),
        ("arrow up", ""),
        ("Picture 4", ""),
        ("logo.png", ""),
        ("A photograph of the new library in the park", ""),
    ],
)
def test_a_picture_without_words_beside_it_says_what_it_says_to_blind_readers(alt: str, text: str) -> None:
    assert [cell.text for cell in cells(with_cells(picture(alt)))] == [text]


@pytest.mark.parametrize(
    ("font", "code", "text"),
    [
        ("Wingdings", "F0E9", "↑"),
        ("Symbol", "F0AF", "↓"),
        ("Wingdings 3", "F070", "▲"),
        ("Webdings", "F036", "▼"),
        ("Wingdings", "F0FC", "✓"),
    ],
)
def test_a_sign_is_read_by_its_font(font: str, code: str, text: str) -> None:
    typed = run(chr(int(code, 16)), f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')
    plain = run(chr(int(code[2:], 16)), f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')
    document = with_cells(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>', typed, plain)
    assert [cell.text for cell in cells(document)] == [text, text, text]


def test_a_coloured_dot_is_the_fill_of_a_cell_without_words() -> None:
    red = '<w:color w:val="FF0000"/>'
    oval = '<a:solidFill><a:srgbClr val="00B050"/></a:solidFill>'
    document = with_cells(run("●", red), f"<w:p>{run('●', red)}{run(' 9.4%')}</w:p>", shape("ellipse", inside=oval))
    assert [cell.fill for cell in cells(document)] == ["#ff0000", None, "#00b050"]


def test_a_dot_in_a_theme_colour_is_the_fill_of_its_cell() -> None:
    oval = '<a:solidFill><a:schemeClr val="accent3"/></a:solidFill>'
    assert [cell.fill for cell in cells(with_cells(shape("ellipse", inside=oval)))] == ["#9bbb59"]
