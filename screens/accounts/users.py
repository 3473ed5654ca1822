"""The users file: one person a line, as JSON, with name, role and the hash of a password (null for people whom a proxy signs in)."""

from __future__ import annotations

import json
import os
import re
import secrets
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

from filelock import FileLock

from screens.accounts.errors import AccountsError
from screens.visitor import Role

NAME = re.compile(r"[\w][\w.@+'-]{0,63}")  # also an e-mail address, which proxies give; no spaces or colons, as basic authentication needs
FIELDS = {"name", "role", "password_hash"}
MAYBE = "sessions_from"  # written only for people whose sessions were ended
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """One person who may use the app; sessions that were opened while `sessions_from` was another are over."""

    name: str
    role: Role
    password_hash: str | None = None
    sessions_from: str | None = None

    @property
    def mark(self) -> str:
        """What a session is opened with: it ends when this changes."""
        return f"{self.password_hash} {self.sessions_from or ''}"

    def __repr__(self) -> str:  # so that no log line ever holds a hash
        return f"User({self.name}, {self.role})"


def same_name(name: str) -> str:
    """What names are compared by: case does not part two people.

    >>> same_name(" Ann.Lee ")
    'ann.lee'
    """
    return name.strip().casefold()


class UsersFile:
    """The people of one file, read again whenever it has changed, so that who is removed is out at the next request."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._read: tuple[tuple[int, int, int], dict[str, User]] | None = None

    def find(self, name: str) -> User | None:
        """The person of this name. Raises `AccountsError` for a file that cannot be read."""
        return self._users().get(same_name(name))

    def all(self) -> tuple[User, ...]:
        """Everybody, by name; none where there is no file. Raises `AccountsError` for a file that cannot be read."""
        return tuple(self._users()[name] for name in sorted(self._users()))

    def add(self, user: User) -> bool:
        """Puts a person in, in place of one of the same name; whether there was one. Raises `AccountsError`."""
        if not NAME.fullmatch(user.name):
            raise AccountsError(f"{user.name!r} cannot be a user's name: up to 64 letters, digits or . @ + ' - _, without spaces")
        with self._writing():
            users = dict(self._users())
            known = same_name(user.name) in users
            users[same_name(user.name)] = user
            self._write(users.values())
        return known

    def remove(self, name: str) -> None:
        """Takes a person out. Raises `AccountsError` when there is none of that name."""
        with self._writing():
            users = dict(self._users())
            if users.pop(same_name(name), None) is None:
                raise AccountsError(f"no user {name} in {self.path}; `committee user list` lists them")
            self._write(users.values())

    def end_sessions(self, name: str) -> None:
        """Signs a person out everywhere. Raises `AccountsError` when there is none of that name."""
        with self._writing():
            users = dict(self._users())
            user = users.get(same_name(name))
            if user is None:
                raise AccountsError(f"no user {name} in {self.path}; `committee user list` lists them")
            users[same_name(name)] = replace(user, sessions_from=secrets.token_hex(8))
            self._write(users.values())

    def _writing(self) -> FileLock:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(f"{self.path}.lock", timeout=10, mode=OWNER_ONLY)

    def _users(self) -> dict[str, User]:
        try:
            now = self.path.stat()
            stamp = (now.st_mtime_ns, now.st_size, now.st_ino)
            with self._lock:
                if self._read is None or self._read[0] != stamp:
                    self._read = (stamp, _parsed(self.path))
                return self._read[1]
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise AccountsError(f"the users file {self.path} cannot be read: {error.strerror}") from None

    def _write(self, users: Iterable[User]) -> None:
        """Writes beside the file and renames, so that whoever reads sees the old people or the new, never half of them."""
        lines = "".join(json.dumps(_record(user), ensure_ascii=False) + "\n" for user in sorted(users, key=lambda one: same_name(one.name)))
        handle, beside = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")  # made for its owner alone
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(lines)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(self.path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise


def _parsed(path: Path) -> dict[str, User]:
    users: dict[str, User] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            user = _user(line)
            if user is None or same_name(user.name) in users:
                raise AccountsError(f"the users file {path} is damaged in line {number}; `committee user add` writes it")
            users[same_name(user.name)] = user
    return users


def _record(user: User) -> dict[str, str | None]:
    record = asdict(user)
    if user.sessions_from is None:
        del record[MAYBE]
    return record


def _user(line: str) -> User | None:
    """The person of one line; None where it is not one."""
    try:
        found: Any = json.loads(line)
    except ValueError:
        return None
    if not isinstance(found, dict) or set(found) - {MAYBE} != FIELDS or found["role"] not in list(Role):
        return None
    kept, since = found["password_hash"], found.get(MAYBE)
    if not isinstance(found["name"], str) or not all(one is None or isinstance(one, str) for one in (kept, since)):
        return None
    return User(name=found["name"], role=Role(found["role"]), password_hash=kept, sessions_from=since)
