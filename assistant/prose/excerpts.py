"""Which sentences of a passage to show, and which passages beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.prose.asked import Asked
from assistant.prose.coverage import words_of
from assistant.prose.wants import gives_reason
from assistant.prose.windows import above, windows_of
from assistant.tools.search_text import Passage

CAUSE_SHARE = 0.6  # weight of words for a reason in the choice of sentences, where it is asked why
TELLING = 0.7  # of the best sentence's coverage from which another one is shown for its own sake
FEW_SENTENCES = 3  # so many are shown whole, unless a figure, date or name is wanted
MOST_SENTENCES = 6
MOST_PASSAGES = 3
MOST_WORDS = 120  # of an answer in the reports' words; one sentence that is longer stays whole
AFTER_TELLING = 2  # sentences shown after those that speak of the question: what is said of a thing follows its name
SAME_WORDS = 0.7  # shared words from which two passages say the same


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
        new = not any(alike(passage.text, one.text) for one in kept)
        if new and (fits or not kept) and len(kept) < MOST_PASSAGES:
            kept.append(passage)
    return kept


def alike(one: str, other: str) -> bool:
    """Do two texts say nearly the same?"""
    ours, theirs = ({word.stem for word in words_of(text)} for text in (one, other))
    return len(ours & theirs) >= SAME_WORDS * max(1, min(len(ours), len(theirs)))
