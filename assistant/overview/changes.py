"""What a report changes against the one before it: ratings up and down, Red twice running, new and gone indicators, moved targets, restated
results.

Nothing is compared that the reports do not make comparable: ratings of two scales, two rows of one report that differ, or a result that is
older than the one it follows are listed as not compared, with the reason.
"""

from __future__ import annotations

import weakref
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.meaning.catalogue import Catalogue, catalogue_of
from assistant.meaning.indexes import Printed
from assistant.overview.strands import age
from assistant.tools.look_up import differ
from index.series import order_key
from ingest.model import Document, Measure, PublishedValue, Rating
from ingest.records.front_matter import council_place

if TYPE_CHECKING:
    from index.store import Store

FEWEST_SHARED = 2  # indicators that two reports must share for the older one to be the report before
MOST_OF = 0.5  # of the indicators shared with the likest earlier report; a later one that shares fewer is another kind of report
RANKS = {rating: rank for rank, rating in enumerate(Rating)}  # best first
OF_THREE, OF_FOUR = frozenset({Rating.AMBER}), frozenset({Rating.GREEN_AMBER, Rating.RED_AMBER})


class Kind(StrEnum):
    """What changed, in the order in which it is shown."""

    DOWN = "rating down"
    UP = "rating up"
    RED_AGAIN = "Red twice running"
    TARGET = "target moved"
    RESTATED = "result restated"
    NEW = "new"
    GONE = "gone"
    SILENT = "no result this time"
    NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change of one indicator: the cells of the older and the newer report; `note` is what to know of it, in a sentence."""

    kind: Kind
    key: str
    before: PublishedValue | None
    after: PublishedValue | None
    note: str | None = None

    @property
    def shown(self) -> PublishedValue:
        """The value that names the indicator: of the newer report where it has one."""
        value = self.after or self.before
        assert value is not None
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """`shared` indicators have a result in both reports; `entries` are in the order of kinds, then of the report.

    `notes` say in sentences what makes the two reports less alike than they look. A change that leaves no trace in figures is not found.
    """

    newer: Document
    older: Document
    shared: int
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind is kind)


Pair = tuple[Document, Document]
_made: weakref.WeakKeyDictionary[Store, dict[str, Changes]] = weakref.WeakKeyDictionary()


def changes_in(store: Store, document_id: str) -> Changes | None:
    """What that report of a store changes, made once a store; None where no report is before it."""
    known = _made.setdefault(store, {})
    if document_id not in known:
        catalogue = catalogue_of(store)
        pair = next((pair for pair in pairs(catalogue) if pair[0].document_id == document_id), None)
        if pair is None:
            return None
        known[document_id] = changes(catalogue, *pair)
    return known[document_id]


def pairs(catalogue: Catalogue) -> tuple[Pair, ...]:
    """Each report that has one before it, with that one, newest first.

    The report before is of the same council and an earlier period; of the same committee where one of these shares indicators; and the
    newest of those that share most of them.
    """
    keys = {document.document_id: _keys(document, catalogue) for document in catalogue.documents}
    dated = [document for document in catalogue.documents if document.period is not None]
    found = [(newer, older) for newer in dated if (older := _before(newer, dated, keys)) is not None]
    return tuple(sorted(found, key=lambda pair: (age(pair[0]), pair[0].document), reverse=True))


def _keys(document: Document, catalogue: Catalogue) -> frozenset[str]:
    """The keys of the indicators of which a report prints a result."""
    return frozenset(one.indicator.key for one in _printed(document, catalogue) if one.results)


def _printed(document: Document, catalogue: Catalogue) -> Sequence[Printed]:
    return catalogue.indexes.by_report.get(document.document_id, ())


def _before(newer: Document, dated: Sequence[Document], keys: Mapping[str, frozenset[str]]) -> Document | None:
    owner = council_place(newer.council)
    shared = {
        one.document_id: len(keys[one.document_id] & keys[newer.document_id])
        for one in dated
        if owner and council_place(one.council) == owner and order_key(one.period)[0] < order_key(newer.period)[0]
    }
    earlier = [one for one in dated if shared.get(one.document_id, 0) >= FEWEST_SHARED]
    family = [one for one in earlier if one.committee and one.committee == newer.committee] or earlier
    most = max((shared[one.document_id] for one in family), default=0)
    alike = [one for one in family if shared[one.document_id] >= MOST_OF * most]
    return max(
        alike,
        key=lambda one: (age(one), shared[one.document_id], one.format == newer.format, one.document),
        default=None,
    )


def changes(catalogue: Catalogue, newer: Document, older: Document) -> Changes:
    """What `newer` changes against `older`, two reports of one council."""
    new, old = ({one.indicator.key: one for one in _printed(document, catalogue)} for document in (newer, older))
    known = {one.indicator.key for other in catalogue.documents if age(other) < age(newer) for one in _printed(other, catalogue)}
    alike = _scales_fit(catalogue, newer, older)
    found: list[Entry] = []
    for key, printed in new.items():
        if key in old:
            found += _of_both(key, old[key], printed, catalogue, scales_fit=alike)
        elif printed.results:
            note = "An earlier report had it, the one before did not." if key in known else None
            found.append(Entry(kind=Kind.NEW, key=key, before=None, after=printed.results[-1], note=note))
    found += [
        Entry(kind=Kind.GONE, key=key, before=printed.results[-1], after=None)
        for key, printed in old.items()
        if key not in new and printed.results
    ]
    rank = catalogue.indexes.reading_order
    order = list(Kind)
    return Changes(
        newer=newer,
        older=older,
        shared=sum(bool(printed.results) and key in old and bool(old[key].results) for key, printed in new.items()),
        entries=tuple(sorted(found, key=lambda entry: (order.index(entry.kind), rank.get(entry.shown.id, 0), entry.shown.id))),
        notes=tuple(_notes(catalogue, newer, older, scales_fit=alike)),
    )


def _of_both(key: str, old: Printed, new: Printed, catalogue: Catalogue, *, scales_fit: bool) -> Iterator[Entry]:
    if old.results and new.results:
        yield from _of_ratings(key, old.results[-1], new.results[-1], catalogue, scales_fit=scales_fit)
    elif old.results:
        words = next((value for value in reversed(new.values) if value.measure is Measure.RESULT and value.raw.strip()), None)
        yield Entry(kind=Kind.SILENT, key=key, before=old.results[-1], after=words, note=None if words else "No result is printed.")
    for measure, kind in ((Measure.TARGET, Kind.TARGET), (Measure.RESULT, Kind.RESTATED)):
        pair = _printed_otherwise(old.values, new.values, measure)
        if pair is not None:
            yield Entry(kind=kind, key=key, before=pair[0], after=pair[1], note=_differing_rows(*pair, catalogue))


def _of_ratings(key: str, before: PublishedValue, after: PublishedValue, catalogue: Catalogue, *, scales_fit: bool) -> Iterator[Entry]:
    if before.rating is None or after.rating is None:
        return
    why_not = _why_not_compared(before, after, catalogue, scales_fit=scales_fit)
    if why_not is not None:
        if before.rating is not after.rating:
            yield Entry(kind=Kind.NOT_COMPARED, key=key, before=before, after=after, note=why_not)
    elif before.rating is not after.rating:
        kind = Kind.UP if RANKS[after.rating] < RANKS[before.rating] else Kind.DOWN
        yield Entry(kind=kind, key=key, before=before, after=after, note=_to_know(before, after))
    elif after.rating is Rating.RED and before.period != after.period:  # one result printed again is Red once
        yield Entry(kind=Kind.RED_AGAIN, key=key, before=before, after=after, note=_to_know(before, after))


def _why_not_compared(before: PublishedValue, after: PublishedValue, catalogue: Catalogue, *, scales_fit: bool) -> str | None:
    if not scales_fit or (before.scale and after.scale and before.scale != after.scale):
        return "The two reports rate on different scales."
    twice = catalogue.indexes.printed_otherwise
    if before.id in twice or after.id in twice:
        return "One of the reports prints the result twice, with different figures."
    if order_key(after.period)[0] < order_key(before.period)[0]:
        return "The newer report rates an older result."
    return None


def _to_know(before: PublishedValue, after: PublishedValue) -> str | None:
    if before.period == after.period:
        return "Both ratings are for the same period."
    if before.basis is not after.basis and None not in (before.basis, after.basis):
        return "The two results do not cover the same stretch of time in their periods."
    return None


def _printed_otherwise(
    old: Sequence[PublishedValue], new: Sequence[PublishedValue], measure: Measure
) -> tuple[PublishedValue, PublishedValue] | None:
    """Two different numbers that two reports print for one period, in one unit and on one basis; that of the newest period.

    A figure that either report prints both ways is not held to have changed.
    """
    earlier, later = (
        [value for value in values if value.measure is measure and value.value is not None and value.period] for values in (old, new)
    )
    found = []
    for after in later:
        alike = [before for before in earlier if _of_one_kind(before, after)]
        same = [value for value in later if _of_one_kind(value, after)]
        if alike and all(differ(before, other) for before in alike for other in same):
            found.append((alike[0], after))
    return max(found, key=lambda pair: order_key(pair[1].period), default=None)


def _of_one_kind(one: PublishedValue, other: PublishedValue) -> bool:
    return (one.period, one.unit, one.basis, one.group) == (other.period, other.unit, other.basis, other.group)


def _differing_rows(before: PublishedValue, after: PublishedValue, catalogue: Catalogue) -> str | None:
    told = {*before.qualifiers, *after.qualifiers} & {"revised", "provisional", "new method", "not comparable", "restated"}
    return f"The reports say: {', '.join(sorted(told))}." if told else None


def _scales_fit(catalogue: Catalogue, newer: Document, older: Document) -> bool:
    """False where one report rates Amber and the other Green Amber or Red Amber, so that they rate on different scales."""
    one, other = (catalogue.indexes.ratings.get(document.document_id, frozenset()) for document in (newer, older))
    mixed = any(OF_THREE & first and OF_FOUR & second for first, second in ((one, other), (other, one)))
    return not mixed or one == other


def _notes(catalogue: Catalogue, newer: Document, older: Document, *, scales_fit: bool) -> Iterator[str]:
    rated = [catalogue.indexes.ratings.get(document.document_id) for document in (newer, older)]
    if not all(rated):
        without = [name for name, ratings in zip(("newer", "older"), rated, strict=True) if not ratings]
        yield f"The {' and the '.join(without)} report{'s' if len(without) > 1 else ''} gave no ratings that could be read."
    elif not scales_fit:
        yield "The two reports rate on different scales, so their ratings are not compared."
    elif keyless := _without_key(catalogue, (newer, older)):
        yield f"{keyless} a key to {'their' if keyless.startswith('Neither') else 'its'} ratings: the words are compared as they stand."
    if newer.committee != older.committee and newer.committee and older.committee:
        yield "The two reports went to different committees: what is listed as new or gone may be reported elsewhere."


def _without_key(catalogue: Catalogue, documents: Collection[Document]) -> str:
    keyed = {key.places[0].document_id for key in catalogue.store.rating_keys()}
    without = [document.document_id not in keyed for document in documents]
    if all(without):
        return "Neither report prints"
    return "One of the reports does not print" if any(without) else ""
