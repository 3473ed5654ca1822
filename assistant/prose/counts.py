"""What "how many" counts, and whether a sentence says how many of it there are."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from assistant.guard import without_dates
from assistant.meaning.jargon import is_abbreviation
from assistant.meaning.words import stem
from assistant.prose.coverage import words_in
from assistant.prose.kin import kin_of

COUNT_WORDS = words_in(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    "thirty forty fifty sixty seventy eighty ninety dozen hundred hundreds thousands",
)
PLURALS = frozenset({"people", "children", "staff", "women", "men", "police"})
# Words that count the same things: "how many people" is answered with "10 individuals", "how many places" with "19 sites".
SAME_THINGS = (
    ("people", "persons", "individuals", "adults", "residents", "clients", "users", "patients", "carers", "customers", "women", "men"),
    ("places", "sites", "locations", "centres", "venues"),
    ("requests", "applications"),
    ("homes", "flats", "units", "apartments", "dwellings", "properties"),
)
PRONOUN = re.compile(r"(?:of )?(?:them|these|those|which|it)", re.IGNORECASE)
PARTICIPLE = re.compile(r"\s+(?:(?:are|is|was|were|has|have|had|been|being|\w+ly)\s+)+(\w{3,}ed)\b")
# Verbs that follow "how many" where persons are meant.
DONE = words_in("took have has had were was are did got participated joined live lived use used attended came go went left work worked")
# Words for persons in one part, which answer for people in general, but of which people do not answer for them.
PERSONS = ("people", "persons", "individuals")
IN_A_PART = (
    "participants", "members", "attendees", "visitors", "callers", "guests", "volunteers", "learners", "champions",
)  # fmt: skip
PLURAL_INITIALS = re.compile(r"\b([A-Z]{2,})['’]s\b")  # "33 FOI's"; otherwise what owns something is not what is counted
NUMBER_BEFORE = 4  # words from a number to the thing it counts, "and" aside: "120 new oak and ash trees"
NUMBER_AFTER = 6  # and from the thing to its number: "the trees planted came to 120"

COUNTED = re.compile(
    r"\b(?:how many|what (?:is|was) the number of) (?:of the |of our )?(.+?)(?: (?:the|a|an|our|your|their|are|is|was|were|did|do|does|has"
    r"|have|had|can|will|would"
    r"|need|needs|there"
    r"|in|on|at|from|by|to|for|with|that|who|which)\b|[?.,;]|$)",
    re.IGNORECASE,
)


def counts_asked(question: str) -> list[Callable[[str], bool]]:
    """A test of sentences for each thing that a question counts.

    >>> [holds("They planted 40 oaks.") for holds in counts_asked("How many oaks were planted, and how many ponds?")]
    [True, False]
    """
    counted = tuple(COUNTED.finditer(question))
    things = [_things(one[1], question[: one.start()]) for one in counted]
    for at, one in enumerate(counted[1:], 1):
        if PRONOUN.fullmatch(one[1]):  # "how many bins are there, and how many of them are green?"
            things[at] = things[at - 1]
    return [partial(has_count, things=thing, done=_done(one, question)) for thing, one in zip(things, counted, strict=True)]


def has_count(sentence: str, things: frozenset[str], done: frozenset[str] = frozenset()) -> bool:
    """True if the sentence says how many of some things (stems) there are, not merely some number.

    `done` is what persons did or what was done to them: "How many people were referred?" is answered with "Referrals rose to 40".

    >>> has_count("They planted 40 young trees.", frozenset({"tree"})), has_count("Trees cover 40% of it.", frozenset({"tree"}))
    (True, False)
    """
    plain = PLURAL_INITIALS.sub(r"\1", without_dates(sentence))
    words = [word for word in re.findall(r"£?\d[\d,.]*%?|[A-Za-z]+(?:['’]s)?", plain) if word not in ("and", "or")]
    for at, word in enumerate(words):
        if not (word[0].isdigit() and not word.endswith("%")) and word.lower() not in COUNT_WORDS:
            continue
        nearby = [*words[at + 1 : at + 1 + NUMBER_BEFORE], *words[max(0, at - NUMBER_AFTER) : at]]
        beside = [*words[at + 1 : at + 2], *words[max(0, at - NUMBER_AFTER) : at]]
        if any(stem(other.lower()) in things for other in nearby) or any(kin_of(stem(other.lower())) & done for other in beside):
            return True
    return False


def _done(counted: re.Match[str], question: str) -> frozenset[str]:
    """The stems of the verb that follows persons who are counted, and of its noun."""
    if not set(map(stem, PERSONS)) & _things(counted[1]) or (verb := PARTICIPLE.match(question, counted.end(1))) is None:
        return frozenset()
    return kin_of(stem(verb[1].lower()))


def _things(counted: str, before: str = "") -> frozenset[str]:
    """The stems of the noun that a phrase counts, of words that count the same, and the phrase's initials as an abbreviation.

    The noun is the last plural of the phrase, else its last word: "care homes closed" counts homes.
    """
    words = re.findall(r"[a-z]+", counted.lower())
    plural = any(word in PLURALS or word.endswith("s") for word in words)
    if words and (words[0] in DONE or (words[0].endswith("ed") and not plural)):  # "lamps: how many were mended?", "how many took part?"
        words = [word for word in re.findall(r"[a-z]+", before.lower()) if word.endswith("s") and not word.endswith(("ss", "is"))]
        words = words or ["people"]
    plurals = [word for word in words if word in PLURALS or (word.endswith("s") and not word.endswith("ss"))]
    heads = {stem((plurals or words or [counted])[-1])}
    if "and" in words or "or" in words:
        heads |= {stem(word) for word in plurals}  # "workers and therapists": the number stands before the first
    same = {stem(other) for group in SAME_THINGS if heads & set(map(stem, group)) for other in group}
    if heads & set(map(stem, PERSONS)):
        same |= set(map(stem, IN_A_PART))
    initials = {"".join(word[0] for word in words[:size]) for size in range(3, len(words) + 1)}
    short = {stem(word.removesuffix("s")) for word in words if is_abbreviation(word)}  # "FOI requests" are counted as "33 FOIs"
    return frozenset({*heads, *same, *initials, *short})
