"""One message parted into its asks: "what was A and did it hit its target?", "compare A and B and say which missed". Pure text.

Each ask is a whole question or a follow-up of the one before it; nothing is known here of reports.
"""

from __future__ import annotations

import re

from assistant.meaning.periods import PeriodKind, in_words
from assistant.meaning.question import Question, telling, understand
from assistant.meaning.target_apart import target_apart
from assistant.meaning.wordings import CUES, Intent

MOST_ASKS = 5
SHORTEST = 2  # words of an ask
SHORTEST_FIRST = 3  # of the first one, which nothing completes
# A question word, or an auxiliary with its subject, that begins another ask; "and was rated Green" goes on with what is stated.
SUBJECT = r"(?:it|they|that|this|these|those|there|we|he|she|its|our|their|the|any|either|both|all|each|(?-i:[A-Z][\w/&-]+))"
BEGINS = (
    r"(?:what(?:'s)?|how|who(?:'s)?|whose|why|when|where|which|by how (?:much|many) (?=\w)|"
    rf"(?:is|are|was|were|did|does|do|has|have|had|will|can|could|should)(?:n't)? {SUBJECT}\b"
    r"|(?:please )?(?:say|tell me|give me|show me|list|state|explain|name|compare|find)\b(?! you\b))"
)
ALSO = r"(?:(?:and|but|also|plus|then|so|finally|secondly)\b[\s,]*)"
JOINT = re.compile(
    "(?:"
    + "|".join(
        (
            rf"\s*[?;]\s*{ALSO}*",
            rf"\s*[,.]\s+{ALSO}+",
            r"\s+(?:and|&|but|plus|then)\s+(?:(?:also|then|please|if (?:so|not|not so)),?\s+)*",
            r"\s*,\s+",
        )
    )
    + rf")(?={BEGINS})",
    re.IGNORECASE,
)
OPENS = re.compile(rf"^\W*{BEGINS}", re.IGNORECASE)
OF_TWO = re.compile(
    r"^\W*(?:(?:out )?of|between|among) (?P<two>[^,?]{3,80}(?:,| and | or )[^?]{3,80}?),\s*(?P<rest>which\b.*)$", re.IGNORECASE
)
REFERS = re.compile(r"\b(?:it|its|they|them|their|he|she|his|her|that|this|those|these|each|both|one|ones)\b", re.IGNORECASE)
TIMES = frozenset({PeriodKind.QUARTER, PeriodKind.YEAR})
DEPENDS = re.compile(r"\b(?:whether|if|how|what|why|which|say|says|said|know|see|tell|told|explains?)\W*$", re.IGNORECASE)
# What many things just named come to together is told with them, and not of the last one named.
OF_THEM_ALL = re.compile(
    r"\b(?:they|these|those|them|the \w+)\b.*\b(?:come|comes|add(?:s|ed)? up|amount|sum)\b|\b(?:altogether|together|in total|combined)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[\"“”]")
ENDS = re.compile(r"[\s?.,;!]+$")


def asks_of(text: str) -> tuple[str, ...]:
    """The asks of a message in order; the message alone where it is one.

    >>> asks_of("what was the crime rate in Q2 and did it hit its target?")
    ('what was the crime rate in Q2', 'did it hit its target?')
    >>> asks_of("which services overspent, and what do those come to together?")
    ('which services overspent, and what do those come to together?',)
    >>> asks_of("Of missed bins and litter, which got worse?")
    ('How did missed bins and litter do', 'which got worse?')
    """
    text = " ".join(text.split())
    if target_apart(text) is not None:  # one comparison
        return (text,)
    if QUOTED.search(text):  # pasted words are one statement
        return (text,)
    if match := OF_TWO.match(text):
        text = f"How did {match['two']} do? {match['rest']}"
    parts: list[str] = []
    start = 0
    for match in JOINT.finditer(text):
        before = text[start : match.start()]
        comma = match.group().strip() == ","
        if not _stands(before) or (comma and not OPENS.match(before)):
            continue
        parts.append(before)
        start = match.end()
    parts.append(text[start:])
    if any(OF_THEM_ALL.search(part) for part in parts[1:]):
        return (text,)
    if not 2 <= len(parts) <= MOST_ASKS or not all(_stands(part) for part in parts) or not _says_all(parts[0]):
        return (text,)
    return tuple(ENDS.sub("", part) if part is not parts[-1] else part.strip() for part in parts)


def _says_all(first: str) -> bool:
    """Does the first ask stand for itself? "Who proposed" of "who proposed and who seconded it" does not."""
    read = understand(first)
    return len(first.split()) >= SHORTEST_FIRST and (_has_subject(read) or bool(read.ratings) or bool(read.aspects))


def _stands(part: str) -> bool:
    """Is it long enough to be an ask, and no clause that hangs on what follows: "do we know …"?"""
    words = ENDS.sub("", part)
    return (len(words.split()) >= SHORTEST and not DEPENDS.search(words)) or words.lower() in ("why", "why not", "how")


def with_times(asks: tuple[str, ...]) -> tuple[str, ...]:
    """The asks, those with a subject of their own but no time given the one time that the message names; so is the first."""
    read = [understand(ask) for ask in asks]
    named = [one.periods[0] for one in read if len(one.periods) == 1 and not one.since]
    if len(set(named)) != 1 or named[0].kind not in TIMES or any(len(one.periods) > 1 for one in read):
        return asks
    said = f" in {in_words(named[0].period)}"
    return tuple(
        f"{ENDS.sub('', ask)}{said}" if _lacks_time(one) and (not at or _has_subject(one)) and not REFERS.search(ask) else ask
        for at, (ask, one) in enumerate(zip(asks, read, strict=True))
    )


def _lacks_time(question: Question) -> bool:
    return not (question.periods or question.relatives or question.since or question.report)


def _has_subject(question: Question) -> bool:
    return telling(CUES.sub(" ", question.subject)) and question.intent is not Intent.META


def depends(ask: str) -> bool:
    """Does an ask hang on the one before it, so that it means nothing where that one has no answer?"""
    return REFERS.search(ask) is not None or not _has_subject(understand(ask))
