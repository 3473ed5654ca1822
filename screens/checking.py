"""The page where officers check a report before it goes out: a file, how far it is, what was found. Nothing of it is kept."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from screens.adding import add_reports, outcomes_of
from screens.ask import PRESSES
from screens.changes_told import outcome_html as added_html
from screens.changes_told import progress_html
from screens.desk import QUIET, Desk, Page
from screens.findings_list import findings_html, said_html, stages_html
from screens.handing_out import HandingOut, taken_html
from screens.officers import officer
from screens.reports import FORMATS
from screens.taking import TYPES
from screens.trial import Trial, Trials, sweep
from screens.trial_panel import EMPTY, trial_panel
from screens.visitor import Visitor

INTRO = (
    "The check holds what a report prints against its own figures. The file is not added to the reports, nobody else sees it, and it is "
    "deleted when you check another one, discard it or close this page."
)
AT_ONCE = 2  # checks at the same time; each is a process that reads and computes
CHOOSE = "Choose a file first, and wait until its name is shown above."
LEFT = "The file is no longer here. Choose it again."
GONE = "There is no checked report here. Check one first."


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """The parts of the page that its events change."""

    file: gr.File
    check: gr.Button
    cancel: gr.Button
    checked: gr.HTML
    after: gr.Column
    panel: gr.HTML
    carried: gr.HTML
    added: gr.HTML

    def parts(self) -> list[Any]:
        return [self.checked, self.panel, self.file, self.check, self.cancel, self.after, self.carried, self.added]


def build(desk: Desk) -> Page:
    """Lays the page out and connects it. Call inside `gr.Blocks`."""
    sweep()
    with gr.Row(elem_classes="ask-row", equal_height=False):
        with gr.Column(scale=6, min_width=300, elem_classes="talk officer"):
            gr.HTML(f'<div class="reports"><h2>Check a report</h2><p>{INTRO}</p></div>', apply_default_css=False)
            file = gr.File(
                label="Report to check", file_count="single", file_types=FORMATS, type="filepath", elem_id="check-file", height=150
            )
            with gr.Row(elem_classes="presses"):
                check = gr.Button("Check", variant="primary", elem_id="check")
                cancel = gr.Button("Cancel", variant="secondary", visible=False, elem_id="check-cancel")
            with gr.Column(visible=False, elem_id="check-after") as after, gr.Row(elem_classes="presses"):
                page = gr.Button("Download as HTML", variant="secondary", elem_id="check-html")
                csv = gr.Button("Download as CSV", variant="secondary", elem_id="check-csv")
                add = gr.Button("Add it to the reports", variant="secondary", elem_id="check-add")
                discard = gr.Button("Discard", variant="secondary", elem_id="check-discard")
            carried = gr.HTML(js_on_load=PRESSES, elem_id="check-carried", apply_default_css=False)
            added = gr.HTML(elem_id="check-added", apply_default_css=False)
            checked = gr.HTML(js_on_load=PRESSES, elem_id="checked", apply_default_css=False)
        with gr.Column(scale=5, min_width=300, elem_classes="beside"):
            panel = gr.HTML(EMPTY, js_on_load=PRESSES, elem_id="check-panel", apply_default_css=False)
    parts = CheckPage(file=file, check=check, cancel=cancel, checked=checked, after=after, panel=panel, carried=carried, added=added)
    return _connect(parts, (page, csv, add, discard), desk)


def _connect(page: CheckPage, presses: tuple[gr.Button, ...], desk: Desk) -> Page:
    trials = Trials()
    as_page, as_csv, add, discard = presses

    def check_upload(upload: str | None, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        visitor = officer(request)
        yield from checking(upload, trials, request.session_hash)
        trial = trials.of(request.session_hash)
        if upload and not (trial and trial.child.running):
            desk.watch.checked(visitor, Path(upload).name, "checked" if trial else "not checked")

    def cancel(request: gr.Request) -> None:
        officer(request)
        if trial := trials.of(request.session_hash):
            trial.child.stop()

    def show(event: gr.EventData, request: gr.Request) -> str:
        officer(request)
        trial = trials.of(request.session_hash)
        if trial:
            trial.open(str(event.kind), str(event.value))
        return trial_panel(trial, desk.painter)

    def html(request: gr.Request) -> str:
        visitor = officer(request)
        return downloaded(trials.of(request.session_hash), "html", desk.handing_out, visitor)

    def csv(request: gr.Request) -> str:
        visitor = officer(request)
        return downloaded(trials.of(request.session_hash), "csv", desk.handing_out, visitor)

    def adding_checked(request: gr.Request) -> Iterator[str]:
        visitor = officer(request)
        trial = trials.of(request.session_hash)
        if trial is None or not trial.file.exists():
            yield said_html(GONE)
            return
        for progress in add_reports(desk.library.own, [trial.file]):
            if progress.finished:
                desk.watch.added(visitor, outcomes_of(progress.done))
            yield added_html(progress) if progress.finished else progress_html(progress, [trial.name])

    def throw_away(request: gr.Request) -> tuple[Any, ...]:
        officer(request)
        trials.end(request.session_hash)
        return said_html("Discarded. Nothing of it is kept."), EMPTY, None, *_ready(done=False), "", ""

    def closed(request: gr.Request) -> None:
        trials.end(request.session_hash)

    limits: dict[str, Any] = {"concurrency_limit": AT_ONCE, "concurrency_id": "checking"}
    page.check.click(check_upload, [page.file], page.parts(), **QUIET, **limits)
    page.cancel.click(cancel, None, None, **QUIET)
    for part in (page.checked, page.panel):
        part.select(show, None, [page.panel], **QUIET)
    as_page.click(html, None, [page.carried], **QUIET)
    as_csv.click(csv, None, [page.carried], **QUIET)
    ended = add.click(adding_checked, None, [page.added], **QUIET, concurrency_limit=1, concurrency_id="adding")
    discard.click(throw_away, None, page.parts(), **QUIET)
    if (blocks := gr.context.Context.root_block) is not None:
        blocks.unload(closed)
    return Page(changes=(ended,))


def checking(upload: str | None, trials: Trials, page: str | None) -> Iterator[tuple[Any, ...]]:
    """What the page shows while a file is checked: (state and findings, panel, file, buttons, what follows, download, addition)."""
    if not upload:
        yield said_html(CHOOSE), EMPTY, gr.skip(), *_ready(done=False), "", ""
        return
    known = trials.of(page)
    if known is not None and known.upload == Path(upload):  # pressed twice: the file is being checked, or was
        yield (gr.skip(),) * len(CheckPage.__dataclass_fields__)
        return
    trial = Trial(Path(upload).name, Path(upload))
    trials.begin(page, trial)
    try:
        trial.take(Path(upload))
    except OSError:
        trials.end(page)
        yield said_html(LEFT), EMPTY, None, *_ready(done=False), "", ""
        return
    with contextlib.suppress(OSError):
        Path(upload).parent.rmdir()
    yield (
        stages_html(trial.name, trial.result),
        EMPTY,
        None,
        gr.update(interactive=False),
        gr.update(visible=True),
        gr.update(visible=False),
        "",
        "",
    )
    for result in trial.check():
        if result.findings is None and result.error is None and not result.stopped:
            yield stages_html(trial.name, result), *(gr.skip(),) * 7
    shown, whole = outcome_html(trial)
    if not whole:
        trials.end(page)
    yield shown, EMPTY, None, *_ready(done=whole), "", ""


def outcome_html(trial: Trial) -> tuple[str, bool]:
    """What a check came to, and whether there are findings to look at and take away."""
    result = trial.result
    if result.stopped:
        return said_html(f"Cancelled. Nothing of {trial.name} is kept.", done=True), False
    if result.error is not None or result.read is None or result.findings is None:
        return said_html(result.error or "The check did not end.", done=True), False
    return findings_html(trial.name, result.read, result.findings), True


def downloaded(trial: Trial | None, kind: str, handing_out: HandingOut, visitor: Visitor) -> str:
    """What the page says after a press that asks for the findings as "html" or "csv"; a line where there are none to take."""
    if trial is None or trial.store is None or trial.result.findings is None:
        return said_html(GONE)
    found = trial.result.findings
    if kind == "csv":
        from assistant.exports.findings import findings_csv

        content = findings_csv(found)
    else:
        from screens.saving import audit_file

        content = audit_file(found, trial.store.documents(), trial.store, _silent)
    name = f"check.{kind}"
    return taken_html(handing_out.keep(name, TYPES[kind], content, visitor), name)


def _silent(_: str) -> None:
    """Progress that the page does not show."""


def _ready(*, done: bool) -> tuple[Any, ...]:
    """The buttons when nothing runs."""
    return gr.update(interactive=True), gr.update(visible=False), gr.update(visible=done)
