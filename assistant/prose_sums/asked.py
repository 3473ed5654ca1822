"""What a question wants worked out, and the question without the words that ask for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from assistant.meaning.periods import PeriodKind, shifted
from assistant.meaning.question import Question
from assistant.meaning.words import plain_words, stem
from assistant.prose_sums.quantities import PHRASE_ENDS, Unit


class Sum(StrEnum):
    """What is worked out."""

    DIFFERENCE = "difference"
    CHANGE = "relative change"
    SHARE = "share"
    REMAINDER = "those left"
    TOTAL = "total"
    EARLIER = "earlier value"
    RATIO = "ratio"


PERCENT = r"(?:%|per ?cent(?:age)?\b)(?! ?(?:points?|pts)\b)"
MOVED = (
    r"(?:r[io]se|risen|rising|fall|fell|fallen|falling|increas\w+|decreas\w+|drop\w*|gr[eo]w\w*|growth|chang\w+|cut|reduc\w+|declin\w+"
    r"|g[eo]ne? (?:up|down)|went (?:up|down)|improv\w+|larger|smaller|bigger|higher|lower)"
)
YEAR_BEFORE = (
    r"(?:the|a) (?:year|quarter|month) (?:before|earlier)|(?:the )?(?:previous|prior|preceding|last) (?:year|quarter|month)"
    r"|before (?:the|that|this) (?:rise|fall|drop|increase|decrease|cut|reduction)"
)
NOT = r"(?:not|(?:did|do|does|is|are|was|were|has|have|had)n'?t|left|remain\w*|still to|yet to|outstanding|without)"
CUES: tuple[tuple[Sum, re.Pattern[str]], ...] = (
    (Sum.EARLIER, re.compile(rf"\bmust\b.*\bhave\b|\b(?:what|how (?:many|much))\b[^?]*\b(?:was|were|had)\b[^?]*\b(?:{YEAR_BEFORE})")),
    (Sum.RATIO, re.compile(r"\bhow many times\b(?=.*\b(?:more|as|bigger|larger|higher|greater|the)\b)")),
    (
        Sum.TOTAL,
        re.compile(
            r"\b(?:together|altogether|in total|in all|combined|sum of|between them|all told|add(?:ing|ed)?(?: up| together)?)\b"
            r"|\btotal of\b.*\band\b"
        ),
    ),
    (
        Sum.DIFFERENCE,
        re.compile(
            r"\bby how (?:many|much)\b|\bdifference\b|\bgap\b|\bhow (?:many|much) (?:more|fewer|less|higher|lower|bigger|larger|smaller)\b"
            rf"|\bhow (?:much|many|far)\b[^?]*\b{MOVED}\b|\bhow (?:did|has|have)\b[^?]*\bchanged?\b"
            r"|\bwhat (?:was|is) the (?:rise|fall|drop|increase|decrease|change|reduction)\b"
        ),
    ),
    (
        Sum.CHANGE,
        re.compile(
            rf"\b(?:what|which|wot|how many|how much)\b[^?]{{0,12}}{PERCENT}[^?]*\b{MOVED}\b"
            rf"|{PERCENT} (?:rise|fall|drop|increase|decrease|change|growth"
            r"|reduction|cut)\b"
        ),
    ),
    (
        Sum.SHARE,
        re.compile(
            rf"\b(?:what|wot|which|what['’]?s)\b(?: is| was)?(?: the)? ?(?:(?:share|proportion|fraction)\b|{PERCENT})"
            rf"|\bas a (?:share|proportion|{PERCENT}) of\b|\bhow many (?:in|out of)(?: every)? (?:10|100|ten|a hundred)\b"
            rf"|^\W*(?:share|proportion|{PERCENT}) of\b"
        ),
    ),
    (Sum.REMAINDER, re.compile(rf"\bhow (?:many|much)\b[^?]*\b{NOT}\b")),
)
# Words that only ask for the sum; what stands behind "instead of" names the rest, which is not asked for.
ASKING = re.compile(
    r"\b(?:by )?how (?:many|much)(?: times)?(?: (?:more|fewer|less|extra))?\b"
    r"|\bhow many (?:in|out of)(?: every)? (?:10|100|ten|a hundred)\b"
    r"|\b(?:together|altogether|in total|in all|combined|sum of|between them|all told|add(?:ing|ed)?(?: up)?|taking|taken)\b"
    r"|\b(?:what|which|wot)(?: the)? (?:share|proportion|fraction|percentage|percent|per cent|%)"
    r"|\b(?:share|proportion|percentage|percent)\b"
    r"|\b(?:difference|gap)(?: between)?\b|\b(?:total|number|figures?|roughly|approximately|gives?|mentions?|comments?|says?)\b"
    r"|\([^)]*\b(?:against|vs|versus|out of)\b[^)]*\)|\basked\b"
    rf"|\b(?:more|fewer|less)\b|\b(?:{YEAR_BEFORE})|\bmust\b|\bstill\b|\bcompared (?:with|to)\b|\bthe same (?:quarter|month|time|point)\b",
    re.IGNORECASE,
)
INSTEAD = re.compile(r"\b(?:instead of|rather than|as opposed to|and not)\b[^,?;]*", re.IGNORECASE)
COUNTED = re.compile(r"\bhow many (?:(?:times|more|fewer|less|extra|additional|of|the|our) )*([a-z' -]+)")
YEAR_WRITTEN = re.compile(r"(?<!\d)(?:20)?\d\d[/-](?:20)?\d\d(?!\d)")
POINTS = re.compile(r"\b(?:points?|pts|pp)\b")


HOW_MUCH = re.compile(r"\b(?:how (?:many|much)|what (?:was|were))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SumAsked:
    """`sums` in the order in which they are tried; `subject` is the question without the words that ask for them. `unit` is that of the
    quantities, None where the question does not tell; `counted` the stems of the phrase behind "how many", `words` those of all words."""

    sums: tuple[Sum, ...]
    text: str
    subject: str
    unit: Unit | None
    counted: frozenset[str]
    words: frozenset[str]


def sum_asked(question: str) -> SumAsked | None:
    """What the question wants worked out; None for one that asks for nothing of the kind.

    >>> sum_asked("how many more oaks than elms were planted?").sums
    (<Sum.DIFFERENCE: 'difference'>,)
    """
    text = " ".join(question.replace("’", "'").split())
    low = text.lower()
    sums = tuple(one for one, cue in CUES if cue.search(low))
    if Sum.CHANGE in sums and Sum.SHARE in sums:  # "by what percentage did it rise?" asks for no share
        sums = tuple(one for one in sums if one is not Sum.SHARE)
    if not sums:
        return None
    unit = Unit.SHARE if POINTS.search(low) else Unit.COUNT if re.search(r"\bhow many\b", low) else None
    counted = (match := COUNTED.search(low)) and takewhile(lambda word: word not in PHRASE_ENDS, match[1].split())
    return SumAsked(
        sums=sums,
        text=text,
        counted=frozenset(map(stem, counted or ())),
        words=frozenset(map(stem, plain_words(text))),
        unit=unit,
        subject=" ".join(ASKING.sub(" ", INSTEAD.sub(" ", text)).split()),
    )


def earlier_asked(question: Question) -> tuple[SumAsked, str] | None:
    """A question for the figure of a year as one for what it was before the year that followed, and that year; None for any other.

    >>> from assistant.meaning.question import understand
    >>> earlier_asked(understand("how many oaks were felled in 2015/16?"))[0].text
    'how many oaks were felled in 2016/17?, must have been the year before'
    """
    written = list(YEAR_WRITTEN.finditer(question.text))
    if len(question.periods) != 1 or len(written) != 1 or not HOW_MUCH.search(question.text) or sum_asked(question.text) is not None:
        return None
    asked = question.periods[0]
    later = shifted(asked.period, years=1) if asked.kind is PeriodKind.YEAR else None
    if later is None:
        return None
    found = sum_asked(f"{YEAR_WRITTEN.sub(later.period, question.text)}, must have been the year before")
    return (replace(found, sums=(Sum.EARLIER,)), later.period) if found is not None and Sum.EARLIER in found.sums else None
