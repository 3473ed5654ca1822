"""A month without a year in a follow-up: "and for September?" after a figure of June is September of the same financial year."""

from __future__ import annotations

from dataclasses import replace

from assistant.meaning.conversation import Topic
from assistant.meaning.month_words import MONTH_NUMBERS, ONE
from assistant.meaning.periods import PeriodKind, asked
from assistant.meaning.question import Question

YEAR_BEGINS = 4  # April


def with_month(question: Question, topic: Topic | None) -> Question:
    """The question with the month that it names made definite by the period talked about; unchanged where it names its own times."""
    if topic is None or not topic.periods or question.periods or question.relatives:
        return question
    match = ONE.search(question.text.lower())
    if match is None or match["m1"] == "may":
        return question
    end = topic.periods[0].end
    month = MONTH_NUMBERS[match["m1"][:3]]
    year = end.year - (end.month < YEAR_BEGINS) + (month < YEAR_BEGINS)
    subject = " ".join(ONE.sub(" ", question.subject).split())
    return replace(question, periods=(asked(PeriodKind.MONTH, f"{year}-{month:02d}"),), subject=subject)
