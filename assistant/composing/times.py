"""How many times another figure a result is: its target, or the average that it is held against."""

from __future__ import annotations

import re

from assistant.composing.change import plain_number
from assistant.composing.draft import Draft
from assistant.composing.wording import plain, rounded
from assistant.meaning.question import Question
from ingest.model import PublishedValue

PLACES = 1
TIMES = re.compile(
    r"\bhow many times\b|\bmultiples?\b|\b(?:as a|what) (?:factor|multiple)\b|\btimes (?:the |its |their |our )?(?:\w+ ){0,2}"
    r"(?:target|average|benchmark)\b"
)


def say_times(draft: Draft, question: Question, result: PublishedValue, other: PublishedValue, name: str) -> None:
    """Says how many times the other figure the result is, where the question asks for that; `name` says which figure that is."""
    if not TIMES.search(question.text.lower()) or not other.value or result.value is None:
        return
    times = plain(rounded(result.value / other.value, PLACES))
    formula = f"{plain_number(result)} / {plain_number(other)} = {times}"
    draft.working(f"multiple of the {name}", formula, times, result, other)
    draft.say(f"**{times} times** the {name} ({formula}).")
