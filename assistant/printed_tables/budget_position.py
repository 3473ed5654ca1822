"""Budget against forecast: "are we over budget?", "how's the budget looking?", "did social care overspend?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.composing.wording import MINUS, plain
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.filters import reports_for
from assistant.meaning.question import Question
from assistant.meaning.scope import Scope, council_words
from assistant.meaning.words import is_weak, tokens
from assistant.model import Answer, Verdict
from assistant.printed_tables.catalogue import tables_of
from assistant.printed_tables.draft import TableDraft, formula
from assistant.printed_tables.questions import TableRequest, TableTopic
from assistant.printed_tables.reading import read_table_question
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.table_cell import Match
from assistant.tools.table_figures import figure, total_row
from assistant.tools.table_rows import TableRow, TableView

LEAD = r"^\W*(?:(?:so|and|but|ok(?:ay)?|well|please|tell me|do you know)\b[\s,]*)*(?:(?:if|whether) )?"
NOW = r"(?: (?:now|at the moment|currently|so far|this (?:year|quarter|time)|overall|in total|as a whole|again|much|badly))*\W*$"
WE = r"(?:we|they|things|it all|the council|our council|the (?:whole )?budget|spending|the finances)"
OVER = (
    r"(?:over[- ]?spen(?:t|d|ds|ding)|under[- ]?spen(?:t|d|ds|ding)|(?:over|under|within|on|above|below|off) (?:the |our |its |their )?"
    r"budget)"
)
OF_ALL = re.compile(
    rf"{LEAD}(?:"
    rf"(?:are|is|have|has|did|do|will|were|was) {WE} (?:be |been |going |forecast to |set to |likely to |heading for |an? |come in )*{OVER}"
    rf"|how(?:'s|s| is| are| bad is| bad are| good is| healthy is| healthy are) (?:the |our )?(?:budgets?|finances?|money|spending|books"
    rf"|financial position)(?: (?:looking|doing|going|holding up))?"
    rf"|what(?:'s|s| is) (?:the |our )?(?:overall |latest )?(?:budget|financial|spending) (?:position|situation"
    rf"|picture|state|outlook)"
    rf"|how (?:much|far) (?:are|is|were) {WE} {OVER}(?: by)?"
    rf"){NOW}",
    re.IGNORECASE,
)
OF_ONE = re.compile(
    rf"{LEAD}(?:(?:are|is|has|have|did|does|do|will|was|were) (?:the |our )?(?P<name>[^?]{{3,60}}?) (?:be |been |going |forecast"
    rf" to |set to |likely to"
    rf"|heading for |an? |come in )*(?:{OVER}|spend(?:ing)? too much|spent too much)"
    rf"|how (?:much|far) (?:is|are|has|have|did|was|were) (?:the |our )?(?P<other>[^?]{{3,60}}?) {OVER}(?: by)?){NOW}",
    re.IGNORECASE,
)
OVERSPENT = re.compile(r"\b(?:over|above)(?:[- ]?spen|\b)|too much", re.IGNORECASE)
UNDERSPENT = re.compile(r"\b(?:under|below)(?:[- ]?spen|\b)", re.IGNORECASE)
WITHIN = re.compile(r"\bwithin\b", re.IGNORECASE)
HOW = re.compile(r"^\W*(?:\w+ )?how\b", re.IGNORECASE)
TOTAL = re.compile(r"\b(?:grand |sub-?)?totals?\b", re.IGNORECASE)
JOINING = frozenset({"and", "of", "the", "for"})
ROUNDING = Decimal("1.5")  # units of the last digit by which a difference of two rounded amounts may lie off the rounded difference
TABLES_SHOWN = 3
ROWS_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A table of budgets with the one column of what is allowed, the one of what is expected, and the one of the difference printed."""

    view: TableView
    budget: int
    forecast: int
    variance: int


def budget_answer(question: Question, scope: Scope, catalogue: Catalogue) -> tuple[Answer, TableTopic] | None:
    """Whether the whole, or the one line that is named, is forecast over its budget; None where something else is asked or not printed.

    With it what a follow-up may refer to: the first of the lines shown.
    """
    text = " ".join(question.text.replace("’", "'").split())
    of_all = OF_ALL.match(text)
    named = None if of_all else OF_ONE.match(text)
    if of_all is None and named is None:
        return None
    documents = reports_for(scope, question.periods, catalogue, {one.view.document_id for one in positions(catalogue)})
    ids = {document.document_id for document in documents}
    held = [one for one in positions(catalogue) if one.view.document_id in ids]
    lead = ""
    name = (named["name"] or named["other"]) if named is not None else ""
    words = frozenset(token for token in tokens(name) if not is_weak(token))
    if named is None or words <= {token for one in catalogue.documents for word in council_words(one.council) for token in tokens(word)}:
        found = [(one, row) for one in held if (row := total_row(one.view)) is not None or (row := _only(one.view)) is not None]
    else:
        found = _lines(name, words, held)
        lead = "" if any(_is_named(name, words, row) for _, row in found) else f"No line is “{name}” alone; these speak of it."
    shown = found[: TABLES_SHOWN if of_all else ROWS_SHOWN]
    answer = _said(question, shown, lead, catalogue)
    if answer is None:
        return None
    position, row = shown[0]
    columns = (position.budget, position.forecast)
    match = Match(view=position.view, rows=(row,), tied=(), columns=columns, coverage=1.0, told=1.0)
    return answer, TableTopic(request=TableRequest(reading=read_table_question(question, scope.used), match=match))


