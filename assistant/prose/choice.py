"""Which of the passages found answer a question, and which of their sentences to show; none where none answers.

A passage answers when one of its sentences, with what stands around it (`windows.py`),
- holds every name of the question (`names.py`),
- speaks of enough of the rest of it (`coverage.py`): most of it for a question that names nothing, less for one about a named thing,
- holds what the question word wants (`wants.py`): the count of the thing for "how many", a date for "when", a name for "who",
and when passage and report are of the time asked about (`timing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.prose.asked import Asked, lexicon_of
from assistant.prose.coverage import Word, words_of
from assistant.prose.names import Name
from assistant.prose.timing import of_the_time
from assistant.prose.wants import Want, gives_reason, has_cause, has_day
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
THEME = 0.15  # of the passages of a report that must hold a name for it to be what the report is about
FEWEST_THEMED = 5  # and at least so many
ENOUGH_TITLED = 0.55  # that its title alone must hold for a passage to be the commentary that an explanation asks for
COMMENTARY = 0.3  # the same, for a passage that speaks of enough, so that it need not say "because"
BESIDE = 0.25  # of the whole question that a sentence itself must hold for a bare number in it to be the number asked for
WORTH_MEANING = 0.25  # below it, words of the same meaning cannot make up for what is missing,
LIKE = 0.5  # unless question and passage are as near as this to each other
LED_ON = 0.1  # of the question that a window must hold for the sentences before its passage to count: it goes on about the same
NEARLY_AS_GOOD = 0.9  # of the best score that a further passage must reach
SAME_WORDS = 0.7  # shared words from which two passages say the same
LIKENESS_SHARE = 0.5  # weight in the score, beside the coverage, of the cosine of question and passage
TITLE_SHARE = 0.3  # and of the coverage by the title of the passage alone: a comment on the thing asked about comes before a mention of it
TIME_SHARE = 0.2  # and of a report for just the period that the question names
DEFINES_SHARE = 0.3  # and of a sentence that says what the thing is, where that is asked
PHRASE_SHARE = 0.1  # and of each two words of the question that stand together there as well, up to two
DAY_SHARE = 0.15  # and of a day, where it is asked when
CAUSE_SHARE = 0.6  # weight of words for a reason in the choice of sentences, where it is asked why
OWN_SHARE = 0.5  # and, where a figure, date or name is wanted, of what the sentence that holds it says itself
TELLING = 0.7  # of the best sentence's coverage from which another one is shown for its own sake
LOOKED_AT = 12  # passages judged in full
COMPARED = 4  # of them, passages searched for words of the same meaning
COMPARED_WINDOWS = 2  # of each of them, those that hold most: each word is embedded, and windows overlap
FEW_SENTENCES = 3  # so many are shown whole, unless a figure, date or name is wanted
MOST_SENTENCES = 6
MOST_PASSAGES = 3
MOST_WORDS = 120  # of an answer in the reports' words; one sentence that is longer stays whole
AFTER_TELLING = 2  # sentences shown after those that speak of the question: what is said of a thing follows its name


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
    for document_id, themes in _themes(asked, {passage.chunk.places[0].document_id for passage in passages}, store).items():
        within = [passage for passage in passages if passage.chunk.places[0].document_id == document_id]
        names = tuple(name for name in asked.names if name not in themes)
        if chosen := _chosen(within, replace(asked, names=names, least=ENOUGH_SURE), store):
            return chosen
    return []


def _themes(asked: Asked, documents: Collection[str], store: Store) -> dict[str, frozenset[Name]]:
    """The names of the question that a report speaks of all along, so that a passage need not repeat them; reports without any left out."""
    prose, found = lexicon_of(store).prose, dict[str, frozenset[Name]]()
    for document_id in sorted(documents):
        texts = prose.get(document_id, ())
        least = max(FEWEST_THEMED, THEME * len(texts))
        themes = frozenset(name for name in asked.names if sum(name.stands_in(text) for text in texts) >= least)
        if themes:
            found[document_id] = themes
    return found


def _chosen(found: Iterable[Passage], asked: Asked, store: Store) -> list[Passage]:
    documents = {document.document_id: document for document in store.documents()}
    ranked = _ranked(one for passage in found if (one := _judged(passage, asked, documents)))[:LOOKED_AT]
    ranked = _ranked(_with_meaning(one, asked, store) if at < COMPARED else one for at, one in enumerate(ranked))
    first: list[Judged | None] = []
    asked = _clearly_first(ranked, asked)
    if asked.wants:
        ranked = _ranked(replace(one, score=one.score + _own(one, asked)) for one in ranked)
        holding = [(one, [_holds(one, want, asked) for want in asked.wants]) for one in ranked]
        first = [next((one for one, held in holding if held[at]), None) for at in range(len(asked.wants))]
        chosen = [one for one, held in holding if one in first or all(held)] if all(first) else []
    else:
        chosen = [one for one in ranked if _speaks(one, asked)]
    good = [one for one in chosen if one.score >= NEARLY_AS_GOOD * chosen[0].score or asked.wants]
    if asked.wants:
        shared = len({one.passage.chunk.id for one in first if one is not None})
    else:  # a second account as good as the first is heard as well
        another = any(not _alike(good[0].passage.text, one.passage.text) for one in good[1:])
        shared = 2 if another else 1
    return distinct(excerpt(one.passage, asked, MOST_WORDS // max(1, shared)) for one in good)


def excerpt(passage: Passage, asked: Asked, most_words: int = MOST_WORDS) -> Passage:
    """At most `MOST_SENTENCES` neighbouring sentences: all if they are few or it asks why, else those that speak of the question, one
    before and `AFTER_TELLING` after them; fewer where they have more than `most_words` words."""
    windows = tuple(windows_of(passage.sentences))
    telling_apart = asked.without(asked.held(above(passage)))
    shares = [telling_apart.covered(asked.held(window.sentence)) for window in windows]
    if asked.causal:
        shares = [share + CAUSE_SHARE * gives_reason(window.sentence) for share, window in zip(shares, windows, strict=True)]
    wanting = [
        share + telling_apart.covered(asked.held(window.around)) if any(want.holds(window.sentence) for want in asked.wants) else 0.0
        for share, window in zip(shares, windows, strict=True)
    ]
    ranked = wanting if any(wanting) else shares
    centre = ranked.index(max(ranked, default=0.0)) if ranked else 0
    first, last = 0, len(shares) - 1
    few = len(shares) <= FEW_SENTENCES and not asked.wants
    if not few and not (len(shares) <= MOST_SENTENCES and (asked.explains or not any(shares))):
        telling = [at for at, share in enumerate(ranked) if share >= TELLING * max(ranked)]
        before = 0 if asked.wants and asked.says_itself(windows[telling[0]].sentence, windows[telling[0]].around) else 1
        first = max(telling[0] - before, centre - MOST_SENTENCES // 2, 0)
        last = min(telling[-1] + (1 if asked.wants else AFTER_TELLING), len(shares) - 1, first + MOST_SENTENCES - 1)
    first, last = _short(passage.sentences, first, last, centre, ranked, most_words)
    return replace(passage, sentences=passage.sentences[first : last + 1])


def _short(sentences: tuple[str, ...], first: int, last: int, centre: int, ranked: Sequence[float], most_words: int) -> tuple[int, int]:
    """The part of a range of sentences around the telling one that has no more words than allowed; that one whole, however long."""
    low = high = min(max(centre, first), last)
    words = _words(sentences[low : high + 1])
    while True:
        beside = [at for at in (high + 1, low - 1) if first <= at <= last and words + _words(sentences[at : at + 1]) <= most_words]
        if not beside:
            return low, high
        chosen = max(beside, key=lambda at: (ranked[at], at))
        low, high, words = min(low, chosen), max(high, chosen), words + _words(sentences[chosen : chosen + 1])


def _words(sentences: Iterable[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def distinct(passages: Iterable[Passage]) -> list[Passage]:
    """The first passages without those that say nearly the same as an earlier one, `MOST_SENTENCES` and `MOST_WORDS` at most."""
    kept: list[Passage] = []
    for passage in passages:
        every = [sentence for one in kept for sentence in one.sentences]
        fits = len(every) + len(passage.sentences) <= MOST_SENTENCES and _words([*every, *passage.sentences]) <= MOST_WORDS
        new = not any(_alike(passage.text, one.text) for one in kept)
        if new and (fits or not kept) and len(kept) < MOST_PASSAGES:
            kept.append(passage)
    return kept


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
    others = (one.score for one in able if not _alike(first.passage.text, one.passage.text))
    ahead = first.score - next(others, 0.0)
    return replace(asked, ahead=first.passage.chunk.id) if ahead >= AHEAD else asked


def _speaks(one: Judged, asked: Asked) -> bool:
    """Does a window speak of enough of the question? A row must say more than its title.

    Commentary under the name of the thing explains it without repeating it; other prose must give a reason where one is asked for.
    """
    if one.passage.chunk.kind is ChunkKind.ROW and (one.passage.text == one.passage.chunk.title or _is_of_figures(one.passage)):
        return False
    if asked.explains and one.titled >= ENOUGH_TITLED:
        return True
    speaking = [seen for seen in one.seen if _is_enough(seen, asked, asked.ahead == one.passage.chunk.id)]
    if asked.causal and one.titled < COMMENTARY:
        speaking = [seen for seen in speaking if has_cause(seen.window.around)]
    return bool(speaking)


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
        and (not want.beside_words or asked.covered(seen.own) >= BESIDE or asked.tells(seen.own) >= ENOUGH_OF_NAMED)
        and bool(seen.own)
        and (not want.about or any(word.stem in want.about for word in seen.held))
        and (not want.figure or of_the_time(asked.periods, seen.window.sentence, one.document, exactly=True))
        for seen in one.seen
    )


def _alike(one: str, other: str) -> bool:
    ours, theirs = ({word.stem for word in words_of(text)} for text in (one, other))
    return len(ours & theirs) >= SAME_WORDS * max(1, min(len(ours), len(theirs)))
