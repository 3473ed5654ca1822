"""A short question after an answer from a printed table: another line, another column, or another year of the same one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.conversation import CHOICE, CONTINUES, CORRECTS, FRAGMENT, REFERS
from assistant.meaning.question import Question
from assistant.meaning.scope import Scope
from assistant.model import Answer
from assistant.printed_tables.asking import Term, Wanted, read_wanted
from assistant.printed_tables.asking_words import Task
from assistant.printed_tables.column_choice import ColumnChoice, choose_columns, periods_of
from assistant.printed_tables.compose import with_total
from assistant.printed_tables.draft import TableDraft
from assistant.printed_tables.locating import Located
from assistant.printed_tables.meant import with_meant
from assistant.printed_tables.questions import TableTopic
from assistant.printed_tables.row_choice import RowChoice, choose_rows
from assistant.printed_tables.table_words import WordedTable, stems_of, table_words
from assistant.printed_tables.timely import year_of
from assistant.printed_tables.wordings import LEFT_OUT, PUT_IN, concepts_of
from assistant.printed_tables.worked import Worked, value_answer
from assistant.tools.table_cell import Match
from assistant.tools.table_rows import TableRow

MOST_TERMS = 4
PICKED = re.compile(r"\bthe (?P<what>.+?) ones?\W*$")
NAME_HEAD = re.compile(r"[^:–-]+(?:\s[–-]\s|:\s)")  # "Older People - " of "Older People - Residential Care"
NAME_TAIL = re.compile(r"(?:\s[–-]\s|:\s)[^:]+$")  # " - Residential Care" of the same
NEXT_YEAR = re.compile(r"\byear (?:after|later)\b|\b(?:next|following|subsequent) year\b")
YEAR_BEFORE = re.compile(r"\byear (?:before|earlier)\b|\b(?:previous|prior|last|preceding) year\b")
YEARS = re.compile(r"\b(?:the )?(?:year (?:after|later|before|earlier)|(?:next|following|subsequent|previous|prior|last|preceding) year)\b")


def followed_answer(question: Question, scope: Scope, topic: TableTopic, catalogue: Catalogue) -> tuple[Answer, Located] | None:
    """The answer from the table of the last one; None where the question is about something else."""
    last, lowered = topic.request.match, question.text.lower()
    if scope.named or not last.rows or CHOICE.match(question.text) or LEFT_OUT.search(lowered) or PUT_IN.search(lowered):
        return None
    shift = 1 if NEXT_YEAR.search(lowered) else -1 if YEAR_BEFORE.search(lowered) else 0
    words = table_words(catalogue)
    wanted = with_meant(read_wanted(replace(question, text=YEARS.sub(" ", question.text)), scope.used), words)
    refers = bool(CONTINUES.search(question.text) or REFERS.search(question.text) or shift or _picks(question.text))
    if wanted.task not in (Task.VALUE, Task.COUNT) or len(wanted.terms) > MOST_TERMS or not (refers or len(wanted.terms) <= 1):
        return None
    table = next((one for one in words.tables if one.view is last.view), None)
    if table is None:
        return None
    year = year_of(catalogue.document_by_id[table.view.document_id])
    columns = choose_columns(table, replace(wanted, periods=() if shift else wanted.periods), year)
    if not columns.fits:
        return None
    rows = _rows(table, wanted, columns, last, catalogue)
    if rows is None:
        return None
    each = (
        _shifted(table, last, shift, columns, year)
        if shift
        else _same_kind(table, columns, last) or columns.each or tuple((column,) for column in _shown(topic, last))
    )
    if (shift and not each) or not (shift or rows.terms or rows.beside or columns.each):
        return None
    located = Located(table=table, rows=rows, columns=replace(columns, each=each), score=1.0)
    answer = value_answer(
        Worked(wanted=replace(wanted, text=question.text), found=located, draft=TableDraft(question.text, catalogue, table.view))
    )
    return (answer, located) if answer is not None else None


def _same_kind(table: WordedTable, columns: ColumnChoice, last: Match) -> tuple[tuple[int, ...], ...]:
    """Of columns under one heading that is newly named the one of the last answer's kind: of a rating "the target" is the target rating."""
    names = [name.split() for name in table.view.names]
    if len(last.columns) != 1 or len(columns.each) != 1:
        return ()
    first, *others = (names[column] for column in columns.each[0])
    shared = next((at for at, word in enumerate(first) if any(at >= len(one) or one[at] != word for one in others)), len(first))
    shared = min(shared, len(first) - 1)
    kind = names[last.columns[0]][-1:]
    found = [at for at, name in enumerate(names) if shared and name[:shared] == first[:shared] and name[-1:] == kind and len(name) > shared]
    return ((found[0],),) if len(found) == 1 else ()


