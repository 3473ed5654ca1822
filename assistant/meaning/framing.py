"""A check that tells where a claim stands, as the plain claim: "the comment on parks speaks of a rise: do the figures agree?".

What is spoken of in a comment is claimed of the indicator, whoever wrote it; the words of the comment name no indicator.
"""

from __future__ import annotations

import re

from assistant.meaning.claims import AGREEMENT, LABELLED, VERIFYING, claim_of
from assistant.meaning.measure_words import RATINGS

SPEAKER = r"(?:accompanying |printed )?(?:text|comment(?:ary|s)?|narrative|notes?|write-?up|wording|prose|remarks?|blurb|words?)"
SAYING = (
    r"(?:says?|said|saying|talks? (?:of|about)|spoke of|speaks? of|claims?|claimed|states?|stated|mentions?|mentioned|reports?|reported"
    r"|describes?|described|suggests?|suggested|has it|have it|refers? to|points? to|boasts? of|records?)"
)
WHAT = r"(?: that| there (?:is|was|has been)| it(?: is| was| has)?)*"
BESIDE = re.compile(
    rf"(?:^|(?<=[ ,.:;(]))(?:the |its |their )?{SPEAKER} (?:printed )?"
    r"(?:beside|on|by|next to|against|under|alongside|for|about|to|with|at|of) "
    rf"(?P<subject>[^?]+?) {SAYING}{WHAT} (?P<claim>[^?]+)"
)
SAID = re.compile(
    rf"(?:^|(?<=[ ,.:;(]))(?:(?:in |according to )?(?:the |its |their )?{SPEAKER},? (?:{SAYING}{WHAT} )?"
    rf"|(?:they|it) (?:say|says|claim|claims){WHAT} )"
    rf"(?=\S)"
)
FIGURES = (
    r"(?:printed |published |own |reported )?(?:figures?|numbers?|nos?\b\.?|nums?|data|stats|statistics|results?|percentages?|values?|key"
    r"|thresholds?|bands?|target)"
)
CHECKING = re.compile(  # whatever asks whether it is so, at the end
    rf"[\s,.;:–-]*\b(?:and )?(?:(?:do|does|did|can|would) (?:the |its |their |our |those |these )?{FIGURES} (?:really |actually )?"
    r"(?:bear|back|support|agree|confirm|match|fit|square|tally|show|say|prove|uphold|justify|warrant|earn)\b"
    r"|(?:does|do|is|was|are|did) (?:that|this|it|they) (?:really |actually )?(?:fits?|squares?|tall(?:y|ies)|goes?|agrees?|match(?:es)?"
    rf"|follows?|consistent|in line|borne out|supported|backed(?: up)?|justified|what)\b(?=.*\b{FIGURES}|\s*\?*$)"
    rf"|is (?:that|this|it) what the {FIGURES} (?:show|say|give)\b)[^?]*\?*$"
)
RISE = re.compile(r"\b(?:an? |the |some )?(?:\w+ )?(?:increase|rise|growth|jump|uplift|upturn)s?\b(?: in\b(?! q\d))?")
FALL = re.compile(r"\b(?:an? |the |some )?(?:\w+ )?(?:decrease|fall|drop|reduction|dip|downturn)s?\b(?: in\b(?! q\d))?")
BETTER = re.compile(r"\b(?:an? |the |some )?(?:\w+ )?improvements?\b(?: in\b(?! q\d))?")
WORSE = re.compile(r"\b(?:an? |the |some )?(?:\w+ )?(?:deterioration|decline|worsening)s?\b(?: in\b(?! q\d))?")
MOVED = ((RISE, "rose"), (FALL, "fell"), (BETTER, "improved"), (WORSE, "worsened"))
SIZE = r"(?P<size>£?\d[\d,.]*(?:\s*(?:%|per ?cent|(?:percentage |% )?(?:points?|pts?|pp)\b))?)"
UP_DOWN = (
    re.compile(rf"\b{SIZE} (?P<way>up|down)\b"),
    re.compile(rf"\b(?:it is |it was |is |was |are |were |went |gone )?(?P<way>up|down) (?:by )?{SIZE}"),
)
IS_IT = re.compile(r"^(?:is|are|was|were|has|have) (?!it\b|that\b|this\b)")


def unframed(words: str) -> str:
    """The words with what they check said plainly; unchanged where they check nothing.

    >>> unframed("the comment on litter talks of an increase on q1. do the figures bear this out?")
    'litter rose on q1, right?'
    >>> unframed("parks were rated green - do the numbers back that up")
    'parks were rated green, is the rating justified?'
    """
    checking = CHECKING.search(words)
    if LABELLED.search(words) or (checking is None and (AGREEMENT.search(words) or not VERIFYING.search(words))):
        return words
    said = words[: checking.start()] if checking is not None else words
    beside = BESIDE.search(said)
    if beside is not None:
        plain = f"{said[: beside.start()]}{beside['subject']} {_moved(beside['claim'])}{said[beside.end() :]}"
    else:
        plain = SAID.sub("", said)
        plain = _moved(plain) if plain != said else plain
    plain = _sized(plain)
    if checking is None:
        return plain
    if claim_of(plain) is not None:
        return f"{plain}, right?"
    rated = any(wording.search(plain) for _, wording in RATINGS)
    return f"{plain}, is the rating justified?" if rated else words


def _moved(claim: str) -> str:
    """The claim with its noun as a verb: "an increase on q1" is "rose on q1"."""
    if claim_of(claim) is not None and not re.search(r"\ban? \w*\b", claim):
        return claim
    for noun, verb in MOVED:
        if noun.search(claim):
            return noun.sub(verb, claim, count=1)
    return claim


def _sized(words: str) -> str:
    """The words with a size that goes up or down as a verb: "2 points up" is "rose by 2 points"."""
    match = next((match for wording in UP_DOWN if (match := wording.search(words)) is not None), None)
    if match is None:
        return words
    asks = IS_IT.match(words) is not None
    moved = ("rise" if asks else "rose") if match["way"] == "up" else ("fall" if asks else "fell")
    return IS_IT.sub("did ", f"{words[: match.start()]}{moved} by {match['size']}{words[match.end() :]}")
