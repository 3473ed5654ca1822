"""Which reports and periods a question about printed tables is asked of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.meaning.periods import AskedPeriod, fit, span_of
from assistant.meaning.scope import Scope, council_words
from assistant.tools.table_rows import TableView
from ingest.model import Document
from ingest.values.period import find_periods


def scope_of_tables(scope: Scope) -> Scope:
    """The scope without what only two words of a title suggest: a committee may be a row of a table in another report."""
    if scope.named or scope.documents is None:
        return scope
    councils = frozenset().union(*(council_words(document.council) for document in scope.documents))
    return scope if scope.used <= councils else Scope()


def is_timely(view: TableView, document: Document, periods: Sequence[AskedPeriod]) -> bool:
    """Does the table, or its report, speak of one of the periods asked for?"""
    if not periods:
        return True
    texts = (*view.names, *view.report, *view.context, *view.source.headings, document.document)
    printed = _printed(texts, year_of(document))
    return any(fit(asked, period) is not None or _shares(asked, period) for asked in periods for period in (document.period, *printed))


@lru_cache(maxsize=20_000)  # every table of the store is asked with each question
def _printed(texts: tuple[str, ...], year: str | None) -> tuple[str, ...]:
    """The periods that texts speak of, each once."""
    return tuple(dict.fromkeys(mention.period for text in texts for mention in find_periods(text, year=year)))


def _shares(asked: AskedPeriod, period: str | None) -> bool:
    """Does one of the two lie within the other?"""
    span = span_of(period)
    if span is None:
        return False
    return (asked.start <= span[0] and span[1] <= asked.end) or (span[0] <= asked.start and asked.end <= span[1])


def year_of(document: Document) -> str | None:
    return document.period[:7] if document.period and "/" in document.period else None
