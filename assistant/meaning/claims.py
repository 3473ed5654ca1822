"""What a question claims of a change: up, down, better, worse or the same; and whether it claims it at all or leaves it open."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum


class Claim(StrEnum):
    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"
    SAME = "the same"


CLAIMS: tuple[tuple[Claim, re.Pattern[str]], ...] = tuple(
    (claim, re.compile(rf"\b(?:{words})\b"))
    for claim, words in (
        (Claim.SAME, r"unchanged|(?:stay|stayed|remain|remained) (?:the same|flat|level)|not chang\w*|no change"),
        (Claim.UP, r"rose|rise|risen|rising|increas\w+|went up|go up|gone up|going up|grew|grow|grown|is up|was up|are up|higher than"),
        (Claim.DOWN, r"fell|fall|fallen|falling|drop|dropped|decreas\w+|went down|go down|gone down|going down|is down|was down|are down"
                     r"|lower than|c[ao]me down|coming down|come down"),
        (Claim.BETTER, r"improv\w+|(?:get|got|getting|gotten|become|became|was|is|do|did|done) (?:\w+ )?better|better than"),
        (Claim.WORSE, r"worsen\w*|deteriorat\w+|declin\w+|(?:get|got|getting|gotten|become|became|was|is|do|did|done) (?:\w+ )?worse"
                      r"|worse than|slip\w*(?: back)?|(?:go|goes|going|went|gone) backwards"),
    )
)  # fmt: skip
OPEN = re.compile(r"\b(?:up or down|rise or fall|rose or fell|better or worse|improv\w+ or (?:worsen|declin|deteriorat|get)\w*|or not)\b")
TAG = re.compile(r"\b(?:right|correct|true|yes|no|(?:is|was|did|has|does) not (?:it|we|that))\s*\?*$")
DENIED = re.compile(r"\b(?:was|were|is|are) not (?:rated |at |about )?(?:£?\d|green|amber|red)")
FINITE = re.compile(
    r"\b(?:rose|fell|dropped|increased|decreased|improved|worsened|deteriorated|declined|grew|went (?:up|down)"
    r"|ha(?:s|ve|d) (?:risen|fallen|gone (?:up|down)|grown)|(?:stayed|remained) (?:the same|flat|level)|unchanged|got (?:better|worse))\b"
)


WHY = re.compile(r"\b(?:why|how come)\b.*?\b(?:did|has|have|had|is|are|was|were|does|do)\b(?P<rest>.*)")
NOUN = re.compile(
    r"\b(?:the|an?|any|this|that|its|their|our|for|of|in|by)(?: \w+)? (?:increase|decrease|rise|fall|drop|improvement|decline)s?\b"
)


def taken_for_granted(words: str) -> Claim | None:
    """The change that a "why" takes for granted; None where it names none, or not as what happened.

    >>> taken_for_granted("why did it fall?"), taken_for_granted("why is the fall in crime below target?")
    (<Claim.DOWN: 'down'>, None)
    """
    asked = WHY.search(words)
    if asked is None or re.match(r" (?:\w+ ){0,2}not\b", asked["rest"]):
        return None
    return claim_of(NOUN.sub(" ", asked["rest"]))


def claim_of(words: str) -> Claim | None:
    """The one direction that the words claim; None where they name none, or several to choose from.

    >>> claim_of("did it go up?"), claim_of("did it go up or down?")
    (<Claim.UP: 'up'>, None)
    """
    if OPEN.search(words):
        return None
    found = [claim for claim, pattern in CLAIMS if pattern.search(words)]
    return found[0] if len(found) == 1 or found[:1] == [Claim.SAME] else None


def holds(claim: Claim, change: Decimal, better: bool | None) -> bool | None:
    """Is the claim true of a change (after − before)? `better` is whether that is the good way; None where nobody says which way is."""
    if claim in (Claim.UP, Claim.DOWN, Claim.SAME):
        return {Claim.UP: change > 0, Claim.DOWN: change < 0, Claim.SAME: change == 0}[claim]
    if change == 0:
        return False
    return None if better is None else better is (claim is Claim.BETTER)
