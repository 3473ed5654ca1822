"""Slips of the keyboard in a question put right before anything reads it: "housholds in tempory acommodation, frist quater".

A word is a slip where no everyday English, no title and no list of ours knows it, and it becomes the one word of the reports' titles, of
the councils' names or of asking that is nearest to it. Names in capitals, references and numbers stay as they are typed. Words parted or
run together otherwise than a title has them ("tele care", "flytips") are brought to the title's form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.chat import CHAT
from assistant.meaning.jargon import jargon_words
from assistant.meaning.shapes import Shapes, by_shape, holds, like_in_shape
from assistant.meaning.words import chatter, is_loose, is_weak, plain_words, stem, tokens, words_of_asking
from index.embedder import common_words

WORD = re.compile(r"(?<![\w/&'’.-])[A-Za-z]{4,}(?![\w/&’-])")
SHORTENED = re.compile(r"(?<![\w/])(?P<first>[a-z])/(?P<rest>[a-z]{4,})(?![\w/])")  # "h/lessness"
SHORTEST_MENDED = 5  # letters; in shorter words only two that changed places are put right
LONG = 7  # letters from which two slips are put right, not one; of a word of asking from one letter more, as "minibus" is no "minimum"
SHORTEST_PART = 3  # letters of a word of two that run together
PASSES = 2  # some slips are known by the words beside them, which may be slips themselves
LONG_IN_PRINT = 8  # letters from which a word that the reports print, and nobody else knows, may be a slip of theirs


def well_spelled(question: str, catalogue: Catalogue) -> str:
    """The question with its slips put right; unchanged where there is none.

    Of "Acommodation in Otherhm" the second word may be a name, and stays.
    """
    question = SHORTENED.sub(lambda match: _written_out(match, catalogue), question)
    start = len(question) - len(question.lstrip())
    for _ in range(PASSES):
        said = frozenset(tokens(question))
        question = WORD.sub(lambda match: _mended(match, said, catalogue, begins=match.start() == start), question)  # noqa: B023
    return _joined(question, catalogue)


def _mended(match: re.Match[str], said: frozenset[str], catalogue: Catalogue, *, begins: bool) -> str:
    typed = match.group()
    if not (typed.islower() or typed.istitle()):
        return typed
    word = typed.lower()
    if typed.islower() and (doubled := _beside(_with_letter_doubled(word, catalogue), said, catalogue)):
        return doubled[0]
    if _is_known(word, catalogue):
        return typed
    words = [by_shape(catalogue.council_names), *([_asking()] if len(word) != LONG else ())]
    if typed.islower() or begins:
        words.append(catalogue.spelling_shapes)
    if typed.islower() and len(word) < SHORTEST_MENDED and (whole := _beside(_with_letter_more(word, catalogue), said, catalogue)):
        return whole[0]
    nearest = _nearest(word, [_asking()], most=1) or _nearest(word, words)
    meant = nearest if len({stem(one) for one in nearest}) <= 1 else _beside(nearest, said, catalogue)
    return (meant[0] if meant else None) or _parted(word, catalogue) or typed


def _is_known(word: str, catalogue: Catalogue) -> bool:
    if _is_known_by_its_stem(word, catalogue):  # "trainning" and "satisfation" have stems of words that are known
        return not any(word not in (one, *common_words()) for one in _nearest(word, [catalogue.title_shapes], most=1))
    if word in common_words() or word in words_of_asking() or word in chatter() or word in CHAT or word in jargon_words():
        return True
    return word in catalogue.council_names or (word in catalogue.vocabulary and len(word) < LONG_IN_PRINT)


def _is_known_by_its_stem(word: str, catalogue: Catalogue) -> bool:
    return catalogue.is_plain(word) or is_weak(stem(word)) or is_loose(stem(word))


def _with_letter_doubled(word: str, catalogue: Catalogue) -> list[str]:
    """The title words that a word becomes by doubling one of its letters, where no report prints it: "liter", "cals"."""
    if word in catalogue.vocabulary or word in words_of_asking():
        return []
    return [one for one in (word[:at] + word[at - 1 :] for at in range(1, len(word) + 1)) if holds(catalogue.title_shapes, one)]


def _with_letter_more(word: str, catalogue: Catalogue) -> list[str]:
    """The title words that lack one letter in a short word: "yung"."""
    longer = catalogue.title_shapes.get((word[0], len(word) + 1), ())
    return [one for one in longer if any(one[:at] + one[at + 1 :] == word for at in range(1, len(word)))]


@lru_cache(maxsize=1)
def _asking() -> Shapes:
    return by_shape(words_of_asking())


def _nearest(word: str, words: Iterable[Shapes], most: int | None = None) -> list[str]:
    """The words with the same first letter that this one nearly is, all as near."""
    most = most or (2 if len(word) >= LONG else 1)
    begun = sorted(set[str]().union(*(like_in_shape(shapes, word, most) for shapes in words)))
    if len(word) < SHORTEST_MENDED:
        begun = [one for one in begun if sorted(one) == sorted(word)]
    found = [
        (one, distance)
        for one, distance, _ in extract(word, begun, scorer=OSA.distance, score_cutoff=most, limit=None)
        if distance == 1 or not _is_ending(word, one)
    ]
    return [one for one, distance in found if distance == found[0][1]]


def _beside(words: Iterable[str], said: frozenset[str], catalogue: Catalogue) -> list[str]:
    """Of several words the one that titles have beside most others of the question: "rent arreas" are no areas; empty where none is."""
    shared = {word: max((len(one.words & said) for one in catalogue.indicators if stem(word) in one.words), default=0) for word in words}
    most = max(shared.values(), default=0)
    best = [word for word, count in shared.items() if count == most and most > 0]
    return best if len({stem(word) for word in best}) == 1 else []


def _is_ending(word: str, other: str) -> bool:
    """True for two forms of a word, or two words of one root: "seconded" and "second", "furthest" and "further"."""
    shared, shorter = _shared_beginning(word, other), min(len(word), len(other))
    return shared == shorter or (shared == shorter - 1 and word[-1] != other[-1])


def _shared_beginning(word: str, other: str) -> int:
    return next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other)))


def _parted(word: str, catalogue: Catalogue) -> str | None:
    """Two neighbouring words of a title that are typed as one: "flytips" -> "fly-tips"."""
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        if (stem(word[:cut]), stem(word[cut:])) in _pairs(catalogue):
            return f"{word[:cut]} {word[cut:]}"
    return None


def _joined(question: str, catalogue: Catalogue) -> str:
    """Two words typed apart that are one in a title: "tele care" -> "telecare"; not two plain words ("over all")."""
    words = list(WORD_OR_SHORT.finditer(question))
    for first, second in zip(reversed(words[:-1]), reversed(words[1:]), strict=True):
        between = question[first.end() : second.start()]
        parts = first.group().lower(), second.group().lower()
        one = "".join(parts)
        if between in (" ", "-") and holds(catalogue.title_shapes, one) and not all(map(catalogue.is_plain, parts)):
            question = question[: first.start()] + one + question[second.end() :]
    return question


WORD_OR_SHORT = re.compile(r"(?<![\w/])[A-Za-z]{3,}(?![\w/])")


def _written_out(match: re.Match[str], catalogue: Catalogue) -> str:
    meant = {one for one in catalogue.title_words if one[0] == match["first"] and one.endswith(match["rest"])}
    return meant.pop() if len(meant) == 1 else match.group()


def _pairs(catalogue: Catalogue) -> frozenset[tuple[str, str]]:
    return _pairs_of(catalogue.indexes.titles)


@lru_cache(maxsize=8)
def _pairs_of(titles: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for title in titles for pair in _neighbours(title))


def _neighbours(title: str) -> Iterator[tuple[str, str]]:
    stems = [stem(word) for word in plain_words(title)]
    return pairwise(stems)
