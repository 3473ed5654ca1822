"""What officers and councillors do on the Verify page, and axe-core in each of its states."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, expect
from pypdf import PdfReader

from eval.chromium import open_tab
from eval.served import Served, served
from index.build import ingest_files
from screens.samples import REPORTS
from tests.browser.test_accessible import check
from tests.browser.visit import Visit
from tests.screens.accounts.made import PASSWORD, made_users
from tests.screens.made import embed, made_store

REPORT = "wealdshire-performance-q3-2025-26.pdf"
STATEMENTS = "CS01 was 93.8% in December 2025. CS01 was 50% in December 2025.\nThe council keeps twelve llamas."

SLOW = 30_000  # milliseconds: the first statement loads what later ones find loaded


@pytest.fixture(scope="module")
def one_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one report, to be copied and not served."""
    store = tmp_path_factory.mktemp("verifying") / "store"
    (outcome,) = ingest_files(store, [REPORTS / REPORT], embed=embed)
    assert outcome.error is None
    return store


@pytest.fixture
def own(one_report: Path, tmp_path: Path) -> Iterator[Served]:
    """An app over one report, whose register no other test writes to."""
    with served(copytree(one_report, tmp_path / "store")) as running:
        yield running


def verify(visitor: Visit, text: str = STATEMENTS, told: str = "3 statements: 1 supported, 1 contradicted, 1 not found.") -> Locator:
    """Opens the page, verifies the statements and gives back the first of them."""
    visitor.open_tab("Verify")
    visitor.page.get_by_role("textbox", name="Statements").fill(text)
    visitor.page.get_by_role("button", name="Verify", exact=True).click()
    expect(visitor.page.locator("#verified .summed")).to_have_text(told, timeout=SLOW)
    return first(visitor)


def first(visitor: Visit) -> Locator:
    return visitor.page.get_by_role("region", name="Statement 1", exact=True)


def sign(statement: Locator, name: str, note: str) -> None:
    """Fills in the form of a statement and sends it."""
    if not statement.get_by_role("textbox", name="Your name").is_visible():
        statement.get_by_text("Mark as verified", exact=True).first.click()
    statement.get_by_role("textbox", name="Your name").fill(name)
    statement.get_by_role("textbox", name="Note").fill(note)
    statement.get_by_role("button", name="Mark as verified").click()


def test_a_statement_is_verified_marked_seen_as_marked_and_taken_away(visit: Callable[..., Visit], own: Served, tmp_path: Path) -> None:
    visitor = visit(own.address)
    statement = verify(visitor)
    expect(statement.get_by_role("group", name="Figures of statement 1")).to_contain_text("93.8%")
    sign(statement, "Ann Lee", "held against page 6")
    expect(visitor.page.locator(".told")).to_have_text("Marked as verified by Ann Lee.", timeout=SLOW)
    expect(visitor.page.locator(".told")).to_be_focused()
    verified = re.compile(r"Verified by Ann Lee on \d{1,2} \w+ \d{4}\.")
    expect(first(visitor).get_by_role("group", name="Figures of statement 1")).to_contain_text(verified)
    expect(visitor.page.locator("#verify-panel")).to_contain_text(verified)
    marks = visitor.page.get_by_role("region", name="What was verified")
    expect(marks).to_contain_text("The reports still say so.")
    expect(marks).to_contain_text("Note: held against page 6")
    with visitor.page.expect_download() as pack:
        first(visitor).get_by_role("button", name="Evidence pack (PDF)").click()
    pack.value.save_as(tmp_path / "pack.pdf")
    assert "CS01 was 93.8% in December 2025" in " ".join(PdfReader(tmp_path / "pack.pdf").pages[0].extract_text().split())
    with visitor.page.expect_download() as listed:
        marks.get_by_role("button", name="What was verified (CSV)").click()
    listed.value.save_as(tmp_path / "verified.csv")
    assert '"Ann Lee"' in (tmp_path / "verified.csv").read_text(encoding="utf-8-sig")
    visitor.open_tab("Ask")
    expect(visitor.ask("What was the result for CS01 in December 2025?").get_by_role("group", name="Figures")).to_contain_text(verified)
    visitor.page.goto(own.address)
    open_tab(visitor.page, "Verify")
    expect(marks).to_contain_text("CS01 was 93.8% in December 2025")
    marks.get_by_text("Withdraw", exact=True).click()
    marks.get_by_role("textbox", name="Your name").fill("Bo Ray")
    marks.get_by_role("textbox", name="Reason").fill("wrong page")
    marks.get_by_role("button", name="Withdraw it").click()
    expect(marks).to_contain_text("Nothing has been verified yet.", timeout=SLOW)


