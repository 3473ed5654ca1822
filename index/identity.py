"""Which published values are of one indicator, over all reports of a council.

A reference names its indicator as long as title and unit agree: reports word a title anew from year to year, and give the reference of one
indicator to another. A title without a reference is that of the one indicator of its council with the same title and unit. Old references
("LY: AB/C6") join nothing, for the same letters often name another indicator of the year before.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.series import owner_of, plain_reference, plain_words
from ingest.model import Measure, PublishedValue

ALIKE = 0.5  # more than this share of the words of the shorter title must stand in the other for two titles of one reference to be one
STEM = 5  # letters by which words of two titles are compared: "feel supported", "feeling support"
_GENERIC = (
    "a an and at by for from in of on or that the their this to who with all new aged percentage percent number rate proportion total"
)
GENERIC = frozenset(f"{_GENERIC} average people residents per %".split())  # words that tell no indicator from another
DEFINED = re.compile(
    r"\b(?:new|old|revised|amended|previous|former) (?:definition|method|methodology|measure|basis|calculation)\b", re.IGNORECASE
)
IDENTIFIER = re.compile(r"\(\s*\d{1,2}\s*\)|\([^()]*\b[A-Z]{2,}[^()]*\d[^()]*\)")  # "(ASCOF 1E)" or "(2)" beside a title
NUMBER = re.compile(r"(?<![\w/.])(?!(?:19|20)\d\d\b)\d+(?:\.\d+)?(?![\w/])")  # an age or a number of days, no year and no "1E"
TITLES = 4096  # whose words are kept at hand: rows are compared in pairs
MONEY = frozenset({"£", "£000", "£m", "£bn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What one report prints of one indicator: the ids of its values and what tells it from others."""

    owner: str
    ref: str | None
    title: str
    words: str
    units: frozenset[str]
    ids: tuple[str, ...]


def identities(values: Sequence[PublishedValue], councils: Mapping[str, str | None]) -> dict[str, str]:
    """Value id -> the identity of its indicator; `councils` holds the council of each document id.

    The order of values and reports makes no difference. An identity holds for these values only: another report may rename it, with a
    title that comes before the others of its group, or with another indicator of its reference or title; or join two.
    """
    by_owner: dict[str, list[_Row]] = defaultdict(list)
    for row in _rows(values, councils):
        by_owner[row.owner].append(row)
    found: dict[str, str] = {}
    for owner, rows in by_owner.items():
        groups = _grouped(rows)
        for name, group in _named(groups).items():
            found.update((one, f"{owner}:{name}") for row in group for one in row.ids)
    return found


def _rows(values: Iterable[PublishedValue], councils: Mapping[str, str | None]) -> list[_Row]:
    found: dict[tuple[str, str | None, str], list[PublishedValue]] = defaultdict(list)
    for value in values:
        found[value.places[0].document_id, value.ref and plain_reference(value.ref), value.title].append(value)
    return [
        _Row(
            owner=owner_of(same[0], councils.get(document_id)),
            ref=ref,
            title=title,
            words=plain_words(title),
            units=units_of(same),
            ids=tuple(one.id for one in same),
        )
        for (document_id, ref, title), same in found.items()
    ]


def units_of(values: Iterable[PublishedValue]) -> frozenset[str]:
    """The units of results, all money as one: reports print it in pounds or in thousands."""
    units = {value.unit for value in values if value.measure is Measure.RESULT and value.unit}
    return frozenset("£" if unit in MONEY else unit for unit in units)


def _grouped(rows: Iterable[_Row]) -> list[list[_Row]]:
    """The rows of one council by indicator: those of a reference first, then those without one."""
    by_ref: dict[str | None, list[_Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.words, sorted(row.units), row.ids)):
        by_ref[row.ref].append(row)
    bare: dict[str, list[_Row]] = defaultdict(list)
    for row in by_ref.pop(None, []):
        bare[row.words].append(row)
    groups = [group for ref in sorted(by_ref, key=str) for group in _joined(by_ref[ref], _is_reworded)]
    homes: dict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for words in {row.words for row in group}:
            homes[words].append(at)
    for words, rows_of_title in bare.items():
        for group in _joined(rows_of_title, _fit):
            home = [at for at in homes[words] if all(_fit(row, other) for row in group for other in groups[at])]
            if len(home) == 1:
                groups[home[0]] = [*groups[home[0]], *group]
            else:
                groups.append(group)
    return groups


def _joined(rows: Sequence[_Row], is_one: Callable[[_Row, _Row], bool]) -> list[list[_Row]]:
    """Groups of rows that are one with any other of their group; a row without unit never joins groups of two units."""
    groups: list[list[_Row]] = []
    for row in sorted(rows, key=lambda row: not row.units):
        near: list[list[_Row]] = []
        far: list[list[_Row]] = []
        for group in groups:
            (near if any(is_one(row, other) for other in group) else far).append(group)
        units = {frozenset(other.units) for group in near for other in group if other.units}
        if len(near) > 1 and any(not one & other for one in units for other in units):
            groups.append([row])
        else:
            groups = [*far, [row, *(other for group in near for other in group)]]
    return groups


def _is_reworded(row: _Row, other: _Row) -> bool:
    """Two titles of one reference that are one indicator: the same ages and days, no new definition, and most words in common."""
    if not _fit(row, other) or _told_apart(row.title) != _told_apart(other.title):
        return False
    one, two = _stems(row.title), _stems(other.title)
    return one == two or len(one & two) > ALIKE * min(len(one), len(two))


def _fit(row: _Row, other: _Row) -> bool:
    """One unit where both have one."""
    return not row.units or not other.units or bool(row.units & other.units)


@lru_cache(maxsize=TITLES)
def _told_apart(title: str) -> tuple[frozenset[str], frozenset[str]]:
    numbers = NUMBER.findall(IDENTIFIER.sub(" ", title))
    return frozenset(numbers), frozenset(plain_words(found) for found in DEFINED.findall(title))


@lru_cache(maxsize=TITLES)
def _stems(title: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in plain_words(IDENTIFIER.sub(" ", title)).split() if word not in GENERIC)


def _named(groups: Sequence[list[_Row]]) -> dict[str, list[_Row]]:
    """The groups by name: the reference, or the title, with title and unit added as far as two groups need them to be told apart."""
    names = [_names(group) for group in groups]
    shorts, longers = Counter(one[0] for one in names), Counter(one[1] for one in names)
    found: dict[str, list[_Row]] = {}
    for group, (short, longer, longest) in zip(groups, names, strict=True):
        name = short if shorts[short] == 1 else longer if longers[longer] == 1 else longest
        found.setdefault(name, []).extend(group)
    return found


def _names(group: Sequence[_Row]) -> tuple[str, str, str]:
    ref = min((row.ref for row in group if row.ref), default=None)
    title = min(row.words for row in group)
    unit = ",".join(sorted({unit for row in group for unit in row.units}))
    short = f"ref:{ref}" if ref else f"title:{title}"
    longer = f"{short}:{title}" if ref else short
    return short, longer, f"{longer}:{unit}"
