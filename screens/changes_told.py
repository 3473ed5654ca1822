"""What the page says while reports are added, and what became of each file."""

from __future__ import annotations

from collections.abc import Sequence

from screens.adding import CANCELLED, Added, Progress
from screens.markup import plain

STATUS_WORDS = {
    "added": ("✓", "added"),
    "unchanged": ("=", "was already in the store"),
    "replaced": ("✓", "replaced the earlier version"),
    "failed": ("✕", "could not be added"),
    CANCELLED: ("○", "not added: cancelled, and the store is as it was"),
}


def said_html(words: str) -> str:
    return f'<div class="adding done" role="status"><p>{plain(words)}</p></div>'


def progress_html(progress: Progress, names: Sequence[str]) -> str:
    """How far an upload is: each file read or waiting, and what is being done."""
    left = list(progress.read)
    lines = "".join(f"<li>{_waits(name, left)}</li>" for name in names)
    return (
        f'<div class="adding"><p role="status">Adding {len(names)} file{"s" if len(names) != 1 else ""}: {plain(progress.doing)}</p>'
        f"<ul>{lines}</ul></div>"
    )


def _waits(name: str, read: list[str]) -> str:
    """A file's line; two files of one name are told apart by their number alone."""
    if name in read:
        read.remove(name)
        return f"<strong>{plain(name)}</strong> read ✓"
    return f"<strong>{plain(name)}</strong> waiting …"


def outcome_html(progress: Progress) -> str:
    """What became of each file."""
    lines = "".join(f"<li>{_outcome(one)}</li>" for one in progress.done)
    return f'<div class="adding done" role="status"><ul>{lines}</ul></div>'


def _outcome(added: Added) -> str:
    sign, said = STATUS_WORDS.get(added.status, ("", plain(added.status)))
    words = f'<span aria-hidden="true">{sign}</span> <strong>{plain(added.name)}</strong> {said}'
    if added.error:
        return f"{words}: {plain(added.error)}"
    told = added.status in ("added", "replaced")
    counts = f": {added.values:,} values, {added.activities:,} activities" if told else ""
    unread = f", {added.problems:,} places not surely read" if added.problems and told else ""
    return f"{words}{counts}{unread}."
