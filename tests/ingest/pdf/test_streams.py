"""Streams that unpack to too much are refused before PDFium sees them, and damaged ones are told."""

from __future__ import annotations

import base64
import zlib

import pytest

from ingest.errors import DamagedFile, ReadLimit
from ingest.pdf.reader import read_pdf
from ingest.pdf.streams import LARGEST, check_streams
from tests.ingest.made_pdf import Sheet, made, written

WORDS = b"BT /F1 9 Tf 50 260 Td (Seen by all.) Tj ET "
FLATE, TWICE, TEXT_AND_FLATE = b"/Filter/FlateDecode", b"/Filter[/FlateDecode /FlateDecode]", b"/Filter[/ASCII85Decode /FlateDecode]"


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """More than the limit, deflated."""
    return zlib.compress(b" " * (LARGEST + 1), 9)


@pytest.mark.parametrize(("packed", "wrap"), [(FLATE, bytes), (TWICE, zlib.compress), (TEXT_AND_FLATE, base64.a85encode)])
def test_a_stream_that_unpacks_to_too_much_is_refused(bomb: bytes, packed: bytes, wrap: type[bytes]) -> None:
    with pytest.raises(ReadLimit, match=r"made\.pdf: a part of it unpacks to more than 64 MB"):
        read_pdf(written(wrap(bomb), packed=packed), "made.pdf", "0" * 16)


def test_a_picture_may_be_as_large_as_it_likes(bomb: bytes) -> None:
    content = written(bomb, packed=b"/Type/XObject/Subtype/Image" + FLATE)
    assert check_streams(content, "made.pdf") == frozenset()


def test_a_stream_without_its_check_sum_is_whole() -> None:
    layout = read_pdf(written(zlib.compress(WORDS)[:-4], packed=FLATE), "made.pdf", "0" * 16)
    assert layout.pages[0].blocks[0].text == "Seen by all."
    assert layout.problems == ()


def broken(content: bytes) -> bytes:
    """The bytes with their middle overwritten."""
    middle = len(content) // 2
    return content[:middle] + b"\xff" * 30 + content[middle + 30 :]


def test_a_page_whose_content_is_damaged_is_told() -> None:
    lines = b" ".join(b"BT /F1 9 Tf 50 %d Td (Line %d of the page.) Tj ET" % (280 - 2 * line, line) for line in range(120))
    layout = read_pdf(written(broken(zlib.compress(lines)), packed=FLATE), "made.pdf", "0" * 16)
    assert [(problem.kind, problem.place.page, problem.message) for problem in layout.problems] == [
        ("page", 1, "page 1 is damaged; words and figures of it are missing")
    ]


def test_damage_whose_page_cannot_be_told_is_told_of_the_file() -> None:
    whole = written(WORDS, objects=["<</Filter/FlateDecode/Length 9>>stream\nnot packed\nendstream"])
    layout = read_pdf(whole, "made.pdf", "0" * 16)
    assert layout.pages[0].blocks[0].text == "Seen by all."
    (problem,) = layout.problems
    assert problem.message.startswith("parts of the file are damaged")
    assert problem.place.page is None


def test_a_file_of_which_damage_leaves_nothing_is_an_error() -> None:
    with pytest.raises(DamagedFile, match="none of its pages can be read"):
        read_pdf(written(b"\xff" * 200, packed=FLATE), "made.pdf", "0" * 16)


def test_more_pages_than_any_report_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.pdf.reader.MAX_PAGES", 2)

    def blank(_: Sheet) -> None: ...

    with pytest.raises(ReadLimit, match=r"has 3 pages, more than the 2 that are read"):
        read_pdf(made(blank, blank, blank), "made.pdf", "0" * 16)


@pytest.mark.parametrize(
    "drawing",
    [
        b"0 0 2000000000 2000000000 re f ",  # 100 million bands of 20 points
        b"100000000 0 0 100000000 0 0 cm " * 8 + b"1 1 1 1 re f ",  # coordinates without end
        b"9" * 400 + b" 0 m 0 0 l S ",
    ],
)
def test_giant_coordinates_cost_no_time_and_no_words(drawing: bytes) -> None:
    layout = read_pdf(written(b"q 1 1 1 rg " + drawing + b"Q 0 g " + WORDS), "made.pdf", "0" * 16)
    assert layout.pages[0].blocks[0].text == "Seen by all."
