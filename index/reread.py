"""A published value as it would have been read of a cell that prints other words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from index.decisions import Misread
from ingest.model import Measure, PublishedValue
from ingest.values.benchmarks import parse_benchmarks
from ingest.values.composite import parse_composite
from ingest.values.number import parse_fraction, parse_number
from ingest.values.rating import ReadRating, parse_rating

HALVES = (Measure.NUMERATOR, Measure.DENOMINATOR)
LIMITS = (Measure.TARGET, Measure.FLOOR)


def reread(value: PublishedValue, misread: Misread) -> PublishedValue:
    """The value as read of `misread.raw` where its cell, or its part of the cell, was read as `misread.was`.

    A value that the new words no longer give keeps none: what stood there was misread.
    """
    made, found = _reread(value, misread)
    is_rated = misread.rating and (value.id == misread.value_id or value.measure is Measure.RESULT)
    rated = parse_rating(misread.rating) if misread.rating and is_rated else found
    if rated is None:
        return made
    return replace(made, rating=rated.rating, rating_raw=rated.raw, rating_source=rated.source if rated.rating else None)


def halves(words: str) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator that a cell prints, alone or beside its figure.

    >>> [str(half) for half in halves("68/725 (9.4%)")], halves("9.4%")
    (['68', '725'], None)
    """
    return parse_fraction(words) or parse_number(words).fraction


def _reread(value: PublishedValue, misread: Misread) -> tuple[PublishedValue, ReadRating | None]:
    words = misread.raw
    if value.measure is Measure.DIRECTION:  # its cell holds no number
        return replace(value, raw=words), None
    if value.measure in HALVES and halves(misread.was):
        return _half(value, misread), None
    if value.measure is Measure.BENCHMARK:
        return _benchmark(value, misread), None
    if value.measure is Measure.RESULT and (several := parse_composite(misread.was)):
        at = [(one.value, one.unit) for one in several].index((value.value, value.unit))
        now = parse_composite(words)
        figure = now[at] if len(now) == len(several) else None
        qualifiers = figure.qualifiers if figure else ()
        return replace(value, raw=words, value=figure.value if figure else None, qualifiers=qualifiers, certain=True), None
    number = parse_number(words, target=value.measure in LIMITS)
    moment = (f"as at {number.as_at}",) if number.as_at and number.as_at != value.period else ()
    unit, qualifiers = number.unit or value.unit, (*number.qualifiers, *moment)
    return replace(value, raw=words, value=number.value, unit=unit, qualifiers=qualifiers, certain=True), number.rating


def _half(value: PublishedValue, misread: Misread) -> PublishedValue:
    """One half of a fraction. A plain number in place of both is that of the half it was given for, and leaves the other as it was."""
    both = halves(misread.raw)
    if both is not None:
        return replace(value, raw=misread.raw, value=both[HALVES.index(value.measure)], certain=True)
    number = parse_number(misread.raw).value if parse_fraction(misread.was) else None
    if number is not None and value.id != misread.value_id:
        return value
    return replace(value, raw=misread.raw, value=number, certain=True)


def _benchmark(value: PublishedValue, misread: Misread) -> PublishedValue:
    """One of the benchmarks of a cell: that at the same place among them."""
    before, now = (parse_benchmarks(words, group=value.group) for words in (misread.was, misread.raw))
    at = next((at for at, one in enumerate(before) if (one.raw, one.value) == (value.raw, value.value)), 0)
    if len(now) != max(len(before), 1):
        return replace(value, raw=misread.raw, value=None, certain=True)
    found = now[at]
    unit = None if found.rank or found.value is None else found.unit or value.unit
    return replace(value, raw=found.raw, value=found.value, unit=unit, certain=True)
