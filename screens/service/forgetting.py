"""Taking one person out of what was written down: the audit log, what they thought of answers, their open sessions.

What they decided about reports stays: the register is a record of the council, and answers that rest on one tell whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from filelock import Timeout

from index.errors import StoreBusy
from index.generation import write_whole
from index.register import read_register
from screens.accounts.users import UsersFile
from screens.feedback import FILE as FEEDBACK
from screens.service.audit_log import FOLDER, OWNER_ONLY, Line, day_files, locked, parsed, same_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was removed, and what stays: decisions in the register, the account, lines of other people that mention the name."""

    audit_lines: int
    opinions: int
    sessions_ended: bool
    account: bool
    decisions: int
    mentions: int


def forget(store_dir: Path, name: str, users: UsersFile | None) -> Forgotten:
    """Removes a person from a store's lists, each rewritten whole. Raises `StoreBusy`, `OSError`, `AccountsError`; then do it again."""
    account = users is not None and users.find(name) is not None
    if users is not None and account:
        users.end_sessions(name)
    audit, opinions, mentions = 0, 0, 0
    folder = store_dir / FOLDER
    try:
        if folder.is_dir():
            with locked(folder):
                for _, path in day_files(folder):
                    gone, told = _rewritten(path, name, lambda line: line.get("who"))
                    audit, mentions = audit + gone, mentions + told
        if (store_dir / FEEDBACK).exists():
            with locked(folder):  # `keep_feedback` holds it too
                opinions, told = _rewritten(store_dir / FEEDBACK, name, lambda line: line.get("name"))
                mentions += told
    except Timeout:
        raise StoreBusy(f"{store_dir}: somebody else holds the audit log; try again") from None
    decisions = sum(same_person(one.who, name) for one in read_register(store_dir).entries)
    return Forgotten(
        audit_lines=audit, opinions=opinions, sessions_ended=account, account=account, decisions=decisions, mentions=mentions
    )  # fmt: skip


def _rewritten(path: Path, name: str, whose: Callable[[Line], object]) -> tuple[int, int]:
    """Takes a person's lines out of a file, and torn ones that name them; how many, and how many others mention the name."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    mentioned = re.compile(rf"(?<!\w){re.escape(name.strip())}(?!\w)", re.IGNORECASE)
    kept: list[str] = []
    for text in lines:
        line = parsed(text)
        if same_person(whose(line), name) if line is not None else mentioned.search(text):
            continue
        kept.append(text)
    if len(kept) == len(lines):
        return 0, sum(bool(mentioned.search(text)) for text in kept)
    if kept:
        write_whole(path, "".join(f"{text}\n" for text in kept).encode("utf-8"))
        path.chmod(OWNER_ONLY)
    else:
        path.unlink()
    return len(lines) - len(kept), sum(bool(mentioned.search(text)) for text in kept)
