"""Whose benchmark a question means where it says the name of a group as a report prints it: "the 1st quartile", "our family group"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.question import Question
from assistant.meaning.wordings import Intent
from ingest.model import Measure

OF_FIGURES = frozenset({Intent.FIGURE, Intent.CHANGE, Intent.VERIFY, Intent.DISTANCE, Intent.NARRATIVE})
SHORTEST = 4  # letters of a name: shorter ones are words of other things
LEADS = r"(?:average|figure|number|value|benchmark|rate|score|result)s?"
# How a question holds a result against the group that it names next.
HELD_AGAINST = tuple(
    (aspect, re.compile(rf"\b(?:{words}) (?:the |our |that of |those of )*$"))
    for aspect, words in (
        (Aspect.BETTER_THAN_BENCHMARK, r"better than|outperform\w*|beat(?:ing|s)?|ahead of"),
        (Aspect.WORSE_THAN_BENCHMARK, r"worse than|underperform\w*|behind|trail\w*"),
        (Aspect.ABOVE_BENCHMARK, r"above|higher than|over|exceed\w*"),
        (Aspect.BELOW_BENCHMARK, r"below|lower than|under"),
    )
)


def with_group(question: Question, catalogue: Catalogue) -> Question:
    """The question with the benchmark as its measure and without the group's name, where it names a group that benchmarks are printed for
    and no title speaks of; else as it is."""
    if question.intent not in OF_FIGURES or len(question.measures) > 1 or question.measures[:1] not in ((), (Measure.BENCHMARK,)):
        return question
    text = question.subject
    for group in (one for one in catalogue.indexes.group_names if len(one) >= SHORTEST):
        named = re.compile(rf"\b(?:the )?{re.escape(group)}(?:['’]?s)?(?: {LEADS})?(?!\w)")
        if named.search(text):
            before = question.text.lower().partition(group)[0]
            held = tuple(aspect for aspect, wording in HELD_AGAINST if wording.search(before) and aspect not in question.aspects)
            subject = " ".join(named.sub(" ", text).split())
            aspects = (*question.aspects, *held)
            return replace(question, subject=subject, phrase=subject, measures=(Measure.BENCHMARK,), aspects=aspects)
    return question
