"""`committee user`: who may use the web app, in the users file that `COMMITTEE_AUTH` names."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from typing import Any

ROLES = ("councillor", "officer", "admin")  # of `screens/visitor.py`; spelled out, for `committee --help` loads nothing


def user(args: argparse.Namespace) -> int:
    """Adds, removes or lists people. Raises `AccountsError`."""
    from assistant.settings import read_settings
    from screens.accounts.errors import AccountsError
    from screens.accounts.users import UsersFile

    path = read_settings().auth
    if path is None:
        raise AccountsError("no users file: set COMMITTEE_AUTH to its path, which is made at the first `committee user add`")
    users = UsersFile(path)
    if args.action != "list" and args.name is None:
        raise AccountsError(f"whom? committee user {args.action} NAME")
    if args.action == "add":
        _add(users, args)
    elif args.action == "remove":
        users.remove(args.name)
        _show([{"name": args.name, "status": "removed"}], ("name", "status"), args)
    else:
        listed = ({"name": one.name, "role": str(one.role), "password": one.password_hash is not None} for one in users.all())
        _show(list(listed), ("name", "role", "password"), args)
    return 0


def _add(users: Any, args: argparse.Namespace) -> None:
    from screens.accounts.errors import AccountsError
    from screens.accounts.passwords import Passwords
    from screens.accounts.users import User
    from screens.visitor import Role

    if args.role is None:
        raise AccountsError(f"which role? committee user add {args.name} --role {'|'.join(ROLES)}")
    kept = None if args.no_password else Passwords().hashed(_password())
    known = users.add(User(name=args.name, role=Role(args.role), password_hash=kept))
    _show([{"name": args.name, "role": args.role, "status": "replaced" if known else "added"}], ("name", "role", "status"), args)


def _password() -> str:
    """A password typed twice without being shown, or one line of standard input where nobody sits at it."""
    from screens.accounts.errors import AccountsError
    from screens.accounts.passwords import SHORTEST

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    typed = getpass.getpass(f"Password (at least {SHORTEST} characters): ")
    if getpass.getpass("The same again: ") != typed:
        raise AccountsError("the two passwords differ; nothing was changed")
    return typed


def _show(records: list[dict[str, Any]], columns: tuple[str, ...], args: argparse.Namespace) -> None:
    from screens.terminal import print_records

    print_records(records, columns, as_json=args.json)


USER: tuple[Callable[[argparse.Namespace], int], str, tuple[tuple[str, dict[str, Any]], ...]] = (
    user,
    "say who may use the web app: add (which also sets a new password or role), remove, list",
    (
        ("action", {"choices": ("add", "remove", "list")}),
        ("name", {"nargs": "?", "metavar": "NAME"}),
        ("--role", {"choices": ROLES, "help": "what the person may do; the password is asked for, or read from standard input"}),
        ("--no-password", {"action": "store_true", "help": "for people whom a proxy signs in"}),
    ),
)
