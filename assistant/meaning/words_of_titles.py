"""What a question says besides the names of its indicators, so that "reduction", "missed" or "under 18" in a title claim nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.meaning.claims import Claim, claim_of
from assistant.meaning.periods import AskedPeriod
from assistant.meaning.when import when

WORD = re.compile(r"[\w'’/-]+")
RUN = 3  # words
SMALL = frozenset(re.findall(r"\S+", "a an and are as at be by for from in is of on or our the their to who whose with"))


def without_titles(text: str, names: Iterable[str]) -> str:
    """The text in lower case without the titles that stand in it whole; without every word of theirs where none does.

    >>> without_titles("Did bins missed rise?", ["Bins missed"]), without_titles("Did missed bins rise?", ["Bins missed"])
    ('did   rise?', 'did     rise?')
    """
    text = " ".join(text.lower().split())
    titles = [" ".join(name.lower().split()) for name in names]
    whole = sorted((title for title in titles if title and title in text), key=len, reverse=True)
    for title in whole:
        text = text.replace(title, " ")
    if whole:
        return text
    words = {word for title in titles for word in WORD.findall(title)}
    return WORD.sub(lambda match: " " if match.group() in words else match.group(), text)


def without_runs_of_titles(text: str, names: Iterable[str]) -> str:
    """The text in lower case without runs of at least `RUN` words that follow one another in a title too, small words left out of count.

    A single word of a title may be the question's own: "did customer satisfaction improve?" of "Improve customer satisfaction".

    >>> without_runs_of_titles("Are schools rated good or better 88%, right?", ["Schools rated as 'good' or better"])
    'are     88%, right?'
    """
    text = " ".join(text.lower().split())
    said = [match for match in WORD.finditer(text) if match.group() not in SMALL]
    words = [match.group().strip("'’") for match in said]
    spans: list[tuple[int, int]] = []
    for name in names:
        title = [word for match in WORD.findall(name.lower()) if (word := match.strip("'’")) not in SMALL]
        runs = {tuple(title[at : at + RUN]) for at in range(len(title) - RUN + 1)}
        spans += [(said[at].start(), said[at + RUN - 1].end()) for at in range(len(words) - RUN + 1) if tuple(words[at : at + RUN]) in runs]
    kept = "".join(" " if any(start <= at < end for start, end in spans) else letter for at, letter in enumerate(text)) if spans else text
    return re.sub(r" {5,}", " " * 5, kept)


def years_beside(periods: Sequence[AskedPeriod], text: str, names: Iterable[str]) -> tuple[AskedPeriod, ...]:
    """The periods without those that a title names, as in "Burglaries – 2010/11 baseline", where the text says them no more often."""
    titles = " ".join(names).lower()
    named = {period for period in when(titles).periods if period in periods}
    left = when(without_titles(text, names)).periods if named else ()
    return tuple(period for period in periods if period not in named or period in left)


def claim_beside(claim: Claim | None, text: str, names: Iterable[str]) -> Claim | None:
    """The claim, as far as it is not made by words of a title alone."""
    return claim if claim is None or claim_of(without_titles(text, names)) is claim else None


def numbers_of_name(names: Iterable[str]) -> frozenset[Decimal]:
    """The numbers in the names of an indicator, and the pieces that a comma parts them into.

    >>> sorted(numbers_of_name(["Admissions per 10,000"]))
    [Decimal('0'), Decimal('10'), Decimal('10000')]
    """
    found = re.findall(r"\d[\d,]*(?:\.\d+)?", " ".join(names))
    pieces = [piece for number in found for piece in (number.replace(",", ""), *number.split(","))]
    return frozenset(Decimal(piece) for piece in pieces if piece)
