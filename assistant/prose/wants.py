"""What the answer to a question in free text must hold: the count of what "how many" counts, money, a date, a name, a cause.

`wanted` turns a question into tests of sentences; an answer must hold, for each, a sentence that passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from assistant.guard import numbers_of, without_dates
from assistant.prose.counts import COUNT_WORDS, counts_asked
from assistant.prose.coverage import words_of
from assistant.prose.question_words import asking_only
from assistant.prose.speakers import has_saying, speaker_of
from assistant.prose.wanted_names import wanted_name

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(
    rf"\b(?:{MONTHS}|20\d\d|Q[1-4]|spring|summer|autumn|winter|weekly|monthly|quarterly|annually|daily|next (?:year|month|week|quarter))\b"
)
# Questions that want a reason, an account of what is being done, or of how something is going.
EXPLANATION = re.compile(
    r"\b(?:why|reasons?|explain\w*|because|causes?|caused|drove|driv\w+|behind|led to|due to|how come|progress|update|actions?"
    r"|what(?:'s|’s|s| has| is)? (?:happened|(?:went|gone|going) wrong)|what(?:'s|’s| is| are| was| were| has| have)\b.*\b(?:do|doing|done"
    r"|happening|happened|planned|plans?)"
    r"|how (?:is|are|was|were)\b.*\b(?:going|doing))\b",
    re.IGNORECASE,
)
MONEY_WORDS = r"(?:costs?|price|budget|spend|spending|funding|money|savings?|fees?|salary|wages?|worth|rent|valuations?)"
NO_PREPOSITION = r"(?!(?:of|about|on|for|in|behind|with|from|to|if)\b)"
MONEY_QUESTION = re.compile(
    rf"\bhow much\b.*\b(?:{MONEY_WORDS}|spent|paid|cash|grants?|give|gives|given|giving|put|putting|raised?|earn|earned|invest|invested"
    r"|investing|contribut\w+|pay|pays|paying|charged?)\b|\bhow much (?:\w+ )?extra\b"
    rf"|\bwhat(?:'s| is| was| are| were| will be)?(?: {NO_PREPOSITION}[\w'-]+){{0,4}}? {MONEY_WORDS}\b"
    r"|\bwhat (?:does|did|do|will|would|has|have|was|were|is|are|had)\b"
    r".*\b(?:cost|costs|spent|spend|paid|pay|worth|earn|earned|charged?)\b",
    re.IGNORECASE,
)
SHARE_QUESTION = re.compile(r"\b(?:what|which) (?:percentage|proportion|share|percent|%|part of)", re.IGNORECASE)
SHARE_IN_WORDS = re.compile(
    rf"\b(?:{'|'.join(sorted(COUNT_WORDS))}|one|half a) (?:percentage points?|per cent|percent|points?|thirds?|quarters?|fifths?)\b",
    re.IGNORECASE,
)
LENGTH_QUESTION = re.compile(r"\bhow long\b", re.IGNORECASE)
LENGTH = re.compile(
    rf"\b(?:\d+|{'|'.join(sorted(COUNT_WORDS))}|one|an?|several|few)[- ](?:\w+ )?(?:minute|hour|day|week|month|year|decade)s?\b",
    re.IGNORECASE,
)
STANDING_QUESTION = re.compile(
    r"\bwhere (?:did|does|do|is|are|was|were)\b.*\b(?:stand|want to be|aim to be|get to|end up|need to be)\b", re.IGNORECASE
)
NUMBER_QUESTION = re.compile(
    r"\bhow much\b|\bwhat total\b|\bwhat(?:'s| is| was| were| are)? the\b[^,;?]*"
    r"\b(?:rate|number|percentage|proportion|total|average|amount|figure|score|result|target)\b",
    re.IGNORECASE,
)
VALUE_QUESTION = re.compile(
    r"\s*what(?:'s| is| was| were| are)\b(?! (?:being |been )?(?:\w+ed|put|done|said|set|made|given|found|seen|taken|going)\b)",
    re.IGNORECASE,
)
# Words of a question; a phrase without any ("missed bin collections, May 2016?") asks for the figure or the amount that it names.
ASKING = re.compile(
    r"\b(?:what|which|who|whose|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|tell|list|show"
    r"|give|explain|describe|summari[sz]e)\b",
    re.IGNORECASE,
)
MONEY_NOUN = re.compile(r"\b(?:costs?|price|budget|spend|spending|funding|fees?|salary|wages?|rent|valuations?)\b", re.IGNORECASE)
NO_MONEY = re.compile(rf"\b(?:no|nil|zero) (?:[a-z]+ ){{0,2}}{MONEY_NOUN.pattern[2:]}", re.IGNORECASE)
DATE_QUESTION = re.compile(
    r"\bwhen\b|\b(?:what|which) (?:dates?|days?|years?|deadlines?)\b|\bhow soon\b"
    r"|\bwhat(?:'s| is| are| was| were)(?: the)? (?:\w+ )?(?:dates?|deadlines?|(?:day|year)s?(?= (?:of|for|on|that)\b|\W*$))\b",
    re.IGNORECASE,
)
YEARLY_QUESTION = re.compile(r"\bhow much (?:a|per|each|every) year\b|\bhow much\b.*\b(?:annually|per annum|a year)\b", re.IGNORECASE)
YEARLY = re.compile(r"\b(?:p\.?a|per annum|annual(?:ly)?|yearly|(?:a|per|each|every) year)\b", re.IGNORECASE)
FREQUENCY_QUESTION = re.compile(r"\bhow (?:often|frequent(?:ly)?|regularly)\b", re.IGNORECASE)
FREQUENCY = re.compile(
    r"\b(?:daily|weekly|fortnightly|monthly|quarterly|(?:bi-?)?annual(?:ly)?|yearly|termly|once|twice|times|every|each"
    r"|(?:a|per) (?:day|week|month|quarter|year))\b",
    re.IGNORECASE,
)
WHEN_CLAUSE = re.compile(r"\bwhen (?P<clause>[^?,;]*?)(?: and (?:who|what|why|where|how|which)\b|[?,;]|$)", re.IGNORECASE)
MONTH_QUESTION = re.compile(r"\b(?:what|which) month\b", re.IGNORECASE)
SIZE_QUESTION = re.compile(r"\bhow (?:big|large|small|tall|deep|wide|heavy)\b", re.IGNORECASE)
RATING_QUESTION = re.compile(r"\bwhat (?:rating|grade|judge?ment)\b|\bhow (?:is|was|were|are)\b.*\brated\b", re.IGNORECASE)
RATING = re.compile(r"\b(?:rat(?:ed|ings?)|good|outstanding|inadequate|requires? improvement|green|amber|red)\b", re.IGNORECASE)
CAUSE_QUESTION = re.compile(
    r"\bwhy\b|\breasons?\b|\bhow come\b|\bwhat(?:'s| is| was)? ?(?:caused|drove|led to|result(?:ed)? in|behind)\b|\bwhats behind\b",
    re.IGNORECASE,
)
CAUSE = re.compile(
    r"\b(?:because|due|owing|relates? to|as a result|resulted|resulting|results? of|reasons?|caus\w+|led to|leading to|following|dr[io]v\w+"
    r"|linked to|attribut\w+|since|therefore|means? that|meant|so that|after|in order|impact\w*|pressures?|account(?:s|ed)? for|explain\w*"
    r"|issues with|as (?:it|they|there|he|she|we|an? [a-z]+ (?:had|has|have|was|were|is))\b"
    r"|problems? with|mainly|for (?:its|his|her|their)|recogni\w+|not|without|no longer|lack\w*|shortage\w*|short of|but|however)\b",
    re.IGNORECASE,
)
DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})\b")
REASON = re.compile(
    r"\b(?:because|due to|owing to|as a result|results? of|reasons?|caused by|led to|driven by|relat\w+ to|linked to|attribut\w+"
    r"|explained by|reflect\w*|in order to)\b",
    re.IGNORECASE,
)
DEFINING_QUESTION = re.compile(
    r"\bwhat (?:do|does|did|is|are)\b.*\b(?:mean|stand for|meant by)\b|\bmeaning of\b|\bdefin(?:ed?|es|ition)\b", re.IGNORECASE
)
DEFINITION = re.compile(
    r"\s*(?:what(?:'s| is| was| are| were)?|who(?:'s| is| was| are| were)|tell me about|explain|describe)\b", re.IGNORECASE
)
MEANING = re.compile(r"\bmeans?\b|\bmeaning\b|\bdefin\w+|\bstands? for\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """One thing that an answer must hold: `holds` tests a sentence.

    `figure` is True for a number, which must be of the time asked about; `beside_words` for a bare one, which must stand beside words of
    the question itself; `count` where things are counted. `about` are stems of which one must be held: what "and when do they open?" asks
    the date of.
    """

    holds: Callable[[str], bool]
    figure: bool = False
    beside_words: bool = False
    count: bool = False
    about: frozenset[str] = frozenset()


def wanted(question: str, *, of_a_period: bool = False, named: Iterable[str] = ()) -> tuple[Want, ...]:
    """What some sentence of the answer must hold, one entry for each thing asked.

    "What was the take-up in Q2?" asks for a figure, without saying so; `of_a_period` tells that a quarter or month is named. `named` are
    names in the question, whose words ask for nothing ("the Total Care programme", "Day Break").

    >>> [want.holds("About 40 new bins came in.") for want in wanted("How many bins were there and when?")]
    [True, False]
    """
    question = asking_only(question)
    plain = without(named, question)
    wants = [want for pattern, want in SIMPLE_WANTS if pattern.search(plain)]
    if A_DATE in wants and (when := WHEN_CLAUSE.search(question)) is not None:
        wants[wants.index(A_DATE)] = replace(A_DATE, about=frozenset(word.stem for word in words_of(when["clause"])))
    if SHARE_QUESTION.search(plain):
        wants = [A_NUMBER, *(want for want in wants if want not in (MONEY, A_NUMBER))]
    if MONEY in wants:
        wants = [want for want in wants if want is not A_NUMBER]  # "how much did it cost"
    if YEARLY_QUESTION.search(plain):
        wants = [replace(want, holds=partial(is_yearly, holds=want.holds)) if want in (MONEY, A_NUMBER) else want for want in wants]
    if counted := counts_asked(question):
        counts = [Want(holds=holds, figure=True, count=True) for holds in counted]
        wants = [*counts, *(want for want in wants if want is not MONEY)]
    if (test := wanted_name(question)) is not None and not STANDING_QUESTION.search(question):
        wants.append(Want(holds=test))
    if not wants and not ASKING.search(question) and MONEY_NOUN.search(question):
        wants = [MONEY]
    if not wants and of_a_period and (VALUE_QUESTION.match(question) or not ASKING.search(question)):
        wants = [A_NUMBER]
    if (speaking := speaker_of(question)) is not None:
        wants.append(Want(holds=partial(has_saying, speaker=speaking)))
    return tuple(wants)


def without(named: Iterable[str], question: str) -> str:
    """The question with names of several words made illegible, so that no pattern finds a word of theirs."""
    for name in named:
        if " " in name:
            question = question.replace(name, "X" * len(name))
    return question


def wants_meaning(question: str) -> bool:
    """True for a question what a word or colour means, which a key answers."""
    return MEANING.search(question) is not None


def wants_cause(question: str) -> bool:
    """True for a question for the reason of something."""
    return CAUSE_QUESTION.search(question) is not None


def wants_definition(question: str) -> bool:
    """True for a question that asks what or who something is, or how it is defined."""
    return DEFINITION.match(question) is not None or DEFINING_QUESTION.search(question) is not None


def wants_explanation(question: str) -> bool:
    """True for a question why something is so, what is being done about it, or how it is going."""
    return EXPLANATION.search(question) is not None


def asks_to_define(question: str) -> bool:
    """True for a question what a term means, which the reports' words answer before any table that has it as a row."""
    return DEFINING_QUESTION.search(question) is not None


