"""Whose a request is, where the app has accounts: by a session of this app, by basic authentication (programs), or by a proxy's word."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import logging
import secrets
from dataclasses import dataclass, field

from anyio import to_thread
from starlette.requests import HTTPConnection

from screens.accounts.attempts import Attempts
from screens.accounts.errors import AccountsError
from screens.accounts.passwords import Passwords
from screens.accounts.proxy import Proxies
from screens.accounts.sessions import Sessions
from screens.accounts.users import User, UsersFile, same_name
from screens.service.watch import Entry, Watch
from screens.visitor import Role, Visitor

COOKIE = "committee_session"
MOST_PROGRAMS = 1000  # remembered credentials of programs; more are compared again

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a try to sign in: a token, or None and the seconds to wait before the next one (0: at once)."""

    token: str | None = None
    wait: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Who may come in. With `header` only people whom a proxy names in it; else people of the users file with their passwords.

    `default_role` is for people that a proxy names and the file does not; None refuses them.
    """

    users: UsersFile | None = None
    header: str | None = None
    default_role: Role | None = None
    proxies: Proxies = field(default_factory=Proxies)
    passwords: Passwords = field(default_factory=Passwords)
    sessions: Sessions = field(default_factory=Sessions)
    attempts: Attempts = field(default_factory=Attempts)
    watch: Watch = field(default_factory=Watch)
    _programs: dict[str, str] = field(default_factory=dict)  # a keyed hash of name and password, and the token that they were given
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    async def who(self, connection: HTTPConnection) -> Visitor | None:
        """The visitor of a request; None where nobody may answer it, also while the users file cannot be read."""
        try:
            if self.header is not None:
                return self._named(self.proxies.named(connection, self.header))
            visitor = self._of_session(connection.cookies.get(COOKIE, ""))
            credentials = basic_credentials(connection)
            if visitor is None and credentials is not None:
                visitor = await to_thread.run_sync(self._of_program, *credentials, self.proxies.address(connection))
            return visitor
        except AccountsError as error:
            log.error("nobody is let in: %s", error)
            return None

    def sign_in(self, name: str, password: str, address: str) -> Outcome:
        """A session for a name and its password. Takes as long for a name that does not exist. Raises `AccountsError`."""
        key = same_name(name)
        wait = self.attempts.begin(key, address)
        user = self.users.find(name) if self.users else None
        known = user.name if user else None
        if wait:
            self.watch.came(Entry.LOCKED, known, address)
            return Outcome(wait=wait)
        kept = user.password_hash if user else None
        if not self.passwords.fits(password, kept) or user is None or kept is None:
            self.watch.came(Entry.REFUSED, known, address)
            return Outcome()
        self.attempts.succeeded(key, address)
        self.watch.came(Entry.LET_IN, known, address)
        return Outcome(token=self.sessions.open(user.name, user.mark))

    def sign_out(self, connection: HTTPConnection) -> None:
        """Ends the session of a request."""
        session = self.sessions.close(connection.cookies.get(COOKIE, ""))
        if session is not None:
            self.watch.left(session.name)

    def _of_session(self, token: str) -> Visitor | None:
        session = self.sessions.find(token) if token else None
        user = self.users.find(session.name) if session and self.users else None
        if session is None or user is None or user.mark != session.mark:
            return None
        return Visitor(name=user.name, role=user.role, signed_in=True)

    def _of_program(self, name: str, password: str, address: str) -> Visitor | None:
        """Like a person who signs in; known credentials are not compared again while their session lasts."""
        key = hmac.new(self._key, f"{name}:{password}".encode(), hashlib.sha256).hexdigest()
        visitor = self._of_session(self._programs.get(key, ""))
        if visitor is None:
            token = self.sign_in(name, password, address).token
            if token is None:
                return None
            if len(self._programs) >= MOST_PROGRAMS:
                self._programs.clear()
            self._programs[key] = token
            visitor = self._of_session(token)
        return visitor

    def _named(self, name: str | None) -> Visitor | None:
        if name is None:
            return None
        user: User | None = self.users.find(name) if self.users else None
        role = user.role if user else self.default_role
        return Visitor(name=user.name if user else name, role=role) if role else None


def basic_credentials(connection: HTTPConnection) -> tuple[str, str] | None:
    """Name and password of basic authentication (RFC 7617); None where a request brings none that can be read."""
    kind, _, coded = connection.headers.get("authorization", "").partition(" ")
    if kind.casefold() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(coded.strip(), validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (name, password) if colon else None
