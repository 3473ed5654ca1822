"""Column headings in many wordings in, what a column holds out: role, measure, period, what a direction compares with.

A heading is matched without the periods in it, by the term that begins first, and of two such by the longer one: "Target Variance" is a variance although
it begins like a target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.model import Basis, Measure
from ingest.period import PeriodMention, earlier, financial_year_of, find_periods, month_range


class Role(StrEnum):
    """What the cells of a column are."""

    MEASURE = "measure"
    FRACTION = "numerator and denominator"
    REF = "ref"
    TITLE = "title"
    WEAK_TITLE = "weak title"
    ACTIVITY = "activity"
    POLARITY = "polarity"
    PERIOD = "period"
    RATING = "rating"
    COMMENT = "comment"
    SERVICE = "service"
    KIND = "kind"
    UNIT = "unit"
    OTHER = "other"
    MONEY = "money"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """The period of a column that its heading names only in relation to the report's own."""

    CURRENT = "current"
    PREVIOUS = "previous"
    PREVIOUS_QUARTER = "previous quarter"
    YEAR_BEFORE = "year before"
    WHOLE_YEAR = "whole year"


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


# May stand before any term without changing it.
_MODIFIER = (
    r"(?:(?:previous|last|prior|latest|current|this|new|annual|overall|reported|quarterly|monthly|yearly|year|quarter|month|period|period's|same|end|year[- ]end|"
    r"ytd|year[- ]to[- ]date|in[- ]month|in[- ]quarter|interim|final|local|agreed|performance|subjective|eoy|of|q|for|full)[\s,-]+)*"
)

