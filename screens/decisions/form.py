"""The form that makes a decision: what kind, about what, what is entered; what it would change; kept under a name with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.decisions import foreseen
from assistant.errors import Undecided
from index.decisions import Decision, Joined, Labelled, Misread, Parted, PolaritySet
from index.errors import StoreError
from index.register import decide
from index.store import Store
from ingest.model import Document, Measure, PublishedValue
from screens.decisions.chosen import chosen_html
from screens.decisions.draft import KIND_CHOICES, Draft, Entered, Kind, decision_of
from screens.decisions.finder import PROMPTS, REPORT, findings_html, found_html
from screens.decisions.preview import kept_html, preview_html, refused_html
from screens.decisions.rows import rows_of
from screens.evidence import panel_html
from screens.session import Session

RATINGS = (("As it was read", ""), *((word, word) for word in ("Green", "Green Amber", "Amber", "Red Amber", "Red")))
BETTER = (("Higher is better", "higher"), ("Lower is better", "lower"), ("Neither: it is only watched", "monitor"))
ACCESS = (
    ("Public: everybody", "public"),
    ("Restricted: officers and administrators", "restricted"),
    ("Draft: officers and administrators, not yet published", "draft"),
)
STANDS = ("No, it stands", "")
UNSIGNED = "Say why, and who decides it, before it is kept."
LONGEST = 400  # letters of a reason
EMPTY = '<div class="panel empty"><h2>Where it stands</h2><p>What you choose is shown here on its page, with the place outlined.</p></div>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The parts of the form that events change."""

    kind: gr.Radio
    chosen: gr.HTML
    find: gr.Textbox
    found: gr.HTML
    raw: gr.Textbox
    rating: gr.Radio
    polarity: gr.Radio
    rows: gr.CheckboxGroup
    access: gr.Radio
    superseded: gr.Radio
    preview: gr.Button
    foreseen: gr.HTML
    signing: gr.Column
    reason: gr.Textbox
    name: gr.Textbox
    keep: gr.Button
    outcome: gr.HTML
    panel: gr.HTML

    def choosing(self) -> list[Any]:
        """What shows what was chosen, in the order of `shown`."""
        return [self.kind, self.chosen, self.find, self.found, *self.entering(), self.preview, *self.after()]

    def entering(self) -> list[Any]:
        """What is entered, in the order of `entered_of`."""
        return [self.raw, self.rating, self.polarity, self.rows, self.access, self.superseded]

    def after(self) -> list[Any]:
        return [self.foreseen, self.signing, self.outcome, self.panel]


def entered_of(raw: Any, rating: Any, polarity: Any, rows: Any, access: Any, superseded: Any) -> Entered:
    """What the form holds, as Gradio hands it over."""
    texts = [str(one or "") for one in (raw, rating, polarity, access, superseded)]
    return Entered(
        raw=texts[0], rating=texts[1], polarity=texts[2], rows=tuple(map(str, rows or ())), access=texts[3], superseded_by=texts[4]
    )


def shown(store: Store | None, draft: Draft, session: Session) -> tuple[Any, ...]:
    """The form for a draft: the values of `Form.choosing`. Nothing is foreseen of it yet."""
    label, placeholder = PROMPTS[draft.kind]
    if store is None:
        nothing = '<p class="note">There are no reports yet, so there is nothing to decide.</p>'
        return (draft.kind, nothing, gr.update(visible=False), "", *(gr.update(visible=False),) * 7, *unforeseen(), EMPTY)
    find = gr.update(label=label, placeholder=placeholder, value="", visible=not draft.is_chosen)
    found = "" if draft.is_chosen else found_html(store, draft.kind, "")
    panel = panel_html(session) if session.chosen else EMPTY
    asks = gr.update(visible=draft.is_chosen)
    return draft.kind, chosen_html(store, draft), find, found, *_entering(store, draft), asks, *unforeseen(), panel


def unforeseen() -> tuple[Any, ...]:
    """The form before it is shown what a decision changes: no preview, nothing to sign, nothing kept."""
    return "", gr.update(visible=False), ""


def pressed(store: Store, draft: Draft, kind: str, value: str) -> tuple[Draft, str | None]:
    """The draft after a press on something found or chosen; with what is found now where that alone changes."""
    if kind == "drop":
        return Draft(draft.kind), None
    if value.startswith(REPORT):
        document_id = value.removeprefix(REPORT)
        held = document_id in {one.document_id for one in store.documents()}
        return draft, findings_html(store, document_id) if held else ""
    return draft.choosing(value), None


def previewed(store: Store, draft: Draft, entered: Entered) -> tuple[Decision | None, Any, Any]:
    """The decision that can be kept, what it would change, and whether to sign it; a refusal in its place."""
    try:
        made = decision_of(draft, entered, store)
    except Undecided as error:
        return None, refused_html(str(error)), gr.update(visible=False)
    return made, preview_html(foreseen(store, made)), gr.update(visible=True)


