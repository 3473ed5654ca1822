"""`committee audit` and `committee forget`: what was written down about people who use the app, and how it is taken out again."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from screens.arguments import Argument, store_dir

if TYPE_CHECKING:
    from screens.service.audit_log import Line


def audit(args: argparse.Namespace) -> int:
    from screens.service.audit_log import FOLDER, read_log
    from screens.terminal import print_records

    lines = read_log(store_dir(args) / FOLDER, since=args.since, who=args.who)
    print_records(lines if args.json else map(_told, lines), ("time", "event", "who", "outcome", "documents", "figures"), as_json=args.json)
    return 0


def forget(args: argparse.Namespace) -> int:
    from dataclasses import asdict

    from assistant.settings import read_settings
    from screens.accounts.users import UsersFile
    from screens.service.forgetting import forget as forget_person
    from screens.terminal import print_records

    path = read_settings().auth
    done = forget_person(store_dir(args), args.name, UsersFile(path) if path else None)
    record = {"name": args.name, **asdict(done)}
    print_records([record], tuple(record), as_json=args.json)
    for line in _kept(done.decisions, done.mentions, account=done.account):
        print(line, file=sys.stderr)  # noqa: T201 - the command's output
    return 0


def _kept(decisions: int, mentions: int, *, account: bool) -> list[str]:
    """What stays, why, and what to do about it."""
    told = []
    if decisions:
        told.append(
            f"kept: {_many(decisions, 'decision')} in the register, the council's own record: answers that rest on one name who decided."
        )
    if account:
        told.append("kept: the account, signed out of everywhere. `committee user remove NAME` removes it.")
    if mentions:
        told.append(
            f"kept: {_many(mentions, 'line')} of other people that mention the name; `committee audit --json` shows those of the audit log."
        )
    told.append("Not reached: backups made before (they hold what people thought of answers), and the logs of a proxy or of the system.")
    return told


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"


def _told(line: Line) -> Line:
    """A line as a row of a table: documents by name, figures by reference."""
    documents, figures = line.get("documents") or line.get("files"), line.get("figures")
    named = [_named(one) for one in _list(documents)]
    shown = [
        f"{one.get('ref') or ''} {one.get('period') or ''} {one.get('raw')}".strip() for one in _list(figures) if isinstance(one, dict)
    ]
    outcome = line.get("outcome") or line.get("status") or line.get("reason") or line.get("what") or ""
    when = str(line.get("time", ""))[:19].replace("T", " ")
    return {
        **line,
        "time": when,
        "who": line.get("who", ""),
        "outcome": outcome,
        "documents": ", ".join(named),
        "figures": ", ".join(shown),
    }


def _named(one: object) -> str:
    """A document or file of a line, by name, with what became of it."""
    return " ".join(str(one[key]) for key in ("document", "file", "status") if key in one) if isinstance(one, dict) else str(one)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


SERVICE: tuple[tuple[Callable[[argparse.Namespace], int], str, tuple[Argument, ...]], ...] = (
    (
        audit,
        "print the audit log: who asked, what was shown, who was refused",
        (
            ("--since", {"type": date.fromisoformat, "metavar": "DATE", "help": "from this day on, as 2026-01-31 (UTC)"}),
            ("--who", {"metavar": "NAME", "help": "of this person only"}),
        ),
    ),
    (forget, "remove a person from the audit log and the opinions on answers, and end their sessions", (("name", {"metavar": "NAME"}),)),
)
