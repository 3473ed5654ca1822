"""Where a finding of a checked file stands: its words and the page with the place outlined, drawn when it is opened.

The picture comes inside the panel: the file is in no store that anybody else may look into.
"""

from __future__ import annotations

from base64 import b64encode

from assistant.model import Citation
from assistant.whereabouts import as_text, where
from index.errors import StoreError
from screens.evidence import steps_html
from screens.lines import lines_html
from screens.markup import plain, scrolling
from screens.painter import Painter, close_up
from screens.trial import Trial

EMPTY = '<div class="panel empty"><h2>Where it stands</h2><p>Choose a place of a finding to see its page or its lines.</p></div>'
UNDRAWN = '<p class="note">This page could not be drawn. The words above are those of the report.</p>'


def trial_panel(trial: Trial | None, painter: Painter) -> str:
    """The panel for the place that is open in the trial."""
    cited = trial.citation() if trial else None
    if trial is None or cited is None or trial.chosen is None or trial.result.findings is None:
        return EMPTY
    count = len(trial.result.findings[trial.chosen[0]].citations)
    closes = f"{trial.chosen[0]}:{cited.number}"
    steps = steps_html(f"Place {cited.number} of {count}, finding {trial.chosen[0] + 1}", cited.number, count, closes)
    quote = f'<blockquote class="quote" tabindex="0" aria-label="Quoted words">{plain(cited.quote)}</blockquote>'
    return (
        f'<div class="panel">{steps}'
        f"<h2>{plain(where(cited.places[0]).capitalize())} of {plain(cited.title)}</h2>"
        f"{quote}{_source(trial, cited, painter)}</div>"
    )


def _source(trial: Trial, cited: Citation, painter: Painter) -> str:
    place = cited.places[0]
    if trial.store is None or (place.page is None and place.lines is None):
        return ""
    try:
        content = trial.store.original(place.document_id)
    except (StoreError, OSError):
        return UNDRAWN
    if place.lines is not None:
        return scrolling("Cited lines", lines_html(as_text(content), place.lines, cited.quote))
    png = painter.page(content, place.document_id, place.page or 1, place.box)
    if png is None:
        return UNDRAWN
    if place.box and not trial.whole_page:
        png = close_up(png, place.box)
    words = plain(f"{where(place).capitalize()} of {cited.title}, with the cited words outlined: {cited.quote}")
    source = f"data:image/png;base64,{b64encode(png).decode('ascii')}"
    return f'{_zoom(trial.whole_page)}<figure class="page"><img alt="{words}" src="{source}"></figure>'


def _zoom(whole: bool) -> str:
    near, far = ("false", "true") if whole else ("true", "false")
    return (
        f'<div class="zoom" role="group" aria-label="Show"><button type="button" data-whole="0" aria-pressed="{near}">Close-up</button>'
        f'<button type="button" data-whole="1" aria-pressed="{far}">Whole page</button></div>'
    )
