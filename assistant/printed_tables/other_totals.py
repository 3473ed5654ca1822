"""A total asked for without saying of what, "total budget", where several tables print one: which it is, and the others."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.composing.wording import listed, oneline
from assistant.meaning.catalogue import Catalogue
from assistant.model import Answer, Status

BARE = re.compile(
    r"^\W*(?:(?:and|so|please|what|whats|what's|is|was|were|are|the|our|how much|give me|show me|tell me)\s+)*"
    r"(?:total|overall|whole|grand total)\s+(?P<of>budgets?|spend(?:ing)?|expenditure|income|forecast|variance|savings?|cost)"
    r"(?: (?:this|last) year| now| altogether)?\W*$",
    re.IGNORECASE,
)
TOTAL = re.compile(r"^\W*(?:grand |overall )?totals?\b", re.IGNORECASE)
NUMBERING = re.compile(r"^[\d.]+\s+")
DIGITS = re.compile(r"\d")
MOST_NAMED = 4


def with_other_totals(answer: Answer, question: str, catalogue: Catalogue) -> Answer:
    """The answer; for a bare total with the words that it is one of several, where other tables print a total under such a heading."""
    match = BARE.match(question)
    if match is None or answer.status is not Status.ANSWERED or not answer.citations:
        return answer
    noun = match["of"].lower()[:5]
    others = []
    cited = {place for citation in answer.citations for place in citation.places}
    for one in catalogue.store.tables():
        rows = one.table.rows
        heads = " ".join(cell.text for row in rows[: max(1, one.table.header_rows)] for cell in row if cell is not None).lower()
        totals = [row for row in rows if row and row[0] is not None and TOTAL.match(row[0].text)]
        places = {place for row in totals for cell in row if cell is not None for place in cell.places}
        if totals and noun in f"{heads} {' '.join(one.headings[-1:]).lower()}" and not places & cited:
            others.append(NUMBERING.sub("", oneline(one.headings[-1])) if one.headings else "")
    names = list(dict.fromkeys(name for name in others if name and not DIGITS.search(name)))[:MOST_NAMED]
    if not others:
        return answer
    told = f": {listed([f'“{name}”' for name in names])}" if names else ""
    return replace(
        answer, text=f"Several totals fit; this is one of them. {answer.text} Other tables print a total, too{told}. Please say which."
    )
