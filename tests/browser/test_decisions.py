"""Officers decide in the app: a cell is corrected where it is seen, and a report is closed to councillors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from eval.served import Served, served
from index.build import ingest_files
from screens.accounts.users import User, UsersFile
from screens.samples import REPORTS
from screens.visitor import Role
from tests.browser.test_accessible import check
from tests.browser.visit import Visit
from tests.screens.made import embed

REPORT = "thornmere-service-dashboard-q3-2025-26.pdf"
QUESTION = "What was the result for carers who receive a direct payment in December 2025?"
HEADER = "X-Signed-In"  # what the proxy of these tests names people in


@pytest.fixture(scope="module")
def one_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one report, to be copied and not served."""
    store = tmp_path_factory.mktemp("decisions") / "store"
    assert not [one for one in ingest_files(store, [REPORTS / REPORT], embed=embed) if one.error]
    return store


@pytest.fixture
def store(one_report: Path, tmp_path: Path) -> Path:
    """A store of its own for each test: decisions are kept in it."""
    return copytree(one_report, tmp_path / "store")


@pytest.fixture
def own_app(store: Path) -> Iterator[Served]:
    with served(store) as running:
        yield running


@pytest.fixture
def with_accounts(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """The same app behind a proxy on this machine that names people."""
    users = UsersFile(tmp_path / "users.jsonl")
    users.add(User(name="Olu", role=Role.OFFICER))
    users.add(User(name="Ann", role=Role.COUNCILLOR))
    for name, value in (("AUTH", str(users.path)), ("AUTH_HEADER", HEADER), ("AUTH_PROXY", "127.0.0.1")):
        monkeypatch.setenv(f"COMMITTEE_{name}", value)
    with served(store) as running:
        yield running


@pytest.fixture
def signed_in(browser: Browser, with_accounts: Served) -> Iterator[Callable[[str], Visit]]:
    """Opens the app as one of the people that the proxy names."""
    made: list[Visit] = []

    def open_as(name: str) -> Visit:
        context = browser.new_context(extra_http_headers={HEADER: name}, viewport={"width": 1440, "height": 900})
        context.set_default_timeout(15_000)
        made.append(Visit(page=context.new_page(), address=with_accounts.address))
        made[-1].load()
        return made[-1]

    yield open_as
    for one in made:
        one.page.context.close()
    assert [words for one in made for words in one.complaints] == []


def correct(page: Page, words: str) -> None:
    """Corrects the chosen cell and keeps that."""
    page.locator("#decide-raw").get_by_role("textbox").fill(words)
    page.get_by_role("button", name="Show what this changes").click()
    page.locator("#decide-signing").wait_for()
    page.get_by_role("textbox", name="Reason", exact=True).fill("two digits were swapped")


def test_a_cell_is_corrected_where_it_is_seen_and_the_correction_withdrawn(visit: Callable[..., Visit], own_app: Served) -> None:
    visitor = visit(own_app.address)
    page = visitor.page
    expect(visitor.ask(QUESTION)).to_contain_text("46.7%")
    page.locator("#evidence").get_by_role("button", name="This cell was misread").click()
    expect(page.locator("#decide-chosen h3")).to_be_focused()
    expect(page.locator("#decide-chosen")).to_contain_text("AH/S13 Carers who receive a direct payment: result, December 2025")
    expect(page.locator("#decide-raw").get_by_role("textbox")).to_have_value("46.7%")
    expect(page.locator("#decide-panel").get_by_role("img")).to_be_visible()
    correct(page, "47.6%")
    expect(page.locator("#decide-foreseen")).to_contain_text("“46.7%” (46.7%), Green")
    expect(page.locator("#decide-foreseen")).to_contain_text("“47.6%” (47.6%), Green")
    page.get_by_role("textbox", name="Your name").fill("Olu Mba")
    page.get_by_role("button", name="Keep this decision").click()
    expect(page.locator("#decide-outcome")).to_contain_text("Kept, by Olu Mba.")
    visitor.open_tab("Ask")
    answer = visitor.ask(f"{QUESTION} Please.")
    expect(answer).to_contain_text("47.6%")
    expect(page.locator("#earlier .answer")).to_contain_text("46.7%")  # what was said before stays, and is told to be of before
    expect(page.locator("#earlier")).to_contain_text("The reports changed here")
    expect(answer).to_contain_text("An officer corrected how [1] was read".replace("[1]", "1"))
    panel = page.locator("#evidence")
    expect(panel).to_contain_text("Olu Mba")
    panel.get_by_role("button", name="Withdraw this correction").click()
    expect(page.locator("#withdrawing")).to_contain_text("What changes back")
    page.get_by_role("textbox", name="Reason for withdrawing it").fill("it was right")
    page.get_by_role("textbox", name="Name of who withdraws it").fill("Olu Mba")
    page.get_by_role("button", name="Withdraw this decision").click()
    expect(page.locator("#decisions-list")).to_contain_text("withdrawn")
    visitor.open_tab("Ask")
    expect(visitor.ask(QUESTION)).to_contain_text("46.7%")


def test_a_report_that_is_labelled_restricted_answers_no_councillor(signed_in: Callable[[str], Visit]) -> None:
    councillor = signed_in("Ann")
    expect(councillor.ask(QUESTION)).to_contain_text("46.7%")
    expect(councillor.page.locator("[data-decide]")).to_have_count(0)
    expect(councillor.page.get_by_role("tab", name="Decisions")).to_have_count(0)
    officer = signed_in("Olu")
    page = officer.page
    officer.open_tab("Reports")
    page.get_by_role("button", name="Change who may see").first.click()
    expect(page.locator("#decide-chosen h3")).to_contain_text("Adults and Health service dashboard")
    page.get_by_role("radio", name="Restricted").check()
    page.get_by_role("button", name="Show what this changes").click()
    page.get_by_role("textbox", name="Reason", exact=True).fill("not published yet")
    expect(page.get_by_role("textbox", name="Your name")).to_have_count(0)
    page.get_by_role("button", name="Keep this decision").click()
    expect(page.locator("#decisions-list")).to_contain_text("Olu")
    expect(page.locator("#decisions-list")).to_contain_text("restricted")
    officer.open_tab("Ask")
    expect(officer.ask(QUESTION)).to_contain_text("46.7%")
    councillor.page.get_by_role("textbox", name="Your question").fill(QUESTION)
    councillor.page.get_by_role("button", name="Ask", exact=True).click()
    expect(councillor.page.locator(".live[aria-busy=false]")).to_contain_text("no reports")
    expect(councillor.page.locator(".live")).not_to_contain_text("46.7%")


def test_the_list_of_decisions_is_a_file_of_one_press(visit: Callable[..., Visit], own_app: Served) -> None:
    page = visit(own_app.address).page
    page.get_by_role("tab", name="Decisions").click()
    expect(page.locator("#decisions-list")).to_contain_text("Nothing was decided yet")
    page.get_by_role("textbox", name="Find the cell").fill("AH/S13 result")
    page.get_by_role("button", name="Choose").first.click()
    correct(page, "47.6%")
    page.get_by_role("textbox", name="Your name").fill("Olu Mba")
    page.get_by_role("button", name="Keep this decision").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="All decisions (CSV)").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "read as “46.7%”, corrected to “47.6%”" in text


