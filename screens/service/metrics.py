"""`/metrics` for a monitoring program, in the text format of Prometheus: for admins, or, without accounts, on this machine alone."""

from __future__ import annotations

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from index.errors import StoreError
from screens.admission import METRICS, UNKEPT
from screens.library import Library
from screens.service.watch import Watch
from screens.visitor import ANYONE_HERE, Role, visitor_of

CLOSED = "Only admins may read this. A program comes in with the name and password of one, by basic authentication."


def routes(library: Library, watch: Watch, *, open_here: bool) -> list[Route]:
    """The route. `open_here`: whoever needs no account reaches the app from this machine only."""

    def metrics(request: Request) -> Response:
        visitor = visitor_of(request)
        if not visitor.is_at_least(Role.ADMIN) or (visitor.name is None and not open_here):
            watch.refused(visitor, "metrics")
            return PlainTextResponse(CLOSED, status_code=403, headers=UNKEPT)
        _look(library, watch)
        return Response(watch.counts.text(), headers={**UNKEPT, "Content-Type": CONTENT_TYPE_LATEST})

    return [Route(METRICS, metrics, methods=["GET"])]


def _look(library: Library, watch: Watch) -> None:
    """Counts what the store holds now."""
    try:
        shelf = library.shelf(ANYONE_HERE)
    except (StoreError, OSError):
        watch.counts.damaged.set(1)
        return
    own = shelf.store if not shelf.samples else None
    watch.counts.reports.set(len(own.documents()) if own else 0)
    watch.counts.generation.set(own.generation.number if own else 0)
    watch.counts.damaged.set(1 if own is not None and own.damage is not None else 0)
