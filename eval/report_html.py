"""A run as one HTML file: what the Markdown report says, with each miss in a fold of its own. No script; everything measured is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.judge import OUTCOMES
from eval.report_markdown import heading, measure_cells, run_facts, trace_parts, verdict
from eval.results import QuestionResult, Results, SetResult
from screens.markup import plain

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; margin: .5rem 0; }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid; vertical-align: top; }
.wide { overflow-x: auto; }
details { border-left: .25rem solid; padding: .25rem .75rem; margin: .75rem 0; }
summary { cursor: pointer; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0 .75rem; }
:focus-visible { outline: .2rem solid; outline-offset: .1rem; }
"""


def html_report(results: Results) -> str:
    """The whole file."""
    return "".join(_parts(results))


def _parts(results: Results) -> Iterator[str]:
    yield (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Evaluation of {plain(results.made)}</title><style>{STYLE}</style></head><body><header><h1>Evaluation</h1>"
    )
    yield f"<p><strong>{plain(verdict(results))}</strong></p>{_list(results.failures)}"
    yield _list([f"{name}: absent, not measured" for name in results.absent])
    yield "<details><summary>Machine, versions, commit</summary>"
    yield _table("What the run depends on", ("what", "value"), [(name, value) for name, value in run_facts(results)])
    yield "</details></header><main>"
    asked = [(at, one) for at, one in enumerate(results.sets) if one.questions]
    rows = [(one.name, one.system, len(one.questions), *(one.outcomes[o] for o in OUTCOMES)) for _, one in asked]
    yield "<h2>Sets of questions</h2>" + _table("Outcomes by set", ("set", "system", "questions", *OUTCOMES), rows)
    for one in results.sets:
        yield from _set(one)
    yield "</main></body></html>\n"


def _set(one: SetResult) -> Iterator[str]:
    yield f"<section><h2>{plain(heading(one))}</h2>"
    yield _table(f"Measures of {heading(one)}", ("measure", "value", "cases", "95 % interval"), [measure_cells(m) for m in one.measures])
    misses = [question for question in one.questions if question.is_miss]
    yield "<p>No miss.</p>" if not misses and not one.misses else ""
    for question in misses:
        yield from _miss(question)
    yield _list(one.misses)
    yield "</section>"


def _miss(question: QuestionResult) -> Iterator[str]:
    failed = ", ".join(dict.fromkeys(check.measure.replace("_", " ") for check in question.failed))
    about = f"{question.id}, {question.kind}: {question.outcome}" + (f" ({failed})" if failed else "")
    yield f"<details><summary><strong>{plain(about)}</strong> {plain(question.turns[-1])}</summary>"
    for name, texts in trace_parts(question):
        yield f"<h3>{plain(name)}</h3>" + "".join(f"<pre>{plain(text)}</pre>" for text in texts)
    yield "</details>"


def _list(lines: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{plain(line)}</li>" for line in lines) + "</ul>" if lines else ""


def _table(name: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f'<th scope="col">{plain(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{plain(str(row[0]))}</th>' + "".join(f"<td>{plain(str(cell))}</td>" for cell in row[1:]) + "</tr>"
        for row in rows
    )
    region = f'<div class="wide" role="region" aria-label="{plain(name)}" tabindex="0">'
    return f"{region}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
