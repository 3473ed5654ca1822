"""A question whose rows and columns are said word for word, or whose remaining words are those of one label: answered from that table.

Every other word must be one of asking, or stand around the table. None where that is not so: looser readings come after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.question import Question
from assistant.meaning.resolve import Outcome, Resolution
from assistant.meaning.scope import Scope
from assistant.meaning.when import when
from assistant.meaning.words import is_chatter
from assistant.model import Answer
from assistant.printed_tables.asking import Wanted, read_wanted
from assistant.printed_tables.asking_words import EMPTY, FALLS, KIND_WORDS, RISES, Task
from assistant.printed_tables.column_choice import ColumnChoice
from assistant.printed_tables.compose import choices, table_answer
from assistant.printed_tables.draft import TableDraft
from assistant.printed_tables.located_answers import composed
from assistant.printed_tables.locating import Located
from assistant.printed_tables.named_in_full import SUMS, Named, Word, forms_of, is_mere_total, named_in
from assistant.printed_tables.questions import TableRequest, TableTopic, age, is_rival
from assistant.printed_tables.reading import read_table_question
from assistant.printed_tables.row_choice import OVER_ROWS, RowChoice
from assistant.printed_tables.row_labels import prints_one
from assistant.printed_tables.strangers import is_of_other_stretch
from assistant.printed_tables.table_words import WordedTable, table_words
from assistant.printed_tables.timely import is_timely, scope_of_tables
from assistant.printed_tables.wordings import ASKED_CONCEPTS, CELL_WORDS, LEFT_OUT, PUT_IN, Concept
from assistant.printed_tables.worked import Worked
from assistant.tools.table_cell import Match
from assistant.tools.table_rows import TableRow, TableView
from ingest.model import Document

UNIT_OF_LIMIT = re.compile(r"\d\s?(?:%|per ?cent|m|mn|million|bn|k|thousand)$")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
LESS_THAN_INDICATOR = 0.9  # an indicator whose title the question says is meant instead
WELL_NAMED = 4  # words of a label and a heading said in full, from which on no indicator is meant
FEWEST_OF_LABEL = 0.34  # of the words of a label that is said in part
FEWEST_OF_RANKED = 2  # words of a heading, or of what stands around its table, for a ranking of no named row
OTHER_ASKS = re.compile(
    r"\b(?:why|who|whom|whose|when|average|mean|median|trend|explain|cause[ds]?|reasons?|compared?|each|every|split|breakdown"
    r"|not|n't|except|excluding|without|ignoring|best|worst)\b"
)
# Words of asking that ask nothing besides: any other word has to be part of a name or to stand around the table.
ASKING_WORDS = """
a an the of for in on at by to and or from with than between as is are was were be been do does did has have had there it its their our
what whats how hows much many which where can could would will please tell give show me us i we you now currently under
figure figures value values amount amounts number line lines row rows report council cell
difference gap apart higher lower more less greater bigger smaller larger fewer above below over highest lowest largest smallest biggest
greatest most least fewest top bottom second third fourth fifth together combined plus sum add added altogether exactly
"""
FREE = frozenset((*ASKING_WORDS.split(), *CELL_WORDS, *KIND_WORDS))
SECOND_ASK = re.compile(r"\band (?:by )?(?:how|what|which|who|why|is|does|did|was)\b")
CONCEPTS = tuple(wording for concept, wording in ASKED_CONCEPTS if concept is not Concept.SAVING)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Full:
    """A table that explains every word of a question: the rows of each label, its columns, and what is asked of them."""

    table: WordedTable
    rows: tuple[tuple[TableRow, ...], ...]
    columns: tuple[int, ...]
    wanted: Wanted
    size: int
    said: int  # words of labels and headings said in full, where both are

    @property
    def match(self) -> Match:
        rows = tuple(row for rows in self.rows for row in rows)
        return Match(view=self.table.view, rows=rows, tied=(), columns=self.columns, coverage=1.0, told=1.0)


def _fully_named(question: Question, scope: Scope, resolution: Resolution, catalogue: Catalogue) -> tuple[_Full, ...]:
    """The tables that the question names rows and columns of in full, the newest first; several are not told apart by it."""
    if resolution.by_ref:
        return ()
    of_indicator = _is_of_indicator(resolution)
    text = question.text.lower()
    if LEFT_OUT.search(text) or PUT_IN.search(text):
        return ()
    scope, documents = scope_of_tables(scope), catalogue.document_by_id
    found = []
    for table in table_words(catalogue).tables:
        view = table.view
        if scope.holds(view.document_id):
            both = (named_in(view, question.text), named_in(view, question.text, totals=False))
            ways = [_explained(question, scope, table, named, documents[view.document_id]) for named in both if named.columns]
            found += [one for one in ways if one is not None and not (of_indicator and one.said < WELL_NAMED)][:1]
    best = [one for one in found if one.size == max(other.size for other in found)]
    best.sort(key=lambda one: age(documents[one.table.view.document_id]), reverse=True)
    return tuple(one for one in best if one is best[0] or _is_rival(one, best[0], catalogue))


def _is_rival(one: _Full, best: _Full, catalogue: Catalogue) -> bool:
    return is_rival(one.match, best.match, catalogue) and (not best.rows or _cells(one) != _cells(best))


def _cells(one: _Full) -> list[str]:
    return [one.table.view.text(row, column) for rows in one.rows for row in rows for column in one.columns]


def _is_of_indicator(resolution: Resolution) -> bool:
    found = resolution.outcome is Outcome.FOUND and bool(resolution.candidates)
    return found and resolution.candidates[0].coverage >= LESS_THAN_INDICATOR


def _explained(question: Question, scope: Scope, table: WordedTable, named: Named, document: Document) -> _Full | None:
    view = table.view
    wanted = read_wanted(replace(question, text=named.masked), scope.used)
    lowered = named.masked.lower()
    times = when(lowered)
    if times.relatives or times.since or not is_timely(view, document, times.periods):
        return None
    if wanted.verify or wanted.why or OTHER_ASKS.search(lowered) or SECOND_ASK.search(lowered):
        return None
    if is_of_other_stretch(named.masked, [view.names[column] for column in named.columns]):
        return None
    rows, groups = named.rows, frozenset(form for rows in named.rows for row in rows for group in row.groups for form in forms_of(group))
    around = _around(table, document.period) | groups
    telling = [word for word in named.left if not _is_free(word, question.text, wanted)]
    beside = [word for word in telling if word.form in around]
    telling = [word for word in telling if word not in beside]
    if not rows and wanted.task is not Task.VALUE and any(_parts_lines(word, view) for word in beside if word.form not in SUMS):
        return None  # it may be some of the lines that are meant
    beside += named.caption
    if wanted.task is Task.SUM and not rows:
        telling = [word for word in telling if word.form not in SUMS]
        rows = _plain_total(view)
    elif wanted.task is Task.VALUE and not rows and not telling and any(set(forms_of(view.names[one])) & SUMS for one in named.columns):
        if len(named.columns) > 1 and any(is_mere_total(view.names[one]) for one in named.columns):
            return None  # "total savings 2019-20": the one word cannot name the last column and the last row, too
        rows = _plain_total(view)  # "the total spend", under that heading
    elif wanted.task is Task.VALUE and not rows and telling:
        rows = _said_in_part(view, telling, beside)
        telling = [] if rows else telling
    over_rows = wanted.task in OVER_ROWS
    if telling or not _can_be_worked(wanted, rows, named.columns, view):
        return None
    if over_rows and (len(beside) + named.size < FEWEST_OF_RANKED or FALLS.search(lowered) or RISES.search(lowered)):
        return None
    said = named.size if named.rows else 0
    size = 2 * named.size + len({word.form for word in beside})
    return _Full(table=table, rows=_of_groups(rows, question.text), columns=named.columns, wanted=wanted, size=size, said=said)


def _parts_lines(word: Word, view: TableView) -> bool:
    """Does the word stand in the labels of some of the lines, or in their sub-headings, and not of all?"""
    held = [word.form in forms_of(" ".join((row.label, row.prefix, *row.groups))) for row in view.rows if not row.total]
    return any(held) and not all(held)


def _around(table: WordedTable, period: str | None) -> frozenset[str]:
    """The words that stand around a table: its captions, the heading of its labels, the names of its report."""
    view = table.view
    heading = view.names[view.label_column] if view.label_column >= 0 else ""
    document = view.source.table.places[0].document.replace("_", " ")
    return frozenset(
        form for text in (*view.source.headings, *view.context, *view.report, heading, document, period or "") for form in forms_of(text)
    )


def _is_free(word: Word, text: str, wanted: Wanted) -> bool:
    """Is it a word of asking, or the number of a limit, and no word that may tell columns or rows apart?"""
    typed = text[word.start : word.end].lower()
    if UNIT_OF_LIMIT.search(text[: word.end].lower()) and wanted.limits:
        return True
    if typed[0].isdigit():
        return any(limit.number == Decimal(word.form) for limit in wanted.limits) if NUMBER.fullmatch(word.form) else False
    if any(wording.fullmatch(typed) for wording in CONCEPTS):
        return False
    return typed in FREE


def _said_in_part(view: TableView, telling: Sequence[Word], beside: Sequence[Word]) -> tuple[tuple[TableRow, ...], ...]:
    """The rows whose label holds all the words left, those that hold most of what may also stand around the table; empty for none."""
    left, more = {word.form for word in telling}, {word.form for word in beside}
    found = []
    for row in view.rows:
        label = _content(row.label)
        if not row.total and left <= label and len((left | more) & label) >= FEWEST_OF_LABEL * len(label):
            found.append((len(more & label), row))
    most = max((held for held, _ in found), default=0)
    rows = tuple(row for held, row in found if held == most)
    whole = tuple(row for row in rows if _content(row.label) <= left | more)
    return (whole or rows,) if rows else ()


@lru_cache(maxsize=65536)
def _content(label: str) -> frozenset[str]:
    """The words of a label that tell it apart."""
    forms = frozenset(forms_of(label))
    return frozenset(form for form in forms if form not in EMPTY and not is_chatter(form)) or forms


def _plain_total(view: TableView) -> tuple[tuple[TableRow, ...], ...]:
    """The one row that is called a total and nothing else; empty where there is none, or several that print different figures."""
    rows = tuple(row for row in view.rows if row.label and set(forms_of(row.label)) <= SUMS)
    return (rows[:1],) if rows and prints_one(view, rows) else ()


def _can_be_worked(wanted: Wanted, rows: Sequence[Sequence[TableRow]], columns: Sequence[int], view: TableView) -> bool:
    """Are there as many rows and columns as what is asked needs?"""
    shape = (len(rows), len(columns))
    if wanted.task is Task.VALUE:
        return not wanted.limits and min(shape) == 1
    if wanted.task in (Task.DIFFERENCE, Task.EXCESS, Task.RATIO):
        return shape in ((1, 2), (2, 1))
    if wanted.task is Task.SUM:
        summed = shape == (0, 1) and not any(row.total for row in view.rows) and all(view.unit(one) != "%" for one in columns)
        return summed or min(shape) == 1
    ranked = wanted.task in (Task.LARGEST, Task.SMALLEST) and not wanted.limits
    return shape == (0, 1) and (ranked or (wanted.task in (Task.COUNT, Task.LIST) and bool(wanted.limits)))


def _of_groups(rows: tuple[tuple[TableRow, ...], ...], text: str) -> tuple[tuple[TableRow, ...], ...]:
    """Of rows of one label those under the sub-heading that the question says, where it says one."""
    said = frozenset(forms_of(text))
    narrowed = []
    for each in rows:
        grouped = tuple(row for row in each if row.groups and frozenset(forms_of(row.groups[-1])) <= said)
        narrowed.append(grouped or each)
    return tuple(narrowed)


def _as_located(one: _Full) -> Located:
    """The table with rows and columns chosen: rows of one label that print different figures are tied."""
    view = one.table.view
    each = tuple(rows[:1] if len(rows) > 1 and prints_one(view, rows) else rows for rows in one.rows)
    tied = tuple(row for rows in each for row in rows[1:])
    within = tuple(row for row in view.rows if not row.total and row.label)
    return Located(
        table=one.table,
        rows=RowChoice(each=tuple(rows[:1] for rows in each), tied=tied, within=within, share=1.0),
        columns=ColumnChoice(each=tuple((column,) for column in one.columns)),
        score=1.0,
    )  # fmt: skip


def full_answer(question: Question, scope: Scope, resolution: Resolution, catalogue: Catalogue) -> tuple[Answer, TableTopic] | None:
    """The answer, or which table is meant, with what a follow-up may refer to."""
    found = _fully_named(question, scope, resolution, catalogue)
    if not found:
        return None
    best, reading = found[0], read_table_question(question, scope.used)
    request = TableRequest(reading=reading, match=best.match, rivals=tuple(one.match for one in found[1:]))
    if request.rivals:
        answer = table_answer(request, catalogue)
        return (answer, TableTopic(request=request, offered=choices(request))) if answer is not None else None
    located = _as_located(best)
    answer = composed(
        best.wanted, located, lambda: Worked(wanted=best.wanted, found=located, draft=TableDraft(question.text, catalogue, located.view))
    )
    if answer is None:
        return None
    tied = (*located.named[:1], *located.rows.tied) if located.rows.tied else ()
    return answer, TableTopic(request=request, offered=tuple(replace(request, match=replace(best.match, rows=(row,))) for row in tied))
