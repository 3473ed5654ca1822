"""Rule `variance`: a printed variance from target must follow from the printed result and target.

Reports seldom say how they compute it, and some print it without a sign. The definition is therefore taken from the report: the one that
reproduces most of its variances, at least `FEWEST` of them and `SHARE` of those that can be computed. A row that breaks it is an error;
in a report that follows no definition so clearly nothing is said.

The result may be any number that rounds to what is printed, as a variance may be taken from one that was not rounded; a target is set and
not measured, so a whole number is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.audit.audited import Audited
from assistant.audit.finding import Kind, finding_of
from assistant.audit.rows import Row
from assistant.model import Finding
from assistant.rounding import Interval, allowed, around, decimals, exactly, rounded
from ingest.model import Document, Measure, PublishedValue

RULE = "variance"
FEWEST = 3
SHARE = 0.6  # of nine rows of one report seven follow its definition, so a higher bar would hide real errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One way to compute a variance; `formula` shows it with the numbers filled in. `relative` ones are percentages."""

    compute: Callable[[Decimal, Decimal], Decimal]
    formula: str
    relative: bool


DEFINITIONS = (
    Definition(
        compute=lambda result, target: (result - target) / target * 100, formula="({result} - {target}) / {target} x 100", relative=True
    ),
    Definition(compute=lambda result, target: result - target, formula="{result} - {target}", relative=False),
    Definition(compute=lambda result, target: result / target * 100, formula="{result} / {target} x 100", relative=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A printed variance with the result and target beside it."""

    variance: PublishedValue
    result: PublishedValue
    target: PublishedValue

    @property
    def signless(self) -> bool:
        return not self.variance.raw.lstrip("( ").startswith(("-", "−", "–", "+"))


def findings(report: Audited) -> Iterator[Finding]:
    """The variances of a report that its own definition does not give."""
    printed = [one for row in report.rows for one in _printed(row)]
    definition = _definition(printed)
    if definition is None:
        return
    for one in printed:
        if not _fits(one, definition):
            yield _finding(one, definition, report.document)


def _printed(row: Row) -> Iterator[Printed]:
    for variance in row.all_of(Measure.VARIANCE):
        result, target = row.only(Measure.RESULT, variance.period), row.target(variance.period)
        if variance.value is not None and result and target and target.value:
            yield Printed(variance=variance, result=result, target=target)


def _definition(printed: list[Printed]) -> Definition | None:
    """The definition that most of the printed variances follow; None when there are too few or none is followed."""
    if len(printed) < FEWEST:
        return None
    counts = [sum(_fits(one, definition) for one in printed) for definition in DEFINITIONS]
    best = max(counts)
    return DEFINITIONS[counts.index(best)] if best >= FEWEST and best >= SHARE * len(printed) else None


def _fits(one: Printed, definition: Definition) -> bool:
    """Can the printed inputs give the printed variance? Its sign is compared only where one is printed."""
    assert one.variance.value is not None
    computed = _computed(one, definition)
    shown = around(one.variance.value)
    if computed.overlaps(shown):
        return True
    return one.signless and Interval(low=-computed.high, high=-computed.low).overlaps(shown)


def _computed(one: Printed, definition: Definition) -> Interval:
    """The variances that the printed inputs allow; all definitions are monotonic in each input, so the corners bound them."""
    assert one.target.value is not None
    results = allowed(one.result)
    whole = one.target.value == one.target.value.to_integral_value()
    targets = exactly(one.target.value) if whole else allowed(one.target)
    corners = [definition.compute(result, target) for result in (results.low, results.high) for target in (targets.low, targets.high)]
    return Interval(low=min(corners), high=max(corners))


def _finding(one: Printed, definition: Definition, document: Document) -> Finding:
    result, target, printed = one.result.value, one.target.value, one.variance.value
    assert result is not None
    assert target is not None
    assert printed is not None
    places = max(decimals(printed), 1)
    computed = definition.compute(result, target)
    shown = rounded(abs(computed) if one.signless else computed, places)
    unit = "%" if definition.relative or one.result.unit == "%" else ""
    formula = definition.formula.format(result=result, target=target)
    return finding_of(
        RULE,
        Kind.ERROR,
        one.variance,
        (one.result, one.target),
        document,
        recomputed=f"{shown}{unit}",
        working=f"{formula} = {rounded(computed, places + 1)}{unit}; printed {one.variance.raw}",
    )
