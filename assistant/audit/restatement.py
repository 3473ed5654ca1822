"""Rule `restatement`: the same figure of the same indicator printed differently, in two reports of a council or twice in one.

Compared are results, targets and floors of one indicator (`index.identity`) and period, in the same unit and on the same basis, rounding
allowed for. Silent where a report says that the figure was revised, is provisional or follows a new method, in the cell, the row or a note
that names the indicator; and on sections of one report that print the same indicators with other figures throughout ("North", "South").
A report that calls an
indicator new for a period for which another prints a result contradicts it, and so does another polarity, unless one is only monitored. A
benchmark yet to be confirmed that another prints and a reference that went to another indicator are notes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from assistant.audit.finding import Kind, finding_of
from assistant.model import Finding
from assistant.rounding import allowed, around
from index.identity import identities
from index.series import indicator_key, order_key, plain_words
from ingest.model import ChunkKind, Document, Measure, Polarity, PolaritySource, PublishedValue, Report
from ingest.values.period import contains, find_periods

RULE = "restatement"
COMPARED = (Measure.RESULT, Measure.TARGET, Measure.FLOOR)
RESTATED = frozenset({"revised", "provisional", "new method", "not comparable", "suppressed", "restated"})
REVISED = re.compile(
    r"\b(?:restat\w+|revised (?:figure|data|result)s?|(?:has|have|was|were) (?:been )?revised|refreshed data)\b", re.IGNORECASE
)
FEWEST_APART = 2  # indicators that two sections print with other figures
NEW_FOR = re.compile(r"\bnew (?:indicator |measure )?for\b", re.IGNORECASE)
TO_COME = re.compile(r"\b(?:tbc|to be confirmed)\b", re.IGNORECASE)
Documents = Mapping[str, Document]


def findings(reports: Sequence[Report]) -> Iterator[Finding]:
    """The figures that are printed twice and differ, each in the later report with the earlier one as its source."""
    documents = {report.document.document_id: report.document for report in reports}
    values = [value for report in sorted(reports, key=lambda report: _order(report.document)) for value in report.values]
    identity = identities(values, {document_id: document.council for document_id, document in documents.items()})
    indicators: dict[str, list[PublishedValue]] = defaultdict(list)
    references: dict[str, list[PublishedValue]] = defaultdict(list)
    for value in values:
        indicators[identity[value.id]].append(value)
        if value.ref and value.measure is Measure.RESULT:
            references[indicator_key(value, documents[_document_id(value)].council)].append(value)
    told = _told(reports)
    kept = [[value for value in of_indicator if value.id not in told] for of_indicator in indicators.values()]
    areas = _areas(kept)
    for same in (part for of_indicator in kept for part in _parts(of_indicator, areas)):
        if len({_document_id(value) for value in same}) > 1 or len({value.row_text for value in same}) > 1:
            yield from _of_indicator(same, documents)
    for of_reference in references.values():
        yield from _given_away(of_reference, identity, documents)


def _document_id(value: PublishedValue) -> str:
    return value.places[0].document_id


def _told(reports: Sequence[Report]) -> frozenset[str]:
    """The results of which a note of their report says that they were revised, by their reference or whole title."""
    found: set[str] = set()
    for report in reports:
        notes = [" ".join(chunk.text.split()) for chunk in report.chunks if chunk.kind is ChunkKind.PROSE and REVISED.search(chunk.text)]
        for value in report.values:
            own = REVISED.search(value.comment or "") or REVISED.search(value.row_text)
            names = [name for name in (value.ref, value.title) if name and len(name) > 1]
            if own or any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", note) for note in notes for name in names):
                found.add(value.id)
    return frozenset(found)


Areas = Mapping[str, frozenset[str | None]]  # by document, the sections that print the same indicators of different areas


def _areas(indicators: Sequence[Sequence[PublishedValue]]) -> Areas:
    agree: Counter[tuple[str, frozenset[str | None]]] = Counter()
    differ: Counter[tuple[str, frozenset[str | None]]] = Counter()
    for values in indicators:
        by_cell: dict[tuple[str, str | None], list[PublishedValue]] = defaultdict(list)
        for value in values:
            if value.measure is Measure.RESULT and value.value is not None:
                by_cell[_document_id(value), value.period].append(value)
        for (document_id, _), same in by_cell.items():
            for one, other in pairwise(same):
                if one.section != other.section:
                    counted = agree if one.value == other.value else differ
                    counted[document_id, frozenset({one.section, other.section})] += 1
    found: dict[str, frozenset[str | None]] = {}
    for (document_id, sections), count in differ.items():
        if count >= FEWEST_APART and count > agree[document_id, sections]:
            found[document_id] = found.get(document_id, frozenset()) | sections
    return found


def _parts(values: Sequence[PublishedValue], areas: Areas) -> Iterator[Sequence[PublishedValue]]:
    """The values of one identity; section by section where a report prints one title without reference under several, or areas."""
    in_areas = {value.section for value in values if value.section in areas.get(_document_id(value), ())}
    if len(in_areas) > 1:
        for section in sorted(in_areas, key=str):
            yield [value for value in values if value.section == section]
        return
    sections: dict[str, set[str | None]] = defaultdict(set)
    for value in values:
        if not value.ref:
            sections[_document_id(value)].add(value.section)
    if all(len(of_document) < 2 for of_document in sections.values()):
        yield values
        return
    parts: dict[tuple[bool, str | None], list[PublishedValue]] = defaultdict(list)
    for value in values:
        parts[bool(value.ref), None if value.ref else value.section].append(value)
    yield from parts.values()


def _order(document: Document) -> tuple[object, ...]:
    return (order_key(document.period), document.meeting_date or "", document.document, document.document_id)


def _of_indicator(values: Sequence[PublishedValue], documents: Documents) -> Iterator[Finding]:
    by_cell: dict[tuple[Measure, str], list[PublishedValue]] = defaultdict(list)
    for value in values:
        if value.measure in COMPARED and value.period:
            by_cell[value.measure, value.period].append(value)
    for same in by_cell.values():
        yield from _differing(same, documents)
        yield from _called_new(same, documents)
    yield from _unconfirmed([value for value in values if value.measure is Measure.BENCHMARK], documents)
    results = _by_document(value for value in values if value.measure is Measure.RESULT)
    for before, after in pairwise(results):
        yield from _other_polarity(before[0], after[0], documents)


def _by_document(values: Iterable[PublishedValue]) -> list[list[PublishedValue]]:
    found: dict[str, list[PublishedValue]] = defaultdict(list)
    for value in values:
        found[_document_id(value)].append(value)
    return list(found.values())


def _differing(values: Sequence[PublishedValue], documents: Documents) -> Iterator[Finding]:
    """Each figure against the nearest earlier one that may be compared with it."""
    for at, later in enumerate(values):
        if later.value is None:
            continue
        for earlier in reversed(values[:at]):
            if earlier.value is not None and _elsewhere(earlier, later) and _comparable(earlier, later):
                if not _agree(earlier, later):
                    yield _finding(later, earlier, documents, Kind.CONFLICT, f"{earlier.value}", f"{later.measure} of {later.period}")
                break


def _elsewhere(one: PublishedValue, other: PublishedValue) -> bool:
    """Do the two stand in different rows?"""
    return one.row_text != other.row_text or _document_id(one) != _document_id(other)


def _comparable(one: PublishedValue, other: PublishedValue) -> bool:
    bases = {one.basis, other.basis} - {None}
    restated = RESTATED & {*one.qualifiers, *other.qualifiers}
    same_stretch = {word for value in (one, other) for word in value.qualifiers if word.startswith("as at")}
    return one.unit == other.unit and len(bases) < 2 and not restated and len(same_stretch) < 2 and one.group == other.group


def _agree(one: PublishedValue, other: PublishedValue) -> bool:
    if one.value == other.value:
        return True
    assert one.value is not None
    assert other.value is not None
    ours, theirs = (allowed(one), allowed(other)) if one.unit == "count" else (around(one.value), around(other.value))
    return ours.overlaps(theirs)


def _called_new(values: Sequence[PublishedValue], documents: Documents) -> Iterator[Finding]:
    """Results said to be of an indicator that is new, though another report prints one for the period."""
    known = next((value for value in values if value.value is not None), None)
    for new in values:
        if known is None or new.measure is not Measure.RESULT or new.value is not None or not NEW_FOR.search(new.raw):
            continue
        year = next((mention.period for mention in find_periods(new.raw)), None)
        if year and new.period and contains(year, new.period):
            yield _finding(new, known, documents, Kind.CONFLICT, known.raw, f"result of {new.period}")


def _unconfirmed(values: Sequence[PublishedValue], documents: Documents) -> Iterator[Finding]:
    known = next((value for value in values if value.value is not None), None)
    for open_ in values:
        apart = known is not None and _document_id(known) != _document_id(open_)
        if known is not None and apart and open_.value is None and TO_COME.search(open_.raw):
            yield _finding(open_, known, documents, Kind.NOTE, known.raw, "benchmark")


def _other_polarity(before: PublishedValue, after: PublishedValue, documents: Documents) -> Iterator[Finding]:
    printed = {before.polarity_source, after.polarity_source} == {PolaritySource.PRINTED}
    if printed and before.polarity is not after.polarity:
        kind = Kind.NOTE if Polarity.MONITOR in (before.polarity, after.polarity) else Kind.CONFLICT
        yield _finding(after, before, documents, kind, f"{before.polarity}", "polarity", shown=f"{after.polarity}")


def _given_away(results: Sequence[PublishedValue], identity: Mapping[str, str], documents: Documents) -> Iterator[Finding]:
    """A note where a reference names no indicator any more that it named in the report before."""
    for before, after in pairwise(_by_document(results)):
        kept = {identity[value.id] for value in before} & {identity[value.id] for value in after}
        if not kept and plain_words(before[0].title) != plain_words(after[0].title):
            yield _finding(after[0], before[0], documents, Kind.NOTE, before[0].title, "title", shown=after[0].title)


def _finding(
    published: PublishedValue,
    other: PublishedValue,
    documents: Documents,
    kind: Kind,
    recomputed: str,
    what: str,
    *,
    shown: str | None = None,
) -> Finding:
    ours, theirs = (documents[value.places[0].document_id] for value in (published, other))
    return finding_of(
        RULE,
        kind,
        published,
        (other,),
        (ours, theirs) if ours != theirs else ours,
        shown=shown,
        recomputed=recomputed,
        working=f"{what}: {shown or published.raw} in {ours.document}, {recomputed} in {theirs.document}",
        flips=False,
    )
