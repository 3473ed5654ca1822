"""Numbers in prose that are given as the result of an indicator: directly before the words of its title, or as what it "fell to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.audit.percentage import ROUGHLY
from assistant.audit.rows import Row
from assistant.meaning.words import tokens
from ingest.model import PublishedValue
from ingest.values.period import contains, find_periods
from ingest.values.unit import unit_after_figure

NUMBER = r"(?<![\d.,/£Q–-])(?P<number>\d[\d,]*(?:\.\d+)?)"
CHANGED_TO = re.compile(
    rf"\b(?:fell|rose|increased|decreased|dropped|improved|declined|reduced|went (?:up|down)|risen|fallen)(?: (?:slightly|further|again))?"
    rf"(?: from [^.,;]{{1,30}})? to {NUMBER}\s*(?P<unit>%|days?|weeks?|hours?|minutes?)",
    re.IGNORECASE,
)
COUNTED = re.compile(rf"{NUMBER} (?P<what>[a-z][a-z' -]+)", re.IGNORECASE)
THERE_WERE = re.compile(rf"^(?:there (?:were|have been)|a total of|in (?:total|all),?) {NUMBER} (?P<what>[a-z]+)\b", re.IGNORECASE)
COUNT_TITLE = re.compile(r"^(?:the )?(?:total )?numbers? of (?:new )?", re.IGNORECASE)
ASIDE = re.compile(r"\([^)]*\)|[,;].*$|\bper [\d,]+.*$")
GENERIC = frozenset(tokens("the average result performance figure it this total overall quarter year rate over of in at for and"))
NEAR = Decimal("0.25")  # a figure further from the result is about something else
ROOT, LONG_NOUN = 4, 8  # letters that a verb and its noun share ("admitted", "admissions"), and of a noun long enough to tell by them
FEWEST_WORDS = 2  # of a title, beside "number of", that a sentence must repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A number that prose gives as a result, its words, and what the sentence says up to their end."""

    number: Decimal
    words: str
    before: str


def mentions_in(sentence: str, row: Row, *, own: bool) -> Iterator[Mention]:
    """What a sentence gives as the row's result; `own` where it stands in the row itself, so that it need not name the indicator whole."""
    result = row.result
    if result is None or result.value is None:
        return
    found = [*_titled(sentence, row)] if not own else [*_changed_to(sentence, row), *_there_were(sentence, row)]
    for number, words in found:
        near = number != result.value and abs(number - result.value) <= NEAR * abs(result.value)
        if near and _of_its_period(sentence, result):
            yield Mention(number=number, words=words, before=sentence[: sentence.index(words) + len(words)])


def _of_its_period(sentence: str, result: PublishedValue) -> bool:
    """Does the sentence name no other period than the result's?"""
    year = result.period[:7] if result.period and "/" in result.period else None
    periods = [mention.period for mention in find_periods(sentence, year=year)]
    return all(result.period is not None and (contains(result.period, one) or result.period == one) for one in periods)


def _changed_to(sentence: str, row: Row) -> Iterator[tuple[Decimal, str]]:
    """ "The average delay fell to 2.0 days": what changed is the result, or shares a word with the title."""
    matches = list(CHANGED_TO.finditer(sentence))
    if len(matches) != 1:
        return
    match = matches[0]
    subject = frozenset(tokens(sentence[: match.start()]))
    unit = unit_after_figure(match["unit"])
    result = row.result
    if result is None or unit is None or unit[0] != result.unit or not subject <= frozenset(tokens(row.title)) | GENERIC:
        return
    yield Decimal(match["number"].replace(",", "")), match.group()


def _there_were(sentence: str, row: Row) -> Iterator[tuple[Decimal, str]]:
    """ "There were 412 admissions": counted is what the title counts."""
    match = THERE_WERE.match(sentence)
    result = row.result
    if match is None or result is None or result.unit not in ("count", None):
        return
    counted = frozenset(tokens(match["what"]))
    title = tokens(COUNT_TITLE.sub("", row.title))
    if counted and (counted <= frozenset(title[:1]) or _acts(match["what"], row.title)):
        yield Decimal(match["number"].replace(",", "")), f"{match['number']} {match['what']}"


def _acts(noun: str, title: str) -> bool:
    """Does the title hold the verb of a noun ("admissions", "people admitted")?"""
    return len(noun) >= LONG_NOUN and any(
        len(word) >= LONG_NOUN - 1 and word.lower()[:ROOT] == noun.lower()[:ROOT] for word in re.findall(r"[A-Za-z]+", title)
    )


def _titled(sentence: str, row: Row) -> Iterator[tuple[Decimal, str]]:
    """ "2,867 households in temporary accommodation": the words after "number of", all of them and in their order, follow the number."""
    result = row.result
    if result is None or result.unit not in ("count", None) or not COUNT_TITLE.match(row.title):
        return
    title = tokens(ASIDE.sub("", COUNT_TITLE.sub("", row.title)))
    if len(set(title)) < FEWEST_WORDS:
        return
    for match in COUNTED.finditer(sentence):
        if ROUGHLY.search(sentence[: match.start()]):
            continue
        said = tokens(match["what"])
        if said[: len(title)] == title:
            words = " ".join(match.group().split()[: len(title) + 3])
            yield Decimal(match["number"].replace(",", "")), words
