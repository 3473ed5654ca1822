"""Faults to plant in the program on purpose, each with the measures that must tell of it.

Three kinds: rows come out of the store changed, answers are changed after they are made, a part of the program is replaced.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from decimal import Decimal
from unittest.mock import patch

from assistant.answer import answer_question
from assistant.answering import Answering
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Figure, Status
from index.store import Store
from ingest.model import Measure, Place, PublishedValue, Rating

Rows = tuple[PublishedValue, ...]
NEIGHBOUR = {"AH/S9": "AH/S10", "AH/S10": "AH/S9", "AH/S1": "AH/S2", "AH/S2": "AH/S1"}
NEXT_QUARTER = {"Q1": "Q2", "Q2": "Q3", "Q3": "Q4", "Q4": "Q1"}
DOWN = 60.0  # points: more than the height of a row
SLOW = 0.6  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong, how to plant it, and the measures that must all be missed for it to count as found.

    `rows` changes the published values, `answering` takes the place of the assistant, `part` replaces something of the program.
    """

    name: str
    measures: frozenset[str]
    rows: Callable[[Rows], Rows] | None = None
    answering: Answering = answer_question
    part: Callable[[], AbstractContextManager[object]] | None = None
    in_other_process: str = ""


def _each(change: Callable[[PublishedValue], PublishedValue]) -> Callable[[Rows], Rows]:
    return lambda rows: tuple(change(row) for row in rows)


def _quarter_late(row: PublishedValue) -> PublishedValue:
    year, _, quarter = (row.period or "").partition(" ")
    return replace(row, period=f"{year} {NEXT_QUARTER[quarter]}") if quarter in NEXT_QUARTER else row


def _negative(row: PublishedValue) -> PublishedValue:
    return replace(row, value=-row.value) if row.value is not None and row.ref == "AH/S10" else row


def _tenfold(row: PublishedValue) -> PublishedValue:
    return replace(row, value=row.value * 10) if row.value is not None and row.ref == "AH/S1" else row


def _thousands(row: PublishedValue) -> PublishedValue:
    return replace(row, unit="£000") if row.unit == "£" else row


def _points(row: PublishedValue) -> PublishedValue:
    return replace(row, unit="percentage points") if row.unit == "%" else row


def _green(row: PublishedValue) -> PublishedValue:
    return replace(row, rating=Rating.GREEN) if row.rating is not None else row


def _filled_in(row: PublishedValue) -> PublishedValue:
    return replace(row, value=Decimal(7)) if row.value is None and row.measure is Measure.RESULT else row


def _moved(change: Callable[[Place], Place]) -> Callable[[Rows], Rows]:
    return _each(lambda row: replace(row, places=tuple(change(place) for place in row.places)))


def _lower(place: Place) -> Place:
    x0, top, x1, bottom = place.box or (0.0, 0.0, 0.0, 0.0)
    return replace(place, box=(x0, top + DOWN, x1, bottom + DOWN))


def _overleaf(place: Place) -> Place:
    return replace(place, page=(place.page or 1) % 7 + 1)


def _without_one(rows: Rows) -> Rows:
    return tuple(row for row in rows if row.ref != "AH/S24")


def _neighbours(rows: Rows) -> Rows:
    """The values of two neighbouring indicators change places, as when a row slips down by one."""
    values = {(row.ref, row.measure, row.period): row.value for row in rows}
    return tuple(
        replace(row, value=values.get((NEIGHBOUR[row.ref], row.measure, row.period), row.value)) if row.ref in NEIGHBOUR else row
        for row in rows
    )


def _titles_swapped(rows: Rows) -> Rows:
    titles = {row.ref: row.title for row in rows}
    return tuple(replace(row, title=titles[NEIGHBOUR[row.ref]]) if row.ref in NEIGHBOUR else row for row in rows)


def _of_answer(change: Callable[[Answer], Answer]) -> Answering:
    return lambda question, conversation, store: change(answer_question(question, conversation, store))


def _first_figure(change: Callable[[Figure], Figure]) -> Answering:
    return _of_answer(lambda answer: replace(answer, figures=(*(change(one) for one in answer.figures[:1]), *answer.figures[1:])))


def _answered_anyway(answer: Answer) -> Answer:
    if answer.status is not Status.NOT_FOUND:
        return answer
    return replace(answer, status=Status.ANSWERED, reason=None, text="About the same as the year before.")


def _refused(answer: Answer) -> Answer:
    if answer.status is not Status.ANSWERED or answer.figures:
        return answer
    return replace(answer, status=Status.NOT_FOUND, text="The reports do not say.")


