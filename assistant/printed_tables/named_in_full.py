"""Labels and headings of a table that a question says word for word, and the words that are left then.

What is said in full is meant, whatever its words mean elsewhere: the "total" of a fund's name asks for no sum, "no. reported" is a column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from assistant.meaning.words import stem
from assistant.tools.table_rows import TableRow, TableView

UNIT = re.compile(r"\(?£\s?(?:'?,?000'?s?|m\b|k\b)\)?|\(£\)|£\s*$", re.IGNORECASE)
BRACKETS = re.compile(r"\([^)]*\)")
WORD = re.compile(
    r"(?<![\d/-])(?:20)?(?P<first>\d\d)\s?[-/–]\s?(?:20)?(?P<last>\d\d)(?![\d/-])|(?P<share>\bper ?cent(?:age)?s?\b|%)"
    r"|(?P<number>\d[\d,]*(?:\.\d+)?)|(?P<word>[a-z]+[a-z0-9]*)|(?P<joint>&)"
)
NUMBERED = re.compile(r"^\W*(?:(?:appendix|annex|table) [\w.]+\s*[-–:|]\s*|[\d.]+\s+)?", re.IGNORECASE)
SHORT = 3  # letters of a word that names nothing by itself
JOINTS = frozenset(("and", "or", "of", "in", "to", "for", "the", "a", "at", "on", "by", "with", "from", "as", "per"))
LEADING = frozenset(("the", "a", "an"))
SUMS = frozenset(stem(word) for word in ("total", "totals", "grand", "overall", "sub", "subtotal", "net", "all"))


class Word(NamedTuple):
    """One word of a text in a comparable form, and where it stands."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The rows (those of one label together) and columns said in full, in the order of their mention; `size` is how many words say them.

    `caption` are those that say a whole heading above the table, `left` the other words; `masked` is the question with "it" for each name.
    """

    rows: tuple[tuple[TableRow, ...], ...]
    columns: tuple[int, ...]
    size: int
    caption: tuple[Word, ...]
    left: tuple[Word, ...]
    masked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    start: int
    words: int
    rows: tuple[TableRow, ...] = ()
    column: int | None = None
    is_caption: bool = False


@lru_cache(maxsize=65536)
def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text: years, plurals and signs in one form.

    >>> [word.form for word in words_in("Budgets & costs %, 2024-25")]
    ['budget', 'and', 'cost', '%', 'y24/25']
    """
    found = (
        Word(_form(match), match.start(), match.end()) for match in WORD.finditer(text.lower().replace("’s", " s").replace("'s", " s"))
    )
    return tuple(word for word in found if word.form != "s")


def _form(match: re.Match[str]) -> str:
    if match["first"]:
        consecutive = int(match["last"]) == (int(match["first"]) + 1) % 100
        return f"y{match['first']}/{match['last']}" if consecutive else match.group()
    if match["share"] or match["joint"]:
        return "%" if match["share"] else "and"
    return match["number"].replace(",", "") if match["number"] else stem(match["word"])


def forms_of(text: str) -> tuple[str, ...]:
    return tuple(word.form for word in words_in(text))


def is_mere_total(heading: str) -> bool:
    """Does a heading say nothing but "total", its unit apart?

    >>> is_mere_total("Total £000"), is_mere_total("Total spend")
    (True, False)
    """
    return set(forms_of(UNIT.sub(" ", heading))) <= SUMS


