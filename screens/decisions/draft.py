"""What an officer is about to decide: which kind of decision, about what, and what was entered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.decisions.making import accepted, joined, labelled, misread, parted, polarity_set
from assistant.errors import Undecided
from index.decisions import Decision
from index.store import Store
from screens.decisions.rows import rows_of


class Kind(StrEnum):
    """The kinds of decision that the page makes."""

    CELL = "cell"
    POLARITY = "polarity"
    JOIN = "join"
    PART = "part"
    FINDING = "finding"
    LABEL = "label"


KIND_CHOICES = (
    ("A cell was misread", Kind.CELL),
    ("Say which way is better", Kind.POLARITY),
    ("Two indicators are one", Kind.JOIN),
    ("One indicator is two", Kind.PART),
    ("A finding is known and stands", Kind.FINDING),
    ("Who may see a report", Kind.LABEL),
)
NOT_CHOSEN = {
    Kind.CELL: "Choose the cell first.",
    Kind.POLARITY: "Choose the indicator first.",
    Kind.JOIN: "Choose both indicators first.",
    Kind.PART: "Choose the indicator first.",
    Kind.FINDING: "Choose the finding first.",
    Kind.LABEL: "Choose the report first.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What was typed and ticked for the decision; what does not belong to its kind is left aside."""

    raw: str = ""
    rating: str = ""
    polarity: str = ""
    rows: tuple[str, ...] = ()
    access: str = ""
    superseded_by: str = ""


class Draft:
    """One person's decision in the making. `ids` are what was chosen, in order. No dataclass: Gradio would unfold it.

    They are value ids, of an indicator one of its values; "document/finding" for a finding; the document id for a report.
    """

    def __init__(self, kind: Kind = Kind.CELL, *ids: str) -> None:
        self.kind, self.ids = kind, ids
        self.ready: Decision | None = None  # what was shown before it is kept

    @property
    def is_chosen(self) -> bool:
        return len(self.ids) == (2 if self.kind is Kind.JOIN else 1)

    def choosing(self, chosen: str) -> Draft:
        """The draft with one more chosen: a second indicator is added to the first, anything else takes its place."""
        second = self.kind is Kind.JOIN and len(self.ids) == 1 and self.ids[0] != chosen
        return Draft(self.kind, *(self.ids if second else ()), chosen)


def draft_of(called: str) -> Draft | None:
    """The draft that a button of another page asks for, "kind:id"; None where it asks for nothing known.

    >>> draft_of("cell:ab12").kind, draft_of("nonsense")
    (<Kind.CELL: 'cell'>, None)
    """
    kind, _, chosen = called.partition(":")
    return Draft(Kind(kind), chosen) if kind in set(Kind) and chosen else None


def decision_of(draft: Draft, entered: Entered, store: Store) -> Decision:
    """The decision as it stands in the form. Raises `Undecided`, with what is to be done."""
    if not draft.is_chosen:
        raise Undecided(NOT_CHOSEN[draft.kind])
    chosen = draft.ids[0]
    match draft.kind:
        case Kind.CELL:
            return misread(store, chosen, entered.raw, entered.rating or None)
        case Kind.POLARITY:
            return polarity_set(store, chosen, entered.polarity)
        case Kind.JOIN:
            return joined(store, *draft.ids)
        case Kind.PART:
            rows = {row.key: row for row in rows_of(store, chosen)}
            return parted(store, [one for key in entered.rows if key in rows for one in rows[key].value_ids])
        case Kind.FINDING:
            document_id, _, finding_id = chosen.partition("/")
            return accepted(store, finding_id, document_id)
        case Kind.LABEL:
            return labelled(store, chosen, entered.access, entered.superseded_by or None)
