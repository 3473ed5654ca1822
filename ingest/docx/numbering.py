"""The labels that Word counts out for list items and headings and keeps nowhere as text: "2.1", "(b)", "KPI 7", "•"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from ingest.docx.styles import StyleSheet

Element = Any  # lxml's elements have no types that mypy accepts

PART = re.compile(r"%([1-9])")
ROMAN = {
    **{1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"},
    **{10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"},
}
BULLET = "•"
LAST_LEVEL = 8
LONGEST = 5000
"""Counters stop here: a start value in a hostile file may be of any size."""


class _Level(NamedTuple):
    form: str
    text: str
    start: int


class Numbering:
    """Counts the lists of one document; `label` must be asked for each paragraph in reading order."""

    def __init__(self, numbering: Element | None, styles: StyleSheet) -> None:
        self._styles = styles
        self._lists: dict[str, dict[int, _Level]] = {}
        self._shared: dict[str, str] = {}  # lists made from one abstract list go on counting together
        self._counts: dict[str, dict[int, int]] = {}
        self._labels: dict[Element, str | None] = {}
        if numbering is not None:
            abstract = {one.get(qn("w:abstractNumId")): one for one in numbering.iterchildren(qn("w:abstractNum"))}
            for one in numbering.iterchildren(qn("w:num")):
                self._add(one, abstract)

    def label(self, paragraph: Element) -> str | None:
        """The label as printed, "•" for any bullet, "" for a list level without one; None for a paragraph in no list."""
        if paragraph not in self._labels:
            self._labels[paragraph] = self._next_label(paragraph)
        return self._labels[paragraph]

    def _next_label(self, paragraph: Element) -> str | None:
        number, level = self._list_of(paragraph)
        levels = self._lists.get(number, {})
        if number in {"", "0"}:  # 0 takes a paragraph out of its style's list
            return None
        if level not in levels:
            return BULLET
        if levels[level].form == "bullet":
            return BULLET
        counts = self._counts.setdefault(self._shared[number], {})
        counts[level] = counts[level] + 1 if level in counts else levels[level].start
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]

        def printed(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            told = levels.get(at, _Level("decimal", "", 1))
            return _count(counts.get(at, told.start), told.form)

        return PART.sub(printed, levels[level].text)

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        number, level = "", 0
        for holder in (paragraph, *self._styles.of(paragraph, "p")):
            found = holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is None:
                continue
            if not number and (one := found.find(qn("w:numId"))) is not None:
                number = one.get(qn("w:val"), "")
                depth = found.find(qn("w:ilvl"))
                level = min(_whole(depth, 0), LAST_LEVEL)
        return number, level

    def _add(self, made: Element, abstract: dict[str, Element]) -> None:
        number, source = made.get(qn("w:numId"), ""), made.find(qn("w:abstractNumId"))
        key = source.get(qn("w:val"), "") if source is not None else ""
        levels = dict(_levels(abstract[key])) if key in abstract else {}
        restarts = False
        for override in made.iterchildren(qn("w:lvlOverride")):
            at = int(override.get(qn("w:ilvl"), "0"))
            levels |= dict(_levels(override))
            if (start := override.find(qn("w:startOverride"))) is not None and at in levels:
                levels[at] = levels[at]._replace(start=_whole(start, 1))
                restarts = True
        self._lists[number] = levels
        self._shared[number] = f"list {number}" if restarts else f"abstract {key}"


def _levels(holder: Element) -> Iterator[tuple[int, _Level]]:
    for level in holder.iterchildren(qn("w:lvl")):
        form, text = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
        told = _Level(
            form.get(qn("w:val"), "decimal") if form is not None else "decimal",
            text.get(qn("w:val"), "") if text is not None else "",
            _whole(level.find(qn("w:start")), 1),
        )
        yield int(level.get(qn("w:ilvl"), "0")), told


def _whole(element: Element | None, default: int) -> int:
    value = element.get(qn("w:val"), "") if element is not None else ""
    return min(int(value), LONGEST) if value.isdigit() else default


def _count(number: int, form: str) -> str:
    """The number in the form of a level; forms of other languages as plain digits.

    >>> _count(4, "lowerRoman"), _count(28, "upperLetter"), _count(7, "decimalZero"), _count(7, "decimal")
    ('iv', 'BB', '07', '7')
    """
    text = str(number)
    if form.endswith("Roman"):
        text = ""
        for value, letters in ROMAN.items():
            text += letters * (number // value)
            number %= value
    elif form.endswith("Letter") and number > 0:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)  # Word goes on with aa, bb, cc
    elif form == "decimalZero":
        text = text.rjust(2, "0")
    elif form == "none":
        text = ""
    return text.upper() if form.startswith("upper") else text
