"""A question answered from the printed table that explains all of its telling words; None where no table does."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from assistant.composing.wording import listed
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.question import Question
from assistant.meaning.resolve import Outcome, Resolution
from assistant.meaning.scope import Scope
from assistant.meaning.words import tokens
from assistant.model import Answer, Reason
from assistant.printed_tables.asking import Term, Wanted, read_wanted
from assistant.printed_tables.asking_words import TASKS, Task
from assistant.printed_tables.draft import TableDraft
from assistant.printed_tables.locating import Located, located, rivals_of
from assistant.printed_tables.meant import with_meant
from assistant.printed_tables.row_choice import FEW_SAID, RowChoice
from assistant.printed_tables.strangers import is_of_other_stretch
from assistant.printed_tables.table_words import table_words
from assistant.printed_tables.timely import is_timely, scope_of_tables, year_of
from assistant.printed_tables.two_places import difference_of_two_places, share_of_two_places
from assistant.printed_tables.word_columns import asks_when, is_dated
from assistant.printed_tables.wordings import CUES, LEFT_OUT, PUT_IN, Concept
from assistant.printed_tables.worked import Worked, sum_answer, value_answer
from assistant.printed_tables.worked_across import across_answer
from assistant.printed_tables.worked_agreement import agreement_answer, asks_agreement
from assistant.printed_tables.worked_families import family_answer
from assistant.printed_tables.worked_means import mean_answer
from assistant.printed_tables.worked_pairs import difference_answer, excess_answer, ratio_answer, than_another
from assistant.printed_tables.worked_ranking import ranking_answer
from assistant.printed_tables.worked_rows import filtered_answer, group_answer
from assistant.printed_tables.worked_scores import score_answer
from assistant.printed_tables.worked_shares import share_answer, shared
from assistant.printed_tables.worked_without import with_and_without
from assistant.tools.table_figures import figure
from assistant.tools.table_labels import LEAVES_OUT, PUTS_IN

LESS_THAN_INDICATOR = 0.1  # an indicator whose title holds nearly as much is meant instead
OF_INDICATORS = re.compile(r"\b(?:kpis?|indicators? \d|measures? \d)\b")
STORY = re.compile(r"\b(?:who|whom|whose|why|when|where|what (?:happened|happens|went)|describe|explain|tell me about)\b")
OUTTURN = re.compile(r"\bout-?turn\b|\bactual", re.IGNORECASE)
SHARE_ASKED = re.compile(r"\b(?:share|proportion|percentage|per ?cent)\b|%")
MOST_TIED = 5
WORDINGS = dict(TASKS)
IN_WORDS = frozenset({Concept.COMMENTS, Concept.CAUSE, Concept.CONTROLS})  # told by a cell of words or a passage
NEARLY = 0.1  # of the best score
CLEARLY = 3  # words that name a long label without a column
WELL_SAID = 0.75  # of the labels of rows, where no word of money is said

WORKED: dict[Task, Callable[[Worked], Answer | None]] = {
    Task.VALUE: value_answer, Task.DIFFERENCE: difference_answer, Task.EXCESS: excess_answer, Task.SHARE: share_answer,
    Task.SUM: sum_answer, Task.RATIO: ratio_answer, Task.MEAN: mean_answer,
}  # fmt: skip
TWO_PLACES = {Task.SHARE: share_of_two_places, Task.DIFFERENCE: difference_of_two_places}
OVER_ROWS: dict[Task, Callable[[Worked], Answer | None]] = {
    Task.LARGEST: ranking_answer, Task.SMALLEST: ranking_answer, Task.COUNT: filtered_answer, Task.LIST: filtered_answer,
}  # fmt: skip


def located_answer(question: Question, scope: Scope, resolution: Resolution, catalogue: Catalogue) -> tuple[Answer, Located] | None:
    """The answer, with what it was taken from."""
    if (resolution.by_ref and resolution.outcome is not Outcome.UNKNOWN) or OF_INDICATORS.search(question.text.lower()):
        return None
    scope = scope_of_tables(scope)
    wanted = with_meant(read_wanted(question, scope.used), table_words(catalogue))
    documents = catalogue.document_by_id

    def locate(asked: Wanted) -> tuple[Located, ...]:
        return located(
            asked,
            table_words(catalogue),
            lambda view: scope.holds(view.document_id) and is_timely(view, documents[view.document_id], asked.periods),
            lambda view: year_of(documents[view.document_id]),
        )

    found = locate(wanted)
    if wanted.task is Task.MEAN:  # over years, which have a column each
        found = tuple(one for one in found if one.columns.timed and len(one.columns.each) > 1)
    answered = _located_answer(wanted, found, resolution, catalogue)
    worked = answered is not None and (bool(answered[0].working) or wanted.task is not Task.DIFFERENCE)
    if not worked and wanted.task in TWO_PLACES and resolution.outcome is not Outcome.FOUND:
        return TWO_PLACES[wanted.task](question, wanted, locate, catalogue) or answered
    return answered


def _located_answer(
    wanted: Wanted, found: Sequence[Located], resolution: Resolution, catalogue: Catalogue
) -> tuple[Answer, Located] | None:
    if not found or not _is_meant(found[0], wanted, resolution):
        return None
    if asks_agreement(wanted):
        return agreement_answer(found, wanted, catalogue)
    answered = None if rivals_of(found) else _answered(wanted, found[0], catalogue)
    if answered is None and wanted.task in OVER_ROWS and not rivals_of(found):  # a list that the first table has no columns for
        nearly = [one for one in found[1:] if found[0].score - one.score <= NEARLY and one.columns.each]
        answered = _answered(wanted, nearly[0], catalogue) if len(nearly) == 1 else None
    return answered


def _is_meant(best: Located, wanted: Wanted, resolution: Resolution) -> bool:
    headings = [best.view.names[column] for columns in best.columns.each for column in columns]
    if not wanted.terms or is_of_other_stretch(wanted.text, headings):
        return False
    clear = best.rows.fewest >= CLEARLY and len(best.rows.each) == 1 and not best.rows.tied  # three words of a long label, of no other one
    few = best.rows.share < FEW_SAID and not clear and (best.rows.fewest < 2 or not best.columns.terms)
    if best.rows.each and few and not (best.rows.headed and best.columns.terms):
        return False  # a word or two out of a long label name it only beside a column
    cued = CUES.search(wanted.text.lower()) is not None or (clear and bool(best.columns.terms))
    columns = [column for each in best.columns.each for column in each]
    asks_date = asks_when(wanted) and any(is_dated(best.view, column) for column in columns)
    if STORY.search(wanted.text.lower()) and not wanted.phrase and not asks_date:
        return False
    named = [term for term in wanted.terms if not term.spare and term.concept is None]
    whole = len(named) > 1 and all(term in best.rows.terms or term in best.rows.beside for term in named)
    cued = cued or _names_lines(best, wanted) or asks_date
    if not cued and _names_column(best, wanted, named):
        return resolution.outcome is not Outcome.FOUND
    if not cued and not (best.rows.share >= WELL_SAID and (best.columns.terms or whole)):
        return False
    if resolution.outcome is Outcome.FOUND and resolution.candidates:
        return resolution.candidates[0].coverage < 1 - LESS_THAN_INDICATOR
    return True


def _names_column(best: Located, wanted: Wanted, named: Sequence[Term]) -> bool:
    """Does the question sum a column of the whole table, whose every other word stands by the table or in each of its lines?"""
    if wanted.task is not Task.SUM or (best.rows.each and not best.rows.tied) or not best.columns.terms:
        return False
    lines = [words for row, words in zip(best.view.rows, best.table.rows, strict=True) if not row.total]
    around = [best.table.near, *best.table.headings]
    return all(any(term.held_by(words) for words in around) or all(term.held_by(words) for words in lines) for term in named)


def _names_lines(best: Located, wanted: Wanted) -> bool:
    """Does the question rank the lines of the table by a share, by the very words that head its labels: "which theme has the highest %"?"""
    column = best.view.label_column
    heading = set(tokens(best.view.names[column])) if column >= 0 else set()
    said = {one for term in wanted.terms for reading in term.readings for one in reading}
    ranks = wanted.task in (Task.LARGEST, Task.SMALLEST) and SHARE_ASKED.search(wanted.text.lower()) is not None
    return ranks and bool(heading) and heading <= said and bool(best.columns.terms)


def _answered(wanted: Wanted, found: Located, catalogue: Catalogue) -> tuple[Answer, Located] | None:
    lines = {row for row in found.view.rows if not row.total}
    if wanted.task is Task.SUM and found.rows.tied and {*found.named, *found.rows.tied} == lines:  # a word that every line has
        found = replace(found, rows=RowChoice())

    def work() -> Worked:
        return Worked(wanted=wanted, found=found, draft=TableDraft(wanted.text, catalogue, found.view))

    if wanted.final and not any(OUTTURN.search(name) for name in found.view.names):
        answer = _no_outturn(work())
    else:
        answer = composed(wanted, found, work)
    return (answer, found) if answer is not None else None


def composed(wanted: Wanted, found: Located, work: Callable[[], Worked]) -> Answer | None:
    """What is asked, worked out from the rows and columns located; None where they do not give it."""
    for special in (group_answer if wanted.phrase and (wanted.why or wanted.verify) else None, with_and_without, score_answer):
        answer = special(work()) if special is not None else None
        if answer is not None:
            return answer
    if wanted.why or wanted.concepts() & IN_WORDS or not _leaves_out(wanted, found):
        return None
    if wanted.task is Task.DIFFERENCE and all(WORDINGS[end].search(wanted.text.lower()) for end in (Task.LARGEST, Task.SMALLEST)):
        return None  # of the largest and the smallest of many, which is not worked out
    if found.across:
        return across_answer(work())
    if wanted.many > 1 and wanted.task is Task.SUM and (answer := family_answer(work())) is not None:
        return answer
    composer = OVER_ROWS.get(wanted.task)
    if composer is not None and found.rows.within:
        return composer(work())
    if found.rows.tied:
        return _which_row(work()) if wanted.task is Task.VALUE and len(found.rows.tied) < MOST_TIED and found.rows.each else None
    answer = WORKED.get(wanted.task, value_answer)(work())
    alone = wanted.task is Task.SUM or (wanted.task is Task.DIFFERENCE and not than_another(work()))
    if answer is None and alone and len(found.rows.each) == 1 and len(found.columns.each) <= 1:
        answer = value_answer(work())
    return _with_share(wanted, found, work, answer) if answer is not None and wanted.share_of else answer


def _leaves_out(wanted: Wanted, found: Located) -> bool:
    """Does a label say itself what the question wants left out or put in? True for a question that wants neither."""
    if wanted.summed:
        return True
    for wording, labelled in ((LEFT_OUT, LEAVES_OUT), (PUT_IN, PUTS_IN)):
        match = wording.search(wanted.text.lower())
        if match is not None:
            said = set(tokens(" ".join(group for group in match.groups() if group)))
            return any(_says_itself(row.label.lower(), labelled, said) for row in found.named)
    return True


def _says_itself(label: str, wording: re.Pattern[str], said: Collection[str]) -> bool:
    match = wording.search(label)
    what = set(tokens(label[match.end() :])) if match is not None else set()
    return bool(what) and 2 * len(what & set(said)) >= len(what)


def _with_share(wanted: Wanted, found: Located, work: Callable[[], Worked], answer: Answer) -> Answer:
    """The answer with the share that a second clause asks for: "and what share of the target is that?"."""
    made = work()
    value_answer(made)
    first = answer.figures[0] if answer.figures else None
    row = next(
        (row for row in found.view.rows for column in found.view.figure_columns if first and found.view.text(row, column) == first.raw),
        None,
    )
    part = made.sole(row, 0) if row is not None else None
    words = frozenset(wanted.share_of.split())
    columns = [
        column for column in found.view.figure_columns if len(words & set(found.view.names[column].lower().split())) == max(
            len(words & set(found.view.names[one].lower().split())) for one in found.view.figure_columns
        )
    ]  # fmt: skip
    whole = figure(found.view, row, columns[0]) if row is not None and len(columns) == 1 else None
    return shared(made, part, whole) or answer


def _no_outturn(work: Worked) -> Answer | None:
    """Says what the table prints in place of the outturn asked for; None where it names no row."""
    rows = work.found.named
    if len(rows) != 1 or work.found.rows.tied:
        return None
    draft = work.draft
    names = listed([draft.heading(column) for column in work.view.figure_columns])
    draft.say(f"The table prints no outturn for {draft.label(rows[0])}, only {names} {draft.mark(rows[0])}.")
    return draft.not_found(Reason.NOT_REPORTED)


def _which_row(work: Worked) -> Answer | None:
    draft = work.draft
    rows = (*work.found.named[:1], *work.found.rows.tied)
    labels = list(dict.fromkeys(f"{draft.label(row)}{f' ({row.groups[-1]})' if row.groups else ''}" for row in rows))
    if len(labels) < 2:
        return None
    draft.say("Several lines of the table fit. Which of these do you mean?")
    draft.draft.block("\n".join(f"{number}. {draft.label(row)} {draft.mark(row)}" for number, row in enumerate(rows, 1)))
    return draft.clarify(tuple(f"{work.wanted.text.rstrip('?')}: {label}?" for label in labels))
