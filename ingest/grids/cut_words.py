"""Putting text together again that a line, cell or page break cut: with a space, a new paragraph, or nothing where a word was cut.

Whether a word was cut is decided by the words of the same report: "visi" and "tors" are one word if "visitors" stands elsewhere in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Words = Mapping[str, int]  # how often each word, in lower case, stands in the report

WORD = re.compile(r"[^\W\d_]+")
LAST_WORD = re.compile(r"[^\W\d_]+$")
FIRST_WORD = re.compile(r"^[^\W\d_]+")
SHORT_WORDS = {
    *("a", "i", "am", "an", "as", "at", "be", "by", "do", "eg", "eu", "go", "gp", "he", "ie", "if", "in", "is"),
    *("it", "me", "mp", "my", "nd", "no", "of", "on", "or", "pa", "rd", "so", "st", "th", "to", "uk", "up", "us", "we"),
}
MAX_TAIL = 2  # a shorter tail that is no word is the end of one, even if the report does not have the whole word elsewhere
HYPHENS = "-‐‑"
NO_WORDS: Words = {}


def count_words(texts: Iterable[str]) -> Words:
    """The words of a report with their number, in lower case."""
    return Counter(word.casefold() for text in texts for word in WORD.findall(text))


def join_wrapped(lines: Iterable[str]) -> str:
    """The lines of one paragraph as one; nothing is put after a hyphen at a line's end.

    >>> join_wrapped(["a co-", "developed plan"])
    'a co-developed plan'
    """
    text = ""
    for line in (" ".join(line.split()) for line in lines):
        text += line if not text or _ends_in_hyphen(text) else f" {line}"
    return text.strip()


def join_text(head: str, tail: str, words: Words = NO_WORDS) -> str:
    """The two parts of a cell that a page break cut.

    >>> join_text("Share of visi", "tors", {"visitors": 2, "visi": 1, "tors": 1})
    'Share of visitors'
    >>> join_text("AB/S1 (NI)", "7)")
    'AB/S1 (NI 7)'
    >>> join_text("Share of visitors", "s")
    'Share of visitors'
    """
    if not head or not tail:
        return head or tail
    if _is_doubled(head, tail):
        return head
    if head.endswith(")") and head.count("(") == head.count(")") and tail.count(")") > tail.count("("):
        head = head[:-1]  # the bracket was closed at the break although its other half follows
    if _ends_in_hyphen(head) or is_cut(head, tail, words):
        return head + tail
    begins_paragraph = head.endswith((".", "!", "?", ":", ";")) and not tail[0].islower() and ("\n" in head + tail or tail[0] in "•-–")
    return head + ("\n" if begins_paragraph else " ") + tail


def is_cut(head: str, tail: str, words: Words) -> bool:
    """Whether the break between the two texts goes through a word."""
    last, first = LAST_WORD.search(head), FIRST_WORD.search(tail)
    if not last or not first or not first[0].islower():
        return False
    parts = [part.casefold() for part in (last[0], first[0])]
    whole = "".join(parts)
    unknown = [part for part in parts if words.get(part, 0) <= 1 and part not in SHORT_WORDS]  # once: the cut part itself
    if words.get(whole, 0):
        return bool(unknown)
    return len(parts[1]) <= MAX_TAIL and len(WORD.findall(tail)) == 1 and unknown == parts


def _is_doubled(head: str, tail: str) -> bool:
    """Whether the tail only repeats the last letters of the head: some extractors print a letter on both sides of a break."""
    return len(tail) <= MAX_TAIL and tail.islower() and tail not in SHORT_WORDS and head.endswith(tail)


def join_label(parts: Sequence[str], words: Words = NO_WORDS) -> str:
    """A label that the edges of cells cut, letters doubled at an edge dropped.

    >>> join_label(["Public hea", "alth"], {"health": 3, "hea": 1, "alth": 1})
    'Public health'
    >>> join_label(["Parks and", "open spaces"])
    'Parks and open spaces'
    """
    label = parts[0]
    for part in parts[1:]:
        label = _join_label_part(label, part, words)
    return label


def _join_label_part(label: str, part: str, words: Words) -> str:
    last, first = LAST_WORD.search(label), FIRST_WORD.search(part)
    if not last or not first:
        return f"{label} {part}"
    left, right = last[0].casefold(), first[0].casefold()
    rarer = min(words.get(left, 0), words.get(right, 0))
    if left == right:
        return label[: last.start()] + part
    for dropped in range(len(right) + 1):  # letters at the beginning of the part that repeat the end of the label
        doubled = left.endswith(right[:dropped]) or dropped == 1  # one letter may also be a misread one
        whole = left + right[dropped:]
        if dropped == len(right) and doubled and len(right) <= MAX_TAIL:
            return label + part[dropped:]
        if doubled and (words.get(whole, 0) > rarer or (words.get(whole, 0) and rarer <= 1)):
            return label + part[dropped:]
    return f"{label} {part}"


def _ends_in_hyphen(text: str) -> bool:
    return len(text) > 1 and text[-1] in HYPHENS and text[-2].isalnum()