# (wording, role, measure). Anchored wordings (^) are whole headings or their beginnings.
TERMS: tuple[tuple[str, Role, Measure | None], ...] = (
    (r"^(?:\w{2,12}\s)?(?:ref(?:erence)?\.?|id|code)(?:\s(?:no\.?|number|code))?(?:\s|$)", Role.REF, None),
    (r"^\w{2,12}\s(?:no\.?|number)$|^(?:no\.?|#)$", Role.REF, None),
    (r"^\w{2,12}\s(?:no\.?|ref\.?|number)\s?(?:and|&|/|-)\s?(?:title|indicators?|description|measure|name)", Role.TITLE, None),
    (r"^(?:(?!of\b|for\b|no\b|number\b|total\b|all\b|by\b|how\b)[\w/&-]+\s){0,3}?(?:indicators?|measures?|metrics?|kpis?|pis?)\b(?:\s(?:description|title|name|of success))?", Role.TITLE, None),  # noqa: E501 one wording
    (r"^(?:description|title|name|what we measure|outcomes?)\b", Role.WEAK_TITLE, None),
    (r"^commissioning (?:intentions?|priorit(?:y|ies))|^(?:key )?(?:projects?|priorit(?:y|ies)|actions?|activit(?:y|ies)|initiatives?|deliverables?|milestones?|programmes?|tasks?|objectives?|commitments?|pledges?|workstreams?)\b|^key areas? of (?:focus|work)", Role.ACTIVITY, None),  # noqa: E501 one wording
    (r"polarity|good (?:is|to be|performance(?: is)?)|better (?:is|to be)|desired (?:direction|outcome)|aim to|high(?:er)?/low(?:er)?|(?:bigger|higher|smaller|lower)(?: or (?:lower|smaller|higher|bigger))? is better", Role.POLARITY, None),  # noqa: E501 one wording
    (r"period covered|(?:reporting |data |time )?period(?: of| for|$)|time\s?frame|data as at|date of data|as at$|date$", Role.PERIOD, None),
    (r"frequency|reporting cycle|source|definition|rationale|in expected range\??|upper|quartile|rank(?:ing)?|response|risk", Role.OTHER, None),
    (r"(?:rag|traffic light|colour)\b(?:[\s-](?:rating|status))?|rating|status|(?:performance|progress|result|outturn) (?:against|vs\.?|v) target|on target\??|target met\??|target achieved\??", Role.RATING, None),  # noqa: E501 one wording
    (r"comments?|commentary|narrative|notes?|explanation|analysis|progress(?: update| made)?|update|reasons?|remarks?|context|mitigation|supporting information", Role.COMMENT, None),  # noqa: E501 one wording
    (r"service(?: area| lead)?|lead(?: officer| member)?|owner|directorate|delivery unit|department|responsible(?: officer)?|responsibility|portfolio|accountable|team|officer|division", Role.SERVICE, None),  # noqa: E501 one wording
    (r"^(?:type|kind|category|set|tier|level)\b", Role.KIND, None),
    (r"^units?\b|unit of measure(?:ment)?|^format\b", Role.UNIT, None),
    (r"numerator\s?(?:and|&|/|,)\s?denominator|num(?:erator)?\s?/\s?den(?:ominator)?", Role.FRACTION, None),
    (r"numerator", Role.MEASURE, Measure.NUMERATOR),
    (r"denominator", Role.MEASURE, Measure.DENOMINATOR),
    (r"(?:target )?variance|variation|(?:gap|distance|difference) (?:to|from) target|difference to|% difference|deviation", Role.MEASURE, Measure.VARIANCE),
    (r"d\.?o\.?t\.?\b|direction(?: of travel)?|trend|travel|change|movement|short[- ]term|long[- ]term", Role.MEASURE, Measure.DIRECTION),
    (r"benchmark(?:ing)?|compar(?:ator|ison|ative)|(?:national|england|regional|london|cipfa|peer|group|statistical neighbours?|nearest neighbours?|neighbours?|all[- ]england|shire|unitary|county)(?: \w+)? (?:average|mean|median)|national|england|(?:statistical |nearest )neighbours?|average", Role.MEASURE, Measure.BENCHMARK),  # noqa: E501 one wording
    (r"floor(?: standard| target)?|tolerance|(?:lower|amber|red|minimum) (?:threshold|limit|standard|target|level|tolerance)|threshold|minimum", Role.MEASURE, Measure.FLOOR),
    (r"forecasts?|projection|projected|predicted|expected|estimated?|trajectory|profile", Role.OTHER, None),
    (r"targets?|goal|ambition|level expected", Role.MEASURE, Measure.TARGET),
    (r"rolling(?: \w+){0,2} average|results?|actuals?|out-?turn|performance|latest|current|value|score|achiev(?:ed|ement)|figures?|position|baseline|previous|last|prior|ytd|year[- ]to[- ]date|cumulative|in[- ](?:month|quarter|period)|this (?:quarter|month|period|year)|eoy|end of year|year[- ]end|full year|same (?:quarter|period|month)", Role.MEASURE, Measure.RESULT),  # noqa: E501 one wording
    (r"^(?:no\.?|number|total|count|%) (?:of|no|reported|with)|^total\b", Role.OTHER, None),
)  # fmt: skip
MONEY = re.compile(r"\bbudgets?\b|£|\bsavings?\b|\bspend\b|\bexpenditure\b|\bincome\b|\bslippage\b|\bvirements?\b|\bfunding\b|\bcapital\b|\ballocations?\b", re.IGNORECASE)
MONEY_WORDS = 8  # how many leading words of a heading are searched for money: explanations further on may mention it

RELATIONS: tuple[tuple[str, Relation], ...] = (
    (r"(?:same|this|q\d|quarter \d)\b.{0,12}\b(?:last|previous|prior) year|(?:last|previous|prior) year'?s? same|long[- ]term|year[- ]on[- ]year|previous year\)", Relation.YEAR_BEFORE),  # noqa: E501 one wording
    (r"(?:last|previous|prior) (?:quarter|qtr)|short[- ]term|quarter[- ]on[- ]quarter", Relation.PREVIOUS_QUARTER),
    (r"annual|year[- ]end|full[- ]year|eoy|end of year|whole year|yearly", Relation.WHOLE_YEAR),
    (r"previous|last|prior|baseline", Relation.PREVIOUS),
)  # fmt: skip
BASES: tuple[tuple[str, Basis], ...] = (
    (r"\bytd\b|year[- ]to[- ]date|cumulative", Basis.YEAR_TO_DATE),
    (r"\brolling\b|12[- ]month", Basis.ROLLING),
    (r"in[- ](?:month|quarter|period)\b|\b(?:quarter|month) only\b", Basis.IN_PERIOD),
)

