"""Recall at k, MRR and nDCG of rankings by trec_eval, through `ir-measures`, and the judgements and rankings as files in TREC's form.

A question for which no passage of a system's is known to hold the answer is left out for that system, and counted: how the text was cut is
then to blame, not the ranking.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import ir_measures
from ir_measures import RR, R, nDCG

from eval.results import Measured, QuestionResult, SetResult

MEASURES = {"recall@5": R @ 5, "recall@10": R @ 10, "MRR": RR, "nDCG@10": nDCG @ 10}


def rank_measures(questions: Sequence[QuestionResult]) -> tuple[Measured, ...]:
    """The means over the questions that can be judged; `cases` says how many those are. None: no measures."""
    judged = [one for one in questions if one.relevant]
    if not judged:
        return ()
    qrels = {one.id: dict.fromkeys(one.relevant, 1) for one in judged}
    run = {one.id: {key: -float(at) for at, key in enumerate(one.retrieved)} for one in judged}
    found = ir_measures.calc_aggregate(list(MEASURES.values()), qrels, run)
    return tuple(Measured(name=name, value=found[measure], cases=len(judged), unit="mean") for name, measure in MEASURES.items())


def write_trec(sets: Sequence[SetResult], folder: Path) -> None:
    """`SYSTEM.qrels` and `SYSTEM.run`, a line a judgement and a line a rank; a topic is set and question."""
    folder.mkdir(parents=True, exist_ok=True)
    for system in dict.fromkeys(one.system for one in sets):
        topics = [(f"{one.corpus}/{one.name}/{q.id}".replace(" ", "_"), q) for one in sets if one.system == system for q in one.questions]
        if not any(q.retrieved for _, q in topics):
            continue
        qrels = [f"{topic} 0 {key} 1" for topic, q in topics for key in q.relevant]
        ranks = [f"{topic} Q0 {key} {at} {-at} {system}" for topic, q in topics for at, key in enumerate(q.retrieved, 1)]
        (folder / f"{system}.qrels").write_text("\n".join([*qrels, ""]), encoding="utf-8")
        (folder / f"{system}.run").write_text("\n".join([*ranks, ""]), encoding="utf-8")
