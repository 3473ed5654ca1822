"""The page of reports: what is in the store for everyone; adding, replacing and removing for officers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import gradio as gr

from screens.adding import Added, add_reports, outcomes_of
from screens.changes_told import outcome_html, progress_html, said_html
from screens.child import Child
from screens.desk import QUIET, Desk, Page
from screens.holdings import choices, listing_html
from screens.officers import officer
from screens.removing import remove_reports
from screens.visitor import Role, Visitor, visitor_of

FORMATS = [".pdf", ".docx", ".xlsx", ".html", ".htm", ".md", ".txt"]
MOST_FILES = 100  # at once: a year of a council's committees
LIMITS = f"PDF, Word, Excel, HTML, Markdown or plain text, up to {MOST_FILES} files of 200 MB each. Files stay on this machine."
REPLACES = "These replace earlier versions of the same name"
SOMEBODY = "somebody at this machine"  # who the register names where the app has no accounts
CONFIRMS = "Yes, remove them: answers will no longer use them"
CHOOSE = "Choose at least one file first, and wait until its name is shown above."
LEFT = "The files are no longer here. Choose them again."
ONE_WRITER: dict[str, Any] = {"concurrency_limit": 1, "concurrency_id": "adding"}  # the store has one writer; others wait their turn


def told_nobody(_: object) -> None:
    """Where nobody wants to hear it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The parts of the page that only officers see and that events change."""

    whole: gr.Column
    files: gr.File
    replaces: gr.Checkbox
    add: gr.Button
    cancel: gr.Button
    added: gr.HTML
    chosen: gr.CheckboxGroup
    reason: gr.Textbox
    sure: gr.Checkbox
    remove: gr.Button
    removed: gr.HTML


class Uploads:
    """The uploads that run, each reached by its own page alone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: dict[str, Child] = {}
        self._taken: dict[str, frozenset[str]] = {}

    def begin(self, page: str | None, paths: Sequence[str]) -> Child | None:
        """What adds these files; None where the page gave the same ones before: the button was pressed twice."""
        child, given = Child(), frozenset(paths)
        with self._lock:
            if given and self._taken.get(page or "") == given:
                return None
            self._taken[page or ""] = given
            self._running[page or ""] = child
        return child

    def cancel(self, page: str | None) -> None:
        with self._lock:
            child = self._running.pop(page or "", None)
        if child is not None:
            child.stop()


def build(desk: Desk) -> Page:
    """Lays the page out and connects it. Call inside `gr.Blocks`."""
    listing = gr.HTML(apply_default_css=False)
    with gr.Column(elem_classes="officer") as whole:
        _heading("Add reports", LIMITS)
        files = gr.File(label="Choose reports", file_count="multiple", file_types=FORMATS, type="filepath", elem_id="files", height=150)
        replaces = gr.Checkbox(label=REPLACES, elem_id="replaces", container=False)
        with gr.Row(elem_classes="presses"):
            add = gr.Button("Add to the reports", variant="primary", elem_id="add")
            cancel = gr.Button("Cancel", variant="secondary", visible=False, elem_id="add-cancel")
        added = gr.HTML(apply_default_css=False, elem_id="adding")
        _heading(
            "Remove reports", "A removed report is gone from answers, with all that was read from it. The file itself is not given back."
        )
        chosen = gr.CheckboxGroup(label="Reports to remove", elem_id="removed-reports")
        reason = gr.Textbox(label="Reason", max_length=400, elem_id="remove-reason")
        sure = gr.Checkbox(label=CONFIRMS, elem_id="remove-sure", container=False)
        with gr.Row(elem_classes="presses"):
            remove = gr.Button("Remove", variant="stop", elem_id="remove")
        removed = gr.HTML(apply_default_css=False, elem_id="removing")
    forms = Forms(
        whole=whole, files=files, replaces=replaces, add=add, cancel=cancel, added=added, chosen=chosen, reason=reason, sure=sure,
        remove=remove, removed=removed,
    )  # fmt: skip
    ended = _connect(forms, desk)

    def opened(visitor: Visitor) -> tuple[Any, ...]:
        shelf = desk.library.shelf(visitor)
        may_change = visitor.is_at_least(Role.OFFICER)
        return (
            listing_html(shelf, officer=may_change),
            gr.update(visible=may_change),
            gr.update(choices=choices(shelf) if may_change else [], value=[]),
        )

    return Page(parts=[listing, whole, chosen], opened=opened, changes=ended)


