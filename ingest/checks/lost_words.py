"""Words that a page prints and that came into none of its passages, tables, headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ingest.checks.reading import Reading, block_texts, some
from ingest.model import Page, Problem

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LEAST_LETTERS = 2
"""A single lost letter is a bullet that some font draws as one."""
WORD = re.compile(r"[^\W_](?:[^\W_]|[.,'’](?=\w))*")


def lost_words(reading: Reading) -> Iterator[Problem]:
    """One problem a page. Letters and digits are counted, not words: lines joined over a hyphen, or pieces of a word, lose none."""
    for page in reading.layout.pages:
        if not page.printed:
            continue
        left = _letters([page.printed])
        left.subtract(_letters([page.aside, *block_texts(page.blocks)]))
        lost = Counter({letter: count for letter, count in left.items() if count > 0 and letter.isalnum()})
        if lost.total() >= LEAST_LETTERS:
            message = f"page {page.number} prints {_words(page, lost)}, which came into no passage and no table"
            yield Problem(kind="lost words", message=message, place=reading.on(page))


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter("".join(texts).translate(RAISED))


def _words(page: Page, lost: Counter[str]) -> str:
    """The words that the page prints more often than its blocks do; the letters themselves where no whole word is missing."""
    printed = Counter(WORD.findall(page.printed))
    printed.subtract(word for text in (page.aside, *block_texts(page.blocks)) for word in WORD.findall(text))
    return some(+printed) if +printed else some(lost.elements())
