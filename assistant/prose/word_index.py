"""Which texts hold which words, so that what is looked for among all passages of a store is found without reading them.

Texts count from 0 in the order given; in what order their words stand is not kept.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

BEGINNING = 5  # letters that words must share to be taken for forms of one another


class WordIndex:
    """The words of some texts, each with the texts that hold it."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        held: dict[str, array[int]] = defaultdict(lambda: array("L"))
        for at, words in enumerate(texts):
            for word in set(words):
                held[word].append(at)
        self._held = dict(held)

    def together(self, words: Collection[str]) -> bool:
        """Does any one text hold all of the words?"""
        every = sorted((self._held.get(word, ()) for word in words), key=len)
        return bool(every) and any(all(_holds(one, at) for one in every[1:]) for at in every[0])

    def holding(self, words: Iterable[str], among: range) -> set[int]:
        """The texts of a stretch that hold one of the words."""
        found: set[int] = set()
        for word in words:
            texts = self._held.get(word, ())
            found.update(texts[bisect_left(texts, among.start) : bisect_left(texts, among.stop)])
        return found

    def beginning_like(self, word: str) -> Sequence[str]:
        """The words of the texts that have the first `BEGINNING` letters of a word; none for a shorter word."""
        return self._by_beginning.get(word[:BEGINNING], ())

    def of_letters(self, word: str) -> Sequence[str]:
        """The words of the texts made of just the letters of a word, in any order, itself among them; none for one shorter than those."""
        return self._by_letters.get("".join(sorted(word)), ()) if len(word) >= BEGINNING else ()

    @cached_property
    def _by_beginning(self) -> Mapping[str, Sequence[str]]:
        return _grouped((word[:BEGINNING], word) for word in self._held if len(word) >= BEGINNING)

    @cached_property
    def _by_letters(self) -> Mapping[str, Sequence[str]]:
        return _grouped(("".join(sorted(word)), word) for word in self._held if len(word) >= BEGINNING)


def _holds(texts: Sequence[int], at: int) -> bool:
    place = bisect_left(texts, at)
    return place < len(texts) and texts[place] == at


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, word in pairs:
        found[key].append(word)
    return dict(found)
