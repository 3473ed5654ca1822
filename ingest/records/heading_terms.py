"""The wordings of column headings, as data: what a term says its column holds.

Wordings are regular expressions for lower-case text. One that begins with ^ is the beginning of the heading; others may stand anywhere in
it and may have modifiers before them ("latest", "previous", "annual"). Reports that showed the need: quarterly corporate plan reviews,
commissioning plans, service dashboards, annual business plans, and performance reports of counties with floor standards.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.model import Basis, Measure


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
    RISK = "risk"
    MONEY = "money"
    OTHER = "other"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """The period of a column that its heading names only in relation to the report's own."""

    CURRENT = "current"
    PREVIOUS = "previous"
    PREVIOUS_QUARTER = "previous quarter"
    YEAR_BEFORE = "year before"
    WHOLE_YEAR = "whole year"


@dataclass(frozen=True, slots=True)
class Term:
    """Wordings of one role, and for figures of one measure."""

    role: Role
    wordings: tuple[str, ...]
    measure: Measure | None = None


MODIFIERS = (
    *(
        "previous",
        r"prev\.?",
        "last",
        "prior",
        "latest",
        "current",
        "this",
        "new",
        "annual",
        "overall",
        "reported",
        "quarterly",
        "monthly",
        "yearly",
    ),
    *(
        "year",
        "quarter",
        "month",
        "period",
        "period's",
        "same",
        "end",
        "year[- ]end",
        "ytd",
        "year[- ]to[- ]date",
        "in[- ]month",
        "in[- ]quarter",
    ),
    *("interim", "final", "local", "agreed", "performance", "subjective", "eoy", "of", "q", "for", "full"),
)

TERMS = (
    Term(
        Role.REF,
        (
            r"^(?:\w{2,12}\s)?(?:ref(?:erence)?\.?|id|code)(?:\s(?:no\.?|number|code))?(?:\s|$)",
            r"^\w{2,12}\s(?:no\.?|number)$",
            r"^(?:no\.?|#)$",
        ),
    ),
    Term(
        Role.TITLE,
        (
            r"^\w{2,12}\s(?:no\.?|ref\.?|number)\s?(?:and|&|/|-)\s?(?:title|indicators?|description|measure|name)",
            r"^(?!(?:new|annual|no) (?:measure|indicator)\b)(?:(?!of\b|for\b|no\b|number\b|total\b|all\b|by\b|how\b)[\w/&-]+\s){0,3}?"
            r"(?:indicators?|measures?|metrics?|kpis?|pis?)\b(?:\s(?:description|title|name|of success))?",
        ),
    ),
    Term(Role.WEAK_TITLE, (r"^(?:description|title|name|what we measure|outcomes?)\b",)),
    Term(
        Role.ACTIVITY,
        (
            r"^commissioning (?:intentions?|priorit(?:y|ies))",
            r"^(?:service |key |strategic |corporate )?(?:projects?|priorit(?:y|ies)|actions?|activit(?:y|ies)|initiatives?)\b",
            r"^(?:service |key |strategic |corporate )?(?:deliverables?|improvements?)\b",
            r"^(?:service |key |strategic |corporate )?(?:milestones?|programmes?|tasks?|objectives?|commitments?|pledges?|workstreams?)\b",
            r"^key areas? of (?:focus|work)",
        ),
    ),
    Term(
        Role.POLARITY,
        (
            r"polarity",
            r"good (?:is|to be|performance(?: is)?)",
            r"better (?:is|to be)",
            r"desired (?:direction|outcome)",
            r"aim to",
            r"high(?:er)?/low(?:er)?",
            r"(?:bigger|higher|smaller|lower)(?: or (?:lower|smaller|higher|bigger))? is better",
        ),
    ),
    Term(
        Role.PERIOD,
        (
            r"period covered",
            r"^(?:reporting |data |time )?period(?: of| for|$)",  # not "previous period", which heads results
            r"time\s?frame",
            r"data as at",
            r"date of data",
            r"(?:as at|date)$",
        ),
    ),
    Term(
        Role.RISK,
        (r"risks?\b", r"impact\b", r"likelihood\b", r"probability\b", r"inherent\b", r"residual\b", r"controls?\b", r"control actions?"),
    ),
    Term(
        Role.RATING,
        (
            r"(?:rag|traffic light|colour)\b(?:[\s-](?:rating|status))?",
            r"rating",
            r"status",
            r"(?:performance|progress|result|outturn) (?:against|vs\.?|v) target",
            r"on target\??",
            r"target (?:met|achieved)\??",
        ),
    ),
    Term(
        Role.COMMENT,
        (
            *(r"comments?", r"commentary", r"narrative", r"notes?", r"explanation", r"analysis", r"progress(?: update| made)?", r"update"),
            *(r"reasons?", r"remarks?", r"context", r"mitigation", r"supporting information", r"achievements?", r"next steps?"),
            r"what (?:was|has been|have we|we have|we) \w+",
        ),
    ),
    Term(
        Role.SERVICE,
        (
            *(r"service(?: area| lead)?", r"lead(?: officer| member)?", r"owner", r"directorate", r"delivery unit", r"department"),
            *(r"responsible(?: officer)?", r"responsibility", r"portfolio", r"accountable", r"team", r"officer", r"division"),
        ),
    ),
    Term(Role.KIND, (r"^(?:type|kind|category|set|tier|level)\b",)),
    Term(Role.UNIT, (r"^units?\b", r"unit of measure(?:ment)?", r"^format\b")),
    Term(Role.FRACTION, (r"numerator\s?(?:and|&|/|,)\s?denominator", r"num(?:erator)?\s?/\s?den(?:ominator)?")),
    Term(Role.MEASURE, (r"numerator",), Measure.NUMERATOR),
    Term(Role.MEASURE, (r"denominator",), Measure.DENOMINATOR),
    Term(
        Role.MEASURE,
        (
            r"(?:target )?variance",
            r"variation",
            r"(?:gap|distance|difference) (?:to|from) target",
            r"difference to",
            r"% difference",
            r"deviation",
        ),
        Measure.VARIANCE,
    ),
    Term(
        Role.MEASURE,
        (r"d\.?o\.?t\.?\b", r"direction(?: of travel)?", r"trend", r"travel", r"change", r"movement", r"short[- ]term", r"long[- ]term"),
        Measure.DIRECTION,
    ),
    Term(
        Role.MEASURE,
        (
            r"benchmark(?:ing)?",
            r"compar(?:ator|ison|ative)",
            r"(?:national|england|regional|peer|group|neighbours?|shire|unitary|county)(?: \w+)? (?:average|mean|median)",
            r"(?:statistical |nearest )neighbours?",
            r"(?:national|england|average)\b",
        ),
        Measure.BENCHMARK,
    ),
    Term(
        Role.MEASURE,
        (
            r"floor(?: standard| target)?",
            r"tolerance",
            r"(?:lower|amber|red|minimum) (?:threshold|limit|standard|target|level|tolerance)",
            r"threshold",
            r"minimum",
        ),
        Measure.FLOOR,
    ),
    Term(Role.MEASURE, (r"targets?", r"goal", r"ambition", r"level expected"), Measure.TARGET),
    Term(
        Role.MEASURE,
        (
            *(
                r"rolling(?: \w+){0,2} average",
                r"results?",
                r"actuals?",
                r"out-?turn",
                r"performance",
                r"latest",
                r"current",
                r"value",
                r"score",
            ),
            *(
                r"achiev(?:ed|ement)",
                r"figures?",
                r"position",
                r"baseline",
                r"prev(?:ious)?\b",
                r"last\b",
                r"prior\b",
                r"ytd",
                r"year[- ]to[- ]date",
            ),
            *(r"cumulative", r"in[- ](?:month|quarter|period)", r"this (?:quarter|month|period|year)", r"same (?:quarter|period|month)"),
            *(r"eoy", r"end of year", r"year[- ]end", r"full year"),
        ),
        Measure.RESULT,
    ),
    Term(
        Role.OTHER,
        (
            *(r"forecasts?", r"projection", r"projected", r"predicted", r"expected", r"estimated?", r"trajectory", r"profile"),
            *(r"frequency", r"reporting cycle", r"source", r"definition", r"rationale", r"in expected range\??", r"upper", r"quartile"),
            *(r"rank(?:ing)?", r"response"),
            r"^(?:no\.?|number|total|count|%) (?:of|no|reported|with)",
            r"^total\b",
        ),
    ),
)

