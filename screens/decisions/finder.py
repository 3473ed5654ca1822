"""What can be decided about, found by words: cells, indicators, findings or reports, each with a button that chooses it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from assistant.audit import check_document
from assistant.decisions.naming import HALVES, cell_name, document_name, finding_name, indicator_name, place_name
from assistant.overview.standing_now import Standing, standings_of
from index.series import order_key
from index.store import Store
from ingest.model import PublishedValue
from screens.decisions.draft import Kind
from screens.markup import period_words, plain

MOST = 12  # shown at once; more words narrow them
PROMPTS = {
    Kind.CELL: ("Find the cell", "Reference or words of the title, a period, the printed figure, a file name"),
    Kind.POLARITY: ("Find the indicator", "Reference or words of the title, a council"),
    Kind.JOIN: ("Find the two indicators, one after the other", "Reference or words of the title, a council"),
    Kind.PART: ("Find the indicator", "Reference or words of the title, a council"),
    Kind.FINDING: ("Find the report that the finding is in", "Words of its title, a file name, a council"),
    Kind.LABEL: ("Find the report", "Words of its title, a file name, a council"),
}
NOTHING = "Nothing is found with all of these words. Take fewer, or other ones."
REPORT = "report:"  # what a press on a report asks for while a finding is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to choose. `words` are all that it can be found by."""

    chosen: str
    name: str
    about: str
    words: str
    button: str = "Choose"


def found_html(store: Store, kind: Kind, words: str) -> str:
    """The first that hold all the words, newest first; nothing while no words are given and there are many."""
    wanted = words.casefold().split()
    options = [one for one in OPTIONS[kind](store) if all(word in one.words.casefold() for word in wanted)]
    if not wanted and kind not in (Kind.LABEL, Kind.FINDING):
        return ""
    return options_html(options)


def findings_html(store: Store, document_id: str) -> str:
    """The open findings of one report, errors first."""
    accepted = store.accepted_findings()
    weights = ("error", "conflict", "note")
    found = sorted((one for one in check_document(store, document_id) if one.id not in accepted), key=lambda one: weights.index(one.kind))
    options = [
        Option(
            chosen=f"{document_id}/{one.id}",
            name=finding_name(one),
            about=f"{one.kind}: the report prints {one.published}, recomputed {one.recomputed}",
            words="",
        )
        for one in found
    ]
    return options_html(options, most=len(options)) if options else '<p class="note">The audit finds nothing open in this report.</p>'


def options_html(options: list[Option], most: int = MOST) -> str:
    if not options:
        return f'<p class="note" role="status">{NOTHING}</p>'
    count = f"{len(options)} found" if len(options) <= most else f"The first {most} of {len(options):,}; more words narrow them"
    listed = "".join(
        f'<li><div><strong>{plain(one.name)}</strong><span class="when">{plain(one.about)}</span></div>'
        f'<button type="button" data-choose="{plain(one.chosen)}">{one.button}<span class="unseen"> {plain(one.name)}</span></button></li>'
        for one in options[:most]
    )
    return f'<p class="note" role="status">{count}</p><ul class="options">{listed}</ul>'


def _cells(store: Store) -> Iterator[Option]:
    seen = set()
    for value in sorted(store.values(), key=lambda one: order_key(one.period), reverse=True):
        key = (value.places, value.raw) if value.measure in HALVES else value.id
        if key not in seen:
            seen.add(key)
            yield Option(chosen=value.id, name=f"{cell_name(value)}: “{value.raw}”", about=place_name(value), words=_words(value))


def _words(value: PublishedValue) -> str:
    return f"{cell_name(value)} {value.raw} {value.places[0].document} {value.section or ''} {' '.join(value.aliases)}"


def _indicators(store: Store) -> Iterator[Option]:
    first: dict[str, PublishedValue] = {}
    for value in store.values():
        first.setdefault(store.indicators()[value.id], value)
    for one in standings_of(store):
        yield indicator_option(one, first[one.key])


def indicator_option(one: Standing, value: PublishedValue) -> Option:
    newest = one.newest.value if one.newest else value
    name = f"{one.ref} {one.title}" if one.ref else one.title
    result = f"newest result “{newest.raw}”, {period_words(newest.period)}" if one.newest else "no result"
    about = f"{one.council or 'no council'}; {len(one.reports)} report{'s' if len(one.reports) != 1 else ''}; {result}"
    words = f"{name} {one.council or ''} {one.section or ''} {indicator_name(value)}"
    return Option(chosen=newest.id, name=name, about=about, words=words)


def _documents(store: Store) -> Iterator[Option]:
    return _reports(store, "")


def _reports_with_findings(store: Store) -> Iterator[Option]:
    return _reports(store, REPORT)


def _reports(store: Store, before: str) -> Iterator[Option]:
    for one in sorted(store.documents(), key=lambda document: order_key(document.period), reverse=True):
        held = "; ".join(part for part in (one.council, one.committee, period_words(one.period), one.access) if part)
        button = "Show its findings" if before else "Choose"
        yield Option(
            chosen=f"{before}{one.document_id}", name=document_name(one), about=held, words=f"{document_name(one)} {held}", button=button
        )


OPTIONS: dict[Kind, Callable[[Store], Iterable[Option]]] = {
    Kind.CELL: _cells,
    Kind.POLARITY: _indicators,
    Kind.JOIN: _indicators,
    Kind.PART: _indicators,
    Kind.FINDING: _reports_with_findings,
    Kind.LABEL: _documents,
}
