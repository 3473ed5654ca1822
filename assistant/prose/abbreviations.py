"""What the short forms of some reports stand for, learnt from the reports themselves.

A report defines a short form once, "Parks and Forests Trust (PFT)", and uses it from then on: a passage that speaks of the PFT
holds the name.

Source of the matching: Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003: the
letters of the short form are sought from the end of the words before the bracket; its first letter must begin a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

NAME = re.compile(r"[A-Z][a-z]+(?: (?:(?:of|and|for|the|to) )?[A-Z][a-z]+){2,}")
DEFINED = re.compile(r"(?P<words>(?:[\w’'&/-]+\s+){1,8}?)[(‘'“]{1,2}(?P<short>[A-Z][A-Za-z&]{1,7})[)’'”]{1,2}")
SHORT_FORM = re.compile(r"\b[A-Z]{2,}[A-Za-z&]*\b|\b[A-Z][a-z]?[A-Z]+\b")
SHORTEST_INITIALS = 3
LONGEST_INITIALS = 6
WORDS_MORE = 2  # that a long form may have beyond the letters of its short form: "Parks, Ponds and Forests Trust (PPFT)"


def stands_for(short: str, text: str) -> bool:
    """Does the text hold a name with these initials, in lower case ("pft": Parks and Forests Trust)?"""
    return SHORTEST_INITIALS <= len(short) <= LONGEST_INITIALS and any(short in initials for initials in _initials(text))


def initials_in(texts: Iterable[str]) -> Mapping[str, str]:
    """What the initials of names stand for, in lower case ("pft": "Parks and Forests Trust"), by how often each name is printed."""
    names = Counter(run for text in texts for run in NAME.findall(text))
    found: dict[str, str] = {}
    for run, _ in sorted(names.items(), key=lambda pair: (-pair[1], pair[0])):
        short = "".join(word[0].lower() for word in run.split() if word[0].isupper())
        if SHORTEST_INITIALS <= len(short) <= LONGEST_INITIALS:
            found.setdefault(short, run)
    return found


def defined_in(texts: Iterable[str]) -> Mapping[str, str]:
    """What the texts themselves say that short forms stand for, in lower case; of several long forms the one printed most often."""
    found = Counter((match["short"].lower(), long) for text in texts for match in DEFINED.finditer(text) if (long := long_form(match)))
    return {short: long for (short, long), _ in sorted(found.items(), key=lambda pair: (pair[1], pair[0]))}


def long_form(match: re.Match[str]) -> str | None:
    """The last words before a bracket that the short form in it stands for; None where its letters are not found in them.

    >>> long_form(DEFINED.search("run by the Parks and Forests Trust (PFT)"))
    'Parks and Forests Trust'
    """
    words, letters = match["words"].strip(), match["short"].lower().replace("&", "")
    at = len(words)
    for place, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and (words[at].lower() != letter or (place == 0 and at > 0 and words[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    long = words[at:]
    whole = len(long.split()) > 1 and len(long.split()) <= len(letters) + WORDS_MORE
    return long if whole and match["short"] not in long.split() else None


def written_out(text: str, meanings: Mapping[str, str]) -> str:
    """The text, and after it what the short forms in it stand for.

    >>> written_out("The PFT met.", {"pft": "Parks and Forests Trust"})
    'The PFT met. | Parks and Forests Trust'
    """
    found = dict.fromkeys(meanings[short] for one in SHORT_FORM.findall(text) if (short := one.lower().removesuffix("s")) in meanings)
    return " | ".join([text, *found])


@lru_cache(maxsize=20_000)
def _initials(text: str) -> frozenset[str]:
    """The initials of each run of capitalised words."""
    return frozenset("".join(word[0].lower() for word in run.split() if word[0].isupper()) for run in NAME.findall(text))
