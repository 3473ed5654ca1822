"""The list of all decisions with its file, and the form that withdraws one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.decisions import foreseen, told
from assistant.decisions.making import withdrawn
from assistant.errors import Undecided
from assistant.exports.decisions import decisions_csv
from index.decisions import Labelled
from index.errors import StoreError
from index.register import decide
from index.store import Store
from screens.decisions.form import LONGEST, UNSIGNED
from screens.decisions.listing import FILTERS, listing_html
from screens.decisions.preview import preview_html, refused_html
from screens.handing_out import HandingOut, taken_html
from screens.markup import plain
from screens.taking import TYPES
from screens.visitor import Visitor

NAME = "decisions.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The parts of the list that events change; `entry` is the id of the decision to withdraw."""

    entry: gr.State
    withdrawing: gr.Column
    about: gr.HTML
    reason: gr.Textbox
    name: gr.Textbox
    withdraw: gr.Button
    leave: gr.Button
    said: gr.HTML
    filter: gr.Radio
    listing: gr.HTML

    def form(self) -> list[Any]:
        """The form that withdraws, in the order of `asked` and `closed`."""
        return [self.entry, self.withdrawing, self.about, self.reason, self.said]


def listed(store: Store | None, shown: str | None) -> str:
    """The list of one filter."""
    return listing_html(told(store) if store else (), shown if shown in FILTERS else FILTERS[0])


def asked(store: Store | None, entry_id: str) -> tuple[Any, ...]:
    """The form for the decision to withdraw, with what changes back; a refusal where it does not stand."""
    one = next((one for one in (told(store) if store else ()) if one.entry.id == entry_id), None)
    try:
        if store is None or one is None:
            raise Undecided("this decision is no longer in the register")
        found = foreseen(store, withdrawn(store, entry_id))
    except Undecided as error:
        return "", gr.update(visible=False), "", "", refused_html(str(error))
    heading = f'<h3 tabindex="-1" data-focus="{plain(entry_id)}">Withdraw: {plain(one.kind)}</h3>'
    about = f"<p><strong>{plain(one.subject)}</strong><br>{plain(one.effect)}</p>{preview_html(found, heading='What changes back')}"
    return entry_id, gr.update(visible=True), f'<section class="chosen">{heading}{about}</section>', "", ""


def closed(words: str = "") -> tuple[Any, ...]:
    """No decision is being withdrawn; `words` say what became of the one before."""
    said = f'<p class="kept" role="status"><span aria-hidden="true">✓</span> {plain(words)}</p>' if words else ""
    return "", gr.update(visible=False), "", "", said


def taken_back(store: Store, entry_id: str, who: str, reason: str) -> tuple[bool, tuple[Any, ...], bool]:
    """Withdraws a decision: whether it is withdrawn, what the form shows, and whether it was about who may see a report."""
    still = (gr.skip(), gr.skip(), gr.skip(), gr.skip())
    if not who.strip() or not reason.strip():
        return False, (*still, refused_html(UNSIGNED.replace("kept", "withdrawn"))), False
    gone = next((one.decision for one in store.register.standing() if one.id == entry_id), None)
    try:
        decide(store.directory, withdrawn(store, entry_id), who=who, reason=reason, generation=store.generation.number)
    except (Undecided, StoreError) as error:
        return False, (*still, refused_html(str(error))), False
    return True, closed(f"Withdrawn, by {who.strip()}. What was read before holds again."), isinstance(gone, Labelled)


def as_file(store: Store | None, handing_out: HandingOut, visitor: Visitor) -> str:
    """What the page says after a press that asks for all decisions as a CSV file."""
    content = decisions_csv(told(store) if store else ())
    return taken_html(handing_out.keep(NAME, TYPES["csv"], content, visitor), NAME)


def layout(presses: str) -> Kept:
    """Lays the list out. Call inside `gr.Blocks`."""
    entry = gr.State("")
    with gr.Column(elem_classes="officer all-decisions"):
        gr.HTML(
            '<div class="reports"><h2>All decisions</h2><p>Newest first. A withdrawn decision stays in the list.</p></div>',
            apply_default_css=False,
        )
        with gr.Column(visible=False, elem_id="withdrawing") as withdrawing:
            about = gr.HTML(js_on_load=presses, elem_id="withdraw-about", apply_default_css=False)
            reason = gr.Textbox(label="Reason for withdrawing it", max_length=LONGEST, elem_id="withdraw-reason")
            name = gr.Textbox(label="Name of who withdraws it", max_length=120, elem_id="withdraw-name")
            with gr.Row(elem_classes="presses"):
                withdraw = gr.Button("Withdraw this decision", variant="stop", elem_id="withdraw")
                leave = gr.Button("Leave it in force", variant="secondary", elem_id="withdraw-leave")
        said = gr.HTML(js_on_load=presses, elem_id="withdraw-said", apply_default_css=False)
        choice = gr.Radio(list(FILTERS), value=FILTERS[0], label="Show", elem_id="decisions-filter")
        listing = gr.HTML(js_on_load=presses, elem_id="decisions-list", apply_default_css=False)
    return Kept(
        entry=entry, withdrawing=withdrawing, about=about, reason=reason, name=name, withdraw=withdraw, leave=leave, said=said,
        filter=choice, listing=listing,
    )  # fmt: skip
