"""What was chosen to decide about, as HTML, and the page of the report where it stands."""

from __future__ import annotations

from assistant.audit import check_document
from assistant.citing import CitationList
from assistant.decisions.making import correction_of
from assistant.decisions.naming import access_words, better_words, cell_name, document_name, indicator_name, place_name, rated_words
from assistant.decisions.told import UNREAD
from assistant.told_corrections import said
from index.store import Store
from ingest.model import PublishedValue
from screens.decisions.buttons import decide_button
from screens.decisions.draft import Draft, Kind
from screens.markup import plain
from screens.session import Session, holding

NOTHING = {
    Kind.CELL: "No cell is chosen yet. Find it below, or open a figure's evidence anywhere and press “This cell was misread”.",
    Kind.POLARITY: "No indicator is chosen yet. Find it below, or start from its page under Indicators.",
    Kind.JOIN: "No indicator is chosen yet. Find the first one below.",
    Kind.PART: "No indicator is chosen yet. Find it below, or start from its page under Indicators.",
    Kind.FINDING: "No finding is chosen yet. Find its report below, or start from the page of an indicator or from Check a report.",
    Kind.LABEL: "No report is chosen yet. Find it below, or start from the list under Reports.",
}
AGAIN = '<button type="button" data-drop="1">Choose another one</button>'


def chosen_html(store: Store, draft: Draft) -> str:
    """What was chosen, with how it is read or understood now."""
    if not draft.ids:
        return f'<p class="note">{NOTHING[draft.kind]}</p>'
    heading, facts, more = _chosen(store, draft)
    listed = "".join(f"<dt>{name}</dt><dd>{plain(words)}</dd>" for name, words in facts)
    focus = plain(f"{draft.kind}:{' '.join(draft.ids)}")
    head = f'<h3 tabindex="-1" data-focus="{focus}">{plain(heading)}</h3>'
    return f'<section class="chosen">{head}<dl>{listed}</dl>{more}<p>{AGAIN}</p></section>'


def evidence_of(store: Store, draft: Draft) -> Session:
    """What the panel beside the form shows: the cell, or what a finding rests on."""
    citing = CitationList(store.documents())
    if draft.kind is Kind.FINDING and draft.ids:
        document_id, _, finding_id = draft.ids[0].partition("/")
        if document_id in {one.document_id for one in store.documents()}:
            for one in check_document(store, document_id):
                if one.id == finding_id:
                    for citation in one.citations:
                        citing.again(citation)
    for value in _values(store, draft):
        citing.value(value)
    return holding(citing.citations(), store, pinned=True)


def _values(store: Store, draft: Draft) -> list[PublishedValue]:
    if draft.kind in (Kind.FINDING, Kind.LABEL):
        return []
    return [value for chosen in draft.ids for value in store.values() if value.id == chosen]


def _chosen(store: Store, draft: Draft) -> tuple[str, list[tuple[str, str]], str]:
    """Heading, facts and more of what was chosen."""
    if draft.kind is Kind.LABEL:
        return _report(store, draft.ids[0])
    if draft.kind is Kind.FINDING:
        return _finding(store, *draft.ids[0].split("/", 1))
    values = _values(store, draft)
    if not values:
        return UNREAD[:1].upper() + UNREAD[1:], [], ""
    if draft.kind is Kind.CELL:
        return _cell(store, values[0])
    facts = [fact for value in values for fact in _indicator(store, value)]
    second = '<p class="note">Now find the second indicator below.</p>' if draft.kind is Kind.JOIN and len(values) == 1 else ""
    return " and ".join(indicator_name(value) for value in values), facts, second


def _cell(store: Store, value: PublishedValue) -> tuple[str, list[tuple[str, str]], str]:
    cells = store.cells_of(value.places[0].document_id)
    own = cells.get(value.id)
    same = [one for one in store.values() if one.id == value.id or (own is not None and cells.get(one.id) == own)]
    facts = [
        ("Read as", "; ".join(dict.fromkeys(rated_words(one) for one in same))),
        ("Where", place_name(value)),
        ("Its row", value.row_text),
    ]
    entry = correction_of(store, value)
    if entry is None:
        return cell_name(value), facts, ""
    button = decide_button(f"entry:{entry.id}", "Withdraw this correction")
    return cell_name(value), facts, f'<p class="note">Corrected by an officer. {plain(said(entry))}</p><p>{button}</p>'


def _indicator(store: Store, value: PublishedValue) -> list[tuple[str, str]]:
    of = store.indicators()[value.id]
    same = [one for one in store.values() if store.indicators()[one.id] == of]
    reports = len({one.places[0].document_id for one in same})
    count = f"{len(same)} value{'s' if len(same) != 1 else ''} in {reports} report{'s' if reports != 1 else ''}"
    return [("Indicator", indicator_name(value)), ("Holds", count), ("Now", better_words(same))]


def _report(store: Store, document_id: str) -> tuple[str, list[tuple[str, str]], str]:
    documents = {one.document_id: one for one in store.documents()}
    document = documents.get(document_id)
    if document is None:
        return "A report that is not here", [], ""
    return document_name(document), [("Now", access_words(store.labels().get(document_id), documents))], ""


def _finding(store: Store, document_id: str, finding_id: str = "") -> tuple[str, list[tuple[str, str]], str]:
    held = document_id in {one.document_id for one in store.documents()}
    found = next((one for one in check_document(store, document_id) if one.id == finding_id), None) if held else None
    if found is None:
        return "A finding of a file that is not among the reports: add the file first", [], ""
    name = " ".join(part for part in (found.ref, found.title) if part) or "Finding"
    return name, [("Printed", found.published), ("Recomputed", found.recomputed), ("Working", found.working)], ""
