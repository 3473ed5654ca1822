"""Published values as officers corrected them: misread cells, joined and parted indicators, polarities."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.amended import Amendment, amended_rows
from index.cells import ReadCell
from index.decisions import Joined, Misread, Parted, PolaritySet
from index.identity import identities
from index.register import Entry
from index.reread import reread
from ingest.model import Place, Polarity, PublishedValue, record_id

Cells = Mapping[str, ReadCell]  # by value id


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


def corrected(
    values: Sequence[PublishedValue],
    councils: Mapping[str, str | None],
    entries: Sequence[Entry],
    cells_of: Callable[[str], Cells] = lambda _: {},
) -> Corrected:
    """The values with the standing `entries` of the register applied, oldest first.

    `cells_of` gives, for a document id, the cells that its values were read of, by value id.
    """
    held = {value.id: value for value in values}
    changes: dict[str, list[Entry]] = {}
    misfits: list[Entry] = []
    amendments = _reread(held, entries, cells_of, changes, misfits)
    if amendments:
        cells = {
            key: cell for document_id in {one.places[0].document_id for one in amendments} for key, cell in cells_of(document_id).items()
        }
        held = {value.id: value for value in amended_rows(held.values(), amendments, cells)}
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


def _reread(
    held: dict[str, PublishedValue],
    entries: Sequence[Entry],
    cells_of: Callable[[str], Cells],
    changes: dict[str, list[Entry]],
    misfits: list[Entry],
) -> tuple[Amendment, ...]:
    """Reads the values of misread cells anew, in place; gives the cells."""
    printed: dict[tuple[Place, ...] | ReadCell, Amendment] = {}
    for entry in entries:
        misread = entry.decision
        if not isinstance(misread, Misread):
            continue
        value = held.get(misread.value_id)
        cells = cells_of(value.places[0].document_id) if value else {}
        cell = cells.get(misread.value_id)
        before = printed.get(cell) if cell else None
        words = before.raw if before else cell.text if cell else value.raw if value else ""
        if value is None or misread.was not in (value.raw, words):
            misfits.append(entry)
            continue
        is_whole = misread.was == words
        for one in [one for key, one in held.items() if key == value.id or (cell is not None and cells.get(key) == cell)]:
            if one.id == value.id or is_whole or one.raw == misread.was:
                held[one.id] = reread(one, misread)
                changes.setdefault(one.id, []).append(entry)
        now = misread.raw if is_whole else words.replace(misread.was, misread.raw) if words.count(misread.was) == 1 else words
        if cell is not None:
            printed[cell] = Amendment(places=cell.places, row_text=value.row_text, was=cell.text, raw=now, cell=cell)
        else:
            printed[value.places] = Amendment(places=value.places, row_text=value.row_text, was=value.raw, raw=misread.raw)
    return tuple(printed.values())


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
