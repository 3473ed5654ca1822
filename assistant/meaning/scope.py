"""Which reports a question is about: those it names by title, kind, period or council."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.jargon import spelled_out
from assistant.meaning.periods import AskedPeriod, Fit, fit, span_of
from assistant.meaning.question import Question
from assistant.meaning.words import plain_words
from ingest.model import Document

# Words of report titles that many reports share, or that name no report.
TITLE_CHATTER = frozenset(
    {
        "appendix", "annex", "item", "agenda", "the", "a", "an", "of", "and", "for", "to", "in", "on", "with", "by", "report",
        "reports", "progress", "performance", "update", "council", "borough", "london", "city", "county", "district", "committee",
        "q1", "q2", "q3", "q4", "quarter", "year", "pdf", "docx", "txt", "md", "section", "part", "i", "ii", "iii", "iv", "v", "b",
        "c", "d", "review", "document", "paper", "table", "tables", "results", "result", "indicators",
    }
)  # fmt: skip
COUNCIL_CHATTER = frozenset(
    {
        "council", "borough", "county", "city", "district", "london", "royal", "metropolitan", "unitary", "authority", "of", "the",
        "and",
    }
)  # fmt: skip
SMALL_WORDS = frozenset({"of", "the", "and"})
LEAST_INITIALS = 3
OTHER_INITIALS = frozenset({"tbc"})  # "to be confirmed"
AROUND_NAME = frozenset(
    {
        "only",
        "just",
        "the",
        "in",
        "from",
        "of",
        "no",
        "and",
        "what",
        "about",
        "i",
        "meant",
        "mean",
        "want",
        "please",
        "but",
        "one",
        "says",
        "say",
    }
)
KIND_WORDS = frozenset(
    {
        "annual", "review", "addendum", "appendix", "dashboard", "mid", "midyear", "monitoring",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The reports to look in. `documents` is None for all; `named` is True when the question says "in the … report".

    `used` are the words of the question that name the reports and so do not name an indicator; `carried` is True where it names none and
    they are those that the conversation was about.
    """

    documents: tuple[Document, ...] | None = None
    named: bool = False
    used: frozenset[str] = frozenset()
    carried: bool = False

    @property
    def ids(self) -> frozenset[str] | None:
        """The ids of `documents`; None for all."""
        return None if self.documents is None else frozenset(document.document_id for document in self.documents)

    def holds(self, document_id: str) -> bool:
        return self.documents is None or any(document.document_id == document_id for document in self.documents)


def scope_of(question: Question, catalogue: Catalogue) -> Scope:
    """The reports that a question names, all of them where it names none that is known."""
    by_council, used = _of_council(question.subject + " " + (question.report.words if question.report else ""), catalogue.documents)
    pool = by_council or catalogue.documents
    council_scope = tuple(pool) if by_council else None
    if question.report is not None:
        periods = (question.report.period,) if question.report.period else ()
        named = _best([word for word in plain_words(question.report.words) if word not in used], pool, periods)
        if named:
            return Scope(documents=named, named=True, used=used)
        return Scope(documents=council_scope, used=used)
    phrase = _title_phrase(plain_words(spelled_out(question.subject)), catalogue)
    if phrase:
        kept = _best(phrase, pool, question.periods)
        if kept:
            return Scope(documents=kept, used=used | frozenset(phrase))
    return Scope(documents=council_scope, used=used)


def reports_alone(question: Question, catalogue: Catalogue) -> Scope | None:
    """The reports that a question names which says nothing else: "only the corporate plan", "in the mid-year review"."""
    named = [word for word in plain_words(question.text) if word not in AROUND_NAME]
    words = {word for document in catalogue.documents for word in plain_words(f"{document.title} {document.document}")}
    telling = [word for word in named if word not in TITLE_CHATTER or word in KIND_WORDS]
    of_councils = {word for document in catalogue.documents for word in council_words(document.council)}
    if not telling or of_councils & set(named) or not all(word in words or word in TITLE_CHATTER or word[0].isdigit() for word in named):
        return None
    kept = _best(
        named, catalogue.documents, question.periods or ((question.report.period,) if question.report and question.report.period else ())
    )
    return Scope(documents=kept, named=True, used=frozenset(named)) if kept else None


