"""A share or difference whose sides stand in two places: lines of two tables of a report, or a line and the total that a question states.

"What share of all investments was in bonds?" names the whole first, "bonds as a % of all investments" last; "by how much do bonds exceed
deposits?" names two amounts. Each side is looked up as a question of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from assistant.composing.wording import plain, rounded
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.question import Question
from assistant.model import Answer
from assistant.printed_tables.asking import Wanted, read_wanted
from assistant.printed_tables.asking_words import PERCENT, Task
from assistant.printed_tables.catalogue import tables_of
from assistant.printed_tables.draft import TableDraft, formula
from assistant.printed_tables.locating import Located
from assistant.printed_tables.reading import SCALES, UNIT_SCALES
from assistant.printed_tables.row_choice import FEW_SAID
from assistant.printed_tables.wordings import NUMBER
from assistant.tools.table_cell import default_column
from assistant.tools.table_figures import CellFigure, figure
from assistant.tools.table_rows import TableRow, TableView

PARTS = rf"(?:{PERCENT}|share|proportion|slice|part|fraction|chunk)"
SIDES = (
    re.compile(
        rf"^.*?{PARTS} of (?P<whole>.+?) "
        r"(?:is|was|were|are|do|does|did|comes? from|came from|goes? to|went to|has been|have been|will be)\b (?P<part>.+)$"
    ),
    re.compile(rf"^(?P<part>.+?) as (?:an? |the )?{PARTS} of (?P<whole>.+)$"),
)  # fmt: skip
VERB = r"(?:is|was|are|were|do|does|did|has|have|will)"
PAIRS = (
    re.compile(rf"\bby (?:how much|what) {VERB} (?P<first>.+?) (?:exceed|outstrip|top|beat|outweigh)s? (?P<second>.+)$"),
    re.compile(rf"\bhow much (?:more|higher|larger|bigger|greater|less|lower|smaller) {VERB} (?P<first>.+?) than (?P<second>.+)$"),
    re.compile(r"\b(?:difference|diff|gap) (?:between|btwn) (?P<first>.+?) and (?P<second>.+)$"),
    re.compile(rf"^(?:(?:what|how much) {VERB} )?(?P<first>.+?) (?:less|minus|take away) (?P<second>.+)$"),
)
ONES = re.compile(r"\bones?\b")
STATED = re.compile(NUMBER)
MOST_TIMES = 1000  # of a part, that a whole without a printed unit may be


Locate = Callable[[Wanted], Sequence[Located]]


def share_of_two_places(question: Question, wanted: Wanted, locate: Locate, catalogue: Catalogue) -> tuple[Answer, Located] | None:
    """The share of one cell in another of the same report; None where either side names no one cell."""
    text = " ".join(question.text.lower().replace("’", "'").split()).rstrip("?. ")
    sides = next((match for pattern in SIDES if (match := pattern.search(text))), None)
    if sides is None:
        return None
    for words in (sides["part"], f"{sides['part']} {sides['whole']}"):  # "what share of all investments is external?"
        part = _side(question, words, wanted, locate)
        if part is None:
            continue
        whole = _stated_whole(sides["whole"], part, catalogue)
        if whole is None and (found := _side(question, sides["whole"], wanted, locate, part[0].view.document_id)) is not None:
            whole = found[0].view, found[1]
        answer = _shared(wanted, part, whole, catalogue) if whole is not None else None
        if answer is not None:
            return answer
    return None


def difference_of_two_places(question: Question, wanted: Wanted, locate: Locate, catalogue: Catalogue) -> tuple[Answer, Located] | None:
    """One cell less another one of the same report, each named by one side of the question; None where either side names no one cell."""
    text = " ".join(question.text.lower().replace("’", "'").split()).rstrip("?. ")
    match = next((match for pattern in PAIRS if (match := pattern.search(text))), None)
    first = _side(question, match["first"], wanted, locate) if match is not None else None
    if match is None or first is None:
        return None
    words = ONES.sub(match["first"].split()[-1], match["second"])  # "internal investments … external ones"
    second = _side(question, words, wanted, locate, first[0].view.document_id)
    if second is None or first[1] == second[1]:
        return None
    draft = TableDraft(wanted.text, catalogue, first[0].view)
    beside = draft.beside(second[0].view)
    one, other = first[1], second[1]
    unit = _unit_of_both(draft, one, beside, other)
    if unit is False:
        return None
    apart = one.number - other.number
    draft.say(
        f"{draft.label(one.row)} is **{draft.amount(one.number, unit)}** {draft.mark(one.row)}; {beside.label(other.row)}, "
        f"{beside.heading(other.column)}, is **{beside.amount(other.number, unit)}** {beside.mark(other.row)}: "
        f"**{draft.amount(abs(apart), unit)}** {'more' if apart > 0 else 'less'}."
    )
    draft.working("difference", f"{formula([one.number, other.number], '−')} = {plain(apart)}", plain(apart), (one,), unit)
    draft.figure(one.row, one.column)
    beside.figure(other.row, other.column)
    return draft.answered(), first[0]


def _unit_of_both(draft: TableDraft, one: CellFigure, beside: TableDraft, other: CellFigure) -> str | Literal[False] | None:
    """The unit that both cells are in; one that prints none is in that of the other where they are of about one size. False for none."""
    units = draft.unit(one.row, one.column), beside.unit(other.row, other.column)
    sizes = sorted(abs(cell.number) for cell in (one, other))
    if None in units and any(unit in UNIT_SCALES for unit in units) and 0 < sizes[1] <= sizes[0] * MOST_TIMES:
        return units[0] or units[1]
    return units[0] if units[0] == units[1] else False


def _side(question: Question, text: str, wanted: Wanted, locate: Locate, document: str | None = None) -> tuple[Located, CellFigure] | None:
    read = read_wanted(replace(question, text=text))
    asked = replace(read, task=Task.VALUE, periods=wanted.periods, text=text)
    for found in locate(asked):
        if document is not None and found.view.document_id != document:
            continue
        cell = _cell(found, wanted)
        return (found, cell) if cell is not None else None
    return None


def _cell(found: Located, wanted: Wanted) -> CellFigure | None:
    """The one cell of the row named, under the column named or the only one of money."""
    row = found.named[0] if len(found.named) == 1 and not found.rows.tied and found.rows.share >= FEW_SAID else _heading(found)
    if row is None:
        return None
    named = [columns[0] for columns in found.columns.each if len(columns) == 1]
    default = default_column(found.view)
    money = [column for column in found.view.figure_columns if found.view.unit(column) in UNIT_SCALES]
    money = [column for column in money if figure(found.view, row, column) is not None]
    dated = [column for column in money if wanted.periods and re.search(r"\d", found.view.names[column])]
    for columns in (named, money, dated, [default] if default is not None else []):
        if len(columns) == 1 and (cell := figure(found.view, row, columns[0])) is not None:
            return cell
    return None


def _heading(found: Located) -> TableRow | None:
    """The line that prints the sum of the group named, as its heading does."""
    if found.rows.each or not found.group:
        return None
    return next((row for row in found.view.rows if row.label == found.group), None)


def _stated_whole(text: str, part: tuple[Located, CellFigure], catalogue: Catalogue) -> tuple[TableView, CellFigure] | None:
    """The one total of the report that prints the amount which the question states ("of the 345m")."""
    match = STATED.search(text)
    if match is None or match["scale"] is None:
        return None
    stated = Decimal(match["number"].replace(",", "")) * SCALES[match["scale"]]
    view, unit = part[0].view, part[0].view.unit(part[1].column)
    found = [
        (table, cell)
        for table in tables_of(catalogue)
        if table.document_id == view.document_id
        for row in table.rows
        if row.total
        for column in table.figure_columns
        if (cell := figure(table, row, column)) is not None
        and abs(cell.number) * UNIT_SCALES.get(table.unit(column, cell.raw) or unit or "", Decimal(1)) == stated
    ]
    return found[0] if len(found) == 1 else None


def _shared(
    wanted: Wanted, part: tuple[Located, CellFigure], whole: tuple[TableView, CellFigure], catalogue: Catalogue
) -> tuple[Answer, Located] | None:
    (first, one), (second, other) = part, whole
    draft = TableDraft(wanted.text, catalogue, first.view)
    beside = draft.beside(second)
    unit = _unit_of_both(draft, one, beside, other)
    numbers = [abs(cell.number) for cell in (one, other)]
    if unit is False or not 0 < numbers[0] < numbers[1]:
        return None
    share = rounded(numbers[0] / numbers[1] * Decimal(100))
    draft.say(
        f"{draft.label(one.row)}, {draft.heading(one.column)}, is **{plain(share)}%** of {beside.label(other.row)}: "
        f"{draft.amount(numbers[0], unit)} {draft.mark(one.row)} of {draft.amount(numbers[1], unit)} {beside.mark(other.row)}."
    )
    draft.working("share", f"{plain(numbers[0])} / {plain(numbers[1])} × 100 = {plain(share)}", plain(share), (one,), "%")
    draft.figure(one.row, one.column)
    beside.figure(other.row, other.column)
    return draft.answered(), first
