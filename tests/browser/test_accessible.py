"""axe-core on every page in every state, light and dark, wide and narrow; and no page wider than its window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from eval.served import Served
from tests.browser.visit import Visit
from ui import PAGES

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AXE = "rules => axe.run(document, { runOnly: rules }).then(found => found.violations)"
WIDER = "document.scrollingElement.scrollWidth - innerWidth"

# What is asked to bring the first page to each of its states. A state more is a line more.
ASKED = {
    "answered with figures": "What was the result for carers who receive a direct payment in December 2025?",
    "a table": "Which indicators were rated Red in December 2025?",
    "a change": "How has the result for adults with a learning disability in paid work changed?",
    "a choice": "What was the result for carers?",
    "not found": "How many llamas does the council keep?",
}


def violations(page: Page) -> list[str]:
    """What axe finds, a line an element."""
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary'][:160]})"
        for rule in page.evaluate(AXE, list(RULES))
        for node in rule["nodes"]
    ]


def check(page: Page, state: str) -> list[str]:
    """Everything that is wrong with the page as it stands; animations are let run out first."""
    page.wait_for_timeout(250)
    wider = page.evaluate(WIDER)
    return [f"{state}: {one}" for one in violations(page)] + ([f"{state}: {wider} px wider than the window"] if wider > 0 else [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 320])
def test_no_state_of_the_app_breaks_a_rule(visit: Callable[..., Visit], app: Served, width: int, scheme: str) -> None:
    visitor = visit(app.address, width=width, scheme=scheme, init=AXE_SCRIPT)
    assert visitor.page.evaluate("document.body.classList.contains('dark')") is (scheme == "dark")
    found = check(visitor.page, "greeting")
    for state, question in ASKED.items():
        visitor.ask(question)
        found += check(visitor.page, state)
    for name, *_ in PAGES[1:]:
        visitor.open_tab(name)
        found += check(visitor.page, name)
    visitor.page.goto(f"{app.address}accessibility")
    found += check(visitor.page, "statement")
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_an_empty_app_breaks_a_rule(visit: Callable[..., Visit], empty_app: Served, scheme: str) -> None:
    visitor = visit(empty_app.address, width=320, scheme=scheme, init=AXE_SCRIPT)
    found = check(visitor.page, "no reports")
    visitor.ask("What was the result?")
    found += check(visitor.page, "failed")
    for name, *_ in PAGES[1:]:
        visitor.open_tab(name)
        found += check(visitor.page, f"{name}, no reports")
    visitor.open_tab("Reports")
    visitor.page.get_by_role("button", name="Add to the reports").click()
    visitor.page.locator(".adding").wait_for()
    found += check(visitor.page, "nothing chosen")
    assert found == []


def test_nothing_is_wider_than_the_window_at_400_percent(visit: Callable[..., Visit], app: Served) -> None:
    visitor = visit(app.address, width=1280 // 4, height=1024 // 4)  # what a browser gives a page at 400 % on 1280 by 1024
    visitor.ask(ASKED["a table"])
    assert visitor.page.evaluate(WIDER) <= 0


def test_axe_would_notice_a_picture_without_words(visit: Callable[..., Visit], app: Served) -> None:
    page = visit(app.address, init=AXE_SCRIPT).page
    page.evaluate("document.body.append(document.createElement('img'))")
    assert any(line.startswith("image-alt") for line in violations(page))
