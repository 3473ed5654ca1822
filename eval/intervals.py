"""How sure a measured share or amount is: Wilson intervals of shares, bootstrap intervals of amounts, both by scipy, at 95 %."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy
from scipy.stats import binomtest, bootstrap

from eval.results import Measured

CONFIDENCE = 0.95
RESAMPLES = 999
SEED = 7  # the same answers give the same interval


def wilson(passed: int, cases: int) -> tuple[float, float] | None:
    """The interval of a share; None of no cases.

    >>> low, high = wilson(10, 10)
    >>> round(low, 3), round(high, 3)
    (0.722, 1.0)
    """
    if cases == 0:
        return None
    interval = binomtest(passed, cases).proportion_ci(CONFIDENCE, method="wilson")
    return float(interval.low), float(interval.high)


def share(name: str, passed: int, cases: int) -> Measured:
    """A share of cases; a share of none is 1, and has no interval."""
    low, high = wilson(passed, cases) or (None, None)
    return Measured(name=name, value=passed / cases if cases else 1.0, cases=cases, passed=passed, low=low, high=high)


def at_share(amounts: Sequence[float], part: float) -> float:
    """The amount that this part of the amounts does not exceed.

    >>> at_share([4.0, 1.0, 3.0, 2.0], 0.5)
    2.0
    """
    return sorted(amounts)[max(math.ceil(len(amounts) * part) - 1, 0)]


def amount(name: str, amounts: Sequence[float], part: float, unit: str) -> Measured:
    """What this part of the amounts does not exceed, with the interval that drawing them anew gives. Needs one amount at least."""
    value = at_share(amounts, part)
    if len(set(amounts)) == 1:
        return Measured(name=name, value=value, cases=len(amounts), low=value, high=value, unit=unit)

    def drawn(sample: numpy.ndarray, axis: int = -1) -> numpy.ndarray:
        return numpy.asarray(numpy.quantile(sample, part, axis=axis, method="inverted_cdf"))

    found = bootstrap(
        (numpy.asarray(amounts),),
        drawn,
        n_resamples=RESAMPLES,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=numpy.random.default_rng(SEED),
    ).confidence_interval
    return Measured(name=name, value=value, cases=len(amounts), low=float(found.low), high=float(found.high), unit=unit)
