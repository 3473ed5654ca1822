"""A statement parted into its clauses, each with the times and claims that it makes: "it was met in Q3 but not in Q2". Pure text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from assistant.meaning.claims import TAG, Claim, claim_of
from assistant.meaning.measure_words import RATINGS
from assistant.meaning.row_filters import NUMBER
from assistant.meaning.when import when
from ingest.model import Rating


class Kind(StrEnum):
    """What a claim is about."""

    FIGURE = "figure"
    PAIR = "pair"  # "61 of 90"
    AGAINST = "against"  # "779 against 750"
    TARGET = "target"  # reached or not
    LIMIT = "limit"  # "a target of 750"
    GAP = "gap"  # "29 short"
    CHANGE = "change"
    RATING = "rating"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim. `numbers` are those of a pair, or the one stated; `side` is where of its target; `reached` of a target."""

    kind: Kind
    numbers: tuple[Decimal, ...] = ()
    side: str = ""
    reached: bool = True
    rating: Rating | None = None
    way: Claim | None = None
    start: Decimal | None = None
    end: Decimal | None = None
    by: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """`time` and `before` are the words that name the time and the one it is compared with; `rest` what no claim takes up."""

    words: str
    claims: tuple[Said, ...]
    time: str
    before: str = ""
    rest: str = ""


UNIT = r"(?: ?(?:%|per ?cent\b|(?:percentage )?points?\b|pp\b|days?\b|hours?\b|weeks?\b|people\b|cases\b))?"
A, B = (rf"£?(?P<{name}>{NUMBER})(?!\d){UNIT}" for name in ("a", "b"))
TIME = r"(?:q[1-4]\b|quarter [1-4]\b|(?:last|the previous|previous) (?:quarter|year)\b|the (?:quarter|year) before\b|(?:20)?\d\d/\d\d\b)"
JOINT = re.compile(
    r"\s*(?:[;:?]|,(?!\d)|\s[–-]\s|\.(?=\s)|\b(?:and|but|while|though|although|yet)\b|(?=\b(?:because|due to|thanks to)\b))\s*"
)
BEFORE = re.compile(rf"\b(?:from|since|on|than|compared (?:with|to)) (?:in |at |the )?(?P<time>{TIME}(?: (?:of )?20\d\d(?:/\d\d)?)?)")
ADDS = frozenset({"and", "but", "though", "although", "yet", "while"})
ASKS_BACK = re.compile(r"^(?:so )?(?:does|do|is|are|did|was|were|can|right|correct|true)\b")  # "does that work out?"
NOT = re.compile(r"\bnot\b|n't\b|\bnever\b|\bnor\b|\bneither\b")
ONLY_TIME = re.compile(r"^(?:\W|\b(?:not|nor|neither|in|at|for|by|too|also|both|either|as well|so|it|was|did|again|then|the)\b)*$")
TARGET_OF = re.compile(rf"\b(?:targets?|limit)(?: (?:of|was|is|at))? {A}|{B} targets?\b")
PAIR = re.compile(rf"{A} (?:out )?of (?:the |a |its )?{B}")
AGAINST = re.compile(rf"{A} (?:against|versus|vs\.?|compared (?:with|to)) (?:a |an |its |the )?(?:target (?:of )?)?{B}")
SIDES = r"short(?: of)?|above|below|over|under|ahead(?: of)?|behind|off|beyond|better than|worse than|more than|less than|fewer than"
GAP = re.compile(rf"{A} (?P<side>{SIDES})\b(?: (?:the |its |their |our )?targets?\b)?")
SIDE = re.compile(rf"\b(?P<side>{SIDES}) (?:the |its |their |our )?targets?\b")
MISSED_BY = re.compile(
    r"\b(?P<side>miss\w*|fell short|beat|beats|exceed\w*) (?:of )?(?:(?:the |its |their |our )?targets? )?"
    rf"by (?:about |around |just |only )?{A}"
)
MET = re.compile(
    r"\b(?:met|meets?|meeting|hit|hits|reached|reaches|achieved|beat|beats|beating|exceeded|exceeding|hitting|reaching)\b"
    r"(?: (?:the|its|their|our|it))*(?: targets?)?"
    r"|\bon target\b"
)
MISSED = re.compile(r"\b(?:miss\w*|failed(?: to (?:meet|hit|reach))?|fell short(?: of)?)\b(?: (?:the|its|their|our|it))*(?: targets?)?")
MOVED = re.compile(
    r"\b(?:rose|risen|rising|rise|increas\w+|grew|grown|went up|gone up|up|fell|fallen|falling|fall|dropp?\w*|decreas\w+|went down"
    r"|gone down|down|improv\w+|got better|worsen\w*|got worse|declin\w+|deteriorat\w+|unchanged|stayed the same)\b"
)
ENDS = {name: re.compile(rf"\b{name} (?:about |around |just |only )?{A}") for name in ("from", "to", "by")}
FIGURE = re.compile(rf"(?<![\w/.,-]){A}")
SIDE_NAMES = {"short": "short of", "ahead": "ahead of", "more than": "above", "less than": "below", "fewer than": "below"}


