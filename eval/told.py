"""A run in the terminal: a table of outcomes for each set, its measures in one paragraph, every miss in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from eval.asked import KINDS
from eval.judge import OUTCOMES
from eval.results import OURS, Measured, QuestionResult, SetResult


def tell(one: SetResult) -> None:
    """Prints a set."""
    print("\n" + "\n".join(lines_of(one)))


def lines_of(one: SetResult) -> Iterator[str]:
    """The lines of a set of questions, or of files read."""
    system = "" if one.system == OURS else f", {one.system}"
    yield f"{one.name}{system}: {len(one.questions)} questions" if one.questions else f"reading {one.name}{system}"
    if one.questions:
        yield f"{'kind':14}{'asked':>7}" + "".join(f"{outcome:>12}" for outcome in OUTCOMES)
        for kind, some in by_kind(one.questions):
            counts = Counter(question.outcome for question in some)
            yield f"{kind:14}{len(some):>7}" + "".join(f"{counts[outcome]:>12}" for outcome in OUTCOMES)
    yield "; ".join(in_words(measure) for measure in one.measures)
    for question in one.questions:
        if question.is_miss:
            yield f"  {miss_in_words(question)}"
    for miss in one.misses:
        yield f"  {miss}"


def by_kind(questions: Sequence[QuestionResult]) -> Iterator[tuple[str, list[QuestionResult]]]:
    """The questions of each kind that there is, then all."""
    for kind in KINDS:
        some = [question for question in questions if question.kind == kind]
        if some:
            yield kind, some
    yield "all", list(questions)


def in_words(measure: Measured) -> str:
    """A measure with its cases and interval.

    >>> in_words(Measured(name="right", value=0.9, cases=10, passed=9, low=0.596, high=0.982))
    'right 9/10 (60–98 %)'
    """
    name = measure.name.replace("_", " ")
    if measure.passed is None:
        return f"{name} {measure.value:.3f} s" if measure.unit == "s" else f"{name} {measure.value:.4g}"
    between = f" ({measure.low * 100:.0f}–{measure.high * 100:.0f} %)" if measure.low is not None and measure.high is not None else ""
    return f"{name} {measure.passed}/{measure.cases}{between}"


def miss_in_words(question: QuestionResult) -> str:
    """The outcome with its reason, and each check that failed, which the reason does not tell already."""
    notes = [question.why] if question.why else []
    notes += [f"{check.measure}: {check.note}" for check in question.failed if check.note != question.why]
    return f"{question.id} {question.outcome} {question.kind}: {question.turns[-1]!r}: {'; '.join(dict.fromkeys(notes))}"
