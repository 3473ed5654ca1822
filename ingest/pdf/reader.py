"""Bytes of a PDF in, a `Layout` out.

pypdf says whether the file opens and what it says of itself; PDFium gives what its pages print. From there on the steps are pure: glyphs
-> words, rules -> grids, words of all pages -> furniture and styles, grids + words -> tables, words left -> passages -> blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from ingest.errors import DamagedFile, EncryptedFile, ReadLimit
from ingest.model import Block, BlockKind, Box, Layout, Page, Place, Problem
from ingest.ocr.extra import EXTRA, is_installed
from ingest.pdf.about import About, read_about
from ingest.pdf.cells import Printed, make_table
from ingest.pdf.continued import OpenPage, with_continued
from ingest.pdf.drawn_signs import signs_among
from ingest.pdf.furniture import PageWords, furniture_of, headed_box
from ingest.pdf.marks import PageMarks, Rule, Word, encloses, holds, rounded
from ingest.pdf.nested import own_words
from ingest.pdf.paragraphs import Passage, Styles, passages_of, read_passage, styles_of
from ingest.pdf.pdfium import read_marks
from ingest.pdf.rule_stacks import free_rules
from ingest.pdf.rulings import Grid, TooManyRules
from ingest.pdf.streams import check_streams
from ingest.pdf.tables import find_grids
from ingest.pdf.text_boxes import apart
from ingest.pdf.words import LOOKALIKES, Hyphenation, lines_of, words_of

if TYPE_CHECKING:
    from ingest.pdf.scans import Scan

SCAN_SHARE = 0.4
"""A page without text that pictures cover this far is a scan; less is a divider or an empty page."""
SCAN_WORDS = 5
"""A scan may carry a stamp or page number as text."""
UNREAD = f"is a scan; install {EXTRA} to read it"
RECOGNISED = "is a scan; its words were recognised from the picture (OCR), so compare figures with the page"
HIDDEN_LETTERS = 3
"""Fewer unseen letters are a stray mark of the program that made the file."""
HIDDEN_SHOWN = 80
"""Letters of a hidden text that its problem quotes."""
LONGEST_SIDE = 20_000.0
"""Points; the largest page that PDF allows has 14,400."""
MOST_FILLS = 5000
"""Shaded rectangles of a page, of which a table full of small cells has 1,500; each is compared with each."""
MAX_PAGES = 5000
"""A pack of all papers of a meeting has 1,000; a file that claims a million does so to keep its reader busy."""


class ReadPage(NamedTuple):
    """A page after the first pass; `marks` is None when it could not be read, `rules` are the horizontal ones outside of ruled grids."""

    number: int
    place: Place
    marks: PageMarks | None
    words: list[Word]
    grids: list[Grid]
    rules: list[Rule]
    problems: tuple[Problem, ...]
    printed: str = ""

    def boxed(self, box: Box) -> Place:
        return Place(document=self.place.document, document_id=self.place.document_id, page=self.number, box=box)


def read_pdf(content: bytes, document: str, document_id: str) -> Layout:
    """The pages of the file with their blocks; raw tables, nothing joined over pages.

    Raises `EncryptedFile` when it needs a password, `DamagedFile` when it does not open or none of its pages can be read, `ReadLimit` when
    it holds more than a report.
    """
    about = read_about(content, document, check_streams(content, document))
    pages = _read_pages(content, document, document_id, about)
    hyphenation = Hyphenation(line.text for page in pages for line in lines_of(word for word in page.words if not word.turn))
    furniture = furniture_of([_outside_tables(page) for page in pages])
    asides = [" ".join(word.text for word in page.words if word in running) for page, running in zip(pages, furniture, strict=True)]
    pages = [page._replace(words=[word for word in page.words if word not in aside]) for page, aside in zip(pages, furniture, strict=True)]
    pages = _with_continued(pages)
    prose = [_stretches(page) for page in pages]
    styles = styles_of(passage for stretches in prose for stretch in stretches for passage in stretch)
    made = []
    for page, stretches, aside in zip(pages, prose, asides, strict=True):
        label = about.labels[page.number - 1] if page.number <= len(about.labels) else None
        blocks = _blocks(page, stretches, styles, hyphenation)
        size = (page.marks.width, page.marks.height) if page.marks else (None, None)
        made.append(Page(number=page.number, blocks=blocks, width=size[0], height=size[1], label=label, printed=page.printed, aside=aside))
    problems = [problem for page in pages for problem in page.problems]
    if about.flaws and not about.damaged:
        message = "parts of the file are damaged, which pages they belong to cannot be told; words and figures may be missing"
        problems.append(Problem(kind="page", message=message, place=Place(document=document, document_id=document_id)))
    return Layout(pages=tuple(made), metadata_title=about.title, problems=tuple(problems))


def _read_pages(content: bytes, document: str, document_id: str, about: About) -> list[ReadPage]:
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedFile(f"{document}: needs a password to open; save a copy without one and ingest that") from error
        raise DamagedFile(f"{document}: is damaged and cannot be opened; download or export it again") from error
    try:
        if len(pdf) > MAX_PAGES:
            raise ReadLimit(f"{document}: has {len(pdf):,} pages, more than the {MAX_PAGES:,} that are read; split the file")
        pages: list[ReadPage] = []
        for index in range(len(pdf)):
            place = Place(document=document, document_id=document_id, page=index + 1)
            pages.append(_read_page(pdf, index, place, about, pages[-1].grids if pages else []))
    finally:
        pdf.close()
    if all(page.marks is None or (about.flaws and not page.words) for page in pages):
        raise DamagedFile(f"{document}: none of its pages can be read; download or export it again")
    return pages


def _read_page(pdf: pypdfium2.PdfDocument, index: int, place: Place, about: About, before: Sequence[Grid]) -> ReadPage:
    """One page; `before` are the grids of the page before it."""
    handle = raw.FPDF_LoadPage(pdf.raw, index)
    if not handle or max(raw.FPDF_GetPageWidthF(handle), raw.FPDF_GetPageHeightF(handle)) > LONGEST_SIDE:
        damaged = Problem(kind="page", message=f"page {index + 1} is damaged and was left out", place=place)
        return ReadPage(index + 1, place, None, [], [], [], (damaged,))
    try:
        marks = read_marks(handle, about.layers_off)
    finally:
        raw.FPDF_ClosePage(handle)
    words = words_of(marks.glyphs)
    problems = [Problem(kind=kind, message=f"page {index + 1} {message}", place=place) for kind, message in _doubts(marks)]
    if index + 1 in about.damaged:
        problems.append(Problem(kind="page", message=f"page {index + 1} is damaged; words and figures of it are missing", place=place))
    scan = None
    if len(words) < SCAN_WORDS and marks.image_share >= SCAN_SHARE:
        problems.append(Problem(kind="scan", message=f"page {index + 1} {RECOGNISED if is_installed() else UNREAD}", place=place))
        scan = _read_scan(pdf, index) if is_installed() else None
    if scan:
        words, marks = scan.words, marks._replace(rules=scan.rules, fills=[], shapes=[], strokes=[])
    if len(marks.fills) > MOST_FILLS:
        shaded = f"page {index + 1} holds a drawing ({len(marks.fills)} shaded areas); its colours are not read"
        problems.append(Problem(kind="drawing", message=shaded, place=place))
        marks = marks._replace(fills=[])
    rules: list[Rule] = []
    try:
        grids = find_grids(marks.rules, marks.fills, [*words, *signs_among(words, marks.shapes)], marks.strokes, before)
        rules = free_rules(marks.rules, grids)
    except TooManyRules as error:
        grids = find_grids([], [], words)
        problems.append(Problem(kind="drawing", message=f"page {index + 1} holds a drawing ({error}); its tables may be lost", place=place))
    if scan:
        marks, grids = marks._replace(fills=scan.fills(grids)), [grid._replace(certain=False) for grid in grids]
    kept = marks._replace(glyphs=[], rules=[], strokes=[])  # thousands a page, and no longer needed
    printed = " ".join(word.text for word in words) if scan else "".join(glyph.text for glyph in marks.glyphs).translate(LOOKALIKES)
    return ReadPage(index + 1, place, kept, words, grids, rules, tuple(problems), printed)


def _read_scan(pdf: pypdfium2.PdfDocument, index: int) -> Scan:
    from ingest.pdf.scans import read_scan  # it loads numpy, which no other page needs

    return read_scan(pdf, index)


def _doubts(marks: PageMarks) -> Iterator[tuple[str, str]]:
    """What a page holds that is not shown, as kind and message."""
    if (letters := len(marks.hidden.replace(" ", ""))) >= HIDDEN_LETTERS:
        words = shorten(marks.hidden, HIDDEN_SHOWN)
        yield "hidden", f"holds {letters} letters that nobody sees (white, tiny, transparent, cut off or painted over), left out: “{words}”"
    if marks.unnamed:
        yield "letters", f"prints {marks.unnamed} letters that its font does not name; words and figures are missing, print it to a new PDF"


def _outside_tables(page: ReadPage) -> PageWords:
    """The words that may be furniture: ruled tables keep theirs, but a running header may look like the first line of an inferred one."""
    kept = [grid.box if grid.certain else headed_box(grid, page.words) for grid in page.grids]
    outside = [word for word in page.words if not any(box and holds(box, word.box) for box in kept)]
    return PageWords(outside, page.marks.height if page.marks else 0.0, median([word.size for word in page.words] or [0.0]))


def _with_continued(pages: Sequence[ReadPage]) -> list[ReadPage]:
    """The pages with the grids of tables that go on overleaf."""
    marked = [(page, page.marks) for page in pages]
    opened = [
        OpenPage([*page.words, *signs_among(page.words, marks.shapes)], page.rules, marks.fills, page.grids)
        if marks
        else OpenPage([], [], [], [])
        for page, marks in marked
    ]
    return [page._replace(grids=grids) for page, grids in zip(pages, with_continued(opened), strict=True)]


def _stretches(page: ReadPage) -> list[list[Passage]]:
    """The passages above the first table, between tables, and below the last: one list more than there are tables."""
    stretches: list[list[Word]] = [[] for _ in range(len(page.grids) + 1)]
    for word in page.words:
        if not any(holds(grid.box, word.box) for grid in page.grids):
            middle = (word.box[1] + word.box[3]) / 2
            stretches[sum(grid.ys[0] <= middle for grid in page.grids)].append(word)
    fills = [fill for fill in (page.marks.fills if page.marks else ()) if not any(encloses(grid.box, fill.box, 3.0) for grid in page.grids)]
    right = max((word.box[2] for word in page.words if not word.turn), default=0.0)
    parted = [apart(words, fills) for words in stretches]
    return [[passage for group in groups for passage in passages_of(group, right if len(groups) == 1 else 0.0)] for groups in parted]


def _blocks(page: ReadPage, stretches: Sequence[Sequence[Passage]], styles: Styles, hyphenation: Hyphenation) -> tuple[Block, ...]:
    if page.marks is None:
        return ()
    printed = Printed(page.marks.fills, page.marks.shapes)
    blocks = []
    for grid, passages in zip([None, *page.grids], stretches, strict=True):
        if grid is not None:
            table = make_table(grid, own_words(grid, page.grids, page.words), printed, hyphenation, page.boxed)
            blocks.append(Block(kind=BlockKind.TABLE, text="", place=table.places[0], table=table))
        for passage in passages:
            reading = read_passage(passage, styles, hyphenation)
            if reading.text:
                blocks.append(Block(kind=reading.kind, text=reading.text, place=page.boxed(rounded(reading.box)), level=reading.level))
    return tuple(blocks)
