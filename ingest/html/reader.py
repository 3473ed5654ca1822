"""HTML -> Layout: one page without number; places are locators such as "paragraph 12" and "table 3 row 4 column 2", from 1.

Read is what the saved page holds as text: navigation, forms and what its own attributes hide are left out; nothing is fetched, no script
runs, and colours that only a style sheet gives are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.etree
import lxml.html

from ingest.errors import DamagedFile
from ingest.grids.header_rows import count_header_rows
from ingest.model import Block, BlockKind, Cell, Layout, Page, Place, Problem, Table
from ingest.text.markup import raised, tidy_spaces

Element = Any  # lxml's elements have no types that mypy accepts

LEFT_OUT = {
    *("script", "style", "noscript", "template", "nav", "aside", "footer", "head", "button", "select", "input", "textarea", "svg"),
    *("canvas", "audio", "video", "iframe", "object", "del", "s"),  # not forms: some content systems put the whole page into one
}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
PASSAGES = {"p", "li", "dt", "dd", "blockquote", "figcaption", "caption", "pre", "address", "summary"}
BREAKS = PASSAGES | HEADINGS.keys() | {"div", "tr", "ul", "ol", "table", "section"}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BACKGROUND = re.compile(
    r"background(?:-color)?\s*:[^;]*?(#[0-9a-f]{6}\b|#[0-9a-f]{3}\b|rgb\([\d\s,]+\)|\b(?:green|red|amber|orange|yellow|lime)\b)", re.I
)
NAMED = {"green": "#008000", "red": "#ff0000", "orange": "#ffa500", "amber": "#ffbf00", "yellow": "#ffff00", "lime": "#00ff00"}
WHITE = "#ffffff"
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
CHARSET = re.compile(rb"<meta\b[^<>]*\bcharset\s*=|<\?xml\b[^<>]*\bencoding\s*=", re.IGNORECASE)
MAX_SPAN = 1000
"""Rows that a cell may span: a hostile page claims any number."""
MAX_COLUMNS, MAX_CELLS = 256, 200_000
"""What is read of a table, with the cells that spans reach over: reports have some thousand cells."""


def read_html(content: bytes, document: str, document_id: str) -> Layout:
    """The headings, passages, list items and tables of a saved web page, in order. Raises `DamagedFile` when there is nothing in it."""
    try:
        parser = lxml.html.HTMLParser(encoding=_encoding(content), no_network=True, huge_tree=False, remove_comments=True)
        root = lxml.html.document_fromstring(content, parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(f"{document}: its content cannot be read ({error}); save the page again, or as PDF") from error
    reader = _Reader(Place(document=document, document_id=document_id))
    body = root.find("body")
    blocks = tuple(reader.blocks(body)) if body is not None else ()
    title = tidy_spaces(root.findtext(".//title") or "") or None
    return Layout(pages=(Page(number=None, blocks=blocks),), metadata_title=title, problems=tuple(reader.problems))


def _encoding(content: bytes) -> str | None:
    """The encoding of a page that declares none; None where the page says it, or is neither UTF-8 nor Windows-1252."""
    if content.startswith(BYTE_ORDER_MARKS) or CHARSET.search(content):
        return None
    for encoding in ("utf-8", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return None


class _Reader:
    """Walks the page and counts its passages and tables for the locators."""

    def __init__(self, whole: Place) -> None:
        self.whole = whole
        self.passages = 0
        self.tables = 0
        self.problems: list[Problem] = []

    def place(self, locator: str) -> Place:
        return Place(document=self.whole.document, document_id=self.whole.document_id, locator=locator)

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The blocks below an element; loose text between them is passages of its own."""
        loose = parent.text or ""
        for child in parent:
            if not _is_shown(child):
                loose += child.tail or ""
                continue
            if child.tag == "table" or child.tag in BREAKS or any(True for _ in child.iter("table", *BREAKS)):
                yield from self._passage(BlockKind.PARAGRAPH, loose)
                loose = ""
                yield from self._block(child)
            else:
                loose += _text(child)
            loose += child.tail or ""
        yield from self._passage(BlockKind.PARAGRAPH, loose)

    def _block(self, element: Element) -> Iterator[Block]:
        holds_blocks = any(one is not element and (one.tag == "table" or one.tag in BREAKS) for one in element.iter())
        if element.tag == "table":
            self.tables += 1
            yield from self._table(element, f"table {self.tables}")
        elif element.tag in HEADINGS:
            yield from self._passage(BlockKind.HEADING, _text(element), HEADINGS[element.tag])
        elif holds_blocks:
            yield from self.blocks(element)
        else:
            yield from self._passage(BlockKind.LIST_ITEM if element.tag == "li" else BlockKind.PARAGRAPH, _text(element))

    def _passage(self, kind: BlockKind, text: str, level: int | None = None) -> Iterator[Block]:
        if words := tidy_spaces(text):
            self.passages += 1
            words = words.removeprefix("•").lstrip() if kind is BlockKind.LIST_ITEM else words
            yield Block(kind=kind, text=words, place=self.place(f"paragraph {self.passages}"), level=level)

    def _table(self, table: Element, locator: str) -> Iterator[Block]:
        """The caption, the table, then those nested in its cells; of a table that only frames others what is in it."""
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table and _is_shown(row)]
        cells = [[cell for cell in row if cell.tag in {"td", "th"} and _is_shown(cell)] for row in rows]
        if sum(len(_text(inner)) for inner in _nested(table)) > 0.5 * len(_text(table)):
            for cell in (cell for row in cells for cell in row):
                yield from self.blocks(cell)
            return
        if (caption := table.find("caption")) is not None:
            yield from self._passage(BlockKind.PARAGRAPH, _text(caption))
        grid = self._grid(cells, locator)
        if grid:
            headed = 0
            while headed < len(cells) and cells[headed] and all(cell.tag == "th" for cell in cells[headed]):
                headed += 1
            counted = count_header_rows([[cell.text if cell else None for cell in row] for row in grid])
            place = self.place(locator)
            header_rows = max(headed, counted) if headed < len(cells) else counted
            yield Block(kind=BlockKind.TABLE, text="", place=place, table=Table(rows=grid, places=(place,), header_rows=header_rows))
        for number, inner in enumerate(_nested(table), start=1):
            yield from self._table(inner, f"{locator} table {number}")

    def _grid(self, rows: list[list[Element]], locator: str, *, is_cut: bool = False) -> tuple[tuple[Cell | None, ...], ...]:
        """The cells in their columns, None where a span reaches; what goes beyond the bounds is left out and told."""
        taken: dict[tuple[int, int], Cell | None] = {}
        width = 0
        for at, row in enumerate(rows):
            column = 0
            for after, cell in zip(range(len(row) - 1, -1, -1), row, strict=True):
                while (at, column) in taken:
                    column += 1
                if column >= MAX_COLUMNS:
                    is_cut = True
                    break
                down = min(_span(cell, "rowspan"), len(rows) - at)
                across = min(_span(cell, "colspan"), max(MAX_COLUMNS - column - after, 1))  # the cells after it keep their room
                taken |= {(at + below, column + right): None for below in range(down) for right in range(across)}
                place = self.place(f"{locator} row {at + 1} column {column + 1}")
                taken[at, column] = Cell(
                    text=tidy_spaces(_text(cell)), places=(place,), row_span=down, column_span=across, fill=_fill(cell)
                )
                column += across
                width = max(width, column)
            if (at + 1) * width > MAX_CELLS:
                return self._grid(rows[:at], locator, is_cut=True)
        if is_cut:
            told = f"{locator} has more than {MAX_COLUMNS} columns or {MAX_CELLS} cells; the rest was left out"
            self.problems.append(Problem(kind="table", message=told, place=self.place(locator)))
        return tuple(tuple(taken.get((at, column)) for column in range(width)) for at in range(len(rows))) if width else ()


