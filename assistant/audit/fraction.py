"""Rule `fraction`: a printed numerator and denominator must give the printed result.

    result = numerator / denominator x scale         scale: 100 for %, 1,000 for "per 1,000", ...

Numerators and denominators count things and are exact; the result may be any number that rounds to what is printed. A result that is cut
off instead of rounded (33.8 for 33.88) is a note, any other difference an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.audit.audited import Audited
from assistant.audit.finding import Kind, finding_of
from assistant.model import Finding
from assistant.rounding import around, decimals, rounded
from ingest.model import Document, Measure, PublishedValue

RULE = "fraction"
SCALES = {"%": 100, "per 100": 100, "per 1,000": 1_000, "per 10,000": 10_000, "per 100,000": 100_000, "per 1,000,000": 1_000_000}


def findings(report: Audited) -> Iterator[Finding]:
    """The fractions of a report that do not give the result beside them."""
    for row in report.rows:
        for numerator in row.all_of(Measure.NUMERATOR):
            denominator = row.only(Measure.DENOMINATOR, numerator.period)
            result = row.only(Measure.RESULT, numerator.period)
            if denominator and result and row.only(Measure.NUMERATOR, numerator.period) and result.unit in SCALES:
                yield from _compared(numerator, denominator, result, report.document)


def _compared(numerator: PublishedValue, denominator: PublishedValue, result: PublishedValue, document: Document) -> Iterator[Finding]:
    top, bottom, printed = numerator.value, denominator.value, result.value
    if top is None or not bottom or printed is None or result.unit is None:
        return
    scale = SCALES[result.unit]
    exact = top / bottom * scale
    if exact in around(printed):
        return
    places = decimals(printed)
    unit = "%" if result.unit == "%" else f" {result.unit}"
    yield finding_of(
        RULE,
        Kind.NOTE if printed <= exact < printed + Decimal(1).scaleb(-places) else Kind.ERROR,
        result,
        (numerator, denominator),
        document,
        recomputed=f"{rounded(exact, max(places, 1))}{unit}",
        working=f"{top} / {bottom} x {scale:,} = {rounded(exact, places + 2)}{unit}; printed {printed}{unit}",
    )