def test_of_two_windows_that_mark_the_same_the_second_is_told(visit: Callable[..., Visit], own: Served) -> None:
    windows = [visit(own.address), visit(own.address)]
    for one in windows:
        verify(one)
    sign(first(windows[0]), "Ann Lee", "held against page 6")
    expect(windows[0].page.locator(".told")).to_have_text("Marked as verified by Ann Lee.", timeout=SLOW)
    sign(first(windows[1]), "Ann Lee", "in the other window")
    expect(windows[1].page.locator(".told")).to_contain_text("Ann Lee marked this as verified already", timeout=SLOW)
    expect(first(windows[1]).get_by_role("textbox", name="Note")).to_have_value("in the other window")


def test_a_councillor_verifies_and_has_nothing_to_mark_with(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITTEE_AUTH", str(made_users(tmp_path).path))
    with served(made_store(tmp_path)) as closed:
        context = browser.new_context()
        context.add_init_script(AXE_SCRIPT)
        page = context.new_page()
        page.goto(closed.address)
        page.get_by_label("Name").fill("Ann")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.locator(".welcome").wait_for()
        visitor = Visit(page=page, address=closed.address)
        verify(visitor, "ZZ/1 was 91.4% in Q2 2025/26", "1 statement: 1 supported.")
        expect(page.get_by_text("Officers can mark as verified")).to_be_visible()
        expect(page.get_by_text("Mark as verified", exact=True)).to_have_count(0)
        assert check(page, "councillor") == []
        context.close()


def test_no_state_of_the_page_breaks_a_rule(visit: Callable[..., Visit], own: Served) -> None:
    visitor = visit(own.address, init=AXE_SCRIPT)
    page = visitor.page
    visitor.open_tab("Verify")
    expect(page.locator(".marks")).to_be_visible()
    found = check(page, "opened")
    page.get_by_role("button", name="Verify", exact=True).click()
    expect(page.locator(".told")).to_have_text("Enter a statement first.", timeout=SLOW)
    found += check(page, "empty field")
    page.get_by_role("textbox", name="Statements").fill("CS01 was 93.8%. " * 800)
    page.get_by_role("button", name="Verify", exact=True).click()
    expect(page.locator(".told")).to_contain_text("The text has 12,800 characters", timeout=SLOW)
    found += check(page, "too long")
    statement = verify(visitor)
    found += check(page, "verified")
    for summary in statement.locator("summary").all():
        summary.click()
    found += check(page, "unfolded")
    statement.get_by_role("button", name="Mark as verified").click()
    expect(page.locator(".told")).to_have_text("Say who verified it.", timeout=SLOW)
    found += check(page, "refused")
    sign(first(visitor), "Ann Lee", "held against page 6")
    expect(page.locator(".told")).to_have_text("Marked as verified by Ann Lee.", timeout=SLOW)
    found += check(page, "marked")
    marks = page.get_by_role("region", name="What was verified")
    for summary in marks.locator("summary").all():
        summary.click()
    found += check(page, "list unfolded")
    marks.get_by_role("button", name="Withdraw it").click()
    expect(page.locator(".marks .told")).to_be_visible()
    found += check(page, "not withdrawn")
    assert found == []
