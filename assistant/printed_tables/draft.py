"""An answer from a printed table while it is written: cells with unit, rows cited, sums with their formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.composing.draft import Draft
from assistant.composing.wording import MINUS, oneline, plain, with_unit
from assistant.guard import without_dates
from assistant.meaning.catalogue import Catalogue
from assistant.model import Answer, Figure, Reason, Verdict, Working
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.steps import Step, Tool
from assistant.tools.table_figures import CellFigure
from assistant.tools.table_rows import COUNT_BESIDE_SHARE, TableRow, TableView
from ingest.model import Measure
from ingest.values.period import find_periods

MONEY_WORDS = {"£000": "thousand", "£m": "million"}
LONGEST_LABEL = 90
UNIT_WORDS = re.compile(r"\s*\(?£\s?'?,?000s?\)?|\s*\(?£\s?m\b\)?|\s*£$")
NUMBERING = re.compile(r"^[\d.]+\s+")
MEASURES = {Concept.TARGET: Measure.TARGET, Concept.VARIANCE: Measure.VARIANCE}


class TableDraft:
    """Collects sentences, figures and workings about one table."""

    def __init__(self, question: str, catalogue: Catalogue, view: TableView) -> None:
        self.draft = Draft(question, catalogue)
        self.view = view
        self._figures: list[Figure] = []
        self._workings: list[Working] = []

    def beside(self, view: TableView) -> TableDraft:
        """A draft about another table for the same answer."""
        other = TableDraft(self.draft.question, self.draft.catalogue, view)
        other.draft, other._figures, other._workings = self.draft, self._figures, self._workings
        return other

    def say(self, text: str) -> None:
        self.draft.say(text)

    def lead(self, text: str) -> None:
        self.draft.lead(text)

    def mark(self, row: TableRow) -> str:
        """Cites the row: its `[n]` mark."""
        return f"[{self.draft.citing.table_row(self.view.source, row.index)}]"

    def marks(self, rows: Sequence[TableRow]) -> str:
        return "".join(dict.fromkeys(self.mark(row) for row in rows))

    def label(self, row: TableRow) -> str:
        """The label as printed, cut at a word end where it is long."""
        name = oneline(row.name)
        if len(name) > LONGEST_LABEL:
            name = name[:LONGEST_LABEL].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
        return name

    def heading(self, column: int) -> str:
        """The heading of a column without its unit; the heading row cited where it holds other numbers."""
        name = UNIT_WORDS.sub("", self.view.names[column]).strip() or "the figure"
        if not any(character.isdigit() for character in without_dates(name)):
            return name
        rows = range(self.view.rows[0].index)
        marks = "".join(f"[{self.draft.citing.table_row(self.view.source, row)}]" for row in rows if _has_digits(self.view, row, column))
        return f"{name} {marks}" if marks else re.sub(r"\s*\d[\d.,]*", "", name)

    def cell(self, row: TableRow, column: int) -> str:
        """The cell as an answer writes it: a number with its unit, a grade as printed, words in quotation marks."""
        text = self.view.text(row, column)
        number = self.view.number(row, column)
        if number is None:
            return f"“{text}”"
        if COUNT_BESIDE_SHARE.fullmatch(text) or re.search(r"[A-Za-z]{2,}", text.replace("million", "")):
            return text
        return self.amount(number, self.unit(row, column))

    def amount(self, number: Decimal, unit: str | None) -> str:
        """A number with its unit, sums of money in words: "−£2,980 thousand"."""
        if unit in MONEY_WORDS:
            return f"{MINUS if number < 0 else ''}£{plain(abs(number))} {MONEY_WORDS[unit]}"
        return with_unit(number, unit)

    def unit(self, row: TableRow, column: int) -> str | None:
        return self.view.unit(column, self.view.text(row, column))

    def figure(self, row: TableRow, column: int) -> None:
        """Adds the cell to the figures of the answer."""
        concepts = concepts_of(self.view.names[column])
        measure = next((measure for concept, measure in MEASURES.items() if concept in concepts), Measure.RESULT)
        periods = [mention.period for mention in find_periods(self.view.names[column])]
        found = Figure(
            ref=row.ref,
            title=f"{oneline(row.name)}: {self.view.names[column]}".rstrip(": "),
            measure=measure,
            period=periods[0] if periods else self.draft.catalogue.document_by_id[self.view.document_id].period,
            raw=self.view.text(row, column),
            value=self.view.number(row, column),
            unit=self.unit(row, column),
            rating=None,
            rating_source=None,
            citation=self.draft.citing.table_row(self.view.source, row.index),
        )
        if found not in self._figures:
            self._figures.append(found)

    def working(self, what: str, formula: str, result: str, cells: Sequence[CellFigure], unit: str | None, note: str | None = None) -> None:
        """Adds a computed number with the formula that a person can redo."""
        numbers = tuple(dict.fromkeys(self.draft.citing.table_row(self.view.source, cell.row.index) for cell in cells))
        self._workings.append(Working(what=what, formula=formula, inputs=numbers, result=result, unit=unit, note=note))

    def place(self) -> str:
        """Where the table stands: its section and report, without their numbers."""
        headings = [NUMBERING.sub("", oneline(heading)) for heading in self.view.source.headings]
        named = next((one for one in reversed(headings) if not _digits(one)), "")
        title = oneline(self.draft.catalogue.document_by_id[self.view.document_id].title)
        return " of ".join(part for part in (f"“{named}”" if named else "", f"“{title}”" if not _digits(title) else "") if part)

    def answered(self, verdict: Verdict | None = None) -> Answer:
        return self._with_parts(self.draft.answered(verdict))

    def not_found(self, reason: Reason) -> Answer:
        return self._with_parts(self.draft.not_found(reason))

    def clarify(self, options: tuple[str, ...]) -> Answer:
        return self._with_parts(self.draft.clarify(options))

    def _with_parts(self, answer: Answer) -> Answer:
        step = Step(
            tool=Tool.TABLE,
            indicators=tuple(dict.fromkeys(figure.title for figure in self._figures)),
            reports=(oneline(self.draft.catalogue.document_by_id[self.view.document_id].title),),
            values=len(self._figures),
            citations=tuple(citation.number for citation in answer.citations),
        )
        return replace(answer, figures=tuple(self._figures), working=tuple(self._workings), steps=(step,))


def formula(numbers: Sequence[Decimal], sign: str = "+") -> str:
    """Numbers joined by a sign, negative ones in brackets.

    >>> from decimal import Decimal
    >>> formula([Decimal(5), Decimal(-2)])
    '5 + (−2)'
    """
    return f" {sign} ".join(plain(number) if number >= 0 or at == 0 else f"({plain(number)})" for at, number in enumerate(numbers))


def _digits(text: str) -> bool:
    return any(character.isdigit() for character in without_dates(text))


def _has_digits(view: TableView, row: int, column: int) -> bool:
    cells = view.source.table.rows[row]
    return any(cell is not None and any(character.isdigit() for character in cell.text) for cell in cells[: column + 1])


def say_cut(draft: TableDraft, count: int, most: int) -> None:
    """Says that a list of rows was cut, where there are more than are listed."""
    if count > most:
        draft.draft.block(f"Only the first {most} of these {count} rows are listed.")
        draft.working("rows listed", f"the first {most} of {count} rows", str(most), [], None)
