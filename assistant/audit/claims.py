"""Sentences that say how an indicator's result compares with an earlier one: "an improvement on the previous quarter"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.audit.rows import Row
from ingest.model import Measure, Polarity, PublishedValue
from ingest.values.period import earlier, financial_year_of, parse_period

UP = r"improve(?:d|ment|s)?|increase[ds]?|r(?:ise|ose|isen)|better(?: performance)?"
DOWN = r"worsen(?:ed|ing|s)?|decrease[ds]?|f(?:all|ell|allen)|decline[ds]?|deteriorat(?:ed|ion)|worse(?: performance)?|drop(?:ped)?"
PERFORMANCE = re.compile(r"improv|better|worse|deteriorat|performance", re.IGNORECASE)
# Of an indicator of which less is better these may be said of the number or of the performance: "the result declined" as it rose.
AMBIGUOUS = re.compile(r"^(?!.*performance).*(?:declin|drop)|performance\b.*\b(?:increas|decreas|ris|ros|fall|fell)", re.IGNORECASE)
# The subject is the result itself: named as such, or no other is named in the sentence before the verb.
SUBJECT = (
    r"(?:^|, |; |\b(?:but|and|although|while) )(?:the |overall |our |this |council )*"
    r"(?:performance|result|outturn|figure|it|this)(?: for the (?:quarter|year))?"
)
SINCE = r"(?P<since>(?:compared (?:to|with)|against|on|from|since|than(?: in)?) (?:the )?(?P<when>{when}))"
WHEN = (
    r"(?:previous|last|preceding) quarter|quarter before|same (?:period|quarter) (?:of )?last year|previous year|year before|last year"
    r"|Q[1-4](?: 20\d\d/\d\d)?"
)
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{SUBJECT}(?: has| have)?(?: again)? (?:(?P<up>{UP})|(?P<down>{DOWN}))(?: slightly| markedly| further)? "
        rf"{SINCE.format(when=WHEN)}\b(?! quarters)",
        rf"{SUBJECT} (?:is|was|represents|shows|showed|is still) an? (?:slight |small |clear |marked )?(?:(?P<up>{UP})|(?P<down>{DOWN}))"
        rf"(?: (?:of|in) performance)? {SINCE.format(when=WHEN)}\b",
        rf"^(?:an? )?(?:(?P<up>{UP})|(?P<down>{DOWN})) (?:of|in) performance {SINCE.format(when=WHEN)}\b",
    )
)
NEGATED = re.compile(r"\b(?:not|no|never|without|neither|if|would|could|should|expected|target)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """That a result is `up` on the one of `when`, in lower case; `of_performance` where better or worse is meant, and not more or less."""

    words: str
    up: bool
    of_performance: bool
    when: str

    def is_clear_for(self, polarity: Polarity | None) -> bool:
        """Do the words say whether the number or the performance changed?"""
        return polarity is Polarity.HIGHER or AMBIGUOUS.search(self.words) is None

    def compared(self, row: Row) -> PublishedValue | None:
        """The result of the row that the claim compares with; None where the row does not print it."""
        result = row.result
        period = self._period(result.period if result else None)
        found = row.only(Measure.RESULT, period) if period else None
        return found if found is not result else None

    def _period(self, now: str | None) -> str | None:
        if now is None:
            return None
        if re.match(r"q[1-4]", self.when, re.IGNORECASE):
            return parse_period(self.when, year=financial_year_of(now))
        year_before = "same" in self.when or "year" in self.when
        return earlier(now, 12 if year_before else 3)


def claims_in(sentence: str) -> Iterator[Claim]:
    """The claims of one sentence.

    >>> [(claim.up, claim.when) for claim in claims_in("Performance fell slightly on the previous quarter.")]
    [(False, 'previous quarter')]
    """
    if NEGATED.search(sentence):
        return
    for pattern in PATTERNS:
        match = pattern.search(sentence)
        if match:
            of_performance = PERFORMANCE.search(match.group()) is not None
            yield Claim(
                words=match.group().strip(" ,;"), up=match["up"] is not None, of_performance=of_performance, when=match["when"].lower()
            )
            return