_COMPILED = tuple((re.compile(rf"(?<![a-z])(?:{_MODIFIER})(?:{wording.lstrip('^')})" if not wording.startswith("^") else wording), role, measure) for wording, role, measure in TERMS)  # noqa: E501 one expression


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
    relation = next((relation for wording, relation in RELATIONS if re.search(rf"\b(?:{wording})", flat.lower())), Relation.CURRENT)
    basis = next((basis for wording, basis in BASES if re.search(wording, flat.lower())), None)
    named = mentions[0].period if mentions else None
    if named is None and loose and relation is not Relation.YEAR_BEFORE:
        named = loose[0].period
    if measure is Measure.DIRECTION:
        return ColumnHeading(text=flat, role=role, measure=measure, compared_with=named, relation=relation)
    group = _group(flat, mentions) if measure is Measure.BENCHMARK else None
    return ColumnHeading(text=flat, role=role, measure=measure, period=named, printed=named is not None, basis=basis, relation=relation, group=group, bare=bare)


def parse_headings(texts: Sequence[str], *, report_period: str | None) -> tuple[ColumnHeading, ...]:
    """The headings of one table, with periods that are named only in relation to each other or to the report filled in.

    The current period is the newest that a result column names, else the report's.

    >>> [h.compared_with for h in parse_headings(["Q2 2016/17 Result", "DOT (from previous quarter)"], report_period=None)]
    [None, '2016/17 Q1']
    """
    year = financial_year_of(report_period) or _year_of_headings(texts)
    headings = [parse_heading(text, year=year) for text in texts]
    current = _current_period(headings) or report_period
    return tuple(_resolve(heading, current) for heading in headings)


def _role(words: str, flat: str, mentions: Sequence[PeriodMention]) -> tuple[Role, Measure | None, bool]:
    if MONEY.search(" ".join(flat.split()[:MONEY_WORDS])):
        return Role.MONEY, None, False
    best: tuple[int, int, Role, Measure | None] | None = None
    for pattern, role, measure in _COMPILED:
        match = pattern.search(words)
        if match and (best is None or (match.start(), -match.end()) < best[:2]):
            best = (match.start(), -match.end(), role, measure)
    if best is not None:
        return best[2], best[3], False
    if mentions and not re.search(r"[a-z]", words):
        return Role.MEASURE, Measure.RESULT, True
    return Role.UNKNOWN, None, False


def _without(text: str, mentions: Sequence[PeriodMention]) -> str:
    for mention in reversed(mentions):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return " ".join(text.split()).strip("-–:, ")


def _group(text: str, mentions: Sequence[PeriodMention]) -> str | None:
    """Whose benchmark a column holds, where its heading says more than "benchmark": "England average 2015/16" -> "England average"."""
    named = re.sub(r"\bbenchmark(?:ing|s)?\b.*|\bcomparators?\b$|\bcomparison\b|\(\s*\)", "", _without(text, mentions), flags=re.IGNORECASE).strip(" -:()")
    return named or None


def _year_of_headings(texts: Sequence[str]) -> str | None:
    """The newest financial year that any heading names."""
    years = [financial_year_of(mention.period) for text in texts for mention in find_periods(text)]
    return max((year for year in years if year), default=None)


def _current_period(headings: Sequence[ColumnHeading]) -> str | None:
    periods = [h.period for h in headings if h.measure is Measure.RESULT and h.period and h.relation in (Relation.CURRENT, Relation.WHOLE_YEAR)]
    return max(periods, key=lambda period: (month_range(period) or (0, 0))[::-1], default=None)


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
