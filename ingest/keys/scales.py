"""Which key each published value is rated under, and how each direction was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import KeyMethod, Measure, PublishedValue, Rated, RatingKey
from ingest.values.period import earlier

METHODS = {KeyMethod.REGRESSION: "regression over the series", KeyMethod.TARGET: "relative to the target"}
QUARTER, YEAR = 3, 12  # months
# Periods that a direction compares with, by how they are worded: (months before, wording).
STEPS = (
    (YEAR, re.compile(r"\bsame\b|\bequivalent\b|\byear\b")),
    (QUARTER, re.compile(r"\b(?:previous|last|prior|preceding) quarter\b|\bquarter before\b")),
)


def with_scales(values: Sequence[PublishedValue], keys: Sequence[RatingKey], *, activities: bool) -> tuple[PublishedValue, ...]:
    """The values, the rated ones with the name of their key; `activities` says whether the report rates activities too.

    A key that does not say what it rates can only be for indicators where nothing else is rated. A direction found otherwise than by
    comparing two periods has a method, and compares with no period.
    """
    rating = [key for key in keys if key.rates is Rated.INDICATORS or (key.rates is None and not activities)]
    directions = [key for key in keys if key.rates is Rated.DIRECTION]
    return tuple(_directed(value, directions) if value.measure is Measure.DIRECTION else _scaled(value, rating) for value in values)


def _scaled(value: PublishedValue, keys: Sequence[RatingKey]) -> PublishedValue:
    if value.rating is None and value.rating_raw is None:
        return value
    key = _nearest(value, [key for key in keys if _has_band(key, value)])
    return replace(value, scale=key.scale) if key else value


def _has_band(key: RatingKey, value: PublishedValue) -> bool:
    raw = (value.rating_raw or "").casefold()
    return any(band.rating is value.rating if value.rating else band.rating_raw.casefold() == raw for band in key.bands)


def _directed(value: PublishedValue, keys: Sequence[RatingKey]) -> PublishedValue:
    key = _nearest(value, keys)
    if key is None:
        return value
    if key.method in METHODS:
        return replace(value, method=METHODS[key.method], compared_with=None)
    if key.method is KeyMethod.COMPARISON and value.compared_with is None and value.period is not None:
        months = next((months for months, wording in STEPS if wording.search(key.compared_with or "")), None)
        fits = months == YEAR or (months == QUARTER and " Q" in value.period)
        return replace(value, compared_with=earlier(value.period, months)) if months and fits else value
    return value


def _nearest(value: PublishedValue, keys: Sequence[RatingKey]) -> RatingKey | None:
    """The key whose headings share most with the value's; None when two are as near, for it cannot be told which one holds."""
    if len(keys) <= 1:
        return keys[0] if keys else None
    shared = [_shared(value.section, key.section) for key in keys]
    best = max(shared)
    return keys[shared.index(best)] if shared.count(best) == 1 else None


def _shared(one: str | None, other: str | None) -> int:
    """How many headings two paths have in common from the outside in."""
    pairs = zip((one or "").split(" > "), (other or "").split(" > "), strict=False)
    return next(
        (at for at, (left, right) in enumerate(pairs) if left != right), min(len((one or "").split(" > ")), len((other or "").split(" > ")))
    )
