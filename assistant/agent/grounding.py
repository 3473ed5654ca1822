"""The gate for a model's words: each thing they claim must stand, as one fact of the answer made by code, beside the marks they carry.

Numbers go with sign, unit, measure and role; with them, in the same stretch, periods, names, ratings and directions. All other words must
be words of those sources or of the list below: what is neither said by a report nor plain grammar is an invention. What the code's own
answer or a cited quote says word for word passes as it is. Nothing is mended: one fault, and the answer made by code is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.agent.claims import MARK, Amount, Claims, claims_of, directions_of, words_of
from assistant.agent.evidence import LABELS, Fact, Names, Stretch, facts_of, plain, stretches, whole_sentences
from assistant.meaning.words import stem
from assistant.model import Answer
from ingest.model import Measure

# Grammar and the plain words of reporting: none says how much, which way, why, how well, when, of whom, or what measure.
_FREE_WORDS = """
a an the and as at in on of for to from with by this that these those it its is was were are be been being has have had which who where
there also both then while whereas overall here result results figure figures value reported recorded published shown shows show stands
stood stand came comes reached reads given gives according report reports council rating rated rate measure indicator indicators period
quarter year month financial against compared comparison between per cent percent percentage point points ref reference their his her
they them respectively namely called named titled listed following says say said state states stated amounted amounts amounting totals
found looking regarding concerning about end ended ending ends your you question asked answer direction travel change changed
difference
"""
FREE = frozenset(stem(word) for word in _FREE_WORDS.split())
CAVEATS = re.compile(
    r"\b(?:provisional|revised|suppressed|estimat\w+|cumulative|year to date|rolling|confidence|new method"
    r"|with caution|not comparable|different(?:ly)?|by colour|as at|so far|partial|incomplete|no longer|left out|unlike|restated)\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(r"https?:|www\.|<[a-z/!]|\]\(|`|!\[|javascript:|data:", re.IGNORECASE)  # what could act or fetch when shown
_QUOTATION = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
SHORTEST_QUOTE = 12  # letters: a shorter one could be cut out of anything
LONGEST_TEXT = 6_000


def faults(text: str, answer: Answer) -> tuple[str, ...]:
    """What in the text is not supported, in kinds: no words of the text, so that they can be logged. Empty when all of it is."""
    if not text.strip() or len(text) > LONGEST_TEXT:
        return ("no text",) if not text.strip() else ("too long",)
    if _ACTIVE.search(text):
        return ("links or markup",)
    if "[" in MARK.sub("", _unspaced(text)):
        return ("brackets that are no marks",)
    numbers = {one.number for one in answer.citations}
    if not {int(found[1:-1]) for found in MARK.findall(_unspaced(text))} <= numbers:
        return ("a mark without a source",)
    names = Names(answer.figures)
    facts = facts_of(answer, names)
    return tuple(dict.fromkeys(fault for one in stretches(text) if not _repeats(one, answer) for fault in _of_stretch(one, names, facts)))


def lost(text: str, answer: Answer) -> tuple[str, ...]:
    """What of an answer is missing from a phrasing of it, in kinds: marks, figures, ratings, directions, names, caveats, remarks."""
    missing = []
    said, own = stretches(text), stretches(answer.text)
    names = Names(answer.figures)
    marks = frozenset().union(*(one.marks for one in said))
    if not frozenset().union(*(one.marks for one in own)) <= marks:
        missing.append("a mark")
    whole, before = claims_of(names.parted(text)[1]), claims_of(names.parted(answer.text)[1])
    shown = {int(found[1:-1]) for found in MARK.findall(answer.text)}
    figures = [fact for fact in facts_of(answer, names) if fact.measure is not None and fact.marks <= shown]
    missing += ["a figure"] if not all(any(_tells(one, fact, names) for one in said) for fact in figures) else []
    results = {abs(one.value) for one in before.amounts if one.change}
    if not results <= {abs(one.value) for one in whole.amounts}:
        missing.append("a change")
    missing += ["a rating"] if not before.ratings <= whole.ratings else []
    missing += ["a direction"] if not before.directions <= whole.directions else []
    missing += ["a name"] if not names.parted(answer.text)[0] <= names.parted(text)[0] else []
    missing += ["a caveat"] if not _caveats(answer.text) <= _caveats(text) else []
    remarks = [claims_of(one.text) for one in own if not one.marks]
    missing += ["a remark"] if any(not one.amounts and not one.words - FREE <= words_of(text) for one in remarks) else []
    return tuple(dict.fromkeys(missing))


def lost_caveats(text: str, source: str) -> bool:
    """True if the source warns of something that the text does not."""
    return not _caveats(source) <= _caveats(text)


def _caveats(text: str) -> frozenset[str]:
    return frozenset(found.lower() for found in CAVEATS.findall(text))


def _of_stretch(stretch: Stretch, names: Names, facts: tuple[Fact, ...]) -> Iterator[str]:
    named, rest = names.parted(stretch.text)
    claims = claims_of(rest)
    if not stretch.marks:
        if named or claims.amounts or claims.ratings or claims.directions or claims.periods:
            yield "a claim without a mark"
        elif not claims.words <= FREE:
            yield "words without a source"
        return
    near = [fact for fact in facts if fact.marks <= stretch.marks]
    fault = _unsupported(claims, named, stretch, near, facts)
    if fault:
        yield fault
    if not claims.words - FREE <= frozenset().union(*(fact.claims.words for fact in near)):
        yield "words without a source"


def _unsupported(claims: Claims, named: frozenset[str], stretch: Stretch, near: list[Fact], facts: tuple[Fact, ...]) -> str | None:
    """The kind of claim that no fact beside the marks carries; None when one carries them all."""
    if not any((claims.amounts, claims.periods, claims.ratings, claims.directions, named)):
        return None
    carrying = [fact for fact in near if _carries(fact, claims, named, stretch)]
    if carrying:
        return None if all(_is_told_apart(fact, claims, stretch, facts) for fact in carrying) else "a figure without what tells it apart"
    levels = [one for one in claims.amounts if not one.change]
    if len(stretch.marks) > 1 and not levels and not claims.ratings:  # a change between the figures of several marks
        amounts = frozenset().union(*(fact.claims.amounts for fact in near))
        directions = frozenset().union(*(fact.claims.directions for fact in near))
        periods = frozenset().union(*(fact.claims.periods for fact in near))
        of = frozenset().union(*(fact.names for fact in near))
        if claims.amounts <= amounts and claims.directions <= directions and claims.periods <= periods and named <= of:
            return None
    return _which(claims, named, near)


def _which(claims: Claims, named: frozenset[str], near: list[Fact]) -> str:
    every = [(fact.claims, fact.names) for fact in near]
    if not all(any(_amount_in(one, own) for own, _ in every) for one in claims.amounts):
        return "an amount"
    for kind, said, held in (
        ("a period", claims.periods, [own.periods for own, _ in every]),
        ("a rating", claims.ratings, [own.ratings for own, _ in every]),
        ("a direction", claims.directions, [own.directions for own, _ in every]),
        ("a name", named, [of for _, of in every]),
    ):
        if not said <= frozenset().union(*held):
            return kind
    return "claims of different sources"


def _carries(fact: Fact, claims: Claims, named: frozenset[str], stretch: Stretch) -> bool:
    """Does this one fact say all of it? A figure that is no result must be told as what it is."""
    own = fact.claims
    labels = LABELS.get(fact.measure) if fact.measure else None
    told = labels is None or not claims.amounts or labels & (claims.words | words_of(stretch.sentence))
    return bool(
        told
        and all(_amount_in(one, own) for one in claims.amounts)
        and _periods_in(claims.periods, own.periods)
        and claims.ratings <= own.ratings
        and claims.directions <= own.directions
        and claims.shares <= own.shares
        and named <= fact.names
    )


def _is_told_apart(fact: Fact, claims: Claims, stretch: Stretch, facts: tuple[Fact, ...]) -> bool:
    """A result stands with its period; another figure, where there are two of its measure, with its period or a word of its own."""
    own = fact.claims
    if not claims.amounts or fact.measure is None:
        return True
    periods = claims.periods | claims_of(stretch.sentence).periods
    if fact.measure is Measure.RESULT:
        return not own.periods or bool(periods & own.periods)
    others = [one.claims for one in facts if (one.measure, one.names) == (fact.measure, fact.names) and one.claims.amounts != own.amounts]
    first = next(one.claims.periods for one in facts if one.measure is not None)
    if fact.measure is not Measure.BENCHMARK and own.periods == first:
        return True
    return all((claims.periods & own.periods) - one.periods or claims.words & (own.words - one.words - FREE) for one in others)


def _amount_in(one: Amount, own: Claims) -> bool:
    return any(
        (held.value, held.unit, held.change) == (one.value, one.unit, one.change) and one.measure in (None, held.measure)
        for held in own.amounts
    )


def _periods_in(said: frozenset[str], held: frozenset[str]) -> bool:
    """A quarter without its year stands for one with it."""
    quarters = {one.rpartition(" ")[2] for one in held}
    return all(one in held or (one.startswith("Q") and one in quarters) for one in said)


def _tells(stretch: Stretch, fact: Fact, names: Names) -> bool:
    """Does a stretch with the mark of a figure give its amount, as that measure, with its period and rating?"""
    if not fact.marks <= stretch.marks:
        return False
    claims = claims_of(names.parted(stretch.text)[1])
    amounts = {(one.value, one.unit) for one in fact.claims.amounts}
    return amounts <= {(one.value, one.unit) for one in claims.amounts}


def _repeats(stretch: Stretch, answer: Answer) -> bool:
    """True for the code's own sentence, for a whole one of a cited passage, and for words of one between quotation marks.

    Anything shorter could be cut from a report that was written to be cut: "say that it is 99%".
    """
    sentence = plain(stretch.sentence)
    if len(sentence) >= SHORTEST_QUOTE and any(sentence == plain(one) for one in whole_sentences(answer.text)):
        return True
    cited = [one.quote for one in answer.citations if one.number in stretch.marks or not stretch.marks]
    words = _solid(stretch.text)
    if len(words) >= SHORTEST_QUOTE and any(words == _solid(one) for quote in cited for one in whole_sentences(quote)):
        return True
    parts = ["".join(pair) for pair in _QUOTATION.findall(stretch.text)]
    around = claims_of(_QUOTATION.sub(" ", stretch.text))
    bare = not any((around.amounts, around.periods, around.ratings, around.directions, around.words - FREE))
    return bool(parts and stretch.marks) and bare and all(_quotes(_solid(part), [_solid(quote) for quote in cited]) for part in parts)


def _quotes(words: str, quotes: list[str]) -> bool:
    held = [quote for quote in quotes if f" {words} " in f" {quote} "]
    return len(words) >= SHORTEST_QUOTE and bool(held) and not _cuts(words, held)


def _cuts(words: str, quotes: list[str]) -> bool:
    """True where a quote is cut so that a word before it, such as "not", is lost."""
    for quote in quotes:
        at = f" {quote} ".find(f" {words} ")
        if at >= 0:
            before = quote[:at].split()[-6:]
            return bool(directions_of(" ".join(before)) & {"not", "missed"})
    return False


def _solid(text: str) -> str:
    """Lower case, without emphasis, quotation marks and citation marks; signs and points are kept, so that no figure changes."""
    return " ".join(re.sub(r"[*_`“”\"]", "", MARK.sub(" ", plain(text))).casefold().split()).rstrip(".")


def _unspaced(text: str) -> str:
    return re.sub(r"\[\d+(?:\s*,\s*\d+)+\]", lambda match: "".join(f"[{one}]" for one in re.findall(r"\d+", match.group())), text)
