"""The words of one line of a key -> where its band begins and ends.

Numbers with a comparison ("more than 5% and up to 10%", ">80% <100%", "100% or more") and the target or floor as an edge ("floor standard
achieved but target not met"). What stands on an edge belongs to the band that says so in words ("80% or more") before the one that only
names a stretch ("65-80%").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum

from ingest.model import BandEdge, EdgeAt


class Claim(IntEnum):
    """How firmly a line claims what stands exactly on its edge."""

    NONE = 0
    STRETCH = 1
    WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An edge as read. `lower` tells the lower edge of a band from the upper one."""

    lower: bool
    at: EdgeAt
    claim: Claim
    value: Decimal | None = None
    unit: str | None = None

    def record(self) -> BandEdge:
        return BandEdge(at=self.at, inclusive=self.claim > Claim.NONE, value=self.value, unit=self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """The edges that one line of a key gives; `whole` is False when it holds a number that could not be told to be an edge."""

    lower: Edge | None = None
    upper: Edge | None = None
    whole: bool = True


SAME_WORDS = (
    (r"\bper ?cent\b|\bpercent\b", "%"),
    (r"(?:\bpercentage|%)[ -]points?\b|\bppts?\b|\bpps?\b", "points"),
    (r"≥|greater than or equal to|more than or equal to|equal to or (?:greater|more|higher) than", ">="),
    (r"≤|less than or equal to|equal to or (?:less|lower) than", "<="),
    (r"[‐‑‒–—−]", "-"),
)

_N = r"(?P<{}>\d+(?:\.\d+)?)\s?(?P<{}unit>%|points)?"
_ONE = _N.format("one", "one")
_STRETCH = rf"{_N.format('low', 'low')}\s?(?:-|to|and)\s?[<>]?\s?{_N.format('high', 'high')}"
# Wordings of one edge: (is it the lower edge, does the band claim the edge, wording around a number N).
COMPARISONS = (
    (True, Claim.WORDS, r"(?:>=|\bat least|\b(?:not|no) less than|\bminimum(?: of)?)\s?N"),
    (True, Claim.WORDS, r"N\s?(?:(?:or|and) (?:more|above|over|better|higher|greater)\b|\+)"),
    (False, Claim.WORDS, r"(?:<=|\bup to(?: and including)?|\bat most|\b(?:not|no) more than|\bwithin|\bmaximum(?: of)?)\s?(?:a )?N"),
    (False, Claim.WORDS, r"N\s?(?:or|and) (?:less|fewer|lower|below|under)\b"),
    (
        True,
        Claim.NONE,
        r"(?:>|\bmore than|\bgreater than|\bover|\babove|\bexceed(?:s|ing|ed)?|\bin excess of|\bbeyond|\boutside(?: of)?)\s?N",
    ),
    (False, Claim.NONE, r"(?:<|\bless than|\bfewer than|\bbelow|\bunder|\blower than)\s?N"),
)
_COMPARISONS = tuple((lower, claim, re.compile(wording.replace("N", _ONE))) for lower, claim, wording in COMPARISONS)
_STRETCHES = re.compile(rf"(?:\bbetween |\bfrom )?{_STRETCH}")
STRETCH_SIDES = (("low", True, Claim.STRETCH), ("high", False, Claim.STRETCH))

FLOOR = r"(?:\bfloor\b|\bminimum (?:acceptable )?(?:standard|level|performance|threshold)|\b(?:lower|intervention) (?:threshold|level)\b)"
TARGET = r"\btargets?\b"
_BETWEEN = re.compile(rf"between (?:the )?(?:\w+ )?{FLOOR}.* and (?:the )?{TARGET}")
_CLAUSES = re.compile(r"\bbut\b|\band\b|\balthough\b|\bthough\b|\bwhile\b|\bhowever\b|[,;.()]|\s-\s")
MISSED = re.compile(
    r"\bnot\b|n't\b|\bfail|\bmiss|\bbelow\b|\bunder\b|\bbehind\b|\bshort of\b|\bworse than\b|\bless than\b|\boff\b|\byet to\b"
)
REACHED = re.compile(
    r"\b(?:met|meets?|meeting|achiev\w*|reach\w*|hits?|attain\w*|equal\w*)\b|>="
    r"|\b(?:on|at) or (?:above|better)\b|\b(?:on|at) (?:the |its )?target"
)
PASSED = re.compile(r"\b(?:above|exceed\w*|better than|surpass\w*|beat\w*|over)\b|>")


def plain(words: str) -> str:
    """Lower case, with one wording for signs and units.

    >>> plain("≥ 5 percentage points")
    '>= 5 points'
    """
    text = " ".join(words.lower().split())
    for pattern, word in SAME_WORDS:
        text = re.sub(pattern, word, text)
    return text


def number_edges(words: str, *, units: Sequence[str | None]) -> Edges:
    """The edges that the numbers of a line give, of those with one of the units (None: without unit).

    >>> edges = number_edges("Target missed by more than 5% and up to 10%", units=["%"])
    >>> (edges.lower.value, edges.lower.claim.name), (edges.upper.value, edges.upper.claim.name)
    ((Decimal('5'), 'NONE'), (Decimal('10'), 'WORDS'))
    """
    text = plain(words)
    found: list[Edge] = []
    for pattern, sides in ((_STRETCHES, STRETCH_SIDES), *((pattern, (("one", lower, claim),)) for lower, claim, pattern in _COMPARISONS)):
        for match in pattern.finditer(text):
            edges = _edges(match, sides)
            if all(edge.unit in units for edge in edges):
                found += edges
                text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    rest = re.search(r"\d\s?(?:%|points)", text) if None not in units else re.search(r"\d", text)
    return _of(found, whole=rest is None)


def mark_edges(words: str) -> Edges:
    """The edges at target and floor that a line names in words.

    >>> edges = mark_edges("Floor standard achieved but target has not been met")
    >>> edges.lower.at.name, edges.upper.at.name
    ('FLOOR', 'TARGET')
    """
    text = plain(words)
    if _BETWEEN.search(text):
        found = [Edge(lower=True, at=EdgeAt.FLOOR, claim=Claim.STRETCH), Edge(lower=False, at=EdgeAt.TARGET, claim=Claim.NONE)]
    else:
        found = [edge for clause in _CLAUSES.split(text) for edge in _marks(clause)]
    return _of(found, whole=True)


def settle(lines: Sequence[Edges]) -> tuple[Edges, ...]:
    """The same lines, where two claim one edge only the one that does so in words."""
    return tuple(
        replace(one, lower=_settled(one.lower, others), upper=_settled(one.upper, others))
        for at, one in enumerate(lines)
        for others in ([edge for other in (*lines[:at], *lines[at + 1 :]) for edge in (other.lower, other.upper) if edge],)
    )


def _settled(edge: Edge | None, others: Sequence[Edge]) -> Edge | None:
    if edge is None:
        return None
    rivals = [one for one in others if (one.at, one.value) == (edge.at, edge.value) and one.lower is not edge.lower]
    return replace(edge, claim=Claim.NONE) if any(one.claim > edge.claim for one in rivals) else edge


def _edges(match: re.Match[str], sides: Sequence[tuple[str, bool, Claim]]) -> list[Edge]:
    """The edges of one comparison; in "65-80%" the unit stands once for both."""
    units = [match[f"{name}unit"] for name, _, _ in sides]
    return [
        Edge(lower=lower, at=EdgeAt.NUMBER, claim=claim, value=Decimal(match[name]), unit=units[at] or units[-1])
        for at, (name, lower, claim) in enumerate(sides)
    ]


def _marks(clause: str) -> Iterator[Edge]:
    for at, mark in ((EdgeAt.FLOOR, FLOOR), (EdgeAt.TARGET, TARGET)):
        if not re.search(mark, clause) or re.search(r"\d\s?(?:%|points)", clause):
            continue
        if MISSED.search(clause):
            yield Edge(lower=False, at=at, claim=Claim.NONE)
        elif REACHED.search(clause):
            yield Edge(lower=True, at=at, claim=Claim.WORDS)
        elif PASSED.search(clause):
            yield Edge(lower=True, at=at, claim=Claim.NONE)


def _of(found: Sequence[Edge], *, whole: bool) -> Edges:
    """One lower and one upper edge; of two claims to the same edge the firmer. Two different edges to one side cannot be told apart."""
    sides: list[Edge | None] = []
    for lower in (True, False):
        same = [edge for edge in found if edge.lower is lower]
        sides.append(max(same, key=lambda edge: edge.claim) if same else None)
        whole = whole and len({(edge.at, edge.value, edge.unit) for edge in same}) <= 1
    return Edges(lower=sides[0], upper=sides[1], whole=whole)
