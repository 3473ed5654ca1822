"""Rule `variance`: a printed variance from target must follow from the printed result and target.

Reports seldom say how they compute it, and some print it without a sign. The definition is therefore taken from the report: the one that
reproduces most of its variances, at least `FEWEST` of them and `SHARE` of those that can be computed; another for percentages than for
counts where each follows its own better. A row that breaks it is an error; in a report that follows no definition so clearly nothing is
said. Definitions with a sign of performance count what is better as positive, whichever way that is.

The result may be any number that rounds to what is printed, as a variance may be taken from one that was not rounded; a target is set and
not measured, so a whole number is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.audit.audited import Audited
from assistant.audit.finding import Kind, finding_of
from assistant.audit.rows import Row
from assistant.model import Finding
from assistant.rounding import Interval, allowed, around, decimals, exactly, rounded
from ingest.model import Document, Measure, Polarity, PublishedValue

RULE = "variance"
FEWEST = 3
FEWEST_SIGNS = 2  # printed signs that only an unusual definition gives
SHARE = 0.6  # of nine rows of one report seven follow its definition, so a higher bar would hide real errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One way to compute a variance; `formula` shows it with the numbers filled in. `relative` ones are percentages.

    `sided` ones are taken the other way round where less is better; `unusual` ones are those with another sign than result less target.
    """

    compute: Callable[[Decimal, Decimal], Decimal]
    formula: str
    relative: bool
    sided: bool = False
    unusual: bool = False


def _relative(result: Decimal, target: Decimal) -> Decimal:
    return (result - target) / target * 100


def _points(result: Decimal, target: Decimal) -> Decimal:
    return result - target


DEFINITIONS = (
    Definition(compute=_relative, formula="({result} - {target}) / {target} x 100", relative=True),
    Definition(compute=_points, formula="{result} - {target}", relative=False),
    Definition(compute=lambda result, target: result / target * 100, formula="{result} / {target} x 100", relative=True),
    Definition(compute=_relative, formula="({result} - {target}) / {target} x 100", relative=True, sided=True, unusual=True),
    Definition(compute=_points, formula="{result} - {target}", relative=False, sided=True, unusual=True),
    Definition(
        compute=lambda result, target: -_relative(result, target),
        formula="({target} - {result}) / {target} x 100",
        relative=True,
        unusual=True,
    ),
    Definition(compute=lambda result, target: target - result, formula="{target} - {result}", relative=False, unusual=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A printed variance with the result and target beside it."""

    variance: PublishedValue
    result: PublishedValue
    target: PublishedValue

    @property
    def is_negative(self) -> bool:
        return self.variance.raw.lstrip("( ").startswith(("-", "−", "–"))

    @property
    def signless(self) -> bool:
        return not self.variance.raw.lstrip("( ").startswith(("-", "−", "–", "+"))


def findings(report: Audited) -> Iterator[Finding]:
    """The variances of a report that its own definition does not give."""
    printed = [one for row in report.rows for one in _printed(row)]
    overall = _definition(printed)
    for share in (True, False):
        kind = [one for one in printed if (one.result.unit == "%") == share]
        own = _best(kind)
        definition = overall
        if kind and (overall is None or _following(kind, own) > _following(kind, overall)):
            definition = _definition(kind)
        if definition is not None:
            for one in kind:
                if not _fits(one, definition):
                    yield _finding(one, definition, Kind.NOTE if _may_be_sided(one, definition, kind) else Kind.ERROR, report.document)


def _may_be_sided(one: Printed, definition: Definition, printed: list[Printed]) -> bool:
    """Is only its sign against the definition, in a row where less is better, of which no other shows which sign they have?"""
    lower = [other for other in printed if other.result.polarity is Polarity.LOWER]
    shown = any(other is not one and _fits(other, definition, signed=True) for other in lower)
    return one in lower and not shown and _fits(one, replace(definition, sided=not definition.sided))


def _printed(row: Row) -> Iterator[Printed]:
    for variance in row.all_of(Measure.VARIANCE):
        result, target = row.only(Measure.RESULT, variance.period), row.target(variance.period)
        if variance.value is not None and result and target and target.value:
            yield Printed(variance=variance, result=result, target=target)


def _definition(printed: list[Printed]) -> Definition | None:
    """The definition that most of the printed variances follow; None when there are too few or none is followed."""
    best = _best(printed)
    followed = _following(printed, best)
    return best if followed >= FEWEST and followed >= SHARE * len(printed) else None


def _best(printed: list[Printed]) -> Definition:
    """The definition that most follow; one of the unusual signs only where enough printed signs call for it."""
    usual = max((one for one in DEFINITIONS if not one.unusual), key=lambda definition: _following(printed, definition))
    signed = sum(one.is_negative for one in printed) >= FEWEST_SIGNS  # then one without a sign is positive

    def called_for(definition: Definition) -> bool:
        fits = [(_fits(one, definition, signed=signed), _fits(one, usual, signed=signed)) for one in printed]
        return sum(unusual and not plain for unusual, plain in fits) >= FEWEST_SIGNS

    unusual = [one for one in DEFINITIONS if one.unusual and called_for(one)]
    return max((usual, *unusual), key=lambda definition: _following(printed, definition))


def _following(printed: list[Printed], definition: Definition) -> int:
    return sum(_fits(one, definition) for one in printed)


def _fits(one: Printed, definition: Definition, *, signed: bool = False) -> bool:
    """Can the printed inputs give the printed variance? Its sign is compared only where one is printed, or all are `signed`."""
    assert one.variance.value is not None
    computed = _computed(one, definition)
    shown = around(one.variance.value)
    if computed.overlaps(shown):
        return True
    return one.signless and not signed and Interval(low=-computed.high, high=-computed.low).overlaps(shown)


def _computed(one: Printed, definition: Definition) -> Interval:
    """The variances that the printed inputs allow; all definitions are monotonic in each input, so the corners bound them."""
    assert one.target.value is not None
    results = allowed(one.result)
    whole = one.target.value == one.target.value.to_integral_value()
    targets = exactly(one.target.value) if whole else allowed(one.target)
    corners = [_value(one, definition, result, target) for result in (results.low, results.high) for target in (targets.low, targets.high)]
    return Interval(low=min(corners), high=max(corners))


def _value(one: Printed, definition: Definition, result: Decimal, target: Decimal) -> Decimal:
    turned = definition.sided and one.result.polarity is Polarity.LOWER
    return -definition.compute(result, target) if turned else definition.compute(result, target)


def _finding(one: Printed, definition: Definition, kind: Kind, document: Document) -> Finding:
    result, target, printed = one.result.value, one.target.value, one.variance.value
    assert result is not None
    assert target is not None
    assert printed is not None
    places = max(decimals(printed), 1)
    computed = _value(one, definition, result, target)
    shown = rounded(abs(computed) if one.signless else computed, places)
    unit = "%" if definition.relative or one.result.unit == "%" else ""
    formula = definition.formula.format(result=result, target=target)
    return finding_of(
        RULE,
        kind,
        one.variance,
        (one.result, one.target),
        document,
        recomputed=f"{shown}{unit}",
        working=f"{formula} = {rounded(computed, places + 1)}{unit}; printed {one.variance.raw}",
    )
