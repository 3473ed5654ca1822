"""Whether the app runs, and whether it can answer: for the program that starts it and the proxy in front. It tells nothing of reports."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from index.errors import StoreError
from screens.admission import LIVE, READY
from screens.library import Library
from screens.visitor import NOBODY


def routes(library: Library) -> list[Route]:
    """`/health/live` answers while the process does; `/health/ready` with 200 when the store opens, else with 503."""

    def live(_: Request) -> Response:
        return JSONResponse({"status": "live"})

    def ready(_: Request) -> Response:
        try:
            store = library.shelf(NOBODY).store
        except (StoreError, OSError):
            return JSONResponse({"status": "not ready", "store": "cannot be opened; committee doctor says why"}, status_code=503)
        damaged = store is not None and store.damage is not None
        said = "damaged: the state before is read" if damaged else "open" if store else "no reports yet"
        return JSONResponse({"status": "ready", "store": said})

    return [Route(LIVE, live, methods=["GET"]), Route(READY, ready, methods=["GET"])]
