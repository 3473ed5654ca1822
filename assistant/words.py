"""Words of questions and titles brought to comparable tokens: lower case, written out, light stems, without chatter."""

from __future__ import annotations

import re

from assistant.jargon import spelled_out

# Words that say nothing about which indicator is meant: grammar, politeness, and the verbs of asking.
CHATTER = frozenset(
    """a about teh wat wats wot abt across actual actually add after again ago all along already also am an and any anyone anything are around as ask at available away back be
    been before behind being below between both bring brought but by came can cannot come comes could currently d did do does doing done down drove during
    each either else end ended ending ends ever every exactly far figure figures find finish finished for found from full gave get gets getting give given
    gives go goes going gone got had happen happened happening has have having he hello her here hers hey hi him his hows how i if in indicator indicators
    instead into is it its just keep kept kpi kpis know last latest let like ll look looking looks made make makes making many may mean meant measure
    measures me measured might mine more most much must my near nearest need needed needs next nor not now number numbers of off ok on once one ones
    only or other our ours out over own perform performance performed performing please position print printed prints put quite re recorded
    regarding remind report reported reporting reports result results s said same saw say says score scored scores see seem seems seen sent she should
    show showed showing shown shows since so some stand stands state still stood such t take taken tell than thank thanks that thats the their them then
    there these they thing things this those thought through till time times to told too took toward towards turn turned turning turns until up upon us use used
    value values ve very via want wanted was we well went were whats what when where which while who whole whom whos whose why will with within
    without would year years yes yet you your yours w borough council councils local statistic statistics stat stats metric metrics data kind sort
    way bit lot really come comes coming wrong went ever far kindly wondering wonder quick question following period""".split()
)  # fmt: skip

# Words that many titles share or that questions use loosely: they may decide a tie and nothing else.
WEAK = frozenset(
    """percentage percent rate level total overall people person resident user customer client adult service new increase reduce reduction decrease
    improve improvement achieve maintain average score instance effective agreed compliance population current including receive reported per 000 1000
    10000 100000 take takeup uptake standard household council satisfactory proportion use using set group within report community public
    performance quarterly annual annually survey measured timescale timescales share client""".split()
)

IRREGULAR = {
    "lives": "live", "living": "live", "lived": "live", "children": "child", "people": "people", "persons": "people", "person": "people",
    "women": "woman", "men": "man", "homes": "home", "admitted": "admission", "admissions": "admission", "employed": "employ",
    "satisfied": "satisfaction", "spent": "spend", "spending": "spend", "dealt": "deal", "met": "meet", "caring": "care", "cared": "care",
    "carers": "carer", "carer": "carer", "care": "care", "cares": "care", "crimes": "crime", "houses": "house", "housing": "housing",
    "services": "service", "obese": "obese", "rated": "rated", "ratings": "rating", "times": "times", "packages": "package",
}  # fmt: skip

# Longest first; the number is how many letters must be left.
SUFFIXES = (
    ("isations", 4), ("izations", 4), ("isation", 4), ("ization", 4), ("ements", 4), ("ments", 4), ("ement", 4), ("ment", 4), ("ations", 4),
    ("ation", 4), ("ances", 4), ("ance", 4), ("ingly", 4), ("ings", 4), ("ing", 4), ("ions", 4), ("ion", 4), ("edly", 4), ("ied", 3), ("ies", 3), ("ed", 4),
    ("ors", 4), ("ers", 4), ("ly", 4), ("es", 4), ("s", 3), ("e", 4), ("y", 4),
)  # fmt: skip
DOUBLING = ("ing", "ings", "ed", "ers")  # endings before which a consonant is doubled: "planning", "fitted"
NUMBER_WORDS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12",
}  # fmt: skip
NO_PLURAL = ("ss", "us", "is")

WORD = re.compile(r"\d+(?:[.,]\d+)*(?:-\d+)?\+?|[a-z]+(?:\d+[a-z]*)?")


def stem(word: str) -> str:
    """A light stem: endings of number, tense and nouns made from verbs are cut, nothing else.

    >>> stem("installations"), stem("installed")
    ('install', 'install')
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    if not word.isalpha():
        return word
    for suffix, least in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= least and not (suffix == "s" and word.endswith(NO_PLURAL)):
            return undoubled(word[: -len(suffix)]) if suffix in DOUBLING else word[: -len(suffix)]
    return word


def undoubled(stemmed: str) -> str:
    """
    >>> undoubled("plann"), undoubled("install")
    ('plan', 'install')
    """
    return stemmed[:-1] if len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] not in "lsaeiou" else stemmed


def plain_words(text: str) -> list[str]:
    """The lower-case words and numbers of `text`, ranges of numbers whole, possessive endings cut."""
    return WORD.findall(re.sub(r"'s?\b", "", text.lower().replace("’", "'")))


def mended(text: str) -> str:
    """`text` with the broken dashes of page-wise extraction closed.

    >>> mended("aged 18- 64")
    'aged 18-64'
    """
    return re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)", "-", text.replace("’", "'")).replace("w/ ", "with ")


def tokens(text: str) -> tuple[str, ...]:
    """The stems of the telling words of `text`, written out, in order, each once.

    >>> tokens("How many LD clients were in paid work?")
    ('learn', 'disabilit', 'client', 'paid', 'employ')
    """
    found = (stem(word) for word in plain_words(spelled_out(mended(text))) if word not in CHATTER)
    return tuple(dict.fromkeys(found))


def is_weak(token: str) -> bool:
    """True for words that many titles share, which cannot tell one indicator from another."""
    return token in WEAK_STEMS


WEAK_STEMS = frozenset(stem(word) for word in WEAK)
