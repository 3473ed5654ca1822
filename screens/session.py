"""What the web app keeps of one person's visit: the conversation, its answers, and the citation that is open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Citation, Status
from assistant.verified import with_verifications
from index.store import Store
from screens.scope import EVERYTHING, Scope

TURNS_KEPT = 40  # older turns scroll away; each keeps its generation of the store alive


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One question with its answer and the store it was answered from, so that its evidence stays the same when reports are added.

    `scope` says in words what was searched, "" for all reports; `extra` is what stands below the text, as HTML.
    """

    number: int
    answer: Answer
    store: Store
    scope: str = ""
    extra: str = ""


def edition(store: Store) -> tuple[int, tuple[str, ...]]:
    """What tells one state of the reports from another: the generation, and the decisions of officers that change what it gives."""
    return store.generation.number, store.register.changing()


class Session:
    """One open page. `chosen` is the citation in the evidence panel, as (turn, citation number). No dataclass: Gradio would unfold it."""

    def __init__(self, *, officer: bool = False) -> None:
        self.officer = officer  # whether the evidence offers what only officers may do
        self.conversation = Conversation()
        self.scope = EVERYTHING
        self.pending: str | None = None  # the question that is being answered
        self.turns: list[Turn] = []
        self.asked = 0
        self.chosen: tuple[int, int] | None = None
        self.whole_page = False
        self.larger = False
        self.leafed = 0  # pages turned from the cited one
        self.pinned = False  # whether the evidence stays open: it is part of a form
        self.signing = ""  # who signs, as last typed where there are no accounts

    def add(self, answer: Answer, store: Store, scope: str = "", extra: str = "") -> Turn:
        """The new turn; its first citation becomes the one in the evidence panel."""
        turn = Turn(number=self.asked, answer=answer, store=store, scope=scope, extra=extra)
        self.asked += 1
        self.turns = [*self.turns, turn][-TURNS_KEPT:]
        self.chosen = (turn.number, answer.citations[0].number) if answer.citations else None
        self.leafed = 0
        return turn

    def turn(self, number: int) -> Turn | None:
        return next((turn for turn in self.turns if turn.number == number), None)

    def choose(self, turn: int, number: int) -> None:
        """Opens a citation; one that does not exist leaves the panel as it is."""
        found = self.turn(turn)
        if found and any(citation.number == number for citation in found.answer.citations):
            self.chosen = (turn, number)
            self.leafed = 0

    def step(self, by: int) -> None:
        """Opens the next (1) or previous (-1) citation of the same answer, stopping at its ends."""
        if self.chosen is None:
            return
        found = self.turn(self.chosen[0])
        numbers = [citation.number for citation in found.answer.citations] if found else []
        if self.chosen[1] in numbers:
            at = numbers.index(self.chosen[1]) + by
            self.chosen = (self.chosen[0], numbers[min(max(at, 0), len(numbers) - 1)])
            self.leafed = 0

    def show(self, size: str) -> None:
        """How the cited page is shown: "0" close-up, "1" whole, "2" larger than the panel, to be moved about in."""
        self.whole_page, self.larger = size in ("1", "2"), size == "2"

    def leaf(self, by: str) -> None:
        """Turns to the page after ("1") or before ("-1") the one shown, or back to the cited one ("0")."""
        self.leafed = {"1": self.leafed + 1, "-1": self.leafed - 1}.get(by, 0)

    def evidence(self) -> tuple[Turn, Citation] | None:
        """The turn and citation that are open, None when none is."""
        found = self.turn(self.chosen[0]) if self.chosen else None
        if found is None or self.chosen is None:
            return None
        return next(((found, citation) for citation in found.answer.citations if citation.number == self.chosen[1]), None)

    def search_in(self, scope: Scope) -> None:
        """Answers from here on come from `scope`. What was talked about before may lie outside it, so nothing of it is taken up."""
        if scope != self.scope:
            self.scope, self.conversation = scope, Conversation()

    def renew(self, store: Store | None) -> None:
        """Says at the figures of all turns anew who verified them, as the register of `store` has it now."""
        if store is not None:
            self.turns = [replace(one, answer=with_verifications(one.answer, store)) for one in self.turns]

    def start_again(self) -> None:
        """A new conversation: nothing of the earlier one is used for the next question."""
        self.conversation = Conversation()
        self.turns = []
        self.chosen = None


HELD_TURN = 0  # the one turn of a session that `holding` makes: what citation marks of such a page name


def holding(citations: tuple[Citation, ...], store: Store, *, officer: bool = False, pinned: bool = False) -> Session:
    """A session whose one turn holds the citations of a page, so that the evidence panel opens them; the first one is open."""
    session = Session(officer=officer)
    session.pinned = pinned
    session.add(Answer(question="", status=Status.ANSWERED, text="", citations=citations), store)
    return session
