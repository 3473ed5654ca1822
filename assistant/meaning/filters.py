"""The filters of a list, count or ranking: which reports, which rows of them, and the filter in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.composing.wording import listed, oneline
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.periods import AskedPeriod, Fit, fit, in_words, order
from assistant.meaning.question import Question
from assistant.meaning.scope import Scope
from assistant.meaning.wordings import Aspect
from assistant.meaning.words import is_weak, plain_words, tokens
from assistant.tools.compare import Direction
from assistant.tools.directions import directions_of
from assistant.tools.list_indicators import Row
from ingest.model import Document
from ingest.records.front_matter import council_place

LONGEST_TITLE = 80  # letters; longer titles are named by their period
LIST_WORDS = re.compile(
    r"\b(?:which|what|list|show|give|tell|how many|indicators?|measures?|kpis?|ones?|targets?|areas?|reported|report|reports|rated"
    r"|currently"
    r"|overall|total|number|percent(?:age)?|proportion|share|everything|anything|corporate plan|plan|failed|failing|still|whole|council)\b"
)
OF_DIRECTION = {Aspect.WORSENED: Direction.WORSE, Aspect.IMPROVED: Direction.BETTER}


def reports_for(scope: Scope, periods: Sequence[AskedPeriod], catalogue: Catalogue, useful: Collection[str]) -> tuple[Document, ...]:
    """The reports of the scope and periods, those with ids in `useful` where there are some; the newest of each council where the question
    names neither."""
    pool = scope.documents or catalogue.documents
    timely = [document for document in pool if not periods or any(reports_on(document, period) for period in periods)]
    timely = timely or [document for document in pool if scope.named]
    kept = [document for document in timely if document.document_id in useful] or timely
    if scope.named or periods:
        return tuple(kept)
    known = [document for document in kept if document.council] or kept  # a report of no known council is no council of its own
    newest: dict[str, Document] = {}
    for document in sorted(known, key=lambda document: (order(document.period), document.meeting_date or "", document.document)):
        newest[council_place(document.council) or document.document_id] = document
    return tuple(newest.values())


def reports_on(document: Document, period: AskedPeriod) -> bool:
    found = fit(period, document.period)
    return found is not None and found[0] <= Fit.AS_AT


def theme_words(question: Question, scope: Scope, catalogue: Catalogue, without: re.Pattern[str] | None = None) -> tuple[str, ...]:
    """The words of the question that name a section or theme: those that some title or section holds."""
    used = {token for word in scope.used for token in tokens(word)}
    known = catalogue.indexes.theme_words
    subject = without.sub(" ", question.subject) if without is not None else question.subject
    named = [token for token in tokens(subject) if token not in used and token in known]
    strong = tuple(token for token in named if not is_weak(token))
    sections = catalogue.indexes.sections
    return strong or (tuple(named) if named and any(set(named) <= words for words in sections) else ())


def unknown_theme(question: Question, scope: Scope, catalogue: Catalogue) -> tuple[str, ...]:
    """The words of the question that must name a theme, though no title or section holds them."""
    used = {token for word in scope.used for token in tokens(word)}
    known = catalogue.indexes.theme_words
    words = LIST_WORDS.sub(" ", question.subject)
    return tuple(
        word
        for word in plain_words(words)
        if word.isalpha() and any(t not in used and t not in known and not is_weak(t) for t in tokens(word))
    )


def is_judged(row: Row, question: Question) -> bool:
    """Can the filters be applied to the row?"""
    if question.ratings and row.value.rating is None:
        return False
    if (Aspect.MISSED in question.aspects or Aspect.MET in question.aspects) and row.missed is None:
        return False
    return bool(row_directions(row)) if set(OF_DIRECTION) & set(question.aspects) else True


def is_kept(row: Row, question: Question) -> bool:
    """Do all the filters keep the row? Of two directions of travel either may be the one asked about, unless the question says both."""
    if question.ratings and row.value.rating not in question.ratings:
        return False
    if Aspect.MISSED in question.aspects and not row.missed:
        return False
    if Aspect.MET in question.aspects and Aspect.MISSED not in question.aspects and row.missed:
        return False
    of = all if Aspect.BOTH in question.aspects else any
    directions = row_directions(row)
    return all(of(one is wanted for one in directions) for aspect, wanted in OF_DIRECTION.items() if aspect in question.aspects)


def row_directions(row: Row) -> tuple[Direction, ...]:
    return directions_of(row.value, row.indicator.values)


def is_by_rating(question: Question) -> bool:
    return bool(question.ratings or {Aspect.MISSED, Aspect.MET} & set(question.aspects))


def filter_words(question: Question) -> str:
    """The filters as an answer names them; empty for none."""
    travel = "in both directions of travel" if Aspect.BOTH in question.aspects else "in either direction of travel"
    names = {
        Aspect.MISSED: "below target",
        Aspect.MET: "on or above target",
        Aspect.WORSENED: f"worsening ({travel})",
        Aspect.IMPROVED: f"improving ({travel})",
    }
    words = [listed([rating.value for rating in question.ratings], "or")] if question.ratings else []
    words += [
        name
        for aspect, name in names.items()
        if aspect in question.aspects and not (aspect is Aspect.MET and Aspect.MISSED in question.aspects)
    ]
    return listed(words)


def report_titles(documents: Sequence[Document]) -> str:
    names = [
        _by_period(document) if re.search(r"\d", document.title) or len(document.title) > LONGEST_TITLE else f"“{oneline(document.title)}”"
        for document in documents
    ]
    return listed([name if names.count(name) == 1 else name.replace("the report ", "the reports ") for name in dict.fromkeys(names)])


def _by_period(document: Document) -> str:
    """A report named without the numbers that its title may hold."""
    return f"the report on {in_words(document.period)}" if document.period else "the report"
