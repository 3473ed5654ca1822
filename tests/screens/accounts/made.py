"""A door with made people, a clock that tests move, and quick hashes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher

from screens.accounts.attempts import Attempts
from screens.accounts.door import Door
from screens.accounts.passwords import Passwords
from screens.accounts.proxy import proxies_of
from screens.accounts.sessions import Sessions
from screens.accounts.users import User, UsersFile
from screens.visitor import Role

PASSWORD = "parcels and letters"
OFFICERS = "vans and bicycles"
QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def made_users(folder: Path) -> UsersFile:
    """Ann, a councillor, Olu, an officer, and Per, whom only a proxy can sign in."""
    users = UsersFile(folder / "users.jsonl")
    users.add(User(name="Ann", role=Role.COUNCILLOR, password_hash=QUICK.hashed(PASSWORD)))
    users.add(User(name="Olu", role=Role.OFFICER, password_hash=QUICK.hashed(OFFICERS)))
    users.add(User(name="Per", role=Role.ADMIN))
    return users


def made_door(folder: Path, clock: Clock | None = None, *, header: str | None = None, role: Role | None = None, proxies: str = "") -> Door:
    clock = clock or Clock()
    return Door(
        users=made_users(folder),
        header=header,
        default_role=role,
        proxies=proxies_of(proxies),
        passwords=QUICK,
        sessions=Sessions(clock),
        attempts=Attempts(clock),
    )
