"""What a decision would change, before it is kept: which figures from what to what, which indicators, who may see a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.decisions.making import trial
from assistant.decisions.naming import access_words, better_words, document_name, indicator_name, place_name, rated_words, value_name
from assistant.meaning.periods import in_words
from index.decisions import Decision, FindingAccepted, Labelled, Misread, Verified, Withdrawn
from index.register import Entry
from index.store import Store
from ingest.model import Measure, PublishedValue

MOST_CLASHES = 3  # named one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that would change: what, from what, to what."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """All that a decision would change, and what else is to be known of it before it is kept."""

    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()


def foreseen(store: Store, decision: Decision) -> Foreseen:
    """What would change if the decision were kept now."""
    if isinstance(decision, Labelled):
        return _label(store, store.labels().get(decision.document_id), decision)
    if isinstance(decision, FindingAccepted):
        return Foreseen(changes=(_accepted("open", "accepted"),), notes=("The finding stays in every list, marked as accepted.",))
    standing = store.register.standing()
    if isinstance(decision, Withdrawn):
        gone = next((one for one in standing if one.id == decision.entry_id), None)
        left = tuple(one for one in standing if one.id != decision.entry_id)
        if gone is None:
            return Foreseen()
        if isinstance(gone.decision, Labelled):
            return _label(store, gone.decision, _label_before(left, gone.decision.document_id))
        if isinstance(gone.decision, FindingAccepted):
            return Foreseen(changes=(_accepted("accepted", "open"),))
        if isinstance(gone.decision, Verified):
            return Foreseen(changes=(Change(what=f"“{gone.decision.statement}”", before="marked as verified", after="not marked"),))
        return _values(store, left)
    now = Entry(id="foreseen", decision=decision, who="", reason="", when="", generation=store.generation.number)
    found = _values(store, (*standing, now))
    if isinstance(decision, Misread) and not any(change.before != change.after for change in found.changes):
        return Foreseen(changes=found.changes, notes=("No figure changes; the words of the cell do.",))
    return found


def _accepted(before: str, after: str) -> Change:
    return Change(what="The finding, for the strict check of reports", before=before, after=after)


def _label_before(entries: Sequence[Entry], document_id: str) -> Labelled | None:
    made = [entry.decision for entry in entries if isinstance(entry.decision, Labelled) and entry.decision.document_id == document_id]
    return made[-1] if made else None


def _label(store: Store, before: Labelled | None, after: Labelled | None) -> Foreseen:
    one = after or before
    documents = {document.document_id: document for document in store.documents()}
    document = documents.get(one.document_id) if one else None
    if document is None:
        return Foreseen(notes=("The report is no longer among the reports, so nothing changes.",))
    change = Change(what=document_name(document), before=access_words(before, documents), after=access_words(after, documents))
    counts = store.counts()[document.document_id]
    closed = after is not None and after.access != "public"
    who = "only officers and administrators see it and get answers from it" if closed else "everybody sees it and gets answers from it"
    notes = [f"From then on {who}: {counts.values:,} values and {counts.chunks:,} passages."]
    if after is not None and after.superseded_by is not None:
        notes.append("Answers use it only for people who ask for superseded reports.")
    return Foreseen(changes=(change,), notes=tuple(notes))


def _values(store: Store, entries: tuple[Entry, ...]) -> Foreseen:
    """What would be read otherwise, understood otherwise, or counted to another indicator."""
    values, indicators = trial(store, entries)
    before = {value.id: value for value in store.values()}
    figures = [
        Change(what=f"{value_name(after)} ({place_name(after)})", before=rated_words(before[after.id]), after=rated_words(after))
        for after in values
        if _figure(before[after.id]) != _figure(after)
    ]
    return Foreseen(
        changes=(*figures, *_polarities(before, values, indicators), *_indicators(before, store.indicators(), indicators)),
        notes=_clashes(values, store.indicators(), indicators),
    )


def _figure(value: PublishedValue) -> tuple[object, ...]:
    return value.raw, value.value, value.unit, value.rating, value.rating_raw


def _polarities(before: Mapping[str, PublishedValue], values: Sequence[PublishedValue], indicators: Mapping[str, str]) -> list[Change]:
    changed: dict[str, list[PublishedValue]] = defaultdict(list)
    for value in values:
        if value.polarity != before[value.id].polarity:
            changed[indicators[value.id]].append(value)
    return [
        Change(
            what=f"{indicator_name(same[-1])}: {_count(same)}",
            before=better_words(before[value.id] for value in same),
            after=better_words(same),
        )
        for same in changed.values()
    ]


def _indicators(before: Mapping[str, PublishedValue], then: Mapping[str, str], now: Mapping[str, str]) -> list[Change]:
    """The groups of values that are joined or parted."""
    was, will = _groups(then), _groups(now)
    gone, come = ([group for group in one if group not in set(other)] for one, other in ((was, will), (will, was)))
    if not gone:
        return []
    return [Change(what=f"{_number(len(gone))} → {_number(len(come))}", before=_named(gone, before), after=_named(come, before))]


def _number(count: int) -> str:
    return f"{count} indicator{'s' if count != 1 else ''}"


def _groups(indicators: Mapping[str, str]) -> list[frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for value_id, indicator in indicators.items():
        found[indicator].add(value_id)
    return [frozenset(group) for group in found.values()]


def _named(groups: Sequence[frozenset[str]], values: Mapping[str, PublishedValue]) -> str:
    named = [[value for key, value in values.items() if key in group] for group in groups]
    return "; ".join(f"{indicator_name(same[0])} ({_count(same)})" for same in named)


def _count(values: Sequence[PublishedValue]) -> str:
    reports = len({value.places[0].document_id for value in values})
    return f"{len(values)} value{'s' if len(values) != 1 else ''} in {reports} report{'s' if reports != 1 else ''}"


def _clashes(values: Sequence[PublishedValue], then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """The periods for which indicators that come together print results that differ."""
    results: dict[tuple[str, str | None, object], dict[str, PublishedValue]] = defaultdict(dict)
    for value in values:
        if value.measure is Measure.RESULT and value.value is not None and value.period:
            results[now[value.id], value.period, value.basis].setdefault(then[value.id], value)
    found = [
        f"For {in_words(period)} both print a result: {' and '.join(f'“{one.raw}”' for one in same.values())}."
        for (_, period, _), same in results.items()
        if len({value.value for value in same.values()}) > 1
    ]
    more = (f"So do {len(found) - MOST_CLASHES} more periods.",) if len(found) > MOST_CLASHES else ()
    return (*found[:MOST_CLASHES], *more)
