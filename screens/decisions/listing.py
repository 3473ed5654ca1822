"""The list of all decisions, newest first: what, why, by whom, when, and whether it is in force."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.decisions import Told
from assistant.decisions.told import State
from assistant.meaning.periods import in_words
from index.register import Entry
from screens.markup import plain

SIGNS = {State.IN_FORCE: "●", State.WITHDRAWN: "○", State.NO_EFFECT: "!", State.DONE: "✓"}
FILTERS = ("All", "In force", "Withdrawn")
NONE = "Nothing was decided yet."
UNFIT = "The reports no longer hold these words, so it changes nothing. Withdraw it, or correct the cell anew."
MOST = 100  # shown; the CSV file holds all


def listing_html(decisions: Sequence[Told], shown: str = FILTERS[0]) -> str:
    """The decisions of one filter, each with a button that withdraws it while it stands."""
    wanted = [one for one in decisions if shown == FILTERS[0] or (one.state is State.WITHDRAWN) is (shown == FILTERS[2])]
    count = f"{len(wanted):,} decision{'s' if len(wanted) != 1 else ''}" if decisions else NONE
    if len(wanted) > MOST:
        count = f"The newest {MOST} of {count}; the file holds all"
    listed = "".join(f"<li>{_decision(one)}</li>" for one in wanted[:MOST])
    take = '<p><button type="button" class="copy" data-take="csv">All decisions (CSV)</button></p>' if decisions else ""
    return f'<div class="decisions"><p class="summed" role="status">{count}</p>{take}<ol class="decided">{listed}</ol></div>'


def _decision(one: Told) -> str:
    look = one.state.name.lower().replace("_", "-")
    state = f'<span class="state {look}"><span aria-hidden="true">{SIGNS[one.state]}</span> {one.state}</span>'
    back = f"<dt>Withdrawn</dt><dd>{_signed(one.withdrawal)}</dd>" if one.withdrawal else ""
    unfit = f'<p class="note">{UNFIT}</p>' if one.state is State.NO_EFFECT else ""
    stands = one.state in (State.IN_FORCE, State.NO_EFFECT)
    button = (
        f'<p><button type="button" class="withdraw" data-withdraw="{plain(one.entry.id)}">Withdraw'
        f'<span class="unseen"> {plain(one.kind)}: {plain(one.subject)}</span></button></p>'
        if stands
        else ""
    )
    return (
        f'<article class="decision"><p class="tag">{one.kind} {state}</p><h4>{plain(one.subject)}</h4><dl><dt>Effect</dt>'
        f"<dd>{plain(one.effect)}</dd><dt>Decided</dt><dd>{_signed(one.entry)}</dd>{back}</dl>{unfit}{button}</article>"
    )


def _signed(entry: Entry) -> str:
    return f'{plain(entry.who)}, <time datetime="{plain(entry.when)}">{in_words(entry.when[:10])}</time>: {plain(entry.reason)}'
