"""Benchmark cells, which pack several figures of several groups into one text, as separate figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.values.number import SHORTHAND, clean
from ingest.values.period import find_periods
from ingest.values.unit import money_unit

MAX_GROUP_WORDS = 7  # "Statistical Neighbours" has two, "nearest comparator group average" four; longer ones are sentences
MAX_WORDS_A_FIGURE = 10  # of the whole text: more is prose in which figures are mentioned

_ORDINAL = re.compile(r"(\d)\s?(st|nd|rd|th)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?<![\d.,/-])(?<!(?-i:[A-Z]))(£?\d[\d,]*(?:\.\d+)?)\s?(%|k\b|m\b)?(?![\w%+]|[/.-]\d)"
    r"((?:\s?&|\sor|\sand)\s?(?:above|below|over|under|more|less)|\s(?:reduction|increase|decrease))?",
    re.IGNORECASE,
)
_ASIDES = re.compile(
    rf"\((?:[{''.join(SHORTHAND)}]|provisional|revised|estimated?)\)|\[[{''.join(SHORTHAND)}]\]"
)  # say nothing of the group
_BARE = re.compile(r"[\d,]+")  # a count, even where it could be a year
_QUARTILE = re.compile(r"\d(?:st|nd|rd|th)\s[\w]+\s*$", re.IGNORECASE)
_RANK = re.compile(
    r"\brank(?:ed|ing)?:?\s*(?P<rank>\d+)(?:st|nd|rd|th)?\s*(?:\(?out\sof\s\d+\s?(?P<whom>[A-Za-z ]*)\)?)?"
    r"(?:\s*in\s(?P<place>[A-Za-z ]+?)(?=\(|,|\.|$))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One figure of a benchmark cell. `unit` is what stands beside it, `value` None when the cell gives no figure."""

    group: str | None
    raw: str
    value: Decimal | None
    unit: str | None = None
    period: str | None = None
    rank: bool = False


def parse_benchmarks(text: str, *, group: str | None = None) -> tuple[Benchmark, ...]:
    """The figures of a benchmark cell with the groups whose they are; a single record without figure when it holds prose only.

    A blank cell gives none. `group` is the column heading's, for a figure that names none.

    >>> [(b.group, str(b.value), b.period) for b in parse_benchmarks("England 57.0%, London 57.8%, (2015/16, Survey)")]
    [('England', '57.0', '2015/16'), ('London', '57.8', '2015/16')]
    """
    flat = " ".join(_ASIDES.sub("", _ORDINAL.sub(r"\1\2", clean(text))).split())
    if not re.search(r"\w", flat):
        return ()
    if match := _RANK.search(flat):
        return (_rank(match, flat),)
    hidden = flat if _BARE.fullmatch(flat) else _hide_periods(flat)
    figures = [match for match in _FIGURE.finditer(hidden) if not _aside(hidden, match)]
    words = len(re.findall(r"[A-Za-z]{2,}", hidden))
    if not figures or words > MAX_WORDS_A_FIGURE * len(figures) + 4:
        return (Benchmark(group=group, raw=flat, value=None),)
    read = [_one(hidden, flat, figures, at, group) for at in range(len(figures))]
    if any(benchmark is None for benchmark in read):
        return (Benchmark(group=group, raw=flat, value=None),)
    return tuple(benchmark for benchmark in read if benchmark is not None)


def _rank(match: re.Match[str], flat: str) -> Benchmark:
    whom = (match["place"] or "").strip()
    among = (match["whom"] or "").strip()
    group = f"Rank in {whom}" if whom else f"Rank among {among}" if among else "Rank"
    return Benchmark(group=group, raw=match[0].strip(), value=Decimal(match["rank"]), period=_period_after(flat, match.end()), rank=True)


def _one(hidden: str, flat: str, figures: list[re.Match[str]], at: int, group: str | None) -> Benchmark | None:
    """The figure number `at` with its group, None when the words around it are no group."""
    match = figures[at]
    start = figures[at - 1].end() if at else 0
    end = figures[at + 1].start() if at + 1 < len(figures) else len(hidden)
    before, after = hidden[start : match.start()], hidden[match.end() : end]
    named = _group_after(after) or _group_before(before, first=at == 0)
    if named is None and at == 0:
        named = " ".join(re.sub(r"\(.*|\.$", "", after).split()).strip(" .,;:-") or None
    named = named or group
    if named and (len(named.split()) > MAX_GROUP_WORDS or not named[0].isalnum()):
        return None
    digits = match[1].replace(",", "").lstrip("£")
    unit = "%" if match[2] == "%" else money_unit(match[2] or "")[0] if "£" in match[1] else None
    next_start = figures[at + 1].start() if at + 1 < len(figures) else len(flat)
    return Benchmark(group=named, raw=match[0].strip(), value=Decimal(digits), unit=unit, period=_period_of(flat, match.end(), next_start))


def _aside(text: str, match: re.Match[str]) -> bool:
    """Whether a figure is only mentioned in a bracket: "(Exborough 5th of 32)", unless the bracket is the figure: "England (57%)"."""
    opened = text.rfind("(", 0, match.start())
    return opened > text.rfind(")", 0, match.start()) and bool(text[opened + 1 : match.start()].strip())


def _group_after(after: str) -> str | None:
    """'(Peers) 7.5%': the bracket right after a figure, unless it holds nothing but a source or a period."""
    match = re.match(r"\s*\(([A-Za-z][A-Za-z &'-]*)\)", after)
    return match[1].strip() if match else None


def _group_before(before: str, *, first: bool) -> str | None:
    """'London: ' -> 'London'; what belongs to the figure before it (brackets, sources) is left out."""
    text = re.sub(r"\([^)]*\)?|[^(]*\)", " ", before)
    if match := _QUARTILE.search(text.rstrip(" -:=")):
        return match[0].strip()
    text = " ".join(text.split()).strip(" ,;:=-.&")
    return text or None


def _hide_periods(text: str) -> str:
    """The text with periods and ordinal numbers blanked out, every position kept."""
    for mention in find_periods(text):
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _period_of(flat: str, end: int, next_start: int) -> str | None:
    """The period between a figure and the next one, else the last of the text, else the first before it."""
    mentions = find_periods(flat)
    own = [mention for mention in mentions if end <= mention.start < next_start]
    after = [mention for mention in mentions if mention.start >= end]
    chosen = own[0] if own else after[-1] if after else mentions[0] if mentions else None
    return chosen.period if chosen else None


def _period_after(flat: str, end: int) -> str | None:
    mentions = [mention for mention in find_periods(flat) if mention.start >= end - 1]
    return mentions[0].period if mentions else None
