"""How a benchmark is named and dated in an answer, and which of a row's benchmarks a question asks for."""

from __future__ import annotations

import re

from assistant.composing.wording import amount, oneline
from assistant.meaning.periods import in_words
from ingest.model import PublishedValue

REGIONS = ("london", "england", "cipfa", "national", "neighbour", "comparator", "group")
NATIONAL = ("england", "national", "english")
ORDINALS = {"1st": "First", "2nd": "Second", "3rd": "Third", "4th": "Fourth"}
ORDINAL = re.compile(r"\b(?:1st|2nd|3rd|4th)\b", re.IGNORECASE)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
RANGE = re.compile(
    r"\b(?P<m1>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]?(?P<y1>20\d\d|\d\d) ?(?:-|–|to) ?"
    r"(?P<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]?(?P<y2>20\d\d|\d\d)\b",
    re.IGNORECASE,
)


def named(value: PublishedValue) -> str:
    """The benchmark with its group in front and its period behind."""
    return f"{group(value)}{amount(value)}{dated(value)}"


def group(value: PublishedValue) -> str:
    """Whose benchmark it is, ordinals in words: a place in an order is no figure that a source must carry.

    >>> ORDINAL.sub(lambda match: ORDINALS[match.group().lower()], "1st Quartile")
    'First Quartile'
    """
    return f"{ORDINAL.sub(lambda match: ORDINALS[match.group().lower()], oneline(value.group))} " if value.group else ""


def dated(value: PublishedValue) -> str:
    """The period in brackets; where the report prints months in the wrong order, its words, since neither month is the benchmark's date."""
    backward = [match for match in RANGE.finditer(value.row_text) if _ends_before_it_starts(match)]
    if backward and value.period in {month for match in backward for month in _months(match)}:
        return f" (dated “{oneline(backward[0].group())}” in the report)"
    return f" ({in_words(value.period)})" if value.period else ""


def names_group(question: str) -> bool:
    """True where the question names whose benchmark it means, more closely than "benchmark" or "other councils"."""
    text = question.lower()
    return any(region in text for region in REGIONS) or any(asked.search(text) for asked, _ in GROUPS)


def is_asked(value: PublishedValue, question: str) -> bool:
    """True where the question names the group whose benchmark this is."""
    text, names = question.lower(), f"{value.group or ''} {value.raw}".lower()
    if value.group and re.search(rf"\b{re.escape(value.group.lower())}(?:['’]?s)?\b", text):
        return True
    if any(asked.search(text) and printed.search(names) for asked, printed in GROUPS):
        return True
    wanted = [region for region in REGIONS if region in text]
    return any(region in names or (region in NATIONAL and any(word in names for word in NATIONAL)) for region in wanted)


# Groups that a question may ask for, each with the words of a printed group that is one; the words of a question stand before them.
GROUPS = tuple(
    (re.compile(asked), re.compile(printed))
    for asked, printed in (
        (r"\b(?:england|english|national(?:ly)?)\b", r"\b(?:england|english|national(?:ly)?)\b"),
        (r"\bouter[ -]london\b", r"\bouter[ -]london\b"),
        (r"\binner[ -]london\b", r"\binner[ -]london\b"),
        (r"(?<!outer )(?<!inner )(?<!outer-)\blondon(?!(?:'s)? borough)\b", r"(?<!outer )(?<!inner )(?<!west )\blondon\b"),
        (r"\bstat(?:istical)? (?:neighbours?|nbrs?)\b", r"\bneighbours?\b"),
        (r"\bcipfa\b", r"\bcipfa\b"),
        (
            r"\b(?:comparators?|nearest neighbours|peers?|(?:peer|comparator|benchmark) group|group average"
            r"|similar (?:councils|boroughs))\b",
            r"\b(?:comparators?|neighbours?|cipfa|peers?|similar|group|famil\w+)\b",
        ),
        (r"\bregion(?:al|s)?\b", r"\bregion(?:al)?\b"),
    )
)


def lacks_group(value: PublishedValue, question: str) -> bool:
    """True where the question names groups whose benchmarks it wants, and this one is of another: a name of the title asks for none."""
    text, title = question.lower(), value.title.lower()
    wanted = [printed for asked, printed in GROUPS if asked.search(text) and not asked.search(title)]
    group = (value.group or "").lower()
    if not wanted or not group or (" " in group and group in text):
        return False
    return not any(one.search(f"{group} {value.raw.lower()}") for one in wanted)


def _months(match: re.Match[str]) -> tuple[str, str]:
    return _month(match["m1"], match["y1"]), _month(match["m2"], match["y2"])


def _month(name: str, year: str) -> str:
    return f"{year if len(year) == 4 else '20' + year}-{MONTHS.index(name.lower()[:3]) + 1:02d}"


def _ends_before_it_starts(match: re.Match[str]) -> bool:
    first, last = _months(match)
    return last < first
