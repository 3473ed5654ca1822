"""Bytes of a PDF in, a `Layout` out.

pypdf says whether the file opens and what it says of itself; PDFium gives what its pages print. From there on the steps are pure: glyphs
-> words, rules -> grids, words of all pages -> furniture and styles, grids + words -> tables, words left -> passages -> blocks.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

import pypdf
import pypdf.errors
import pypdfium2
import pypdfium2.raw as raw

from ingest.errors import DamagedFile, EncryptedFile
from ingest.model import Block, BlockKind, Box, Layout, Page, Place, Problem
from ingest.pdf.cells import Printed, make_table
from ingest.pdf.furniture import PageWords, furniture_of, headed_box
from ingest.pdf.marks import PageMarks, Word, encloses, holds, rounded
from ingest.pdf.paragraphs import Passage, Styles, passages_of, read_passage, styles_of
from ingest.pdf.pdfium import read_marks
from ingest.pdf.rulings import Grid, TooManyRules
from ingest.pdf.tables import find_grids
from ingest.pdf.text_boxes import apart
from ingest.pdf.words import Hyphenation, lines_of, words_of

SCAN_SHARE = 0.4
"""A page without text that pictures cover this far is a scan; less is a divider or an empty page."""
SCAN_WORDS = 5
"""A scan may carry a stamp or page number as text."""
HIDDEN_LETTERS = 3
"""Fewer unseen letters are a stray mark of the program that made the file."""

_log = logging.getLogger(__name__)


class ReadPage(NamedTuple):
    """A page after the first pass; `marks` is None when it could not be read."""

    number: int
    place: Place
    marks: PageMarks | None
    words: list[Word]
    grids: list[Grid]
    problems: tuple[Problem, ...]

    def boxed(self, box: Box) -> Place:
        return Place(document=self.place.document, document_id=self.place.document_id, page=self.number, box=box)


class About(NamedTuple):
    """What the file says of itself."""

    title: str | None
    labels: tuple[str, ...]


def read_pdf(content: bytes, document: str, document_id: str) -> Layout:
    """The pages of the file with their blocks; raw tables, nothing joined over pages.

    Raises `EncryptedFile` when it needs a password, `DamagedFile` when it does not open or none of its pages can be read.
    """
    about = _about(content, document)
    pages = _read_pages(content, document, document_id)
    hyphenation = Hyphenation(line.text for page in pages for line in lines_of(word for word in page.words if not word.turn))
    furniture = furniture_of([_outside_tables(page) for page in pages])
    pages = [page._replace(words=[word for word in page.words if word not in aside]) for page, aside in zip(pages, furniture, strict=True)]
    prose = [_stretches(page) for page in pages]
    styles = styles_of(passage for stretches in prose for stretch in stretches for passage in stretch)
    made = []
    for page, stretches in zip(pages, prose, strict=True):
        label = about.labels[page.number - 1] if page.number <= len(about.labels) else None
        blocks = _blocks(page, stretches, styles, hyphenation)
        size = (page.marks.width, page.marks.height) if page.marks else (None, None)
        made.append(Page(number=page.number, blocks=blocks, width=size[0], height=size[1], label=label))
    return Layout(pages=tuple(made), metadata_title=about.title, problems=tuple(problem for page in pages for problem in page.problems))


def _about(content: bytes, document: str) -> About:
    """Title and page labels; nothing of either when pypdf cannot read the file, as PDFium often still can."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of each mended flaw
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedFile(f"{document}: needs a password to open; save a copy without one and ingest that")
        title = reader.metadata.title if reader.metadata else None
        labels = tuple(reader.page_labels) if "/PageLabels" in reader.root_object else ()
        return About(title.strip() if isinstance(title, str) and title.strip() else None, labels)
    except (
        pypdf.errors.PyPdfError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
        NotImplementedError,
    ) as error:
        _log.info("%s: pypdf cannot read its metadata (%s)", document, error)  # pypdf lets all of these escape from damaged files
        return About(None, ())


