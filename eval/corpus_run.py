"""One corpus through the whole program: ingest its reports into a fresh store, score the rows, ask every question, score the answers."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.answer import answer_question
from assistant.answering import Answering
from assistant.records import row_record
from eval.again import Again
from eval.asked import Asked, read_questions
from eval.asking import Reply, ask_all, digest
from eval.citations import ReaderOf, described, on_page, place_id, readers_of
from eval.corpora import Corpus, read_truth
from eval.judge import judge
from eval.measures import measures_of
from eval.results import Check, QuestionResult, SetResult, Trace
from eval.score_values import ValueScores, score_values
from index.build import ingest_files
from index.store import Store, open_store

Digests = dict[tuple[str, str], str]
OtherSystems = Callable[[Store, Corpus], Sequence[SetResult]]


class NotIngested(Exception):
    """No report of the corpus can be read; the message says why."""


def run_corpus(
    corpus: Corpus,
    answering: Answering = answer_question,
    *,
    twice: bool = True,
    answers: Path | None = None,
    others: Sequence[OtherSystems] = (),
) -> tuple[SetResult, ...]:
    """A result for each set of questions; the first has the scores of the rows, too. `twice`: asked again in another process. The
    answer records go into the folder `answers`, where one is given. `others` are asked of the same store."""
    with tempfile.TemporaryDirectory(prefix="committee-eval-") as folder:
        ingest_all(Path(folder), corpus)
        again = Again(Path(folder), [path for _, path in corpus.questions]) if twice else None
        try:
            with open_store(Path(folder)) as store:
                rows = row_scores(store, corpus)
                read_back = readers_of(store)
                first = corpus.questions[0][1]
                asked = [(name, path, read_questions(path)) for name, path in corpus.questions]
                replies = [ask_all(store, questions, answering) for _, _, questions in asked]
                if answers is not None:
                    write_answers(answers, {name: given for (name, _, _), given in zip(asked, replies, strict=True)})
                digests = again.digests() if again else None
                sets = [
                    set_result(name, corpus.name, questions, given, read_back, rows if path == first else None, _of_file(digests, path))
                    for (name, path, questions), given in zip(asked, replies, strict=True)
                ]
                for other in others:
                    sets += other(store, corpus)
        finally:
            if again:
                again.stop()
    return tuple(sets)


def write_answers(folder: Path, replies: dict[str, dict[str, tuple[Reply, ...]]]) -> None:
    """Writes `SET.answers.jsonl`: the answer records of a set in the order asked, one a line, as `committee chat --json` prints them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, given in replies.items():
        records = (reply.record for turns in given.values() for reply in turns)
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"{name}.answers.jsonl").write_text(lines, encoding="utf-8")


def ingest_all(folder: Path, corpus: Corpus) -> None:
    """Reads all reports of the corpus into a store; one that cannot be read is told of. Raises `NotIngested` where none can."""
    outcomes = ingest_files(folder, corpus.reports)
    errors = [f"{outcome.file}: {outcome.error}" for outcome in outcomes if outcome.error]
    for error in errors:
        print(f"{corpus.name}: not read: {error}", file=sys.stderr)
    if len(errors) == len(outcomes):
        raise NotIngested(f"{corpus.name}: none of its {len(outcomes)} reports can be read")


def row_scores(store: Store, corpus: Corpus) -> ValueScores | None:
    """The scores of the published values of the store; None where their truth is not known."""
    if corpus.truth is None:
        return None
    documents = {document.document_id: document for document in store.documents()}
    indicators = store.indicators()
    rows = [row_record(value, documents[value.places[0].document_id], indicators[value.id]) for value in store.values()]
    return score_values(rows, read_truth(corpus.truth))


def set_result(
    name: str,
    corpus: str,
    asked: Sequence[Asked],
    replies: dict[str, tuple[Reply, ...]],
    read_back: ReaderOf,
    values: ValueScores | None = None,
    digests: dict[str, str] | None = None,
) -> SetResult:
    """Every question scored, and the measures of the set. `digests` are those of the answers given in another process."""
    questions = tuple(question_result(one, replies[one.id], read_back, digests) for one in asked)
    return SetResult(
        name=name,
        corpus=corpus,
        questions=questions,
        measures=measures_of(questions, values),
        misses=tuple(f"row {miss}" for miss in values.misses) if values else (),
    )


def question_result(one: Asked, replies: Sequence[Reply], read_back: ReaderOf, digests: dict[str, str] | None = None) -> QuestionResult:
    """One question scored, with the trace of how its answer came about."""
    records = [reply.record for reply in replies]
    judgement = judge(one, records, read_back)
    checks = judgement.checks
    if digests is not None:
        same = digests.get(one.id) == digest(replies)
        checks = (*checks, Check(measure="same_again", passed=same, note="" if same else "another process gave another answer"))
    cited, computed = records[-1]["citations"], one.kind == "compute" or bool(records[-1]["working"])
    return QuestionResult(
        id=one.id,
        kind=one.kind,
        turns=one.turns,
        outcome=judgement.outcome,
        why=judgement.why,
        status=judgement.status,
        unsupported=len(judgement.unsupported),
        seconds=tuple(reply.seconds for reply in replies),
        retrieved=tuple(dict.fromkeys(place_id(citation) for citation in cited)),
        relevant=tuple(dict.fromkeys(place_id(citation) for citation in cited if on_page(one, [citation], computed=computed))),
        checks=tuple(Check(measure=check.measure, passed=check.passed, note="" if check.passed else check.note) for check in checks),
        trace=Trace(
            answers=tuple(record["text"] for record in records),
            plan=tuple(step for reply in replies for step in reply.plan),
            citations=tuple(described(citation) for citation in cited),
            expected=one.expectation,
        ),
    )


def _of_file(digests: Digests | None, path: Path) -> dict[str, str] | None:
    return None if digests is None else {question: code for (name, question), code in digests.items() if name == path.name}
