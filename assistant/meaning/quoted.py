"""Words of a title that a question says just as they stand there, and what it says is not meant: "service users, not carers"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.meaning.catalogue import Indicator
from assistant.meaning.question import Question, telling
from assistant.meaning.words import is_chatter, plain_words, stem, tokens

LEAST_IN_A_ROW = 4  # words of a title that nobody says in their order by chance, small ones counted
LONGER_BY = 2  # words by which one title has more of the question in a row than another
EXCLUDED = re.compile(
    r"(?:[,(;:–-]\s*(?:and |but )?not|\b(?:rather than|as opposed to))(?: the| our| those of| for| of)? (?P<word>[a-z]+)\b"
)


def said_in_a_row(subject: str, pool: Sequence[Indicator]) -> Indicator | None:
    """The one indicator of whose title the whole subject is a part, word for word; None for few words, for none and for several.

    >>> said_in_a_row("year olds not in", ()) is None
    True
    """
    said = plain_words(subject)
    if len(said) < LEAST_IN_A_ROW or not telling(subject):
        return None
    part = f" {' '.join(said)} "
    found = [one for one in pool if any(part in title for title in one.spoken_titles)]
    return found[0] if len(found) == 1 else None


def most_in_a_row(subject: str, near: Sequence[Indicator]) -> Indicator | None:
    """The one of several indicators whose title has clearly the longest run of the subject's words; None where none has."""
    said = plain_words(subject)
    runs = sorted(((max(_longest_run(said, plain_words(title)) for title in one.titles), one.key, one) for one in near), reverse=True)
    (most, _, best), (second, *_) = runs[0], runs[1]
    return best if most >= LEAST_IN_A_ROW and most - second >= LONGER_BY else None


def _longest_run(said: Sequence[str], title: Sequence[str]) -> int:
    longest = 0
    ending_here = [0] * (len(title) + 1)
    for word in said:
        ending_here = [0, *(ending_here[at] + 1 if word == other else 0 for at, other in enumerate(title))]
        longest = max(longest, *ending_here)
    return longest


def without_excluded(question: Question, pool: Sequence[Indicator]) -> tuple[Question, Sequence[Indicator]]:
    """The question without what it says is not meant, and the indicators that do not speak of that."""
    excluded = [match for match in EXCLUDED.finditer(question.subject) if not is_chatter(match["word"])]
    if not excluded:
        return question, pool
    kept = [one for one in pool if not any({stem(match["word"]), *tokens(match["word"])} & one.words for match in excluded)]
    if not kept or len(kept) == len(pool):
        return question, pool
    subject = question.subject
    for match in reversed(excluded):
        subject = subject[: match.start()] + " " + subject[match.end() :]
    return replace(question, subject=" ".join(subject.split())), kept