def kept(store: Store, decision: Decision, who: str, reason: str) -> tuple[str | None, str]:
    """Keeps a decision; gives the id of its entry, or None with a refusal."""
    if not who.strip() or not reason.strip():
        return None, refused_html(UNSIGNED)
    try:
        entry = decide(store.directory, decision, who=who, reason=reason, generation=store.generation.number)
    except StoreError as error:
        return None, refused_html(str(error))
    return entry.id, kept_html(store, entry, _values_of(store, decision))


def _values_of(store: Store, decision: Decision) -> list[PublishedValue]:
    """The values by which a decision is seen afterwards."""
    match decision:
        case Misread() | PolaritySet() | Joined():
            ids = [decision.value_id]
        case Parted():
            ids = [decision.value_ids[0]]
        case _:
            ids = []
    return [value for value in store.values() if value.id in ids]


def _entering(store: Store, draft: Draft) -> tuple[Any, ...]:
    """What is to be entered for what was chosen: the values of `Form.entering`."""
    kind = draft.kind if draft.is_chosen else None
    chosen = draft.ids[0] if draft.ids else ""
    value = next((one for one in store.values() if one.id == chosen), None)
    rows = rows_of(store, chosen) if kind is Kind.PART else ()
    label = store.labels().get(chosen)
    rated = kind is Kind.CELL and value is not None and value.measure is Measure.RESULT
    return (
        gr.update(visible=kind is Kind.CELL, value=value.raw if value else ""),
        gr.update(visible=rated, value=""),
        gr.update(visible=kind is Kind.POLARITY, value=None),
        gr.update(visible=kind is Kind.PART, choices=[(row.words, row.key) for row in rows], value=[]),
        gr.update(visible=kind is Kind.LABEL, value=label.access if label else "public"),
        gr.update(
            visible=kind is Kind.LABEL,
            choices=[STANDS, *successors(store.documents(), chosen)] if kind is Kind.LABEL else [STANDS],
            value=(label.superseded_by or "") if label else "",
        ),
    )


def successors(documents: tuple[Document, ...], document_id: str) -> list[tuple[str, str]]:
    """The reports that may have replaced one: the others of its council."""
    own = next((one for one in documents if one.document_id == document_id), None)
    same = [one for one in documents if own and one.council == own.council and one is not own]
    return [(f"Yes, by {one.title} ({one.document})", one.document_id) for one in same]


def is_label(decision: Decision) -> bool:
    """Whether a decision changes which reports there are for other people."""
    return isinstance(decision, Labelled)


def layout(presses: str, evidence_presses: str) -> Form:
    """Lays the form out, the page of the report beside it. Call inside `gr.Blocks`."""
    with gr.Row(elem_classes="ask-row", equal_height=False):
        with gr.Column(scale=6, min_width=300, elem_classes="talk officer"):
            kind = gr.Radio(list(KIND_CHOICES), value=Kind.CELL, label="What do you want to decide?", elem_id="decide-kind")
            chosen = gr.HTML(js_on_load=presses, elem_id="decide-chosen", apply_default_css=False)
            find = gr.Textbox(label=PROMPTS[Kind.CELL][0], max_length=200, elem_id="decide-find")
            found = gr.HTML(js_on_load=presses, elem_id="decide-found", apply_default_css=False)
            raw = gr.Textbox(label="What the page prints in this cell", max_length=LONGEST, elem_id="decide-raw", visible=False)
            rating = gr.Radio(list(RATINGS), value="", label="Rating that the page shows", elem_id="decide-rating", visible=False)
            polarity = gr.Radio(list(BETTER), label="What is better?", elem_id="decide-polarity", visible=False)
            rows = gr.CheckboxGroup([], label="Rows of an indicator of their own", elem_id="decide-rows", visible=False)
            access = gr.Radio(list(ACCESS), label="Who may see it?", elem_id="decide-access", visible=False)
            superseded = gr.Radio([STANDS], value="", label="Is it superseded?", elem_id="decide-superseded", visible=False)
            with gr.Row(elem_classes="presses"):
                preview = gr.Button("Show what this changes", variant="secondary", elem_id="decide-preview", visible=False)
            shown_before = gr.HTML(elem_id="decide-foreseen", apply_default_css=False)
            with gr.Column(visible=False, elem_id="decide-signing") as signing:
                reason = gr.Textbox(label="Reason", max_length=LONGEST, elem_id="decide-reason")
                name = gr.Textbox(label="Your name", max_length=120, elem_id="decide-name")
                with gr.Row(elem_classes="presses"):
                    keep = gr.Button("Keep this decision", variant="primary", elem_id="decide-keep")
            outcome = gr.HTML(elem_id="decide-outcome", apply_default_css=False)
        with gr.Column(scale=5, min_width=300, elem_classes="beside"):
            panel = gr.HTML(EMPTY, js_on_load=evidence_presses, elem_id="decide-panel", apply_default_css=False)
    return Form(
        kind=kind, chosen=chosen, find=find, found=found, raw=raw, rating=rating, polarity=polarity, rows=rows, access=access,
        superseded=superseded, preview=preview, foreseen=shown_before, signing=signing, reason=reason, name=name, keep=keep,
        outcome=outcome, panel=panel,
    )  # fmt: skip
