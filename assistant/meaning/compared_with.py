"""A body that a question names, none of ours, whose figure a report prints beside one of ours: "Otherham's planning applications"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.question import Question
from assistant.meaning.resolve import Outcome, Resolution, resolve
from assistant.meaning.scope import Scope
from ingest.model import Measure

# A group of benchmarks that is one body by its name: no average, no rank, no quartile, no region.
BODY = re.compile(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?")
NO_BODY = re.compile(
    r"\b(?:average|group|quartile|rank\w*|region\w*|compar\w+|similar|statistical|neighbours?|national|england|english|london"
    r"|cipfa|boroughs?"
    r"|councils?|count(?:y|ies)|median|mean|best|worst|lowest|highest|top|bottom|first|second|third|fourth|benchmarks?|previous|last)\b",
    re.IGNORECASE,
)


def compared_with(question: Question, scope: Scope, catalogue: Catalogue) -> tuple[Question, Resolution] | None:
    """The question as one for the figure of the body that it names, and the indicator beside which it is printed; None where none is."""
    for body in bodies_in(question.subject, catalogue):
        rest = replace(question, subject=_named(body).sub(" ", question.subject), measures=(Measure.BENCHMARK,))
        found = resolve(rest, scope, catalogue)
        if found.outcome is Outcome.FOUND and all(body in _bodies_of(one) for one in found.indicators):
            return rest, found
    return None


def bodies_in(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The bodies named in a text whose figures are printed beside those of the indicators, in alphabetical order."""
    return tuple(body for body in sorted(_bodies(catalogue.indexes.benchmark_groups)) if _named(body).search(text))


def _bodies_of(indicator: Indicator) -> frozenset[str]:
    return _bodies(value.group for value in indicator.values if value.measure is Measure.BENCHMARK and value.group)


def _bodies(groups: Iterable[str]) -> frozenset[str]:
    return frozenset(group for group in groups if BODY.fullmatch(group) and not NO_BODY.search(group))


def _named(body: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(body)}(?:['’]?s)?\b", re.IGNORECASE)
