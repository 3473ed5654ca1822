"""What a question says besides the names of its indicators, so that "reduction", "missed" or "under 18" in a title claim nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.meaning.claims import Claim, claim_of
from assistant.meaning.periods import AskedPeriod
from assistant.meaning.when import when

WORD = re.compile(r"[\w'’/-]+")


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
