"""Whether a question is about a printed table of money, risks or counts, and which rows and columns it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.conversation import CHOICE, CHOICES, CONTINUES, REFERS
from assistant.meaning.periods import fit, order
from assistant.meaning.question import Question
from assistant.meaning.resolve import Outcome, Resolution
from assistant.meaning.scope import Scope
from assistant.meaning.wordings import Intent
from assistant.meaning.words import plain_words, stem, tokens
from assistant.printed_tables.catalogue import tables_of
from assistant.printed_tables.reading import TableReading, read_table_question
from assistant.printed_tables.timely import is_timely, scope_of_tables, year_of
from assistant.printed_tables.wordings import CUES, Concept, Operation, concepts_of
from assistant.tools.table_cell import NAMED, WHOLE, Item, Match, default_column, is_variance, match_table
from assistant.tools.table_labels import is_light
from assistant.tools.table_rows import TableRow, TableView, only_row
from ingest.model import Document

ENOUGH = 0.75  # share of what is said that one table must hold
ALL = 0.95  # the share without any word of money or risk
TELLING_ITEMS = 3  # words of a label that name it without the heading of a column
NEAR_TIE = 0.05
LESS_THAN_INDICATOR = 0.1  # an indicator whose title holds nearly as much is meant instead
SHORT_FOLLOW_UP = 5  # words and concepts that "and …?" may say
OVER_COLUMN = frozenset(
    {Operation.LARGEST, Operation.SMALLEST, Operation.LIST, Operation.CHECK_TOTAL, Operation.COUNT, Operation.BREAKDOWN, Operation.SUM}
)
OF_TABLE = re.compile(r"\b(?:table|summary|dashboard|overview|heat ?map)\b")
RANKINGS = frozenset({Operation.LARGEST, Operation.SMALLEST})
NOT_TABLES = frozenset({Intent.META, Intent.TREND, Intent.RATING_CHECK})


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRequest:
    """A question with the table that it means. `rivals` are other tables that its words cannot tell from it; `missing` ids of rows that
    no table has, though others like them are there."""

    reading: TableReading
    match: Match
    rivals: tuple[Match, ...] = ()
    others: tuple[Match, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTopic:
    """What the last answer from a table was about, and what it offered to choose from."""

    request: TableRequest
    offered: tuple[TableRequest, ...] = ()


def table_request(
    question: Question, scope: Scope, resolution: Resolution, topic: TableTopic | None, catalogue: Catalogue
) -> TableRequest | None:
    """The table that the question means; None where it is about something else."""
    if topic is not None:
        followed = _follow_up(question, scope, resolution, topic, catalogue)
        if followed is not None:
            return followed
    if question.intent in NOT_TABLES or (resolution.by_ref and resolution.outcome is not Outcome.UNKNOWN):
        return None
    scope = scope_of_tables(scope)
    over_rows = question.intent in (Intent.COUNT, Intent.LIST) and question.ratings and not OF_TABLE.search(question.text.lower())
    if over_rows and rates_indicators(question, scope, catalogue):
        return None
    reading = read_table_question(question, scope.used)
    matches = _matches(reading, scope, catalogue)
    if not matches:
        missing = _missing_refs(reading, scope, catalogue)
        return TableRequest(reading=reading, match=missing[1], missing=missing[0]) if missing else None
    meant = [one for one in matches if matches[0].score - one.score <= NEAR_TIE and _is_meant(one, reading, resolution)]
    if not meant:
        return None
    best = meant[0]
    rivals = tuple(one for one in meant[1:] if is_rival(one, best, catalogue))
    return TableRequest(reading=reading, match=best, rivals=rivals, others=tuple(one for one in matches if one is not best))


def rates_indicators(question: Question, scope: Scope, catalogue: Catalogue) -> bool:
    """True where a report asked about rates single indicators, so that a count of ratings is made over its rows."""
    documents = {
        document.document_id
        for document in catalogue.documents
        if scope.holds(document.document_id) and (not question.periods or any(fit(asked, document.period) for asked in question.periods))
    }
    return any(document_id in documents for document_id in catalogue.indexes.ratings)


def _matches(reading: TableReading, scope: Scope, catalogue: Catalogue) -> list[Match]:
    """The tables of the reports and period asked for, that which holds most of the question first."""
    found = []
    for view in tables_of(catalogue):
        document = catalogue.document_by_id[view.document_id]
        if scope.holds(view.document_id) and is_timely(view, document, reading.asked.periods):
            match = match_table(view, reading.asked, year_of(document))
            if match is not None:
                found.append((match, document))
    ranked = sorted(found, key=lambda pair: (pair[0].score, *age(pair[1])), reverse=True)
    return [match for match, _ in ranked]


def is_rival(one: Match, best: Match, catalogue: Catalogue) -> bool:
    """May the question as well mean this other table? Not if it is of an older report, prints the same, or has no row of that name."""
    if _is_older(one, best, catalogue) or _prints_same(one.view, best.view):
        return False
    return (bool(one.rows) or not best.rows) and (bool(one.columns) or not best.columns)


def _prints_same(one: TableView, other: TableView) -> bool:
    """True for the same table of a report kept in two formats."""
    return one.names == other.names and [_cells(one, row) for row in one.rows] == [_cells(other, row) for row in other.rows]


def _cells(view: TableView, row: TableRow) -> list[str]:
    return [view.text(row, column) for column in view.figure_columns]


def _is_meant(match: Match, reading: TableReading, resolution: Resolution) -> bool:
    """Is the table what the question is about, and enough said to find cells in it?"""
    if reading.asked.refs:
        return bool(match.rows)
    if match.coverage < ENOUGH or not _addresses_cells(match, reading) or _names_other(match, reading):
        return False
    cued = CUES.search(reading.text.lower()) is not None
    found_whole = (match.rows and match.told >= WHOLE) or only_row(match.view) is not None
    if not cued and not (match.coverage >= ALL and found_whole and (match.columns or len(reading.asked.items) >= TELLING_ITEMS)):
        return False
    if resolution.outcome is Outcome.FOUND and resolution.candidates:
        return resolution.candidates[0].coverage < match.coverage - LESS_THAN_INDICATOR
    return True


def _names_other(match: Match, reading: TableReading) -> bool:
    """True where the question names a thing of which the row's label holds only some words: "money market funds" is no "market fund".

    What is named are the words that stand side by side; the label, its groups and what stands beside the table must hold them.
    """
    if not match.rows or match.told >= WHOLE or reading.operation in RANKINGS:
        return False
    unheld = frozenset(token for item in match.unheld if item.concept is None and item.known is None for token in item.stems)
    labels = frozenset(tokens(" ".join(f"{row.name} {row.prefix} {' '.join(row.groups)}" for row in match.rows)))
    words = [stem(word) for word in plain_words(reading.text.lower())]
    pairs = [pair for one, other in pairwise(words) for pair in ((one, other), (other, one))]
    return any(one in unheld and other in labels and not is_light(one) for one, other in pairs)


def _addresses_cells(match: Match, reading: TableReading) -> bool:
    filters = reading.operation in OVER_COLUMN and (reading.limits or reading.sign)
    if filters or (reading.operation in RANKINGS and not match.rows):
        rows = {row.name for row in match.view.rows if not row.total}
        judged = bool(match.columns) or default_column(match.view) is not None
        return judged and len(rows) > 1 and (not reading.sign or any(is_variance(name) for name in match.view.names))
    if match.rows:
        return match.told >= NAMED or not match.tied or reading.operation in (Operation.LIST, Operation.COUNT)
    if reading.operation is Operation.COUNT and not reading.limits and not reading.sign:
        whole = all(item.concept is Concept.TOTAL for item in match.unheld)
        return whole or (reading.asked.total and bool(match.columns) and any(row.total for row in match.view.rows))
    if reading.operation in OVER_COLUMN or reading.limits or reading.sign:
        return True
    if only_row(match.view) is not None or any(row.total for row in match.view.rows):
        return bool(match.columns) and (reading.asked.total or match.coverage >= ALL or bool(reading.stated))
    return False


def age(document: Document) -> tuple[object, ...]:
    """What orders reports from the oldest to the newest."""
    return (order(document.period), document.meeting_date or "", document.document)


def _is_older(one: Match, best: Match, catalogue: Catalogue) -> bool:
    first, second = catalogue.document_by_id[one.view.document_id], catalogue.document_by_id[best.view.document_id]
    return first.document_id != second.document_id and first.council == second.council and age(first)[:2] < age(second)[:2]


def _missing_refs(reading: TableReading, scope: Scope, catalogue: Catalogue) -> tuple[tuple[str, ...], Match] | None:
    """The ids asked for that no table has, with a table whose rows have ids of that form."""
    for view in tables_of(catalogue):
        forms = {_form(row.ref) for row in view.rows if row.ref}
        missing = tuple(ref for ref in reading.asked.refs if _form(ref) in forms)
        if missing and scope.holds(view.document_id):
            return missing, Match(view=view, rows=(), tied=(), columns=(), coverage=0.0, told=0.0)
    return None


def _form(ref: str) -> str:
    return "".join("9" if character.isdigit() else character for character in ref)


def _follow_up(question: Question, scope: Scope, resolution: Resolution, topic: TableTopic, catalogue: Catalogue) -> TableRequest | None:
    """The question completed from the last answer about a table: another row, another column, or one of the options."""
    if choice := CHOICE.match(question.text):
        word = choice["number"].lower()
        number = CHOICES.get(word) or (len(topic.offered) if word == "last" else int(word))
        return topic.offered[number - 1] if number <= len(topic.offered) else None
    if scope.named or (resolution.by_ref and resolution.outcome is not Outcome.UNKNOWN):
        return None
    last = topic.request
    reading = read_table_question(question, scope.used)
    refers = CONTINUES.search(question.text) is not None or REFERS.search(question.text) is not None
    if len(reading.asked.items) > SHORT_FOLLOW_UP or not (refers or len(reading.asked.items) <= 1) or last.match.view is None:
        return None
    asked = reading.asked if reading.asked.periods else replace(reading.asked, periods=last.reading.asked.periods)
    view = last.match.view
    match = match_table(view, asked, year_of(catalogue.document_by_id[view.document_id]))
    if match is None:
        return None
    held = match.coverage >= ENOUGH or not asked.items
    if match.rows and not match.tied and held and reading.operation is Operation.DIFFERENCE and last.match.rows:
        rows = (last.match.rows[0], *match.rows)
        return TableRequest(reading=reading, match=replace(match, rows=rows, columns=match.columns or last.match.columns))
    if match.rows and not match.tied and held and CONTINUES.search(question.text):
        kept = reading.operation if reading.operation is not Operation.VALUE or len(last.match.rows) > 1 else last.reading.operation
        columns = match.columns if reading.asked.periods or _says_column(match) else last.match.columns
        return TableRequest(reading=replace(reading, operation=kept), match=replace(match, columns=columns or last.match.columns))
    if not last.match.rows or not held or not match.columns or not (_says_column(match) or question.periods):
        return None
    columns = _like_last(match, last.match)
    return TableRequest(
        reading=replace(reading, operation=Operation.VALUE, describes=False),
        match=replace(match, rows=last.match.rows, tied=(), columns=columns, told=1.0),
    )


def _like_last(match: Match, last: Match) -> tuple[int, ...]:
    """Of columns that words cannot tell apart, those that hold what the last ones did: the target score after the score."""
    wanted = frozenset().union(*(concepts_of(last.view.names[column]) for column in last.columns))
    shared = [len(wanted & concepts_of(match.view.names[column])) for column in match.columns]
    return tuple(column for column, count in zip(match.columns, shared, strict=True) if count == max(shared))


def _says_column(match: Match) -> bool:
    return bool(match.said)


def other_items(match: Match, items: Sequence[Item]) -> tuple[Item, ...]:
    """The words of a question that neither headings nor labels hold: they may stand in a cell ("tolerated")."""
    named = frozenset().union(*match.view.name_words, match.view.context_words)
    return tuple(item for item in items if item.stems and not item.stems <= named)
