"""Every tool of `assistant/tools/`, and whole answers, over few and over many published values in the same run.

What is measured is warm: the catalogue is made, and each call has been made once. The model is left out (`many_values.count_vectors`): what
it costs does not depend on the store. A tool that is not in `TOOLS` is missed, so that none is added without being measured.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from pathlib import Path

import assistant.tools
from assistant.answer import answer_question
from assistant.composing.rating_check import scheme_of
from assistant.meaning.catalogue import Catalogue, Indicator, catalogue_of, make_catalogue, results_of
from assistant.meaning.conversation import Conversation
from assistant.meaning.groupings import Grouping
from assistant.meaning.periods import PeriodKind, asked
from assistant.meaning.row_filters import Of, RowFilter
from assistant.meaning.themes import Theme
from assistant.meaning.words import tokens
from assistant.tools.against_benchmark import against_benchmarks
from assistant.tools.beside_annual import beside_annual
from assistant.tools.cases_to_target import cases_to_target
from assistant.tools.check_rating import check_rating
from assistant.tools.compare import compare
from assistant.tools.directions import directions_of
from assistant.tools.distance_to_target import distance_to_target, target_for
from assistant.tools.filter_rows import fits
from assistant.tools.heat_map import is_heat_map
from assistant.tools.in_one_unit import number_in
from assistant.tools.list_activities import rated_activities, with_ratings
from assistant.tools.list_indicators import about, counted, current_results, row_of
from assistant.tools.look_up import look_up
from assistant.tools.news import news
from assistant.tools.quarter_alone import quarter_alone
from assistant.tools.quarters_running import quarters_running
from assistant.tools.quarters_together import quarters_together
from assistant.tools.rank import Order, by_change, by_target, by_value
from assistant.tools.search_text import comments_on, search_text
from assistant.tools.table_cell import Asked, Item, match_table
from assistant.tools.table_figures import figures, ranked
from assistant.tools.table_headings import header_rows, whole_names
from assistant.tools.table_labels import rows_with
from assistant.tools.table_rows import TableView, table_view
from assistant.tools.tally import tally
from assistant.tools.trend import trend
from eval.many_values import COUNCILS, FEW, MANY, Size, count_vectors, make_store, ref_of, title_of
from index.store import Store, open_store
from ingest.model import Measure, PublishedValue, Rating

MOST_MS = 50.0
"""What 95 of 100 calls of a tool may take at most, over many values."""
FIGURES = "questions about a figure"
MOST_ANSWER_MS = 60.0
"""What 95 of 100 of them may take."""
CALLS = 40
HALF = date(2025, 4, 1), date(2025, 9, 30)  # a half-year
"""Different calls of a tool, spread over indicators or tables; a call over a whole store is made that often with different reports."""
PERIOD = asked(PeriodKind.QUARTER, "2020/21 Q3")
LAST_PERIOD = "2020/21 Q4"
BEFORE = asked(PeriodKind.QUARTER, "2020/21 Q1")

Call = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """Milliseconds of one thing over many values, and of 95 of 100 calls over few, the baseline."""

    what: str
    median: float
    most: float  # of 95 of 100
    few: float

    @property
    def ratio(self) -> float:
        return self.most / max(self.few, 0.001)  # below a microsecond nothing is told apart


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A store with what the calls are about."""

    store: Store
    size: Size

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_of(self.store)

    @cached_property
    def indicators(self) -> Sequence[Indicator]:
        return _spread(self.catalogue.indicators)

    @cached_property
    def results(self) -> Sequence[tuple[Indicator, PublishedValue]]:
        """The newest result of each, with its indicator."""
        found = [(one, max(results_of(one), key=lambda value: (value.period or "", value.id))) for one in self.indicators]
        return [(one, value) for one, value in found if value.value is not None]

    @cached_property
    def views(self) -> Sequence[TableView]:
        return _spread([view for one in self.store.tables() if (view := table_view(one)) is not None])

    def questions(self) -> tuple[tuple[str, str], ...]:
        """Representative questions with what they ask for; half of them about a figure."""
        last, middle = self.size.councils - 1, self.size.councils // 2
        title = title_of(middle, self.size.indicators // 2, self.size.indicators).removeprefix("Percentage of ")
        other = title_of(last, 1, self.size.indicators).removeprefix("Percentage of ")
        ref, council = ref_of(last, self.size.indicators - 1), COUNCILS[middle]
        figure = (
            f"What percentage of {title} in Q4 2020/21?", f"{title} Q3 2020/21", f"What was {ref} in Q2 2020/21?", f"{ref}", f"{title}?",
            f"What is the target for {other}?", f"How many {title} at Q1 2020/21?", f"What was the rating of {other} in Q4?",
            f"{council}: {title}", f"What is the benchmark for {title}?", f"Percentage of {other} in December 2020",
            f"In the Q2 2020/21 report, what was {title}?", f"Was {ref} rated red?",
            f"What did {council} report for {title} in autumn 2020?", f"direction of travel of {ref}",
        )  # fmt: skip
        rest = (
            f"How has {title} changed since Q1 2020/21?", f"How far is {ref} from its target?", f"trend of {other}", f"Why is {ref} red?",
            f"Is the rating of {ref} right?", f"Which indicators of {council} are red?", "How many indicators are red?",
            f"Which indicators of {council} missed their target in Q4 2020/21?", "Which indicator is furthest from its target?",
            f"Which improved most in {council} since Q1 2020/21?", f"What is new in {council}?", f"Compare {title} with {other}",
            "What is being done about staff who left?", "What is the total revenue budget?", "Which reports are there?",
        )  # fmt: skip
        return (*(("figure", one) for one in figure), *(("other", one) for one in rest))

    def answers(self, kind: str) -> Iterable[Call]:
        """Each question of a kind, in a conversation of its own."""
        return [partial(_answer, question, self.store) for what, question in self.questions() if what == kind]


def _spread(things: Sequence) -> Sequence:  # type: ignore[type-arg]
    """At most `CALLS` of them, evenly."""
    step = max(1, len(things) // CALLS)
    return things[::step][:CALLS]


def _looked_up(s: Sample) -> Iterable[Call]:
    by_id = s.catalogue.document_by_id
    return [partial(look_up, one.values, Measure.RESULT, PERIOD, by_id) for one in s.indicators]


def _compared(s: Sample) -> Iterable[Call]:
    return [partial(compare, results_of(one)[-1], value, one.values) for one, value in s.results]


def _distances(s: Sample) -> Iterable[Call]:
    def distance(one: Indicator, value: PublishedValue) -> object:
        target = target_for(value, one.values)
        return distance_to_target(value, target) if target is not None else None

    return [partial(distance, *pair) for pair in s.results]


def _checked(s: Sample) -> Iterable[Call]:
    def check(one: Indicator, value: PublishedValue) -> object:
        return check_rating(value, one.values, s.catalogue.document_by_id, scheme_of(value, s.catalogue), s.store.rating_keys())

    return [partial(check, *pair) for pair in s.results]


def _listed(s: Sample) -> Iterable[Call]:
    def rows(period: object) -> object:
        found = about(current_results(s.catalogue, s.catalogue.documents, period), Theme(words=tokens("homes")))  # type: ignore[arg-type]
        return counted(found)

    return [partial(rows, period) for period in (None, PERIOD)] * (CALLS // 4)


def _ranked(s: Sample) -> Iterable[Call]:
    newest = [document for document in s.catalogue.documents if document.period == LAST_PERIOD]
    rows = current_results(s.catalogue, newest, None)

    def rank(wanted: Order) -> object:
        if wanted in (Order.SHORT, Order.NEAR):
            return by_target(rows, wanted)
        by_id = s.catalogue.document_by_id
        return by_value(rows, wanted) if wanted is Order.HIGHEST else by_change(rows, wanted, BEFORE, by_id)

    return [partial(rank, wanted) for wanted in (Order.SHORT, Order.HIGHEST, Order.BETTER, Order.NEAR)] * (CALLS // 8)


def _activities(s: Sample) -> Iterable[Call]:
    def rated() -> object:
        return with_ratings(rated_activities(s.store.activities(), s.catalogue.documents, tokens("children in care")), (Rating.RED,))

    return [rated] * CALLS


def _searched(s: Sample) -> Iterable[Call]:
    queries = [partial(search_text, [one.title], s.store) for one in s.indicators]
    return [*queries, *(partial(comments_on, [value for _, value in s.results[at : at + 3]], s.store) for at in range(CALLS))]


def _cells(s: Sample) -> Iterable[Call]:
    wanted = Asked(items=(Item(stems=frozenset(tokens("streets"))), Item(stems=frozenset(tokens("forecast")))))
    return [partial(match_table, view, wanted, "2020/21") for view in s.views]


def _figures(s: Sample) -> Iterable[Call]:
    return [partial(lambda view: ranked(figures(view, view.figure_columns[0])), view) for view in s.views if view.figure_columns]


def _tallied(s: Sample) -> Iterable[Call]:
    newest = [document for document in s.catalogue.documents if document.period == LAST_PERIOD]
    rows = current_results(s.catalogue, newest, None)
    return [partial(tally, rows, by, s.catalogue.document_by_id) for by in Grouping] * (CALLS // 8)


def _filtered(s: Sample) -> Iterable[Call]:
    newest = [document for document in s.catalogue.documents if document.period == LAST_PERIOD]
    low = RowFilter(of=Of.RESULT, most=Decimal(50), unit="%")
    return [partial(fits, row, low) for row in current_results(s.catalogue, newest, None)]


TOOLS: dict[str, Callable[[Sample], Iterable[Call]]] = {
    "against_benchmark": lambda s: [partial(against_benchmarks, value, one.values) for one, value in s.results],
    "beside_annual": lambda s: [partial(beside_annual, value, one.values) for one, value in s.results],
    "cases_to_target": lambda s: [partial(cases_to_target, value, one.values) for one, value in s.results],
    "check_rating": _checked,
    "compare": _compared,
    "directions": lambda s: [partial(directions_of, value, one.values) for one, value in s.results],
    "distance_to_target": _distances,
    "heat_map": lambda s: [partial(is_heat_map, view) for view in s.views],
    "list_activities": _activities,
    "list_indicators": _listed,
    "filter_rows": _filtered,
    "in_one_unit": lambda s: [partial(number_in, value, value.unit) for _, value in s.results],
    "look_up": _looked_up,
    "news": lambda s: [partial(news, s.catalogue, s.catalogue.documents)] * (CALLS // 4),
    "quarter_alone": lambda s: [partial(quarter_alone, value, one.values) for one, value in s.results],
    "quarters_running": lambda s: [partial(quarters_running, [row_of(one, value, one.values)], tuple(Rating)) for one, value in s.results],
    "quarters_together": lambda s: [partial(quarters_together, one.values, HALF[0], HALF[1]) for one in s.indicators],
    "rank": _ranked,
    "search_text": _searched,
    "table_cell": _cells,
    "table_figures": _figures,
    "table_headings": lambda s: [partial(whole_names, view.source.table, header_rows(view.source.table)) for view in s.views],
    "table_labels": lambda s: [partial(rows_with, view.rows, tokens("streets"), ()) for view in s.views],
    "table_rows": lambda s: [partial(table_view, view.source) for view in s.views],
    "tally": _tallied,
    "trend": lambda s: [partial(trend, one.values, s.catalogue.document_by_id) for one in s.indicators],
}
"""Module of `assistant/tools/` -> calls of it: those of an indicator for many indicators, those over a store for all of it."""


def unlisted() -> list[str]:
    """The modules of `assistant/tools/` that no entry of `TOOLS` calls."""
    (folder,) = assistant.tools.__path__
    return sorted({path.stem for path in Path(folder).glob("*.py")} - {"__init__"} - TOOLS.keys())


@contextmanager
def samples() -> Iterator[tuple[Sample, Sample]]:
    """The small and the large store, both open."""
    with tempfile.TemporaryDirectory(prefix="committee-bench-") as folder:
        few, many = Path(folder) / "few", Path(folder) / "many"
        make_store(few, FEW)
        make_store(many, MANY)
        with open_store(few, embed=count_vectors) as small, open_store(many, embed=count_vectors) as large:
            yield Sample(store=small, size=FEW), Sample(store=large, size=MANY)


def measured(rounds: int) -> Iterator[Took]:
    """The catalogue, each tool, questions about a figure, and others."""
    with samples() as (few, many):
        yield _measure("catalogue", few, many, lambda s: [partial(make_catalogue, s.store)], rounds)
        for name, calls in TOOLS.items():
            yield _measure(name, few, many, calls, rounds)
        yield _measure(FIGURES, few, many, lambda s: s.answers("figure"), rounds)
        yield _measure("other questions", few, many, lambda s: s.answers("other"), rounds)


def late(took: Took) -> list[str]:
    """What takes longer than it may, in words."""
    if took.what == FIGURES and took.most > MOST_ANSWER_MS:
        return [f"{took.what}: {took.most:.1f} ms, not {MOST_ANSWER_MS:g}"]
    return [f"{took.what}: {took.most:.1f} ms, not {MOST_MS:g}"] if took.what in TOOLS and took.most > MOST_MS else []


def _measure(what: str, few: Sample, many: Sample, calls: Callable[[Sample], Iterable[Call]], rounds: int) -> Took:
    small, large = (_times(calls(one), rounds) for one in (few, many))
    return Took(what=what, median=at_share(large, 0.5), most=at_share(large, 0.95), few=at_share(small, 0.95))


def _answer(question: str, store: Store) -> object:
    return answer_question(question, Conversation(), store)


def _times(calls: Iterable[Call], rounds: int) -> list[float]:
    """Milliseconds of processor time of each call, warm, the least of several rounds: the clock of a busy machine tells of others."""
    found = []
    for call in calls:
        call()
        took = []
        for _ in range(rounds):
            start = time.process_time()
            call()
            took.append((time.process_time() - start) * 1000)
        found.append(min(took))
    return found


def at_share(times: Sequence[float], share: float) -> float:
    """The time that this share of them does not exceed.

    >>> at_share([5, 1, 4, 2, 3], 0.5), at_share(list(range(1, 101)), 0.95)
    (3, 95)
    """
    ordered = sorted(times)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]
