"""Whether the parts that a table prints add up to the whole beside them: a column to its total row, or the ratings of a row to those rated.

Asked as: "add up the variation column", "if I total the original budgets, do I get the printed total?", "do the rows sum to 741?".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.composing.wording import listed, plain
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.periods import order
from assistant.meaning.question import Question
from assistant.meaning.scope import Scope
from assistant.model import Answer, Verdict
from assistant.printed_tables.asking import Term, Wanted, read_wanted
from assistant.printed_tables.column_choice import choose_columns
from assistant.printed_tables.draft import TableDraft, formula
from assistant.printed_tables.questions import TableRequest, TableTopic
from assistant.printed_tables.rating_columns import OF_DIRECTIONS, is_directed_name, is_direction_name, is_rated_name, is_rating_name
from assistant.printed_tables.reading import Stated, TableReading, read_table_question
from assistant.printed_tables.table_words import WordedTable, table_words
from assistant.printed_tables.timely import is_timely, scope_of_tables, year_of
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.heat_map import is_heat_map
from assistant.tools.table_cell import Match, default_column
from assistant.tools.table_figures import CellFigure, figure, figures, is_rounding, parts_of, summed, total_row
from assistant.tools.table_rows import TableRow, TableView
from ingest.values.rating import parse_rating

ADDS = re.compile(
    r"\badd(?:s|ed|ing)?(?: up| together)?\b|\bsum(?:s|med|ming)?\b|\btot(?:s|ted)? up\b|\btotal(?:s|led|ling)? (?:up|the|all|to)\b"
    r"|\b(?:if|when) (?:i|we|you) total\b|^total (?=\w+ (?:\w+ )?(?:across|over|column|rows?))|\breconcil\w+\b"
)
WHOLE = re.compile(
    r"\btotals?\b|\bmatch(?:es)?\b|\bcomes? to\b|\bequals?\b|\btally|\bagrees?\b|=|\b(?:is|does) it\b|\bdo (?:they|i|we)\b"
    r"|\b(?:sum|add)s?(?: up)? to\b|\badds? up\b|\bwith a (?:rag )?rating\b|\bhow many\b"
)
TOTAL_RIGHT = re.compile(
    r"\b(?:is|are|was|were|check|verify)\b.*\btotals?\b.*\b(?:right|correct|ok|accurate)\b|\b(?:right|correct) totals?\b"
)
KIND_WORDS = frozenset(
    {
        "row", "rows", "line", "lines", "service", "services", "committee", "committees", "priority", "priorities", "theme", "themes",
        "indicator", "indicators", "column", "columns", "count", "counts", "strategic", "five", "cells", "printed", "published", "stated",
        "original", "figures", "numbers", "table", "summary", "across", "individual", "separate", "budgets", "rag", "ratings",
        "rating", "risks", "adds", "adding", "sums", "green", "greens", "amber", "ambers", "red", "reds", "ga", "ra", "rated",
    }
)  # fmt: skip
HEADING_BRACKETS = re.compile(r"\([^)]*\)|£\S*")
OF_MAPS = frozenset({"heat", "map", "heatmap", "matrix"})
ENOUGH = 0.6  # share of what is said that a table explains
NAMED_ROW = 0.7  # share of a label that is said
FAR = 0.6  # of a word that only the report's title holds
NEAR_TIE = 0.02
MOST_COLUMNS = 3
MOST_PARTS = 12  # of a sum that is written out in the text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A table that the question may be about; `row` is the one line named whose parts are to be added up."""

    view: TableView
    columns: tuple[int, ...]
    row: TableRow | None
    score: float


def adding_answer(question: Question, scope: Scope, catalogue: Catalogue) -> tuple[Answer, TableTopic] | None:
    """The sum beside the whole that the table prints; None where no sum is asked for, or no table surely meant."""
    text = question.text.lower().replace("’", "'")
    if not (TOTAL_RIGHT.search(text) or (ADDS.search(text) and WHOLE.search(text))):
        return None
    scope = scope_of_tables(scope)
    reading, wanted = read_table_question(question, scope.used), read_wanted(question, scope.used)
    found = sorted(_candidates(question, wanted, reading, scope, catalogue), key=lambda one: -one.score)
    best = _best(found, catalogue)
    if best is None:
        return None
    draft = TableDraft(question.text, catalogue, best.view)
    if best.row is not None:
        answer = _across_row(draft, best.row, directions=OF_DIRECTIONS.search(text) is not None)
    elif is_heat_map(best.view):
        answer = _all_cells(draft)
    else:
        answer = _down_columns(draft, best.columns, reading.stated)
    if answer is None:
        return None
    match = Match(view=best.view, rows=(best.row,) if best.row else (), tied=(), columns=best.columns, coverage=1.0, told=1.0)
    return answer, TableTopic(request=TableRequest(reading=reading, match=match))


