"""The right answer of each operation over one indicator or two, worked out from what the reports print. None: nothing to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from eval.asked_rows.facts import Facts
from eval.asked_rows.wanted import Wanted, roundings
from index.series import order_key
from ingest.model import Polarity

MOVE_WORDS = {
    "improving": frozenset({"improving", "improved", "better", "improvement"}),
    "worsening": frozenset({"worsening", "worsened", "worse"}),
    "same": frozenset({"same", "unchanged", "no change", "steady", "did not change", "stayed"}),
}


def figure(facts: Facts, measure: str, periods: Iterable[str]) -> Wanted | None:
    """A result, target or rating in one of the periods."""
    by_period = {"target": facts.targets, "rating": facts.results}.get(measure, facts.results)
    accepted = [period for period in periods if period in by_period]
    if not accepted:
        return None
    lead = frozenset((period, value) for period in accepted for value in by_period[period])
    if measure == "rating":
        rated = frozenset().union(*(facts.ratings.get(period, frozenset()) for period in accepted))
        return Wanted(keys=frozenset({facts.key}), words=(rated,)) if rated else None
    values = frozenset(value for _, value in lead if value is not None)
    return Wanted(keys=frozenset({facts.key}), numbers=(values,), lead=(measure, lead))


def direction(facts: Facts, periods: Iterable[str]) -> Wanted | None:
    words = {word for period, _, word in facts.moves if period in set(periods)}
    accepted = frozenset().union(*(MOVE_WORDS[word] for word in words))
    return Wanted(keys=frozenset({facts.key}), words=(accepted,)) if words else None


def benchmark(facts: Facts, group: str) -> Wanted:
    return Wanted(keys=frozenset({facts.key}), numbers=(facts.benchmarks[group],))


def against(facts: Facts, group: str) -> Wanted:
    results = frozenset().union(*facts.results.values())
    return Wanted(keys=frozenset({facts.key}), numbers=(facts.benchmarks[group], results))


def gap(facts: Facts, periods: Iterable[str]) -> Wanted | None:
    """The difference between result and target, or its share of the target."""
    pairs = [(result, target) for period in periods for result in facts.results.get(period, ()) for target in facts.targets.get(period, ())]
    sizes = {size for result, target in pairs for size in roundings(result - target) | _share(result - target, target)}
    return Wanted(keys=frozenset({facts.key}), numbers=(frozenset(sizes),)) if pairs else None


def met(facts: Facts, periods: Iterable[str]) -> Wanted | None:
    pairs = [(result, target) for period in periods for result in facts.results.get(period, ()) for target in facts.targets.get(period, ())]
    if facts.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return None
    verdicts = {result >= target if facts.polarity is Polarity.HIGHER else result <= target for result, target in pairs}
    return Wanted(keys=frozenset({facts.key}), says="yes" if verdicts.pop() else "no") if len(verdicts) == 1 else None


def change(facts: Facts, first: str, last: str, operation: str) -> Wanted | None:
    """The change between two periods in the unit, in points or per cent, and whether it was a rise."""
    pairs = [(before, after) for before in facts.results[first] for after in facts.results[last]]
    keys = frozenset({facts.key})
    if operation == "points" and facts.unit != "%":
        return None
    if operation == "rose":
        rises = {after > before for before, after in pairs}
        return Wanted(keys=keys, says="yes" if rises.pop() else "no") if len(rises) == 1 else None
    if operation == "percent":
        shares = frozenset().union(*(_share(after - before, before) for before, after in pairs))
        return Wanted(keys=keys, numbers=(shares,)) if shares else None
    if operation == "average":
        return Wanted(keys=keys, numbers=(frozenset().union(*(roundings((after + before) / 2) for before, after in pairs)),))
    sizes = {after - before for before, after in pairs}
    if sizes == {Decimal(0)}:
        return Wanted(keys=keys, words=(MOVE_WORDS["same"] | {"0", "0.0"},))
    return Wanted(keys=keys, numbers=(frozenset().union(*(roundings(size) for size in sizes)),))


def series(facts: Facts, first: str | None) -> Wanted | None:
    """Every result, since a period where one is said; of each period one of the figures printed."""
    since = [period for period in facts.results if first is None or order_key(period) >= order_key(first)]
    return Wanted(keys=frozenset({facts.key}), numbers=tuple(facts.results[period] for period in since)) if len(since) > 1 else None


def extreme(facts: Facts, highest: bool) -> Wanted | None:
    """The highest or lowest of all results, of the quarters, or of the years: any of them is a reading."""
    if facts.cumulative or facts.unit == "count" or len(facts.results) < 3:
        return None
    kinds = [list(facts.results), *([one for one in facts.results if (" Q" in one) == quarters] for quarters in (True, False))]
    pick = max if highest else min
    found = {pick(value for period in kind for value in facts.results[period]) for kind in kinds if kind}
    return Wanted(keys=frozenset({facts.key}), numbers=(frozenset(found),))


def two(facts: Facts, other: Facts, periods: Iterable[str]) -> Wanted | None:
    both = [period for period in periods if period in facts.results and period in other.results]
    values = [frozenset().union(*(one.results[period] for period in both)) for one in (facts, other)]
    return Wanted(keys=frozenset({facts.key, other.key}), numbers=tuple(values)) if both and not values[0] & values[1] else None


def since_report(facts: Facts) -> Wanted | None:
    """The newest result and one of those before it."""
    before = [period for period in facts.results if facts.newest and order_key(period) < order_key(facts.newest)]
    if facts.newest is None or not before:
        return None
    earlier = frozenset().union(*(facts.results[period] for period in before))
    return Wanted(keys=frozenset({facts.key}), numbers=(facts.results[facts.newest], earlier))


def statement(facts: Facts, periods: Sequence[str], is_true: bool) -> tuple[str, Wanted] | None:
    """A figure as a person states it, right or wrong in every period, with the verdict on it."""
    period = next((one for one in periods if one in facts.results), None)
    if period is None:
        return None
    value = next(iter(sorted(facts.results[period])))
    stated = value
    if not is_true:
        published = frozenset().union(*facts.results.values(), *facts.targets.values(), *facts.benchmarks.values())
        step = Decimal(1).scaleb(value.as_tuple().exponent) * 7  # type: ignore[arg-type]  # a number that a report prints
        while stated in published or stated == value:
            stated += step
    said = f"£{stated}" if facts.unit == "£" else f"{stated}%" if facts.unit == "%" else str(stated)
    verdict = "supported" if is_true else "contradicted"
    told = frozenset().union(*(facts.results.get(one, frozenset()) for one in periods))
    return said, Wanted(keys=frozenset({facts.key}), verdict=verdict, numbers=(told,))


def _share(part: Decimal, whole: Decimal) -> frozenset[Decimal]:
    return roundings(part / whole * 100) if whole else frozenset()
