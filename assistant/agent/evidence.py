"""What an answer made by code gives to say, mark by mark: the facts that a model's sentence may claim beside those marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.agent.claims import Amount, Claims, amounts_of, claims_of, periods_of, words_of
from assistant.composing.wording import at, oneline, with_unit
from assistant.model import Answer, Figure, Working
from assistant.prose.sentences import sentences
from ingest.model import Measure

LONGEST_CELL = 80  # letters of a quote: what is longer is a passage or row, and is only repeated word for word
_RUN = re.compile(r"(?:\s*\[\d+\])+")
_NUMBER = re.compile(r"\d+")
_LIST_MARK = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_RULE = re.compile(r"^\s*\|[\s:|-]+\|\s*$")
_SPACED = re.compile(r"\[(\d+)\s*,\s*(?=\d)")
# What the amounts of a working are, by the word it is called with; the results of others are figures of their own.
_OF_CHANGE = re.compile(r"change|distance|variance|difference|rise|fall|gap|short|relative|points", re.IGNORECASE)
# Words that say which measure a number is: a target told without one would pass for a result.
LABELS = {
    Measure.TARGET: frozenset({"target"}), Measure.FLOOR: frozenset({"floor", "minimum", "toleranc"}),
    Measure.BENCHMARK: frozenset({"benchmark", "averag"}), Measure.VARIANCE: frozenset({"varianc"}),
    Measure.NUMERATOR: frozenset({"of", "numerator"}), Measure.DENOMINATOR: frozenset({"of", "denominator"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What may be said beside `marks` (together). `measure` is that of a figure; `names` the titles of the indicators it is about."""

    marks: frozenset[int]
    claims: Claims
    names: frozenset[str]
    measure: Measure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Part of a sentence with the marks that follow it; without any, those last before it in the sentence; none in a sentence of none."""

    text: str
    marks: frozenset[int]
    sentence: str


def stretches(text: str) -> tuple[Stretch, ...]:
    """The text cut at its citation marks, sentence by sentence, list marks and rules of tables left out.

    >>> [(one.text, sorted(one.marks)) for one in stretches("It is 9.4% [1], above 9 [2][3]. Good.")]
    [('It is 9.4%', [1]), (', above 9', [2, 3]), ('.', [2, 3]), ('Good.', [])]
    """
    return tuple(stretch for sentence in whole_sentences(text) for stretch in _cut(sentence))


def whole_sentences(text: str) -> Iterator[str]:
    while _SPACED.search(text):
        text = _SPACED.sub(r"[\1][", text)
    for line in text.split("\n"):
        if not _RULE.match(line):
            yield from sentences(_LIST_MARK.sub("", line.replace("|", " ")))


def _cut(sentence: str) -> Iterator[Stretch]:
    start, marks = 0, frozenset[int]()
    for run in _RUN.finditer(sentence):
        marks = frozenset(map(int, _NUMBER.findall(run.group())))
        yield Stretch(text=sentence[start : run.start()], marks=marks, sentence=sentence)
        start = run.end()
    if sentence[start:].strip():
        yield Stretch(text=sentence[start:].strip(), marks=marks, sentence=sentence)


class Names:
    """The titles and references of the indicators that an answer has figures of; numbers inside them are no figures."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        known: dict[str, str] = {}
        for figure in figures:
            title = plain(figure.title)
            known.setdefault(title.casefold(), title)
            if figure.ref:
                known.setdefault(plain(figure.ref).casefold(), title)
        self._known = known
        names = sorted(known, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(rf"(?<![\w/.-]){re.escape(name)}(?![\w/-]|\.\d)" for name in names) or r"(?!)", re.IGNORECASE)

    def parted(self, text: str) -> tuple[frozenset[str], str]:
        """The titles of the indicators that the text names, and the text without the names."""
        text = plain(text)
        return frozenset(self._known[found.casefold()] for found in self._pattern.findall(text)), self._pattern.sub(" ", text)


def plain(text: str) -> str:
    return oneline(re.sub(r"[*_`]", "", text).replace("’", "'"))


def facts_of(answer: Answer, names: Names) -> tuple[Fact, ...]:
    """Every fact of the answer: each figure, each working, and the stretches of its text about a short cell or one of several figures."""
    figured = {figure.citation for figure in answer.figures}
    said = list(_said(answer, names))
    facts = [_of_figure(figure, answer, said) for figure in answer.figures]
    facts += [_of_working(working, answer) for working in answer.working if working.inputs]
    cells = figured | {one.number for one in answer.citations if len(one.quote) <= LONGEST_CELL}
    single = {number for number in figured if sum(figure.citation == number for figure in answer.figures) == 1}
    return (*facts, *(fact for fact in said if fact.marks and fact.marks <= cells and not fact.marks & single))


def _said(answer: Answer, names: Names) -> Iterator[Fact]:
    for stretch in stretches(answer.text):
        named, rest = names.parted(stretch.text)
        yield Fact(marks=stretch.marks, claims=claims_of(rest), names=named)


def _of_figure(figure: Figure, answer: Answer, said: list[Fact]) -> Fact:
    """The record, with the words and directions of the text beside its mark alone; its amount is never taken from the text."""
    amounts = amounts_of(with_unit(figure.value, figure.unit)) if figure.value is not None else amounts_of(figure.raw)
    periods = periods_of(at(figure.period)) | periods_of(figure.period or "")
    own = Claims(
        amounts=frozenset(replace(one, change=False, measure=figure.measure) for one in amounts),
        periods=periods,
        ratings=frozenset({figure.rating.value.lower()} if figure.rating else ()),
        words=_words_about(figure, answer) | words_of(figure.measure.value),
    )
    alone = sum(one.citation == figure.citation for one in answer.figures) == 1
    for fact in said if alone else ():
        if fact.marks == {figure.citation}:
            own = own.joined(replace(fact.claims, amounts=frozenset(), ratings=frozenset(), periods=frozenset()))
    title = plain(figure.title)
    return Fact(marks=frozenset({figure.citation}), claims=own, names=frozenset({title}), measure=figure.measure)


def _words_about(figure: Figure, answer: Answer) -> frozenset[str]:
    cited = [one for one in answer.citations if one.number == figure.citation]
    return words_of(" ".join([figure.title, figure.ref or "", *(one.section or "" for one in cited), *(one.title for one in cited)]))


def _of_working(working: Working, answer: Answer) -> Fact:
    """The result of the working with its unit, beside the marks of what went into it; with the sign left out where words give it."""
    change = _OF_CHANGE.search(working.what) is not None or working.unit == "percentage points"
    result = working.result if not working.unit or working.unit in working.result else f"{working.result} {working.unit}"
    amounts = [replace(one, change=change, measure=None) for one in amounts_of(result.replace(" %", "%"))]
    signless = [Amount(value=abs(one.value), unit=one.unit, change=change) for one in amounts if change]
    of = [figure for figure in answer.figures if figure.citation in working.inputs]
    words = words_of(f"{working.what} {working.note or ''}") | frozenset().union(*(_words_about(one, answer) for one in of))
    claims = Claims(amounts=frozenset(amounts + signless), words=words)
    return Fact(marks=frozenset(working.inputs), claims=claims, names=frozenset(plain(one.title) for one in of))
