"""Decisions made of what a person chose. What cannot be decided is refused with `Undecided`, in one sentence that says why."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.audit import check_document, check_documents
from assistant.decisions.naming import HALVES, POLARITIES, document_name, finding_name, rated_words
from assistant.errors import Undecided
from assistant.meaning.periods import in_words
from index.corrected import corrected
from index.decisions import Access, FindingAccepted, Joined, Labelled, Misread, Parted, PolaritySet, Removed, Withdrawn
from index.identity import units_of
from index.register import Entry
from index.reread import halves, reread
from index.store import Store
from ingest.model import Document, Measure, PublishedValue
from ingest.values.number import parse_fraction
from ingest.values.rating import parse_rating

WORD = re.compile(r"[A-Za-z]{3,}")  # words of this length make a sentence of a cell, in which figures are mentioned
GONE = "This cell is not among the values that were read from the reports; choose another one."


def misread(store: Store, value_id: str, raw: str | None, rating: str | None) -> Misread:
    """A correction of the cell that a value was read of, to the words `raw` (None: as read) and, of a result, the `rating`."""
    value = _read_value(store, value_id)
    _must_be_uncorrected(store, value)
    words = value.raw if raw is None else " ".join(raw.split())
    if not words and value.raw:
        raise Undecided("Write what the page prints; for a cell without a figure write N/A or a dash.")
    if rating and parse_rating(rating) is None:
        raise Undecided(f"“{rating}” is no rating; write Green, Green Amber, Amber, Red Amber, Red or the word that the page prints.")
    same_rating = not rating or rating in (value.rating, value.rating_raw)
    if words == value.raw and same_rating:
        raise Undecided("This is what was read already; write what the page prints, or say which rating it shows.")
    made = Misread(value_id=value.id, was=value.raw, raw=words, rating=None if same_rating else rating)
    _must_be_readable(store, value, made)
    return made


def joined(store: Store, value_id: str, other_id: str) -> Joined:
    """The indicators of two values as one."""
    one, other = _value(store, value_id), _value(store, other_id)
    indicators = store.indicators()
    if indicators[one.id] == indicators[other.id]:
        raise Undecided("These two are one indicator already.")
    councils = {document.document_id: document.council for document in store.documents()}
    whose, others = (councils[value.places[0].document_id] for value in (one, other))
    if whose != others:
        raise Undecided(f"One is of {whose or 'a report without a council'}, the other of {others or 'a report without a council'}: "
                        "indicators of two councils stay two.")  # fmt: skip
    units = [units_of(value for value in store.values() if indicators[value.id] == indicators[end.id]) for end in (one, other)]
    if all(units) and not units[0] & units[1]:
        first, second = (" and ".join("counts" if unit == "count" else unit for unit in sorted(found)) for found in units)
        raise Undecided(f"One is printed in {first}, the other in {second}: figures in different units cannot be one series.")
    return Joined(value_id=one.id, other_id=other.id)


def parted(store: Store, value_ids: Collection[str]) -> Parted:
    """These values as an indicator of their own."""
    if not value_ids:
        raise Undecided("Choose the rows that are of an indicator of their own.")
    indicators = store.indicators()
    own = {indicators[_value(store, one).id] for one in value_ids}
    if len(own) > 1:
        raise Undecided("These are of more than one indicator already; choose rows of one.")
    if all(one in value_ids for one, of in indicators.items() if of in own):
        raise Undecided("These are all rows of the indicator; leave at least one that stays.")
    return Parted(value_ids=tuple(value_ids))


def polarity_set(store: Store, value_id: str, polarity: str | None) -> PolaritySet:
    """What is better for the indicator of a value: "higher", "lower" or "monitor"."""
    value = _value(store, value_id)
    if polarity not in POLARITIES:
        raise Undecided("Say whether higher or lower is better, or neither.")
    indicator = store.indicators()[value.id]
    if {one.polarity for one in store.values() if store.indicators()[one.id] == indicator} == {polarity}:
        raise Undecided(f"This is how it is understood already: {POLARITIES[polarity]}.")
    return PolaritySet(value_id=value.id, polarity=polarity)


def accepted(store: Store, finding_id: str, document_id: str | None = None) -> FindingAccepted:
    """A finding of the audit as known; `document_id` of its report, where it is known, saves auditing all others."""
    if (entry := store.accepted_findings().get(finding_id)) is not None:
        raise Undecided(f"This finding was accepted already by {entry.who} on {in_words(entry.when[:10])}.")
    held = {document.document_id for document in store.documents()}
    if document_id is not None and document_id not in held:
        raise Undecided("This finding is of a file that is not among the reports; add the file first, then accept the finding.")
    found = next((one for one in check_document(store, document_id) if one.id == finding_id), None) if document_id else None
    found = found or next((one for one in check_documents(store) if one.id == finding_id), None)
    if found is None:
        raise Undecided(f"the audit has no finding {finding_id}; `committee check --json` lists their ids")
    return FindingAccepted(finding_id=finding_id, about=finding_name(found))


def labelled(store: Store, document_id: str, access: str | None, superseded_by: str | None) -> Labelled:
    """Who may see a document (None: as before), and the id of the one that replaced it (None: it stands)."""
    documents = {document.document_id: document for document in store.documents()}
    if document_id not in documents or (superseded_by is not None and superseded_by not in documents):
        raise Undecided("This report is not among the reports; choose another one.")
    labels = store.labels()
    before = labels.get(document_id)
    made = Labelled(
        document_id=document_id,
        access=Access(access) if access else before.access if before else Access.PUBLIC,
        superseded_by=superseded_by,
    )
    if made == (before or Labelled(document_id=document_id, access=Access.PUBLIC)):
        raise Undecided("The report is labelled so already.")
    _must_end(document_id, superseded_by, labels, documents)
    return made


def withdrawn(store: Store, entry_id: str) -> Withdrawn:
    """An entry of the register that no longer holds."""
    entry = next((one for one in store.register.standing() if one.id == entry_id), None)
    if entry is None:
        raise Undecided(f"the register holds no entry {entry_id} that is in force; it was withdrawn already, or never made")
    if isinstance(entry.decision, Removed):
        raise Undecided("A removed report does not come back by withdrawing that; add its file again.")
    return Withdrawn(entry_id=entry_id)


def correction_of(store: Store, value: PublishedValue) -> Entry | None:
    """The correction of the cell of a value that stands, None where it is as read."""
    made = store.corrections().get(value.id, ())
    return next((entry for entry in made if isinstance(entry.decision, Misread)), None)


def _must_be_uncorrected(store: Store, value: PublishedValue) -> None:
    entry = correction_of(store, value)
    if entry is not None:
        raise Undecided(f"This cell was corrected already by {entry.who} on {in_words(entry.when[:10])}; withdraw that decision first.")


def _must_be_readable(store: Store, value: PublishedValue, made: Misread) -> None:
    """A figure that is typed wrongly is no figure, and would be lost without a word."""
    cells = store.cells_of(value.places[0].document_id)
    cell = cells.get(value.id)
    same = [one for one in store.read_values() if one.id == value.id or (cell is not None and cells.get(one.id) == cell)]
    read = [one for one in same if one.raw == made.was or (cell is not None and cell.text == made.was)]
    if not any(letter.isdigit() for letter in made.raw):
        return
    if parse_fraction(made.was) and not halves(made.raw) and any(one.measure in HALVES for one in read):
        top, bottom = parse_fraction(made.was) or (0, 0)
        raise Undecided(f"This cell holds two figures, {top:,} and {bottom:,}; write both as the page prints them, such as {top}/{bottom}.")
    lost = [one for one in read if one.value is not None and reread(one, made).value is None]
    if not lost or (len(read) == 1 and WORD.search(made.raw)):
        return
    if len(read) == 1 or all(one.measure in (Measure.TARGET, Measure.RESULT) and one.value == lost[0].value for one in lost):
        raise Undecided(f"“{made.raw}” cannot be read as a figure; write it exactly as the page prints it.")
    figures = "; ".join(rated_words(one) for one in lost)
    raise Undecided(f"This cell holds several figures, and “{made.raw}” does not give all of them ({figures}); write them all.")


def _must_end(document_id: str, superseded_by: str | None, labels: dict[str, Labelled], documents: dict[str, Document]) -> None:
    """Papers that supersede each other would both be gone."""
    seen, at = {document_id}, superseded_by
    while at is not None:
        if at in seen:
            itself = superseded_by == document_id
            name = document_name(documents[superseded_by]) if superseded_by else ""
            raise Undecided("A report cannot supersede itself." if itself else f"{name} is itself superseded by this report.")
        seen.add(at)
        at = labels[at].superseded_by if at in labels else None


def _read_value(store: Store, value_id: str) -> PublishedValue:
    value = next((one for one in store.read_values() if one.id == value_id), None)
    if value is None:
        raise Undecided(GONE)
    return value


def _value(store: Store, value_id: str) -> PublishedValue:
    value = next((one for one in store.values() if one.id == value_id), None)
    if value is None:
        raise Undecided("This indicator is not in the reports; choose another one.")
    return value


def trial(store: Store, entries: tuple[Entry, ...]) -> tuple[tuple[PublishedValue, ...], dict[str, str]]:
    """Values and indicators as they would be if these were all entries that stand."""
    councils = {document.document_id: document.council for document in store.documents()}
    made = corrected(store.read_values(), councils, entries, store.cells_of)
    return made.values, made.indicators