def _heading(title: str, words: str) -> None:
    gr.HTML(f'<div class="reports"><h2>{title}</h2><p>{words}</p></div>', apply_default_css=False)


def _connect(forms: Forms, desk: Desk) -> tuple[Any, ...]:
    """Connects the forms; gives the events after which the store is another."""
    uploads = Uploads()

    def adding(paths: list[str] | None, replace: bool, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        officer(request)
        child = uploads.begin(request.session_hash, paths or [])
        if child is None:
            yield (gr.skip(),) * 4
            return
        visitor = visitor_of(request)
        yield from adding_shown(
            desk.library.own, paths or [], replace=replace, child=child, told=lambda done: desk.watch.added(visitor, outcomes_of(done))
        )

    def cancel(request: gr.Request) -> None:
        officer(request)
        uploads.cancel(request.session_hash)

    def remove(chosen: list[str], reason: str, sure: bool, request: gr.Request) -> tuple[Any, ...]:
        visitor = officer(request)
        return removing_shown(
            desk.library.own, chosen, reason, sure=sure, who=visitor.name or SOMEBODY,
            told=lambda failed: desk.watch.removed(visitor, chosen, failed=failed),
        )  # fmt: skip

    ended = forms.add.click(
        adding, [forms.files, forms.replaces], [forms.added, forms.files, forms.add, forms.cancel], **QUIET, **ONE_WRITER
    )
    forms.cancel.click(cancel, None, None, **QUIET)
    removed = forms.remove.click(
        remove, [forms.chosen, forms.reason, forms.sure], [forms.removed, forms.reason, forms.sure], **QUIET, **ONE_WRITER
    )
    return ended, removed


def adding_shown(
    store_dir: Path, paths: Sequence[str], *, replace: bool, child: Child, told: Callable[[Sequence[Added]], None] = told_nobody
) -> Iterator[tuple[Any, ...]]:
    """What the form shows while files are added: (what becomes of them, the files chosen, the add button, the cancel button).

    `told` hears what became of each file.
    """
    if not paths or len(paths) > MOST_FILES:
        words = f"Choose at most {MOST_FILES} files at once." if paths else CHOOSE
        yield said_html(words), gr.skip(), gr.skip(), gr.skip()
        return
    files = [Path(path) for path in paths]
    if not all(file.exists() for file in files):
        yield said_html(LEFT), None, gr.skip(), gr.skip()
        return
    names = [path.name for path in files]
    try:
        for progress in add_reports(store_dir, files, replace=replace, child=child):
            ready = progress.finished
            if ready:
                told(progress.done)
            shown = outcome_html(progress) if ready else progress_html(progress, names)
            yield shown, None if ready else gr.skip(), gr.update(interactive=ready), gr.update(visible=not ready)
    finally:  # also where the page is closed meanwhile: what was taken in has its copy in the store
        for path in files:
            path.unlink(missing_ok=True)


def removing_shown(
    store_dir: Path, chosen: Sequence[str], reason: str, *, sure: bool, who: str, told: Callable[[bool], None] = told_nobody
) -> tuple[Any, ...]:
    """What the form shows after a press on Remove: (what became of the reports, the reason, the confirmation)."""
    if not chosen:
        return said_html("Choose the reports to remove first."), gr.skip(), gr.skip()
    if not reason.strip():
        return said_html("Say why they are removed."), gr.skip(), gr.skip()
    if not sure:
        return said_html("Confirm below the reason that they are to be removed."), gr.skip(), gr.skip()
    failed = remove_reports(store_dir, chosen, who=who, reason=reason)
    told(failed is not None)
    if failed:
        return said_html(f"Not removed: {failed}."), gr.skip(), gr.skip()
    count = f"{len(chosen)} report{'s' if len(chosen) != 1 else ''}"
    return said_html(f"{count} removed."), "", False
