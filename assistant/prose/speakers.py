"""Questions for what somebody said: whose words are asked for, and whether a sentence gives them."""

from __future__ import annotations

import re

ASKING = "say|think|tell|ask|ask for|suggest|argue|claim|propose|comment|respond|reply|call for|want"
ASKING += "|make clear|make the point|warn|stress|mention"
PERSON = "(?:mr|mrs|ms|miss|dr|cllr|councillor|sir|dame|the) .{2,40}?"
QUESTION = re.compile(
    rf"\b(?:what|how) (?:did|does|do|has|have|would) (?:the )?(?P<speaker>.{{3,60}}?) (?:{ASKING})\b"
    rf"|\b(?:according to|said by) (?P<source>{PERSON})(?:[?,.;]|$)",
    re.IGNORECASE,
)
SAYING = re.compile(
    r"\b(?:said|says|spoke|asked|explained|stated|told|noted|commented|suggested|questioned|emphasised|stressed|highlighted|expressed|welcomed"
    r"|referred|clarified|believed?|considered|thanked|reported|advised|hoped|encouraged|reminded|responded|argued|claimed|proposed|called"
    r"|feared|turned to|praised|warned|felt|requested|informed|confirm(?:s|ed)|advises|agreed|found"
    r"|made (?:it )?clear|made the point|mentioned|think|want|wish|recommends?|recommended|resolved?)\b"
)
PRONOUN = re.compile(r"^(?:\d+\) )?(?:he|she|they)\b")
# What "says" something without speaking.
WRITTEN = frozenset(
    {
        "report",
        "survey",
        "review",
        "paper",
        "plan",
        "strategy",
        "document",
        "table",
        "figure",
        "result",
        "comment",
        "risk",
        "register",
        "minute",
        "budget",
        "dashboard",
        "commentary",
    }
)
LEFT_OUT = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "cllr", "councillor", "the", "of"})


def speaker_of(question: str) -> frozenset[str] | None:
    """The words for the one whose words are asked for; None where nobody's are.

    >>> speaker_of("What did Mr Reed say about the pond?")
    frozenset({'reed'})
    """
    match = QUESTION.search(question)
    if match is None:
        return None
    words = re.findall(r"[a-z]+", (match["speaker"] or match["source"]).lower())
    if words and words[-1].removesuffix("s") in WRITTEN:
        return None
    return frozenset(word for word in words if word not in LEFT_OUT) or None


def has_saying(sentence: str, speaker: frozenset[str]) -> bool:
    """True if the sentence gives words as those of the speaker: a name and a verb of saying, or "he", "she", "they" and one.

    >>> has_saying("Mr Reed said that it is deep.", frozenset({"reed"})), has_saying("Mr Reed was there.", frozenset({"reed"}))
    (True, False)
    """
    words = sentence.lower()
    named = PRONOUN.match(words) or any(re.search(rf"\b{re.escape(word)}", words) for word in speaker)
    return bool(named) and SAYING.search(sentence) is not None
