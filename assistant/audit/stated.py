"""The part of rule `narrative` on statements that a row confirms or contradicts: target met or missed, its figure, the rating, the result.

All are conflicts: two passages disagree, and either may be wrong. What prose says of a target counts only where the row's rating, if it
has one, says the other, too, as a report may call a target met that was missed within a tolerance.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.audit.audited import Audited, Passage
from assistant.audit.finding import Kind, Source, finding_of
from assistant.audit.percentage import ROUGHLY
from assistant.audit.rows import Row
from assistant.audit.statements import Named, is_of_now, rating_said, results_said, target_figure, target_met
from assistant.model import Finding
from assistant.rounding import around
from assistant.rules import is_met, standing
from assistant.tools.distance_to_target import says_interval
from ingest.model import KeyMethod, Measure, PublishedValue, Rating

RULE = "narrative"
NEAR = Decimal("0.25")  # a figure further from the printed one is about something else


def of_own_row(sentence: str, passage: Passage, row: Row, report: Audited) -> Iterator[Finding]:
    """The statements of a row's own comment that the row contradicts."""
    result = row.result
    if result is None or result.value is None or not is_of_now(sentence, result):
        return
    target = row.target(result.period)
    if target is not None and (said := target_met(sentence, row.polarity)) is not None:
        yield from _target(said, sentence, passage, result, target, report)
    if (figure := target_figure(sentence)) is not None and target is not None and target.value is not None:
        number, unit, words = figure
        near = number != target.value and abs(number - target.value) <= NEAR * abs(target.value)
        same_unit = unit == target.unit or (unit is None and target.unit not in ("%", None))
        if near and same_unit and number not in row.numbers():
            yield _finding(words, target.raw, sentence, passage, (target,), result, report)
    if (rated := rating_said(sentence)) is not None and result.rating is not None and rated[0] is not result.rating:
        yield _finding(rated[1], result.rating.value, sentence, passage, (result,), result, report)


def of_any_row(sentence: str, passage: Passage, known: Named, report: Audited) -> Iterator[Finding]:
    """The results that a sentence gives of indicators it names, and that their rows do not print."""
    for row, number, unit, words in results_said(sentence, known):
        result = row.result
        if result is None or result.value is None or unit != result.unit or not is_of_now(sentence, result):
            continue
        near = number != result.value and abs(number - result.value) <= NEAR * abs(result.value)
        if near and not _prints(row, number) and not ROUGHLY.search(words[: words.rindex(f"{number:,}")] if f"{number:,}" in words else ""):
            yield _finding(words, result.raw, sentence, passage, (result,), result, report)


def _prints(row: Row, number: Decimal) -> bool:
    """Does the row print the number, to the digits said?"""
    return any(
        value.value is not None and (number in around(value.value) or value.value in around(number))
        for value in row.values
        if value.measure is not Measure.VARIANCE
    )


def _target(
    said: tuple[bool, str], sentence: str, passage: Passage, result: PublishedValue, target: PublishedValue, report: Audited
) -> Iterator[Finding]:
    met, words = said
    if target.unit != result.unit or (result.basis is not target.basis and None not in (result.basis, target.basis)):
        return
    at = standing(KeyMethod.TOLERANCE, result, target)
    actual = is_met(at) if at is not None else None
    backed = result.rating is not None and (result.rating is Rating.GREEN) == met
    if actual is None or actual == met or backed or says_interval(result, target):
        return
    outcome = "met" if actual else "missed"
    yield _finding(words, f"target {outcome}: {result.raw} against {target.raw}", sentence, passage, (result, target), result, report)


def _finding(
    words: str, recomputed: str, sentence: str, passage: Passage, sources: tuple[Source, ...], result: PublishedValue, report: Audited
) -> Finding:
    return finding_of(
        RULE,
        Kind.CONFLICT,
        passage.words(sentence),
        sources,
        report.document,
        shown=words,
        recomputed=recomputed,
        working=f"said: {words}; printed for {result.period}: {recomputed}",
        ref=result.ref,
        title=result.title,
    )
