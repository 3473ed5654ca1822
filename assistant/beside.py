"""What each figure of an answer is judged by, as the reports print it: its target, its direction of travel, its benchmarks.

Added when the words of an answer stand: they say what was asked, this is for whoever shows the figures. Nothing is computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.citing import CitationList
from assistant.composing.companions import MOST_BENCHMARKS, same_row, same_time
from assistant.meaning.catalogue import Catalogue, Indicator, catalogue_of
from assistant.model import Answer, Beside, Citation, Figure
from assistant.told_corrections import with_corrections
from assistant.tools.distance_to_target import annual_target_for, target_for
from ingest.model import Measure, PublishedValue

if TYPE_CHECKING:
    from index.store import Store


def with_beside(answer: Answer, store: Store) -> Answer:
    """The answer whose results carry what stands beside them; the citations of that follow those of the words."""
    if not any(figure.measure is Measure.RESULT for figure in answer.figures):
        return answer
    catalogue = catalogue_of(store)
    ids = {citation.number: citation.id for citation in answer.citations}
    found = [_found(figure, ids.get(figure.citation), catalogue) for figure in answer.figures]
    alone = sum(one is not None for one in found) == 1  # a list has no room for benchmarks, and a series would repeat them
    numbering = _Numbering(answer, catalogue)
    figures = tuple(
        figure if one is None else replace(figure, beside=tuple(numbering.beside(value) for value in _beside(*one, alone=alone)))
        for figure, one in zip(answer.figures, found, strict=True)
    )
    told = with_corrections(replace(answer, text="", working=(), citations=numbering.added), store)
    return replace(
        answer,
        text=answer.text + told.text,
        figures=figures,
        working=(*answer.working, *told.working),
        citations=(*answer.citations, *numbering.added),
    )


def cited_in_words(answer: Answer) -> tuple[Citation, ...]:
    """The citations without those that only what stands beside figures has: the sources of what the answer says."""
    beside = {one.citation for figure in answer.figures for one in figure.beside}
    said = {figure.citation for figure in answer.figures} | {number for working in answer.working for number in working.inputs}
    return tuple(one for one in answer.citations if one.number not in beside - said or f"[{one.number}]" in answer.text)


def _found(figure: Figure, identifier: str | None, catalogue: Catalogue) -> tuple[PublishedValue, Indicator] | None:
    """The published result that a figure shows; None for a cell of some other table, and for what is no result."""
    indicator, value = catalogue.indexes.of_value.get(identifier or "", (None, None))
    if indicator is None or value is None or figure.measure is not Measure.RESULT or value.measure is not Measure.RESULT:
        return None
    return (value, indicator) if (value.raw, value.period) == (figure.raw, figure.period) else None


def _beside(result: PublishedValue, indicator: Indicator, *, alone: bool) -> Iterator[PublishedValue]:
    target = target_for(result, indicator.values) or _in_words(result, indicator.values) or annual_target_for(result, indicator.values)
    if target is not None:
        yield target
    yield from _of_row(Measure.DIRECTION, result, indicator.values)
    if alone:
        benchmarks = _of_row(Measure.BENCHMARK, result, indicator.values)
        yield from [one for one in benchmarks if any(map(str.isdigit, one.raw))][:MOST_BENCHMARKS]  # not "no benchmark available"


def _of_row(measure: Measure, result: PublishedValue, values: Sequence[PublishedValue]) -> list[PublishedValue]:
    """What the row of the result prints of a measure, each cell once."""
    of_row = (one for one in values if one.measure is measure and one.raw.strip() and same_row(one, result) and same_time(one, result))
    return list({(one.group, one.compared_with, one.raw): one for one in of_row}.values())


def _in_words(result: PublishedValue, values: Sequence[PublishedValue]) -> PublishedValue | None:
    """The target cell of the result's own row and time that holds words: "Monitor", "Top 20% of comparable boroughs"."""
    cells = (one for one in values if one.measure is Measure.TARGET and one.value is None and one.raw.strip())
    return next((one for one in cells if same_row(one, result) and same_time(one, result)), None)


class _Numbering:
    """Numbers for the cells that stand beside figures: those of the answer where it cites them already, else new ones behind them."""

    def __init__(self, answer: Answer, catalogue: Catalogue) -> None:
        self._known = {(one.id, one.quote): one.number for one in answer.citations}
        self._after = max((one.number for one in answer.citations), default=0)
        self._citing = CitationList(catalogue.documents)

    def beside(self, value: PublishedValue) -> Beside:
        number = self._known.get((value.id, value.raw))
        return Beside(
            measure=value.measure,
            period=value.period,
            raw=value.raw,
            value=value.value,
            unit=value.unit,
            group=value.group,
            compared_with=value.compared_with,
            citation=number if number is not None else self._after + self._citing.value(value),
        )

    @property
    def added(self) -> tuple[Citation, ...]:
        return tuple(replace(one, number=self._after + one.number) for one in self._citing.citations())