def _candidates(question: Question, wanted: Wanted, reading: TableReading, scope: Scope, catalogue: Catalogue) -> Iterator[_Found]:
    terms = [term for term in wanted.terms if term.word not in KIND_WORDS and not term.spare and term.concept is not Concept.TOTAL]
    for table in table_words(catalogue).tables:
        view, document = table.view, catalogue.document_by_id[table.view.document_id]
        lines = [row for row in view.rows if not row.total]
        if not scope.holds(view.document_id) or not is_timely(view, document, question.periods) or len(lines) < 2:
            continue
        if total_row(view) is None and not is_heat_map(view):
            continue
        named = _rows_named(table, wanted)
        if 1 < len(named) < len(lines):  # some lines are to be added, not the column
            continue
        row = named[0] if len(named) == 1 else None
        columns = _columns(question, table, wanted, reading, year_of(document))
        if row is None and not columns and not is_heat_map(view):
            continue
        held = [_held(term, table, columns, row) for term in terms]
        explained = sum(held) / len(held) if held else 0.0
        spelled = not held and (question.ratings or _spelled_out(view, question.text.lower()))
        if explained >= ENOUGH or spelled:
            yield _Found(view=view, columns=columns, row=row, score=explained)


def _best(found: Sequence[_Found], catalogue: Catalogue) -> _Found | None:
    """The best one; of several as good that print something else, that of the newest report, None where it has two."""
    near = [one for one in found if found[0].score - one.score <= NEAR_TIE] if found else []
    documents = [catalogue.document_by_id[one.view.document_id] for one in near]
    newest = max((order(document.period) for document in documents), default=None)
    kept = [one for one, document in zip(near, documents, strict=True) if order(document.period) == newest]
    printed = {tuple(one.view.text(row, column) for row in one.view.rows for column in one.view.figure_columns) for one in kept}
    return kept[0] if len(printed) == 1 else None


def _rows_named(table: WordedTable, wanted: Wanted) -> list[TableRow]:
    """The lines, no totals, of whose labels the question says most."""
    said = {one for term in wanted.terms for reading in term.readings for one in reading}
    shares = [
        (len(label & said) / len(label), row) for label, row in zip(table.labels, table.view.rows, strict=True) if label and not row.total
    ]
    return [row for share, row in shares if share >= NAMED_ROW]


def _columns(question: Question, table: WordedTable, wanted: Wanted, reading: TableReading, year: str | None) -> tuple[int, ...]:
    """The columns to add up: of the rating named, of the heading named, whose total is stated, or the one that the table is about."""
    view = table.view
    spelled = _spelled_out(view, question.text.lower())
    if spelled:
        return spelled
    if question.ratings:
        rated = {column: parse_rating(view.names[column]) for column in view.figure_columns}
        return tuple(column for column, rating in rated.items() if rating is not None and rating.rating in question.ratings)
    chosen = choose_columns(table, wanted, year)
    named = [column for each in chosen.each for column in each] if chosen.fits else []
    named = [column for column in dict.fromkeys(named) if Concept.PERCENT not in concepts_of(view.names[column])]
    total = total_row(view)
    if not named and total is not None and reading.stated:
        named = [column for column in view.figure_columns if _states(reading.stated, figure(view, total, column), view.unit(column))]
    default = default_column(view)
    return tuple(named) or ((default,) if default is not None else ())


def _spelled_out(view: TableView, text: str) -> tuple[int, ...]:
    """The columns whose headings the question says word for word, those with the longest ones."""
    said = f" {' '.join(re.findall(r'[a-z]+', text))} "
    names = {column: re.findall(r"[a-z]+", HEADING_BRACKETS.sub(" ", view.names[column].lower())) for column in view.figure_columns}
    held = {column: words for column, words in names.items() if len(words) > 1 and f" {' '.join(words)} " in said}
    longest = max(map(len, held.values()), default=0)
    return tuple(column for column, words in held.items() if len(words) == longest)


def _states(stated: Sequence[Stated], cell: CellFigure | None, unit: str | None) -> bool:
    return cell is not None and any(one.equals(cell.number, unit) for one in stated)


