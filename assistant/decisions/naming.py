"""How decisions name what they are about: a cell, an indicator, a report, in words that a person finds again."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.meaning.periods import in_words
from assistant.model import Finding
from assistant.whereabouts import where
from index.decisions import Labelled
from ingest.model import Document, Measure, PublishedValue

HALVES = (Measure.NUMERATOR, Measure.DENOMINATOR)
POLARITIES = {"higher": "higher is better", "lower": "lower is better", "monitor": "neither higher nor lower is better"}
LONGEST_TITLE = 120


def value_name(value: PublishedValue) -> str:
    """What a value is: indicator, measure, period and, of a benchmark, whose."""
    whose = f" of {value.group}" if value.group else ""
    return f"{indicator_name(value)}: {value.measure.value}{whose}, {in_words(value.period)}"


def cell_name(value: PublishedValue) -> str:
    """What a cell holds: as `value_name`, both halves of a fraction as one."""
    if value.measure in HALVES:
        return f"{indicator_name(value)}: numerator and denominator, {in_words(value.period)}"
    return value_name(value)


def indicator_name(value: PublishedValue) -> str:
    title = value.title if len(value.title) <= LONGEST_TITLE else f"{value.title[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"
    return f"{value.ref} {title}" if value.ref else title


def place_name(value: PublishedValue) -> str:
    return f"{value.places[0].document}, {where(value.places[0])}"


def document_name(document: Document) -> str:
    return f"{document.title} ({document.document})"


def access_words(label: Labelled | None, documents: dict[str, Document]) -> str:
    """Who may see a document and what replaced it.

    >>> access_words(None, {})
    'public'
    """
    if label is None:
        return "public"
    if label.superseded_by is None:
        return label.access.value
    newer = documents.get(label.superseded_by)
    return f"{label.access.value}, superseded by {document_name(newer) if newer else 'a report that is not here'}"


def finding_name(finding: Finding) -> str:
    """What a finding is about and what it found."""
    name = " ".join(part for part in (finding.ref, finding.title) if part) or finding.published
    return f"{name} ({finding.places[0].document}, {where(finding.places[0])}): {finding.working}"


def better_words(values: Iterable[PublishedValue]) -> str:
    """Which way is better for values of one indicator, as far as any of them tells."""
    found = sorted({POLARITIES[value.polarity] for value in values if value.polarity})
    return "; ".join(found) or "not known which is better"


def rated_words(value: PublishedValue) -> str:
    """A value as read: its words, the figure taken from them where those do not show it, and its rating."""
    figure = f"{value.value:,f}" if value.value is not None else "no figure"
    unit = {"%": "%", None: "", "count": ""}.get(value.unit, f" {value.unit}") if value.value is not None else ""
    rating = f", {value.rating or value.rating_raw}" if value.rating or value.rating_raw else ""
    return f"“{value.raw}” ({figure}{unit}){rating}"
