"""Everything by keyboard: each control is reached, shows that it is, and lets go again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eval.keyboard_walk import RECORD, walk
from eval.served import Served
from tests.browser.visit import Visit
from ui import PAGES

QUESTION = "What was the result for carers who receive a direct payment in December 2025?"
CONTROLS = """() => [...document.querySelectorAll('a[href], button, input, textarea, summary, [tabindex="0"]')].filter(one =>
  !one.disabled && one.tabIndex >= 0 && one.type !== 'file' && one.checkVisibility({ visibilityProperty: true }))
  .map((one, at) => (one.dataset.walk = String(at),
    at + ' ' + (one.innerText || one.ariaLabel || one.className || one.tagName).trim().slice(0, 50)))"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return { at: one.dataset.walk ?? null, shown, what: (one.innerText || one.className || one.tagName).slice(0, 50) };
}"""
MOST_STOPS = 150


def walked(page: Page) -> tuple[list[str], set[str], list[str]]:
    """All controls of the page, those that Tab reached in one round, and those reached without a visible focus."""
    controls = list(page.evaluate(CONTROLS))
    reached: set[str] = set()
    unseen: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:  # out of the page, and with the next press in again at its top
            continue
        if stop["at"] in reached:
            break
        if stop["at"] is not None:
            reached.add(stop["at"])
        if not stop["shown"]:
            unseen.append(stop["what"])
    else:
        pytest.fail(f"the walk did not end: the last stop was {stop}")
    return controls, reached, unseen


@pytest.mark.parametrize("name", [name for name, *_ in PAGES])
def test_tab_reaches_every_control_of_a_page_shows_it_and_leaves(visit: Callable[..., Visit], app: Served, name: str) -> None:
    visitor = visit(app.address)
    visitor.ask(QUESTION)
    visitor.open_tab(name)
    visitor.page.wait_for_timeout(300)
    controls, reached, unseen = walked(visitor.page)
    assert [one for one in controls if one.split(" ")[0] not in reached] == []
    assert unseen == []


def test_the_first_stop_skips_to_the_question(visit: Callable[..., Visit], app: Served) -> None:
    visitor = visit(app.address)
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.locator(".skip")).to_be_focused()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("textbox", name="Your question")).to_be_focused()


def test_the_walk_from_a_question_to_its_evidence_and_to_another_page_is_as_recorded(visit: Callable[..., Visit], app: Served) -> None:
    """After a wanted change: `python -m eval.screens --only walk`, and look at what changed."""
    assert walk(visit(app.address).page) == RECORD.read_text(encoding="utf-8").splitlines()


def test_the_page_has_its_language_one_first_heading_and_landmarks(visit: Callable[..., Visit], app: Served) -> None:
    page = visit(app.address).page
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)  # type: ignore[arg-type]
