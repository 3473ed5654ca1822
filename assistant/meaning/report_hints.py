"""The report that a question names: "in the Q2 2016/17 corporate plan report"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.meaning.periods import AskedPeriod
from assistant.meaning.when import when

REPORT_KIND = r"(?:report|review|addendum|appendix|dashboard|paper|document|update)s?\b"
REPORT_NAME = (
    r"(?P<words>(?:(?!(?:in|the|from|says?|was|were|is|are|does|did|of|for|and|all|to|this|last|next|previous|latest|newest|every"
    r"|each|both)\b)"
    r"[\w/'&][\w/'&-]*\s+){1,8}?)"
)
REPORT = re.compile(r"(?:\b(?:in|from|according to|going by|per|of)\s+(?:the\s+|this\s+)?|\bthe\s+)" + REPORT_NAME + REPORT_KIND)
REPORT_FIRST = re.compile("^" + REPORT_NAME + REPORT_KIND + r"(?=\s*(?:(?:q[1-4] )?\d\d[\d/–-]*\s*)?[:,–-])")  # "mid-year review: was it …"
REPORT_KIND_ALONE = re.compile(
    r"\b(?:in|from|of|per|going by|according to) the (?P<words>addendum|scorecard|dashboard|annual report|mid-?year review)\b"
)
PART_OF_YEAR = re.compile(r"\b(?:mid-?\s?year|half-?\s?year|q[1-4]|quarter)\b")
OF_YEAR = re.compile(r"\s*(?:for|of|on|in) \(?(?:20)?\d\d ?[/–-] ?(?:20)?\d\d(?!\d)\)?")
OF_COMMITTEE = re.compile(r"\s+(?:of|to|for) the (?:[\w,&'-]+ ){1,6}?committee\b")
SINCE_REPORT = re.compile(r"\b(?:since|after)\s+(?:the\s+|our\s+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHint:
    """The report a question names: "in the Q2 2016/17 corporate plan report" gives the words and the period."""

    words: str
    period: AskedPeriod | None


def report_hint(text: str) -> tuple[ReportHint | None, str]:
    """The report that the question names, and the question without its name."""
    match = REPORT_FIRST.search(text) or REPORT.search(text) or REPORT_KIND_ALONE.search(text)
    if match is None:
        return None, text
    timing = when(match["words"])
    year = OF_YEAR.match(text[match.end() :]) if PART_OF_YEAR.search(match["words"]) and not timing.periods else None
    if year is not None:  # "the mid-year report for 2016/17" has one name
        timing = when(" ".join(f"{match['words']} {year.group()}".split()))
        text = text[: match.end()] + text[match.end() + year.end() :]
    body = OF_COMMITTEE.match(text[match.end() :])
    if body is not None:  # the committee is a part of the report's name
        text = text[: match.end()] + text[match.end() + body.end() :]
    if SINCE_REPORT.search(text[: match.start()]) and (timing.periods or timing.relatives):  # the time of the report is meant
        return None, f"{text[: match.start()]} {match['words']} {text[match.end() :]}"
    return ReportHint(words=match.group(), period=timing.periods[0] if timing.periods else None), text[: match.start()] + " " + text[
        match.end() :
    ]
