"""One wording for the many that people and reports use: abbreviations written out, synonyms brought to one phrase (`jargon.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

LETTER_BEFORE = r"(?<![\w/&'-])"
LETTER_AFTER = r"(?![\w/&'])"
PLURAL = re.compile(r"\b([a-z]{2,5})['’]s\b(?=$|[\s.,;:)|])")  # "FOI's", as many write the plural of an abbreviation
# What follows a short form that is a word of its own there: "send in the response" is not about special needs.
AS_WORD = {"send": re.compile(r" (?:in|out|back|off|on|to|a|an|the|his|her|their|its|our|us|me|it|them)\b")}
PASSES = 2  # "looked-after kids": the second wording is whole only when "kids" has become "children"


def spelled_out(text: str) -> str:
    """Lower-case `text` with abbreviations written out and synonyms brought to their first wording.

    >>> spelled_out("LD paid work")
    'learning disabilities paid employment'
    """
    abbreviations, abbreviated, synonyms, worded = _tables()
    plain = PLURAL.sub(lambda match: match[1] if match[1] in abbreviations else match.group(), text.lower())
    written = abbreviated.sub(lambda match: match.group() if _is_word(match) else abbreviations[match.group()], plain)
    for _ in range(PASSES):
        written = worded.sub(lambda match: synonyms[match.group().replace("-", " ")], written)
    return written


def _is_word(match: re.Match[str]) -> bool:
    following = AS_WORD.get(match.group())
    return following is not None and following.match(match.string, match.end()) is not None


def is_abbreviation(word: str) -> bool:
    """True for a short form that stands for a name of several words."""
    return word.lower() in _tables()[0]


def common_long_form(short: str) -> str | None:
    """What councils commonly mean by a short form; None where nothing is on record.

    >>> common_long_form("FTE"), common_long_form("NEET"), common_long_form("XQ")
    ('full time equivalent', 'not in education, employment or training', None)
    """
    abbreviations, _, synonyms, _ = _tables()
    if short.lower() in abbreviations:
        return abbreviations[short.lower()]
    alike = [wording for wording, first in synonyms.items() if first == short.lower() and len(wording.split()) >= len(short) - 1 > 1]
    return alike[0] if alike else None


@lru_cache(maxsize=1)
def jargon_words() -> frozenset[str]:
    """The single words of all wordings and short forms that are rewritten."""
    abbreviations, _, synonyms, _ = _tables()
    return frozenset(word for wording in (*abbreviations, *synonyms) for word in re.split(r"[^a-z]+", wording) if word)


@lru_cache(maxsize=1)
def _tables() -> tuple[Mapping[str, str], re.Pattern[str], Mapping[str, str], re.Pattern[str]]:
    content = tomllib.loads(resources.files("assistant").joinpath("jargon.toml").read_text(encoding="utf-8"))
    abbreviations: dict[str, str] = content["abbreviations"]
    synonyms = {wording.replace("-", " "): phrases[0] for phrases in content["synonyms"]["phrases"] for wording in phrases}
    return abbreviations, _any_of(abbreviations), synonyms, _any_of(synonyms)


def _loosely(wording: str) -> str:
    """A pattern for a wording whose words may be parted by a space or a hyphen."""
    return re.escape(wording).replace("\\ ", "[ -]")


def _any_of(wordings: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern for whole words that finds the longest wording first."""
    longest_first = sorted(wordings, key=lambda wording: (-len(wording), wording))
    return re.compile(LETTER_BEFORE + "(?:" + "|".join(map(_loosely, longest_first)) + ")" + LETTER_AFTER)
