"""Sections that a question names by a part of their headings: "in housing" where the heading is "Housing and growth"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.measure_words import RATINGS
from assistant.meaning.question import Question
from assistant.meaning.scope import Scope, scope_of
from assistant.meaning.words import is_chatter, is_loose, is_weak, plain_words, tokens

INTO = frozenset({"in", "under", "within", "inside"})  # what follows is a place, of a report too
ARTICLES = frozenset({"the", "our", "a", "an", "all", "of"})
JOINTS = frozenset({"and", "of", "for", "the"})  # they may stand between two words of a heading, or be left out
PLACES = frozenset({"section", "sections", "part", "theme", "priority", "heading", "chapter"})  # "in the housing section"
ENDS = INTO | frozenset(
    {
        "at", "for", "on", "of", "by", "to", "from", "than", "is", "are", "was", "were", "did", "do", "does", "have", "has", "and", "or",
        "that", "which", "with", "since", "compared", "as", "per", "not", "please", "right",
    }
)  # fmt: skip
FEWEST_ALONE = 2  # words that name a heading without "in" before them, where no title has them so


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedInPart:
    """`headings` are those that hold the words said, `said` the stems of these words, `run` the words themselves."""

    headings: frozenset[str]
    said: frozenset[str]
    run: tuple[str, ...]


def sections_in_part(text: str, scope: Scope, catalogue: Catalogue) -> NamedInPart | None:
    """The headings of which the text says a run of words, as the place of what is listed; None where it says none or more than that.

    A title that has the same words in a row is named as well as the heading, unless they stand behind "in".
    """
    words = plain_words(text)
    titles = {document.title for document in catalogue.documents} | {document.council for document in catalogue.documents}
    headings = {one: tuple(plain_words(one)) for one in catalogue.indexes.headings if one not in titles}
    for start, placed in _starts(words):
        run, end = _longest_run(words, start, headings.values())
        stems = frozenset(token for word in run for token in tokens(word))
        if not stems or all(map(is_weak, stems)) or scope.used & set(run) or _goes_on(words[end:], scope):
            continue
        if not placed and (len(run) < FEWEST_ALONE or len(stems) < FEWEST_ALONE or _in_a_title(run, catalogue)):
            continue
        held = frozenset(one for one, said in headings.items() if _holds(said, run))
        return NamedInPart(headings=held, said=stems, run=run)
    return None


def without_ratings_of_section(question: Question, catalogue: Catalogue) -> Question:
    """The question without ratings that only the name of a section says: "which are red in clean, green and safe"."""
    if len(question.ratings) < FEWEST_ALONE:  # the one rating of a list is what it filters by
        return question
    part = sections_in_part(question.text, scope_of(question, catalogue), catalogue)
    said = " ".join(part.run) if part is not None else ""
    rest = " ".join(plain_words(question.text)).replace(said, " ") if said else ""
    named = [rating for rating, wording in RATINGS if said and wording.search(said) and not wording.search(rest)]
    kept = tuple(rating for rating in question.ratings if rating not in named)
    return replace(question, ratings=kept) if named and kept else question


def unknown_place(text: str, scope: Scope, catalogue: Catalogue) -> str | None:
    """What "in" or "under" names in everyday words that stand in some titles, but in no title or heading in a row: "in living well"."""
    words = plain_words(text)
    known = [f" {' '.join(plain_words(one))} " for one in catalogue.indexes.headings] + list(catalogue.indexes.titles)
    for start, placed in _starts(words):
        phrase = tuple(takewhile(lambda word: word not in ENDS and word not in scope.used and word.isalpha(), words[start:]))
        stems = tokens(" ".join(phrase))
        if not placed or len(phrase) < FEWEST_ALONE or not stems or not all(map(is_loose, stems)):
            continue
        if catalogue.indexes.theme_words & set(stems) and not any(f" {' '.join(phrase)} " in one for one in known):
            return " ".join(phrase)
    return None


def _starts(words: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Where a name may begin, and whether a word before it says that a place follows; those first."""
    for at, word in enumerate(words):
        if word in INTO:
            after = at + 1
            while after < len(words) and words[after] in ARTICLES:
                after += 1
            yield after, True
    yield from ((at, False) for at, word in enumerate(words) if not is_chatter(word) and word not in JOINTS)


def _longest_run(words: Sequence[str], start: int, headings: Collection[tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """The longest run from `start` that a heading holds in a row, and where it ends."""
    end = start

    while end < len(words) and any(_holds(said, words[start : end + 1]) for said in headings):
        end += 1
    run = list(words[start:end])
    while run and run[-1] in JOINTS:
        run.pop()
    return tuple(run), start + len(run)


def _holds(heading: Sequence[str], run: Sequence[str]) -> bool:
    """Does the heading hold the words in a row, its joints left out or not? Words are held against words by their stems."""
    said = [tokens(word) or (word,) for word in run if word not in JOINTS]
    own = [tokens(word) or (word,) for word in heading if word not in JOINTS]
    return bool(said) and any(own[at : at + len(said)] == said for at in range(len(own) - len(said) + 1))


def _goes_on(rest: Sequence[str], scope: Scope) -> bool:
    """Does the name go on with a word that no heading has ("in housing benefit")?"""
    following = next(iter(rest), None)
    if following is None or following in PLACES or following in scope.used or following[0].isdigit():
        return False
    return not is_chatter(following) and any(not is_weak(token) and not is_loose(token) for token in tokens(following))


def _in_a_title(run: Sequence[str], catalogue: Catalogue) -> bool:
    return any(f" {' '.join(run)} " in title for title in catalogue.indexes.titles)
