"""Scores the rows read from reports against the truth: recall, precision, ratings, titles, units, invented numbers.

A true result, target, floor, numerator or denominator is found when one row has the same document, reference (or title where there is
none), measure, period and number. A row serves one true value only; a row that matches none counts against precision.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from eval.compare_text import as_decimal, months, title_key

CORE = ("result", "target", "floor", "numerator", "denominator")

RowRecord = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueScores:
    """Counts over the scored documents, and each miss in words."""

    true: int
    found: int
    rows: int
    matched: int
    rated: int
    rated_right: int
    titles: int
    titles_right: int
    units_right: int
    invented: int
    misses: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.found / self.true if self.true else 0.0

    @property
    def precision(self) -> float:
        return self.matched / self.rows if self.rows else 0.0

    @property
    def ratings(self) -> float:
        return self.rated_right / self.rated if self.rated else 0.0


def score_values(rows: list[RowRecord], truth: list[RowRecord]) -> ValueScores:
    """Scores of contract rows against true ones, in which `period_accept`, `value_optional` and `tolerated` say what else is right."""
    c: Counter[str] = Counter()
    misses: list[str] = []
    by_indicator: dict[tuple[str, str], list[RowRecord]] = defaultdict(list)
    documents = {_stem(one) for one in truth}
    core = [dict(row) for row in rows if _stem(row) in documents and row["measure"] in CORE]
    for row in core:
        by_indicator[_key(row)].append(row)
    used: set[int] = set()
    for one in (one for one in truth if one["measure"] in CORE):
        match = _matching(by_indicator[_key(one)], one, used)
        if match is not None:
            used.add(id(match))
        if one["value"] is None or one.get("value_optional"):
            continue
        c["true"] += 1
        c["found"] += match is not None
        if match is None:
            misses.append(f"missed {_words(one)} ({one['raw']!r})")
        elif match["unit"] in (one["unit"], *one.get("unit_accept", ())):
            c["units_right"] += 1
        else:
            misses.append(f"unit {_words(one)}: {match['unit']!r}, not {one['unit']!r}")
        if one["measure"] == "result" and one["rating"]:
            c["rated"] += 1
            right = match is not None and match["rating"] == one["rating"]
            c["rated_right"] += right
            if match is not None and not right:
                misses.append(f"rating {_words(one)}: {match['rating']}, not {one['rating']}")
    numbered = [row for row in core if row["value"] is not None and (row["ref"] or _key(row) in {_key(one) for one in truth})]
    c["rows"], c["matched"] = len(numbered), sum(id(row) in used for row in numbered)
    empty = {(_key(one), one["measure"], months(one["period"])) for one in truth if one["value"] is None}
    for row in numbered:
        if id(row) not in used:
            invented = (_key(row), row["measure"], months(row["period"])) in empty
            c["invented"] += invented
            misses.append(f"{'invented' if invented else 'extra'} {_words(row)} ({row['raw']!r})")
    _score_titles(by_indicator, truth, c, misses)
    names = ("true", "found", "rows", "matched", "rated", "rated_right", "titles", "titles_right", "units_right", "invented")
    return ValueScores(misses=tuple(misses), **{name: c[name] for name in names})


def _score_titles(by_indicator: dict[tuple[str, str], list[RowRecord]], truth: list[RowRecord], c: Counter[str], misses: list[str]) -> None:
    for key, title in {_key(one): one["title"] for one in truth}.items():
        read = {title_key(row["title"]) for row in by_indicator[key]}
        c["titles"] += 1
        c["titles_right"] += read == {title_key(title)}
        if read and read != {title_key(title)}:
            misses.append(f"title {key[1]}: not {title!r}")


def _matching(rows: list[RowRecord], one: RowRecord, used: set[int]) -> RowRecord | None:
    allowed = [as_decimal(value) for value in (one["value"], *one.get("tolerated", ()))]
    if one.get("value_optional"):
        allowed.append(None)
    periods = [months(period) for period in (one["period"], *one.get("period_accept", ()))]
    for row in rows:
        period_fits = not one.get("period_scored", True) or months(row["period"]) in periods
        if id(row) not in used and row["measure"] == one["measure"] and period_fits and as_decimal(row["value"]) in allowed:
            return row
    return None


def _stem(record: RowRecord) -> str:
    return PurePath(record["document"]).stem


def _key(record: RowRecord) -> tuple[str, str]:
    return _stem(record), record["ref"] or title_key(record["title"])


def _words(record: RowRecord) -> str:
    return f"{_stem(record)} {record['ref'] or record['title']} {record['measure']} {record['period']} = {record['value']}"
