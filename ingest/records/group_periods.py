"""Periods that stand over several columns at once: which of the columns belong to which, where the table does not show it.

A heading over a group of columns is often set above the first of them only, so that the others come without it: "2016/17 Q1", "Q2", "Q3".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from ingest.values.period import PeriodKind, financial_year_of, find_periods

ANY_YEAR = "2000/01"  # to see that "Q2" is a period, whichever
DATED = (PeriodKind.YEAR, PeriodKind.QUARTER)


def with_group_periods(texts: Sequence[str]) -> list[str]:
    """The headings with the period of their group, where the order of the columns tells it.

    >>> with_group_periods(["2016/17 Q1", "Q2", "2017/18 Q1", "Q2"])
    ['2016/17 Q1', 'Q2 2016/17', '2017/18 Q1', 'Q2 2017/18']
    >>> with_group_periods(["Dec 24 Actual", "Target", "Dec 25 Actual", "Target"])
    ['Dec 24 Actual', 'Target Dec 24', 'Dec 25 Actual', 'Target Dec 25']
    """
    return _under_periods(_in_years(_one_each(texts)))


def _one_each(texts: Sequence[str]) -> list[str]:
    """Headings that were read as one over several columns, "Q2 2016/17 Result Target" over two, given to their columns."""
    parted: list[str] = []
    for text, run in groupby(texts):
        columns = len(list(run))
        mentions = find_periods(text)
        words = f"{text[: mentions[0].start]} {text[mentions[0].end :]}".split() if len(mentions) == 1 else []
        if columns > 1 and len(words) == len(set(words)) == columns:
            period = text[mentions[0].start : mentions[0].end]
            parted += [f"{word} {period}" for word in words]
        else:
            parted += [text] * columns
    return parted


def _in_years(texts: list[str]) -> list[str]:
    """Quarters that begin anew once for each year named belong to these years in turn."""
    quarters = {i: number for i, text in enumerate(texts) if (number := _quarter(text))}
    runs: list[list[int]] = []
    for i, number in quarters.items():
        if not runs or number < quarters[runs[-1][-1]] or any(_says_the_same(texts[i], texts[j]) for j in runs[-1]):
            runs.append([])
        runs[-1].append(i)
    years = list(dict.fromkeys(year for text in texts for year in _years(text)))
    named = [texts[i].casefold() for i in quarters if _years(texts[i])]
    sure = len(named) == len(quarters) and len(set(named)) == len(named)  # "2016/17 Q2 Target" beside "2016/17 Q2 Result" is sure
    if sure or len(years) < 2 or len(runs) != len(years) or any(one >= other for one, other in pairwise(years)):
        return texts
    if any(not _words_of(texts, run) & _words_of(texts, other) for run, other in pairwise(runs)):  # "Q4 Target", "Q3 2016/17 Result"
        return texts
    for run, year in zip(runs, years, strict=True):
        for i in run:
            if _years(texts[i]) != [year]:
                texts[i] = _in_year(texts[i], year)
    return texts


def _words_of(texts: Sequence[str], run: Sequence[int]) -> set[str]:
    """What the headings of a run say beside their periods."""
    return {_without_period(texts[i]).casefold() for i in run}


def _says_the_same(one: str, other: str) -> bool:
    """Whether two headings name one quarter, of whichever year, and the same measure: "Q4 Target" goes with "Q4 Actual" of its year."""
    same_words = _without_period(one).casefold() == _without_period(other).casefold()
    return same_words and _quarter(one) == _quarter(other)


def _without_period(text: str) -> str:
    for mention in reversed(find_periods(text, year=ANY_YEAR)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return " ".join(re.sub(r"[()]", " ", text).split())


def _under_periods(texts: list[str]) -> list[str]:
    """Headings without a period that come several times belong to the periods on their left."""
    counts = Counter(text.casefold() for text in texts if text and not find_periods(text, year=ANY_YEAR))
    last: str | None = None
    grouped = []
    for text in texts:
        mentions = find_periods(text)
        last = text[mentions[0].start : mentions[0].end] if mentions else last
        grouped.append(f"{text} {last}" if last and not mentions and counts[text.casefold()] > 1 else text)
    return grouped


def _quarter(text: str) -> int | None:
    """The number of the quarter that a heading names, with or without its year."""
    mentions = [mention for mention in find_periods(text, year=ANY_YEAR) if mention.kind is PeriodKind.QUARTER]
    return int(mentions[0].period[-1]) if len(mentions) == 1 and re.fullmatch(r".* Q[1-4]", mentions[0].period) else None


def _years(text: str) -> list[str]:
    return [year for mention in find_periods(text) if mention.kind in DATED and (year := financial_year_of(mention.period))]


def _in_year(text: str, year: str) -> str:
    """The heading of a quarter with that year."""
    return f"{_without_period(text)} Q{_quarter(text)} {year}".strip()