def test_no_state_of_the_page_breaks_a_rule(visit: Callable[..., Visit], own_app: Served) -> None:
    visitor = visit(own_app.address, init=AXE_SCRIPT)
    page = visitor.page
    visitor.open_tab("Decisions")
    found = check(page, "nothing chosen")
    page.get_by_role("textbox", name="Find the cell").fill("AH/S13")
    page.locator(".options").wait_for()
    found += check(page, "found")
    page.get_by_role("button", name="Choose").first.click()
    page.locator("#decide-chosen section").wait_for()
    found += check(page, "chosen")
    page.get_by_role("button", name="Show what this changes").click()
    page.locator(".refused").wait_for()
    found += check(page, "refused")
    correct(page, "47.6/1" if "/" in page.locator("#decide-raw").get_by_role("textbox").input_value() else "47.6%")
    found += check(page, "foreseen")
    page.get_by_role("textbox", name="Your name").fill("Olu Mba")
    page.get_by_role("button", name="Keep this decision").click()
    page.locator(".kept").wait_for()
    found += check(page, "kept")
    page.get_by_role("button", name="Withdraw").first.click()
    page.locator("#withdrawing").wait_for()
    found += check(page, "withdrawing")
    for kind, find, words in (
        ("Two indicators", "Find the two indicators, one after the other", "carers"),
        ("Say which way", "Find the indicator", "carers"),
        ("A finding", "Find the report that the finding is in", "thornmere"),
        ("One indicator", "Find the indicator", "carers"),
        ("Who may", "Find the report", "thornmere"),
    ):
        page.get_by_role("radio", name=kind).check()
        page.get_by_role("textbox", name=find, exact=True).fill(words)  # which is there once the form is that of the kind
        page.locator("#decide-found").get_by_text("found", exact=False).first.wait_for()
        page.locator("#decide-found").get_by_role("button").first.click()
        if kind != "A finding":
            page.locator("#decide-chosen section").wait_for()
        found += check(page, kind)
    assert found == []
