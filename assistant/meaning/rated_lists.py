"""Lists and counts asked for in notes: a rating, and beside it nothing or the name of a section ("all Red, Q2", "Roads: Amber ones")."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.question import Question, asks_yes_no, telling
from assistant.meaning.scope import scope_of
from assistant.meaning.themes import theme_of
from assistant.meaning.wordings import Intent

MAY_BE = frozenset({Intent.FIGURE, Intent.VERIFY, Intent.NARRATIVE, Intent.TABLE, Intent.NEWS})
OF_ONE = re.compile(r"\b(?:it|its|that|this|why|explain|because|until|since|still)\b")  # of something named before, or not of now
COUNTS = re.compile(r"\b(?:how many|number|no\.?|count|counts|tally|totals?)\b")
LISTS = re.compile(
    r"\b(?:list|lists|name|names|show|give|tell|which|what|whats|all|every|any|anything|everything|ones|indicators?|measures?|kpis?)\b"
)
# What is said around the rating: of a list or count, and of having or getting one.
AROUND = re.compile(
    rf"{COUNTS.pattern}|{LISTS.pattern}|\b(?:we|have|has|got|came|come|coming|comes|out|with|went|gone|going|gets?|under|section|"
    r"rated|ratings?|rag|please)\b"
)


WORST = re.compile(
    r"\b(?:worst|best|weakest|strongest|poorest)\b"
    r"|\b(?:drag|pull|let|hold)(?:g?ing|ting|s)?\b(?=.*\b(?:down|back)\b)|\b(?:down|back)(?: (?:by )?(?:the )?most)?(?=\W*$)"
)


def as_ranking(question: Question, catalogue: Catalogue) -> Question:
    """The question as a ranking where it names the worst or best of a whole heading of the reports: "the worst in Roads"; else as it is."""
    text = question.text.lower()
    if question.intent not in MAY_BE or question.measures or question.stated or not WORST.search(text) or OF_ONE.search(text):
        return question
    subject = " ".join(AROUND.sub(" ", WORST.sub(" ", question.subject)).split())
    theme = theme_of(replace(question, subject=subject), scope_of(question, catalogue), catalogue)
    if not theme.sections or theme.words:
        return question
    return replace(question, intent=Intent.RANK, subject=subject, also=None)


def as_rated_list(question: Question, catalogue: Catalogue) -> Question:
    """The question as a list or count where it names a rating and, beside that, nothing or a whole heading of the reports; else as it is.

    A rating alone is a list only where some word of listing or counting stands beside it: "red?" may be of what was talked about.
    """
    words = " ".join(question.text.lower().split())
    if question.intent not in MAY_BE or not question.ratings or question.stated or question.verifies:
        return question
    if asks_yes_no(words) or OF_ONE.search(words) or not any(value.rating for value in catalogue.store.values()):
        return question
    subject = AROUND.sub(" ", question.subject)
    if telling(subject):
        theme = theme_of(replace(question, subject=subject), scope_of(question, catalogue), catalogue)
        if not theme.sections or theme.words:
            return question
    elif not (COUNTS.search(words) or LISTS.search(words)):
        return question
    intent = Intent.COUNT if COUNTS.search(words) else Intent.LIST
    return replace(question, intent=intent, subject=" ".join(subject.split()), also=None)
