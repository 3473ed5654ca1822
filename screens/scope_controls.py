"""The groups under the question box in which a person chooses what to search in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from screens.desk import QUIET, Desk
from screens.library import Library, Shelf
from screens.scope import EVERYTHING, Choices, Scope, choices, documents_in, scope_html, scope_words
from screens.session import Session
from screens.visitor import Visitor, visitor_of

GROUPS = ("councils", "committees", "years", "reports", "sections")
LABELS = ("Council", "Committee", "Year", "Report", "Section")
OLDER = "Also search reports that a newer one supersedes"
FINDING = 12  # choices; with more, a box to find them by words is shown
NARROWS = "Tick nothing in a group to search all of it."


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeControls:
    """The parts; `line` says what is searched and has the button that removes it."""

    line: gr.HTML
    find: gr.Textbox
    groups: tuple[gr.CheckboxGroup, ...]
    superseded: gr.Checkbox

    def parts(self) -> list[Any]:
        return [self.line, self.find, self.superseded, *self.groups]


def build(presses: str) -> ScopeControls:
    """Lays the groups out. Call inside `gr.Blocks`."""
    line = gr.HTML(js_on_load=presses, elem_id="scope-line", apply_default_css=False)
    with gr.Accordion("Search only in …", open=False, elem_id="scope"):
        gr.HTML(f'<p class="note">{NARROWS}</p>', apply_default_css=False)
        find = gr.Textbox(label="Find a council, committee, report or section", lines=1, max_lines=1, max_length=100, elem_id="scope-find")
        groups = tuple(
            gr.CheckboxGroup(label=label, choices=[], visible=False, elem_id=f"scope-{name}", elem_classes="scope-group")
            for name, label in zip(GROUPS, LABELS, strict=True)
        )
        superseded = gr.Checkbox(label=OLDER, visible=False, elem_id="scope-superseded", container=False)
    return ScopeControls(line=line, find=find, groups=groups, superseded=superseded)


def connect(controls: ScopeControls, session: gr.State, desk: Desk) -> None:
    def chosen(
        session: Session,
        words: str,
        councils: list[str],
        committees: list[str],
        years: list[str],
        reports: list[str],
        sections: list[str],
        superseded: bool,
        request: gr.Request,
    ) -> tuple[Any, ...]:
        groups = (tuple(one) for one in (councils, committees, years, reports, sections))
        session.search_in(Scope(**dict(zip(GROUPS, groups, strict=True)), superseded=superseded))
        shelf = desk.library.shelf(visitor_of(request), superseded=superseded)
        return line_html(session.scope, shelf), *updates(shelf, session.scope, words)

    def everything(session: Session, request: gr.Request) -> tuple[Any, ...]:
        session.search_in(EVERYTHING)
        return reset(desk.library, visitor_of(request))

    inputs: list[Any] = [session, controls.find, *controls.groups, controls.superseded]
    outputs: list[Any] = [controls.line, *controls.groups]
    for group in controls.groups:
        group.input(chosen, inputs, outputs, **QUIET)
    controls.superseded.input(chosen, inputs, outputs, **QUIET)
    controls.find.input(chosen, inputs, outputs, trigger_mode="always_last", **QUIET)
    controls.line.clear(everything, [session], controls.parts(), **QUIET)


def reset(library: Library, visitor: Visitor) -> tuple[Any, ...]:
    """The parts with nothing chosen."""
    shelf, whole = library.shelf(visitor), library.shelf(visitor, superseded=True)
    older = gr.update(value=False, visible=_count(whole) > _count(shelf))
    return "", gr.update(value="", visible=_count(shelf) > FINDING), older, *updates(shelf, EVERYTHING, "")


def updates(shelf: Shelf, scope: Scope, words: str) -> tuple[Any, ...]:
    """The groups after a choice: what the groups before leave; a group with nothing to choose between is not shown."""
    if shelf.store is None:
        return tuple(gr.update(choices=[], value=[], visible=False) for _ in GROUPS)
    offered: Choices = choices(shelf.store, scope, words)
    return tuple(
        gr.update(
            choices=list(getattr(offered, name)),
            value=list(getattr(scope, name)),
            visible=len(getattr(offered, name)) > 1 or bool(getattr(scope, name)),
        )
        for name in GROUPS
    )


def line_html(scope: Scope, shelf: Shelf) -> str:
    if shelf.store is None or scope.is_all:
        return ""
    return scope_html(scope_words(scope, shelf.store), len(documents_in(scope, shelf.store.documents())))


def _count(shelf: Shelf) -> int:
    return len(shelf.store.documents()) if shelf.store else 0
