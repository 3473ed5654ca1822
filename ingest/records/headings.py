"""Column headings in many wordings in, what a column holds out: role, measure, period, what a direction compares with.

A heading is matched without the periods in it, by the term that begins first, and of two such by the longer one: "Target Variance" is a
variance although it begins like a target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ingest.model import Basis, Measure
from ingest.records.group_periods import with_group_periods
from ingest.records.heading_terms import BASES, MODIFIERS, MONEY, RELATIONS, TERMS, Relation, Role, Term
from ingest.values.period import PeriodMention, earlier, financial_year_of, find_periods, month_range


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnHeading:
    """`period` is None where neither heading nor report tells it; `printed` says that the heading itself names the period."""

    text: str
    role: Role
    measure: Measure | None = None
    period: str | None = None
    printed: bool = False
    compared_with: str | None = None
    basis: Basis | None = None
    relation: Relation = Relation.CURRENT
    group: str | None = None
    bare: bool = False


LEADING_WORDS = 8  # how many words of a heading are searched for terms: an explanation further on may mention them

HEADINGS_KEPT = 4096  # read once each: the same cells are tried as headings of columns, of rows and of cards

_MODIFIED = rf"(?<![a-z])(?:(?:{'|'.join(MODIFIERS)})[\s,-]+)*"
_TERMS = tuple((re.compile(wording), term) for term in TERMS for wording in term.wordings)
_MONEY = re.compile("|".join(MONEY), re.IGNORECASE)


@lru_cache(HEADINGS_KEPT)
def parse_heading(text: str, *, year: str | None = None) -> ColumnHeading:
    """What one column holds, from the whole text of its heading (a path of headings joined by spaces).

    `year` is the report's financial year, for headings such as "Q2 Target".

    >>> heading = parse_heading("Annual 2016/17 Target")
    >>> heading.measure, heading.period
    (<Measure.TARGET: 'target'>, '2016/17')
    """
    flat = " ".join(text.split())
    mentions = find_periods(flat)
    loose = mentions or find_periods(flat, year=year)
    words = _without(flat, loose).lower()
    role, measure, bare = _role(words, flat, loose)
    relation = next((relation for relation, wording in RELATIONS if re.search(rf"\b(?:{wording})", flat.lower())), Relation.CURRENT)
    basis = next((basis for basis, wording in BASES if re.search(wording, flat.lower())), None)
    named = mentions[0].period if mentions else None
    if named is None and loose and relation is not Relation.YEAR_BEFORE:
        named = loose[0].period
    if measure is Measure.DIRECTION:
        return ColumnHeading(text=flat, role=role, measure=measure, compared_with=named, relation=relation)
    group = _group(flat, mentions) if measure is Measure.BENCHMARK else None
    return ColumnHeading(
        text=flat,
        role=role,
        measure=measure,
        period=named,
        printed=named is not None,
        basis=basis,
        relation=relation,
        group=group,
        bare=bare,
    )


def parse_headings(texts: Sequence[str], *, report_period: str | None) -> tuple[ColumnHeading, ...]:
    """The headings of one table, with periods that are named only in relation to each other or to the report filled in.

    The current period is the newest that a result column names; the report's for a column that names none. A single direction that does not
    say what it compares with compares with the only other results there are.

    >>> [h.compared_with for h in parse_headings(["Q2 2016/17 Result", "DOT (from previous quarter)"], report_period=None)]
    [None, '2016/17 Q1']
    """
    year = financial_year_of(report_period) or _year_of_headings(texts)
    headings = [
        replace(parse_heading(dated, year=year), text=" ".join(text.split()))
        for text, dated in zip(texts, with_group_periods(texts), strict=True)
    ]
    current = _current_period(headings, report_period)
    resolved = tuple(_resolve(heading, current) for heading in headings)
    others = {h.period for h in resolved if h.measure is Measure.RESULT and h.period != current}
    directions = [h for h in resolved if h.measure is Measure.DIRECTION]
    if len(others) == 1 and len(directions) == 1 and directions[0].compared_with is None:
        return tuple(replace(h, compared_with=next(iter(others))) if h is directions[0] else h for h in resolved)
    return resolved


def _role(words: str, flat: str, mentions: Sequence[PeriodMention]) -> tuple[Role, Measure | None, bool]:
    """Role and measure of a heading from its words without periods, and whether it is nothing but a period (which heads results)."""
    if _MONEY.search(_leading(flat)):
        return Role.MONEY, None, False
    best: tuple[int, int, Term] | None = None
    leading = _leading(words)
    for wording, term in _TERMS:
        match = wording.search(leading) and _with_modifiers(wording.pattern).search(leading)
        if match and (best is None or (match.start(), -match.end()) < best[:2]):
            best = (match.start(), -match.end(), term)
    if best is not None:
        return best[2].role, best[2].measure, False
    if mentions and not re.search(r"[a-z]", words):
        return Role.MEASURE, Measure.RESULT, True
    return Role.UNKNOWN, None, False


@cache
def _with_modifiers(wording: str) -> re.Pattern[str]:
    """The wording with the modifiers before it: slow to compile and to search for, so only for wordings that stand in a heading."""
    return re.compile(wording if wording.startswith("^") else rf"{_MODIFIED}(?:{wording})")


def _leading(text: str) -> str:
    return " ".join(text.split()[:LEADING_WORDS])


def _without(text: str, mentions: Sequence[PeriodMention]) -> str:
    for mention in reversed(mentions):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return " ".join(text.split()).strip("-–:, ")


def _group(text: str, mentions: Sequence[PeriodMention]) -> str | None:
    """Whose benchmark a column holds, where its heading says more than "benchmark": "England average 2015/16" -> "England average"."""
    named = re.sub(
        r"\bbenchmark(?:ing|s)?\b.*|\bcomparators?\b$|\bcomparison\b|\(\s*\)", "", _without(text, mentions), flags=re.IGNORECASE
    ).strip(" -:()")
    return named or None


def _year_of_headings(texts: Sequence[str]) -> str | None:
    """The newest financial year that any heading names."""
    years = [financial_year_of(mention.period) for text in texts for mention in find_periods(text)]
    return max((year for year in years if year), default=None)


def _current_period(headings: Sequence[ColumnHeading], report_period: str | None) -> str | None:
    """The period of the newest results: the headings' own; where a result column names none the report's, or a heading's later quarter."""
    results = [h for h in headings if h.measure is Measure.RESULT and h.relation in (Relation.CURRENT, Relation.WHOLE_YEAR)]
    named = [h.period for h in results if h.period]
    if named and all(h.period for h in results):
        return max(named, key=_end)
    if report_period is None or " Q" in report_period:
        quarters = [h.period for h in headings if h.measure in (Measure.RESULT, Measure.TARGET) and h.period and " Q" in h.period]
        return max((*quarters, *([report_period] if report_period else [])), key=_end, default=None)
    return report_period


def _end(period: str) -> tuple[int, int]:
    first, last = month_range(period) or (0, 0)
    return last, first


def _resolve(heading: ColumnHeading, current: str | None) -> ColumnHeading:
    if heading.role not in (Role.MEASURE, Role.FRACTION, Role.RATING):
        return heading
    if heading.measure is Measure.DIRECTION:
        return replace(heading, period=current, compared_with=heading.compared_with or _related(heading.relation, current, direction=True))
    if heading.period or heading.measure is Measure.BENCHMARK:
        return heading
    return replace(heading, period=_related(heading.relation, current, direction=False))


def _related(relation: Relation, current: str | None, *, direction: bool) -> str | None:
    """The period that stands in a relation to the current one; None where the relation leaves it open."""
    match relation:
        case Relation.PREVIOUS_QUARTER:
            return earlier(current, 3) if current and " Q" in current else None
        case Relation.YEAR_BEFORE:
            return earlier(current, 12)
        case Relation.WHOLE_YEAR:
            return financial_year_of(current)
        case Relation.PREVIOUS:
            return earlier(current, 12) if current and re.fullmatch(r"\d{4}/\d{2}", current) and direction else None
        case Relation.CURRENT:
            return None if direction else current
