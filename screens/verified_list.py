"""The list of what was verified: by whom, when, on which generation, what was shown, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.exports.verified import by_whom, verified_csv
from assistant.verified import entries_told
from index.decisions import Verified, Withdrawn
from index.errors import StoreError, UnknownEntry
from index.register import LONGEST, Entry, decide
from screens.library import Library, Shelf
from screens.marking import LONGEST_NAME, NO_NAME, field_html, told_html
from screens.markup import plain
from screens.rechecking import changes_now
from screens.statements import OUTCOMES
from screens.visitor import Role, Visitor

if TYPE_CHECKING:
    from index.store import Store

NEWEST = 20  # marks whose statements are asked again where reports came since; older ones are folded up and not asked
NOTHING = "Nothing has been verified yet."
WITHDRAWN_BEFORE = "Somebody has withdrawn this already."
STILL = {"supported": "The reports still say so.", "contradicted": "The reports still say otherwise."}
AS_PRINTED = "The reports still print this."
NO_REASON = "Say why it is withdrawn."


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What somebody typed to withdraw a mark, and what became of it."""

    entry_id: str = ""
    name: str = ""
    note: str = ""
    told: str = ""
    done: bool = False


def withdraw(one: Withdrawal, library: Library, visitor: Visitor) -> Withdrawal:
    """Takes a mark back for an officer; with what is to be said of it."""
    store, who = library.shelf(visitor).store, visitor.name or one.name.strip()
    if store is None or all(entry.id != one.entry_id for entry in marks_of(store, visitor)):
        return Withdrawal(told=WITHDRAWN_BEFORE, done=True)
    if not who or not one.note.strip():
        return Withdrawal(entry_id=one.entry_id, name=one.name, note=one.note, told=NO_REASON if who else NO_NAME)
    try:
        decide(store.directory, Withdrawn(entry_id=one.entry_id), who=who, reason=one.note, generation=store.generation.number)
    except UnknownEntry:
        return Withdrawal(told=WITHDRAWN_BEFORE, done=True)
    except StoreError as error:
        return Withdrawal(entry_id=one.entry_id, name=one.name, note=one.note, told=f"It was not withdrawn: {error}.")
    return Withdrawal(told="Withdrawn. The register keeps that it was made and that it was withdrawn.", done=True)


def marks_of(store: Store, visitor: Visitor) -> tuple[Entry, ...]:
    """The standing marks that this visitor may read, newest first."""
    return entries_told(store, everything=visitor.is_at_least(Role.OFFICER))


def list_html(shelf: Shelf, visitor: Visitor, held: Withdrawal | None = None) -> str:
    """The list; officers may withdraw from it."""
    marks = marks_of(shelf.store, visitor) if shelf.store else ()
    held = held or Withdrawal()
    told = told_html(held.told) if held.done else ""
    head = f"<h2>What was verified</h2>{told}"
    if shelf.store is None or not marks:
        return f'<section class="marks" aria-label="What was verified">{head}<p class="note">{NOTHING}</p></section>'
    store = shelf.store
    first = "".join(_entry(one, changes_now(one, store), visitor, held) for one in marks[:NEWEST])
    older = "".join(_entry(one, changes_now(one, store, ask=False), visitor, held) for one in marks[NEWEST:])
    folded = f"<details><summary>{len(marks) - NEWEST} older ones</summary><ol>{older}</ol></details>" if older else ""
    count = f"{len(marks)} statement{'s' if len(marks) != 1 else ''} verified, newest first."
    return (
        f'<section class="marks" aria-label="What was verified">{head}<p class="summed">{count}</p>'
        f'<p><button type="button" class="copy" data-take="marks">What was verified (CSV)</button></p><ol>{first}</ol>{folded}</section>'
    )


def list_csv(store: Store, visitor: Visitor) -> bytes:
    """The same and what was withdrawn as a file."""
    marks = entries_told(store, everything=visitor.is_at_least(Role.OFFICER), withdrawn=True)
    return verified_csv(marks, store.register.entries, lambda one: changes_now(one, store))


def _entry(entry: Entry, changes: tuple[str, ...], visitor: Visitor, held: Withdrawal) -> str:
    decision = entry.decision
    assert isinstance(decision, Verified)
    words = f"Changed since it was verified: {'; '.join(changes)}." if changes else STILL.get(decision.verdict, AS_PRINTED)
    state = f'<p class="verified-by {"changed" if changes else "current"}">{plain(words)}</p>'
    outcome = OUTCOMES.get(decision.verdict)
    verdict = f'<p class="verdict {plain(decision.verdict)}">{outcome}</p>' if outcome else ""
    sources = "".join(f"<li>{plain(f'{one.document}, {one.where}: “{one.quote}”')}</li>" for one in decision.sources)
    shown = f"<details><summary>What was shown</summary><p>{plain(decision.text)}</p><ul>{sources}</ul></details>" if decision.text else ""
    signed = f"{by_whom(entry)} Generation {entry.generation} of the reports."
    return (
        f"<li><h3>{plain(decision.statement)}</h3>{verdict}{state}<p>{plain(signed)}</p>"
        f"<p>Note: {plain(entry.reason)}</p>{shown}"
        f'<div class="deeds"><button type="button" class="copy" data-ask="{plain(decision.statement)}">Verify again</button>'
        f"{_withdrawing(entry, decision.statement, visitor, held)}</div></li>"
    )


def _withdrawing(entry: Entry, statement: str, visitor: Visitor, held: Withdrawal) -> str:
    if not visitor.is_at_least(Role.OFFICER):
        return ""
    mine = held if held.entry_id == entry.id else Withdrawal()
    told = told_html(mine.told)
    name = "" if visitor.name else field_html("name", f"by-{entry.id}", "Your name", mine.name, LONGEST_NAME)
    return (
        f'<details class="marking"{" open" if told else ""}><summary class="copy">Withdraw</summary><fieldset>'
        f'<legend class="unseen">Withdraw the mark on: {plain(statement)}</legend>'
        f"{told}{name}{field_html('note', f'why-{entry.id}', 'Reason', mine.note, LONGEST)}"
        f'<button type="button" class="copy" data-send="withdraw:{entry.id}">Withdraw it</button></fieldset></details>'
    )
