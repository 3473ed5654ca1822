"""Ranking by words: BM25 over the passages of a generation, by bm25s.

Source of the ranking: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; the variant and its constants
are bm25s's own defaults (Lucene's formula, k1 = 1.5, b = 0.75). Words are not stemmed: the vectors find other forms of a word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.passage import document_of

if TYPE_CHECKING:
    import numpy

# Longest first: a reference or year keeps its parts together (AB/S4, KPI-2.1, 2016/17), a number its decimals, a word its apostrophe.
TOKEN = re.compile(r"[^\W_]+(?:[/.-][^\W_]+)*(?:['’][^\W_]+)?")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
JOINTS = re.compile(r"[/-]")

# Words of questions that say nothing about a passage. In reports "what" is rare, so BM25 would take it for telling.
STOPWORDS = frozenset(
    re.findall(
        r"\S+",
        "a an and are as at be been by can did do does for from give had has have how i in is it its list me much of on or our please "
        "say show tell than that the their there these they this to us was we were what when where which who why will with you your",
    )
)
KEYS = "keys.json"


def tokens_of(text: str) -> list[str]:
    """The words of a text as BM25 counts them: lower case, thousands commas dropped, joined references both whole and in parts.

    >>> tokens_of("AB/S4 rose to 1,256 in 2016/17 (9.4%)")
    ['ab/s4', 'ab', 's4', 'rose', '1256', '2016/17', '2016', '17', '9.4']
    """
    tokens = []
    for match in TOKEN.finditer(THOUSANDS.sub("", text).casefold()):
        word = match[0].replace("’", "'").removesuffix("'s")
        if word in STOPWORDS:
            continue
        tokens.append(word)
        if JOINTS.search(word):
            tokens += [part for part in JOINTS.split(word) if part not in STOPWORDS]
    return tokens


def build_keywords(directory: Path, keys: Sequence[str], passages: Sequence[str]) -> None:
    """Writes the index of the passages, whose keys ascend in the same order. No passage with a word in it: no index."""
    index = keywords_of(keys, passages)
    if index is not None:
        index.ranker.save(str(directory), show_progress=False)
        (directory / KEYS).write_text(json.dumps(list(keys)), encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordIndex:
    """The opened index. `keys` are those of the passages, ascending; scores are arrays in the same order."""

    keys: tuple[str, ...]
    position: dict[str, int]
    ranker: Any

    def scores(self, query: str) -> numpy.ndarray:
        """The BM25 score of every passage, 0 where it shares no word with the query."""
        import numpy

        words = [word for word in tokens_of(query) if word in self.ranker.vocab_dict]
        if not words:
            return numpy.zeros(len(self.keys))
        found: numpy.ndarray = self.ranker.get_scores(sorted(words))  # sorted: the last bits of a sum depend on its order
        return found

    def best(self, scores: numpy.ndarray, count: int, documents: Collection[str] | None) -> list[str]:
        """The keys of the highest scores above 0, at most `count`, equal ones in order of their keys. `documents` None allows all."""
        found = (scores > 0).nonzero()[0]
        if documents is None and len(found) > count:  # only what ties with the last of them, or is better, is put in order
            least = scores[found].copy()
            least.partition(len(found) - count)
            found = found[scores[found] >= least[len(found) - count]]
        keys = (self.keys[at] for at in found[(-scores[found]).argsort(kind="stable")])
        return list(islice((key for key in keys if documents is None or document_of(key) in documents), count))


def keywords_of(keys: Sequence[str], passages: Sequence[str]) -> KeywordIndex | None:
    """The index of the passages, whose keys ascend in the same order, in memory; None where no passage has a word in it."""
    from bm25s import BM25

    words = [tokens_of(passage) for passage in passages]
    if not any(words):
        return None
    ranker = BM25()
    ranker.index(words, show_progress=False)
    return KeywordIndex(keys=tuple(keys), position={key: at for at, key in enumerate(keys)}, ranker=ranker)


def open_keywords(directory: Path) -> KeywordIndex | None:
    """The index in the directory, None when there was nothing to index."""
    if not (directory / KEYS).exists():
        return None
    from bm25s import BM25

    keys = tuple(json.loads((directory / KEYS).read_text(encoding="utf-8")))
    position = {key: at for at, key in enumerate(keys)}
    return KeywordIndex(keys=keys, position=position, ranker=BM25.load(str(directory), show_progress=False))
