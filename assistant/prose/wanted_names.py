"""What "who", "which council" and "where" want of a sentence: a name that the question does not have, in the right place.

`wanted_name` turns such a question into a test of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from assistant.meaning.words import is_chatter
from assistant.prose.coverage import words_in

ROLE_ENDS = r"(?: (?:of|for|at|in|on|to|that|who|from)\b|[?.,;]|$)"
ROLE_QUESTION = re.compile(
    rf"\b(?:who(?:'s| is| was| are| were) (?:the|our|your|its|their)|name of (?:the|our)) (?P<role>[a-z][a-z -]*?){ROLE_ENDS}"
)
WHO_QUESTION = re.compile(r"(?i:\b(?:who|whose)\b)(?! (?:is|was) [A-Z])")
# Nouns that "which" asks the name of, not merely a description.
WHICH_QUESTION = re.compile(
    r"\b(?:which|what) (?:[a-z]+ )?(?P<noun>council|borough|district|authorit|team|universit|compan|firm|organisation|charit|provider"
    r"|contractor|builder|supplier|partner|member|councillor|minister|school|hospital|town|ward|agenc|bank)(?:s|y|ies)?\b"
)
COUNCILS = frozenset({"council", "borough", "district", "authorit"})
COUNCIL = re.compile(
    r"\b(?:LB|RB|London Borough of|City of) (?P<name>[A-Z]\w+)|\b(?P<first>[A-Z]\w+)(?: [A-Z]\w+)? (?:Council|Borough|District)\b"
)
NOUNS_OF_PERSONS = frozenset({"member", "councillor", "minister"})
OWN_NAME = re.compile(r"\b(?:what(?:'s| is| was| are| were) (?:its|his|her|their) names?|what(?:'s| is| was) it called|whose name)\b")
WHERE_QUESTION = re.compile(
    r"\bwhere\b|\b(?:which|what) (?:place|street|building)\b|\b(?:at|in|to|from) (?:which|what) (?:\w+ )?(?:place|location|venue|site)s?\b"
)
# Money comes from a fund and goes into one, not to a place.
WHERE_OF_MONEY = re.compile(
    r"\bwhere\b.*\b(?:money|funding|cash|grants?|cost)\b.*\b(?:come|comes|coming|came|from)\b"
    r"|\bwhere (?:has|have|did|does) (?:it|they|that|the money) (?:gone|go)\b"
)
PLACE_LEADS = words_in("in at to near on from into across around")
ROLES_OF_PERSONS = words_in("head director chair chairman chairwoman leader manager chief mayor officer minister commissioner executive")
# What "who" may be answered with, beside a name.
PERSONS = words_in(
    "people person carers residents staff officers officer team panel board committee volunteers members clients users parents families",
    "providers provider contractor police council group partners partnership trustees governors children women men adults agency",
)
TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Cllr", "Councillor", "Sir", "Dame", "Lord", "Lady", "Prof", "Professor"})
# Words of the names of organisations and their parts, which are no names of persons.
ORGANISED = PERSONS | words_in(
    "services service department trust family health care social public corporate safer communities community housing environment",
    "education finance policy resources strategy plan programme project city county borough london north south east west disabilities",
    "head director chair chairman leader manager chief mayor minister commissioner executive cabinet scrutiny overview integrated support",
)
CALENDAR = words_in(
    "january february march april may june july august september october november december spring summer autumn winter christmas quarter",
    "monday tuesday wednesday thursday friday saturday sunday",
)
WORD = re.compile(r"[A-Za-z][\w’'&-]*")
SUBJECT = 3  # words from the beginning of a sentence, or from "by", in which the doer stands
LONGEST_SUBJECT = 6  # the same, where a helping verb follows it: "the integrated care board has confirmed"
HELPING = words_in("has have had is are was were will would can could may")
LONGEST_PLURAL = 3  # letters: universit-ies
NAME_NEAR_ROLE = 8  # words between a role and the name of who holds it


def wanted_name(question: str) -> Callable[[str], bool] | None:
    """The test of a sentence; None for other questions, and for "Who was Jane Doe?", which asks for an account.

    >>> wanted_name("Where is the new pond?")("It is in Mill Park.")
    True
    """
    lowered = question.lower()
    besides = frozenset(re.findall(r"[a-z]+", lowered))
    if role := ROLE_QUESTION.search(lowered):
        head = role["role"].split()[-1]
        return partial(has_holder, role=head, besides=besides, person=head in ROLES_OF_PERSONS)
    if OWN_NAME.search(lowered):
        return partial(has_new_name, besides=besides)
    if (which := WHICH_QUESTION.search(lowered)) and which["noun"] in NOUNS_OF_PERSONS:
        return partial(has_person, besides=besides)
    if which and which["noun"] in COUNCILS:
        return lambda sentence: has_holder(sentence, which["noun"], besides) or has_council(sentence, besides)
    if which:
        return partial(has_holder, role=which["noun"], besides=besides)
    if WHO_QUESTION.search(question):
        return partial(has_person, besides=besides)
    return partial(has_place, besides=besides) if WHERE_QUESTION.search(lowered) and not WHERE_OF_MONEY.search(lowered) else None


def kind_asked(question: str) -> str | None:
    """The noun of "which members …?", which the answer need not repeat; None for other questions."""
    which = WHICH_QUESTION.search(question.lower())
    return which["noun"] if which is not None else None


def asks_for_role(question: str) -> bool:
    """True for "who is the warden of …?"; the words of such a role must stand together in the answer."""
    return ROLE_QUESTION.search(question.lower()) is not None


def names_in(sentence: str, besides: frozenset[str]) -> list[int]:
    """The indexes of the words of a sentence that look like names: with a capital, not at its beginning, not among `besides`, no months.

    >>> names_in("In May the pond was dug by Jane Doe.", frozenset())
    [7, 8]
    """
    words = WORD.findall(sentence)
    return [at for at, word in enumerate(words) if word[0].isupper() and len(word) > 1 and _is_new(words, at, besides)]


def has_person(sentence: str, besides: frozenset[str]) -> bool:
    """True if the sentence has a name that the question does not have, or a word for people as its subject or after "by"."""
    written = WORD.findall(sentence)
    words = [word.lower() for word in written]
    helped = next((at for at in range(SUBJECT, min(len(words), LONGEST_SUBJECT + 1)) if words[at] in HELPING), SUBJECT)
    doers = words[:helped] + [word for at, word in enumerate(words) if "by" in words[max(0, at - SUBJECT) : at]]
    named = [at for at in names_in(sentence, besides) if not _is_place(written, at)]
    return bool(named) or bool(PERSONS & set(doers) - besides)


def has_new_name(sentence: str, besides: frozenset[str]) -> bool:
    """True if the sentence has a name that the question does not have, other than of an office or body."""
    words = WORD.findall(sentence)
    return any(_plain(words[at]) not in ORGANISED and not _is_place(words, at) for at in names_in(sentence, besides))


def has_holder(sentence: str, role: str, besides: frozenset[str], person: bool = False) -> bool:
    """True if the sentence names who or what a role or noun is: a name that the question does not have stands near the very word.

    `person` asks for the name of a person: after Mr or Ms, or two words none of which is a word for a part of an organisation.

    >>> [has_holder(text, "warden", frozenset()) for text in ("Jane Doe, the warden, was thanked.", "The warden was thanked.")]
    [True, False]
    """
    words = WORD.findall(sentence)
    named = [at for at in names_in(sentence, besides) if _plain(words[at]) not in ORGANISED or _in_name(words, at, besides)]
    if person:
        named = [at for at in named if (at and words[at - 1] in TITLES) or _is_full_name(words, at, named)]
    roles = [
        at
        for at, word in enumerate(words)
        if _plain(word).startswith(role) and len(_plain(word)) - len(role) <= LONGEST_PLURAL and (word[0].isupper() or not person)
    ]
    return any(abs(at - name) <= NAME_NEAR_ROLE for at in roles for name in named)


def has_council(sentence: str, besides: frozenset[str]) -> bool:
    """True if the sentence names a council that the question does not: "LB Otherham", "Otherham Borough Council"."""
    return any((match["name"] or match["first"]).lower() not in besides for match in COUNCIL.finditer(sentence))


def has_place(sentence: str, besides: frozenset[str]) -> bool:
    """True if the sentence says where: a name that the question does not have after "in", "at", "to"."""
    words = [word.lower() for word in WORD.findall(sentence)]
    return any(PLACE_LEADS & set(words[max(0, at - 2) : at]) for at in names_in(sentence, besides))


def _is_place(words: list[str], at: int) -> bool:
    """Does the run of capitals around a word stand after "in" or "at"?"""
    start = at
    while start and words[start - 1][0].isupper():
        start -= 1
    return start > 0 and words[start - 1].lower() in ("in", "at", "near", "across")


def _in_name(words: list[str], at: int, besides: frozenset[str]) -> bool:
    """Does a word for an office or body stand beside a word of a name that is none: "Essex County Council"?"""
    near = [other for other in (at - 1, at + 1) if 0 <= other < len(words)]
    return any(words[other][0].isupper() and _is_new(words, other, besides) and _plain(words[other]) not in ORGANISED for other in near)


def _is_new(words: list[str], at: int, besides: frozenset[str]) -> bool:
    plain = _plain(words[at])
    if plain in CALENDAR or {plain, plain.removesuffix("s")} & besides:
        return False
    return at > 0 or (len(words) > 1 and words[1][0].isupper() and not is_chatter(plain))


def _is_full_name(words: list[str], at: int, named: list[int]) -> bool:
    return at + 1 in named and not {_plain(words[at]), _plain(words[at + 1])} & ORGANISED


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.lower())
