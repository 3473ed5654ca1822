"""The filters of a list, count or ranking: which reports, which rows of them, and the filter in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal

from assistant.composing.benchmarks import is_asked, names_group
from assistant.composing.wording import listed, oneline
from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.periods import QUARTER, AskedPeriod, Fit, as_asked, fit, in_words, order, shifted
from assistant.meaning.question import Question
from assistant.meaning.relative import YEARS_AWAY, quarters_compared_with
from assistant.meaning.row_filters import Of
from assistant.meaning.scope import Scope
from assistant.meaning.two_ends import as_printed, ends_compared
from assistant.meaning.when import QUARTER_RELATIVES, Relative
from assistant.tools.against_benchmark import Beside, against_benchmarks
from assistant.tools.compare import Direction
from assistant.tools.directions import directions_of
from assistant.tools.distance_to_target import distance_to_target, target_for
from assistant.tools.filter_rows import applies, fits, shown_distance
from assistant.tools.list_indicators import Row
from ingest.model import Document
from ingest.records.front_matter import council_place

FLOOR = re.compile(r"\bfloors?\b|\bminimum standards?\b", re.IGNORECASE)
QUARTERS_AWAY = frozenset({Relative.QUARTER_BEFORE, Relative.PERIOD_BEFORE})
SHORT_TERM, LONG_TERM = (re.compile(rf"\b{length}[ -]?(?:term|run)\b") for length in ("short", "long"))
LONGEST_TITLE = 80  # letters; longer titles are named by their period
BENCHMARKS: dict[Aspect, Callable[[Beside], bool]] = {
    Aspect.BETTER_THAN_BENCHMARK: lambda one: one.standing is Direction.BETTER,
    Aspect.WORSE_THAN_BENCHMARK: lambda one: one.standing is Direction.WORSE,
    Aspect.ABOVE_BENCHMARK: lambda one: one.gap > 0,
    Aspect.BELOW_BENCHMARK: lambda one: one.gap < 0,
}
OF_DIRECTION = {
    Aspect.WORSENED: frozenset({Direction.WORSE}),
    Aspect.IMPROVED: frozenset({Direction.BETTER}),
    Aspect.NOT_WORSE: frozenset({Direction.BETTER, Direction.SAME}),
}


def reports_for(scope: Scope, periods: Sequence[AskedPeriod], catalogue: Catalogue, useful: Collection[str]) -> tuple[Document, ...]:
    """The reports of the scope and periods, those with ids in `useful` where there are some; the newest of each council where the question
    names neither."""
    pool = scope.documents or catalogue.documents
    timely = [document for document in pool if not periods or any(reports_on(document, period) for period in periods)]
    kept = [document for document in timely if document.document_id in useful]
    if not kept and periods and not (scope.named and timely):
        beside = [document for document in pool if _prints_one_of(document, periods, catalogue)]
        kept = [document for document in beside if document.document_id in useful] or ([] if timely else beside)
    kept = kept or timely or [document for document in pool if scope.named]
    kept = _in_one_format(kept)
    if scope.named or periods:
        return tuple(kept)
    known = [document for document in kept if document.council] or kept  # a report of no known council is no council of its own
    newest: dict[str, Document] = {}
    for document in sorted(known, key=lambda document: (order(document.period), document.meeting_date or "", document.document)):
        newest[council_place(document.council) or document.document_id] = document
    return tuple(newest.values())


def _prints_one_of(document: Document, periods: Sequence[AskedPeriod], catalogue: Catalogue) -> bool:
    """Does a report on another period print results for one of these: the quarter before beside its own?"""
    results = (value for printed in catalogue.indexes.by_report.get(document.document_id, ()) for value in printed.results)
    printed_for = {value.period for value in results if value.value is not None}
    return any((found := fit(one, period)) is not None and found[0] <= Fit.AS_AT for one in periods for period in printed_for)


def _in_one_format(documents: Sequence[Document]) -> list[Document]:
    """The reports without those that are kept in a second format beside the first: their rows would count twice."""
    kept: dict[tuple[str, ...], Document] = {}
    for document in documents:
        stem, _, suffix = document.document.rpartition(".")
        same = kept.setdefault((stem or suffix, document.title, document.period or ""), document)
        if same is not document and same.document.rpartition(".")[2] == suffix:
            kept[(document.document_id,)] = document
    return list(kept.values())


def reports_on(document: Document, period: AskedPeriod) -> bool:
    found = fit(period, document.period)
    return found is not None and found[0] <= Fit.AS_AT


def is_judged(row: Row, question: Question) -> bool:
    """Can the filters be applied to the row?"""
    if question.ratings and row.value.rating is None:
        return False
    if (Aspect.MISSED in question.aspects or Aspect.MET in question.aspects) and row.missed is None:
        return False
    if set(BENCHMARKS) & set(question.aspects) and not benchmarks_asked(row, question):
        return False
    if Aspect.ON_TARGET in question.aspects and gap_of(row) is None:
        return False
    if not all(applies(row, one) for one in question.row_filters):
        return False
    return bool(row_directions(row, question)) if set(OF_DIRECTION) & set(question.aspects) else True


def gap_of(row: Row) -> Decimal | None:
    """How far the result is from its target; None without a target of its time."""
    target = target_for(row.value, row.indicator.values)
    distance = distance_to_target(row.value, target) if target is not None else None
    return distance.gap if distance is not None else None


def directions_asked(question: Question) -> tuple[frozenset[Direction], ...]:
    """The directions that the question filters by; "better or the same" is one filter."""
    asked = [aspect for aspect in OF_DIRECTION if aspect in question.aspects]
    if Aspect.NOT_WORSE in asked:
        asked = [Aspect.NOT_WORSE]
    return tuple(OF_DIRECTION[aspect] for aspect in asked)


def is_kept(row: Row, question: Question) -> bool:
    """Do all the filters keep the row? Of two directions of travel either may be the one asked about, unless the question says both."""
    if question.ratings and row.value.rating not in question.ratings:
        return False
    if Aspect.MISSED in question.aspects and not row.missed:
        return False
    exactly = Aspect.ON_TARGET in question.aspects
    if exactly and gap_of(row) != 0:
        return False
    if Aspect.MET in question.aspects and Aspect.MISSED not in question.aspects and row.missed and not exactly:
        return False
    if Aspect.HAS_RATING in question.aspects and not question.ratings and row.value.rating is None:
        return False
    if Aspect.NOT_RATED in question.aspects and row.value.rating is not None:
        return False
    beside = benchmarks_asked(row, question)
    if not all(any(wanted(one) for one in beside) for aspect, wanted in BENCHMARKS.items() if aspect in question.aspects):
        return False
    if not all(fits(row, one) for one in question.row_filters) or not _on_side_asked(row, question):
        return False
    of = all if Aspect.BOTH in question.aspects else any
    directions = row_directions(row, question)
    return all(of(one in wanted for one in directions) for wanted in directions_asked(question))


def _on_side_asked(row: Row, question: Question) -> bool:
    """Does a distance that the question limits lie on the side of the target that it speaks of?"""
    distance = shown_distance(row) if {Of.SHORTFALL, Of.GAP} & {one.of for one in question.row_filters} else None
    if distance is None or Aspect.MISSED in question.aspects:
        return distance is None or distance.met is False
    return Aspect.MET not in question.aspects or distance.met is True


def row_directions(row: Row, question: Question) -> tuple[Direction, ...]:
    """The directions of travel of a row against the period that the question compares with, where it names one and the row prints it."""
    ends = ends_compared(question)
    if ends is not None:
        return directions_of(row.value, row.indicator.values, as_printed(ends[1], row.indicator.values))
    quarters, years = _compared_with(question)
    against = None
    if row.value.period is not None and quarters is not years:
        against = shifted(row.value.period, quarters=-1 if quarters else 0, years=-1 if years else 0)
    quarter = next((QUARTER_RELATIVES[one] for one in question.relatives if one in QUARTER_RELATIVES), None)  # "worse since Q1"
    if against is None and quarter is not None and QUARTER.fullmatch(row.value.period or ""):
        since = as_asked(f"{(row.value.period or '')[:7]} Q{quarter}")
        against = since if since is not None and since.period != row.value.period else None
    return directions_of(row.value, row.indicator.values, against.period if against is not None else None)


def benchmarks_asked(row: Row, question: Question) -> tuple[Beside, ...]:
    """The result beside the benchmarks that the question compares with: those it names, else all of the row; none for other questions."""
    if not set(BENCHMARKS) & set(question.aspects):
        return ()
    beside = against_benchmarks(row.value, row.indicator.values)
    return tuple(one for one in beside if is_asked(one.benchmark, question.text)) if names_group(question.text) else beside


def is_by_rating(question: Question) -> bool:
    return not question.row_filters and bool(question.ratings or {Aspect.MISSED, Aspect.MET} & set(question.aspects))


def filter_words(question: Question) -> str:
    """The filters as an answer names them; empty for none."""
    travel = _travel(question)
    floor = speaks_of_floor(question)
    names = {
        Aspect.MISSED: "short of the floor standard" if floor else "below target",
        Aspect.MET: "at the floor standard or better" if floor else "on or above target",
        Aspect.NOT_RATED: "not rated",
        Aspect.BETTER_THAN_BENCHMARK: "better than the benchmark",
        Aspect.WORSE_THAN_BENCHMARK: "worse than the benchmark",
        Aspect.ABOVE_BENCHMARK: "above the benchmark",
        Aspect.BELOW_BENCHMARK: "below the benchmark",
        Aspect.HAS_RATING: "" if question.ratings else "with a rating",
        Aspect.ON_TARGET: "exactly on target",
        Aspect.NOT_WORSE: f"improving or the same ({travel})",
        Aspect.WORSENED: f"worsening ({travel})",
        Aspect.IMPROVED: f"improving ({travel})",
    }
    words = [listed([rating.value for rating in question.ratings], "or")] if question.ratings else []
    words += [name for aspect, name in names.items() if name and aspect in question.aspects and not _is_implied(aspect, question)]
    words += [one.words for one in question.row_filters]
    return listed(words)


def speaks_of_floor(question: Question) -> bool:
    """Is it the floor that is missed or met, and not the target?"""
    return FLOOR.search(question.text) is not None and bool({Aspect.MISSED, Aspect.MET} & set(question.aspects))


def _is_implied(aspect: Aspect, question: Question) -> bool:
    """Is the aspect said by another one of the question?"""
    others = set(question.aspects)
    if aspect is Aspect.MET:
        return bool({Aspect.MISSED, Aspect.ON_TARGET} & others)
    return aspect in (Aspect.WORSENED, Aspect.IMPROVED) and Aspect.NOT_WORSE in others


def _compared_with(question: Question) -> tuple[bool, bool]:
    """Whether directions are meant against the quarter before (short term), and against a year before (long term)."""
    text = question.text.lower()
    quarters = bool(QUARTERS_AWAY & set(question.relatives)) or bool(SHORT_TERM.search(text))
    return quarters, bool(set(YEARS_AWAY) & set(question.relatives)) or bool(LONG_TERM.search(text))


def leaves_comparison_open(question: Question) -> bool:
    """Does the question leave open whether directions are meant against the period before or against a year before?"""
    quarters, years = _compared_with(question)
    if ends_compared(question) is not None:
        return False
    since = any(relative in QUARTER_RELATIVES for relative in question.relatives)
    return quarters is years and not since and Aspect.BOTH not in question.aspects


def _travel(question: Question) -> str:
    ends = ends_compared(question)
    if ends is not None:
        return f"against {in_words(ends[1].period)}"
    quarters, years = _compared_with(question)
    if quarters is not years:
        return "against the period before" if quarters else "against the same time a year before"
    quarter = next((one for one in question.relatives if one in quarters_compared_with(question.text)), None)
    if quarter is not None:
        return f"against {quarter.value}"
    return "in both directions of travel" if Aspect.BOTH in question.aspects else "in either direction of travel"


def report_titles(documents: Sequence[Document]) -> str:
    names = [
        _by_period(document) if re.search(r"\d", document.title) or len(document.title) > LONGEST_TITLE else f"“{oneline(document.title)}”"
        for document in documents
    ]
    return listed([name if names.count(name) == 1 else name.replace("the report ", "the reports ") for name in dict.fromkeys(names)])


def _by_period(document: Document) -> str:
    """A report named without the numbers that its title may hold."""
    return f"the report on {in_words(document.period)}" if document.period else "the report"
