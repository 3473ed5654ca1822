"""The share of one of two counts that a quoted sentence sets against each other: "40 content and 10 not content", asked what percentage."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.composing.wording import plain, rounded
from assistant.meaning.question import Question
from assistant.meaning.words import plain_words, stem
from assistant.model import Answer, Status, Working
from assistant.prose.sentences import sentences

ASKS_SHARE = re.compile(r"%|\bper ?cent(?:age)?\b|\b(?:proportion|share)\b")
IN_BRACKETS = re.compile(r"\([^)]*\)")
COUNT = r"(?<![\w.,£])(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\d.,%]|\w) (?P<{0}_said>[a-z][a-z/' -]*?)"
PAIR = re.compile(
    COUNT.format("first") + r",? (?:and|compared (?:with|to)|against|versus|vs\.?|but|while) " + COUNT.format("second") + r"(?=[.,;)\n]|$)",
    re.IGNORECASE,
)
NOT = "not"


def with_share(answer: Answer, question: Question) -> Answer:
    """The answer with the share worked out, where a sentence of it counts just two answers to one thing and the question names one."""
    if answer.status is not Status.ANSWERED or answer.working or not ASKS_SHARE.search(question.text.lower()):
        return answer
    asked = {*_words(IN_BRACKETS.sub(" ", question.text))}
    for citation in answer.citations:
        for sentence in sentences(citation.quote):
            found = [match for match in PAIR.finditer(sentence) if _words(match["first_said"]) & _words(match["second_said"]) - {NOT}]
            if len(found) == 1 and (side := _side(found[0], asked)) is not None:
                numbers = {one: Decimal(found[0][one].replace(",", "")) for one in ("first", "second")}
                whole = sum(numbers.values())
                if not whole:
                    continue
                share = rounded(numbers[side] / whole * 100)
                formula = f"{plain(numbers[side])} / ({plain(numbers['first'])} + {plain(numbers['second'])}) × 100 = {plain(share)}"
                working = Working(what="share", formula=formula, inputs=(citation.number,), result=plain(share), unit="%")
                text = f"{answer.text}\n\nOf the two counts together that is **{plain(share)}%** ({formula}) [{citation.number}]."
                return replace(answer, text=text, working=(working,))
    return answer


def _side(match: re.Match[str], asked: set[str]) -> str | None:
    """Which of the two counts is asked about: that with words of its own in the question, "not" among them."""
    said = {one: _words(match[f"{one}_said"]) for one in ("first", "second")}
    if not asked & (said["first"] | said["second"]) - {NOT}:
        return None
    own = {"first": said["first"] - said["second"], "second": said["second"] - said["first"]}
    held = [one for one in own if own[one] & asked]
    if held:
        return held[0] if len(held) == 1 else None
    plain_sides = [one for one in own if not own[one]]  # "content" beside "not content"
    return plain_sides[0] if len(plain_sides) == 1 else None


def _words(text: str) -> set[str]:
    return {stem(word) for word in plain_words(text.replace("/", " "))}