def _shown(topic: TableTopic, last: Match) -> tuple[int, ...]:
    """The columns of the last answer; of several years with the total that it gave as well."""
    return with_total(topic.request, last.view) if len(last.columns) > 1 else last.columns


def _picks(text: str) -> bool:
    return CORRECTS.search(text) is not None or FRAGMENT.match(text) is not None


def _rows(table: WordedTable, wanted: Wanted, columns: ColumnChoice, last: Match, catalogue: Catalogue) -> RowChoice | None:
    """The rows that the new words name, first among the lines that stand under the same sub-heading; those of the last answer where
    there are no new words; None where words are left that name nothing."""
    terms = [term for term in wanted.terms if term not in columns.terms and term.concept is None]
    if not terms:
        return RowChoice(each=(last.rows,))
    if _picks(wanted.text) and (picked := _one_of_last(table, wanted, terms, last)) is not None:
        return picked
    beside = [row for row in table.view.rows if row.groups == last.rows[0].groups]
    holding = [row for row in beside if all(term.held_by(stems_of(row.label)) for term in terms)]
    meant = holding if len(holding) == 1 else [row for row in [_same_end(last.rows[-1], holding)] if row is not None]
    if len(last.rows) == 1 and meant:
        return RowChoice(each=((meant[0],),), terms=frozenset(terms))
    narrow = WordedTable(view=replace(table.view, rows=tuple(beside)))
    for one in (narrow, table):
        found = choose_rows(one, wanted, terms, (), table_words(catalogue), over_rows=False, group="")
        if found.each and len(found.each) == 1 and set(terms) <= found.terms | found.beside:
            if (same := _same_part(last.rows[0], one, terms)) is not None:
                return replace(found, each=((same,),), tied=())
            if not found.tied:
                return found
            alike = _most_alike(last.rows[0], (*found.each[0], *found.tied))
            if alike is not None:
                return replace(found, each=((alike,),), tied=())
    return None


def _same_part(last: TableRow, table: WordedTable, terms: Sequence[Term]) -> TableRow | None:
    """The one row that holds the new words before the same part as the last answer: "Limit - all debt" after "Boundary - all debt"."""
    part = NAME_TAIL.search(last.label)
    if part is None:
        return None
    rows = [
        row
        for row, stems in zip(table.view.rows, table.rows, strict=True)
        if row is not last and row.label.endswith(part[0]) and all(term.held_by(stems) for term in terms)
    ]
    return rows[0] if len(rows) == 1 else None


def _most_alike(last: TableRow, rows: Sequence[TableRow]) -> TableRow | None:
    """The row whose label begins as that of the last answer does, up to a dash or colon; None where none or several do."""
    head = NAME_HEAD.match(last.label)
    found = [row for row in rows if head is not None and row.label.startswith(head[0]) and row is not last]
    return found[0] if len(found) == 1 else None


def _same_end(last: TableRow, rows: Sequence[TableRow]) -> TableRow | None:
    """The row whose label ends as that of the last answer does, after a dash or colon; None where none or several do."""
    head = NAME_HEAD.match(last.label)
    found = [row for row in rows if head is not None and row.label.endswith(last.label[head.end() :]) and row is not last]
    return found[0] if len(found) == 1 else None


def _one_of_last(table: WordedTable, wanted: Wanted, terms: Sequence[Term], last: Match) -> RowChoice | None:
    """Of several rows of the last answer the one that says the new words anywhere: "I mean the one about buoys"."""
    view = table.view
    texts = {row: " ".join(view.text(row, column) for column in range(len(view.names))) for row in last.rows}
    found = [row for row, text in texts.items() if all(term.held_by(stems_of(text)) for term in terms)]
    if len(found) > 1 and (phrase := PICKED.search(wanted.text.lower())):
        found = [row for row in found if phrase["what"] in texts[row].lower()]
    return RowChoice(each=((found[0],),), beside=frozenset(terms)) if len(found) == 1 and len(last.rows) > 1 else None


def _shifted(table: WordedTable, last: Match, shift: int, columns: ColumnChoice, year: str | None) -> tuple[tuple[int, ...], ...]:
    """The column of the year after or before that of the last answer."""
    names = table.view.names
    shown = [column for column in last.columns if periods_of(names[column], year)]
    if not shown:
        return ()
    start = int(periods_of(names[shown[0]], year)[0][:4]) + shift
    wanted = f"{start}/{(start + 1) % 100:02d}"
    dated = [column for column in table.view.figure_columns if wanted in periods_of(names[column], year)]
    said = [column for column in dated if any(column in each for each in columns.each)] if columns.each else dated
    alike = [column for column in said if concepts_of(names[column]) == concepts_of(names[shown[0]])]
    kept = alike or said
    filled = [column for column in kept if any(table.view.text(row, column) for row in last.rows)]
    return (tuple(filled),) if filled else ()
