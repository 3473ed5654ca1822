"""What a check found, as HTML: how far it is, the findings by class, and plainly what was and was not looked at."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.audit.finding import Kind
from assistant.exports.audit_page import KINDS, RULE_WORDS
from assistant.model import Finding
from assistant.whereabouts import where
from screens.decisions.buttons import finding_button
from screens.markup import plain
from screens.trial import Checked, Read

SIGNS = {Kind.ERROR: "✕", Kind.CONFLICT: "≠", Kind.NOTE: "i"}
ONE = {Kind.ERROR: "error", Kind.CONFLICT: "conflict", Kind.NOTE: "note"}
NOT_CHECKED = (
    "whether it agrees with other reports: for that, add it to the reports and run the audit of all of them",
    "figures that stand only in charts and pictures",
    "whether the figures are true: the check holds the report against itself",
)


def said_html(words: str, *, done: bool = False) -> str:
    """One line about the check."""
    return f'<div class="checked{" done" if done else ""}"><p class="summed" role="status">{plain(words)}</p></div>'


def stages_html(name: str, checked: Checked) -> str:
    """How far the check is: pages, tables and values come together, then the audit."""
    read = checked.read
    rows = (
        ("Pages", "being read" if read is None else _number(read.pages, "page") if read.pages else "read"),
        ("Tables", "being looked for" if read is None else _number(read.tables, "table")),
        ("Values", "being looked for" if read is None else _number(read.values, "value")),
        ("Audit", "waits for them" if read is None else "comparing what is printed with what the figures give"),
    )
    lines = "".join(
        f'<li class="{"at" if read is not None or at < 3 else "later"}"><strong>{stage}</strong> {plain(words)}'
        f"{' ✓' if read is not None and at < 3 else ''}</li>"
        for at, (stage, words) in enumerate(rows)
    )
    return f'<div class="checked"><p class="summed" role="status">Checking {plain(name)}</p><ol class="stages">{lines}</ol></div>'


def findings_html(name: str, read: Read, findings: Sequence[Finding]) -> str:
    """The findings of a finished check by class, each with a button for every place that it rests on."""
    counts = {kind: sum(one.kind == kind for one in findings) for kind, _, _ in KINDS}
    told = ", ".join(_number(count, ONE[kind]) for kind, count in counts.items() if count) or "nothing found"
    listed = "".join(
        _kind(kind, words, about, [(at, one) for at, one in enumerate(findings) if one.kind == kind])
        for kind, words, about in KINDS
        if counts[kind]
    )
    return (
        f'<div class="checked done"><h3>{plain(name)}</h3><p class="summed" role="status">{told[:1].upper()}{told[1:]}.</p>'
        f"{listed}{_looked_at(read, found=bool(findings))}</div>"
    )


def _kind(kind: Kind, words: str, about: str, found: Sequence[tuple[int, Finding]]) -> str:
    entries = "".join(f"<li>{_finding(at, one)}</li>" for at, one in found)
    return (
        f'<section aria-labelledby="found-{kind}"><h3 id="found-{kind}" class="kind {kind}"><span aria-hidden="true">{SIGNS[kind]}</span> '
        f'{words} ({len(found)})</h3><p class="note">{about}</p><ol class="found">{entries}</ol></section>'
    )


def _finding(at: int, one: Finding) -> str:
    name = f"{one.title} ({one.ref})" if one.title and one.ref else one.title or one.ref or one.published
    flips = ". The rating or direction would change" if one.flips else ""
    facts = (("Published", one.published), ("Recomputed", one.recomputed), ("Working", one.working))
    rows = "".join(f"<dt>{word}</dt><dd>{plain(text)}</dd>" for word, text in facts)
    marks = "".join(
        f'<button type="button" class="place" data-cite="{at}:{source.number}">'
        f'<span class="mark" aria-hidden="true">{source.number}</span> {plain(where(source.places[0]).capitalize())}'
        f'<span class="unseen"> of finding {at + 1}</span></button>'
        for source in one.citations
    )
    return (
        f'<article class="finding {one.kind}"><p class="tag">{RULE_WORDS.get(one.rule, plain(one.rule))}{flips}</p>'
        f"<h4>{plain(name)}</h4><dl>{rows}</dl><p class='shown-by'>Show where it stands: {marks}</p>"
        f"<p>{finding_button(one.places[0].document_id, one.id, name)}</p></article>"
    )


def _looked_at(read: Read, *, found: bool) -> str:
    """What was and was not checked; where no figures were read, that this is why nothing was found."""
    rules = ", ".join(words.lower() for words in RULE_WORDS.values() if words != RULE_WORDS["restatement"])
    looked = f"{_number(read.values, 'value')} in {_number(read.tables, 'table')} and what the report says in words, for: {rules}"
    unread = (f"{_number(read.problems, 'place')} that could not be read surely",) if read.problems else ()
    missing = "".join(f"<li>{words}</li>" for words in (*unread, *NOT_CHECKED))
    lead = "Nothing that contradicts itself was found. That does not make every figure right." if not found else ""
    if not read.values:
        lead = "No table of indicators with values was recognised in this file, so there was little to check."
    opening = f"<p><strong>{lead}</strong></p>" if lead else ""
    told = f"{opening}<p>Checked: {looked}.</p><p>Not checked:</p><ul>{missing}</ul>"
    return f'<section class="looked" aria-label="What was checked">{told}</section>'


def _number(count: int | None, word: str) -> str:
    return f"{count or 0:,} {word}{'' if count == 1 else 's'}"
