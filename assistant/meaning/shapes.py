"""Words by first letter and length, so that what a slip may be meant for is looked for among few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

Shapes = Mapping[tuple[str, int], tuple[str, ...]]


def by_shape(words: Iterable[str]) -> Shapes:
    """The words by first letter and length, each list in the order given.

    >>> by_shape(["fly", "tips", "for"])
    {('f', 3): ('fly', 'for'), ('t', 4): ('tips',)}
    """
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in words:
        found[word[0], len(word)].append(word)
    return {shape: tuple(some) for shape, some in found.items()}


def holds(shapes: Shapes, word: str) -> bool:
    """Is the word one of them?"""
    return word in shapes.get((word[0], len(word)), ())


def like_in_shape(shapes: Shapes, word: str, most: int) -> set[str]:
    """Those with the first letter of a word and at most so many letters more or fewer, without the word itself."""
    lengths = range(len(word) - most, len(word) + most + 1)
    return {one for length in lengths for one in shapes.get((word[0], length), ())} - {word}
