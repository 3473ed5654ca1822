"""Marking a statement as verified: the form below it, what becomes of a press, and the marks that the statement has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.errors import AssistantError
from assistant.exports.verified import by_whom
from assistant.model import Answer, Status, Verdict
from assistant.verified import changes_since, entries_told, verified_of
from index.decisions import Verified
from index.errors import AlreadyDecided, StoreError
from index.register import LONGEST, decide
from screens.library import Library
from screens.markup import MEASURE_WORDS, period_words, plain
from screens.rechecking import answered_otherwise, changes_now
from screens.session import Session, Turn
from screens.visitor import Role, Visitor

LONGEST_NAME = 100
GONE = "This statement is no longer on the page. Verify it again, then mark it."
OTHERWISE = "the reports say otherwise"  # beside the mark on a statement that they contradict, which is not itself verified
NO_NAME = "Say who verified it."
NO_NOTE = "Write a note on how it was verified, for example which page you compared it with."
CHANGED = "It was not marked, because the reports changed while this page was open. Verify the statement again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What somebody typed into the form of one statement, and what became of it; `ticked` are the numbers of figures, parted by blanks."""

    turn: int
    name: str = ""
    note: str = ""
    ticked: str = "0"
    told: str = ""
    done: bool = False


def mark(form: Form, session: Session, library: Library, visitor: Visitor) -> Form:
    """Keeps the mark of an officer; the form with what is to be said of it. The statement then shows its mark."""
    turn, who, note = session.turn(form.turn), visitor.name or form.name.strip(), form.note.strip()
    store = library.shelf(visitor).store
    if turn is None or store is None:
        return replace(form, told=GONE)
    if not who or not note:
        return replace(form, told=NO_NOTE if who else NO_NAME)
    session.signing = who
    try:
        decision = verified_of(turn.answer, numbers(form.ticked), turn.store)
        moved = store.generation.number != turn.store.generation.number
        if changes_since(decision, store) or (moved and answered_otherwise(decision, store)):
            return replace(form, told=CHANGED)
        entry = decide(store.directory, decision, who=who, reason=note, generation=turn.store.generation.number)
    except AlreadyDecided as error:
        return replace(form, told=f"{error}.")
    except (AssistantError, StoreError) as error:
        return replace(form, told=f"It was not marked: {error}.")
    session.renew(library.shelf(visitor).store)
    what = f": {OTHERWISE}" if turn.answer.verdict is Verdict.CONTRADICTED else ""
    return Form(turn=form.turn, told=f"Marked as verified by {entry.who}{what}.", done=True)


def numbers(ticked: str) -> frozenset[int]:
    """The numbers of a form.

    >>> sorted(numbers("0 2"))
    [0, 2]
    """
    return frozenset(int(one) for one in ticked.split() if one.isdecimal())


def can_be_marked(answer: Answer) -> bool:
    return answer.status is Status.ANSWERED and bool(answer.citations)


def form_html(turn: Turn, visitor: Visitor, form: Form, *, at: int) -> str:
    """The form of a statement that can be marked, for those who may; unfolded again where something was missing in it."""
    if not visitor.is_at_least(Role.OFFICER) or not can_be_marked(turn.answer):
        return ""
    told = told_html(form.told)
    if form.done:
        return told
    asked = "" if visitor.name else field_html("name", f"name-{turn.number}", "Your name", form.name, LONGEST_NAME)
    signed = f"<p>You mark it as {plain(visitor.name)}.</p>" if visitor.name else ""
    what = f": {OTHERWISE}" if turn.answer.verdict is Verdict.CONTRADICTED else ""
    ticks = _ticks(turn, numbers(form.ticked))
    return (
        f'<details class="marking"{" open" if form.told else ""}><summary>Mark as verified{what}</summary>'
        f'<fieldset><legend class="unseen">Mark statement {at} as verified</legend>{told}{ticks}{signed}{asked}'
        f"{field_html('note', f'note-{turn.number}', 'Note: how it was verified', form.note, LONGEST)}"
        f'<button type="button" class="copy" data-send="mark:{turn.number}">Mark as verified</button></fieldset></details>'
    )


def _ticks(turn: Turn, ticked: frozenset[int]) -> str:
    """A box for each figure, so that what only stands beside the verified one is not called verified."""
    figures = turn.answer.figures
    if not figures:
        return ""
    boxes = "".join(
        f'<label><input type="checkbox" value="{number}"{" checked" if number in ticked else ""}> '
        f"{plain(' '.join(one.raw.split()))} ({MEASURE_WORDS[one.measure]}, {plain(period_words(one.period)) or 'period not stated'}, "
        f"{plain(one.title)})</label>"
        for number, one in enumerate(figures)
    )
    return f'<fieldset class="ticks"><legend>Figures that you verified</legend>{boxes}</fieldset>'


def told_html(words: str) -> str:
    """What became of a press, which `app.js` has read out and brings into view; nothing for no words."""
    return f'<p class="told" role="status" tabindex="-1" data-told>{plain(words)}</p>' if words else ""


def field_html(name: str, field_id: str, label: str, value: str, longest: int) -> str:
    """A line to type into, which `app.js` sends by its name with the button of its form."""
    return (
        f'<label for="{field_id}">{label}</label>'
        f'<input type="text" id="{field_id}" data-field="{name}" maxlength="{longest}" value="{plain(value)}" autocomplete="off">'
    )


def plain_statement(statement: str) -> str:
    """A statement without what makes no other one of it.

    >>> plain_statement("ZZ/1  was 91.4%.") == plain_statement("zz/1 was 91.4%")
    True
    """
    return " ".join(statement.split()).rstrip(" .;").casefold()


def marks_html(turn: Turn) -> str:
    """Who marked just this statement, each with whether the mark still holds."""
    words = plain_statement(turn.answer.question)
    same = [
        one for one in entries_told(turn.store) if isinstance(one.decision, Verified) and plain_statement(one.decision.statement) == words
    ]
    lines = []
    for entry in same:
        changes = changes_now(entry, turn.store)
        state = "changed" if changes else "current"
        since = f"Changed since it was verified: {'; '.join(changes)}. " if changes else ""
        lines.append(f'<li class="verified-by {state}">{plain(since)}{plain(by_whom(entry))} Note: {plain(entry.reason)}</li>')
    return f'<ul class="marks-here" aria-label="Verified by">{"".join(lines)}</ul>' if lines else ""
