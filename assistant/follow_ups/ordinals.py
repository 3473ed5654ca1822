"""One of the indicators that the last answer showed, named by its place: "why is the first one red?", "the target for the second"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.follow_ups.wordings import ORDINALS, THEM
from assistant.meaning.catalogue import Indicator
from assistant.meaning.conversation import Continued, Conversation
from assistant.meaning.periods import as_asked
from assistant.meaning.question import Question, understand
from assistant.meaning.words import is_loose, is_weak, tokens
from ingest.model import PublishedValue

PLACES = "|".join((*ORDINALS, "last"))
FEWEST = 2  # indicators that a place tells apart
VERBS = (
    r"is|are|was|were|did|does|has|have|had|get|got|go|gone|so|red|amber|green|behind|missed?|fall|fell|rise|rose|drop|worse|better|improve"
)
BY_PLACE = re.compile(
    rf"\b(?:(?:for|of|about|on|with) )?the (?P<number>{PLACES})(?: (?:one|of {THEM}|indicator|on the list|in the list)\b|(?=\W*$)"
    rf"|(?= (?:{VERBS})\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPlace:
    """The indicator, the result that was shown of it, and the question without the words that name it."""

    rest: Question
    indicator: Indicator
    value: PublishedValue | None


def one_by_place(text: str, conversation: Conversation) -> ByPlace | None:
    """What a question asks of one that was shown; None where it names something itself, or nothing was listed."""
    plain = " ".join(text.split())
    match, shown = BY_PLACE.search(plain), conversation.wider or conversation.shown
    if match is None or shown is None or len(shown.indicators) < FEWEST or conversation.offered:
        return None
    word = match["number"].lower()
    number = len(shown.indicators) if word == "last" else ORDINALS[word]
    if number > len(shown.indicators):
        return None
    rest = understand(" ".join(BY_PLACE.sub(" it ", plain, count=1).split()))
    if any(not is_weak(token) and not is_loose(token) for token in tokens(rest.subject)):
        return None
    value = shown.results[number - 1]
    of_shown = as_asked(value.period) if value is not None and value.period is not None else None
    periods = rest.periods or ((of_shown,) if of_shown is not None and not rest.relatives else ())
    return ByPlace(rest=replace(rest, periods=periods), indicator=shown.indicators[number - 1], value=value)


def continued_by_place(text: str, conversation: Conversation) -> Continued | None:
    """The question about the one that it names by its place."""
    one = one_by_place(text, conversation)
    return Continued(question=one.rest, indicators=(one.indicator,)) if one is not None else None