def _nested(table: Element) -> list[Element]:
    return [one for one in table.iter("table") if one is not table and next(one.iterancestors("table")) is table]


def _span(cell: Element, name: str) -> int:
    text = (cell.get(name) or "").strip()
    return max(1, min(int(text), MAX_SPAN)) if text.isascii() and text.isdigit() else 1


def _is_shown(element: Element) -> bool:
    return (
        isinstance(element.tag, str)
        and element.tag not in LEFT_OUT
        and element.get("hidden") is None
        and element.get("role") != "navigation"
        and not HIDDEN.search(element.get("style") or "")
    )


def _text(element: Element) -> str:
    """The words of an element with line breaks where blocks part them; raised digits as superscript characters, pictures by their text."""
    if not _is_shown(element):
        return ""
    if element.tag == "br":
        return "\n"
    if element.tag == "img":
        return f" {element.get('alt') or ''} "
    inner = re.sub(r"\s+", " ", element.text or "")
    for child in element:
        inner += _text(child) + re.sub(r"\s+", " ", child.tail or "")
        inner += " | " if child.tag in {"td", "th"} and child.getnext() is not None else ""
    if element.tag == "sup":
        return raised(inner.strip())
    return f"\n• {inner}\n" if element.tag == "li" else f"\n{inner}\n" if element.tag in BREAKS else inner


def _fill(cell: Element) -> str | None:
    """The colour behind a cell as `#rrggbb` where the cell or its row says it itself, None for white or none."""
    for holder in (cell, cell.getparent()):
        match = BACKGROUND.search(f"{holder.get('style') or ''};background:{holder.get('bgcolor') or ''}")
        if match:
            colour = NAMED.get(match[1].lower(), match[1].lower())
            if colour.startswith("rgb"):
                colour = "#" + "".join(f"{min(int(part), 255):02x}" for part in re.findall(r"\d+", colour)[:3])
            elif len(colour) == 4:
                colour = "#" + "".join(2 * digit for digit in colour[1:])
            return colour if colour != WHITE and len(colour) == 7 else None
    return None