def _read_pages(content: bytes, document: str, document_id: str) -> list[ReadPage]:
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedFile(f"{document}: needs a password to open; save a copy without one and ingest that") from error
        raise DamagedFile(f"{document}: is damaged and cannot be opened; download or export it again") from error
    try:
        pages = [_read_page(pdf, index, Place(document=document, document_id=document_id, page=index + 1)) for index in range(len(pdf))]
    finally:
        pdf.close()
    if all(page.marks is None for page in pages):
        raise DamagedFile(f"{document}: none of its pages can be read; download or export it again")
    return pages


def _read_page(pdf: pypdfium2.PdfDocument, index: int, place: Place) -> ReadPage:
    handle = raw.FPDF_LoadPage(pdf.raw, index)
    if not handle:
        damaged = Problem(kind="page", message=f"page {index + 1} is damaged and was left out", place=place)
        return ReadPage(index + 1, place, None, [], [], (damaged,))
    try:
        marks = read_marks(handle)
    finally:
        raw.FPDF_ClosePage(handle)
    words = words_of(marks.glyphs)
    problems = [Problem(kind=kind, message=f"page {index + 1} {message}", place=place) for kind, message in _doubts(marks, words)]
    try:
        grids = find_grids(marks.rules, marks.fills, words, marks.strokes)
    except TooManyRules as error:
        grids = find_grids([], [], words)
        problems.append(Problem(kind="drawing", message=f"page {index + 1} holds a drawing ({error}); its tables may be lost", place=place))
    kept = marks._replace(glyphs=[], rules=[], strokes=[])  # thousands a page, and no longer needed
    return ReadPage(index + 1, place, kept, words, grids, tuple(problems))


def _doubts(marks: PageMarks, words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """What a page holds that cannot be read or is not shown, as kind and message."""
    if len(words) < SCAN_WORDS and marks.image_share >= SCAN_SHARE:
        yield "scan", "is a picture without text; have it recognised (OCR) to read it"
    if marks.hidden >= HIDDEN_LETTERS:
        yield "hidden", f"holds {marks.hidden} letters that nobody sees (white, tiny, transparent or painted over); they were left out"


def _outside_tables(page: ReadPage) -> PageWords:
    """The words that may be furniture: ruled tables keep theirs, but a running header may look like the first line of an inferred one."""
    kept = [grid.box if grid.certain else headed_box(grid, page.words) for grid in page.grids]
    outside = [word for word in page.words if not any(box and holds(box, word.box) for box in kept)]
    return PageWords(outside, page.marks.height if page.marks else 0.0, median([word.size for word in page.words] or [0.0]))


def _stretches(page: ReadPage) -> list[list[Passage]]:
    """The passages above the first table, between tables, and below the last: one list more than there are tables."""
    stretches: list[list[Word]] = [[] for _ in range(len(page.grids) + 1)]
    for word in page.words:
        if not any(holds(grid.box, word.box) for grid in page.grids):
            middle = (word.box[1] + word.box[3]) / 2
            stretches[sum(grid.ys[0] <= middle for grid in page.grids)].append(word)
    fills = [fill for fill in (page.marks.fills if page.marks else ()) if not any(encloses(grid.box, fill.box, 3.0) for grid in page.grids)]
    return [[passage for group in apart(words, fills) for passage in passages_of(group)] for words in stretches]


def _blocks(page: ReadPage, stretches: Sequence[Sequence[Passage]], styles: Styles, hyphenation: Hyphenation) -> tuple[Block, ...]:
    if page.marks is None:
        return ()
    printed = Printed(page.marks.fills, page.marks.shapes)
    blocks = []
    for grid, passages in zip([None, *page.grids], stretches, strict=True):
        if grid is not None:
            table = make_table(grid, page.words, printed, hyphenation, page.boxed)
            blocks.append(Block(kind=BlockKind.TABLE, text="", place=table.places[0], table=table))
        for passage in passages:
            reading = read_passage(passage, styles, hyphenation)
            if reading.text:
                blocks.append(Block(kind=reading.kind, text=reading.text, place=page.boxed(rounded(reading.box)), level=reading.level))
    return tuple(blocks)
