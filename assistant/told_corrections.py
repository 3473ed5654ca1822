"""What officers corrected, told with every answer that shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.meaning.periods import in_words
from assistant.model import Answer, Citation, Working
from index.decisions import Joined, Misread, Parted, PolaritySet
from index.register import Entry

if TYPE_CHECKING:
    from index.store import Store


def with_corrections(answer: Answer, store: Store) -> Answer:
    """The answer with a sentence that names the corrected sources, and a working for each: what was read, by whom it was changed and why.

    What was read before stands in the working alone: it is no figure of the answer.
    """
    if not store.register.entries:
        return answer
    corrections = store.corrections()
    made = [(citation, entry) for citation in answer.citations for entry in corrections.get(citation.id, ())]
    if not made:
        return answer
    marks = " ".join(f"[{number}]" for number in sorted({citation.number for citation, _ in made}))
    told = f"An officer corrected how {marks} was read or understood; the working says what, why and by whom."
    workings = tuple(_working(citation, entry) for citation, entry in made)
    return replace(answer, text=f"{answer.text}\n\n{told}", working=(*answer.working, *workings))


def said(entry: Entry) -> str:
    """Who decided, when and why, in a line.

    >>> from index.decisions import FindingAccepted
    >>> accepted = FindingAccepted(finding_id="f")
    >>> said(Entry(id="1", decision=accepted, who="Ann Lee", reason="known", when="2026-11-29T10:00:00+00:00", generation=3))
    'Ann Lee, 29 November 2026: known'
    """
    return f"{entry.who}, {in_words(entry.when[:10])}: {entry.reason}"


def _working(citation: Citation, entry: Entry) -> Working:
    what, formula, result = _change(citation, entry)
    return Working(what=what, formula=formula, inputs=(citation.number,), result=result, note=said(entry))


def _change(citation: Citation, entry: Entry) -> tuple[str, str, str]:
    decision = entry.decision
    if isinstance(decision, Misread):
        return "correction of the reading", f"read as “{decision.was}” = corrected to “{decision.raw}”", decision.raw
    if isinstance(decision, PolaritySet):
        better = {"higher": "higher is better", "lower": "lower is better"}.get(decision.polarity, "neither higher nor lower is better")
        return "polarity set by an officer", f"“{citation.title}” = {better}", better
    if isinstance(decision, Joined):
        return "indicators joined by an officer", "two indicators = one", "one indicator"
    if isinstance(decision, Parted):
        return "indicators parted by an officer", "one indicator = two", "two indicators"
    return "decision of an officer", "decided", "decided"
