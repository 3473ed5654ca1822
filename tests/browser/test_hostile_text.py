"""Markup in titles, cells, comments, file names and questions shows as text: nothing of it runs, loads or becomes an element."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from eval.served import Served, served
from index.build import ingest_files
from tests.browser.hostile_report import hostile_docx
from tests.browser.payloads import STRINGS
from tests.browser.visit import Visit
from tests.screens.made import embed
from ui import PAGES

NAMES = ("<img src=x onerror=window.ran=1>.docx", "'\"><svg onload=window.ran=2> &amp; [x](javascript:window.ran=3).docx")
CHECKED = "<details open ontoggle=window.ran=4>.docx"
FOREIGN = (
    "iframe, object, embed, math, base[href*=evil], link[href*=evil], meta[http-equiv=refresh], [ontoggle], [onerror], [onload], [onfocus]"
)
QUESTIONS = (
    "Which indicators were rated Green in Q2 2025/26?",
    "Which activities are rated Green?",
    "Why was ZZ/2 rated Red in Q2 2025/26?",
    "How has ZZ/5 changed?",
    "What does the report say about bridges painted by the team of the park?",
    *(f"What was the result for ZZ/{number} in Q2 2025/26?" for number in (1, 2, 14, 24, 27, 28, 30)),
)


@pytest.fixture(scope="module")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    paths = [folder / name for name in NAMES]
    for path, quarter in zip(paths, ("quarter 1 2025/26", "quarter 2 2025/26"), strict=True):
        hostile_docx(path, STRINGS, quarter=quarter)
    assert not [one.error for one in ingest_files(folder / "store", paths, embed=embed) if one.error]
    with served(folder / "store") as running:
        yield running


@pytest.fixture
def visitor(visit: Callable[..., Visit], hostile_app: Served) -> Visit:
    visitor = visit(hostile_app.address)
    visitor.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    return visitor


def harmed(page: Page) -> list[str]:
    """What came of the strings: those that ran, and elements that are not the app's."""
    page.wait_for_timeout(150)
    ran = page.evaluate("window.ran ? String(window.ran) : ''")
    foreign = page.evaluate(f"[...document.querySelectorAll({FOREIGN!r})].map(one => one.outerHTML.slice(0, 120))")
    pictures = page.evaluate("[...document.querySelectorAll('img')].map(one => one.getAttribute('src')).filter(src => src === 'x')")
    return [*([f"ran: {ran}"] if ran else []), *foreign, *pictures]


def as_shown(text: str) -> str:
    """Spaces as a browser shows them."""
    return " ".join(text.split())


def unshown(page: Page, within: str) -> list[str]:
    """The strings that do not stand there, letter by letter."""
    shown = as_shown(page.locator(within).first.inner_text())
    return [text for text in STRINGS if as_shown(text) not in shown]


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


def test_strings_in_reports_show_as_text_in_answers_and_evidence(visitor: Visit) -> None:
    page = visitor.page
    found, opened = harmed(page), 0
    for question in QUESTIONS:
        sources = visitor.ask(question).locator(".source")
        if sources.count():
            sources.first.click()
            opened += 1
        found += harmed(page)
    page.get_by_role("button", name="Search only in …").click()
    found += harmed(page)
    assert found == []
    assert opened >= len(QUESTIONS) - 2
    assert as_shown(STRINGS[29]) in as_shown(page.locator(".live").inner_text())


def test_strings_in_reports_show_as_text_on_every_other_page(visitor: Visit) -> None:
    page = visitor.page
    found: list[str] = []
    for name, *_ in PAGES[1:]:
        visitor.open_tab(name)
        page.wait_for_timeout(500)  # what a page fetches when it is opened
        found += [f"{name}: {one}" for one in harmed(page)]
    assert found == []
    assert [name for name in NAMES if name not in page.locator(".holdings-table").inner_text()] == []


def test_strings_in_titles_and_comments_show_as_text_among_the_indicators(visitor: Visit) -> None:
    page = visitor.page
    visitor.open_tab("Indicators")
    expect(page.locator("#indicator-table [data-open]")).to_have_count(len(STRINGS))  # one row for both reports
    assert unshown(page, "#indicator-table") == []
    page.get_by_role("button", name="Filter").click()
    found = harmed(page)
    for number in (1, 13, 27):
        page.locator("#indicator-table [data-open]").nth(number).click()
        page.locator("#indicator-page [data-cite]").first.click()
        found += harmed(page)
        page.locator("#indicator-page [data-back]").click()
    assert found == []


def test_strings_in_a_checked_file_and_in_what_is_taken_away_show_as_text(visitor: Visit, tmp_path: Path) -> None:
    page = visitor.page
    hostile_docx(tmp_path / CHECKED, STRINGS)
    visitor.open_tab("Check a report")
    page.locator("#check-file input[type=file]").set_input_files(str(tmp_path / CHECKED))
    found = harmed(page)
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator("#checked .finding [data-cite]").first.click(timeout=60_000)
    expect(page.locator("#check-panel blockquote")).to_be_visible()
    found += harmed(page)
    assert CHECKED.translate(str.maketrans("", "", "<>")) in page.locator("#checked").inner_text()  # Gradio takes those two away
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download as HTML").click()
    saved = tmp_path / "check.html"
    coming.value.save_as(saved)
    alone = page.context.new_page()
    alone.goto(saved.as_uri())
    assert "ZZ/1" in alone.locator("body").inner_text()
    assert [*found, *harmed(alone)] == []


def test_the_harness_would_notice_each_kind_of_string_that_is_not_escaped(visit: Callable[..., Visit], app: Served) -> None:
    visitor = visit(app.address)
    visitor.expects("404")  # the pictures that are none
    into = "text => document.querySelector('.welcome').insertAdjacentHTML('beforeend', text)"
    for number in (1, 2, 5, 7, 12, 27):
        visitor.page.evaluate(into, STRINGS[number])
    ran, *rest = harmed(visitor.page)
    assert {"1", "2", "5", "7", "12", "27"} <= set(ran.removeprefix("ran: ").split(","))
    assert [one for one in rest if one == "x"]
    visitor.page.evaluate(into, STRINGS[8])
    assert [one for one in harmed(visitor.page) if one.startswith("<iframe")]
