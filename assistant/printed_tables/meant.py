"""What a word of a question may be written as in tables: mistyped, cut short, by initials, or with another ending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.meaning.words import stem
from assistant.printed_tables.asking import Term, Wanted
from assistant.printed_tables.table_words import TableWords

LEAST_STEM, MORE = 5, 2  # letters of a stem, and of an ending that makes another word of it
LEAST_CUT = 3  # letters of a word cut short: "res" for "residential"
MOST_MEANT = 40  # words that one cut short may stand for; the other words of the question choose among them
MOST_NAMES = 4  # names that initials may stand for
LONGEST_INITIALS = 4
VOWELS = frozenset("aeiou")
ENDINGS = ("al", "ally")  # "operational" for "operation"


def with_meant(wanted: Wanted, words: TableWords) -> Wanted:
    """The question with words that no table has read as those that they may be meant for."""
    terms = tuple(_meant(term, wanted.text, words) if term.concept is None else term for term in wanted.terms)
    return replace(wanted, terms=tuple(_said_otherwise(term, terms, wanted.text, words) for term in terms))


def _said_otherwise(term: Term, terms: Sequence[Term], text: str, words: TableWords) -> Term:
    """A word that no table has, said in other words behind a stroke ("towpaths / canal walks"): it need not be explained."""
    if term.concept is not None or "/" not in text or term.held_by(words.vocabulary):
        return term
    others = [one for one in terms if re.search(rf"\b{re.escape(term.word)}\s*/\s*{re.escape(one.word)}\b", text.lower())]
    return replace(term, spare=True) if any(one.held_by(words.vocabulary) for one in others) else term


def _meant(term: Term, text: str, words: TableWords) -> Term:
    if any(reading <= words.vocabulary for reading in term.readings):
        return _with(term, (frozenset({one}) for one in _otherwise_ended(term.word) if one in words.vocabulary))
    close = words.mended(term.word)
    if close is not None:
        return _with(term, [frozenset({close})])
    if not term.word.isalpha():
        return term
    short = len(term.word) <= LONGEST_INITIALS and (len(term.word) >= LEAST_CUT or term.word.upper() in text)  # "hr" may be anything
    names = words.by_initials.get(term.word, frozenset()) if short else frozenset()
    longer = [one for one in words.beginning(term.word[0]) if one.startswith(stem(term.word)) and len(one) - len(stem(term.word)) <= MORE]
    ended = [frozenset({one}) for one in longer if len(stem(term.word)) >= LEAST_STEM]  # "mature" for "maturity"
    ended += [frozenset({one}) for one in _otherwise_ended(term.word) if one in words.vocabulary]
    cut = [*(frozenset({one}) for one in _cut_short(term.word, words)), *ended]
    return _with(term, [*(sorted(names, key=sorted) if len(names) <= MOST_NAMES else ()), *cut])


def _with(term: Term, readings: Iterable[frozenset[str]]) -> Term:
    return replace(term, readings=tuple(dict.fromkeys((*term.readings, *readings))))


def _otherwise_ended(word: str) -> list[str]:
    """
    >>> _otherwise_ended("operational")
    ['oper', 'operationalal']
    """
    plain = next((word[: -len(ending)] for ending in sorted(ENDINGS, key=len, reverse=True) if word.endswith(ending)), None)
    state = [stem(f"{word[:-1]}cies")] if word.endswith(("ant", "ent")) else []
    return [*([stem(plain)] if plain else []), stem(f"{word}al"), *state]


def _cut_short(word: str, words: TableWords) -> list[str]:
    """The stems that begin with the word, or have its letters in order where it is written without vowels ("mkt")."""
    if len(word) < LEAST_CUT:
        return []
    alike = words.beginning(word[0])
    found = [one for one in alike if one.startswith(word)]
    if not found and not VOWELS & set(word):
        found = [one for one in alike if _has_letters(one, word)]
    return found if len(found) <= MOST_MEANT else []


def _has_letters(one: str, short: str) -> bool:
    letters = iter(one)
    return len(one) <= 2 * len(short) + 1 and one[-1] == short[-1] and all(letter in letters for letter in short)
