"""Page pictures and whole files over routes of their own, each given only to a visitor who may see that document.

A picture in the event that opens a citation would travel as base64, again at each press, and past the browser's own image decoding.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from index.errors import StoreError
from index.store import Store
from ingest.model import Box, Document, Place
from screens.library import Library
from screens.painter import Painter, close_up
from screens.service.watch import Watch
from screens.visitor import visitor_of

NOT_HERE = "There is no such page among the reports that you may see."
UNDRAWN = "This page could not be drawn."
PDF = "application/pdf"
CLOSED = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}  # another person may sit down at this browser
# A file is never a page of this app: what it holds may neither run nor ask for anything.
HELD = "sandbox; default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"


def page_url(place: Place, *, near: bool, page: int | None = None) -> str:
    """The address of the picture of a cited page, its box outlined; of another page of the document, without a box.

    `near` shows what is around the box and not the whole page.
    """
    shown = page or place.page or 1
    asked: dict[str, str] = {}
    if place.box and shown == place.page:
        asked["box"] = ",".join(f"{edge:g}" for edge in place.box)
        if near:
            asked["near"] = "1"
    return f"/pages/{quote(place.document_id, safe='')}/{shown}.png{'?' if asked else ''}{urlencode(asked)}"


def document_url(place: Place) -> str:
    """The address of the file itself, opened at the cited page."""
    return f"/documents/{quote(place.document_id, safe='')}{f'#page={place.page}' if place.page else ''}"


def routes(library: Library, painter: Painter, watch: Watch | None = None) -> list[Route]:
    """The routes that `ui.build_server` adds before the pages."""

    watch = watch or Watch()

    def page(request: Request) -> Response:
        found = _allowed(request, library)
        number = request.path_params["page"]
        if found is None or found[1].format != "pdf" or not 1 <= number <= (found[1].pages or number):
            return _missing(NOT_HERE)
        box = box_of(request.query_params.get("box"))
        try:
            content = found[0].original(found[1].document_id)
        except (StoreError, OSError):
            return _missing(NOT_HERE)
        png = painter.page(content, found[1].document_id, number, box)
        if png is None:
            return _missing(UNDRAWN)
        watch.shown(visitor_of(request), "page", (found[1].document_id,), page=number)
        near = box is not None and request.query_params.get("near") == "1"
        return Response(close_up(png, box) if near and box else png, media_type="image/png", headers=CLOSED)

    def document(request: Request) -> Response:
        found = _allowed(request, library)
        if found is None:
            return _missing(NOT_HERE)
        try:
            content = found[0].original(found[1].document_id)
        except (StoreError, OSError):
            return _missing(NOT_HERE)
        watch.shown(visitor_of(request), "file", (found[1].document_id,))
        return file_response(found[1].document, content, inline=found[1].format == "pdf" and content[:1024].find(b"%PDF-") >= 0)

    def here(_: Request) -> Response:
        return Response(status_code=204, headers=CLOSED)

    return [
        Route("/here", here, methods=["GET"]),  # pages ask whether the connection still stands
        Route("/pages/{document_id}/{page:int}.png", _at_once_or_missing(page), methods=["GET"]),
        Route("/documents/{document_id}", _at_once_or_missing(document), methods=["GET"]),
    ]


def file_response(name: str, content: bytes, *, inline: bool) -> Response:
    """A file as its own bytes: a PDF may be shown by the browser, all else is kept on disk, whatever it claims to be."""
    kind = "inline" if inline else "attachment"
    headers = {
        **CLOSED,
        "Content-Disposition": f"{kind}; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": HELD,
    }
    return Response(content, media_type=PDF if inline else "application/octet-stream", headers=headers)


def box_of(text: str | None) -> Box | None:
    """The box in an address; None where it is none.

    >>> box_of("10,20,60.5,30"), box_of("10,20"), box_of("nan,1,2,3")
    ((10.0, 20.0, 60.5, 30.0), None, None)
    """
    try:
        edges = [float(edge) for edge in (text or "").split(",")]
    except ValueError:
        return None
    if len(edges) != 4 or not all(abs(edge) < 1e5 for edge in edges):
        return None
    return edges[0], edges[1], edges[2], edges[3]


def _allowed(request: Request, library: Library) -> tuple[Store, Document] | None:
    """The store and the document of an address, None for one that this visitor may not see or that is not there: the two look alike."""
    store = library.shelf(visitor_of(request), superseded=True).store  # the evidence of whoever asked for it
    wanted = request.path_params["document_id"]
    found = next((one for one in store.documents() if one.document_id == wanted), None) if store else None
    return (store, found) if store and found else None


def _at_once_or_missing(give: Callable[[Request], Response]) -> Callable[[Request], Any]:
    """The same, where a store that cannot be read is no page, not an error of the server."""

    def given(request: Request) -> Response:
        try:
            return give(request)
        except StoreError:
            return _missing(NOT_HERE)

    return given


def _missing(words: str) -> Response:
    return PlainTextResponse(words, status_code=404, headers=CLOSED)
