"""The buttons by which other pages open the page of decisions. A visitor who may not decide gets none of them."""

from __future__ import annotations

from assistant.decisions.making import correction_of
from assistant.model import Citation
from index.store import Store
from screens.markup import plain


def decide_button(called: str, words: str, unseen: str = "") -> str:
    """A button that opens the page; `called` is "kind:id" as `draft_of` takes it, or "entry:id" for a decision to withdraw."""
    more = f'<span class="unseen"> {plain(unseen)}</span>' if unseen else ""
    return f'<button type="button" class="decide" data-decide="{plain(called)}">{plain(words)}{more}</button>'


def misread_button(store: Store, citation: Citation) -> str:
    """For the cell of a cited value: to say that it was misread, or to see the decision that corrected it; nothing for other sources."""
    value = next((one for one in store.values() if one.id == citation.id), None)
    if value is None or value.raw != citation.quote:
        return ""
    entry = correction_of(store, value)
    button = (
        decide_button(f"entry:{entry.id}", "Withdraw this correction")
        if entry
        else decide_button(f"cell:{value.id}", "This cell was misread")
    )
    return f'<p class="deciding">{button}</p>'


def indicator_buttons(value_id: str) -> str:
    """For the page of an indicator: what can be decided about it as a whole."""
    buttons = "".join(
        decide_button(f"{kind}:{value_id}", words)
        for kind, words in (("polarity", "Say which way is better"), ("join", "Join with another indicator"), ("part", "Part into two"))
    )
    return f'<p class="deciding"><span class="who-decides">Officers:</span> {buttons}</p>'


def finding_button(document_id: str, finding_id: str, name: str) -> str:
    return decide_button(f"finding:{document_id}/{finding_id}", "Accept this finding", f"of {name}")


def label_button(document_id: str, title: str) -> str:
    return decide_button(f"label:{document_id}", "Change", f"who may see {title}")
