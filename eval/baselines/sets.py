"""Asks every system the same questions of the same files: ours, and each baseline, one `SetResult` a set and system."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.records import answer_record
from eval.asked import Asked
from eval.baselines.asking import Questions, questions_for
from eval.baselines.langchain_top5 import TOP, LangchainTop5
from eval.baselines.page_search import PageSearch
from eval.baselines.passages import Needed, Passage, judged, needed, relevant_ids
from eval.baselines.rank_measures import rank_measures
from eval.baselines.rankings import Rankings
from eval.corpora import Corpus
from eval.intervals import share
from eval.judge import judge
from eval.results import OURS, QuestionResult, SetResult, Trace
from index.store import Store

DEEP = 50  # pieces of the plain ranking that measures of rank look at


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A way to find passages: its name, how many it shows, all that it could show, and its ranking of them."""

    name: str
    shown: int
    passages: Mapping[str, Passage]
    ranked: Callable[[str], Sequence[str]]


def baseline_sets(store: Store, corpus: Corpus) -> tuple[SetResult, ...]:
    """Every set of the corpus with every system, ours included."""
    titles: dict[str, set[str]] = {}
    for value in store.values():
        for ref in (value.ref, *value.aliases):
            if ref:
                titles.setdefault(ref, set()).add(value.title)
    rankings = Rankings(store)
    try:
        systems = (*_plain(corpus), *_ours(rankings))
        return tuple(one for questions in questions_for(corpus) for one in _asked(questions, corpus, systems, titles, store))
    finally:
        rankings.close()


def _plain(corpus: Corpus) -> tuple[System, ...]:
    top, pages = LangchainTop5(corpus.reports), PageSearch(corpus.reports)
    return (
        System(name="langchain-top5", shown=TOP, passages=top.passages, ranked=lambda text: [one.id for one in top.ranked(text, DEEP)]),
        System(name="pdf-search", shown=1, passages=pages.passages, ranked=lambda text: [one.id for one in pages.ranked(text)][:DEEP]),
    )


def _ours(rankings: Rankings) -> tuple[System, ...]:
    return tuple(System(name=name, shown=TOP, passages=rankings.passages, ranked=ranked) for name, ranked in rankings.all())


def _asked(
    questions: Questions, corpus: Corpus, systems: Iterable[System], titles: Mapping[str, Iterable[str]], store: Store
) -> Iterable[SetResult]:
    wanted = {one.id: needed(one, titles) for one in questions.asked}
    yield _set(questions, corpus, OURS, [_answered(one, store) for one in questions.asked])
    for system in systems:
        yield _set(questions, corpus, system.name, [_found(one, wanted[one.id], system) for one in questions.asked])


def _found(asked: Asked, wanted: Needed, system: System) -> QuestionResult:
    start = time.perf_counter()
    ranked = system.ranked(asked.turns[0])
    seconds = time.perf_counter() - start
    shown = [system.passages[key] for key in ranked[: system.shown]]
    return judged(asked, wanted, shown, ranked, relevant_ids(asked, wanted, system.passages.values()), seconds)


def _answered(asked: Asked, store: Store) -> QuestionResult:
    """Our whole answer, judged strictly: the figure with its period, measure, unit and rating, or every key fact."""
    start = time.perf_counter()
    record = answer_record(answer_question(asked.turns[0], Conversation(), store))
    seconds = time.perf_counter() - start
    found = judge(asked, [record])
    trace = Trace(answers=(str(record["text"]),), expected="; ".join(" or ".join(any_of) for any_of in asked.must_contain))
    return QuestionResult(
        id=asked.id, kind=asked.kind, turns=asked.turns, outcome=found.outcome, why=found.why, seconds=(seconds,), trace=trace
    )


def _set(questions: Questions, corpus: Corpus, system: str, results: Sequence[QuestionResult]) -> SetResult:
    kinds = dict.fromkeys(one.kind for one in results)
    right = {kind: [one.outcome == "right" for one in results if one.kind == kind] for kind in kinds}
    shares = tuple(share(kind, sum(outcomes), len(outcomes)) for kind, outcomes in right.items())
    measures = (*shares, *rank_measures(results))
    return SetResult(name=questions.name, corpus=corpus.name, system=system, questions=tuple(results), measures=measures)
