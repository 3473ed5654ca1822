"""By whom a figure was verified and when, in words, wherever the figure is shown; and that it is no longer the one that was verified."""

from __future__ import annotations

import weakref
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.composing.wording import amount
from assistant.meaning.periods import in_words
from assistant.model import Answer, Verification, VerificationState
from assistant.verified.changes import entries_told, figure_changes
from assistant.verified.marking import value_of
from assistant.verified.slots import Slot, Slots, as_value, slots_of, unlike
from index.decisions import Verified, VerifiedFigure, VerifiedSource
from index.register import Entry, Register

if TYPE_CHECKING:
    from index.store import Store
    from ingest.model import PublishedValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One figure of one entry of the register."""

    entry: Entry
    source: VerifiedSource
    figure: VerifiedFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marks of a register, newest first, by the cell that was verified and by what it is the figure of."""

    register: Register
    by_id: dict[str, list[Mark]]
    by_slot: dict[Slot, list[Mark]]


_made: weakref.WeakKeyDictionary[Store, Marks] = weakref.WeakKeyDictionary()


def with_verifications(answer: Answer, store: Store) -> Answer:
    """The answer whose figures say who verified them."""
    marks = _marks_of(store)
    if not answer.figures or not marks.by_id:
        return answer
    slots, cited = slots_of(store), {citation.number: citation for citation in answer.citations}
    figures = []
    for figure in answer.figures:
        value = value_of(figure, cited[figure.citation], slots) if figure.citation in cited else None
        figures.append(replace(figure, verified=verification_of(value, store) if value is not None else None))
    return replace(answer, figures=tuple(figures))


def verification_of(value: PublishedValue, store: Store) -> Verification | None:
    """What is to be said of a published value of the store: the newest mark that still holds, else the newest; None for none."""
    marks = _marks_of(store)
    if not marks.by_id:
        return None
    slots = slots_of(store)
    own = [_of_cell(mark, slots) for mark in marks.by_id.get(value.id, ())]
    holding = next((one for one in own if one.state is VerificationState.CURRENT), None)
    if holding or own:
        return holding or own[0]
    others = marks.by_slot.get(slots.slot_of(value), ()) if value.period is not None else ()
    told = (_of_other_cell(mark, value, slots) for mark in others)
    return next((one for one in told if one is not None), None)


def date_of(entry: Entry) -> str:
    """The day of a decision in words."""
    return in_words(entry.when[:10])


def _of_cell(mark: Mark, slots: Slots) -> Verification:
    entry, changes = mark.entry, tuple(figure_changes(mark.source, mark.figure, slots))
    if not changes:
        return _told(entry, VerificationState.CURRENT, f"Verified by {entry.who} on {date_of(entry)}.")
    was = amount(as_value(mark.figure))
    return _told(entry, VerificationState.CHANGED, f"Changed since {entry.who} verified {was} on {date_of(entry)}: {'; '.join(changes)}.")


def _of_other_cell(mark: Mark, value: PublishedValue, slots: Slots) -> Verification | None:
    """Of a value whose own cell nobody verified; None where the mark's figure is another one that was known to differ from it."""
    entry, then, where = mark.entry, as_value(mark.figure), mark.source.document
    if not unlike(value, then):
        gone = "" if mark.source.id in slots.by_id else ", which has changed since"
        return _told(
            entry, VerificationState.ELSEWHERE, f"The same figure was verified by {entry.who} on {date_of(entry)} in {where}{gone}."
        )
    if value.raw in mark.figure.others:
        return None
    words = f"Not the figure that was verified: {entry.who} verified {amount(then)} on {date_of(entry)} in {where}."
    return _told(entry, VerificationState.CHANGED, words)


def _told(entry: Entry, state: VerificationState, words: str) -> Verification:
    return Verification(who=entry.who, when=entry.when, state=state, words=words)


def _marks_of(store: Store) -> Marks:
    """The marks of the store's register, worked out again when it has grown."""
    known = _made.get(store)
    if known is not None and known.register is store.register:
        return known
    by_id: dict[str, list[Mark]] = defaultdict(list)
    by_slot: dict[Slot, list[Mark]] = defaultdict(list)
    for entry in entries_told(store) if store.register.entries else ():
        for source in entry.decision.sources if isinstance(entry.decision, Verified) else ():
            if source.figure is not None:
                mark = Mark(entry=entry, source=source, figure=source.figure)
                by_id[source.id].append(mark)
                by_slot[slots_of(store).slot_then(source, source.figure)].append(mark)
    made = _made[store] = Marks(register=store.register, by_id=dict(by_id), by_slot=dict(by_slot))
    return made
