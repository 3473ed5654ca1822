"""Questions what a term means: "what does DToC stand for?", "define Green Amber", "what's NEET"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.meaning.jargon import is_abbreviation

ARTICLE = r"(?:(?:the|a|an|our|this|that|term|word|phrase|letters|initials|abbreviation|acronym) )*"
LEAD = r"^\W*(?:(?:and|so|but|please|ok|okay|sorry|hi|remind me|tell me|can you (?:tell me|explain)|could you explain|explain)[,:]? )*"
END = r"(?: (?:actually|really|even|exactly))?"
WORDINGS = (
    rf"{LEAD}(?:what|wot)(?:'s|s| is| are)? (?:meant by|the (?:meaning|definition) of) {ARTICLE}(?P<term>.+)",
    rf"{LEAD}(?:what|wot) (?:does|did) it mean (?:when|if|for|that) .*?(?: is| are| was|'s) (?:rated |shown (?:as )?|marked )?(?P<term>.+)",
    rf"{LEAD}(?:what|wot) (?:do|does|did|is|are) {ARTICLE}(?P<term>.+?){END} (?:mean|stand for|short for|refer to)\b",
    rf"{LEAD}(?:what|wot) (?:do|does|did) {ARTICLE}(?P<term>[\w/.&-]+) (?:measure|count|cover|describe)\W*$",
    rf"{LEAD}(?:define|(?:the )?definition of|(?:the )?meaning of) {ARTICLE}(?P<term>.+)",
    rf"{LEAD}{ARTICLE}(?P<term>[\w/&.-]+) (?:means|stands for|is short for|meaning)(?: what)?\W*$",
)
ASKED = tuple(re.compile(wording, re.IGNORECASE) for wording in WORDINGS)
BARE = re.compile(rf"{LEAD}(?:what|wot|who)(?:'s|s| is| are| r) {ARTICLE}(?P<term>[A-Za-z][A-Za-z&/]{{1,7}})\W*$", re.IGNORECASE)
WHERE = re.compile(
    r"(?:,? (?:in|on|by|for|when) (?:the |this |our |these )?(?:\w+ )*(?:report|table|key|column|paper|plan|dashboard)s?)?\W*$"
)
QUOTES = "\"'“”‘’?!.,:; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a question asks the meaning of, as written. `short` is True for a short form; `bare` where its figure may be meant as well."""

    written: str
    short: bool
    bare: bool = False


def term_asked(question: str) -> Term | None:
    """The term whose meaning is asked; None where something else is asked.

    >>> term_asked("what does DToC stand for?")
    Term(written='DToC', short=True, bare=False)
    >>> term_asked("what is the recycling rate?") is None
    True
    """
    plain = " ".join(question.replace("’", "'").split())
    for wording in ASKED:
        match = wording.match(plain)
        if match is not None:
            written = WHERE.sub("", match["term"]).strip(QUOTES)
            return Term(written=written, short=_is_short(written)) if written else None
    match = BARE.match(plain)
    if match is not None and _is_short(match["term"]):
        return Term(written=match["term"], short=True, bare=True)
    return None


def _is_short(written: str) -> bool:
    """Is it a short form: one of councils' common ones, or one word with two capitals or more?"""
    capitals = sum(letter.isupper() for letter in written)
    return is_abbreviation(written) or (written.isalpha() and len(written) <= len("WWWWWWWW") and capitals >= len("AB"))
