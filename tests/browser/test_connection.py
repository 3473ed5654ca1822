"""A service that is stopped, unreachable, busy or failing: people are told, and no question is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.staged import Stage, staged
from tests.browser.visit import Visit
from tests.screens.made import made_store

PARCELS, PARCELS_RESULT = "What was the result for ZZ/1 in Q2 2025/26?", "91.4%"
LETTERS, LETTERS_RESULT = "What was the result for ZZ/2 in Q2 2025/26?", "61.2%"
LOST = "The connection to the service is lost. Your question is kept here"
ANEW = "The connection was lost and is back. The page was loaded anew"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("connection"))


@pytest.fixture(scope="module")
def stage(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Shared by the tests that leave it running."""
    with staged(store, tmp_path_factory.mktemp("stage")) as running:
        yield running


def press_ask(page: Page) -> None:
    page.get_by_role("button", name="Ask", exact=True).click()


def look(page: Page) -> None:
    """The page looks whether the connection stands, as it does every ten seconds."""
    page.evaluate("dispatchEvent(new Event('online'))")


def begin(page: Page, question: str) -> None:
    """Asks, and leaves the answer still to come."""
    page.get_by_role("textbox", name="Your question").fill(question)
    press_ask(page)
    expect(page.locator(".answer.waiting")).to_be_visible()


def test_a_question_lost_with_the_service_is_answered_once_it_is_back(visit: Callable[..., Visit], store: Path, tmp_path: Path) -> None:
    with staged(store, tmp_path / "first") as first:
        visitor = visit(first.served.address)
        visitor.is_offline = True
        page = visitor.page
        expect(visitor.ask(PARCELS)).to_contain_text(PARCELS_RESULT)
        with first.set("slow"):
            begin(page, LETTERS)
            first.served.process.kill()
            first.served.process.wait()
    typed = page.get_by_role("textbox", name="Your question")
    look(page)
    expect(page.locator("#connection")).to_contain_text(LOST)
    expect(typed).to_have_value(LETTERS)
    press_ask(page)
    with staged(store, tmp_path / "second", "--port", str(urlsplit(visitor.address).port)):
        expect(page.locator("#connection")).to_contain_text(ANEW)
        expect(typed).to_have_value(LETTERS)
        press_ask(page)
        expect(visitor.answered(LETTERS)).to_contain_text(LETTERS_RESULT)
        expect(typed).to_have_value("")


def test_a_question_asked_without_a_network_is_kept_and_answered_with_one(visit: Callable[..., Visit], stage: Stage) -> None:
    visitor = visit(stage.served.address)
    visitor.is_offline = True  # the browser itself notes the failed request as an error
    page = visitor.page
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Your question").fill(PARCELS)
    press_ask(page)
    expect(page.locator("#connection")).to_contain_text(LOST)
    expect(page.get_by_role("textbox", name="Your question")).to_have_value(PARCELS)
    page.context.set_offline(False)
    expect(page.locator("#connection")).to_contain_text(ANEW)
    expect(page.get_by_role("textbox", name="Your question")).to_have_value(PARCELS)
    press_ask(page)
    expect(visitor.answered(PARCELS)).to_contain_text(PARCELS_RESULT)


def test_whoever_comes_while_all_seats_are_taken_is_told_and_answered_after(visit: Callable[..., Visit], stage: Stage) -> None:
    first, second = visit(stage.served.address), visit(stage.served.address)
    with stage.set("slow"):
        begin(first.page, PARCELS)
        told = second.ask(LETTERS)
        expect(told).to_contain_text("Many people are asking at this moment, so this question was not answered.")
    expect(first.answered(PARCELS)).to_contain_text(PARCELS_RESULT)
    told.get_by_role("button", name="Ask again").click()
    expect(second.page.locator(".answer.answered")).to_contain_text(LETTERS_RESULT)


def test_a_question_that_is_stopped_can_be_asked_again(visit: Callable[..., Visit], stage: Stage) -> None:
    visitor = visit(stage.served.address)
    with stage.set("slow"):
        begin(visitor.page, PARCELS)
        visitor.page.get_by_role("button", name="Stop").click()
        expect(visitor.answered(PARCELS)).to_contain_text("You stopped this question before it was answered.")
    visitor.page.get_by_role("button", name="Ask again").click()
    expect(visitor.page.locator(".answer.answered")).to_contain_text(PARCELS_RESULT)


def test_a_failure_inside_is_told_without_its_details_and_the_page_goes_on(visit: Callable[..., Visit], stage: Stage) -> None:
    visitor = visit(stage.served.address)
    with stage.set("broken"):
        told = visitor.ask(PARCELS)
        expect(told).to_contain_text("Something went wrong while answering this question.")
        expect(told).not_to_contain_text("as the test wished")
    told.get_by_role("button", name="Ask again").click()
    expect(visitor.page.locator(".answer.answered")).to_contain_text(PARCELS_RESULT)
