"""The web app: builds the pages of `screens/` into one Gradio app and serves it on this machine."""

from __future__ import annotations

import errno
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import gradio as gr
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse

from screens import ask, reports, theme
from screens.frame import banner_html, bar_html
from screens.library import Library
from screens.painter import Painter
from screens.session import Session
from screens.suggestions import Suggestions

if TYPE_CHECKING:
    from assistant.answering import Answering

TITLE = "Committee Assistant"
AT_ONCE = 8  # questions answered at the same time; Gradio's own default is 1
LARGEST_FILE = "200mb"
LOOPBACK = ("127.0.0.1", "localhost", "::1")

# The browser itself refuses whatever a page might ask of another machine. Gradio evaluates its templates, hence unsafe-eval.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


class ServeError(Exception):
    """The app cannot be served; the message is one line for a person."""


def build_app(library: Library, painter: Painter, suggestions: Suggestions, how: Answering | None = None) -> gr.Blocks:
    """The whole app over a library of reports; `how` is a way of answering other than by code alone."""
    app = gr.Blocks(title=TITLE, analytics_enabled=False)
    with app:
        bar, banner = gr.HTML(apply_default_css=False), gr.HTML(apply_default_css=False)
        with gr.Tabs():
            with gr.Tab("Ask", id="ask"):
                asking = ask.build(library, painter, suggestions, how)
            with gr.Tab("Reports", id="reports"):
                adding = reports.build(library)

        def opened() -> tuple[Any, ...]:
            shelf = library.shelf()
            return bar_html(shelf), banner_html(shelf), reports.listing_html(shelf), *ask.blank(shelf, suggestions)

        def added(session: Session) -> tuple[Any, ...]:
            session.start_again()
            return opened()

        everything = [bar, banner, adding.listing, *asking.parts()]
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        app.load(opened, None, everything, **quiet)
        adding.ended.then(added, [asking.session], everything, **quiet)
    app.queue(default_concurrency_limit=AT_ONCE)
    return app


def serve(
    own: Path,
    *,
    host: str,
    port: int,
    samples: Path | None = None,
    ready: Callable[[str], None] | None = None,
    how: Answering | None = None,
) -> None:
    """Serves the app until it is stopped; `ready` is told its address. Port 0 takes a free one. Raises `ServeError`, `StoreError`."""
    library, painter, suggestions = Library(own, samples), Painter(), Suggestions()
    port = free_port(host, port)
    _warm(library, painter, suggestions)
    app = build_app(library, painter, suggestions, how)
    _, address, _ = app.launch(
        server_name=host,
        server_port=port,
        theme=theme.theme(),
        css=theme.CSS,
        favicon_path=theme.ICON,
        footer_links=[],
        max_file_size=LARGEST_FILE,
        quiet=True,
        share=False,
        ssr_mode=False,
        prevent_thread_lock=True,
        app_kwargs={"middleware": [Middleware(OwnPagesOnly, loopback=host in LOOPBACK)]},
    )
    if ready:
        ready(address)
    try:
        app.block_thread()
    finally:
        painter.close()


def free_port(host: str, port: int) -> int:
    """The port to serve on. Raises `ServeError` when it is taken or the host is none of this machine's."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            reason = "another program is using it" if error.errno == errno.EADDRINUSE else error.strerror
            raise ServeError(f"cannot serve on {host} port {port}: {reason}; choose another with --port") from None
        return int(trial.getsockname()[1])


def _warm(library: Library, painter: Painter, suggestions: Suggestions) -> None:
    """Loads what the first visitor would else wait for: the worker that draws pages, records and models, questions to start with."""
    painter.warm()
    store = library.shelf().store
    if store is not None:
        store.search("performance", k=1)
        suggestions.of(store)


Message = MutableMapping[str, Any]


class OwnPagesOnly:
    """Answers only requests of the app's own pages, and keeps the browser from asking any other machine for anything.

    A request from another site's page (its Origin is not our Host) is refused, and on loopback one under any name but this machine's own,
    by which such a page could be served from a name that it points here (DNS rebinding).
    """

    def __init__(self, app: Callable[..., Awaitable[None]], *, loopback: bool) -> None:
        self._app, self._loopback = app, loopback

    def _refuses(self, scope: Message) -> bool:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"] if name in (b"host", b"origin")}
        host, origin = headers.get(b"host", ""), headers.get(b"origin")
        own_name = not self._loopback or urlsplit(f"//{host}").hostname in LOOPBACK
        return not own_name or (origin is not None and urlsplit(origin).netloc != host)

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]) -> None:
        if scope["type"] == "http" and self._refuses(scope):
            await PlainTextResponse("This app answers only its own pages.", status_code=403)(scope, receive, send)
            return

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [
                    (b"content-security-policy", POLICY.encode("ascii")),
                    (b"referrer-policy", b"no-referrer"),
                    (b"x-content-type-options", b"nosniff"),
                ]
                message = {**message, "headers": [*message["headers"], *headers]}
            await send(message)

        await self._app(scope, receive, send_with_policy)
