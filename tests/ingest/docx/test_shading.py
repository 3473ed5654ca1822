"""Colours behind cells: direct, mixed, from the theme, from the table's style, behind words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ingest.made_docx import cells, run, with_cells, with_table, xml


def shade(cell: Any, attributes: str) -> None:
    cell._tc.get_or_add_tcPr().append(xml(f"<w:shd {attributes}/>"))


def fills(document: Any) -> list[str | None]:
    return [cell.fill for cell in cells(document)]


@pytest.mark.parametrize(
    ("attributes", "fill"),
    [
        ('w:val="clear" w:color="auto" w:fill="00B050"', "#00b050"),
        ('w:val="clear" w:fill="auto"', None),
        ('w:val="clear" w:fill="FFFFFF"', None),
        ('w:val="solid" w:color="FF0000" w:fill="FFFFFF"', "#ff0000"),
        ('w:val="pct50" w:color="000000" w:fill="FFFFFF"', "#808080"),
        ('w:val="clear" w:themeFill="accent3"', "#9bbb59"),
        ('w:val="clear" w:themeFill="accent3" w:themeFillTint="66"', "#d7e4bd"),
        ('w:val="clear" w:themeFill="accent3" w:themeFillShade="BF"', "#76933c"),
        ('w:val="clear" w:themeFill="background1"', None),
    ],
)
def test_the_shading_of_a_cell_is_its_fill(attributes: str, fill: str | None) -> None:
    document, table = with_table([["Rated"]])
    shade(table.cell(0, 0), attributes)
    assert fills(document) == [fill]


STYLE = """<w:style w:type="table" w:styleId="Rated"><w:name w:val="Rated"/><w:tblPr><w:tblStyleRowBandSize w:val="1"/></w:tblPr>
    <w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr>
    <w:tblStylePr w:type="lastRow"><w:tcPr><w:shd w:val="clear" w:fill="444444"/></w:tcPr></w:tblStylePr>
    <w:tblStylePr w:type="firstCol"><w:tcPr><w:shd w:val="clear" w:fill="222222"/></w:tcPr></w:tblStylePr>
    <w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="DDDDDD"/></w:tcPr></w:tblStylePr></w:style>"""


def styled(look: str) -> Any:
    document, table = with_table([["a", "b"]] * 4)
    document.styles.element.append(xml(STYLE.replace("\n    ", "")))
    properties = table._tbl.tblPr
    properties.remove(properties.find(f"{{{properties.nsmap['w']}}}tblLook"))
    properties.append(xml(f"<w:tblLook {look}/>"))
    for old in properties.findall(f"{{{properties.nsmap['w']}}}tblStyle"):
        properties.remove(old)
    properties.insert(0, xml('<w:tblStyle w:val="Rated"/>'))
    return document, table


def test_the_parts_of_a_table_style_apply_as_the_table_says() -> None:
    document, _ = styled('w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"')
    assert fills(document) == ["#1f3864", "#1f3864", "#dddddd", "#dddddd", None, None, "#dddddd", "#dddddd"]


def test_parts_may_be_named_by_bits_and_the_first_column_stands_over_the_last_row() -> None:
    document, _ = styled('w:val="06C0"')  # last row, first column, no bands
    assert fills(document) == ["#222222", None, "#222222", None, "#222222", None, "#222222", "#444444"]


def test_own_shading_stands_over_that_of_the_style() -> None:
    document, table = styled('w:val="0620"')
    shade(table.cell(0, 0), 'w:val="clear" w:fill="00B050"')
    shade(table.cell(0, 1), 'w:val="clear" w:fill="auto"')
    assert fills(document)[:2] == ["#00b050", None]


def test_one_colour_behind_all_words_of_a_cell_is_its_fill() -> None:
    red, green = ('<w:shd w:val="clear" w:fill="FF0000"/>', '<w:shd w:val="clear" w:fill="00FF00"/>')
    document = with_cells(
        f"<w:p>{run('Behind', red)}{run(' ')}{run('target', red)}</w:p>",
        f"<w:p>{run('Behind', red)}{run('target')}</w:p>",
        f"<w:p><w:pPr>{green}</w:pPr>{run('On target')}</w:p>",
    )
    assert fills(document) == ["#ff0000", None, "#00ff00"]


def test_the_marker_pen_is_no_rating() -> None:
    assert fills(with_cells(run("9.4%", '<w:highlight w:val="yellow"/>'))) == [None]
