"""What a person chose to search in: from groups of councils, committees, years, reports and sections to what is answered from.

Within a group any of the chosen counts, between groups all do: two years of one committee.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.store import Store
from ingest.model import Activity, Document, PublishedValue
from screens.markup import period_words, plain

UNKNOWN = "Not stated"  # a report that names no council, committee or period can be chosen too
SHOWN = 40  # choices of one group; with more, finding by words is quicker than reading
YEAR = re.compile(r"(\d{4})(?:/\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is chosen in each group; an empty group narrows nothing. `reports` are document ids; `superseded` adds papers that
    another supersedes."""

    councils: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    superseded: bool = False

    @property
    def is_all(self) -> bool:
        """Whether nothing is narrowed; reports that another supersedes may be searched all the same."""
        return not (self.councils or self.committees or self.years or self.reports or self.sections)


EVERYTHING = Scope()


def documents_in(scope: Scope, documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents that a scope leaves."""
    return tuple(
        one
        for one in documents
        if (not scope.councils or council_of(one) in scope.councils)
        and (not scope.committees or committee_of(one) in scope.committees)
        and (not scope.years or year_of(one) in scope.years)
        and (not scope.reports or one.document_id in scope.reports)
    )


def narrowed(store: Store, scope: Scope) -> Store:
    """The store as a scope shows it: the one place where choices become what is answered from."""
    if scope.is_all:
        return store
    return store.only([one.document_id for one in documents_in(scope, store.documents())], scope.sections)


def council_of(document: Document) -> str:
    return document.council or UNKNOWN


def committee_of(document: Document) -> str:
    return document.committee or UNKNOWN


def year_of(document: Document) -> str:
    """The year that a report is about, as its period begins.

    A report of "2016/17 Q2" is of 2016/17, one of "2014-04..2014-09" of 2014/15.
    """
    period = document.period or document.meeting_date or ""
    found = YEAR.match(period)
    if not found:
        return UNKNOWN
    if "/" in found[0]:
        return found[0]
    month = re.match(r"\d{4}-(\d{2})", period)
    year = int(found[1]) - (1 if month and int(month[1]) < 4 else 0)
    return f"{year}/{(year + 1) % 100:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the groups offer, each as (words, value)."""

    councils: tuple[tuple[str, str], ...]
    committees: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, str], ...]
    reports: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str], ...]


def choices(store: Store, scope: Scope, words: str = "") -> Choices:
    """What can be chosen: in each group what the groups before it leave, with `words` in it, and always what is chosen already."""
    documents = store.documents()
    of_councils = documents_in(Scope(councils=scope.councils), documents)
    of_committees = documents_in(Scope(committees=scope.committees), of_councils)
    of_years = documents_in(Scope(years=scope.years), of_committees)
    of_reports = documents_in(Scope(reports=scope.reports), of_years)
    return Choices(
        councils=_offered(((one, one) for one in map(council_of, documents)), scope.councils, words),
        committees=_offered(((one, one) for one in map(committee_of, of_councils)), scope.committees, words),
        years=_offered(((one, one) for one in map(year_of, of_committees)), scope.years, ""),
        reports=_offered(((report_words(one), one.document_id) for one in of_years), scope.reports, words),
        sections=_offered(((one, one) for one in _sections(store, of_reports)), scope.sections, words) if not scope.is_all else (),
    )


def report_words(document: Document) -> str:
    """A report in a list of reports: its title, and of when it is where the title does not say so."""
    when = period_words(document.period)
    return f"{document.title} ({when})" if when and when not in document.title else document.title


def scope_words(scope: Scope, store: Store) -> str:
    """A scope in words, "" for all reports.

    Parks Committee of 2016/17 gives "Parks Committee, 2016/17".
    """
    titles = {one.document_id: report_words(one) for one in store.documents()}
    groups = (scope.councils, scope.committees, scope.years, tuple(titles.get(one, one) for one in scope.reports), scope.sections)
    return ", ".join(" or ".join(group) for group in groups if group)


def scope_html(words: str, count: int) -> str:
    """The line above the answers that says what is searched, with a button that removes it; nothing for all reports."""
    if not words:
        return ""
    reports = f"{count} report{'s' if count != 1 else ''}"
    return (
        f'<div class="scope" role="note"><span><strong>Only:</strong> {plain(words)} <span class="when">({reports})</span></span>'
        '<button type="button" data-everything="1">Search all reports</button></div>'
    )


def _sections(store: Store, documents: Iterable[Document]) -> Iterable[str]:
    """The sections that hold values or activities of those reports, outermost heading below the title first."""
    ids = {one.document_id for one in documents}
    records: tuple[PublishedValue | Activity, ...] = (*store.values(), *store.activities())
    return (section_name(one.section) for one in records if one.section and one.places[0].document_id in ids)


def section_name(section: str | None) -> str:
    """The innermost heading of a section's path.

    >>> section_name("Annual report > Parks > Trees")
    'Trees'
    """
    return (section or "").rsplit(" > ", 1)[-1].strip()


def _offered(pairs: Iterable[tuple[str, str]], chosen: tuple[str, ...], words: str) -> tuple[tuple[str, str], ...]:
    wanted = words.casefold().split()
    known = {value: label for label, value in pairs if value}
    fits = {value for value, label in known.items() if all(word in label.casefold() for word in wanted)}
    listed = sorted((label, value) for value, label in known.items() if value in fits)
    kept = [(known.get(value, value), value) for value in chosen]
    return (*kept, *[pair for pair in listed if pair[1] not in chosen][:SHOWN])
