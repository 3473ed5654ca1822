"""The stretch of time that a result covers, where title, cell, commentary or a note says so; never guessed from the figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.grids.grid import one_line
from ingest.model import Basis, Block, BlockKind, Measure, PublishedValue
from ingest.records.published import FOOTNOTE_MARKS, clean_title

# Wordings in titles and notes. "Within 12 months" and "over 12 months" are spells that a title counts, no stretch of reporting.
_COUNT = r"(?:\d{1,2}|two|three|four|six|twelve)"
_SPAN = r"(?:months?|mths?|years?|quarters?|weeks?)"
_ROLLING = (
    rf"\brolling[- ](?:{_COUNT}[- ]?(?:m|{_SPAN})|{_SPAN}|(?:monthly|quarterly|yearly|annual|average|mean|total)s?)\b"
    rf"|\b{_COUNT}[- ]?{_SPAN}[- ]rolling\b|(?:^|[(|])\s*rolling(?=\s*(?:$|[)|]))"  # not "Rolling stock repaired"
)
WORDINGS: tuple[tuple[Basis, str], ...] = (
    (
        Basis.YEAR_TO_DATE,
        r"\bcumulative(?:ly)?\b|\byear[- ]to[- ]date\b|\bytd\b|\bsince (?:1(?:st)? )?april\b|\bso far this year\b",
    ),
    (Basis.ROLLING, rf"{_ROLLING}|\bmoving (?:annual|average|total)\b|\b(?:12|twelve)[- ]month (?:average|total)\b"),
    (
        Basis.AS_AT,
        r"\bas at\b|\bsnapshot\b|\bat (?:month|quarter|period|year)[- ]end\b"
        r"|\bat (?:the )?end of (?:the |each )?(?:month|quarter|period|year)\b",
    ),
    (
        Basis.IN_PERIOD,
        r"\b(?:in|during|within) (?:the|each) (?:month|quarter|period)\b(?! (?:end|before|after))|\b(?:month|quarter) only\b",
    ),
)
NEGATED = re.compile(
    r"\b(?:non|not|no longer|rather than|instead of)[- ]+(?:(?:an?|the|as|on|reported|shown|measured|calculated)[- ]+)*"
    rf"(?:cumulative(?:ly)?|year[- ]to[- ]date|ytd|{_COUNT}[- ]?{_SPAN}[- ]rolling|rolling(?:[- ]{_COUNT}[- ]?{_SPAN})?)\b",
    re.IGNORECASE,
)
_WORDINGS = tuple((basis, re.compile(wording, re.IGNORECASE)) for basis, wording in WORDINGS)

# A comment tells a story; what it says of the figure itself has one of these forms.
_KINDS = r"year[- ]to[- ]date|ytd|cumulative(?:ly)?|rolling"
DEFINES = re.compile(
    r"\b(?:this|the) (?:indicator|measure|figure|result|target|kpi)s? (?:is|are) (?:now )?(?:reported |measured |shown |calculated )?"
    rf"(?:as |on )?(?:an? )?(?P<one>{_KINDS})\b|\b(?P<two>{_KINDS}) (?:indicator|measure|figure|result|kpi)\b",
    re.IGNORECASE,
)
NOTE = re.compile(rf"\s*(?P<mark>{FOOTNOTE_MARKS.pattern}|\*{{1,3}})\s*(?P<words>\S.*)", re.DOTALL)
_MARKS = re.compile(rf"{FOOTNOTE_MARKS.pattern}|(?<=\w)\*{{1,3}}")
_SENTENCES = re.compile(r"(?<=[.;])\s+")

MAX_CELL_WORDS = 4  # of a cell that does nothing but say how the row counts

Prose = Sequence[tuple[tuple[str, ...], Block]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """A note at the foot of a page or section that tells a basis."""

    mark: str
    basis: Basis
    headings: tuple[str, ...]
    page: int | None


def basis_in_words(text: str) -> Basis | None:
    """The basis that words name, None where they name none or two.

    >>> basis_in_words("New homes completed (cumulative)"), basis_in_words("Referred again within 12 months")
    (<Basis.YEAR_TO_DATE: 'year_to_date'>, None)
    """
    told = NEGATED.sub("not so", text)
    found = {basis for basis, wording in _WORDINGS if wording.search(told)}
    return found.pop() if len(found) == 1 else None


def with_basis(values: Iterable[PublishedValue], prose: Prose) -> tuple[PublishedValue, ...]:
    """The values; results whose cell and heading leave it open with the basis of title, note, or a passage that names their reference."""
    notes = tuple(_notes(prose))
    named = dict(_named(prose))
    return tuple(
        replace(value, basis=_told(value, notes, named)) if value.measure is Measure.RESULT and value.basis is None else value
        for value in values
    )


def _told(value: PublishedValue, notes: Sequence[_Note], named: Mapping[str, Basis]) -> Basis | None:
    return (
        basis_in_words(" ".join((value.title, *value.qualifiers)))
        or _in_row(value.row_text)
        or _in_comment(value.comment)
        or _noted(value, notes)
        or (named.get(_plain(value.ref)) if value.ref else None)
    )


def _in_row(row_text: str) -> Basis | None:
    """The running total or rolling year that a short cell of the row names: "Cumulative", or "N/A - cumulative" for want of a direction."""
    cells = " | ".join(part for part in row_text.split(" | ") if len(part.split()) <= MAX_CELL_WORDS)
    told = basis_in_words(cells)
    return told if told in (Basis.YEAR_TO_DATE, Basis.ROLLING) else None


def _in_comment(comment: str | None) -> Basis | None:
    found = DEFINES.search(comment or "")
    return basis_in_words(found["one"] or found["two"]) if found else None


def _noted(value: PublishedValue, notes: Sequence[_Note]) -> Basis | None:
    """The basis that the note to a mark in the value's cell, or beside its title or reference, tells."""
    naming = [part for part in value.row_text.split(" | ") if clean_title(part).startswith((value.title, value.ref or value.title))]
    marks = {mark for text in (value.raw, *naming) for mark in _MARKS.findall(text)}
    path, page = value.section or "", value.places[0].page
    near = {one.basis for one in notes if one.mark in marks and (one.page == page if page else path.startswith(" > ".join(one.headings)))}
    return near.pop() if len(near) == 1 else None


def _notes(prose: Prose) -> Iterator[_Note]:
    for headings, block in prose:
        for line in block.text.split("\n"):
            note = NOTE.match(line) if block.kind is not BlockKind.HEADING else None
            basis = basis_in_words(note["words"]) if note else None
            if note and basis:
                yield _Note(mark=note["mark"], basis=basis, headings=headings, page=block.place.page)


def _named(prose: Prose) -> Iterator[tuple[str, Basis]]:
    """References in sentences such as "AB/S1 and AB/S4 are cumulative"."""
    for _, block in prose:
        for sentence in _SENTENCES.split(one_line(block.text)):
            listed = re.match(
                r"(?P<refs>.{2,120}?) (?:is|are) (?P<rest>(?:reported |shown |measured )?(?:as )?(?:a )?\w[\w -]{2,40})\W*$", sentence
            )
            basis = basis_in_words(listed["rest"]) if listed else None
            if listed and basis:
                yield from ((_plain(ref), basis) for ref in re.split(r",| and ", listed["refs"]) if re.search(r"\d", ref))


def _plain(ref: str) -> str:
    return re.sub(r"\s+", "", ref).casefold()
