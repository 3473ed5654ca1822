"""Published values as officers corrected them: misread cells, joined and parted indicators, polarities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.amended import Amendment, amended_row
from index.decisions import Joined, Misread, Parted, PolaritySet
from index.identity import identities
from index.register import Entry
from ingest.model import Measure, Polarity, PublishedValue, record_id
from ingest.values.number import parse_number
from ingest.values.rating import parse_rating

WORDS_ONLY = frozenset({Measure.DIRECTION})  # measures whose cells hold no number


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Values and the identities of their indicators with all corrections made.

    `amendments` are the misread cells, for what else shows them. `corrections` holds, by value id, the entries that changed what is shown
    of the value; `misfits` are the entries that no longer fit the reports, because a value is gone or is read otherwise now.
    """

    values: tuple[PublishedValue, ...]
    indicators: dict[str, str]
    amendments: tuple[Amendment, ...] = ()
    corrections: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    misfits: tuple[Entry, ...] = ()


def corrected(values: Sequence[PublishedValue], councils: Mapping[str, str | None], entries: Sequence[Entry]) -> Corrected:
    """The values with the standing `entries` of the register applied, oldest first."""
    held = {value.id: value for value in values}
    changes: dict[str, list[Entry]] = {}
    misfits: list[Entry] = []
    amendments: list[Amendment] = []
    for entry in entries:
        if isinstance(entry.decision, Misread):
            value = held.get(entry.decision.value_id)
            if value is None or value.raw != entry.decision.was:
                misfits.append(entry)
                continue
            held[value.id] = reread(value, entry.decision)
            amendments.append(Amendment(places=value.places, row_text=value.row_text, was=value.raw, raw=entry.decision.raw))
            changes.setdefault(value.id, []).append(entry)
    if amendments:
        held = {value_id: amended_row(value, amendments) for value_id, value in held.items()}
    indicators = identities(tuple(held.values()), councils)
    for entry in entries:
        made = _rearranged(entry, indicators, misfits)
        for value_id in (one for one in held if indicators[one] == made):
            changes.setdefault(value_id, []).append(entry)
    for entry in entries:
        if isinstance(entry.decision, PolaritySet):
            if entry.decision.value_id not in held:
                misfits.append(entry)
                continue
            of = indicators[entry.decision.value_id]
            for value_id in [one for one in held if indicators[one] == of]:
                held[value_id] = replace(held[value_id], polarity=Polarity(entry.decision.polarity), polarity_source=None)
                changes.setdefault(value_id, []).append(entry)
    return Corrected(
        values=tuple(held.values()),
        indicators=indicators,
        amendments=tuple(amendments),
        corrections={value_id: tuple(made) for value_id, made in changes.items()},
        misfits=tuple(misfits),
    )


def reread(value: PublishedValue, misread: Misread) -> PublishedValue:
    """The value as it would have been read of a cell that prints `misread.raw`."""
    rated = parse_rating(misread.rating) if misread.rating else None
    if value.measure in WORDS_ONLY:
        made = replace(value, raw=misread.raw)
    else:
        number = parse_number(misread.raw, target=value.measure in (Measure.TARGET, Measure.FLOOR))
        moment = (f"as at {number.as_at}",) if number.as_at and number.as_at != value.period else ()
        made = replace(
            value,
            raw=misread.raw,
            value=number.value,
            unit=number.unit or value.unit,
            qualifiers=(*number.qualifiers, *moment),
            certain=True,
        )
        rated = rated or number.rating
    if rated is None:
        return made
    return replace(made, rating=rated.rating, rating_raw=rated.raw, rating_source=rated.source if rated.rating else None)


def _rearranged(entry: Entry, indicators: dict[str, str], misfits: list[Entry]) -> str | None:
    """Joins or parts indicators in place; gives the one that came of it, None where the entry does neither, or fits no value."""
    decision = entry.decision
    if isinstance(decision, Joined):
        if not {decision.value_id, decision.other_id} <= indicators.keys():
            misfits.append(entry)
            return None
        one, other = indicators[decision.value_id], indicators[decision.other_id]
        indicators.update({value_id: one for value_id, of in indicators.items() if of == other})
        return one
    if isinstance(decision, Parted):
        found = [value_id for value_id in decision.value_ids if value_id in indicators]
        if not found or len(found) < len(decision.value_ids):
            misfits.append(entry)
            return None
        own = f"{indicators[found[0]]}:parted {record_id('parted', *sorted(found))}"
        indicators.update(dict.fromkeys(found, own))
        return own
    return None
