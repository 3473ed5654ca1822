from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient

from ingest.model import Box
from screens.admission import Admission
from screens.library import Library, Shelf
from screens.painter import Painter
from screens.pictures import page_url, routes
from screens.visitor import Role, Visitor
from tests.screens.made import PAGE, FakeStore

PDF = "cd" * 8
TEXT_FILE = "ab" * 8
OFFICER = Visitor(name="Ann", role=Role.OFFICER)
COUNCILLOR = Visitor(name="Bob", role=Role.COUNCILLOR)


class DrawsWhite(Painter):
    """A painter without a process: a white page of 800 by 600 points, or nothing."""

    works = True

    def page(self, content: bytes, document_id: str, page: int, box: Box | None) -> bytes | None:
        png = BytesIO()
        Image.new("RGB", (1600, 1200), "white").save(png, format="PNG")
        return png.getvalue() if self.works else None


class OfficersOnly(Library):
    """Shows its reports to officers and nothing to anyone else."""

    def __init__(self) -> None:
        super().__init__(Path())

    def shelf(self, visitor: Visitor, *, superseded: bool = False) -> Shelf:
        store = FakeStore({PDF: b"%PDF-1.7 made", TEXT_FILE: b"<script>alert(1)</script>"})
        return Shelf(store=store if visitor.is_at_least(Role.OFFICER) else None, samples=False)


def client(visitor: Visitor, painter: Painter | None = None) -> TestClient:
    async def who(_: HTTPConnection) -> Visitor:
        return visitor

    return TestClient(Starlette(routes=routes(OfficersOnly(), painter or DrawsWhite()), middleware=[Middleware(Admission, who=who)]))


def width(png: bytes) -> int:
    with Image.open(BytesIO(png)) as picture:
        return picture.width


def test_a_cited_page_comes_whole_or_as_the_part_around_its_box() -> None:
    whole, near = (client(OFFICER).get(page_url(PAGE, near=near)) for near in (False, True))
    assert (whole.status_code, near.status_code) == (200, 200)
    assert width(whole.content) == 1600
    assert width(near.content) < 1600
    assert near.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize("path", [f"/pages/{PDF}/2.png", f"/documents/{PDF}"])
def test_who_may_not_see_a_document_gets_neither_its_pages_nor_its_file(path: str) -> None:
    assert client(OFFICER).get(path).status_code == 200
    assert client(COUNCILLOR).get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/pages/unknown/1.png",
        f"/pages/{PDF}/0.png",
        f"/pages/{PDF}/5.png",
        f"/pages/{TEXT_FILE}/1.png",
        "/documents/unknown",
        "/documents/..%2f",
    ],
)
def test_what_is_not_there_is_not_found(path: str) -> None:
    assert client(OFFICER).get(path).status_code == 404


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "nan,0,1,1", "inf,0,1,1", ""])
def test_a_box_that_is_none_shows_the_whole_page(box: str) -> None:
    assert width(client(OFFICER).get(f"/pages/{PDF}/2.png", params={"box": box, "near": "1"}).content) == 1600


def test_a_page_that_cannot_be_drawn_is_no_picture() -> None:
    painter = DrawsWhite()
    painter.works = False
    assert client(OFFICER, painter).get(f"/pages/{PDF}/2.png").status_code == 404


def test_a_pdf_opens_in_the_browser_and_may_run_nothing() -> None:
    given = client(OFFICER).get(f"/documents/{PDF}")
    assert given.headers["content-type"] == "application/pdf"
    assert given.headers["content-disposition"].startswith("inline")
    assert given.headers["x-content-type-options"] == "nosniff"
    assert given.headers["content-security-policy"].startswith("sandbox; default-src 'none'")


def test_any_other_file_is_downloaded_and_never_shown_as_a_page() -> None:
    given = client(OFFICER).get(f"/documents/{TEXT_FILE}")
    assert given.headers["content-type"] == "application/octet-stream"
    assert given.headers["content-disposition"].startswith("attachment")


def test_a_file_called_pdf_that_is_none_is_downloaded() -> None:
    library = OfficersOnly()
    library.shelf = lambda _, **__: Shelf(store=FakeStore({PDF: b"<html>"}), samples=False)  # type: ignore[method-assign]
    app = Starlette(routes=routes(library, DrawsWhite()))
    assert TestClient(app).get(f"/documents/{PDF}").headers["content-disposition"].startswith("attachment")
