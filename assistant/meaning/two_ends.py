"""Two periods of a list or count of directions as the ends of one comparison: "how many improved between Q1 and Q2?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.meaning.aspects import Aspect
from assistant.meaning.periods import AskedPeriod, span_of
from assistant.meaning.question import Question
from ingest.model import PublishedValue

OF_DIRECTION = frozenset({Aspect.WORSENED, Aspect.IMPROVED, Aspect.NOT_WORSE})
ENDS = re.compile(r"\bfrom\b.*\bto\b|\bbetween\b.*\band\b|\bcompared (?:with|to)\b|\bcomparing\b|\b(?:against|versus|vs|since|to)\b")
OF_TWO_COUNTS = re.compile(
    r"\b(?:more|fewer|less|than|difference|and how many|and which)\b"
)  # what two counts are held against each other by


def ends_compared(question: Question) -> tuple[AskedPeriod, AskedPeriod] | None:
    """The later and the earlier period of directions that the question compares; None where it asks for two lists or counts."""
    text = question.text.lower()
    if len(question.periods) != 2 or not OF_DIRECTION & set(question.aspects) or OF_TWO_COUNTS.search(text) or not ENDS.search(text):
        return None
    earlier, later = sorted(question.periods, key=lambda period: (period.end, period.start))
    return (later, earlier) if later.end > earlier.end else None


def as_printed(period: AskedPeriod, values: Sequence[PublishedValue]) -> str:
    """The period as the directions of a row name it that compare with it: "Q1" for "April to June"."""
    named = {value.compared_with for value in values if value.compared_with and span_of(value.compared_with) == (period.start, period.end)}
    return min(named, default=period.period)
