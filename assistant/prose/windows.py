"""A passage as windows: each of its sentences with those beside it, and with the names that it stands under.

What answers a question stands in one place. A passage of nine hundred characters may hold every word of a question in sentences that have
nothing to do with each other; a sentence and its neighbours hardly do. The sentence before often names what the next one counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.tools.search_text import Passage

BEFORE, AFTER = 2, 1  # sentences on either side: what is told is named before it oftener than after
HEADINGS = 2  # the innermost ones; outer headings stand above half of a report
LEAD_IN = ":"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A sentence of a passage, and the indexes of the sentences beside it, its own included; `before` ends with the sentence itself."""

    sentence: str
    beside: tuple[int, ...]
    around: str
    before: str


def windows_of(sentences: tuple[str, ...]) -> Iterator[Window]:
    """One window for each sentence; an item of a list has the words that lead it in beside it."""
    lead_in: int | None = None
    for at, sentence in enumerate(sentences):
        beside = list(range(max(0, at - BEFORE), min(len(sentences), at + AFTER + 1)))
        if lead_in is not None and lead_in not in beside:
            beside.insert(0, lead_in)
        around = " ".join(sentences[index] for index in beside)
        before = " ".join(sentences[index] for index in beside if index <= at)
        yield Window(sentence=sentence, beside=tuple(beside), around=around, before=before)
        if sentence.endswith(LEAD_IN):
            lead_in = at


def above(passage: Passage) -> str:
    """The names that all sentences of a passage stand under: reference, title, the other cells of the row, headings."""
    chunk = passage.chunk
    return " | ".join(filter(None, [chunk.ref, chunk.title, passage.beside, *chunk.headings[-HEADINGS:]]))


def without_dangling(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences without a last one that leads in something which is not there: "… is split as follows:"."""
    return sentences[:-1] if sentences and sentences[-1].endswith(LEAD_IN) else sentences
