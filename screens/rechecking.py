"""Whether a mark still holds: its sources beside what the store gives now and, where reports came since, its statement asked once more."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from assistant.exports.answer_text import plain_text
from assistant.verified import changes_since
from index.decisions import Verified
from index.register import TELLING, Entry
from screens.statements import verified

if TYPE_CHECKING:
    from index.store import Store

OTHERWISE = "asked again, the reports answer it otherwise now"
NOT_ASKED = "the reports have changed since, and the statement was not asked again"

_found: weakref.WeakKeyDictionary[Store, dict[str, bool]] = weakref.WeakKeyDictionary()


def changes_now(entry: Entry, store: Store, *, ask: bool = True) -> tuple[str, ...]:
    """What has changed since a mark, a clause each; none while it holds. Without `ask`, that it was not asked is one."""
    if not isinstance(entry.decision, Verified):
        return ()
    changes = changes_since(entry.decision, store)
    if changes or not _moved_on(entry, store):
        return changes
    if not ask:
        return (NOT_ASKED,)
    known = _found.setdefault(store, {})
    if entry.id not in known:
        known[entry.id] = answered_otherwise(entry.decision, store)
    return (OTHERWISE,) if known[entry.id] else ()


def answered_otherwise(decision: Verified, store: Store) -> bool:
    """Does the statement get another verdict now, or other words from the reports? Other phrases about the same words do not count."""
    answer = verified(decision.statement, store)
    if (answer.verdict or "") != decision.verdict:
        return True
    quotes = {" ".join(one.quote.split()) for one in answer.citations}
    return plain_text(answer.text) != decision.text and quotes != {" ".join(one.quote.split()) for one in decision.sources}


def _moved_on(entry: Entry, store: Store) -> bool:
    """Have reports come or gone, or did officers change anything, since the mark?"""
    later = store.register.entries[[one.id for one in store.register.entries].index(entry.id) + 1 :]
    return store.generation.number != entry.generation or any(not isinstance(one.decision, TELLING) for one in later if one.id != entry.id)
