"""The conditions on printed numbers applied to rows: whether one can be applied to a row, and whether it keeps the row."""

from __future__ import annotations

from decimal import Decimal

from assistant.meaning.row_filters import Of, RowFilter
from assistant.tools.distance_to_target import Distance, distance_to_target, target_for
from assistant.tools.in_one_unit import POUNDS
from assistant.tools.list_indicators import Row
from ingest.model import Basis, Measure, PublishedValue


def applies(row: Row, one: RowFilter) -> bool:
    """Does the row print what the condition is put on, in its unit?"""
    if one.of in (Of.NO_TARGET, Of.ANY_TARGET, Of.CUMULATIVE):
        return True
    return _number(row, one) is not None


def fits(row: Row, one: RowFilter) -> bool:
    """Does the condition keep the row?"""
    if one.of is Of.CUMULATIVE:
        return row.value.basis is Basis.YEAR_TO_DATE
    if one.of in (Of.NO_TARGET, Of.ANY_TARGET):
        return (one.of is Of.ANY_TARGET) is bool(_numeric_targets(row))
    number = _number(row, one)
    return number is not None and one.keeps(number)


def shown_distance(row: Row) -> Distance | None:
    """The result beside the target of its time."""
    target = target_for(row.value, row.indicator.values)
    return distance_to_target(row.value, target) if target is not None else None


def _number(row: Row, one: RowFilter) -> Decimal | None:
    """The number that the condition is put on, in the condition's unit; None where the row has none."""
    if one.of in (Of.SHORTFALL, Of.GAP):
        distance = shown_distance(row)
        if distance is None:
            return None
        if one.of is Of.SHORTFALL:
            return abs(distance.variance) if distance.variance is not None else None
        return _in_unit(abs(distance.gap), row.value.unit, one.unit)
    value: PublishedValue | None = row.value
    if one.of is Of.TARGET:
        value = target_for(row.value, row.indicator.values)
    elif one.of is Of.VARIANCE:
        value = next((value for value in _beside(row, Measure.VARIANCE) if value.period == row.value.period), None)
    if value is None or value.value is None:
        return None
    return _in_unit(value.value, value.unit or row.value.unit, one.unit)


def _in_unit(number: Decimal, unit: str | None, wanted: str | None) -> Decimal | None:
    if wanted == "£":
        return number * POUNDS[unit] if unit in POUNDS else None
    return number if wanted in (None, unit) else None


def _beside(row: Row, measure: Measure) -> list[PublishedValue]:
    """The values of the indicator that the report of the row prints."""
    held = row.value.places[0].document_id
    return [one for one in row.indicator.values if one.measure is measure and one.value is not None and one.places[0].document_id == held]


def _numeric_targets(row: Row) -> list[PublishedValue]:
    """The targets in the row; those of the report where no text of the row is kept."""
    targets = _beside(row, Measure.TARGET)
    return [one for one in targets if not row.value.row_text or one.row_text == row.value.row_text]
