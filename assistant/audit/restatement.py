"""Rule `restatement`: the same figure of the same indicator printed differently, in two reports of a council or twice in one.

Compared are results, targets and floors of one indicator and period, in the same unit and on the same basis, rounding allowed for. Silent
where a report says that the figure was revised, is provisional or follows a new method, and where the titles are so unlike that the
reference was given to another measure. A report that calls an indicator new for a period for which another prints a result contradicts
it; a benchmark yet to be confirmed that another prints, another polarity and another title are notes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from assistant.audit.finding import Kind, finding_of
from assistant.meaning.words import tokens
from assistant.model import Finding
from assistant.rounding import allowed, around
from index.series import indicator_key, order_key
from ingest.model import Document, Measure, Polarity, PolaritySource, PublishedValue, Report
from ingest.values.period import contains, find_periods

RULE = "restatement"
COMPARED = (Measure.RESULT, Measure.TARGET, Measure.FLOOR)
RESTATED = frozenset({"revised", "provisional", "new method", "not comparable", "suppressed", "restated"})
NEW_FOR = re.compile(r"\bnew (?:indicator |measure )?for\b", re.IGNORECASE)
TO_COME = re.compile(r"\b(?:tbc|to be confirmed)\b", re.IGNORECASE)
ALIKE = 0.5  # share of the words of the shorter title that the other must hold for a reference to name the same measure
Documents = Mapping[str, Document]


def findings(reports: Sequence[Report]) -> Iterator[Finding]:
    """The figures that are printed twice and differ, each in the later report with the earlier one as its source."""
    documents = {report.document.document_id: report.document for report in reports}
    indicators: dict[str, list[PublishedValue]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: _order(report.document)):
        for value in report.values:
            indicators[indicator_key(value, report.document.council)].append(value)
    for values in indicators.values():
        if len({value.places[0].document_id for value in values}) > 1 or len({value.row_text for value in values}) > 1:
            yield from _of_indicator(values, documents)


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
    results = [value for value in values if value.measure is Measure.RESULT]
    firsts = list({value.places[0].document_id: value for value in reversed(results)}.values())[::-1]
    for before, after in pairwise(firsts):
        yield from _renamed(before, after, documents)


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
    return one.row_text != other.row_text or one.places[0].document_id != other.places[0].document_id


def _comparable(one: PublishedValue, other: PublishedValue) -> bool:
    bases = {one.basis, other.basis} - {None}
    restated = RESTATED & {*one.qualifiers, *other.qualifiers}
    same_stretch = {word for value in (one, other) for word in value.qualifiers if word.startswith("as at")}
    return (
        one.unit == other.unit
        and len(bases) < 2
        and not restated
        and len(same_stretch) < 2
        and _alike(one.title, other.title)
        and one.group == other.group
    )


def _agree(one: PublishedValue, other: PublishedValue) -> bool:
    if one.value == other.value:
        return True
    assert one.value is not None
    assert other.value is not None
    ours, theirs = (allowed(one), allowed(other)) if one.unit == "count" else (around(one.value), around(other.value))
    return ours.overlaps(theirs)


def _alike(one: str, other: str) -> bool:
    """Do the titles share most words? The same reference may be given to another measure in another year."""
    words, others = frozenset(tokens(one)), frozenset(tokens(other))
    return bool(words and others) and len(words & others) >= ALIKE * min(len(words), len(others))


def _called_new(values: Sequence[PublishedValue], documents: Documents) -> Iterator[Finding]:
    """Results said to be of an indicator that is new, though another report prints one for the period."""
    known = next((value for value in values if value.value is not None), None)
    for new in values:
        if known is None or new.measure is not Measure.RESULT or new.value is not None or not NEW_FOR.search(new.raw):
            continue
        year = next((mention.period for mention in find_periods(new.raw)), None)
        if year and new.period and contains(year, new.period) and _alike(new.title, known.title):
            yield _finding(new, known, documents, Kind.CONFLICT, known.raw, f"result of {new.period}")


def _unconfirmed(values: Sequence[PublishedValue], documents: Documents) -> Iterator[Finding]:
    known = next((value for value in values if value.value is not None), None)
    for open_ in values:
        apart = known is not None and known.places[0].document_id != open_.places[0].document_id
        if known is not None and apart and open_.value is None and TO_COME.search(open_.raw):
            yield _finding(open_, known, documents, Kind.NOTE, known.raw, "benchmark")


def _renamed(before: PublishedValue, after: PublishedValue, documents: Documents) -> Iterator[Finding]:
    """Another polarity, or another title, than in the report before."""
    alike = _alike(before.title, after.title)
    printed = {before.polarity_source, after.polarity_source} == {PolaritySource.PRINTED}
    if alike and printed and before.polarity is not after.polarity:
        kind = Kind.NOTE if Polarity.MONITOR in (before.polarity, after.polarity) else Kind.CONFLICT
        yield _finding(after, before, documents, kind, f"{before.polarity}", "polarity", shown=f"{after.polarity}")
    if after.ref and not alike:
        yield _finding(after, before, documents, Kind.NOTE, before.title, "title", shown=after.title)


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
