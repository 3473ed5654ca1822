"""What an answer showed: its indicators in the order of its lines, and the activity that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.model import Answer
from assistant.steps import Tool
from ingest.model import Activity, Measure, PublishedValue

OF_A_LIST = frozenset({Tool.LIST, Tool.COUNT})
OF_A_FEW = frozenset({Tool.SIDE_BY_SIDE, Tool.LOOK_UP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`results` has the result shown of each indicator, None where the answer gave none.

    `few` is True where the question itself named these indicators, so that "which …?" is about them without saying so; `listed` where they
    are all that a list found, be it one.
    """

    indicators: tuple[Indicator, ...] = ()
    results: tuple[PublishedValue | None, ...] = ()
    activity: Activity | None = None
    few: bool = False
    listed: bool = False


def shown_in(answer: Answer, catalogue: Catalogue) -> Shown:
    """What the answer showed, by the ids of what it cites."""
    cited = [citation.id for citation in answer.citations]
    order = [answer.citations[figure.citation - 1].id for figure in answer.figures]
    keys = catalogue.store.indicators()
    wanted = list(dict.fromkeys(keys[one] for one in order if one in keys))
    held = {one.key: one for one in catalogue.indexes.in_order(set(wanted))}
    indicators = tuple(held[key] for key in wanted if key in held)
    activities = [one for one in catalogue.activities if one.id in cited]
    return Shown(
        indicators=indicators,
        results=tuple(_result(one.values, order) for one in indicators),
        activity=activities[0] if len(activities) == 1 else None,
        few=any(step.tool in OF_A_FEW for step in answer.steps),
        listed=any(step.tool in OF_A_LIST for step in answer.steps),
    )


def _result(values: Iterable[PublishedValue], order: list[str]) -> PublishedValue | None:
    """The newest of the results that the answer gives."""
    given = [value for value in values if value.id in order and value.measure is Measure.RESULT]
    return max(given, key=lambda value: (value.period or "", value.id), default=None)