def _lines(name: str, words: frozenset[str], held: Sequence[Position]) -> list[tuple[Position, TableRow]]:
    """The lines of the name: that alone, be it a total or in initials, else the few that speak of it; none where they are many."""
    every = [(one, row) for one in held for row in one.view.rows if row.name]
    exact = [(one, row) for one, row in every if _is_named(name, words, row)]
    if exact:
        return exact[:ROWS_SHOWN]
    found = [(one, row) for one, row in every if words and not row.total and words <= frozenset(tokens(row.name))]
    return found if len(found) <= ROWS_SHOWN else []


def _is_named(name: str, words: frozenset[str], row: TableRow) -> bool:
    """Is the row that of the name and nothing else, a total of it as well: "Roads Total", or "CYP" for "Children & Young People Total"?"""
    label = TOTAL.sub(" ", row.name)
    telling = frozenset(token for token in tokens(label) if not is_weak(token))
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", label) if word.lower() not in JOINING)
    asked = frozenset(token for token in words if token != "total")
    return bool(asked) and (telling == asked or (len(initials) > 1 and initials.lower() == name.strip().lower()))


def positions(catalogue: Catalogue) -> list[Position]:
    """The tables that print one budget, one forecast and one difference of the two for each line."""
    found = []
    for view in tables_of(catalogue):
        concepts = {column: concepts_of(view.names[column]) for column in view.figure_columns}
        amounts = {column: held for column, held in concepts.items() if not held & {Concept.PERCENT, Concept.VARIANCE}}
        budgets = [column for column, held in amounts.items() if Concept.BUDGET in held and Concept.FORECAST not in held]
        revised = [column for column in budgets if Concept.REVISED in amounts[column]]
        forecasts = [column for column, held in amounts.items() if held == {Concept.FORECAST}]
        budgets = revised or [column for column in budgets if Concept.ORIGINAL not in amounts[column]] or budgets
        variances = [column for column, held in concepts.items() if Concept.VARIANCE in held and Concept.PERCENT not in held]
        if len(budgets) == len(forecasts) == 1 and len(variances) == 1 and view.unit(budgets[0]) == view.unit(forecasts[0]):
            found.append(Position(view=view, budget=budgets[0], forecast=forecasts[0], variance=variances[0]))
    return found


def _only(view: TableView) -> TableRow | None:
    return view.rows[0] if len(view.rows) == 1 else None


def _said(question: Question, found: Sequence[tuple[Position, TableRow]], lead: str, catalogue: Catalogue) -> Answer | None:
    """A line for each of the rows; None where no row prints both amounts."""
    draft: TableDraft | None = None
    by = Decimal(0)
    for position, row in found:
        budget, forecast = (position.view.number(row, column) for column in (position.budget, position.forecast))
        if budget is None or forecast is None:
            continue
        if draft is None:
            draft = TableDraft(question.text, catalogue, position.view)
            draft.say(lead)
        draft = draft.beside(position.view)
        by, unit = forecast - budget, draft.unit(row, position.budget)
        printed = position.view.number(row, position.variance)
        fits = printed is not None and abs(abs(printed) - abs(by)) <= ROUNDING.scaleb(_last_digit(printed))
        if printed is not None and fits:
            by = abs(printed).copy_sign(by or printed)  # the report subtracts before it rounds
        side = "on budget" if not by else f"**{draft.amount(abs(by), unit)} {'over' if by > 0 else 'under'} budget**"
        cells = [cell for column in (position.forecast, position.budget) if (cell := figure(position.view, row, column)) is not None]
        if printed is None or by == forecast - budget:
            draft.working("forecast less budget", f"{formula([forecast, budget], MINUS)} = {plain(by)}", plain(by), cells, unit)
        for column in (position.budget, position.forecast, *([position.variance] if printed is not None else [])):
            draft.figure(row, column)
        place = draft.place()
        draft.draft.block(
            f"- {draft.label(row)}: {side}: forecast {draft.cell(row, position.forecast)} against a budget of "
            f"{draft.cell(row, position.budget)} {draft.mark(row)}.{f' (Table in {place}.)' if place else ''}"
        )
        if printed is not None and not fits:
            draft.say(f"The report prints a variance of {draft.cell(row, position.variance)} for this line, which does not fit.")
    if draft is None:
        return None
    verdict = _verdict(question.text, by) if len(found) == 1 else None
    if verdict is not None and not lead:
        draft.lead("Yes:" if verdict is Verdict.SUPPORTED else "No:")
    return draft.answered(verdict)


def _last_digit(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _verdict(text: str, by: Decimal) -> Verdict | None:
    """Whether the amount over budget bears out what a question of yes or no supposes."""
    if HOW.match(text):
        return None
    for wording, holds in ((WITHIN, by <= 0), (OVERSPENT, by > 0), (UNDERSPENT, by < 0)):
        if wording.search(text):
            return Verdict.SUPPORTED if holds else Verdict.CONTRADICTED
    return None
