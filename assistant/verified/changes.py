"""What has changed of what somebody verified: each source as it stood then beside what the store gives now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.composing.wording import MEASURE_NAMES, amount, at, name_of, oneline
from assistant.verified.marking import digest_of
from assistant.verified.slots import Slots, as_value, slots_of, unlike
from index.decisions import Access, Verified, VerifiedFigure, VerifiedSource
from index.register import Entry

if TYPE_CHECKING:
    from index.store import Store
    from ingest.model import PublishedValue

MOST_BESIDE = 2  # other figures named of one verified figure


def entries_told(store: Store, *, everything: bool = False, withdrawn: bool = False) -> tuple[Entry, ...]:
    """The standing marks that a reader of this store may be told of, newest first: those that rest on reports it holds or that are public.

    With `everything` also those that rest on restricted reports, or on none that the entry names; with `withdrawn` those, too.
    """
    held, labels = {one.document_id for one in store.documents()}, store.labels()
    closed = {document_id for document_id, label in labels.items() if label.access is not Access.PUBLIC} - held
    entries = store.register.entries if withdrawn else store.register.standing()
    found = (one for one in reversed(entries) if isinstance(one.decision, Verified))
    return tuple(one for one in found if everything or (rests_on(one) and not rests_on(one) & closed))


def rests_on(entry: Entry) -> frozenset[str]:
    """The ids of the documents that a mark rests on; none for an entry of another kind."""
    sources = entry.decision.sources if isinstance(entry.decision, Verified) else ()
    return frozenset(source.document_id for source in sources)


def changes_since(verified: Verified, store: Store) -> tuple[str, ...]:
    """What the store gives otherwise now than when it was verified, a clause each; none where all sources stand as they did."""
    slots = slots_of(store)
    told = [words for source in verified.sources for words in _source_changes(source, slots, store)]
    if not verified.sources and any(digest_of(store, one) == "" for one in verified.citations):
        told.append("a source is no longer in the reports")
    return tuple(dict.fromkeys(told))


def figure_changes(source: VerifiedSource, figure: VerifiedFigure, slots: Slots) -> Iterator[str]:
    """What has changed of one verified figure: of its cell, or by other figures that the reports print for the same since then."""
    then, now = as_value(figure), slots.by_id.get(source.id)
    beside = slots.beside(slots.slot_then(source, figure), source.id)
    if now is None:
        yield _instead(source, then, beside, slots)
        return
    if (now.raw, now.value, now.unit) != (then.raw, then.value, then.unit):
        yield f"the cell now reads “{oneline(now.raw)}”"
    if now.rating is not then.rating:
        yield f"its rating is now {now.rating or 'none'}"
    if now.period != then.period:
        yield f"it is now read as a figure {at(now.period)}"
    if (now.title, now.ref, now.measure, now.basis, now.group) != (then.title, then.ref, then.measure, then.basis, then.group):
        yield f"it is now read as the {MEASURE_NAMES[now.measure]} of {name_of(now)}"
    news = {one.raw: one for one in beside if unlike(one, now) and one.raw not in figure.others}
    for one in list(news.values())[:MOST_BESIDE]:
        yield f"{one.places[0].document} prints {amount(one)} for it"


def _instead(source: VerifiedSource, then: PublishedValue, beside: tuple[PublishedValue, ...], slots: Slots) -> str:
    """What the reports print in place of a cell that is gone."""
    if source.document_id in slots.documents:
        gone = "its cell is read no longer"
    elif source.document in slots.documents.values():
        gone = f"{source.document} was replaced"
    else:
        gone = f"{source.document} is no longer in the reports"
    other = next((one for one in beside if unlike(one, then)), None)
    if other is not None:
        return f"{gone}, and {other.places[0].document} now prints {amount(other)} for it"
    if beside:
        return f"{gone}; {beside[0].places[0].document} now prints the same figure, which nobody looked at"
    return f"{gone}, and nothing else prints it"


def _source_changes(source: VerifiedSource, slots: Slots, store: Store) -> Iterator[str]:
    if source.figure is not None:
        yield from (f"{amount(as_value(source.figure))}: {words}" for words in figure_changes(source, source.figure, slots))
        return
    now = digest_of(store, source.id)
    if not now:
        yield f"a source in {source.document}, {source.where}, is no longer in the reports"
    elif source.digest and now != source.digest:
        yield f"the words of {source.document}, {source.where}, are read otherwise now"
