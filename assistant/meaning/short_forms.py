"""What words cut short in a question may stand for in titles: "sec.", "schls", "HCs" for "secondary", "schools", "health checks".

A short form is a word that neither English nor a title has, or one with a full stop inside the question. It stands for a title word that
it begins ("elig"), for one whose consonants it keeps ("pkgs"), or for neighbouring words whose initials it gives ("hcs"). Several may fit:
each title is then asked whether it holds one of them, so that the other words of the question decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.jargon import is_abbreviation
from assistant.meaning.words import plain_words, stem, telling_words

DOTTED = re.compile(r"(?<![\w.])([a-z]{2,7})\.(?=\s+\S)")
VOWELS = frozenset("aeiou")
SHORTEST, LONGEST = 2, 7  # letters of a short form
SHORTEST_BEGUN = 3  # letters of a beginning
LEAST_LEFT_OUT = 2  # letters that a short form leaves out
MOST_INITIALS = 4

Forms = tuple[frozenset[str], ...]


def short_forms(subject: str, words: Mapping[str, str], catalogue: Catalogue) -> Mapping[str, Forms]:
    """The tokens of a question that are short forms, each with the sets of title stems that it may stand for; none for other words."""
    dotted = frozenset(DOTTED.findall(subject.lower()))
    found = {token: _forms(word, catalogue) for token, word in words.items() if _may_be_short(word, dotted, catalogue)}
    return {token: forms for token, forms in found.items() if forms}


def _may_be_short(word: str, dotted: frozenset[str], catalogue: Catalogue) -> bool:
    if not word.isalpha() or not SHORTEST <= len(word) <= LONGEST or is_abbreviation(word):
        return False
    return word in dotted or not catalogue.is_plain(word)


def _forms(word: str, catalogue: Catalogue) -> Forms:
    return _forms_of(word, catalogue.title_words, tuple(name for one in catalogue.indicators for name in one.names))


@lru_cache(maxsize=256)
def _forms_of(word: str, title_words: tuple[str, ...], names: tuple[str, ...]) -> Forms:
    whole = {frozenset({stem(one)}) for one in title_words if one != word and (_begins(word, one) or _keeps_consonants(word, one))}
    initials = {tokens for name in names for tokens in _by_initials(word, name)}
    return tuple(sorted(whole | initials, key=sorted))


def _begins(word: str, title_word: str) -> bool:
    return len(word) >= SHORTEST_BEGUN and title_word.startswith(word) and len(title_word) >= len(word) + LEAST_LEFT_OUT


def _keeps_consonants(word: str, title_word: str) -> bool:
    """True for "pkgs" and "packages": first and last letter are kept, and of what is between some consonants."""
    if len(word) < SHORTEST_BEGUN or word[0] != title_word[0] or word[-1] != title_word[-1]:
        return False
    if VOWELS & set(word[1:]) or len(title_word) < len(word) + LEAST_LEFT_OUT:
        return False
    letters = iter(title_word)
    return all(letter in letters for letter in word)


def _by_initials(word: str, name: str) -> Iterable[frozenset[str]]:
    """The stems of neighbouring telling words whose initials the word gives, a plural "s" aside: "hcs" in "an NHS Health Check"."""
    words = [one for one in plain_words(name) if one in set(telling_words(name))]
    for initials in {word, word.removesuffix("s")}:
        size = len(initials)
        if not SHORTEST <= size <= MOST_INITIALS:
            continue
        for start in range(len(words) - size + 1):
            part = words[start : start + size]
            if all(one.startswith(letter) for one, letter in zip(part, initials, strict=True)):
                yield frozenset(stem(one) for one in part)