def has_number(sentence: str) -> bool:
    """True if the sentence holds a figure other than a date, period, reference or citation mark."""
    return bool(numbers_of(without_dates(sentence))) or SHARE_IN_WORDS.search(sentence) is not None


def has_size(sentence: str) -> bool:
    """True if the sentence holds a figure, or a number in words."""
    return has_number(sentence) or bool(COUNT_WORDS & set(re.findall(r"[a-z]+", sentence.lower())))


def has_money(sentence: str) -> bool:
    """True if the sentence holds an amount of money, or says that there is none of it.

    >>> [has_money(text) for text in ("It cost £3.", "No capital spend is needed.", "There is no plan for it.")]
    [True, True, False]
    """
    return re.search(r"£\s?\d|\d (?:pounds|pence)\b", sentence) is not None or NO_MONEY.search(sentence) is not None


def is_yearly(sentence: str, holds: Callable[[str], bool]) -> bool:
    """True if the sentence holds a figure and speaks of what it is a year."""
    return holds(sentence) and YEARLY.search(sentence) is not None


def has_date(sentence: str) -> bool:
    """True if the sentence says when, or how often."""
    return DATE.search(sentence) is not None


def has_day(sentence: str) -> bool:
    """True if the sentence names a day of a month."""
    return DAY.search(sentence) is not None


