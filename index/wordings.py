"""Single words and titles of the reports with their vectors, kept in a generation, so that no question has to embed them.

GENERATION/wordings/texts.json      {"model": what made the vectors, "texts": [...] in alphabetical order}
GENERATION/wordings/vectors.npy     one unit vector a text, in the same order

Only what reports print is kept, and it goes with the last report that prints it. Vectors of another model count as absent.
"""

from __future__ import annotations

import json
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.embedder import Embed, model_of, of_words

if TYPE_CHECKING:
    import numpy

TEXTS, VECTORS = "texts.json", "vectors.npy"
WORD = re.compile(r"\d+(?:[.,]\d+)*(?:-\d+)?\+?|[a-z]+(?:\d+[a-z]*)?")
POSSESSIVE = re.compile(r"'(?:s|d|ll|re|ve|m|t)?\b")
SHORTEST = 2  # letters of a word whose meaning is compared
BATCH = 256  # texts between two reports of progress: a second or two
MOST_REMEMBERED = 4_000  # texts of questions, 6 MB


def plain_words(text: str) -> list[str]:
    """The lower-case words and numbers of `text`, ranges of numbers whole, possessive endings cut.

    >>> plain_words("The council's 10-15 carers")
    ['the', 'council', '10-15', 'carers']
    """
    return WORD.findall(POSSESSIVE.sub("", text.lower().replace("’", "'")))


def words_in(texts: Iterable[str]) -> set[str]:
    """The words of texts whose meaning a question may be compared with."""
    return {word for text in texts for word in plain_words(text) if word[0].isalpha() and len(word) >= SHORTEST}


def bare_title(title: str, aliases: Iterable[str]) -> str:
    """The title without the other identifiers that some titles hold: the words that "ASCOF 1A" stands for are none of its own."""
    bare = title
    for alias in aliases:
        bare = bare.replace(f"({alias})", " ").replace(alias, " ")
    return " ".join(bare.split()) or title


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """The kept vectors: each text with the row of its vector."""

    rows: Mapping[str, int]
    vectors: numpy.ndarray


def write_wordings(
    directory: Path, *, words: set[str], titles: set[str], before: Wordings | None, embed: Embed, progress: Callable[[int, int], None]
) -> None:
    """Keeps the vectors of words and titles; those that the generation before kept are not made again. Raises `ModelMissing`."""
    import numpy

    texts = sorted(words | titles)
    found = {text: before.vectors[before.rows[text]] for text in texts if text in before.rows} if before is not None else {}
    missing = [(of_words(embed), sorted(words - found.keys())), (embed, sorted(titles - words - found.keys()))]
    total, done = sum(len(new) for _, new in missing), 0
    for make, new in missing:
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            found.update(zip(batch, make(batch), strict=True))
            done += len(batch)
            progress(done, total)
    directory.mkdir()
    numpy.save(directory / VECTORS, numpy.stack([found[text] for text in texts]).astype("<f4") if texts else numpy.empty((0, 0), "<f4"))
    (directory / TEXTS).write_text(json.dumps({"model": model_of(embed), "texts": texts}, ensure_ascii=False), encoding="utf-8")


def open_wordings(directory: Path, embed: Embed) -> Wordings | None:
    """What a generation keeps; None where it keeps nothing, nothing whole, or vectors of another model than `embed` uses."""
    import numpy

    try:
        kept = json.loads((directory / TEXTS).read_text(encoding="utf-8"))
        if kept["model"] != model_of(embed):
            return None
        vectors = numpy.load(directory / VECTORS, mmap_mode="r", allow_pickle=False)
        texts = kept["texts"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if vectors.ndim != 2 or len(vectors) != len(texts):
        return None
    return Wordings(rows={text: at for at, text in enumerate(texts)}, vectors=vectors)


class KnownVectors:
    """Vectors of texts: kept in the generation, remembered from questions before, or else made. Threads may share it."""

    def __init__(self, kept: Wordings | None) -> None:
        self._kept = kept
        self._met: OrderedDict[str, numpy.ndarray] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, texts: Sequence[str], embed: Embed) -> numpy.ndarray:
        """One row a text, new ones by `embed`. Raises `ModelMissing`."""
        import numpy

        if not texts:
            return embed([])
        with self._lock:
            found = {text: self._met[text] for text in texts if text in self._met}
        if self._kept is not None:
            found |= {text: self._kept.vectors[self._kept.rows[text]] for text in texts if text in self._kept.rows}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            made = dict(zip(new, embed(new), strict=True))
            found |= made
            with self._lock:
                self._met |= made
                while len(self._met) > MOST_REMEMBERED:
                    self._met.popitem(last=False)
        return numpy.stack([found[text] for text in texts])
