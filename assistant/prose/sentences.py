"""Sentences of report prose and of answers: cut without splitting decimals, abbreviations or citation marks."""

from __future__ import annotations

import re

# Words before a full stop that does not end a sentence, in lower case; those of the second line only before a number ("No. 4").
ABBREVIATIONS = frozenset(
    {"approx", "cllr", "dept", "dr", "e.g", "eg", "est", "etc", "i.e", "ie", "inc", "incl", "mr", "mrs", "ms", "prof", "st", "v", "vs"}
)
BEFORE_NUMBERS = frozenset({"fig", "no", "nos", "p", "pp", "para", "paras", "ref", "max", "min", "sec", "art", "ch", "vol"})
MARKS = r"(?:\s*\[\d+\])*"
_END = re.compile(rf"[.!?][\"'”’)\]]*{MARKS}(?=\s|$)")
_BULLET = re.compile(r"^[\s•●▪■\-–*]*[•●▪■]\s*|^\s*[-–*]\s+")
_FOOTNOTE_MARK = re.compile(r"^\s*[¹²³⁰⁴-⁹]+\s*")
_STARTS_LOW = re.compile(r"[a-z]")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, each with its full stop and the citation marks after it.

    A line break ends a sentence, unless the next line goes on in lower case. Bullets and the mark that begins a footnote are dropped.

    >>> sentences("Take-up rose to 9.4%. See e.g. the annex. [2] No change is due.")
    ('Take-up rose to 9.4%.', 'See e.g. the annex. [2]', 'No change is due.')
    """
    return tuple(sentence for line in _whole_lines(text) for sentence in _cut(line))


def _whole_lines(text: str) -> list[str]:
    """Lines of a text, where a line that goes on in lower case is joined to the one before it; bullets begin a line."""
    lines: list[str] = []
    for raw in text.replace("•", "\n•").split("\n"):
        line = " ".join(_FOOTNOTE_MARK.sub("", _BULLET.sub("", raw)).split())
        if not line:
            continue
        goes_on = lines and not _BULLET.match(raw) and not lines[-1].endswith((".", "!", "?", ":", ";")) and _STARTS_LOW.match(line)
        if goes_on:
            lines[-1] += " " + line
        else:
            lines.append(line)
    return lines


def _cut(line: str) -> list[str]:
    found, start = [], 0
    for end in _END.finditer(line):
        if _ends_sentence(line, start, end):
            found.append(line[start : end.end()].strip())
            start = end.end()
    rest = line[start:].strip()
    return [*found, rest] if rest else found


def _ends_sentence(line: str, start: int, end: re.Match[str]) -> bool:
    following = line[end.end() :].lstrip()
    if following and _STARTS_LOW.match(following):
        return False
    if end.group()[0] != ".":
        return True
    before = line[start : end.start()].rsplit(" ", 1)[-1].lstrip("(\"'“‘")
    if not following:
        return True
    if len(before) == 1 and before.isalpha() and before.isupper():
        return False  # an initial: "J. Smith"
    if before.isdigit() and len(line[start : end.start()].split()) == 1:
        return False  # the number of a list item: "2. Housing"
    word = before.lower()
    return word not in ABBREVIATIONS and not (word in BEFORE_NUMBERS and following[0].isdigit())
