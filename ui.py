"""The web app: builds the pages of `screens/` into one Gradio app and serves it on this machine."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.routing import Mount

from assistant.errors import AssistantError
from assistant.settings import Settings
from screens import accessibility, ask, changes, checking, health, indicators, reports, theme, verify
from screens.accounts import sign_in
from screens.accounts.door import Door
from screens.admission import STATEMENT, Admission, without_accounts
from screens.dead_ends import DeadEnds
from screens.decisions import page as decisions
from screens.desk import QUIET, Desk, Page
from screens.files_given import take_only_what_was_uploaded
from screens.frame import FOOT, HEAD, banner_html, bar_html
from screens.library import Library
from screens.open_pages import OpenPages, Owners
from screens.own_pages import LOOPBACK, OwnPagesOnly
from screens.painter import Painter
from screens.pictures import routes as picture_routes
from screens.programs import endpoints, rest
from screens.quiet_stop import keep_stopping_quiet
from screens.service import metrics
from screens.service.bodies import Bodies
from screens.service.closed_pages import let_go_of_closed_pages
from screens.service.logs import log_what_gradio_prints
from screens.service.run_folder import uploads_folder
from screens.service.running import Service, run, watch_of, works
from screens.service.shares import Shares, share_events
from screens.service.stopping import TurnsAway
from screens.service.uploads import Uploads
from screens.suggestions import Suggestions
from screens.turnstile import Turnstile
from screens.used_addresses import UsedAddressesOnly
from screens.visitor import ANYONE_HERE, Role, visitor_of

if TYPE_CHECKING:
    from assistant.answering import Answering

TITLE = "Committee Assistant"
AT_ONCE = 8  # events of one kind handled at the same time; Gradio's own default is 1
MOST_WAITING = 400  # events of all people that wait; the next one is told that the server is busy
LARGEST_FILE = "200mb"
EXPIRED = (Path(sign_in.__file__).parent / "expired.js").read_text(encoding="utf-8")
WAITING = 128  # connections that the system keeps while the app starts

# The tabs in order: name, id, who may open it, and what lays it out.
PAGES: tuple[tuple[str, str, Role, Callable[[Desk], Page]], ...] = (
    ("Ask", "ask", Role.COUNCILLOR, ask.build),
    ("Indicators", indicators.TAB_ID, Role.COUNCILLOR, indicators.build),
    ("What changed", changes.TAB_ID, Role.COUNCILLOR, changes.build),
    ("Verify", "verify", Role.COUNCILLOR, verify.build),
    ("Check a report", "check", Role.OFFICER, checking.build),
    ("Decisions", decisions.TAB_ID, Role.OFFICER, decisions.build),
    ("Reports", "reports", Role.COUNCILLOR, reports.build),
)


class ServeError(AssistantError):
    """The app cannot be served; the message is one line for a person."""


def build_app(desk: Desk) -> gr.Blocks:
    """All pages as one Gradio app."""
    app = gr.Blocks(title=TITLE, analytics_enabled=False)
    with app:
        bar, banner = gr.HTML(apply_default_css=False), gr.HTML(apply_default_css=False)
        tabs: list[gr.Tab] = []
        pages: list[Page] = []
        with gr.Tabs():
            for name, tab_id, least, build in PAGES:
                # Gradio shows a tab that was hidden, but does not hide one that was shown (6.31): those of few begin hidden.
                with gr.Tab(name, id=tab_id, visible=least is Role.COUNCILLOR) as tab:
                    pages.append(build(desk))
                tabs.append(tab)
        for part in (part for page in pages for part in page.outside):
            part.render()
        gr.HTML(FOOT, apply_default_css=False)

        def opened(request: gr.Request, *values: Any) -> tuple[Any, ...]:
            visitor = visitor_of(request)
            shelf = desk.library.shelf(visitor)
            shown = [gr.update(visible=visitor.is_at_least(least)) for _, _, least, _ in PAGES]
            left = iter(values)
            filled = [value for page in pages for value in page.opened(visitor, *islice(left, len(page.given)))]
            return bar_html(shelf, visitor), banner_html(shelf), *shown, *filled

        endpoints.build(desk)
        everything = [bar, banner, *tabs, *(part for page in pages for part in page.parts)]
        given = [part for page in pages for part in page.given]
        app.load(opened, given, everything, **QUIET)
        for page in pages:
            for event in page.changes:
                event.then(opened, given, everything, **QUIET)
    app.queue(default_concurrency_limit=AT_ONCE, max_size=MOST_WAITING)
    return app


def build_server(desk: Desk, *, host: str, door: Door | None = None, service: Service | None = None) -> FastAPI:
    """The pages under the layers that every request passes: own pages only, whether the app is stopping, who it is, what may be uploaded.

    Without a door there are no accounts.
    """
    service = service or Service()
    desk.watch.counts.follow(
        waiting=lambda: desk.turnstile.waiting, at_work=lambda: desk.turnstile.at_work, lost=lambda: desk.watch.audit.lost
    )
    owners = Owners()
    layers = [
        Middleware(OwnPagesOnly, loopback=host in LOOPBACK),
        Middleware(TurnsAway, stopping=service.stopping),
        Middleware(Admission, who=door.who if door else without_accounts, watch=desk.watch),
        Middleware(Shares),
        Middleware(Bodies),
        Middleware(OpenPages, owners=owners, watch=desk.watch),
        Middleware(Uploads, limits=service.uploads, watch=desk.watch, folder=uploads_folder()),
        Middleware(DeadEnds),
    ]
    # The pages that FastAPI offers to read the description load from a CDN.
    server = FastAPI(title=TITLE, version=version("committee-assistant"), middleware=layers, docs_url=None, redoc_url=None)
    server.router.routes += [*health.routes(desk.library), *(sign_in.routes(door) if door else ())]
    server.router.routes += metrics.routes(desk.library, desk.watch, open_here=host in LOOPBACK)
    server.router.routes += [*picture_routes(desk.library, desk.painter, desk.watch), *desk.handing_out.routes()]
    server.include_router(rest.router(desk))
    server.add_route(STATEMENT, accessibility.page)
    app = build_app(desk)
    share_events(app)
    service.stopping.follow(lambda: bool(desk.turnstile.waiting or desk.turnstile.at_work or works(app)))
    gr.mount_gradio_app(
        server,
        app,
        "/",
        theme=theme.theme(),
        css=theme.CSS,
        head=f"{HEAD}<script>{EXPIRED}</script>",
        favicon_path=theme.ICON,
        footer_links=[],
        max_file_size=LARGEST_FILE,
        ssr_mode=False,
        run_history=False,
        show_error=True,
        enable_monitoring=False,
    )
    mounted = next(one.app for one in server.routes if isinstance(one, Mount) and isinstance(one.app, FastAPI))
    mounted.add_middleware(UsedAddressesOnly)
    take_only_what_was_uploaded(app)
    owners.follow(let_go_of_closed_pages(mounted, app).let_go)
    return server


def serve(
    own: Path,
    *,
    host: str,
    port: int,
    samples: Path | None = None,
    ready: Callable[[str], None] | None = None,
    how: Answering | None = None,
    door: Door | None = None,
    settings: Settings | None = None,
) -> None:
    """Serves the app until it is stopped; `ready` is told its address. Port 0 takes a free one. Raises `ServeError`, `StoreError`."""
    settings = settings or Settings()
    service = Service.of(settings)
    watch = watch_of(settings, own)
    desk = Desk(
        library=Library(own, samples), painter=Painter(), suggestions=Suggestions(), how=how, watch=watch,
        turnstile=Turnstile(each=settings.questions_each),
    )  # fmt: skip
    if door is not None:
        door = replace(door, watch=watch)
    log_what_gradio_prints()
    with taken_port(host, port) as listening:
        _warm(desk)
        server = build_server(desk, host=host, door=door, service=service)
        if ready:
            name = f"[{host}]" if ":" in host else host
            ready(f"http://{name}:{listening.getsockname()[1]}/")
        try:
            keep_stopping_quiet()
            run(server, service, cut=desk.cut, sockets=[listening])
        finally:
            desk.cut()


def taken_port(host: str, port: int) -> socket.socket:
    """A socket that listens there, to be closed. Raises `ServeError` when the port is taken or the host is none of this machine's."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(WAITING)
    except OSError as error:
        listening.close()
        reason = "another program is using it" if error.errno == errno.EADDRINUSE else error.strerror
        raise ServeError(f"cannot serve on {host} port {port}: {reason}; choose another with --port") from None
    return listening


def _warm(desk: Desk) -> None:
    """Loads what the first visitor would else wait for: the worker that draws pages, records and models, questions to start with."""
    desk.painter.warm()
    store = desk.library.shelf(ANYONE_HERE).store
    if store is not None:
        store.search("performance", k=1)
        desk.suggestions.of(store)
