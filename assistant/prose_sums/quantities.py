"""The quantities of sentences: number, unit, the noun counted, and the words of the clause that are about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from assistant.guard import NOT_FIGURES
from assistant.meaning.words import stem
from assistant.prose.counts import PLURALS


class Unit(StrEnum):
    COUNT = "count"
    SHARE = "%"
    MONEY = "£"


NUMBER_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
WORDS = {word: Decimal(at) for at, word in enumerate(NUMBER_WORDS, 2)}
SCALES = {"million": 10**6, "m": 10**6, "thousand": 1000, "k": 1000, "billion": 10**9, "bn": 10**9}
# A range, an age, a fraction of a reference or an ordinal is no quantity; nor is a number that a letter, stroke or hyphen goes on from.
NUMBER = re.compile(
    r"(?<![\w.,/£–-])(?P<money>£\s?)?(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?"
    r"(?:\s?(?P<scale>million|thousand|billion|bn|m|k)\b)?(?P<share>\s?%|\s?per ?cent\b)?(?![\w/+]|[–-]\d|[.,]\d)"
    rf"|\b(?P<word>{'|'.join(WORDS)})\b(?![-–])",
    re.IGNORECASE,
)
AGED = re.compile(
    r"\b(?:aged?|ages|over the age of|year|years|number|item|page|section|paragraph|phase|level|stage|band|grade|kpi|stage)\s*$",
    re.IGNORECASE,
)
# What is said to be more or less than a number is not that number; what is about it is, roughly.
BOUND = re.compile(
    r"\b(?:over|above|more than|less than|under|below|fewer than|at least|up to|at most|between|nearly|almost|exceed(?:s|ed|ing)?"
    r"|minimum of|maximum of|no more than|further)\s*$",
    re.IGNORECASE,
)
ROUGHLY = re.compile(r"\b(?:about|around|approximately|approx\.?|roughly|circa|some)\s*$", re.IGNORECASE)
# Words that end the phrase of a noun after its number.
PHRASE_ENDS = frozenset(
    [
        "were",
        "was",
        "are",
        "is",
        "had",
        "have",
        "has",
        "been",
        "be",
        "being",
        "did",
        "do",
        "does",
        "will",
        "would",
        "can",
        "could",
        "in",
        "of",
        "to",
        "from",
        "for",
        "with",
        "by",
        "on",
        "at",
        "and",
        "or",
        "but",
        "than",
        "per",
        "as",
        "compared",
        "against",
        "last",
        "this",
        "that",
        "who",
        "which",
        "where",
        "when",
        "during",
        "within",
        "since",
        "between",
        "after",
        "before",
        "out",
        "more",
        "fewer",
        "less",
        "up",
        "down",
        "over",
        "under",
        "into",
        "onto",
        "the",
        "a",
        "an",
        "their",
        "its",
        "our",
        "through",
        "also",
        "it",
        "they",
        "took",
        "made",
    ]
)
LONGEST_PHRASE = 4
BOUNDARY = re.compile(r",(?!\d)|[;:()]|\s[–-]\s|\b(?:and|but|while|whilst|with|compared|against|versus|out of|to)\b", re.IGNORECASE)
BRACKET = re.compile(r"\s*[^\s,;:()]*\s?\([^()\d]*\)")  # a name in brackets behind the number: "£20k (Mill Road)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """`number` is whole pounds where it is money. `thing` is the stem of the plural that is counted, None where none follows the number;
    `own` the words of its clause; `sentence` the index of its sentence, `start` and `end` where it stands in it. `bound` marks a limit
    ("over 40"), `rough` an approximation."""

    number: Decimal
    unit: Unit
    written: str
    thing: str | None
    own: str
    sentence: int
    start: int
    end: int
    bound: bool
    rough: bool


def quantities_of(sentences: Sequence[str]) -> tuple[Quantity, ...]:
    """The quantities of some sentences in order; dates, references, ranges and ages left out.

    >>> [(one.written, one.thing, one.own) for one in quantities_of(["In May 2016 we had 40 oaks and 12 elms."])]
    [('40', 'oak', 'In May 2016 we had 40 oaks'), ('12', 'elm', 'and 12 elms.')]
    """
    return tuple(one for at, sentence in enumerate(sentences) for one in _quantities(sentence, at))


def blanked(sentence: str) -> str:
    """The sentence with dates, periods and references blanked, each letter where it was."""
    for pattern in NOT_FIGURES:
        sentence = pattern.sub(lambda match: " " * len(match.group()), sentence)
    return sentence


def _quantities(sentence: str, at: int) -> Iterator[Quantity]:
    plain = blanked(sentence)
    found = [match for match in NUMBER.finditer(plain) if not AGED.search(plain[: match.start()])]
    cuts = [0, *(_cut(plain, one.end(), two.start()) for one, two in pairwise(found)), len(sentence)]
    for index, match in enumerate(found):
        before = plain[: match.start()]
        word = match["word"]
        number = WORDS[word.lower()] if word else Decimal(match["number"].replace(",", "") + (match["decimals"] or ""))
        if match["scale"]:
            number *= SCALES[match["scale"].lower()]
            number = number.to_integral_value() if number == number.to_integral_value() else number
        unit = Unit.MONEY if match["money"] else Unit.SHARE if match["share"] else Unit.COUNT
        yield Quantity(
            number=number,
            unit=unit,
            written=sentence[match.start() : match.end()].strip(),
            thing=_thing(plain[match.end() :]) if unit is Unit.COUNT else None,
            own=sentence[cuts[index] : cuts[index + 1]].strip(" ,;:"),
            sentence=at,
            start=match.start(),
            end=match.end(),
            bound=BOUND.search(before) is not None,
            rough=ROUGHLY.search(before) is not None,
        )


def _cut(sentence: str, after: int, before: int) -> int:
    """Where the words about one number end and those about the next begin: at the first boundary between them."""
    bracket = BRACKET.match(sentence, after, before)
    start = bracket.end() if bracket else after
    boundary = BOUNDARY.search(sentence, start, before)
    return boundary.start() if boundary else before


def _thing(after: str) -> str | None:
    """The stem of the plural that a number counts: the last one of the phrase that follows it."""
    words: list[str] = []
    for match in re.finditer(r"\s*([A-Za-z][\w'’-]*)|(.)", after):
        if match[1] is None or match[1].lower() in PHRASE_ENDS or len(words) == LONGEST_PHRASE:
            break
        words.append(match[1].lower().replace("’", "'"))
    named = [word.removesuffix("'s") for word in words]
    plurals = [word for word in named if word in PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))]
    initials = [word.removesuffix("'s") for word in words if word.endswith("'s") and len(word) <= 5]  # "33 FOI's"
    return stem(plurals[-1]) if plurals else (stem(initials[0]) if initials else None)
