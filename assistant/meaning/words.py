"""Words of questions and titles brought to comparable tokens: lower case, written out, light stems, without chatter (`words.toml`,
`everyday.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from assistant.meaning.jargon import spelled_out
from index.wordings import plain_words as plain_words

# Endings that are cut, longest first; the number is how many letters must be left.
SUFFIXES = (
    ("isations", 4), ("izations", 4), ("isation", 4), ("ization", 4), ("ements", 4), ("ments", 4), ("ement", 4), ("ment", 4),
    ("ations", 4), ("ation", 4), ("ances", 4), ("ance", 4), ("ingly", 4), ("ings", 4), ("ing", 4), ("ions", 4), ("ion", 4), ("edly", 4),
    ("ied", 3), ("ies", 3), ("ed", 4), ("ors", 4), ("ers", 4), ("ly", 4), ("es", 4), ("s", 3), ("e", 4), ("y", 4),
)  # fmt: skip
NO_PLURAL = ("ss", "us", "is")
NOT_CUT = re.compile(r"[aeiou]y$")  # "delay" is no adjective: its plural is "delays"
DOUBLING = ("ing", "ings", "ed", "ers")  # endings before which a consonant is doubled: "planning", "fitted"
NOT_UNDOUBLED = "lsaeiou"  # "install", "assess"

THOUSAND = re.compile(r"(?<=\d)k\b", re.IGNORECASE)
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
ORDINAL = re.compile(r"\b(1st|2nd|3rd|4th)\b", re.IGNORECASE)
ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}
# What is done once more is another thing than what is done: "re-referrals", "referred again within a year". Not "reuse" and the like.
REPEATED = re.compile(r"\bre-(?=(?!offend|enabl|abl|cycl|hous|let|use|using|generat)[a-z]{5,})", re.IGNORECASE)
AGAIN = re.compile(r"\bagain\b(?=\s+(?:with)?in\b)", re.IGNORECASE)
MORE_THAN = re.compile(r"(?<=\d)\s?\+(?=\s?(?:miles?|km|days?|weeks?|hours?|months?|minutes?|mins|hrs)\b)")  # "20+ miles"; "65+" is an age
FALLS = re.compile(
    r"\b(which|what|that|it|ones?|indicator|figure|rate|number) falls\b", re.IGNORECASE
)  # moves; "falls" alone are accidents
EITHER = re.compile(r"\b(?<!/)([a-z]{2,})/([a-z]{2,})\b(?!/)", re.IGNORECASE)  # "NEET/NK" are two short forms, "AB/C1" is a reference
POSSESSIVE = re.compile(r"'(?:s|d|ll|re|ve|m|t)?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """The lists of `words.toml` and `everyday.toml`; `weak`, `loose`, `everyday` and `exact` hold stems. What is everyday is loose too."""

    chatter: frozenset[str]
    weak: frozenset[str]
    loose: frozenset[str]
    everyday: frozenset[str]
    exact: frozenset[str]
    asking: frozenset[str]
    stems: Mapping[str, str]


def stem(word: str) -> str:
    """A light stem: endings of number, tense and nouns made from verbs are cut, nothing else.

    >>> stem("installations"), stem("installed"), stem("planning")
    ('install', 'install', 'plan')
    """
    return _stem(word, _lists().stems)


def is_chatter(word: str) -> bool:
    """True for words that say nothing about which indicator is meant."""
    return word in _lists().chatter


def chatter() -> frozenset[str]:
    """The words that say nothing about which indicator is meant."""
    return _lists().chatter


def words_of_asking() -> frozenset[str]:
    """The words that decide what is read (periods, measures, ratings), so that a slip in one of them would change the question."""
    return _lists().asking


def is_weak(token: str) -> bool:
    """True for stems that many titles share, which cannot tell one indicator from another."""
    return token in _lists().weak


def is_loose(token: str) -> bool:
    """True for stems of everyday words that name no thing: they tell nothing where a title lacks them."""
    return token in _lists().loose


def is_everyday(token: str) -> bool:
    """True for stems of everyday words that may yet tell titles apart which have them: "find it easy to get information"."""
    return token in _lists().everyday


def is_exact(token: str) -> bool:
    """True for stems of words whose neighbours in meaning are other things: "outstanding" is not "good"."""
    return token in _lists().exact


def telling_words(text: str) -> list[str]:
    """The words of `text`, written out, without chatter.

    >>> telling_words("How many LD clients are there?")
    ['learning', 'disabilities', 'clients']
    """
    return list(_telling(text))


@lru_cache(maxsize=20_000)  # the titles of all indicators are compared with each question
def _telling(text: str) -> tuple[str, ...]:
    return tuple(word for word in plain_words(spelled_out(mended(text))) if not is_chatter(word))


def tokens(text: str) -> tuple[str, ...]:
    """The stems of the telling words of `text`, in order, each once.

    >>> tokens("How many LD clients were in paid work?")
    ('learn', 'disabilit', 'client', 'paid', 'employ')
    """
    return tuple(dict.fromkeys(stem(word) for word in telling_words(text)))


def names_anything(text: str) -> bool:
    """False where all words are of asking, judging and the like, as in "is it getting better?".

    >>> names_anything("is it getting better?"), names_anything("are roads getting better?")
    (False, True)
    """
    return any(not is_weak(token) and not is_loose(token) for token in tokens(text))


def mended(text: str) -> str:
    """`text` with the broken dashes of page-wise extraction closed, thousands written in one way, and "w/" written out.

    >>> mended("aged 18- 64"), mended("per 100k"), mended("10,000"), mended("re-admissions")
    ('aged 18-64', 'per 100000', '10000', 'repeat admissions')
    """
    text = re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)", "-", text.replace("’", "'")).replace("w/ ", "with ")
    text = EITHER.sub(r"\1 / \2", MORE_THAN.sub("", text))
    text = FALLS.sub(r"\1 fall", AGAIN.sub("repeat", REPEATED.sub("repeat ", text)))
    text = ORDINAL.sub(lambda match: ORDINALS.get(match[1].lower(), match.group()), text)
    return THOUSANDS.sub("", THOUSAND.sub("000", text))


def _stem(word: str, irregular: Mapping[str, str]) -> str:
    return irregular[word] if word in irregular else _cut(word)


@lru_cache(maxsize=16384)  # the words of reports and questions come back again and again
def _cut(word: str) -> str:
    if not word.isalpha() or NOT_CUT.search(word):
        return word
    for suffix, least in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= least and not (suffix == "s" and word.endswith(NO_PLURAL)):
            return _undoubled(word[: -len(suffix)]) if suffix in DOUBLING else word[: -len(suffix)]
    return word


def _undoubled(stemmed: str) -> str:
    doubled = len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] not in NOT_UNDOUBLED
    return stemmed[:-1] if doubled else stemmed


@lru_cache(maxsize=1)
def _lists() -> WordLists:
    content = _content("words.toml")
    weak, loose, exact = (frozenset(_stem(word, content["stems"]) for word in content[name].split()) for name in ("weak", "loose", "exact"))
    talk = {_stem(word, content["stems"]) for words in _content("everyday.toml").values() for word in words.split()}
    everyday = frozenset(talk - weak - exact - loose)
    chatter, asking = (frozenset(content[name].split()) for name in ("chatter", "asking"))
    return WordLists(
        chatter=chatter, weak=weak, loose=loose | everyday, everyday=everyday, exact=exact, asking=asking, stems=content["stems"]
    )


def _content(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("assistant").joinpath(name).read_text(encoding="utf-8"))
