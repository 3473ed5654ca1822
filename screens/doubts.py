"""What could not be read surely, below the list of reports: folded up by document, each kind with its first places in words."""

from __future__ import annotations

from itertools import groupby

from assistant.problems import ProblemGroup, group_problems
from screens.library import Shelf
from screens.markup import plain

INTRO = "Look at these places in the report itself before you rely on what it says there. All else was read without doubt."


def doubts_html(shelf: Shelf) -> str:
    """One part to unfold for each document that has problems; nothing when none has."""
    if shelf.store is None:
        return ""
    groups = group_problems(shelf.store.documents(), shelf.store.problems())
    parts = "".join(_document(list(found)) for _, found in groupby(groups, key=lambda group: group.document.document_id))
    return f'<div class="reports doubts"><h2>What could not be read surely</h2><p>{INTRO}</p>{parts}</div>' if parts else ""


def _document(groups: list[ProblemGroup]) -> str:
    document, count = groups[0].document, sum(group.count for group in groups)
    places = f"{count:,} place{'s' if count != 1 else ''}"
    kinds = "".join(_kind(group) for group in groups)
    return f"<details><summary>{plain(document.title)}: {places}</summary><p class='file'>{plain(document.document)}</p>{kinds}</details>"


def _kind(group: ProblemGroup) -> str:
    told = (*group.messages, *([group.rest] if group.rest else []))
    lines = "".join(f"<li>{plain(words)}</li>" for words in told)
    return f"<h3>{plain(group.title)} ({group.count:,})</h3><ul>{lines}</ul>"
