"""Statements of prose about one indicator that its row can confirm: "the target was met", "is rated Amber", "the recycling rate was 46%".

Each gives what the words say; `narrative` compares it with the row. A sentence about another time, place or group says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.audit.percentage import ROUGHLY
from assistant.audit.rows import Row
from assistant.meaning.words import tokens
from ingest.model import Polarity, PublishedValue, Rating
from ingest.values.period import find_periods, month_range
from ingest.values.unit import unit_after_figure

# What may follow a statement about the whole: the end of its clause, a reason, a time; "in one depot" would limit it.
END = (
    r"(?=\s*(?:[.,;:)]|$|\b(?:and|but|as|because|due|thanks|owing|this|again|with|despite|although|which|up|down|against|compared)\b"
    r"|(?:in|for) (?:the|this) (?:quarter|year)\b|in Q(?:uarter )?[1-4]\b|at the end\b|by \d))"
)
TARGET = r"(?:the |our |its |this |quarterly |quarter's |Q[1-4] |\d[\d.,]*%? )*target"
OF_SO_MUCH = r"(?: of [£\d][\d.,]*%?)?"
ADVERB = r"(?:again |comfortably |narrowly |just )?"
MET = re.compile(
    rf"\b(?:{TARGET}{OF_SO_MUCH} (?:was|has been|is) {ADVERB}(?:met|achieved|exceeded|reached|surpassed)"
    rf"|(?:met|achieved|exceeded|exceeds|surpassed|meets) {TARGET})\b{END}",
    re.IGNORECASE,
)
MISSED = re.compile(
    rf"\b(?:{TARGET}{OF_SO_MUCH} (?:was|has been|is) {ADVERB}(?:missed|not (?:met|achieved|reached))"
    rf"|{TARGET}{OF_SO_MUCH} (?:has|was) not (?:been )?(?:met|achieved|reached)"
    rf"|(?:missed|missing|did not (?:meet|achieve|reach)|has not (?:met|achieved)|failed to (?:meet|achieve)) {TARGET}"
    rf"|(?:fell |falls )?short of {TARGET})\b{END}",
    re.IGNORECASE,
)
SIDE = re.compile(rf"\b(?P<side>above|below) {TARGET}\b{END}", re.IGNORECASE)  # what better is depends on the indicator
TARGET_FIGURE = re.compile(
    r"\btarget (?:of|is|was|being) (?P<number>\d[\d,]*(?:\.\d+)?)(?![\d/])\s*(?P<unit>%|days?|weeks?)?" + END, re.IGNORECASE
)
INDICATOR = r"(?:(?:this|the) (?:indicator|measure|KPI|PI|result|performance|target)|performance|it|this)"
RATED = re.compile(
    rf"(?:^|, |; |\band ){INDICATOR} (?:is|remains|is therefore|is currently|has been)"
    r"(?: rated| RAG rated| reported as| given a rating of| at)? (?P<rating>(?:Green|Red)[ -]Amber|Green|Amber|Red)\b",
    re.IGNORECASE,
)
# Words that put a statement elsewhere: other times, other targets, parts of the whole, conditions.
ELSEWHERE = re.compile(
    r"\b(?:annual|year[- ]end|yearly|full[- ]year|stretch|national\w*|statutory|government\w*|regional\w*|London|England|neighbours?"
    r"|benchmark\w*|milestone|individual|some|most|several|both|each|if|would|will|could|should|may|might|once|whether|until|unless|except"
    r"|expect\w*|forecast\w*|predict\w*|project\w*|plan(?:s|ned)?|aim\w*|ambition|next|last|previous\w*|prior|earlier|before|initially"
    r"|first|then|ago|since|so far|year to date|new|revised|proposed|by (?:the )?end of|on track|from (?:red|amber|green)|not rated"
    r"|was rated|usually|peak\w*|low of|high of|weekly|monthly|daily)\b",
    re.IGNORECASE,
)
COMPARISON = re.compile(
    r"\b(?:up|down|on|from|to|with|than(?: in)?|against|since) (?:the )?(?:last|previous|same|preceding)(?: quarter| year| period| month)+"
    r"(?: of)?(?: last year| the previous year)?",
    re.IGNORECASE,
)
MONTHS = re.compile(r"\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,6})\b\.?(?! be\b)", re.IGNORECASE)
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
QUARTER = re.compile(r"\b(?:Q|quarter )(?P<quarter>[1-4])\b", re.IGNORECASE)
IS = r"(?:was|is|stood at|stands at|reached|fell to|rose to|improved to|increased to|decreased to|dropped to)"
NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|per cent|days?|weeks?)"
NOW = r"(?: (?:for|in|at the end of) (?:the|this) quarter| this quarter| in (?:Q[1-4]|Quarter [1-4])(?: \d{4}/\d{2,4})?,?| for the year)?"
WAS = re.compile(rf"(?:^|, |; |\band )(?P<subject>[A-Z]?[A-Za-z][^.,;:%]{{5,120}}?){NOW} {IS} {NUMBER}{END}", re.IGNORECASE)
REF_WAS = re.compile(rf"^(?P<gap> ?\([^()%]{{1,120}}\)| [^.,;:%()]{{1,120}}?)?{NOW} {IS} {NUMBER}{END}", re.IGNORECASE)
ALONE = frozenset(tokens("the our overall council this borough county city district performance result figure for of in and"))
FEWEST_WORDS = 2  # of a title that prose repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The indicators of a report by their reference and by the words of their title, those left out that several share."""

    by_ref: Mapping[str, Row]
    by_title: Mapping[frozenset[str], Row]


