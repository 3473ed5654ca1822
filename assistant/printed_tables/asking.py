"""What a question says of printed tables in full: its telling words in order, what is to be worked out, limits, and what it states."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.meaning.jargon import spelled_out
from assistant.meaning.periods import AskedPeriod
from assistant.meaning.question import Question
from assistant.meaning.when import when
from assistant.meaning.words import is_chatter, is_everyday, is_loose, mended, plain_words, stem
from assistant.printed_tables.asking_words import (
    ADDED,
    AGAINST_EACH,
    AND_HOW_MUCH,
    AVERAGED,
    BOTH_WAYS,
    EITHER_WAY,
    EMPTY,
    FINAL,
    FIRST_FEW,
    FORECAST_OUTTURN,
    GROUP_PHRASE,
    HOW_MANY,
    IN_RANK,
    IN_TERMS,
    LESS,
    MORE,
    MORE_CONCEPTS,
    NOT_LESS,
    NOT_MORE,
    NOT_THAT,
    NOUNS,
    NUMBERS,
    OF_MANY,
    OF_TOTAL,
    ONLY_THOSE,
    OR_THAT,
    RANKS,
    SAID_AS,
    SAME_AS,
    SECOND_SHARE,
    SEPARATOR,
    SHARE,
    TASKS,
    VERIFY,
    WHICH_ONES,
    WHY_SO,
    YES_NO,
    Task,
)  # fmt: skip
from assistant.printed_tables.reading import SCALES, Stated
from assistant.printed_tables.wordings import ASKED_CONCEPTS, LIMITS, OF_MONEY, OVERSPENT, STATED, UNDERSPENT, Concept
from assistant.tools.table_figures import Limit

WORD_AS_TYPED = re.compile(r"[A-Za-z][A-Za-z'&]*")
OF_CAPITALS = re.compile(r"(?<=[A-Z]{2})'?s$")  # "GETs"
SIGNS = (("<", re.compile(r"\b(?:negative|below zero|lost money|made a loss)\b")), (">", re.compile(r"\b(?:positive|above zero)\b")))
WORD = re.compile(r"[a-z][a-z'&]*\d*|\d+[a-z]+")
ONE_OFF = re.compile(r"\bone[ -]offs?\b")
AMOUNT = re.compile(r"\d+(?:k|m|bn|st|nd|rd|th)")  # of money, or a place in a row: names nothing
# Concepts whose words also name rows: they are sought in labels first.
IN_LABELS = frozenset(
    {
        Concept.SAVING, Concept.TOTAL, Concept.BUDGET, Concept.SPENT, Concept.CONTROLS, Concept.OWNER, Concept.STATUS, Concept.REVISED,
        Concept.ORIGINAL,
    }
)  # fmt: skip
SUMMED, TOTAL = dict(TASKS)[Task.SUM], re.compile(r"\btotals?\b")
UNSAID_CONCEPTS = frozenset({Concept.PERCENT, Concept.TOTAL, Concept.COMMENTS, Concept.CAUSE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One telling word or concept of a question: a text holds it when it holds all stems of one of `readings`. `segment` counts the
    separators ("and", "vs", a comma) before it; `word` is as typed. One that is `spare` need not be explained by a table."""

    word: str
    readings: tuple[frozenset[str], ...]
    segment: int
    at: int
    concept: Concept | None = None
    spare: bool = False

    def held_by(self, stems: Collection[str]) -> bool:
        for reading in self.readings:  # noqa: SIM110 - a plain loop: this is asked for every row of every table
            if reading and reading.issubset(stems):
                return True
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`limits` carry numbers as stated, in plain units (£10m is 10,000,000) where `scaled` holds them, `limits_at` where in the text
    they stand; `sign` is 1 for overspent, -1 for underspent. `phrase` is an amount by which a group of rows may be named ("over £10m").
    `compares` is "less", "more", "not less", "not more" or "same" where one column is set against another row by row.
    With `final` an outturn is asked for. `share_of` is the whole of which a second clause asks the share. `many` is how
    many lines of one name it speaks of ("the two growth lines"). `words` are all words of the question.
    `left_out` is what it says it does not mean. With `summed` the rows listed are added up as well.
    `stated` is the one amount of money that it states, limits aside. Of a ranking it asks for the `first` rows, or that in place
    `rank`. With `in_percent` a difference is wanted as a percentage as well."""

    text: str
    task: Task
    terms: tuple[Term, ...]
    periods: tuple[AskedPeriod, ...]
    limits: tuple[Limit, ...] = ()
    limits_at: tuple[int, ...] = ()
    scaled: frozenset[Limit] = frozenset()
    sign: int = 0
    verify: bool = False
    why: bool = False
    phrase: str = ""
    compares: str = ""
    final: bool = False
    share_of: str = ""
    many: int = 0
    words: tuple[str, ...] = ()
    left_out: tuple[tuple[Term, ...], ...] = ()
    summed: bool = False
    stated: Stated | None = None
    first: int = 1
    rank: int = 1
    in_percent: bool = False

    def concepts(self) -> frozenset[Concept]:
        return frozenset(term.concept for term in self.terms if term.concept is not None)

    def of_one_line(self) -> bool:
        """Is a figure asked for that is printed, no sum? The "total" of "total return" may be said by the heading of a column."""
        return self.task is Task.VALUE or (self.task is Task.SUM and not SUMMED.search(TOTAL.sub(" ", self.text.lower())))


def read_wanted(question: Question, used: Collection[str] = ()) -> Wanted:
    """What the question wants of a table; `used` are the words that name its report."""
    whole = " ".join(question.text.lower().replace("’", "'").split())
    text = OF_TOTAL.sub(lambda match: match["total"], when(whole).rest)
    verify = bool(VERIFY.search(text) or YES_NO.search(text))
    text = VERIFY.sub(" ", text)
    left_out = _left_out(text, used)
    text = IN_TERMS.sub(" ", NOT_THAT.sub(" ", text))
    text = AND_HOW_MUCH.sub(lambda match: match["first"], text)
    why = bool(WHY_SO.search(text))
    share_of, text = _second_share(text)
    phrase, text = _phrase(text)
    limits, limits_at, scaled, text = _limits(text)
    final = bool(FINAL.search(whole)) and not FORECAST_OUTTURN.search(whole)
    sign = 1 if OVERSPENT.search(text) else -1 if UNDERSPENT.search(text) else 0
    compares = _compares(text)
    text = OF_MONEY.sub(lambda match: match[0].replace("money", " "), text)
    task = next((task for task, wording in TASKS if wording.search(text)), Task.VALUE)
    if task in (Task.VALUE, Task.SUM) and not share_of and SHARE.search(whole):  # "% of the whole 24-25 budget": the words go with the year
        task = Task.SHARE
    if task is Task.VALUE and len(question.periods) == 2 and AGAINST_EACH.search(whole):
        task = Task.DIFFERENCE
    if task in (Task.SUM, Task.VALUE) and (limits or sign or compares) and WHICH_ONES.search(text):  # "with a negative total return"
        task = Task.LIST
    if task is Task.DIFFERENCE and OF_MANY.search(text) and dict(TASKS)[Task.LARGEST].search(text):
        task = Task.LARGEST  # "which grant goes up most?"
    in_percent = task is Task.DIFFERENCE and BOTH_WAYS.search(text) is not None
    if in_percent:
        text = BOTH_WAYS.sub(" ", text)
    if task in (Task.VALUE, Task.SUM) and len(question.periods) > 1 and AVERAGED.search(text):
        task, text = Task.MEAN, AVERAGED.sub(" ", text)
    terms = _terms(text, used, _capitals(question.text))
    words = tuple(plain_words(whole))
    summed = task is Task.SUM or (task is Task.DIFFERENCE and sign != 0 and ADDED.search(text) is not None)
    if summed and task is Task.DIFFERENCE:  # "adding the two lines together, by how much is it overspent?"
        task = Task.SUM
    if summed and (ONLY_THOSE.search(whole) or WHICH_ONES.search(whole)):
        task = Task.LIST
    return Wanted(
        text=question.text, task=task, terms=terms, periods=question.periods, limits=limits, limits_at=limits_at, scaled=scaled, sign=sign,
        verify=verify, why=why, phrase=phrase, compares=compares, final=final, share_of=share_of, many=_many(whole), words=words,
        left_out=left_out,
        summed=summed and task is Task.LIST, stated=_stated(text), first=_first(whole), rank=_rank(whole),
        in_percent=in_percent,
    )  # fmt: skip


def _stated(text: str) -> Stated | None:
    """The one amount that the text states with a sign of money or a scale."""
    found = [match for match in STATED.finditer(text) if match["scale"] or "£" in match.group()]
    if len(found) != 1:
        return None
    match = found[0]
    return Stated(number=Decimal(match["number"].replace(",", "")), scale=SCALES.get(match["scale"] or "", Decimal(1)))


def _left_out(text: str, used: Collection[str]) -> tuple[tuple[Term, ...], ...]:
    """The terms of each thing that "(not the one nor the other)" names."""
    parts = [part for match in NOT_THAT.finditer(text) for part in OR_THAT.split(match.group().removeprefix("leaving"))]
    found = (tuple(term for term in _terms(part, used, ()) if not term.spare and term.concept is None) for part in parts)
    return tuple(terms for terms in found if terms)


def _compares(text: str) -> str:
    """How one column is set against another row by row; empty where it is not, or where both ways are open ("higher or lower")."""
    if EITHER_WAY.search(text):
        return ""
    if NOT_LESS.search(text):
        return "not less"
    if NOT_MORE.search(text):
        return "not more"
    if LESS.search(text) or MORE.search(text):
        return "less" if LESS.search(text) else "more"
    return "same" if SAME_AS.search(text) and (WHICH_ONES.search(text) or dict(TASKS)[Task.COUNT].search(text)) else ""


def _second_share(text: str) -> tuple[str, str]:
    """The whole of which a second clause asks the share, and the text without that clause."""
    match = SECOND_SHARE.search(text)
    return (match["whole"], text[: match.start()] + " " + text[match.end() :]) if match else ("", text)


def _many(text: str) -> int:
    match = HOW_MANY.search(text)
    number = (match["number"] or match["both"] or match["one"]) if match else ""
    return NUMBERS.get(number) or int(number or 0)


def _first(text: str) -> int:
    match = FIRST_FEW.search(text)
    number = next((group for group in match.groups() if group), "1") if match else "1"
    return NUMBERS.get(number) or int(number)


def _rank(text: str) -> int:
    match = IN_RANK.search(text)
    return RANKS[match["rank"]] if match else 1


def _phrase(text: str) -> tuple[str, str]:
    match = GROUP_PHRASE.search(text)
    return (" ".join(match.group().replace("£ ", "£").split()), text) if match else ("", text)


def _limits(text: str) -> tuple[tuple[Limit, ...], tuple[int, ...], frozenset[Limit], str]:
    """The limits, where they stand, those in money, and the text of the same length without them."""
    found: list[Limit] = []
    at: list[int] = []
    scaled: set[Limit] = set()
    for sign, pattern in LIMITS:
        while match := pattern.search(text):
            scale = SCALES.get(match["scale"] or "")
            limit = Limit(sign=sign, number=Decimal(match["number"].replace(",", "")) * (scale or 1))
            found.append(limit)
            at.append(match.start("number"))
            if scale is not None or "£" in match.group():
                scaled.add(limit)
            kept = match.group()[: match.start("number") - match.start()] if sign == "=" else " "
            text = text[: match.start()] + kept.replace("£", " ").ljust(len(match.group())) + text[match.end() :]
    for sign, pattern in SIGNS:
        if match := pattern.search(text):
            found.append(Limit(sign=sign, number=Decimal(0)))
            at.append(match.start())
            text = pattern.sub(lambda one: " " * len(one.group()), text)
    return tuple(found), tuple(at), frozenset(scaled), text


def _capitals(text: str) -> frozenset[str]:
    """The words typed in capitals in a question that is not: abbreviations, even where they spell an everyday word."""
    words = [OF_CAPITALS.sub("", word) for word in WORD_AS_TYPED.findall(text.replace("’", "'"))]
    capitals = frozenset(word.lower() for word in words if word.isupper() and len(word) > 1)
    return capitals if len(capitals) * 2 < len(words) else frozenset()


def _terms(text: str, used: Collection[str], capitals: Collection[str]) -> tuple[Term, ...]:
    segments = [match.start() for match in SEPARATOR.finditer(text)]
    found: list[Term] = []
    masked = text
    for concept, wording in (*MORE_CONCEPTS, *ASKED_CONCEPTS):
        for match in list(wording.finditer(masked)):
            stems = frozenset(stem(word) for word in plain_words(match.group()) if not word.isdigit())
            found.append(
                Term(
                    word=match.group().strip(),
                    readings=(stems,),
                    segment=_segment(match.start(), segments),
                    at=match.start(),
                    concept=concept,
                )
            )
        masked = wording.sub(lambda one: " " * len(one.group()), masked)
    found += [
        Term(word=match.group(), readings=(frozenset({"oneoff"}),), segment=_segment(match.start(), segments), at=match.start(), spare=True)
        for match in ONE_OFF.finditer(masked)
    ]
    masked = ONE_OFF.sub(lambda one: " " * len(one.group()), masked)
    skipped = {stem(word) for word in used}
    for match in WORD.finditer(masked):
        word = match.group().strip("'&").removesuffix("'s")
        if word.endswith("s") and word[:-1] in capitals:
            word = word[:-1]
        if len(word) < 2 or stem(word) in skipped or AMOUNT.fullmatch(word):
            continue
        empty = (word in EMPTY or is_chatter(word)) and word not in capitals
        if empty and (word not in EMPTY or word not in NOUNS):
            continue
        spare = empty or (is_loose(stem(word)) and not is_everyday(stem(word)) and word not in capitals)  # labels hold everyday words
        readings = (frozenset({word}),) if word in capitals and is_chatter(word) else readings_of(word)
        found.append(Term(word=word, readings=readings, segment=_segment(match.start(), segments), at=match.start(), spare=spare))
    return tuple(sorted(found, key=lambda term: term.at))


def readings_of(word: str) -> tuple[frozenset[str], ...]:
    """What a word may be written as in a table: its own stem, that of an abbreviation written out, that of a synonym."""
    written = frozenset(stem(one) for one in plain_words(spelled_out(mended(word))) if not is_chatter(one))
    readings = [frozenset({stem(word)}), written, *(frozenset({one}) for one in SAID_AS.get(word, ()))]
    return tuple(dict.fromkeys(reading for reading in readings if reading))


def _segment(at: int, segments: Sequence[int]) -> int:
    return sum(start < at for start in segments)
