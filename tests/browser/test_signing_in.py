"""Accounts as people meet them: signing in and out, a wrong password, a pause after too many, a session that ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from screens.accounts.attempts import NAME_TRIES, WINDOW
from screens.accounts.sessions import IDLE
from tests.browser.staged import Stage, staged
from tests.browser.visit import Visit
from tests.screens.accounts.made import OFFICERS, PASSWORD, made_users
from tests.screens.made import made_store

QUESTION = "What was the result for ZZ/1 in Q2 2025/26?"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("accounts")
    users = made_users(folder)
    with staged(made_store(folder), folder / "stage", COMMITTEE_AUTH=str(users.path)) as running:
        yield running


@pytest.fixture
def visitor(visit: Callable[..., Visit], stage: Stage) -> Visit:
    """At the page to sign in, where everybody is led."""
    return visit(stage.served.address, signs_in=True)


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_role("textbox", name="Name").fill(name)
    page.get_by_role("textbox", name="Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_signing_in_opens_the_app_and_signing_out_closes_it(visitor: Visit) -> None:
    page = visitor.page
    expect(page).to_have_title("Sign in – Committee Assistant")
    sign_in(page, "Ann", PASSWORD)
    expect(visitor.ask(QUESTION)).to_contain_text("91.4%")
    expect(page.get_by_role("banner")).to_contain_text("Ann (councillor)")
    page.get_by_role("textbox", name="Your question").fill("What Ann had not sent yet")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status")).to_have_text("You are signed out.")
    page.goto(visitor.address)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(page, "Olu", OFFICERS)
    expect(page.locator(".welcome")).to_be_visible()
    page.wait_for_timeout(500)  # a question that is kept comes back a moment after the page
    expect(page.get_by_role("textbox", name="Your question")).to_have_value("")


def test_a_councillor_is_not_offered_what_officers_do(visitor: Visit) -> None:
    sign_in(visitor.page, "Ann", PASSWORD)
    expect(visitor.page.get_by_role("tab", name="Reports")).to_be_visible()
    expect(visitor.page.get_by_role("tab", name="Check a report")).to_have_count(0)
    visitor.open_tab("Reports")
    expect(visitor.page.locator(".holdings-table")).to_contain_text("parks.txt")
    expect(visitor.page.get_by_role("button", name="Add to the reports")).to_have_count(0)


def test_an_officer_is_offered_to_check_and_to_add(visitor: Visit) -> None:
    sign_in(visitor.page, "Olu", OFFICERS)
    expect(visitor.page.get_by_role("tab", name="Check a report")).to_be_visible()
    visitor.open_tab("Reports")
    expect(visitor.page.get_by_role("button", name="Add to the reports")).to_be_visible()


def test_a_wrong_password_is_told_and_the_right_one_still_opens(visitor: Visit) -> None:
    visitor.expects("401")
    sign_in(visitor.page, "Ann", "parcels and leters")
    expect(visitor.page.get_by_role("alert")).to_contain_text("The name or the password is not right.")
    expect(visitor.page.get_by_role("textbox", name="Name")).to_have_value("Ann")
    expect(visitor.page.get_by_role("textbox", name="Password")).to_have_value("")
    visitor.page.get_by_role("textbox", name="Password").fill(PASSWORD)
    visitor.page.get_by_role("button", name="Sign in").click()
    expect(visitor.page.locator(".welcome")).to_be_visible()


def test_too_many_wrong_passwords_shut_the_right_one_out_for_a_while(visitor: Visit, stage: Stage) -> None:
    visitor.expects("401", "429")
    for _ in range(NAME_TRIES):
        sign_in(visitor.page, "Olu", "wrong")
    sign_in(visitor.page, "Olu", OFFICERS)
    expect(visitor.page.get_by_role("alert")).to_contain_text("Too many tries. Wait 15 minutes, then try again.")
    stage.age(WINDOW)
    sign_in(visitor.page, "Olu", OFFICERS)
    expect(visitor.page.locator(".welcome")).to_be_visible()


def test_a_session_that_has_ended_is_told_and_what_was_typed_is_kept(visitor: Visit, stage: Stage) -> None:
    visitor.expects("401")
    page = visitor.page
    sign_in(page, "Ann", PASSWORD)
    visitor.ask(QUESTION)
    stage.age(IDLE)
    box = page.get_by_role("textbox", name="Your question")
    box.fill("What was the result for ZZ/2 in Q2 2025/26?")
    page.get_by_role("button", name="Ask", exact=True).click()
    over = page.get_by_role("alert").filter(has_text="Your session has ended.")
    expect(over).to_be_visible()
    expect(box).to_have_value("What was the result for ZZ/2 in Q2 2025/26?")
    with page.context.expect_page() as opened:
        over.get_by_role("link", name="Sign in again").click()
    sign_in(opened.value, "Ann", PASSWORD)
    expect(opened.value.locator(".welcome")).to_be_visible()
    opened.value.close()
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(visitor.answered("ZZ/2")).to_contain_text("61.2%")
    expect(page.locator("#earlier")).to_contain_text("91.4%")
    expect(over).to_have_count(0)