def named(rows: tuple[Row, ...]) -> Named:
    refs: dict[str, Row | None] = {}
    titles: dict[frozenset[str], Row | None] = {}
    for row in rows:
        if row.ref:
            refs[row.ref] = None if row.ref in refs else row
        words = frozenset(tokens(row.title)) - ALONE
        titles[words] = None if words in titles else row
    return Named(
        by_ref={ref: row for ref, row in refs.items() if row is not None and any(map(str.isdigit, ref)) and any(map(str.isalpha, ref))},
        by_title={words: row for words, row in titles.items() if row is not None and len(words) >= FEWEST_WORDS},
    )


def is_of_now(sentence: str, result: PublishedValue) -> bool:
    """Does the sentence speak of the result's own period and of the whole of what it measures?"""
    if ELSEWHERE.search(COMPARISON.sub("", sentence)):
        return False
    months = month_range(result.period) if result.period else None
    said = {MONTH_NAMES.index(match["month"].lower()) for match in MONTHS.finditer(sentence)}
    if said and (months is None or said != {months[1] % 12}):
        return False
    quarters = {match["quarter"] for match in QUARTER.finditer(sentence)}
    if quarters and (result.period is None or quarters != {result.period[-1:] if result.period[-2:-1] == "Q" else ""}):
        return False
    year = result.period[:7] if result.period and "/" in result.period else None
    return all(mention.period == result.period or _ends_with(mention.period, result) for mention in find_periods(sentence, year=year))


def _ends_with(period: str, result: PublishedValue) -> bool:
    """Is it the last day or month of the result's period?"""
    ours, theirs = month_range(result.period) if result.period else None, month_range(period)
    return ours is not None and theirs is not None and theirs[0] == theirs[1] == ours[1]


def target_met(sentence: str, polarity: Polarity | None) -> tuple[bool, str] | None:
    """Whether the sentence says that the target was met, with its words; None where it does not say, or says both."""
    if len(re.findall(r"\btargets?\b", sentence, re.IGNORECASE)) != 1:
        return None
    met, missed, side = MET.search(sentence), MISSED.search(sentence), SIDE.search(sentence)
    if met and missed:
        return None
    if found := met or missed:
        negated = re.search(r"\b(?:not|never|nor|without|almost|nearly|close to)\b", sentence[: found.end()], re.IGNORECASE)
        return (met is not None, found.group()) if missed or not negated else None
    if side and polarity is Polarity.HIGHER:
        return side["side"].lower() == "above", side.group()
    return None


def rating_said(sentence: str) -> tuple[Rating, str] | None:
    """The rating that the sentence gives the indicator, with its words."""
    match = RATED.search(sentence)
    if match is None or len(re.findall(r"\b(?:green|amber|red)\b", sentence, re.IGNORECASE)) > len(
        match["rating"].replace("-", " ").split()
    ):
        return None
    return Rating(match["rating"].replace("-", " ").title()), match.group().strip(" ,;")


def target_figure(sentence: str) -> tuple[Decimal, str | None, str] | None:
    """The one target that the sentence prints: its number, unit and words."""
    found = [match for match in TARGET_FIGURE.finditer(sentence) if not ROUGHLY.search(sentence[: match.start("number")])]
    if len(found) != 1 or len(re.findall(r"\btargets?\b", sentence, re.IGNORECASE)) != 1:
        return None
    match = found[0]
    return _number(match), _unit(match), match.group().strip()


def results_said(sentence: str, known: Named) -> Iterator[tuple[Row, Decimal, str | None, str]]:
    """Indicators that the sentence names by reference or whole title, each with the result that it gives: number, unit, words."""
    for match in WAS.finditer(sentence):
        row = known.by_title.get(frozenset(tokens(match["subject"])) - ALONE)
        if row is not None:
            yield row, _number(match), _unit(match), match.group().strip(" ,;")
    for word in re.finditer(r"[A-Z][\w/.-]*\d\w*", sentence):
        row = known.by_ref.get(word.group())
        found = REF_WAS.match(sentence[word.end() :]) if row is not None else None
        if row is not None and found is not None and _only_names(found["gap"] or "", row):
            yield row, _number(found), _unit(found), word.group() + found.group()


def _only_names(words: str, row: Row) -> bool:
    """Do the words after a reference say no more than the title? More could name a part of what is measured."""
    return frozenset(tokens(words)) - ALONE <= frozenset(tokens(row.title))


def _number(match: re.Match[str]) -> Decimal:
    return Decimal(match["number"].replace(",", ""))


def _unit(match: re.Match[str]) -> str | None:
    unit = unit_after_figure(match["unit"].replace("per cent", "%")) if match["unit"] else None
    return unit[0] if unit else None