def _picked(question: str, conversation: Conversation, store: Store) -> Answer:
    answer = answer_question(question, conversation, store)
    return answer_question(answer.options[0], conversation, store) if answer.options else answer


def _forgetful(question: str, _: Conversation, store: Store) -> Answer:
    return answer_question(question, Conversation(), store)


def _slow(question: str, conversation: Conversation, store: Store) -> Answer:
    time.sleep(SLOW)
    return answer_question(question, conversation, store)


def unsteady(question: str, conversation: Conversation, store: Store) -> Answer:
    """An answer whose words depend on the process, as those of a set that is not put in order."""
    answer = answer_question(question, conversation, store)
    return replace(answer, text=f"{answer.text} {'It' if os.environ.get('PYTHONHASHSEED') == '4711' else 'This'} is what is printed.")


def _answer_part(name: str, value: object) -> Callable[[], AbstractContextManager[object]]:
    return lambda: patch(name, value)


FAULTS: Sequence[Fault] = (
    Fault(name="a rule for ratings: every rating fits", measures=frozenset({"verdict"}),
          part=_answer_part("assistant.tools.check_rating.ratings_at", lambda scale, at: (Rating.GREEN,))),
    Fault(name="rows: the period off by one", measures=frozenset({"value_recall", "right"}), rows=_each(_quarter_late)),
    Fault(name="answer: the period off by one", measures=frozenset({"period", "lookups_wrong"}),
          answering=_first_figure(lambda figure: replace(figure, period="2024/25 Q1"))),
    Fault(name="rows: a sign", measures=frozenset({"sign", "value_recall", "lookups_wrong"}), rows=_each(_negative)),
    Fault(name="rows: a unit, points for per cent", measures=frozenset({"unit", "units", "lookups_wrong"}), rows=_each(_points)),
    Fault(name="rows: a scale, ten times as much", measures=frozenset({"scale", "value_recall", "lookups_wrong"}), rows=_each(_tenfold)),
    Fault(name="rows: a scale, thousands of pounds for pounds", measures=frozenset({"scale", "units"}), rows=_each(_thousands)),
    Fault(name="rows: the value of the neighbour", measures=frozenset({"value", "value_precision", "lookups_wrong"}), rows=_neighbours),
    Fault(name="rows: every rating Green", measures=frozenset({"rating", "ratings"}), rows=_each(_green)),
    Fault(name="rows: one dropped", measures=frozenset({"value_recall", "right"}), rows=_without_one),
    Fault(name="rows: two titles swapped", measures=frozenset({"titles"}), rows=_titles_swapped),
    Fault(name="rows: a number where none is printed", measures=frozenset({"values_invented"}), rows=_each(_filled_in)),
    Fault(name="answer: another indicator", measures=frozenset({"indicator", "lookups_wrong"}),
          answering=_first_figure(lambda figure: replace(figure, ref="AH/S3"))),
    Fault(name="answer: the target in place of the result", measures=frozenset({"measure", "lookups_wrong"}),
          answering=_first_figure(lambda figure: replace(figure, measure=Measure.FLOOR))),
    Fault(name="citation: the page", measures=frozenset({"citation_page"}), rows=_moved(_overleaf)),
    Fault(name="citation: the box", measures=frozenset({"citation_box"}), rows=_moved(_lower)),
    Fault(name="citation: the document", measures=frozenset({"citation_document"}),
          rows=_moved(lambda place: replace(place, document="other.pdf"))),
    Fault(name="a refusal turned into an answer", measures=frozenset({"refusal_recall", "unanswerable_wrong"}),
          answering=_of_answer(_answered_anyway)),
    Fault(name="answers turned into refusals", measures=frozenset({"refusal_precision", "right"}), answering=_of_answer(_refused)),
    Fault(name="a number from nowhere", measures=frozenset({"supported", "unsupported"}),
          answering=_of_answer(lambda answer: replace(answer, text=f"{answer.text} That is 77 more than expected."))),
    Fault(name="prose cut short", measures=frozenset({"facts"}),
          answering=_of_answer(lambda answer: answer if answer.figures else replace(answer, text=answer.text[:20]))),
    Fault(name="one of several meanings picked", measures=frozenset({"clarification"}), answering=_picked),
    Fault(name="a conversation forgotten", measures=frozenset({"follow_up"}), answering=_forgetful),
    Fault(name="answers that differ by process", measures=frozenset({"same_again"}), answering=unsteady,
          in_other_process="eval.faults:unsteady"),
    Fault(name="slow answers", measures=frozenset({"seconds_median"}), answering=_slow),
)  # fmt: skip