def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of a statement in lower case, from which names are taken out already.

    >>> [[claim.kind.value for claim in one.claims] for one in clauses_of("was met in q3 but not in q2, right?")]
    [['target'], ['target']]
    >>> [[claim.kind.value for claim in one.claims] for one in clauses_of("was 61 of 90, 29 short")]
    [['pair'], ['gap']]
    """
    found: list[Clause] = []
    joint = ""
    for words, following in _parted(TAG.sub(" ", text.strip()).strip(" ?.!,")):
        clause = _clause(" ".join(words.split()))
        if found and clause.time and not clause.claims and ONLY_TIME.match(clause.rest):
            turned = NOT.search(clause.words) is not None
            again = [one for one in found[-1].claims if one.kind in (Kind.TARGET, Kind.RATING)] if joint in ADDS else []
            claims = tuple(_turned(one) if turned else one for one in again)
            clause = replace(clause, claims=claims, rest="")
        elif not clause.claims and ASKS_BACK.match(clause.words):
            clause = replace(clause, rest="")
        found.append(clause)
        joint = following
    return tuple(found)


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """The clauses, each with the word or mark that joins it to the next one."""
    start = 0
    for match in JOINT.finditer(text):
        if text[start : match.start()].strip():
            yield text[start : match.start()], match.group().strip()
        start = match.end()
    if text[start:].strip():
        yield text[start:], ""


def _turned(said: Said) -> Said:
    return replace(said, reached=not said.reached)


def _clause(words: str) -> Clause:
    compared = BEFORE.search(words)
    rest = words.replace(compared.group(), " ") if compared is not None else words
    timing = when(rest)
    time = rest if timing.periods or timing.relatives else ""
    rest = timing.rest
    claims: list[Said] = []
    turned = NOT.search(rest) is not None

    def take(pattern: re.Pattern[str]) -> re.Match[str] | None:
        nonlocal rest
        match = pattern.search(rest)
        if match is not None:
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
        return match

    if match := take(AGAINST):
        claims.append(Said(kind=Kind.AGAINST, numbers=(_number(match["a"]), _number(match["b"]))))
    if match := take(PAIR):
        claims.append(Said(kind=Kind.PAIR, numbers=(_number(match["a"]), _number(match["b"]))))
    if match := take(MISSED_BY):
        side = "short of" if match["side"].startswith(("miss", "fell")) else "better than"
        claims.append(Said(kind=Kind.GAP, numbers=(_number(match["a"]),), side=side))
    if match := take(GAP):
        claims.append(Said(kind=Kind.GAP, numbers=(_number(match["a"]),), side=SIDE_NAMES.get(match["side"], match["side"])))
    if match := take(TARGET_OF):
        claims.append(Said(kind=Kind.LIMIT, numbers=(_number(match["a"] or match["b"]),)))
        rest = f"{rest[: match.start()]} target {rest[match.start() :]}"
    if match := take(SIDE):
        claims.append(Said(kind=Kind.GAP, side=SIDE_NAMES.get(match["side"], match["side"])))
    if MOVED.search(rest) and (way := claim_of(rest) or claim_of(f"it {rest} since")) is not None:
        ends = {name: _number(match["a"]) if (match := take(wording)) else None for name, wording in ENDS.items()}
        take(MOVED)
        claims.append(Said(kind=Kind.CHANGE, way=way, start=ends["from"], end=ends["to"], by=ends["by"]))
    if take(MISSED):
        claims.append(Said(kind=Kind.TARGET, reached=turned))
    elif (match := MET.search(rest)) and not FIGURE.match(rest[match.end() :].strip()):
        take(MET)
        claims.append(Said(kind=Kind.TARGET, reached=not turned))
    for rating, wording in RATINGS:
        if take(wording):
            claims.append(Said(kind=Kind.RATING, rating=rating, reached=not turned))
    while match := take(FIGURE):
        claims.append(Said(kind=Kind.FIGURE, numbers=(_number(match["a"]),), reached=not turned))
    return Clause(words=words, claims=tuple(claims), time=time, before=compared["time"] if compared is not None else "", rest=rest)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
