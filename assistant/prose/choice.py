"""Which of the passages found answer a question, and which of their sentences to show; none where none answers.

A passage answers when one of its sentences, with what stands around it (`windows.py`),
- holds every name of the question (`names.py`),
- speaks of enough of the rest of it (`coverage.py`): most of it for a question that names nothing, less for one about a named thing,
- holds what the question word wants (`wants.py`): the count of the thing for "how many", a date for "when", a name for "who",
and when passage and report are of the time asked about (`timing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.guard import numbers_of, without_dates
from assistant.prose.asked import Asked, lexicon_of
from assistant.prose.coverage import Word
from assistant.prose.excerpts import MOST_WORDS, alike, distinct, excerpt
from assistant.prose.timing import of_the_time
from assistant.prose.wants import MONEY, MONEY_NOUN, Want, gives_reason, has_cause, has_day, has_number
from assistant.prose.windows import BEFORE, LEAD_IN, Window, above, windows_of, without_dangling
from assistant.tools.search_text import Passage
from ingest.model import ChunkKind, Document

if TYPE_CHECKING:
    from index.store import Store

# Shares of the words of a question, its names aside, that a window must hold. How they were chosen: docs/evaluation.md.
ENOUGH = 0.7  # where the question names nothing
ENOUGH_OF_NAMED = 0.5  # where it names something, or asks for two things, each of which must be there
ENOUGH_SURE = 0.85  # where a name is what the whole report is about, and the passage does not repeat it
# A passage that is as near to the question as NEAR and ahead of the next by AHEAD may lack more: docs/evaluation.md.
NEAR = 0.55
AHEAD = 0.3
ENOUGH_AHEAD = 0.45
ENOUGH_TITLED = 0.55  # that its title alone must hold for a passage to be the commentary that an explanation asks for
COMMENTARY = 0.3  # the same, for a passage that speaks of enough, so that it need not say "because"
BESIDE = 0.25  # of the whole question that a sentence itself must hold for a bare number in it to be the number asked for
WORTH_MEANING = 0.25  # below it, words of the same meaning cannot make up for what is missing,
LIKE = 0.5  # unless question and passage are as near as this to each other
LED_ON = 0.1  # of the question that a window must hold for the sentences before its passage to count: it goes on about the same
NEARLY_AS_GOOD = 0.9  # of the best score that a further passage must reach
LIKENESS_SHARE = 0.5  # weight in the score, beside the coverage, of the cosine of question and passage
TITLE_SHARE = 0.3  # and of the coverage by the title of the passage alone: a comment on the thing asked about comes before a mention of it
TIME_SHARE = 0.2  # and of a report for just the period that the question names
DEFINES_SHARE = 0.3  # and of a sentence that says what the thing is, where that is asked
NUMBER_SHARE = 0.15  # and of each number that the question states and the passage prints, up to two
REASON_SHARE = 0.3  # and, where it is asked why, of a window that says enough and gives a reason in so many words
PHRASE_SHARE = 0.1  # and of each two words of the question that stand together there as well, up to two
DAY_SHARE = 0.15  # and of a day, where it is asked when
OWN_SHARE = 0.5  # and, where a figure, date or name is wanted, of what the sentence that holds it says itself
LOOKED_AT = 12  # passages judged in full
COMPARED = 4  # of them, passages searched for words of the same meaning
COMPARED_WINDOWS = 2  # of each of them, those that hold most: each word is embedded, and windows overlap


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A window and the words of the question that it holds, those of the sentence in its middle, and those of the names above."""

    window: Window
    held: frozenset[Word]
    own: frozenset[Word]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A passage with those of its windows that name all that the question names; `bonus` is what its rank owes to more than words."""

    passage: Passage
    document: Document
    seen: tuple[Seen, ...]
    titled: float
    bonus: float
    score: float


def choose(found: Iterable[Passage], asked: Asked, store: Store) -> list[Passage]:
    """The excerpts to show, best first; none when the passages do not answer all that is asked."""
    if asked.elliptical:
        return []
    passages = tuple(found)
    chosen = _chosen(passages, asked, store)
    if chosen or not asked.names or not asked.rest or any(want.figure for want in asked.wants):
        return chosen
    documents = sorted({passage.chunk.places[0].document_id for passage in passages})
    for document_id in documents:
        if not (themes := lexicon_of(store).themes.of(document_id, asked.names)):
            continue
        within = [passage for passage in passages if passage.chunk.places[0].document_id == document_id]
        names = tuple(name for name in asked.names if name not in themes)
        if chosen := _chosen(within, replace(asked, names=names, least=ENOUGH_SURE), store):
            return chosen
    return []


def _chosen(found: Iterable[Passage], asked: Asked, store: Store) -> list[Passage]:
    documents = {document.document_id: document for document in store.documents()}
    ranked = _ranked(one for passage in found if (one := _judged(passage, asked, documents)))[:LOOKED_AT]
    ranked = _ranked(_with_meaning(one, asked, store) if at < COMPARED else one for at, one in enumerate(ranked))
    ranked = sorted(ranked, key=lambda one: -one.score - _fits(one, asked))
    first: list[Judged | None] = []
    asked = _clearly_first(ranked, asked)
    if asked.wants:
        ranked = _ranked(replace(one, score=one.score + _own(one, asked) + _fits(one, asked)) for one in ranked)
        holding = [(one, [_holds(one, want, asked) for want in asked.wants]) for one in ranked]
        first = [next((one for one, held in holding if held[at]), None) for at in range(len(asked.wants))]
        chosen = [one for one, held in holding if one in first or all(held)] if all(first) else []
    else:
        chosen = [one for one in ranked if _speaks(one, asked)]
    good = [one for one in chosen if one.score >= NEARLY_AS_GOOD * chosen[0].score or asked.wants]
    if asked.wants:
        shared = len({one.passage.chunk.id for one in first if one is not None})
    else:  # a second account as good as the first is heard as well
        another = any(not alike(good[0].passage.text, one.passage.text) for one in good[1:])
        shared = 2 if another else 1
    return distinct(excerpt(one.passage, asked, MOST_WORDS // max(1, shared)) for one in good)


def name_of(passage: Passage) -> str | None:
    """The title of the row or activity that a passage is about; None where its own words stand in for one."""
    title = passage.chunk.title
    return None if title is None or " ".join(title.split()) in " ".join(passage.chunk.text.split()) else title


def _ranked(judged: Iterable[Judged]) -> list[Judged]:
    return sorted(judged, key=lambda one: (-one.score, one.passage.chunk.id))


def _judged(passage: Passage, asked: Asked, documents: Mapping[str, Document]) -> Judged | None:
    """None for a passage of another time than the question asks about, or one that does not name what it names.

    Words that lead in what the passage does not hold count only where they may hold a figure that is wanted.
    """
    if not asked.wants:
        passage = replace(passage, sentences=without_dangling(passage.sentences))
    document = documents[passage.chunk.places[0].document_id]
    names_above = above(passage)
    if not of_the_time(asked.periods, f"{passage.text} | {passage.context}", document, exactly=asked.dated):
        return None
    if not asked.named_in(f"{' '.join(passage.lead)} {passage.text} | {names_above}"):
        return None
    owned = [asked.held(sentence) for sentence in passage.sentences]
    over = asked.held(names_above)
    seen = []
    for own, window, before in zip(owned, windows_of(passage.sentences), _cut_off(passage), strict=True):
        held = frozenset[Word]().union(*(owned[at] for at in window.beside))
        before = before if asked.covered(held) >= LED_ON else ""
        if asked.named_in(f"{before} {window.around} | {names_above}"):
            seen.append(Seen(window=window, held=over | held | asked.held(before), own=own))
    if not seen:
        return None
    title = name_of(passage) or ""
    titled = asked.rest_covered(asked.held(title)) if title and asked.named_in(title) else 0.0
    exact = bool(asked.periods) and of_the_time(asked.periods, "", document, exactly=True)
    defines = any(asked.defined_in(sentence) for sentence in passage.sentences)
    phrases = min(2, sum(phrase in passage.text.lower() for phrase in asked.phrases))
    bonus = LIKENESS_SHARE * max(0.0, passage.likeness) + TITLE_SHARE * titled + TIME_SHARE * exact + DEFINES_SHARE * defines
    bonus += PHRASE_SHARE * phrases
    return Judged(passage=passage, document=document, seen=tuple(seen), titled=titled, bonus=bonus, score=bonus + _best(seen, asked))


def _cut_off(passage: Passage) -> list[str]:
    """For each sentence what of its window stands before the passage."""
    lead_in = next((sentence for sentence in passage.lead if sentence.endswith(LEAD_IN)), "")
    before: list[str] = []
    for at in range(len(passage.sentences)):
        if any(sentence.endswith(LEAD_IN) for sentence in passage.sentences[:at]):
            lead_in = ""  # another list has begun
        near = passage.lead[max(0, len(passage.lead) - BEFORE + at) :] if at < BEFORE else ()
        before.append(" ".join(dict.fromkeys(filter(None, [lead_in, *near]))))
    return before


def _best(seen: Iterable[Seen], asked: Asked) -> float:
    return max(asked.covered(one.held) for one in seen)


def _own(one: Judged, asked: Asked) -> float:
    """What the rank owes to how much the very sentence says that holds the figure, date or name wanted."""
    own = (
        asked.covered(seen.own) + DAY_SHARE * (asked.dates and has_day(seen.window.sentence))
        for seen in one.seen
        if any(want.holds(seen.window.sentence) for want in asked.wants)
    )
    return OWN_SHARE * max(own, default=0.0)


def _fits(one: Judged, asked: Asked) -> float:
    """What the rank owes to figures that the question states, and to a reason in so many words where it asks for one."""
    numbers = len(asked.numbers & numbers_of(without_dates(one.passage.text))) if asked.numbers else 0
    reasons = asked.causal and any(gives_reason(seen.window.sentence) and _is_enough(seen, asked) for seen in one.seen)
    return NUMBER_SHARE * min(2, numbers) + REASON_SHARE * reasons


def _with_meaning(one: Judged, asked: Asked, store: Store) -> Judged:
    """The same, with words of nearly the same meaning counted where they can decide."""
    if asked.least is not None:
        return one  # where most words must be held, none may be made up for: "site" is near "website"
    if any(_is_enough(seen, asked) for seen in one.seen):
        return one
    if max(asked.rest_covered(seen.held) for seen in one.seen) < WORTH_MEANING and one.passage.likeness < LIKE:
        return one
    vocabulary = lexicon_of(store).vocabulary
    missing = asked.rest.keys() - frozenset[Word]().union(*(seen.held for seen in one.seen))
    by_words = sorted(range(len(one.seen)), key=lambda at: (-asked.rest_covered(one.seen[at].held), at))
    worth = sorted(by_words[:COMPARED_WINDOWS])
    meant = dict(zip(worth, vocabulary.meant_words(missing, [one.seen[at].window.around for at in worth], store.embed), strict=True))
    seen = tuple(
        replace(seen, held=seen.held | meant[at], own=seen.own | meant[at]) if at in meant else seen for at, seen in enumerate(one.seen)
    )
    return replace(one, seen=seen, score=one.bonus + _best(seen, asked))


def _enough(asked: Asked) -> float:
    if asked.least is not None:
        return asked.least
    return ENOUGH_OF_NAMED if asked.names or len(asked.wants) > 1 else ENOUGH


def _is_enough(seen: Seen, asked: Asked, ahead: bool = False) -> bool:
    """Does a window hold enough of the question? Less is enough in the passage that is far ahead of all others."""
    if ahead:
        return asked.rest_covered(seen.held) >= ENOUGH_AHEAD
    return asked.rest_covered(seen.held) >= _enough(asked) and asked.focus <= seen.held


def _clearly_first(ranked: Sequence[Judged], asked: Asked) -> Asked:
    """The question, content with fewer of its words in a passage that is near to it and far ahead of the next that could answer."""
    if asked.least is not None or not ranked or ranked[0].passage.likeness < NEAR:
        return asked
    first = ranked[0]
    able = [one for one in ranked[1:] if all(any(want.holds(seen.window.sentence) for seen in one.seen) for want in asked.wants)]
    others = (one.score for one in able if not alike(first.passage.text, one.passage.text))
    ahead = first.score - next(others, 0.0)
    return replace(asked, ahead=first.passage.chunk.id) if ahead >= AHEAD else asked


def _speaks(one: Judged, asked: Asked) -> bool:
    """Does a window speak of enough of the question? A row must say more than its title.

    Commentary under the name of the thing explains it without repeating it; other prose must give a reason where one is asked for.
    """
    if one.passage.chunk.kind is ChunkKind.ROW and (_is_title_alone(one.passage) or _is_of_figures(one.passage)):
        return False
    if asked.explains and one.titled >= ENOUGH_TITLED:
        return True
    speaking = [seen for seen in one.seen if _is_enough(seen, asked, asked.ahead == one.passage.chunk.id)]
    if asked.causal and one.titled < COMMENTARY:
        speaking = [seen for seen in speaking if has_cause(seen.window.around)]
    return bool(speaking)


def _is_title_alone(passage: Passage) -> bool:
    """Does a row say no more than its title, without a figure? "Absence will have fallen from 12 to 8 days." says something."""
    return passage.text == passage.chunk.title and not has_number(passage.text)


def _is_of_figures(passage: Passage) -> bool:
    """Is a row of a table one of numbers, which says nothing in words?"""
    cells = [cell.rpartition(": ")[2] for cell in passage.chunk.text.split("; ")]
    figures = sum(bool(re.search(r"\d", cell)) and not re.search(r"[A-Za-z]{4}", cell) for cell in cells)
    return figures > len(cells) / 2


def _holds(one: Judged, want: Want, asked: Asked) -> bool:
    """Does a window hold what is wanted, and speak, with the names above it, of the thing and the time asked about?"""
    return any(
        want.holds(seen.window.sentence)
        and _is_enough(seen, asked, asked.ahead == one.passage.chunk.id)
        and (not want.beside_words or _is_beside(seen, want, asked))
        and bool(seen.own)
        and (not want.count or asked.named_in(f"{' '.join(one.passage.lead)} {seen.window.before} {above(one.passage)}"))
        and (not want.about or any(word.stem in want.about for word in seen.held))
        and (not want.figure or of_the_time(asked.periods, seen.window.sentence, one.document, exactly=True))
        for seen in one.seen
    )


def _is_beside(seen: Seen, want: Want, asked: Asked) -> bool:
    """Does the sentence of a figure say itself what the question asks: enough of its words, or the word for money that it has?"""
    if asked.covered(seen.own) >= BESIDE or asked.tells(seen.own) >= ENOUGH_OF_NAMED:
        return True
    return want is MONEY and bool(asked.names) and any(MONEY_NOUN.search(word.written) for word in seen.own)
