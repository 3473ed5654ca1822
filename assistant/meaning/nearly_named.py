"""An indicator that a question names but for a word or two that its title lacks, and when such a word may change what is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.naming import Asked, Candidate, takes_a_place
from assistant.meaning.question import Question
from assistant.meaning.wordings import Intent
from assistant.meaning.words import is_exact, stem
from index.embedder import common_words

NEARLY = 0.65  # score by meaning from which an indicator is taken though it lacks one word: all of eleven so named were meant
NEARLY_BY_TWO, MARGIN_BY_TWO = 0.7, 0.2  # the same for one that lacks two words, and how far it must be ahead
NARROWED_BY = re.compile(
    r"\b(?:among|amongst|in|for|with|on|by|from|at|after|during|outside|within|who are|who were|that are)(?: the| our| all)? $",
    re.IGNORECASE,
)
DONE = "ed"  # ending of words that tell what was done ("settled"): no name of a place or a body has it
MARGIN = 0.1  # by which it must be ahead of the next
LEAST_TOLD = 0.2  # share of its title that the question must say


def nearly_named(
    candidates: Sequence[Candidate], asked: Asked, question: Question, catalogue: Catalogue
) -> tuple[Candidate, tuple[str, ...]] | None:
    """The candidate that is far ahead and lacks a word or two of the question, with those words; None where they may change what is meant.

    So may a proper name, a number, a kind of thing ("primary", "outstanding"), and what narrows the subject ("… among students").
    """
    if not candidates or candidates[0].score < NEARLY or any(candidates[0].score - other.score < MARGIN for other in candidates[1:]):
        return None
    best = candidates[0]
    lacking = (*best.foreign, *best.unsure)
    if any(asked.words[token][-2:] != DONE and takes_a_place(token, best.indicator, asked, catalogue) for token in lacking):
        return None
    words = [asked.words[token] for token in lacking]
    far_ahead = (
        question.intent is Intent.FIGURE
        and best.score >= NEARLY_BY_TWO
        and all(best.score - other.score >= MARGIN_BY_TWO for other in candidates[1:])
    )
    if len(words) > (2 if far_ahead else 1) or best.told < LEAST_TOLD or any(changes(word, question.text, catalogue) for word in words):
        return None
    return best, tuple(words)


def changes(word: str, text: str, catalogue: Catalogue) -> bool:
    """May a word that a title lacks make it another thing? One that no report prints may be a name: "anytown"."""
    if not word.isalpha() or is_exact(stem(word)) or word in catalogue.proper_names:
        return True
    if word not in catalogue.vocabulary and not (word.endswith(DONE) and word in common_words()):
        return True
    written = re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE)
    if written is None:  # spelled out, or mended
        return False
    proper = written.start() > 0 and written.group()[0].isupper()
    return proper or NARROWED_BY.search(text[: written.start()]) is not None