def _of_council(text: str, documents: tuple[Document, ...]) -> tuple[tuple[Document, ...], frozenset[str]]:
    """The reports of the councils that the text names, those that name no council beside them, and the words that name them."""
    words = set(plain_words(text))
    initials = {short: council_words(one.council) for one in documents if (short := council_initials(one.council)) in words}
    names = [name for document in documents if (name := council_words(document.council)) and name <= words] + list(initials.values())
    if not names:
        return (), frozenset()
    kept = tuple(document for document in documents if not document.council or council_words(document.council) in names)
    return kept, frozenset(initials).union(*names)


def council_initials(council: str | None) -> str:
    """The initials by which a council is known; empty for fewer than three, and for letters that mean something else.

    >>> council_initials("London Borough of Anyborough")
    'lba'
    """
    initials = "".join(word[0] for word in plain_words(council or "") if word not in SMALL_WORDS)
    return initials if len(initials) >= LEAST_INITIALS and initials not in OTHER_INITIALS else ""


def council_words(council: str | None) -> frozenset[str]:
    """The words that tell a council from others.

    >>> sorted(council_words("London Borough of Anyborough"))
    ['anyborough']
    """
    return frozenset(word for word in plain_words(council or "") if word not in COUNCIL_CHATTER)


def _title_words(document: Document) -> tuple[str, ...]:
    file_words = re.sub(r"\.\w+$", "", document.document)
    return tuple(
        word
        for word in plain_words(f"{document.title} {file_words} {document.committee or ''}")
        if word not in TITLE_CHATTER or word in KIND_WORDS
    )


def _best(words: Sequence[str], documents: tuple[Document, ...], periods: tuple[AskedPeriod, ...]) -> tuple[Document, ...]:
    """The reports that share most words with the name given and, among those, the ones on the period named; empty when nothing fits."""
    wanted = {word for word in words if not word[0].isdigit() and (word not in TITLE_CHATTER or word in KIND_WORDS)}
    shared = [len(wanted & set(_title_words(document))) for document in documents]
    most = max(shared, default=0)
    kept = [document for document, count in zip(documents, shared, strict=True) if count == most]
    if most:  # common words such as "performance" part reports only where the telling ones do not
        common = [len(set(words) & set(plain_words(document.title))) for document in kept]
        kept = [document for document, count in zip(kept, common, strict=True) if count == max(common)]
    timely = tuple(document for document in kept if any(_reports_on(document, period) for period in periods))
    if most and not timely and periods:  # the time named tells more than one word more of a title: "the 2014/15 adults report"
        named = [document for document, count in zip(documents, shared, strict=True) if count]
        timely = tuple(document for document in named if any(_lies_within(document, period) for period in periods))
    if most:
        return timely or tuple(kept)
    return () if wanted else timely


def _lies_within(document: Document, period: AskedPeriod) -> bool:
    span = span_of(document.period)
    return span is not None and period.start <= span[0] and span[1] <= period.end


def _reports_on(document: Document, period: AskedPeriod) -> bool:
    found = fit(period, document.period)
    return found is not None and found[0] <= Fit.AS_AT


def _title_phrase(words: list[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Two neighbouring words of the question that stand so in a report's title and in no indicator's title."""
    titles = [" ".join(_title_words(document)) for document in catalogue.documents]
    for first, second in pairwise(words):
        phrase = f" {first} {second} "
        if any(phrase in f" {title} " for title in titles) and not any(phrase in name for name in catalogue.indexes.titles):
            return first, second
    return ()
