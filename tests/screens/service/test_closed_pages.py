"""A closed page, and what its conversation held, is let go after minutes; one in use is kept, whatever became of its line."""

from __future__ import annotations

import asyncio
import gc
import weakref
from datetime import datetime, timedelta

import gradio as gr
import pytest
from gradio.state_holder import StateHolder

from screens.service.closed_pages import CLOSED, MOST, UNUSED, ClosedPages
from screens.session import Session


@pytest.fixture(scope="module")
def app() -> gr.Blocks:
    async def build() -> gr.Blocks:  # in a running loop: outside one Gradio makes some that it never closes
        with gr.Blocks(analytics_enabled=False) as made:
            gr.State(Session())
        return made

    return asyncio.run(build())


class Clock:
    ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now() + self.ahead  # noqa: DTZ005  Gradio's own times have no zone


def session_of(pages: StateHolder, page: str, app: gr.Blocks) -> weakref.ref[Session]:
    """Uses a page, as an event does, and gives what it keeps."""
    (state,) = (number for number, block in app.blocks.items() if isinstance(block, gr.State))
    return weakref.ref(pages[page][state])


def test_what_a_closed_page_held_goes_after_minutes_and_an_open_one_stays(app: gr.Blocks) -> None:
    clock = Clock()
    pages = ClosedPages(app, clock)
    closed, opened = session_of(pages, "closed", app), session_of(pages, "open", app)
    pages["closed"].is_closed = True
    clock.ahead = CLOSED - timedelta(seconds=5)
    pages.delete_all_expired_state()
    assert closed() is not None
    clock.ahead = CLOSED + timedelta(seconds=5)
    pages.delete_all_expired_state()
    gc.collect()
    assert (closed(), "closed" in pages, "closed" in pages.time_last_used) == (None, False, False)
    assert opened() is not None


def test_gradios_own_holder_would_keep_it(app: gr.Blocks) -> None:
    pages = StateHolder()
    pages.set_blocks(app)
    kept = session_of(pages, "closed", app)
    pages["closed"].is_closed = True
    pages.time_last_used["closed"] -= timedelta(days=2)
    pages.delete_all_expired_state()
    gc.collect()
    assert kept() is not None


def test_a_page_whose_line_was_cut_and_that_is_used_again_is_kept(app: gr.Blocks) -> None:
    clock = Clock()
    pages = ClosedPages(app, clock)
    session_of(pages, "cut", app)
    pages["cut"].is_closed = True
    clock.ahead = CLOSED + timedelta(seconds=5)
    pages.time_last_used["cut"] = clock()  # an event that comes in now
    pages.delete_all_expired_state()
    assert "cut" in pages


def test_a_page_that_nobody_used_for_half_a_day_goes_too_and_so_many_are_kept_at_most(app: gr.Blocks) -> None:
    clock = Clock()
    pages = ClosedPages(app, clock)
    session_of(pages, "idle", app)
    clock.ahead = UNUSED + timedelta(seconds=5)
    pages.delete_all_expired_state()
    assert "idle" not in pages
    assert pages.capacity == MOST
