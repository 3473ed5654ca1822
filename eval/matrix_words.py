"""How questions made of a printed table may say its rows, columns, years and amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from eval.printed_grids import Grid, Line

SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "that", "the", "their", "this", "to", "with")
)
UNITS = re.compile(r"\(?£\s?(?:'?,?000'?s?|m)?\)?|\(\s*(?:£\s?)?(?:m|000s?|%)\s*\)", re.IGNORECASE)
YEAR = re.compile(r"\b(?:20)?(\d\d)\s?[-/–]\s?(?:20)?(\d\d)\b")
NOTES = re.compile(r"[*¹²³†]|\(\w\)")
# What a column holds, by its heading, and how a person says it beside a label.
EVERYDAY: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(heading, re.IGNORECASE), asked)
    for heading, asked in (
        (r"^(?!.*%).*\bvaria(?:nce|tion)s?\b", ("how far over or under budget is {}", "what's the variance on {}")),
        (r"^(?!.*varia).*\bforecast\b", ("what is {} forecast to come in at", "projected figure for {}")),
        (r"^(?!.*%).*\boriginal budget\b", ("what was originally budgeted for {}",)),
        (
            r"^(?!.*(?:%|varia)).*\b(?:revised|working|current) budget\b",
            ("what's the current budget for {}", "how much is budgeted for {} now"),
        ),
        (r"^(?!.*(?:%|original|revised|varia)).*\bbudget\b", ("what's the budget for {}", "how much budget does {} have")),
        (r"\bspent\b", ("how much has been spent on {}",)),
        (r"\bmarket value\b", ("what is {} worth now",)),
        (r"\bbook cost\b", ("what did {} cost us to buy",)),
        (r"\blikelihood\b", ("how likely is {}",)),
        (r"\btarget\b", ("what's the target for {}",)),
    )
)


def plain_name(name: str) -> str:
    """A heading without its unit and notes.

    >>> plain_name("£000s Revised budget*")
    'Revised budget'
    """
    name = re.sub(r"£\s?000'?s\b", " ", name)
    return " ".join(NOTES.sub("", UNITS.sub(" ", name)).split()).strip(" -–:")


def said(text: str) -> str:
    """Words as typed in the midst of a sentence: abbreviations and names of funds keep their capitals, a first word does not."""
    first, _, rest = text.partition(" ")
    return text if not first[1:].islower() and len(first) > 1 else f"{first.lower()} {rest}".strip()


def name_of(grid: Grid, column: int) -> str:
    """The heading of a column as a question says it: "the 2018-19 figure" where it is a year alone."""
    name = said(plain_name(grid.names[column]))
    return name if re.search(r"[A-Za-z]{3,}", name) else f"{name} figure"


def many(noun: str) -> str:
    """
    >>> many("priority"), many("line")
    ('priorities', 'lines')
    """
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def words_of(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in SMALL)


def short_label(label: str, others: Iterable[frozenset[str]]) -> str | None:
    """The fewest words of a label, rarest first, that no other label holds all of; None where that takes the whole label or more."""
    words = list(dict.fromkeys(word for word in words_of(label) if len(word) > 3 and word.isalpha() and word not in ("total", "totals")))
    rest = [other for other in others if other != frozenset(words_of(label))]
    chosen: list[str] = []
    for word in sorted(words, key=lambda one: (sum(one in other for other in rest), words.index(one))):
        chosen.append(word)
        if len(chosen) > 1 and not any(set(chosen) <= other for other in rest):
            break
    else:
        return None
    return " ".join(word for word in words if word in chosen) if len(chosen) < len(words) else None


def everyday(grid: Grid, column: int, label: str) -> tuple[str, ...]:
    """The question in everyday words, where only this column of the table holds what it asks for."""
    for heading, asked in EVERYDAY:
        if [one for one in grid.figures if heading.search(grid.names[one])] == [column]:
            return tuple(wording.format(label) for wording in asked)
    return ()


def years(name: str) -> tuple[str, str] | None:
    """The one financial year of a heading, as its two numbers; None for none or several."""
    found = [(first, last) for first, last in YEAR.findall(name) if int(last) == (int(first) + 1) % 100]
    return found[0] if len(found) == 1 else None


def unit_of(grid: Grid, column: int, cell: str) -> str | None:
    """The unit printed in the cell, over the column, or in the caption: "£000", "£m", "%", "£"."""
    if "%" in cell:
        return "%"
    for text in (grid.names[column], *reversed(grid.captions[-1:])):
        if re.search(r"£\s?'?,?000", text):
            return "£000"
        if re.search(r"£\s?m\b", text, re.IGNORECASE):
            return "£m"
    if "%" in grid.names[column] and "£" not in cell:
        return "%"
    return "£" if "£" in cell or "£" in grid.names[column] else None


def amount(number: Decimal, unit: str | None) -> str:
    """A limit as a person says it in the unit of its column."""
    digits = f"{number:,}"
    return {"£000": f"£{digits} thousand", "£m": f"£{digits}m", "%": f"{digits}%", "£": f"£{digits}"}.get(unit or "", digits)


def noun_of(grid: Grid) -> str:
    """What a line of the table is called: the heading of its labels where that is a word or two, else "line"."""
    noun = plain_name(grid.noun).lower()
    return noun if noun and len(noun.split()) <= 2 and noun.replace(" ", "").isalpha() and not noun.endswith("s") else "line"


def caption_of(grid: Grid) -> str:
    """The heading right above the table without its number; empty for none, or a long one."""
    caption = (
        re.sub(r"^(?:(?:appendix|table) [\w.]+\s*[-–:|]\s*|[\d.]+\s+|\W+)", "", grid.captions[-1], flags=re.IGNORECASE)
        if grid.captions
        else ""
    )
    caption = re.sub(r"\s*\([^)]*\)", "", caption).strip()
    return caption if 0 < len(caption.split()) <= 8 and re.search(r"[A-Za-z]{4}", caption) else ""


def is_sum(lines: Sequence[Line], at: int, column: int) -> bool:
    """Is the number of a line the sum of two or more lines right before or after it?"""
    number = lines[at].numbers[column]
    for step in (-1, 1):
        added, count, here = Decimal(0), 0, at + step
        while 0 <= here < len(lines) and (part := lines[here].numbers[column]) is not None:
            added, count, here = added + part, count + 1, here + step
            if number and count > 1 and abs(added - number) * 1000 <= abs(number):
                return True
    return False
