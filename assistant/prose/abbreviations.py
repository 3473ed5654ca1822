"""What the short forms of some reports stand for, learnt from the reports themselves.

A report defines a short form once, "Parks and Forests Trust (PFT)", and uses it from then on: a passage that speaks of the PFT
holds the name.

Source of the matching: Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003: the
letters of the short form are sought from the end of the words beside it; its first letter must begin a word. Here most others must, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

NAME = re.compile(r"[A-Z][a-z]+(?: (?:(?:of|and|for|the|to) )?[A-Z][a-z]+){2,}")
DEFINED = re.compile(r"(?P<words>(?:[\w’'&/-]+\s+){1,8}?)[(‘'“]{1,2}(?P<short>[A-Z][A-Za-z&]{1,7})[)’'”]{1,2}")
SHORT_FORM = re.compile(r"\b[A-Z]{2,}[A-Za-z&]*\b|\b[A-Z][a-z]?[A-Z]+\b")
SHORTEST_INITIALS = 3
LONGEST_INITIALS = 6
OF_LETTERS = 0.5  # of the short form's letters, the share that begins words must exceed this
QUOTES = "'‘’“”\""
WORDS_MORE = 2  # that a long form may have beyond the letters of its short form: "Parks, Ponds and Forests Trust (PPFT)"


def stands_for(short: str, text: str) -> bool:
    """Does the text hold a name with these initials, in lower case ("pft": Parks and Forests Trust)?"""
    return SHORTEST_INITIALS <= len(short) <= LONGEST_INITIALS and any(short in initials for initials in names_initials(text))


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
    found = Counter(
        (match["short"].lower(), long)
        for text in texts
        for match in DEFINED.finditer(text)
        if (long := long_form(match["words"].split(), match["short"]))
    )
    return {short: long for (short, long), _ in sorted(found.items(), key=lambda pair: (pair[1], pair[0]))}


def long_form(words: Sequence[str], short: str, *, behind: bool = False) -> str | None:
    """The fewest of the last words before a short form (with `behind`, of the first ones after it) that it stands for; None for none.

    >>> long_form("run by the Parks and Forests Trust".split(), "PFT"), long_form("door to care".split(), "TA")
    ('Parks and Forests Trust', None)
    """
    words = [word.strip(QUOTES) for word in words]
    most = len(short.replace("&", "")) + WORDS_MORE
    runs = (words[:size] if behind else words[-size:] for size in range(2, min(len(words), most) + 1))
    return next((" ".join(run) for run in runs if short not in run and _spells(run, short)), None)


def _spells(words: Sequence[str], short: str) -> bool:
    """Do the words hold the letters in order, the first at the very beginning and more than half at beginnings of words?"""
    text = " ".join(words).lower()
    first, *others = [letter for letter in short.lower() if letter.isalnum()]
    reached = {0: 1} if text.startswith(first) else {}  # place of the last letter found -> most letters that begin words so far
    for letter in others:
        reached = {
            place: max(before) + (not text[place - 1].isalnum())
            for place in range(1, len(text))
            if text[place] == letter and (before := [count for at, count in reached.items() if at < place])
        }
    return max(reached.values(), default=0) > OF_LETTERS * (1 + len(others))


def written_out(text: str, meanings: Mapping[str, str]) -> str:
    """The text, and after it what the short forms in it stand for.

    >>> written_out("The PFT met.", {"pft": "Parks and Forests Trust"})
    'The PFT met. | Parks and Forests Trust'
    """
    found = dict.fromkeys(meanings[short] for one in _short_forms(text) if (short := one.lower().removesuffix("s")) in meanings)
    return " | ".join([text, *found])


@lru_cache(maxsize=20_000)
def _short_forms(text: str) -> tuple[str, ...]:
    return tuple(SHORT_FORM.findall(text))


@lru_cache(maxsize=20_000)
def names_initials(text: str) -> frozenset[str]:
    """The initials of each run of capitalised words, in lower case."""
    return frozenset("".join(word[0].lower() for word in run.split() if word[0].isupper()) for run in NAME.findall(text))
