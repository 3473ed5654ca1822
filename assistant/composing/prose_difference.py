"""The difference of two counts of one thing that a quoted sentence gives: "32 complaints … 22 complaints", asked "by how many?"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.composing.wording import plain
from assistant.meaning.question import Question
from assistant.meaning.wordings import Intent
from assistant.meaning.words import stem, tokens
from assistant.model import Answer, Status, Working
from assistant.prose.sentences import sentences

ASKS_AMOUNT = re.compile(r"\bby how (?:many|much)\b|\bdifference\b|\bhow (?:many|much) (?:more|fewer|less)\b")
COUNT = re.compile(r"(?<![\w.,£])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?![\d.,%]|\w) (?P<thing>[a-z]+)")


def with_difference(answer: Answer, question: Question) -> Answer:
    """The answer with the difference worked out, where one sentence of it counts the thing asked about exactly twice."""
    if answer.status is not Status.ANSWERED or answer.working or question.intent is not Intent.CHANGE:
        return answer
    if not ASKS_AMOUNT.search(question.text.lower()):
        return answer
    asked = set(tokens(question.subject))
    for citation in answer.citations:
        for sentence in sentences(citation.quote):
            counts = [match for match in COUNT.finditer(sentence) if stem(match["thing"]) in asked]
            numbers = list(dict.fromkeys(Decimal(match["number"].replace(",", "")) for match in counts))
            if len({stem(match["thing"]) for match in counts}) == 1 and len(numbers) == 2:
                high, low = max(numbers), min(numbers)
                formula = f"{plain(high)} − {plain(low)} = {plain(high - low)}"
                working = Working(what="difference", formula=formula, inputs=(citation.number,), result=plain(high - low), unit="count")
                text = f"{answer.text}\n\nThe difference between the two is **{plain(high - low)}** ({formula}) [{citation.number}]."
                return replace(answer, text=text, working=(working,))
    return answer
