"""The page on which people sign in, and out again: plain HTML without a script, outside Gradio."""

from __future__ import annotations

import re
from math import ceil
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from screens.accounts.door import COOKIE, Door
from screens.accounts.errors import AccountsError
from screens.accounts.sessions import LONGEST
from screens.admission import SIGN_IN, SIGN_OUT, UNKEPT
from screens.markup import plain
from screens.plain_page import plain_page
from screens.visitor import STATE, Visitor

LONGEST_FORM = 4096  # bytes; a name and a password have a few hundred
WRONG = "The name or the password is not right. Check both and try again."
BY_PROXY = "This service is opened through your organisation's own sign-in. Open it by the address that you were given."
NOT_OWN = "This form works only from the service's own page. Open the sign-in page and try again."
UNABLE = "Nobody can sign in at the moment. Please tell whoever looks after this service."
NEXT = re.compile(r"/(?![/\\])[^\\\x00-\x20]*")  # a page of this app, never another machine


def routes(door: Door) -> list[Route]:
    """The page to sign in and the address that signs out."""

    async def page(request: Request) -> Response:
        after = _after(request.query_params.get("next", ""))
        visitor = getattr(request.state, STATE, None)
        if isinstance(visitor, Visitor):
            return _page(_inside(visitor))
        if door.header is not None:
            return _page(f"<p>{plain(BY_PROXY)}</p>", status=401)
        return _page(_form(after, note="You are signed out." if "out" in request.query_params else ""))

    async def sign_in(request: Request) -> Response:
        if "origin" not in request.headers:  # every browser sends it with a form; `OwnPagesOnly` has refused a foreign one
            return _page(_form("/", fault=NOT_OWN), status=403)
        form = await _posted(request)
        name, password, after = form.get("name", ""), form.get("password", ""), _after(form.get("next", ""))
        try:
            outcome = await to_thread.run_sync(door.sign_in, name, password, door.proxies.address(request))
        except AccountsError:
            return _page(_form(after, name=name, fault=UNABLE), status=503)
        if outcome.wait:
            minutes = ceil(outcome.wait / 60)
            fault = f"Too many tries. Wait {minutes} minute{'s' if minutes != 1 else ''}, then try again."
            return _page(_form(after, name=name, fault=fault), status=429, headers={"Retry-After": str(ceil(outcome.wait))})
        if outcome.token is None:
            return _page(_form(after, name=name, fault=WRONG), status=401)
        door.sign_out(request)  # a session that this browser had before
        response = RedirectResponse(after, status_code=303, headers=UNKEPT)
        response.set_cookie(
            COOKIE, outcome.token, max_age=LONGEST, path="/", secure=door.proxies.https(request), httponly=True, samesite="strict"
        )
        return response

    async def sign_out(request: Request) -> Response:
        if "origin" not in request.headers:
            return _page(_form("/", fault=NOT_OWN), status=403)
        door.sign_out(request)
        response = RedirectResponse(f"{SIGN_IN}?out=1", status_code=303, headers=UNKEPT)
        response.delete_cookie(COOKIE, path="/", secure=door.proxies.https(request), httponly=True, samesite="strict")
        return response

    return [
        Route(SIGN_IN, page, methods=["GET"]),
        Route(SIGN_IN, sign_in, methods=["POST"]),
        Route(SIGN_OUT, sign_out, methods=["POST"]),
    ]


def _after(asked: str) -> str:
    """Where to go after signing in: a page of this app and nothing else.

    >>> _after("//evil.example"), _after("/?tab=reports")
    ('/', '/?tab=reports')
    """
    return asked if NEXT.fullmatch(asked) else "/"


async def _posted(request: Request) -> dict[str, str]:
    """The fields of a form; none of one that is too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            return {}
    fields = parse_qs(body.decode("utf-8", errors="replace"), keep_blank_values=True, max_num_fields=None)
    return {name: values[0] for name, values in fields.items()}


def _form(after: str, *, name: str = "", fault: str = "", note: str = "") -> str:
    told = f'<p class="fault" id="fault" role="alert"><strong>Not signed in.</strong> {plain(fault)}</p>' if fault else ""
    told += f'<p class="note" role="status">{plain(note)}</p>' if note else ""
    describes = ' aria-describedby="fault"' if fault else ""
    return (
        f'<h1>Sign in</h1>{told}<form method="post" action="{SIGN_IN}"><input type="hidden" name="next" value="{plain(after)}">'
        f'<label for="name">Name</label><input id="name" name="name" value="{plain(name[:64])}" autocomplete="username" '
        f'autocapitalize="none" spellcheck="false" required{describes}>'
        f'<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" '
        f'required{describes}><button type="submit">Sign in</button></form>'
        '<p class="help">Forgotten your password? Whoever looks after this service can set a new one.</p>'
    )


def _inside(visitor: Visitor) -> str:
    out = (
        f'<form method="post" action="{SIGN_OUT}"><button type="submit" class="quiet">Sign out</button></form>' if visitor.signed_in else ""
    )
    return (
        f"<h1>You are signed in</h1><p>As {plain(visitor.name)} ({visitor.role}). A page that was open before works again: go back to it "
        f'and press once more.</p><p><a href="/">Open Committee Assistant</a></p>{out}'
    )


def _page(inside: str, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    html = plain_page(f"{'Error: ' if status != 200 else ''}Sign in", inside, kind="door")
    return HTMLResponse(html, status_code=status, headers={**UNKEPT, **(headers or {})})