MONEY = (
    *(r"\bbudgets?\b", r"£", r"\bsavings?\b", r"\bspend\b", r"\bexpenditure\b", r"\bincome\b", r"\bslippage\b", r"\bvirements?\b"),
    *(r"\bfunding\b", r"\bcapital\b", r"\ballocations?\b"),
)

RELATIONS: tuple[tuple[Relation, str], ...] = (
    (Relation.YEAR_BEFORE, r"(?:same|this|q\d|quarter \d)\b.{0,12}\b(?:last|previous|prev\.?|prior) year"),
    (Relation.YEAR_BEFORE, r"(?:last|previous|prev\.?|prior) year'?s? same|long[- ]term|year[- ]on[- ]year|previous year\)"),
    (Relation.PREVIOUS_QUARTER, r"(?:last|previous|prev\.?|prior) (?:quarter|qtr)|short[- ]term|quarter[- ]on[- ]quarter"),
    (Relation.WHOLE_YEAR, r"annual|year[- ]end|full[- ]year|eoy|end of year|whole year|yearly"),
    (Relation.PREVIOUS, r"(?:previous|prev|last|prior|baseline)\b"),
)

BASES: tuple[tuple[Basis, str], ...] = (
    (Basis.YEAR_TO_DATE, r"\bytd\b|\bto[- ]date\b|cumulative|\bsince (?:1 )?april"),
    (Basis.ROLLING, r"\brolling\b|12[- ]month|\bmoving (?:annual|average)"),
    (Basis.AS_AT, r"\bas at\b|\bsnapshot\b|\bposition at\b|\bat (?:the )?(?:month|quarter|period|year)[- ]end\b"),
    (Basis.IN_PERIOD, r"in[- ](?:month|quarter|period)\b|\b(?:quarter|month) only\b"),
)
