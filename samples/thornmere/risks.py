"""The risk register of the service dashboard."""

from __future__ import annotations

from typing import Any

from samples.front import heading_row
from samples.model import Cell, Row, Table
from samples.thornmere.facts import misprint_of_mark
from samples.thornmere.keys import STYLE

RISK_HEADS = ("Ref", "Risk", "Cause and consequence", "Controls in place", "Impact", "Likelihood", "Score", "Target score")
RISK_WIDTHS = (0.7, 2.2, 2.8, 2.8, 0.7, 0.9, 0.7, 0.8)
# lowest score of the band, fill
SCORE_FILLS = ((15, "#FF0000"), (8, "#FFC000"), (0, "#00B050"))


def risk_table(facts: dict[str, Any]) -> Table:
    """Impact, likelihood, their product and the score to be reached, the product on the colour of its band."""
    rows = []
    for risk in facts["risk"]:
        impact, likelihood, target = risk["scores"]
        score = misprint_of_mark(facts["stem"], f"risk {risk['ref']} score", str(impact * likelihood))
        fill = next(colour for lowest, colour in SCORE_FILLS if int(score) >= lowest)
        words = (Cell(text=risk["ref"], bold=True), *(Cell(text=risk[field]) for field in ("title", "cause", "controls")))
        scores = (
            Cell(text=str(impact), centred=True),
            Cell(text=str(likelihood), centred=True),
            Cell(text=score, centred=True, bold=True, fill=fill),
            Cell(text=str(target), centred=True),
        )
        rows.append(Row(cells=(*words, *scores), mark=f"risk {risk['ref']}"))
    return Table(widths=RISK_WIDTHS, header=(heading_row(STYLE, RISK_HEADS),), rows=tuple(rows), size=8)