def _held(term: Term, table: WordedTable, columns: Sequence[int], row: TableRow | None) -> float:
    """How well the table explains a word: 1 by the columns or row chosen or what stands near it, less by the report's title."""
    view = table.view
    if term.word in OF_MAPS:
        return 1.0 if is_heat_map(view) else 0.0
    if term.concept is not None:
        names = [view.names[column] for column in columns]
        around = " ".join((*names, *view.source.headings, *view.context))
        return 1.0 if term.concept in concepts_of(around) or any(term.concept in concepts_of(name) for name in names) else 0.0
    near = table.near.union(*(table.headings[column] for column in columns))
    if row is not None:
        near = near | table.rows[view.rows.index(row)]
    if term.held_by(near):
        return 1.0
    return FAR if term.held_by(table.far.union(*table.rows, *table.headings)) else 0.0


def _down_columns(draft: TableDraft, columns: Sequence[int], stated: Sequence[Stated]) -> Answer | None:
    """Each column added up beside its printed total; the verdict stands in front."""
    view = draft.view
    total = total_row(view)
    same: list[bool] = []
    for column in columns[:MOST_COLUMNS]:
        chosen = set(parts_of(view, total)) if total is not None else {row for row in view.rows if not row.total}
        cells = [cell for cell in figures(view, column) if cell.row in chosen]
        if len(cells) < 2:
            continue
        added, unit = summed(cells), draft.unit(cells[0].row, column)
        written = f"{formula([cell.number for cell in cells])} = {plain(added)}"
        marks = draft.marks([cell.row for cell in cells])
        draft.say(
            f"the rows under {draft.heading(column)} add up to **{draft.amount(added, unit)}** "
            f"{f'({written}) ' if len(cells) <= MOST_PARTS else ''}{marks};"
        )
        draft.working("sum", written, plain(added), cells, unit)
        printed = figure(view, total, column) if total is not None else None
        if total is None or printed is None:
            return None
        apart = added - printed.number
        same.append(apart == 0)
        by = f", {draft.amount(abs(apart), unit)} apart" if apart else ", the same"
        rounding = " (rounding of the parts can explain it)" if unit is not None and apart and is_rounding(-apart, cells) else ""
        draft.say(f"the printed total is **{draft.amount(printed.number, unit)}** {draft.mark(total)}{by}{rounding}.")
        if apart:
            difference = f"{plain(added)} − {formula([printed.number])} = {plain(apart)}"
            draft.working("difference", difference, plain(apart), [*cells, printed], unit)
        draft.figure(total, column)
        if stated and not _states(stated, printed, unit) and not any(one.equals(added, unit) for one in stated):
            draft.say("The question states another figure.")
            same.append(False)
    if not same:
        return None
    draft.lead("Yes:" if all(same) else "No:")
    return draft.answered(Verdict.SUPPORTED if all(same) else Verdict.CONTRADICTED)


def _all_cells(draft: TableDraft) -> Answer:
    """All counts of a heat map added up, those of nothing left out of the formula."""
    view = draft.view
    cells = [cell for row in view.rows for column in view.figure_columns if (cell := figure(view, row, column)) is not None and cell.number]
    added = summed(cells)
    written = f"{formula([cell.number for cell in cells])} = {plain(added)}" if cells else f"{plain(added)}"
    draft.working("sum of the cells", written, plain(added), cells, None)
    draft.say(f"The heat map counts **{plain(added)}** risks ({written}) {draft.marks([cell.row for cell in cells] or view.rows)}.")
    draft.say("It prints no total.")
    for cell in cells:
        draft.figure(cell.row, cell.column)
    return draft.answered()


def _across_row(draft: TableDraft, row: TableRow, *, directions: bool) -> Answer | None:
    """The ratings (or directions) that a line of a summary counts, added up beside how many it says have one."""
    view = draft.view
    is_part, is_whole = (is_direction_name, is_directed_name) if directions else (is_rating_name, is_rated_name)
    parts = [column for column in view.figure_columns if is_part(view.names[column])]
    wholes = [column for column in view.figure_columns if is_whole(view.names[column])]
    cells = [cell for column in parts if (cell := figure(view, row, column)) is not None]
    whole = figure(view, row, wholes[0]) if len(wholes) == 1 else None
    if len(cells) < 2 or len(cells) < len(parts) or whole is None:
        return None
    added = summed(cells)
    same = added == whole.number
    written = f"{formula([cell.number for cell in cells])} = {plain(added)}"
    shown = listed([f"{draft.heading(cell.column)} {plain(cell.number)}" for cell in cells])
    draft.say(
        f"{'Yes' if same else 'No'}: for {draft.label(row)} {shown} add up to **{plain(added)}** ({written}); "
        f"{draft.heading(whole.column)} is **{plain(whole.number)}** {draft.mark(row)}."
    )
    draft.working("sum", written, plain(added), cells, None)
    for cell in (whole, *cells):
        draft.figure(cell.row, cell.column)
    return draft.answered(Verdict.SUPPORTED if same else Verdict.CONTRADICTED)