def gives_reason(sentence: str) -> bool:
    """True if the sentence says in so many words that it gives a reason."""
    return REASON.search(sentence) is not None


def has_cause(text: str) -> bool:
    """True if the text gives a reason, or tells what stood in the way."""
    return CAUSE.search(text) is not None


def has_rating(sentence: str) -> bool:
    """True if the sentence speaks of a rating."""
    return RATING.search(sentence) is not None


def has_frequency(sentence: str) -> bool:
    """True if the sentence says how often."""
    return FREQUENCY.search(sentence) is not None


def has_length(sentence: str) -> bool:
    """True if the sentence says how long something takes or lasts, or names two times.

    >>> [has_length(text) for text in ("It shut for nine days.", "It ran from May to June 2016.", "It is long.")]
    [True, True, False]
    """
    return LENGTH.search(sentence) is not None or len(DATE.findall(sentence)) > 1


def has_month(sentence: str) -> bool:
    """True if the sentence names a month."""
    return re.search(rf"\b(?:{MONTHS})\b", sentence) is not None


A_NUMBER = Want(holds=has_number, figure=True, beside_words=True)
MONEY = Want(holds=has_money, figure=True, beside_words=True)
A_DATE = Want(holds=has_date)
A_SIZE = Want(holds=has_size, figure=True, beside_words=True)
SIMPLE_WANTS = (
    (MONEY_QUESTION, MONEY),
    (NUMBER_QUESTION, A_NUMBER),
    (SIZE_QUESTION, A_SIZE),
    (RATING_QUESTION, Want(holds=has_rating)),
    (MONTH_QUESTION, Want(holds=has_month)),
    (LENGTH_QUESTION, Want(holds=has_length)),
    (STANDING_QUESTION, A_NUMBER),
    (FREQUENCY_QUESTION, Want(holds=has_frequency)),
    (DATE_QUESTION, A_DATE),
)
