"""A located cell, or several together, as a share of a total, a target or another cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.wording import listed, plain, rounded
from assistant.meaning.words import plain_words
from assistant.model import Answer
from assistant.printed_tables.asking import Term
from assistant.printed_tables.asking_words import PERCENT
from assistant.printed_tables.draft import formula
from assistant.printed_tables.row_choice import IN_TOTAL
from assistant.printed_tables.row_labels import said_in_full
from assistant.printed_tables.table_words import stems_of
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.printed_tables.worked import AGAINST, BASES, Worked, default_cell, rows_meant, value_answer
from assistant.tools.table_figures import CellFigure, figure, figures, summed, total_row
from assistant.tools.table_rows import TableRow

LEAST_PARTS = 3
RATIO = re.compile(r"\bto (?:the )?(?:net|gross|total)\b|\b(?:proportion|share|percentage|ratio)\b|%")
OF_ITSELF = re.compile(
    r"\b(?:is|are|was|were|has been|have been|will be|being) "
    r"(?:forecast|projected|expected|predicted|likely|spent|saved|delivered|achieved)\b"
)
OF_THE_ROW = re.compile(
    rf"(?:{PERCENT}|share|proportion|slice|part|fraction|chunk) of (?P<whole>.+?) "
    r"(?:is|was|are|were|do|does|did|can|has|have|will)\b(?P<part>.+)$"
)
IN_ALL = re.compile(r"\b(?:total|whole|entire|overall|all)\b")


def share_answer(work: Worked) -> Answer | None:
    """One cell as a percentage of another: of the total of its column, of the other row named, or of the other column named."""
    each = work.found.columns.each
    total_line = total_row(work.view)
    rows = list(work.found.named) or (rows_meant(work.found, work.wanted) if len(each) > 1 else [])
    rows = rows or ([total_line] if total_line is not None and len(each) == 2 else [])
    part: CellFigure | None = None
    whole: CellFigure | None = None
    if len(rows) > 1 and len(each) <= 1 and not any(row.total for row in rows) and IN_ALL.search(work.wanted.text.lower()):
        return _share_together(work, [work.sole(row, 0) if each else default_cell(work, row) for row in rows])
    if len(rows) == 2 and len(each) <= 1:
        cells = [work.sole(row, 0) if each else default_cell(work, row) for row in rows]
        whole_first = rows[0].total or (not rows[1].total and f" of {rows[0].label.lower()[:8]}" in work.wanted.text.lower())
        whole, part = cells if whole_first else cells[::-1]
    elif len(rows) == 1 and len(each) == 2:
        part, whole = work.sole(rows[0], 0), work.sole(rows[0], 1)
        if part is not None and whole is not None and concepts_of(work.view.names[part.column]) & set(BASES):  # "% of the budget spent"
            part, whole = (part, whole) if concepts_of(work.view.names[whole.column]) & set(BASES) else (whole, part)
        if part is not None and whole is not None and abs(part.number) > abs(whole.number):
            part, whole = whole, part  # "what share of the target is lost?" names the whole first
    elif len(rows) == 1 and len(each) <= 1:
        if _is_ratio(work, rows[0]):
            return value_answer(work)
        part = work.sole(rows[0], 0) if each else default_cell(work, rows[0])
        if part is not None and (base := _base_of(work, part)) is not None:
            return shared(work, part, base)
        if part is not None and (across := _across(work, part)) is not None:
            return shared(work, part, across)
        total = _total_around(work, rows[0])
        whole = figure(work.view, total, part.column) if total is not None and part is not None and total is not rows[0] else None
        if part is not None and not any(row.total for row in work.view.rows) and not _said_group(work):
            return _share_of_sum(work, part)
    return shared(work, part, whole)


def _is_ratio(work: Worked, row: TableRow) -> bool:
    """Is the cell named a share already: of a row in per cent, or of one whose label names part and whole ("income to net revenue")?"""
    plain_terms = {term for term in work.wanted.terms if term.concept is None and not term.spare}
    columns = work.columns(row)
    percent = bool(columns) and all(work.draft.unit(row, column) == "%" for column in columns)
    said = plain_terms <= {*work.found.rows.terms, *work.found.columns.terms} or said_in_full(row.label, work.wanted.words)
    return percent or (RATIO.search(row.label.lower()) is not None and said)


def _base_of(work: Worked, part: CellFigure) -> CellFigure | None:
    """The target or budget of the row, where the question asks how much of it is forecast or spent, or names the row as the whole."""
    forecast = concepts_of(work.view.names[part.column]) & set(AGAINST) and OF_ITSELF.search(work.wanted.text.lower())
    base = work.of_concept(part.row, BASES) if forecast or _is_whole(work) else None
    return base if base is not None and base.column != part.column else None


def _is_whole(work: Worked) -> bool:
    """Does the question name the row in full before the column: "what share of the depot savings is met by one-off means"?"""
    text = " ".join(work.wanted.text.lower().replace("’", "'").split())
    match = OF_THE_ROW.search(text)
    if match is None or IN_ALL.search(match["whole"]):
        return False
    rows = {term.word for term in work.found.rows.terms if term.concept is None}
    columns = {term.word for term in work.found.columns.terms} - rows
    return bool(rows and columns) and all(one in match["whole"] for one in rows) and any(one in match["part"] for one in columns)


def _across(work: Worked, part: CellFigure) -> CellFigure | None:
    """The cell of the row in the one column of totals, where the part stands in the column of a part of the council."""
    table = work.found.table
    if not table.spelled(part.column):
        return None
    names = work.view.names
    totals = [column for column in work.view.figure_columns if names[column].lower().startswith("total")]
    kind = names[part.column].lower().partition(" ")[2]  # "core" of a part, beside "core" of the whole, where the question says so
    alike = [column for column in totals if names[column].lower().partition(" ")[2] == kind]
    said = set(plain_words(kind)) & set(work.wanted.words)
    if alike and said:
        totals = alike
    else:
        totals = [column for column in totals if Concept.TOTAL in concepts_of(names[column].partition(" ")[2])] or totals
    return figure(work.view, part.row, totals[0]) if len(totals) == 1 else None


def _share_together(work: Worked, parts: Sequence[CellFigure | None]) -> Answer | None:
    """What share of the printed total several rows are together; None where a cell or the total is lacking."""
    cells = [cell for cell in parts if cell is not None]
    total = total_row(work.view)
    whole = figure(work.view, total, cells[0].column) if cells and total is not None else None
    if len(cells) < len(parts) or whole is None or whole.number == 0 or {work.unit(cell) for cell in cells} != {work.unit(whole)}:
        return None
    added, draft, unit = summed(cells), work.draft, work.unit(whole)
    share = rounded(added / whole.number * 100)
    names = listed([draft.label(cell.row) for cell in cells])
    sums = f"{formula([cell.number for cell in cells])} = {plain(added)}"
    numbers = f"{plain(added)} / {plain(whole.number)} × 100 = {plain(share)}"
    draft.say(
        f"{names} together are **{plain(share)}%** of the total under {draft.heading(whole.column)}: {draft.amount(added, unit)} ({sums}) "
        f"of {work.written(whole)} {draft.marks([*(cell.row for cell in cells), whole.row])}."
    )
    draft.working("sum", sums, plain(added), cells, unit)
    draft.working("share", numbers, plain(share), [*cells, whole], "%")
    for cell in (*cells, whole):
        draft.figure(cell.row, cell.column)
    return draft.answered()


def say_share(work: Worked, part: CellFigure) -> None:
    """Says what share of the total of its column a cell is, where the table prints one."""
    total = total_row(work.view)
    whole = figure(work.view, total, part.column) if total is not None and total is not part.row else None
    if whole is None or whole.number == 0 or work.unit(part) != work.unit(whole) or abs(part.number) > abs(whole.number):
        return
    share = rounded(abs(part.number) / abs(whole.number) * 100)
    numbers = f"{plain(part.number)} / {plain(whole.number)} × 100 = {plain(share)}"
    work.draft.working("share", numbers, plain(share), (part, whole), "%")
    work.draft.say(f"That is **{plain(share)}%** of the total, {work.written(whole)} {work.draft.mark(whole.row)} ({numbers}%).")
    work.draft.figure(whole.row, whole.column)


def _share_of_sum(work: Worked, part: CellFigure) -> Answer | None:
    """The share of all rows of a column that a table without a total line prints; None where lines may hold one another."""
    cells = figures(work.view, part.column)
    groups = {group for cell in cells for group in cell.row.groups}
    units = {work.unit(cell) for cell in cells}
    if (
        len(cells) < LEAST_PARTS
        or len(units) > 1
        or any(cell.row.label in groups for cell in cells)
        or min(cell.number for cell in cells) < 0
    ):
        return None
    whole, draft, unit = summed(cells), work.draft, work.unit(part)
    if whole == 0:
        return None
    share = rounded(part.number / whole * 100)
    draft.say(
        f"{work.name(part)}, is **{plain(share)}%** of all its rows together: {draft.amount(part.number, unit)} of "
        f"{draft.amount(whole, unit)} {draft.marks([cell.row for cell in cells])}. The table prints no total line."
    )
    draft.working("sum", f"{formula([cell.number for cell in cells])} = {plain(whole)}", plain(whole), cells, unit)
    draft.working("share", f"{plain(part.number)} / {plain(whole)} × 100 = {plain(share)}", plain(share), cells, "%")
    draft.figure(part.row, part.column)
    return draft.answered()


def _said_group(work: Worked) -> list[Term]:
    """The telling words that the groups of the row hold: "risk" names none."""
    return [term for term in work.found.rows.beside if not term.spare]


def _total_around(work: Worked, row: TableRow) -> TableRow | None:
    """The total of the group that the question names, or of the table where it names none; None for a group without a printed total."""
    said = _said_group(work)
    if not said:
        total = total_row(work.view)
        lines_after = total is not None and any(one.index > total.index for one in work.view.rows)
        of_part = lines_after and sum(one.total for one in work.view.rows) > 1  # the last of several totals, with lines after it
        return None if of_part else total
    groups = [group for group in row.groups if all(term.held_by(stems_of(group)) for term in said)]
    if not groups:
        return None
    group = min(groups, key=len)
    totals = [one for one in work.view.rows if one.total and IN_TOTAL.sub("", one.label.lower()).strip() == group.lower()]
    inside = [one for one in work.view.rows if one.total and one.groups == row.groups]
    return totals[0] if totals else inside[0] if len(inside) == 1 and row.groups[-1] == group else None


def shared(work: Worked, part: CellFigure | None, whole: CellFigure | None) -> Answer | None:
    """The answer that `part` is so many percent of `whole`; None where it is no part of it."""
    if part is None or whole is None or whole.number == 0 or work.unit(part) != work.unit(whole):
        return None
    sizes = [abs(part.number), abs(whole.number)]
    if sizes[0] > sizes[1]:
        return None
    share = rounded(sizes[0] / sizes[1] * 100)
    draft, unit = work.draft, work.unit(part)
    names = [work.name(cell) for cell in (part, whole)]
    draft.say(
        f"{names[0]}, is **{plain(share)}%** of {names[1]}: {draft.amount(sizes[0], unit)} of {draft.amount(sizes[1], unit)} "
        f"{draft.marks([part.row, whole.row])}."
    )
    printed = [part.number, whole.number] if (part.number < 0) is (whole.number < 0) else sizes
    draft.working("share", f"{plain(printed[0])} / {plain(printed[1])} × 100 = {plain(share)}", plain(share), (part, whole), "%")
    for cell in (part, whole):
        draft.figure(cell.row, cell.column)
    return draft.answered()
