"""All decisions of a store's register in words, newest first: what was decided about what, by whom, why, and whether it is in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.decisions.naming import POLARITIES, access_words, cell_name, document_name, indicator_name, place_name
from index.decisions import (
    Decision,
    FindingAccepted,
    Joined,
    Labelled,
    Misread,
    Parted,
    PolaritySet,
    Removed,
    Verified,
    Withdrawn,
)
from index.register import Entry
from index.store import Store
from ingest.model import Document, PublishedValue

UNREAD = "a cell that is no longer read from the reports"
KIND_WORDS: dict[type[Decision], str] = {
    Misread: "Misread cell",
    Joined: "Indicators joined",
    Parted: "Indicators parted",
    PolaritySet: "What is better",
    FindingAccepted: "Finding accepted",
    Labelled: "Who may see a report",
    Verified: "Statement verified",
    Removed: "Report removed",
}


class State(StrEnum):
    """Whether a decision has an effect now."""

    IN_FORCE = "in force"
    WITHDRAWN = "withdrawn"
    NO_EFFECT = "fits nothing now"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One decision. `subject` is what it is about, `effect` what it does; `withdrawal` is the entry that took it back."""

    entry: Entry
    kind: str
    subject: str
    effect: str
    state: State
    withdrawal: Entry | None = None


def told(store: Store) -> tuple[Told, ...]:
    """Every decision of the register, newest first. A withdrawal stands with the decision that it takes back."""
    entries = store.register.entries
    withdrawals = {one.decision.entry_id: one for one in entries if isinstance(one.decision, Withdrawn)}
    misfits = {one.id for one in store.misfits()}
    values = {value.id: value for value in store.read_values()}
    documents = {document.document_id: document for document in store.documents()}
    found = []
    for entry in entries:
        if isinstance(entry.decision, Withdrawn):
            continue
        subject, effect = _in_words(entry.decision, values, documents)
        withdrawal = withdrawals.get(entry.id)
        absent = entry.id in misfits or (isinstance(entry.decision, Labelled) and entry.decision.document_id not in documents)
        state = State.WITHDRAWN if withdrawal else State.NO_EFFECT if absent else State.IN_FORCE
        if isinstance(entry.decision, Removed):
            state = State.DONE
        kind = KIND_WORDS[type(entry.decision)]
        found.append(Told(entry=entry, kind=kind, subject=subject, effect=effect, state=state, withdrawal=withdrawal))
    return tuple(reversed(found))


def _in_words(decision: Decision, values: Mapping[str, PublishedValue], documents: dict[str, Document]) -> tuple[str, str]:
    """What a decision is about, and what it does."""
    if isinstance(decision, Misread):
        value = values.get(decision.value_id)
        rating = f", rated {decision.rating}" if decision.rating else ""
        return _cell(value), f"read as “{decision.was}”, corrected to “{decision.raw}”{rating}"
    if isinstance(decision, Joined):
        ends = [values.get(one) for one in (decision.value_id, decision.other_id)]
        return "; ".join(_indicator(one) for one in ends), "two indicators are one"
    if isinstance(decision, Parted):
        first = next((values[one] for one in decision.value_ids if one in values), None)
        return _indicator(first), f"{len(decision.value_ids)} of its values are an indicator of their own"
    if isinstance(decision, PolaritySet):
        return _indicator(values.get(decision.value_id)), POLARITIES.get(decision.polarity, decision.polarity)
    if isinstance(decision, FindingAccepted):
        return decision.about or f"finding {decision.finding_id}", "known and stands; the strict check passes it"
    if isinstance(decision, Labelled):
        document = documents.get(decision.document_id)
        return document_name(document) if document else f"a report that is not here ({decision.document_id})", access_words(
            decision, documents
        )
    if isinstance(decision, Verified):
        return f"“{decision.statement}”", f"held against the reports: {decision.verdict}"
    if isinstance(decision, Removed):
        return decision.document, "taken out of the reports"
    return decision.entry_id, "withdrawn"


def _cell(value: PublishedValue | None) -> str:
    return f"{cell_name(value)} ({place_name(value)})" if value else UNREAD


def _indicator(value: PublishedValue | None) -> str:
    return indicator_name(value) if value else "an indicator that is no longer in the reports"
