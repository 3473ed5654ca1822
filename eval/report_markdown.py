"""A run as Markdown: what it ran on, the thresholds missed, a table of sets, the measures of each, and every miss with its trace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eval.judge import OUTCOMES
from eval.results import OURS, Measured, QuestionResult, Results, SetResult


def markdown_report(results: Results) -> str:
    """The whole report."""
    return "\n".join(_parts(results)) + "\n"


def _parts(results: Results) -> Iterator[str]:
    yield "# Evaluation\n"
    yield f"{verdict(results)}\n"
    yield from (f"- {_flat(line)}" for line in results.failures)
    yield "\n" + "; ".join(f"{name} {_flat(value)}" for name, value in run_facts(results)) + "\n"
    yield from (f"{name}: absent, not measured.\n" for name in results.absent)
    rows = [
        [one.name, one.system, str(len(one.questions)), *(str(one.outcomes[o]) for o in OUTCOMES)] for one in results.sets if one.questions
    ]
    yield _table(["set", "system", "questions", *OUTCOMES], rows)
    for one in results.sets:
        yield from _set(one)


def _set(one: SetResult) -> Iterator[str]:
    yield f"\n## {heading(one)}\n"
    yield _table(["measure", "value", "cases", "95 % interval"], [list(measure_cells(measure)) for measure in one.measures])
    misses = [question for question in one.questions if question.is_miss]
    if not misses and not one.misses:
        yield "\nNo miss."
    for question in misses:
        yield f"\n### {_flat(question.id)}: {question.outcome}\n"
        for name, texts in trace_parts(question):
            yield f"{name}:\n"
            yield from (_fenced(text) for text in texts)
    if one.misses:
        yield "\nOther misses:\n"
        yield from (f"- {_flat(miss)}" for miss in one.misses)


def verdict(results: Results) -> str:
    """What the run came to, in a sentence."""
    missed = len(results.failures)
    return "All thresholds are reached." if not missed else f"{missed} threshold{'s are' if missed > 1 else ' is'} missed:"


def run_facts(results: Results) -> Iterator[tuple[str, str]]:
    """When, how long, on what, with which versions."""
    yield "made", results.made
    yield "took", f"{results.seconds:.0f} s"
    for name, value in results.environment.items():
        if isinstance(value, dict):
            yield name, ", ".join(f"{package} {version}" for package, version in value.items())
        elif isinstance(value, list | tuple):
            yield name, " ".join(f"{number:.2f}" if isinstance(number, float) else str(number) for number in value)
        else:
            yield name, str(value)


def heading(one: SetResult) -> str:
    """The name of a set, with its system where it is not ours."""
    name = one.name if one.questions else f"reading {one.name}"
    return name if one.system == OURS else f"{name}, {one.system}"


def measure_cells(measure: Measured) -> tuple[str, str, str, str]:
    """Name, value, cases and interval of a measure, as words for a table."""
    if measure.unit == "share":
        value, ends = f"{measure.value:.1%}", [f"{end:.1%}" for end in (measure.low, measure.high) if end is not None]
        cases = f"{measure.passed} of {measure.cases}"
    else:
        digits, unit = {"s": (3, " s"), "count": (0, "")}.get(measure.unit, (3, ""))
        value, ends = (
            f"{measure.value:.{digits}f}{unit}",
            [f"{end:.{digits}f}{unit}" for end in (measure.low, measure.high) if end is not None],
        )
        cases = str(measure.cases)
    return measure.name.replace("_", " "), value, cases, " to ".join(ends)


def trace_parts(question: QuestionResult) -> Iterator[tuple[str, Sequence[str]]]:
    """What a person needs to follow a miss: what was asked and expected, what is wrong, the answer, how it was made and what it cites."""
    yield "Asked", question.turns
    if question.trace and question.trace.expected:
        yield "Expected", (question.trace.expected,)
    wrong = [question.why] if question.why else []
    wrong += [f"{check.measure}: {check.note}" for check in question.failed]
    yield "What is wrong", wrong or (question.outcome,)
    if question.trace:
        for name, texts in (
            ("Answer", question.trace.answers), ("How it was made", question.trace.plan), ("Cited", question.trace.citations),
        ):  # fmt: skip
            if texts:
                yield name, texts


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_flat(cell) for cell in line) + " |" for line in lines)


def _flat(text: str) -> str:
    """Text on one line in which Markdown finds nothing to mark up.

    >>> _flat("a | *b*")
    'a \\\\| \\\\*b\\\\*'
    """
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split())) if text != "---" else text


def _fenced(text: str) -> str:
    """Text between fences that it cannot close."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text)), 3)
    return f"{fence}text\n{text}\n{fence}\n"
