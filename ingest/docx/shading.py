"""What colour stands behind a cell: its own shading, else that of its row, of the table's style where it applies, or of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from ingest.docx.final_view import OFF, Element
from ingest.docx.words import WordFile
from ingest.office_theme import COLOUR, Theme

WHITE = "FFFFFF"
PATTERN = re.compile(r"pct(\d{1,2})")
LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400}


class TableShading:
    """The shading of one table; `fill` is asked for its cells. `heads` says whether its style sets the first row apart as headings."""

    def __init__(self, table: Element, rows: int, columns: int, file: WordFile) -> None:
        self._theme = file.theme
        self._rows, self._columns = rows, columns
        properties = table.find(qn("w:tblPr"))
        styles = list(file.styles.of(table, "tbl"))
        self._looks = _looks(properties)
        self._whole = _first(
            self._theme, [properties, *(style.find(qn("w:tblPr")) for style in styles), *(style.find(qn("w:tcPr")) for style in styles)]
        )
        self._band = (_size(styles, "w:tblStyleRowBandSize"), _size(styles, "w:tblStyleColBandSize"))
        self._parts: dict[str, str | None] = {}
        self.heads = False
        for part in (part for style in styles for part in style.iterchildren(qn("w:tblStylePr"))):
            kind = part.get(qn("w:type"), "")
            self.heads = self.heads or (kind == "firstRow" and self._looks["firstRow"])
            if (colour := _first(self._theme, [part.find(qn("w:tcPr"))])) and kind not in self._parts:
                self._parts[kind] = colour

    def fill(self, cell: Element, row: int, column: int, span: int) -> str | None:
        """The colour of a cell as `#rrggbb`, None for white or none; `row` and `column` count from 0."""
        own = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
        exceptions = cell.getparent().find(qn("w:tblPrEx"))
        colour = colour_of(own, self._theme)
        if colour is None and (own is None or own.get(qn("w:val")) == "nil"):
            styled = (self._parts[part] for part in self._applying(row, column, span) if part in self._parts)
            colour = _first(self._theme, [exceptions]) or next(styled, None) or self._whole
        if colour is None or colour.upper() == WHITE:
            colour = words_fill(cell, self._theme)
        return f"#{colour.lower()}" if colour and colour.upper() != WHITE else None

    def _applying(self, row: int, column: int, span: int) -> Iterator[str]:
        """The parts of a style that apply to a cell, strongest first. Source: ECMA-376 part 1, 17.7.6."""
        first_row, last_row = self._looks["firstRow"] and row == 0, self._looks["lastRow"] and row == self._rows - 1
        first_column = self._looks["firstColumn"] and column == 0
        last_column = self._looks["lastColumn"] and column + span == self._columns
        for north, row_holds in (("n", first_row), ("s", last_row)):
            for west, column_holds in (("w", first_column), ("e", last_column)):
                if row_holds and column_holds:
                    yield f"{north}{west}Cell"
        for part, applies in (("firstCol", first_column), ("lastCol", last_column), ("firstRow", first_row), ("lastRow", last_row)):
            if applies:
                yield part
        if not self._looks["noHBand"] and not first_row and not last_row:
            yield f"band{(row - self._looks['firstRow']) // self._band[0] % 2 + 1}Horz"
        if not self._looks["noVBand"] and not first_column and not last_column:
            yield f"band{(column - self._looks['firstColumn']) // self._band[1] % 2 + 1}Vert"


def colour_of(shading: Element | None, theme: Theme) -> str | None:
    """The colour of a shading as `RRGGBB`: its fill, its pattern's colour, or a mixture of both; None for automatic."""
    if shading is None:
        return None
    pattern = shading.get(qn("w:val"), "clear")
    behind, before = _named(shading, "fill", "themeFill", theme), _named(shading, "color", "themeColor", theme)
    if pattern == "solid":
        return before
    if (match := PATTERN.fullmatch(pattern)) and before:
        share = int(match[1]) / 100
        mixed = (round(int(before[at : at + 2], 16) * share + int((behind or WHITE)[at : at + 2], 16) * (1 - share)) for at in (0, 2, 4))
        return "".join(f"{part:02X}" for part in mixed)
    return behind


def words_fill(cell: Element, theme: Theme) -> str | None:
    """The one colour that stands behind all words of a cell, where they or their paragraphs are shaded and not the cell.

    The marker pen does not count: it marks what the author still has to check.
    """
    colours: set[str | None] = set()
    for paragraph in cell.iterchildren(qn("w:p")):
        behind = colour_of(paragraph.find(f"{qn('w:pPr')}/{qn('w:shd')}"), theme)
        for run in paragraph.iterchildren(qn("w:r")):
            if any((text.text or "").strip() for text in run.iterchildren(qn("w:t"))):
                colours.add(colour_of(run.find(f"{qn('w:rPr')}/{qn('w:shd')}"), theme) or behind)
        if next(paragraph.iterchildren(qn("w:r")), None) is None and behind:
            colours.add(behind)
    return next(iter(colours)) if len(colours) == 1 else None


def _named(shading: Element, plain: str, themed: str, theme: Theme) -> str | None:
    """Word writes a theme's colour as its result too; other programs only its name."""
    colour = shading.get(qn(f"w:{plain}"), "auto")
    if COLOUR.fullmatch(colour):
        return str(colour)
    name = shading.get(qn(f"w:{themed}"))
    tint, shade = (_share(shading.get(qn(f"w:{themed}{change}"))) for change in ("Tint", "Shade"))
    return theme.colour(name, tint=tint, shade=shade) if name else None


def _share(digits: str | None) -> float:
    """The share that two hex digits of a theme colour's change give."""
    return int(digits, 16) / 255 if digits and re.fullmatch("[0-9A-Fa-f]{1,2}", digits) else 1.0


def _first(theme: Theme, holders: list[Element | None]) -> str | None:
    found = (colour_of(holder.find(qn("w:shd")), theme) for holder in holders if holder is not None)
    return next((colour for colour in found if colour), None)


def _looks(properties: Element | None) -> dict[str, bool]:
    """Which parts of its style a table uses, all when it does not say."""
    look = properties.find(qn("w:tblLook")) if properties is not None else None
    if look is None:
        return {name: name in {"firstRow", "firstColumn", "noVBand"} for name in LOOKS}
    try:
        bits = int(look.get(qn("w:val"), "0"), 16)
    except ValueError:
        bits = 0
    return {name: (told not in OFF) if (told := look.get(qn(f"w:{name}"))) else bool(bits & bit) for name, bit in LOOKS.items()}


def _size(styles: list[Element], name: str) -> int:
    for style in styles:
        found = style.find(f"{qn('w:tblPr')}/{qn(name)}")
        if found is not None and (text := found.get(qn("w:val"), "")).isdigit():
            return max(int(text), 1)
    return 1