@lru_cache(maxsize=4096)
def _told_apart(texts: tuple[str, ...], *, parts: bool = False) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """For each text the word forms that say it in full: as printed, and without brackets or sign of share where no other reads so.

    With `parts`, its beginning or end too, where no other text holds that: "market value" of "Market value at 30 September".
    """
    whole = [_without_article(forms_of(UNIT.sub(" ", text))) for text in texts]
    short = [_without_article(tuple(form for form in forms_of(BRACKETS.sub(" ", UNIT.sub(" ", text))) if form != "%")) for text in texts]
    every = []
    for at, (long, brief) in enumerate(zip(whole, short, strict=True)):
        others = [one for other, pair in enumerate(zip(whole, short, strict=True)) if other != at for one in pair]
        ways = [long, *([brief] if brief == long or brief not in others else [])]
        if parts:
            cut = [part for size in range(1, len(long)) for part in (long[:size], long[-size:]) if _names(part)]
            ways += [part for part in cut if not any(_holds(other, part) for other in others)]
        every.append(tuple(dict.fromkeys(one for one in ways if one)))
    return tuple(every)


def _names(part: tuple[str, ...]) -> bool:
    """May a part of a heading stand for the whole: more than a small word, a number or a mere "total"?"""
    return (
        part[-1] not in JOINTS and part[0] not in JOINTS and any(len(form) > SHORT and form.isalpha() and form not in SUMS for form in part)
    )


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _without_article(forms: tuple[str, ...]) -> tuple[str, ...]:
    return forms[1:] if len(forms) > 1 and forms[0] in LEADING else forms


def named_in(view: TableView, text: str, *, totals: bool = True) -> Named:
    """The rows, columns and captions of a table that `text` says in full, the longest first; without `totals` a "total" names no column."""
    words = words_in(text)
    claims: list[_Claim] = []
    taken: set[int] = set()
    found = _claims(view, [word.form for word in words], totals=totals)
    for claim in sorted(found, key=lambda one: (-one.words, one.start, one.column is None, not one.rows)):
        span = range(claim.start, claim.start + claim.words)
        if taken.isdisjoint(span):
            claims.append(claim)
            taken.update(span)
    claims.sort(key=lambda one: one.start)
    masked = text
    for claim in reversed(claims):
        masked = f"{masked[: words[claim.start].start]}it{masked[words[claim.start + claim.words - 1].end :]}"
    caption = [at for claim in claims if claim.is_caption for at in range(claim.start, claim.start + claim.words)]
    return Named(
        rows=tuple(dict.fromkeys(claim.rows for claim in claims if claim.rows)),
        columns=tuple(dict.fromkeys(claim.column for claim in claims if claim.column is not None)),
        size=len(taken) - len(caption), caption=tuple(words[at] for at in caption),
        left=tuple(word for at, word in enumerate(words) if at not in taken), masked=masked,
    )  # fmt: skip


def _claims(view: TableView, said: Sequence[str], *, totals: bool) -> list[_Claim]:
    """Every place where a label, a heading of figures or a caption stands; a label that is a mere "Total" names no row."""
    found: list[_Claim] = []
    at = {form: [place for place, one in enumerate(said) if one == form] for form in set(said)}
    names = tuple(view.names[column] for column in view.figure_columns)
    for column, forms in zip(view.figure_columns, _told_apart(names, parts=True), strict=True):
        kept = [one for one in forms if totals or not set(one) <= SUMS]
        found += [_Claim(start=start, words=len(one), column=column) for one in kept for start in _starts(one, said, at)]
    labels: dict[str, list[TableRow]] = {}
    for row in view.rows:
        labels.setdefault(row.label, []).append(row)
    for label, forms in zip(labels, _told_apart(tuple(labels)), strict=True):
        for one in forms:
            if not set(one) <= SUMS:
                found += [_Claim(start=start, words=len(one), rows=tuple(labels[label])) for start in _starts(one, said, at)]
    for heading in view.source.headings:
        for text in (heading, BRACKETS.sub(" ", heading)):
            caption = forms_of(NUMBERED.sub("", text))
            found += [_Claim(start=start, words=len(caption), is_caption=True) for start in _starts(caption, said, at)]
    return found


def _starts(forms: tuple[str, ...], said: Sequence[str], at: dict[str, list[int]]) -> list[int]:
    places = at.get(forms[0], []) if forms else []
    return [start for start in places if tuple(said[start : start + len(forms)]) == forms]
