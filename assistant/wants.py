"""What the answer to a question in free text must hold: the count of what "how many" counts, money, a date.

`wanted` turns a question into tests of sentences; an answer must hold, for each, a sentence that passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from assistant.guard import numbers_of, without_dates
from assistant.words import stem

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(
    rf"\b(?:{MONTHS}|20\d\d|Q[1-4]|spring|summer|autumn|winter|weekly|monthly|quarterly|annually|daily|next (?:year|month|week|quarter))\b"
)
COUNT_WORDS = frozenset("two three four five six seven eight nine ten eleven twelve dozen hundred hundreds thousands".split(" "))
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
    r"\b(?:how many|number of) (.+?)(?: (?:the|a|an|our|your|their|are|is|was|were|did|do|does|has|have|had|can|will|would|need|needs|there"
    r"|in|on|at|of|from|by|to|for|with|that|who|which)\b|[?.,;]|$)",
    re.IGNORECASE,
)
MONEY_QUESTION = re.compile(r"\b(?:what|how much)\b.*\b(?:cost|costs|price|budget|spend|spent|spending|funding|money|savings?|paid)\b", re.IGNORECASE)
NUMBER_QUESTION = re.compile(
    r"\bhow (?:much|often|long)\b|\bwhat (?:percentage|proportion|share|percent|%)|\bwhat(?:'s| is| was| were| are)? the\b[^,;?]*"
    r"\b(?:rate|number|percentage|proportion|total|average|amount|figure|score|result)\b",
    re.IGNORECASE,
)
DATE_QUESTION = re.compile(r"\bwhen\b|\b(?:what|which) (?:date|day|month|year)\b|\bhow soon\b", re.IGNORECASE)

QUARTER = re.compile(r"\b[Qq](?:uarter )?([1-4])\b")
FINANCIAL_YEAR = re.compile(r"(?<!\d)(?:20)?(\d\d)[/–-](?:20)?(\d\d)(?!\d)")
YEAR = re.compile(r"(?<![\d/–-])20(\d\d)(?!\d|[/–-]\d\d(?!\d))")


def wanted(question: str) -> tuple[Callable[[str], bool], ...]:
    """What some sentence of the answer must hold, one test for each thing asked.

    >>> [test("About 40 new bins came in.") for test in wanted("How many bins were there and when?")]
    [True, False]
    """
    simple = ((MONEY_QUESTION, has_money), (NUMBER_QUESTION, has_number), (DATE_QUESTION, has_date))
    tests: list[Callable[[str], bool]] = [test for pattern, test in simple if pattern.search(question)]
    if counted := COUNTED.search(question):
        tests.insert(0, partial(has_count, thing=_head(counted[1])))
    return tuple(tests)


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


def years_of(text: str) -> frozenset[int]:
    """The financial years that a text names, each by the year in which it begins; a bare year belongs to two of them.

    >>> sorted(years_of("2016/17")), sorted(years_of("in May 2015"))
    ([2016], [2014, 2015])
    """
    financial = {2000 + int(first) for first, second in FINANCIAL_YEAR.findall(text) if int(second) == (int(first) + 1) % 100}
    return frozenset(financial | {2000 + int(year) - back for year in YEAR.findall(text) for back in (0, 1)})


def quarters_of(text: str) -> frozenset[str]:
    """The quarters that a text names, without their years.

    >>> sorted(quarters_of("Q3 2016/17 against quarter 2"))
    ['2', '3']
    """
    return frozenset(QUARTER.findall(text))


def _head(thing: str) -> str:
    """The stem of the noun that a phrase counts: its last plural, else its last word ("care homes closed" counts homes)."""
    words = re.findall(r"[a-z]+", thing.lower())
    plurals = [word for word in words if word in PLURALS or (word.endswith("s") and not word.endswith("ss"))]
    return stem((plurals or words or [thing])[-1])
