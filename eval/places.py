"""Does the place of a published value, or of a cell, hold what was read there? Asked of other readers than ours.

PDF: the words that PDFium itself finds within the box. DOCX: the cell or paragraph that python-docx finds at the locator. Text: the lines.
A text whose source is split counts when its places together, or one of them, hold it.
"""

from __future__ import annotations

import ctypes
import html
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import docx
import pypdfium2
import pypdfium2.raw as pdfium_c
from docx.oxml.ns import qn

from ingest.model import Drawing, Place, Report

SLACK = 1.0  # points around a box: PDFium wants a letter's whole body within the bounds
FINE = 100  # PDFium turns whole device pixels into places on a page: hundredths of a point
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
STEP = re.compile(r"(table|row|column|paragraph) (\d+)")
UNPRINTED = re.compile(r"[\s\u00ad\u200b\ufeff*_\\]+")  # and what Markdown puts around words
HYPHENS = re.compile(r"[\u0002\u2010-\u2015\u2212\ufffe]")

TextAt = Callable[[Place], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceScores:
    """How many printed texts there are, how many are held by their places, and each miss in words."""

    printed: int
    held: int
    misses: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.held / self.printed if self.printed else 1.0


def check_values(report: Report, content: bytes) -> PlaceScores:
    """Scores of all published values of a report; `content` is the file that it was read from."""
    said = (
        (value.raw, value.places, f"{value.ref or value.title} {value.measure}")
        for value in report.values
        if value.raw and value.raw not in set(Drawing)
    )
    return _check(said, _reader(report.document.format)(content))


def check_cells(report: Report, content: bytes) -> PlaceScores:
    """Scores of all cells of a report's tables."""
    cells = (cell for one in report.tables for row in one.table.rows for cell in row if cell and cell.text.strip())
    return _check(((cell.text, cell.places, "a cell") for cell in cells), _reader(report.document.format)(content))


def _check(said: Iterable[tuple[str, tuple[Place, ...], str]], text_at: TextAt) -> PlaceScores:
    """`said` are texts with their places and a name each."""
    printed, misses = 0, []
    for text, places, name in said:
        printed += 1
        if not is_held(text, places, text_at):
            misses.append(_words(text, places[0], name, text_at))
    return PlaceScores(printed=printed, held=printed - len(misses), misses=tuple(misses))


def all_places(scores: Iterable[PlaceScores]) -> PlaceScores:
    """The scores of several reports as one."""
    several = tuple(scores)
    return PlaceScores(
        printed=sum(one.printed for one in several),
        held=sum(one.held for one in several),
        misses=tuple(miss for one in several for miss in one.misses),
    )


def is_held(said: str, places: Sequence[Place], text_at: TextAt) -> bool:
    """Whether the places hold a text, spaces aside."""
    texts = [squeezed(text_at(place)) for place in places]
    wanted = squeezed(said)
    return any(wanted in text for text in texts) or holds_in_turn(wanted, texts)


def holds_in_turn(wanted: str, texts: Sequence[str]) -> bool:
    """Whether texts hold one part of what is wanted after the other; each takes as long a part as it can.

    >>> holds_in_turn("sharesofvisitors", ["12sharesof9", "34visitors"])
    True
    """
    for text in texts:
        longest = next((end for end in range(len(wanted), 0, -1) if wanted[:end] in text), 0)
        wanted = wanted[longest:]
    return not wanted


def squeezed(text: str) -> str:
    """Text without spaces and marks of Markdown, in one case, with one kind of hyphen and plain digits.

    >>> squeezed("New – 9.5% ²")
    'new-9.5%2'
    """
    flat = unicodedata.normalize("NFKC", HYPHENS.sub("-", text))
    return UNPRINTED.sub("", re.sub(r"[‘’]", "'", re.sub(r"[“”]", '"', flat))).casefold()


def text_reader(format_name: str) -> Callable[[bytes], TextAt] | None:
    """What reads the words at a place of a file of this format; None where no other reader than ours is at hand."""
    return {"pdf": pdf_text, "docx": docx_text, "text": lines_text}.get(format_name)


def _reader(format_name: str) -> Callable[[bytes], TextAt]:
    return text_reader(format_name) or lines_text


def pdf_text(content: bytes) -> TextAt:
    """What PDFium finds within the box of a place."""
    pdf = pypdfium2.PdfDocument(content)

    @cache
    def page_of(number: int) -> tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage]:
        page = pdf[number - 1]
        return page, page.get_textpage()

    def text_at(place: Place) -> str:
        if place.page is None or place.box is None:
            return ""
        page, text = page_of(place.page)
        x0, top, x1, bottom = place.box
        corners = [_on_page(page, x, y) for x, y in ((x0 - SLACK, top - SLACK), (x1 + SLACK, bottom + SLACK))]
        (left, right), (low, high) = (sorted(axis) for axis in zip(*corners, strict=True))
        return str(text.get_text_bounded(left, low, right, high))

    return text_at


def _on_page(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of the page as displayed, from its top left, in the page's own coordinates."""
    width, height = page.get_size()
    own_x, own_y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDF_DeviceToPage(
        page, 0, 0, round(width * FINE), round(height * FINE), 0, round(x * FINE), round(y * FINE), ctypes.byref(own_x), ctypes.byref(own_y)
    )
    return own_x.value, own_y.value


def docx_text(content: bytes) -> TextAt:
    """What python-docx finds at a locator, "table 3 row 4 column 2 table 1 row 1 column 1" or "paragraph 12"."""
    opened = docx.Document(io.BytesIO(content))

    def text_at(place: Place) -> str:
        at: object = opened
        for what, number in STEP.findall(place.locator or ""):
            at = _step(at, what, int(number) - 1)
        element = getattr(at, "_element", None)
        return (
            "" if element is None or at is opened else "".join(part.text or "" for part in element.iter(qn("w:t"), qn("w:noBreakHyphen")))
        )

    return text_at


def _step(at: object, what: str, index: int) -> object:
    """One step of a locator; None where the document has no such thing."""
    if what == "column":
        index -= getattr(at, "grid_cols_before", 0)
    found = getattr(at, {"column": "cells"}.get(what, f"{what}s"), ())
    return found[index] if 0 <= index < len(found) else None


def lines_text(content: bytes) -> TextAt:
    """The lines of a place in a text file, without HTML tags."""
    lines = content.decode("utf-8-sig", errors="replace").split("\n")

    def text_at(place: Place) -> str:
        first, last = place.lines or (1, 0)
        return html.unescape(TAG.sub("", "\n".join(lines[first - 1 : last])))

    return text_at


def _words(said: str, place: Place, name: str, text_at: TextAt) -> str:
    where = place.locator or (f"page {place.page}" if place.page else f"lines {place.lines}")
    found = " ".join(text_at(place).split())[:60]
    return f"{place.document} {where}: {name} {said[:60]!r} is not in {found!r}"
