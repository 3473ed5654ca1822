"""How an answer was made, as data: each step with the tool used, what it was asked for in the words of the field, and what came back.

A step is made where its tool is chosen and closed where the answer is finished; nothing of it is read out of the answer's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.model import Measure


class Tool(StrEnum):
    """What a step does."""

    LOOK_UP = "look up"
    COMPARE = "compare"
    DISTANCE = "distance to target"
    SHARE = "share of target"
    TREND = "trend"
    CHECK_RATING = "check rating"
    VERIFY = "verify"
    AGREEMENT = "agreement"
    LIST = "list"
    COUNT = "count"
    COLUMN = "table column"
    EXPLAIN = "explain"
    PASSAGES = "passages"
    REPORTS = "reports"
    RANK = "rank"
    NEWS = "what is new"
    WHICH_REPORTS = "which reports"
    SIDE_BY_SIDE = "side by side"
    EACH = "comment on each"
    ACTIVITY = "activity"
    TABLE = "printed table"
    MOTIONS = "motions"
    PASTED = "pasted words"
    MEANING = "meaning"
    OVERVIEW = "overview"
    THEME = "theme"
    CLARIFY = "clarify"
    UNKNOWN = "unknown"


class Remark(StrEnum):
    """What was assumed, left out or doubtful; each is a sentence that a person may read."""

    NEWEST = "No period was asked for, so the newest one with a figure was taken."
    OTHER_PERIOD = "The period asked for is not printed as such; the one that answers it was taken."
    OLDER = "The report on the period asked for prints an older figure, which was taken."
    CONFLICT = "Another report prints another figure for the same period; the answer names both."
    CUMULATIVE = "The figures add up from the beginning of the year."
    UNCERTAIN = "The columns of the table were inferred, so the figure should be seen in the report."
    INTERVAL = "The report counts the target as met within the confidence interval."
    OWN_KEY = "The rating was checked by the key that the report itself prints."
    NO_KEY = "The report prints no key that settles the rating, so it was checked by the rules that councils use."
    MET_IS_GREEN = "The rule: a target that is met is rated Green."
    NEAREST = "No indicator is named in all the words of the question; the nearest one was taken."
    LISTED = "Only what the answer before had listed was looked at."


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a plan and its outcome.

    `ask` is the part of the question that the step answers; None where it answers all of it. `indicators` are names as printed, or rows of
    a printed table; `periods` and `compared_with` are periods of the contract; `reports` are titles, where the question names reports.
    `values` counts the published values given back and `citations` are the numbers of their sources in the answer.
    """

    tool: Tool
    ask: str | None = None
    indicators: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    periods: tuple[str, ...] = ()
    compared_with: str | None = None
    since: str | None = None
    reports: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    values: int = 0
    citations: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()
