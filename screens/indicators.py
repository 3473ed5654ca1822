"""The page of all indicators: a table to search, filter and sort, and a page for each with its series and sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from assistant.overview.standing_now import Standing, standings_of
from index.store import Store
from screens.desk import QUIET, Desk, Page
from screens.evidence import EMPTY, panel_html, panel_seen
from screens.indicator_page import MISSING, indicator_page
from screens.indicator_table import (
    PAGE,
    RATING_CHOICES,
    SORTS,
    TRAVEL_CHOICES,
    Wanted,
    chosen,
    council_of,
    section_of,
    table_html,
)
from screens.own_tab import on_opening, own_tab, whole_app
from screens.session import Session, holding
from screens.visitor import Visitor, visitor_of

PRESSES = (Path(__file__).parent / "overview.js").read_text(encoding="utf-8")
TAB_ID = "indicators"
PARAMETER = "indicator"  # of the address: the key of the indicator to open
LONGEST_SEARCH = 200
INTRO = (
    '<div class="reports"><h2>Indicators</h2><p>Every indicator of the reports with its newest result. '
    "Choose one to see its series and where each figure stands.</p></div>"
)


class Order:
    """How one person has the table: by which column and how many rows. No dataclass: Gradio would unfold it."""

    def __init__(self, sort: str = "", *, descending: bool = False, limit: int = PAGE) -> None:
        self.sort, self.descending, self.limit = sort, descending, limit

    def after(self, kind: str, value: str) -> Order:
        """The order after a press: a column pressed again is turned round; "more" holds how many rows to show."""
        if kind == "sort" and value in SORTS:
            return Order(value, descending=self.sort == value and not self.descending, limit=PAGE)
        if kind == "more" and value.isdecimal():
            return Order(self.sort, descending=self.descending, limit=max(PAGE, int(value)))
        return self


def build(desk: Desk) -> Page:
    """Lays the page out and connects it. Call inside `gr.Blocks`."""
    order, session = gr.State(Order()), gr.State(Session())
    with gr.Column(elem_classes="listed") as listed:
        gr.HTML(INTRO, apply_default_css=False)
        search = gr.Textbox(
            label="Search",
            placeholder="Words of a title, a reference, a section or a council",
            max_length=LONGEST_SEARCH,
            elem_id="indicator-search",
        )
        with gr.Accordion("Filter", open=False, elem_id="indicator-filters"):
            ratings = gr.CheckboxGroup(list(RATING_CHOICES), label="Rating of the newest result")
            travels = gr.CheckboxGroup(list(TRAVEL_CHOICES), label="Direction of travel as printed")
            councils = gr.CheckboxGroup([], label="Council")
            sections = gr.CheckboxGroup([], label="Section or service")
        table = gr.HTML(js_on_load=PRESSES, elem_id="indicator-table", apply_default_css=False)
    with gr.Column(visible="hidden", elem_classes="opened") as opened_one, gr.Row(elem_classes="cited-row", equal_height=False):
        with gr.Column(scale=6, min_width=300):
            page = gr.HTML(js_on_load=PRESSES, elem_id="indicator-page", apply_default_css=False)
        with gr.Column(scale=5, min_width=300, elem_classes="cited-side"):
            panel = gr.HTML(EMPTY, js_on_load=PRESSES, elem_id="indicator-evidence", apply_default_css=False)
    asked = [search, ratings, travels, councils, sections]
    detail = [listed, opened_one, page, panel, session]

    def rows(store: Store | None, held: Order, *ticked: Any) -> str:
        standings = standings_of(store) if store else ()
        found = chosen(standings, wanted_of(*ticked), held.sort, descending=held.descending)
        return table_html(found, len(standings), held.limit, held.sort, descending=held.descending)

    def show(held: Order, words: str, rated: Any, travel: Any, council: Any, section: Any, request: gr.Request) -> tuple[Any, ...]:
        """The table and, as the reports may be others now, what there is to tick."""
        store = desk.library.shelf(visitor_of(request)).store
        groups = groups_of(standings_of(store) if store else ())
        kept = [[one for one in ticked or () if one in group] for ticked, group in zip((council, section), groups, strict=True)]
        ticks = [gr.update(choices=group, value=ticked) for group, ticked in zip(groups, kept, strict=True)]
        return rows(store, held, words, rated, travel, *kept), *ticks

    def search_again(held: Order, words: str, rated: Any, travel: Any, council: Any, section: Any, request: gr.Request) -> tuple[Any, ...]:
        first = Order(held.sort, descending=held.descending)
        return rows(desk.library.shelf(visitor_of(request)).store, first, words, rated, travel, council, section), first

    def press(
        held: Order, words: str, rated: Any, travel: Any, council: Any, section: Any, request: gr.Request, event: gr.EventData
    ) -> tuple[Any, ...]:
        kind, value = str(event.kind), str(event.value)
        visitor = visitor_of(request)
        store = desk.library.shelf(visitor).store
        if kind == "open":
            return gr.skip(), gr.skip(), *opening(store, value, officer=visitor.is_officer)
        now = held.after(kind, value)
        return rows(store, now, words, rated, travel, council, section), now, *(gr.skip() for _ in detail)

    def press_page(held: Session, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        if str(event.kind) == "back":
            return gr.update(visible=True), gr.update(visible="hidden"), "", EMPTY, Session()
        panel = panel_seen(held, str(event.kind), str(event.value), desk.library, visitor_of(request))
        return *(gr.skip() for _ in range(3)), panel, gr.skip()

    def from_address(request: gr.Request) -> tuple[Any, ...]:
        key = request.query_params.get(PARAMETER)
        if not key:
            return (gr.skip(), *(gr.skip() for _ in detail))
        visitor = visitor_of(request)
        return gr.update(selected=TAB_ID), *opening(desk.library.shelf(visitor).store, key, officer=visitor.is_officer)

    where, tabs = own_tab()
    on_opening(where)(show, [order, *asked], [table, councils, sections], **QUIET)
    for changed in (search.change, *(group.input for group in (ratings, travels, councils, sections))):
        changed(search_again, [order, *asked], [table, order], trigger_mode="always_last", **QUIET)
    table.select(press, [order, *asked], [table, order, *detail], **QUIET)
    for part in (page, panel):
        part.select(press_page, [session], detail, **QUIET)
    if tabs is not None:
        whole_app().load(from_address, None, [tabs, *detail], **QUIET)

    def opened(_: Visitor) -> tuple[Any, ...]:
        return (Order(),)

    return Page(parts=[order], opened=opened)


def wanted_of(words: str | None, ratings: Any, travels: Any, councils: Any, sections: Any) -> Wanted:
    """What the search box and the ticks ask for."""
    groups = [tuple(map(str, group or ())) for group in (councils, ratings, travels, sections)]
    return Wanted(words=(words or "")[:LONGEST_SEARCH], councils=groups[0], ratings=groups[1], travels=groups[2], sections=groups[3])


def groups_of(standings: tuple[Standing, ...]) -> tuple[list[str], list[str]]:
    """The councils and the sections that there are, in alphabetical order."""
    return sorted({council_of(one) for one in standings}), sorted({section_of(one) for one in standings})


def opening(store: Store | None, key: str, *, officer: bool = False) -> tuple[Any, ...]:
    """The page of one indicator in place of the table, with its newest result as the evidence that is open."""
    one = next((one for one in standings_of(store) if one.key == key), None) if store else None
    if store is None or one is None:
        return gr.update(visible="hidden"), gr.update(visible=True), MISSING, EMPTY, Session()
    shown = indicator_page(store, one, officer=officer)
    session = holding(shown.citations, store, officer=officer)
    return gr.update(visible="hidden"), gr.update(visible=True), shown.html, panel_html(session), session
