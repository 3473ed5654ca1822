"""Markup in titles, cells, file names and questions shows as text: nothing of it runs, loads or becomes an element."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from eval.served import Served, served
from tests.browser.payloads import STRINGS
from tests.browser.visit import Visit
from tests.screens.made import made_store
from ui import PAGES

HEAD = "{title}\nParks Committee\nPerformance report, quarter 2 2025/26\n\n"
COLUMNS = "Ref\tIndicator\tPolarity\tQ2 2025/26 Target\tQ2 2025/26 Result\tRAG\n"
ROW = "ZZ/{number}\t{text} indicator {number}\tHigher is better\t90%\t91.{number}%\tGreen\n"
NAME = "<img src=x onerror=window.ran=1>.txt"
FOREIGN = (
    "iframe, object, embed, math, base[href*=evil], link[href*=evil], meta[http-equiv=refresh], [ontoggle], [onerror], [onload], [onfocus]"
)


@pytest.fixture(scope="module")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    rows = "".join(ROW.format(number=number, text=text) for number, text in enumerate(STRINGS, 1))
    with served(made_store(tmp_path_factory.mktemp("hostile"), HEAD.format(title=STRINGS[0]) + COLUMNS + rows, NAME)) as running:
        yield running


def harmed(page: Page) -> list[str]:
    """What came of the strings: those that ran, and elements that are not the app's."""
    page.wait_for_timeout(200)
    ran = page.evaluate("window.ran ? String(window.ran) : ''")
    foreign = page.evaluate(f"[...document.querySelectorAll({FOREIGN!r})].map(one => one.outerHTML.slice(0, 120))")
    pictures = page.evaluate("[...document.querySelectorAll('img')].map(one => one.getAttribute('src')).filter(src => src === 'x')")
    return [*([f"ran: {ran}"] if ran else []), *foreign, *pictures]


def test_strings_in_questions_show_as_text(visit: Callable[..., Visit], app: Served) -> None:
    visitor = visit(app.address)
    visitor.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for text in STRINGS:
        visitor.page.get_by_role("textbox", name="Your question").fill(text)
        visitor.page.get_by_role("button", name="Ask", exact=True).click()
        visitor.page.wait_for_function(
            "text => document.querySelector('.live[aria-busy=\"false\"] .asked')?.textContent === 'You asked: ' + text",
            arg=" ".join(text.split()),
        )
    assert harmed(visitor.page) == []


def test_strings_in_reports_show_as_text_on_every_page(visit: Callable[..., Visit], hostile_app: Served) -> None:
    visitor = visit(hostile_app.address)
    visitor.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    found: list[str] = []
    for question in (
        "Which indicators were rated Green in Q2 2025/26?",
        *(f"What was the result for ZZ/{n} in Q2 2025/26?" for n in (1, 2, 24, 30)),
    ):
        visitor.ask(question).locator(".source").first.wait_for()
        found += harmed(visitor.page)
    for name, *_ in PAGES:
        visitor.open_tab(name)
        found += harmed(visitor.page)
    assert found == []
    assert NAME in visitor.page.locator(".holdings-table").inner_text()


def test_the_harness_would_notice_a_string_that_is_not_escaped(visit: Callable[..., Visit], app: Served) -> None:
    visitor = visit(app.address)
    visitor.page.evaluate("text => document.querySelector('.welcome').insertAdjacentHTML('beforeend', text)", STRINGS[1])
    assert [line for line in harmed(visitor.page) if line.startswith("ran: 1")]
    visitor.complaints.clear()  # the picture that is none
