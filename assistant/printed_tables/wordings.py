"""How a question about a table of money, risks or counts shows what it wants: tables of patterns over lower-case text.

A `Concept` is what a column may hold, said in other words by questions than by headings ("overspend", "Variation £000").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

Entry = TypeVar("Entry")
Wordings = tuple[tuple[Entry, re.Pattern[str]], ...]


class Operation(StrEnum):
    """What is done with the cells found."""

    CHECK_TOTAL = "check total"
    BREAKDOWN = "breakdown"
    SHARE = "share"
    DIFFERENCE = "difference"
    SUM = "sum"
    COUNT = "count"
    LARGEST = "largest"
    SMALLEST = "smallest"
    LIST = "list"
    VALUE = "value"


class Concept(StrEnum):
    PERCENT = "percent"
    VARIANCE = "variance"
    REVISED = "revised"
    ORIGINAL = "original"
    FORECAST = "forecast"
    SPENT = "spent"
    BUDGET = "budget"
    TARGET = "target"
    SCORE = "score"
    LIKELIHOOD = "likelihood"
    IMPACT = "impact"
    STATUS = "status"
    CONTROLS = "controls"
    CAUSE = "cause"
    COMMENTS = "comments"
    OWNER = "owner"
    TOTAL = "total"
    SAVING = "saving"


def _table(*entries: tuple[Entry, Sequence[str]]) -> Wordings[Entry]:
    return tuple((entry, re.compile("|".join(wordings))) for entry, wordings in entries)


OPERATIONS: Wordings[Operation] = _table(
    (
        Operation.CHECK_TOTAL,
        (
            r"\badds? up\b(?: to)?",
            r"\bsums? (?:up )?to\b",
            r"\b(?:printed|stated|published|shown|given) totals?\b",
            r"\btotals? (?:right|correct|shown|printed|stated)\b",
            r"\b(?:is|are|was) the totals? (?:of .{1,40} )?(?:right|correct)\b",
        ),
    ),
    (
        Operation.BREAKDOWN,
        (
            r"\b(?:split|broken down|divided|shared out|allocated|distributed|made up)\b",
            r"\bbreak ?down\b",
            r"\bhow (?:much|many) (?:does|do|has|have|must|is|are) each\b",
        ),
    ),
    (
        Operation.SHARE,
        (
            r"\b(?:what|which) (?:percent(?:age)?|per cent|proportion|share|fraction|%)(?: of)?\b",
            r"\bas a (?:percentage|proportion|share|fraction|%)(?: of)?\b",
            r"\bhow much of (?:all|the (?:total|whole|overall))\b",
            r"(?:(?<![\w.])%|\b(?:per ?cent(?:age)?|proportion|share)) of (?:the )?(?:total|whole|overall|entire|all)\b",
        ),
    ),
    (
        Operation.DIFFERENCE,
        (
            r"\bminus\b",
            r"\b(?:difference|gap) between\b",
            r"\bless (?=the\b|original|revised|budget)",
            r"\bhow (?:much|many) (?:more|less|higher|lower|bigger|smaller|larger|fewer)\b",
            r"\bhow far (?:above|below|over|under|apart)\b",
            r"\bcompared? (?:with|to)\b",
            r"\bchange[ds]? between\b",
            r"\b(?:change|rise|fall|increase|decrease|drop)(?= in\b)",
        ),
    ),
    (
        Operation.SUM,
        (
            r"\badd(?:ed)? (?:together|up)\b|^add\b",
            r"\bsum of\b",
            r"\b(?:combined|together|between them|put together)\b",
            r"\bplus\b",
        ),
    ),
    (Operation.COUNT, (r"\bhow many\b", r"\bnumber of\b", r"\bcount of\b")),
    (
        Operation.LARGEST,
        (
            r"\b(?:biggest|largest|highest|greatest|most|worst|top|maximum|max|gravest|most serious|severest)\b"
            r"(?:[- ](?:scoring|rated|serious|severe|likely|overspent|expensive))?",
        ),
    ),
    (Operation.SMALLEST, (r"\b(?:smallest|lowest|least|fewest|minimum|min|best)\b(?:[- ](?:scoring|rated|serious|severe))?",)),
    (
        Operation.LIST,
        (
            r"^(?:and |so )?(?:which|list|show|name)\b",
            r"\b(?:which|what) (?:risks?|(?:service )?areas?|services?|committees?|schemes?|savings|budgets?|directorates?|funds?)\b",
        ),
    ),
)

# In questions, the first that match take their words; in headings, all that match count.
ASKED_CONCEPTS: Wordings[Concept] = _table(
    (Concept.PERCENT, (r"%|\b(?:per ?cent|percentage|percentages)\b",)),
    (
        Concept.VARIANCE,
        (
            r"\b(?:(?:forecast|projected|predicted|expected|likely) (?:to (?:be )?|year[- ]?end )?)?(?:over|under)[- ]?(?:spen[dt]\w*)\b",
            r"\b(?:(?:forecast|projected|predicted|expected) (?:to be )?)?(?:over|above|under|below) (?:its |their |the )?budgets?\b",
            r"\b(?:(?:forecast|projected|predicted|expected) (?:year[- ]end )?)?(?:variances?|variations?)\b",
        ),
    ),
    (Concept.REVISED, (r"\b(?:revised|current|latest approved|approved|updated|working) budgets?\b", r"\brevised\b")),
    (Concept.ORIGINAL, (r"\b(?:original(?:ly)?|opening)(?: budget\w*)?\b",)),
    (Concept.FORECAST, (r"\b(?:forecast(?:s|ing|ed)?|project(?:ed|ing|ions?)|predict(?:ed|ing)|outturn)\b",)),
    (Concept.SPENT, (r"\b(?:spent|spend|spending|actuals?)(?: so far| to date)?\b",)),
    (Concept.BUDGET, (r"\bbudget\w*\b",)),
    (
        Concept.TARGET,
        (
            r"\b(?:target|residual)\b",
            r"\b(?:meant|supposed|aim(?:ing|ed)?|hop(?:ing|ed)|want(?:ed)?|expected|intended|due)"
            r" to (?:be|come|get|go|fall|drop|reduce|reach|bring)\b",
            r"\b(?:come|brought|bring|get|go|reduced?) (?:it )?down to\b",
            r"\bafter (?:mitigation|controls|actions?)\b",
        ),
    ),
    (Concept.SCORE, (r"\bscor(?:e|es|ed|ing)\b", r"\b(?:risk )?rat(?:ed|ing|ings)\b", r"\bhow (?:serious|severe|grave|big a risk)\b")),
    (Concept.LIKELIHOOD, (r"\b(?:likel(?:y|ihood)|probab(?:le|ility)|chances?)\b",)),
    (Concept.IMPACT, (r"\b(?:impacts?|severity)\b",)),
    (
        Concept.STATUS,
        (
            r"\b(?:status|treat(?:ed|ment|ing)?|tolerat\w+|transferr?\w*)\b",
            r"\bhow is (?:it|that|this) (?:being )?(?:managed|handled)\b",
        ),
    ),
    (
        Concept.CONTROLS,
        (
            r"\b(?:control(?:s|led)?(?: actions?| measures?)?|mitigat\w+|safeguards)\b(?: (?:are )?in place)?",
            r"\bwhat(?:'s| is| are)? (?:we |they |being |the council )*(?:doing|done) about\b",
        ),
    ),
    (
        Concept.COMMENTS,
        (
            r"\b(?:why|reasons?|comments?|explain\w*|explanations?|because|what(?:'?s| is| was| lies)? behind)\b",
            r"\bwhat (?:caused|drove|explains)\b",
        ),
    ),
    (Concept.CAUSE, (r"\bcaus\w+\b",)),
    (Concept.OWNER, (r"\b(?:owns?|owners?|responsible|accountable|leads?)\b",)),
    (Concept.SAVING, (r"\b(?:sav(?:e|es|ed|ings?)|cuts?)\b",)),
    (
        Concept.TOTAL,
        (
            r"\b(?:in |the )?total\b|\b(?:altogether|overall|in all|all in all)\b",
            r"\b(?:over|across|for|in) (?:the |all |both )*(?:whole |entire )?(?:two|both|three|four|all)? ?(?:the )?years\b",
            r"\b(?:two|three|four|five)[- ]year\b",
        ),
    ),
)  # fmt: skip

HEADING_CONCEPTS: Wordings[Concept] = _table(
    (Concept.PERCENT, (r"%|\bper ?cent\w*\b",)),
    (Concept.VARIANCE, (r"\bvaria(?:nce|tion)s?\b", r"\b(?:over|under)[ -]?spen[dt]", r"\bover\W+under|\bunder\W+over")),
    (Concept.REVISED, (r"\b(?:revised|current|latest|working|approved|updated)\b.*\bbudget|\bbudget v ?\d|\brevised\b",)),
    (Concept.ORIGINAL, (r"\b(?:original|opening)\b",)),
    (Concept.FORECAST, (r"\b(?:forecast|projected|projection|outturn)\b",)),
    (Concept.SPENT, (r"\b(?:spent|spend to|expenditure|actuals?)\b",)),
    (Concept.BUDGET, (r"\bbudget",)),
    (Concept.TARGET, (r"\b(?:target|residual)\b",)),
    (Concept.SCORE, (r"\b(?:score|rating)\b",)),
    (Concept.LIKELIHOOD, (r"\b(?:likelihood|probability)\b",)),
    (Concept.IMPACT, (r"\b(?:impact|severity)\b",)),
    (Concept.STATUS, (r"\b(?:status|treatment|response)\b",)),
    (Concept.CONTROLS, (r"\b(?:controls?|mitigat\w+|actions?)\b",)),
    (Concept.CAUSE, (r"\bcauses?\b",)),
    (Concept.COMMENTS, (r"\b(?:comments?|commentary|reasons?|explanation|narrative)\b",)),
    (Concept.OWNER, (r"\b(?:owner|lead|responsible)\b",)),
    (Concept.SAVING, (r"\bsavings?\b",)),
    (Concept.TOTAL, (r"^(?:£\w+ )?total|\btotal\b(?: £\w+)?$",)),
)  # fmt: skip


@lru_cache(maxsize=4096)
def concepts_of(text: str) -> frozenset[Concept]:
    """What a heading says that its column holds."""
    lowered = text.lower()
    return frozenset(concept for concept, wording in HEADING_CONCEPTS if wording.search(lowered))


HEAT_MAP = re.compile(r"\bheat ?map\b")
# Tables that are named by what they are; the question's words for them and the words by which the table is known.
KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(known))
    for asked, known in (
        (r"\b(?:heat ?map|risk matrix)\b", HEAT_MAP),
        (r"\b(?:risk )?register\b", r"\brisks?\b"),
        (r"\brisks?\b", r"\brisks?\b"),
        (r"\b(?:the |service |performance )?dashboard\b", r"\bdashboard\b"),
        (r"\bsummary(?: table)?\b", r"\b(?:summary|overview|ratings?)\b"),
    )
)  # fmt: skip

# Any of these says that a table of money, risks or counts may be meant.
CUES = re.compile(
    r"\b(?:budgets?|savings?|save[ds]?|over-? ?spen[dt]\w*|under-? ?spen[dt]\w*|spen[dt]|spending|forecast\w*|varia(?:nces?|tions?)"
    r"|capital|revenue|slippage|reserves?|borrowing|debt|investments?|invested|principal|funds?|funding|grants?|levy|risks?|heat ?map"
    r"|register|likelihood|probability|exposure|table|dashboard|totals?|committees?|allocated|interest rate|coupon|market value"
    r"|book cost)\b|£"
)
CELL_WORDS = ("table", "column", "row", "line", "cell", "register", "map", "heat", "heatmap", "matrix", "dashboard", "summary", "figure")

NUMBER = r"£?\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>k|m|bn|million|thousand)?\b"
LIMITS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        (">=", rf"\b(?:at least|no less than|minimum of) {NUMBER}"),
        (">=", rf"{NUMBER} (?:or|and) (?:more|above|over|higher|up)"),
        ("<=", rf"\b(?:at most|no more than|(?<!add )(?<!adds )(?<!added )(?<!adding )(?<!sum )(?<!sums )up to) {NUMBER}"),
        ("<=", rf"{NUMBER} (?:or|and) (?:less|below|under|lower|fewer)"),
        (">", rf"\b(?:over|above|more than|greater than|higher than|exceed(?:s|ing)?|bigger than|larger than|beyond) {NUMBER}"),
        ("<", rf"\b(?:under|below|less than|lower than|fewer than|smaller than) {NUMBER}"),
        ("=", rf"\b(?:are|is|stands?|standing|sits?|sitting|now) (?:at|on) (?:a |score )?{NUMBER}"),
        ("=", rf"\b(?:scor(?:e|es|ed|ing)|rat(?:ed|ing)|likelihood|probability|impact)(?: of| at| is| as)? {NUMBER}"),
    )
)
NOTHING = re.compile(r"\b(?:nothing|zero|nil|nought)\b")
SOME = r"\d|two|three|four|five|six|ten"
TOP = re.compile(rf"\b(?:top|(?P<before>{SOME}) (?:biggest|largest|highest|worst|smallest|lowest))(?: (?P<after>\d+|{SOME}))?\b")
NUMBER_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
OVERSPENT = re.compile(r"\b(?:over-?\s?spen[dt]\w*|over (?:its |their |the )?budgets?|above budget)\b")
UNDERSPENT = re.compile(r"\b(?:under-?\s?spen[dt]\w*|under (?:its |their |the )?budgets?|below budget)\b")
# "Best" and "worst" rank by what a column holds: its heading, else the question or what stands around the table, says which end is good.
JUDGED = re.compile(r"\b(?P<best>best)\b|\bworst\b")
HIGH_IS_BEST = re.compile(r"\b(?:returns?|income|yields?|savings?|saved|surplus(?:es)?|receipts?|collected|interest earned)\b")
LOW_IS_BEST = re.compile(
    r"\b(?:risks?|over-?\s?spen[dt]\w*|varia(?:nces?|tions?)|pressures?|arrears|debts?|loss(?:es)?|deficits?|slippage)\b"
)
# What a question leaves out of an amount, or puts in.
LEFT_OUT = re.compile(
    r"\b(?:leav(?:e|es|ing) out|exclud(?:e|es|ing)|exclusive of|without|apart from|other than|not (?:counting|including)"
    r"|except(?:ing)?(?: for)?|aside from|ignoring|setting aside)\b(?P<what>[^,;?]*)"
)
PUT_IN = re.compile(
    r"\b(?:includ(?:e|es|ing)|inclusive of|counting)\b(?P<what>[^,;?]*)"
    r"|\bwith (?P<inside>[^,;?]*?) (?:in|included|counted|as well)(?=\s*(?:[,;?]|$))"
)
YES_NO = re.compile(r"^(?:and |so |but )*(?:is|are|was|were|will|does|do|did|has|have|had)\b")
SHARE_OF = re.compile(r"\b(?:percent(?:age)?|per cent|proportion|share|fraction|%) of\b")  # what follows at once is the whole
OF_MONEY = re.compile(  # "money" that names nothing, unlike that of "money market"
    r"\b(?:how much|any|more|less|of) money\b(?! markets?\b)"
    r"|\bmoney\b(?=\s*(?:is|was|were|has|have|had|do|does|did|will|would|must|should|can|to|for|on|in|from|that|the|we|they|it|left|goes|go"
    r"|went|spent|saved|set|put|there|by|at|over|[?,.]|$))"
)
DESCRIBE = re.compile(
    r"\b(?:what(?:'s| is| was)? (?:the )?(?:worry|concern|problem|risk|issue|danger)|about|describe|explain|what is|tell me)\b"
)
SAME = re.compile(r"\b(?:same|match(?:es)?|agree(?:s|ment)?|consistent|tally|differ\w*)\b")
STATED = re.compile(rf"(?<![\w/.,-]){NUMBER}(?!\s*(?:%|years?|risks?|largest|biggest|highest))")

# Words of asking about tables that name no row or column.
NOISE = """
involve involves involving concern concerns mention mentions fall falls account accounts amount amounts belong belongs belonging
relate relates share due sum total list listed figure go goes case compare compares compared same different difference match
matches shown stated printed give gives make makes next size heading big row line lines item items terms expected expect likely project
projected pay paying pound pounds thousand thousands million millions
"""
