"""How an indicator's standing is put into words and small pieces of HTML: figures as printed, directions, bases, doubts."""

from __future__ import annotations

from assistant.model import Beside, Figure
from assistant.overview.strands import Point
from ingest.model import Basis, Measure, PublishedValue
from screens.markup import period_words, plain

# How directions of travel are worded, and the arrow that goes with the word: up is better, whichever way the figure moves.
ARROWS = (
    ("improv", "↗"),
    ("better", "↗"),
    ("worse", "↘"),
    ("declin", "↘"),
    ("deteriorat", "↘"),
    ("same", "→"),
    ("no change", "→"),
    ("stable", "→"),
)
BASIS_WORDS = {
    Basis.IN_PERIOD: "in the period alone",
    Basis.YEAR_TO_DATE: "since the start of the year",
    Basis.AS_AT: "as at the end",
    Basis.ROLLING: "rolling",
}
TRAVELS = {"↗": "Better", "↘": "Worse", "→": "The same"}
NO_TRAVEL = "Not stated"
DRAWN = {"up": "↑", "down": "↓", "level": "→"}  # arrows that a report draws without a word
DOUBTED = '<span class="doubted" title="Look at the report before you rely on it"><span aria-hidden="true">?</span> not surely read</span>'
LONGEST_CELL = 60  # letters of a cell that holds sentences
Printed = PublishedValue | Figure | Beside  # a figure of the store, of an answer, or beside one of an answer


def figure_words(value: Printed) -> str:
    """A cell as printed, its first line, cut where it holds sentences."""
    line = next((line.strip() for line in value.raw.splitlines() if line.strip()), "–")
    return line if len(line) <= LONGEST_CELL else f"{line[:LONGEST_CELL].rsplit(' ', 1)[0]} …"


def arrow_of(direction: Printed) -> str:
    """The arrow that goes with a printed direction: up is better, whichever way the figure moves; "" where the words tell none."""
    words = direction.raw.strip().lower()
    return next((arrow for start, arrow in ARROWS if words.startswith(start)), "")


def travel_of(point: Point | None) -> str:
    """Better, Worse or The same as the report prints it in words; `NO_TRAVEL` where it does not, or prints two that differ."""
    found = {TRAVELS[arrow] for one in (point.directions if point else ()) if (arrow := arrow_of(one))}
    return found.pop() if len(found) == 1 else NO_TRAVEL


def direction_html(direction: Printed, source: str = "") -> str:
    """A direction of travel with its arrow, its source and what it compares with; a drawn arrow only says where it points."""
    words = figure_words(direction)
    if direction.measure is Measure.DIRECTION and words.lower() in DRAWN:
        said = f'<span aria-hidden="true">{DRAWN[words.lower()]}</span> arrow {plain(words.lower())}'
    else:
        arrow = arrow_of(direction)
        said = (f'<span aria-hidden="true">{arrow}</span> ' if arrow else "") + plain(words)
    against = f'<span class="when">against {plain(period_words(direction.compared_with))}</span>' if direction.compared_with else ""
    return f'<span class="travel">{said}</span>{source}{against}'


def basis_words(basis: Basis | None) -> str:
    return BASIS_WORDS[basis] if basis else "not stated"


def doubt(certain: bool) -> str:
    return "" if certain else f" {DOUBTED}"
