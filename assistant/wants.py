"""What the answer to a question in free text must hold: the count of what "how many" counts, money, a date.

`wanted` turns a question into tests of sentences; an answer must hold, for each, a sentence that passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from assistant.guard import numbers_of, without_dates
from assistant.words import stem

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(
    rf"\b(?:{MONTHS}|20\d\d|Q[1-4]|spring|summer|autumn|winter|weekly|monthly|quarterly|annually|daily|next (?:year|month|week|quarter))\b"
)
COUNT_WORDS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "hundred", "hundreds", "thousands"}
)
PLURALS = frozenset({"people", "children", "staff", "women", "men", "police"})
NUMBER_BEFORE = 4  # words from a number to the thing it counts: "120 new oak trees"
NUMBER_AFTER = 6  # and from the thing to its number: "the trees planted came to 120"

# Questions that want a reason, an account of what is being done, or of how something is going.
EXPLANATION = re.compile(
    r"\b(?:why|reasons?|explain\w*|because|causes?|caused|drove|driv\w+|behind|led to|due to|how come|progress|update|actions?"
    r"|what (?:is|are|was|were|has|have)\b.*\b(?:do|doing|done|happening|happened|planned|plans?)"
    r"|how (?:is|are|was|were)\b.*\b(?:going|doing))\b",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\b(?:how many|what (?:is|was) the number of) (.+?)(?: (?:the|a|an|our|your|their|are|is|was|were|did|do|does|has|have|had|can|will|would|need|needs|there"
    r"|in|on|at|of|from|by|to|for|with|that|who|which)\b|[?.,;]|$)",
    re.IGNORECASE,
)
MONEY_QUESTION = re.compile(
    r"\b(?:what|how much)\b.*\b(?:cost|costs|price|budget|spend|spent|spending|funding|money|savings?|paid)\b", re.IGNORECASE
)
NUMBER_QUESTION = re.compile(
    r"\bhow (?:much|often|long)\b|\bwhat (?:percentage|proportion|share|percent|%)|\bwhat(?:'s| is| was| were| are)? the\b[^,;?]*"
    r"\b(?:rate|number|percentage|proportion|total|average|amount|figure|score|result|target)\b",
    re.IGNORECASE,
)
VALUE_QUESTION = re.compile(r"\s*what(?:'s| is| was| were| are)\b", re.IGNORECASE)
DATE_QUESTION = re.compile(r"\bwhen\b|\b(?:what|which) (?:date|day|month|year)\b|\bhow soon\b", re.IGNORECASE)
MEANING = re.compile(r"\bmeans?\b|\bmeaning\b|\bdefin\w+|\bstands? for\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """One thing that an answer must hold: `holds` tests a sentence. `figure` is False for dates; `beside_words` is True for a bare number,
    which must stand beside words of the question itself."""

    holds: Callable[[str], bool]
    figure: bool = True
    beside_words: bool = False


def wanted(question: str, *, of_a_period: bool = False) -> tuple[Want, ...]:
    """What some sentence of the answer must hold, one entry for each thing asked.

    "What was the take-up in Q2?" asks for a figure, without saying so; `of_a_period` tells that a quarter or month is named.

    >>> [want.holds("About 40 new bins came in.") for want in wanted("How many bins were there and when?")]
    [True, False]
    """
    wants = [want for pattern, want in SIMPLE_WANTS if pattern.search(question)]
    if MONEY in wants:
        wants = [want for want in wants if want is not A_NUMBER]  # "how much did it cost"
    if not wants and of_a_period and VALUE_QUESTION.match(question):
        wants = [A_NUMBER]
    if counted := COUNTED.search(question):
        wants.insert(0, Want(holds=partial(has_count, thing=_head(counted[1]))))
    return tuple(wants)


def wants_meaning(question: str) -> bool:
    """True for a question what a word or colour means, which a key answers."""
    return MEANING.search(question) is not None


def wants_explanation(question: str) -> bool:
    """True for a question why something is so, what is being done about it, or how it is going."""
    return EXPLANATION.search(question) is not None


def has_number(sentence: str) -> bool:
    """True if the sentence holds a figure other than a date, period, reference or citation mark."""
    return bool(numbers_of(without_dates(sentence)))


def has_money(sentence: str) -> bool:
    """True if the sentence holds an amount of money."""
    return re.search(r"£\s?\d|\d (?:pounds|pence)\b", sentence) is not None


def has_date(sentence: str) -> bool:
    """True if the sentence says when, or how often."""
    return DATE.search(sentence) is not None


def has_count(sentence: str, thing: str) -> bool:
    """True if the sentence says how many of `thing` there are, not merely some number.

    >>> has_count("They planted 40 young trees.", "tree"), has_count("Trees cover 40% of it.", "tree")
    (True, False)
    """
    words = re.findall(r"£?\d[\d,.]*%?|[A-Za-z]+", without_dates(sentence))
    for at, word in enumerate(words):
        if not (word[0].isdigit() and not word.endswith("%")) and word.lower() not in COUNT_WORDS:
            continue
        nearby = [*words[at + 1 : at + 1 + NUMBER_BEFORE], *words[max(0, at - NUMBER_AFTER) : at]]
        if any(stem(other.lower()) == thing for other in nearby):
            return True
    return False


A_NUMBER = Want(holds=has_number, beside_words=True)
MONEY = Want(holds=has_money, beside_words=True)
SIMPLE_WANTS = (
    (MONEY_QUESTION, MONEY),
    (NUMBER_QUESTION, A_NUMBER),
    (DATE_QUESTION, Want(holds=has_date, figure=False)),
)


def _head(thing: str) -> str:
    """The stem of the noun that a phrase counts: its last plural, else its last word ("care homes closed" counts homes)."""
    words = re.findall(r"[a-z]+", thing.lower())
    plurals = [word for word in words if word in PLURALS or (word.endswith("s") and not word.endswith("ss"))]
    return stem((plurals or words or [thing])[-1])
