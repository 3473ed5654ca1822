"""Which indicators a question names by their references: "AB/S4", "ab s4", "(1003)", "kpi 2.1"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.meaning.catalogue import Catalogue, Indicator, ref_key
from assistant.meaning.when import when
from assistant.meaning.words import is_chatter, plain_words, words_of_asking

REF_WORD = re.compile(r"[a-z0-9][\w/.()-]*|\((?=[a-z]\))", re.IGNORECASE)
BARE_SLASH = re.compile(r"(?<=\w)\s*/\s*(?=\w)")  # "AC / S4"
BRACKETED = re.compile(r"\(\s*$")
NAMED_NUMBER = re.compile(r"\b(?:indicator|measure|kpi|cpi|spi|ref(?:erence)?|number|no\.?|pi)\s*$", re.IGNORECASE)
# What can only be an identifier: letters with a slash and digits, or capitals that end in two digits or more.
IDENTIFIER = re.compile(r"\b(?:[A-Za-z]{2,}\d*/[A-Za-z]{0,5}\d+[\w-]*|[A-Z]{2,}[- ]?\d{2,}[A-Z]?(?! ?[/–-] ?\d))\b")  # no "EHC 25/26"
MONEY_OR_DATE = re.compile(r"^(?:Q\d|FY|AY|KS|CO|PM)", re.IGNORECASE)
SHORTEST = 3
LONGEST_IN_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The indicators that stand in a question by reference, and the identifiers in it that are none of theirs."""

    indicators: tuple[Indicator, ...] = ()
    strange: tuple[str, ...] = ()


def named_by_reference(text: str, catalogue: Catalogue, pool: Sequence[Indicator]) -> Named:
    """The indicators of `pool` whose references or aliases the text holds, in its order."""
    text = BARE_SLASH.sub("/", text)
    words = list(REF_WORD.finditer(text))
    found: dict[str, Indicator] = {}
    used: list[str] = []
    for index in range(len(words)):
        for length in range(LONGEST_IN_WORDS, 0, -1):
            part = words[index : index + length]
            key = ref_key("".join(word.group() for word in part))
            if (
                len(part) < length
                or _are_two_numbers(part)
                or len(key) < SHORTEST
                or (key.isdigit() and not _is_named_number(text, part[0]))
            ):
                continue
            hits = catalogue.by_ref.get(key) or catalogue.by_alias.get(key) or _in_a_range(key, part, catalogue)
            if hits:
                inside = {one.key for one in pool}
                found.update((hit.key, hit) for hit in hits if hit.key in inside)
                used.append(text[part[0].start() : part[-1].end()])
                break
    return Named(indicators=tuple(found.values()), strange=tuple(_strange(text, used)))


def _are_two_numbers(part: Sequence[re.Match[str]]) -> bool:
    """True where a word that ends in a digit is followed by one that begins with one: "AB/S1 9%" is no AB/S19."""
    return any(first.group()[-1].isdigit() and second.group()[0].isdigit() for first, second in pairwise(part))


def _in_a_range(key: str, part: Sequence[re.Match[str]], catalogue: Catalogue) -> tuple[Indicator, ...]:
    """The indicator whose reference is a range that begins or ends so: "KPI 2.1" of "KPI 2.1-2.3"."""
    if len(part) < 2 or not key[-1].isdigit() or "." not in part[-1].group():
        return ()
    number = part[-1].group().rstrip(".)")
    ends = re.compile(rf"(?<![\d.]){re.escape(number)}(?![\d.])")
    letters = key.rstrip("0123456789")
    hits = {
        one.key: one
        for one in catalogue.indicators
        for ref in one.refs
        if re.search(r"\d\s*[-–]\s*\d", ref) and ref_key(ref).startswith(letters) and ends.search(ref)
    }
    return tuple(hits.values()) if len(hits) == 1 else ()


def _is_named_number(text: str, word: re.Match[str]) -> bool:
    """True where a bare number is meant as a reference: in brackets, after "indicator", or with nothing else that could be the subject."""
    before, after = text[: word.start()], text[word.end() :]
    if NAMED_NUMBER.search(before) or (BRACKETED.search(before) and after.lstrip().startswith(")")) or word.group().endswith(")"):
        return True
    others = [other for other in plain_words(when(text.lower()).rest) if not is_chatter(other) and other != word.group().lower()]
    others = [other for other in others if other not in words_of_asking()]
    return not others or text.strip().startswith(word.group())


def _strange(text: str, used: Iterable[str]) -> Iterable[str]:
    known = " ".join(used)
    for match in IDENTIFIER.finditer(text):
        if match.group() not in known and not MONEY_OR_DATE.match(match.group()):
            yield match.group()
