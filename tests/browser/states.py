"""Every state of every page: how to come to each from the one before. A state more is a line more.

Three tables: of the app with reports, of the app with accounts and bad luck, of the app without reports.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from screens.accounts.attempts import NAME_TRIES
from screens.accounts.sessions import IDLE
from screens.samples import REPORTS
from tests.browser.staged import Stage
from tests.browser.visit import Visit
from tests.screens.accounts.made import OFFICERS

CHECKED = REPORTS / "thornmere-adults-mid-year-2024-25.pdf"
PARCELS, LETTERS = "What was the result for ZZ/1 in Q2 2025/26?", "What was the result for ZZ/2 in Q2 2025/26?"
Bring = Callable[[Visit], object]


def button(name: str, within: str = "body") -> Bring:
    """A press."""
    return lambda visitor: visitor.page.locator(within).get_by_role("button", name=name, exact=True).first.click()


def asked(question: str) -> Bring:
    """The answer to a question, alone on the page."""

    def bring(visitor: Visit) -> None:
        if visitor.page.locator(".live").count():
            visitor.page.get_by_role("button", name="Start a new conversation").click()
            visitor.page.locator(".live").wait_for(state="detached")
        visitor.page.locator(".welcome").wait_for()
        visitor.ask(question)

    return bring


def tab(name: str, shows: str) -> Bring:
    """A page of the app, once what it shows is there."""

    def bring(visitor: Visit) -> None:
        visitor.page.get_by_role("tab", name=name, exact=True).wait_for()  # the window was narrow a moment ago
        visitor.open_tab(name)
        visitor.page.locator(shows).first.wait_for()

    return bring


def pressed(selector: str, shows: str) -> Bring:
    """What a press brings, once it is there."""

    def bring(visitor: Visit) -> None:
        visitor.page.locator(selector).first.click()
        visitor.page.locator(shows).first.wait_for()

    return bring


def filled(label: str, words: str, shows: str) -> Bring:
    def bring(visitor: Visit) -> None:
        visitor.page.get_by_role("textbox", name=label).fill(words)
        visitor.page.locator(shows).first.wait_for()

    return bring


def chosen(box: str, content: bytes | Path, press: str, shows: str) -> Bring:
    """A file chosen, a press, and what it brings. Bytes are a file that is no report."""

    def bring(visitor: Visit) -> None:
        page = visitor.page
        file = content if isinstance(content, Path) else {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": content}
        page.locator(f"{box} input[type=file]").set_input_files(file)  # type: ignore[arg-type]
        page.get_by_role("button", name=press, exact=True).click()
        page.locator(shows).first.wait_for(timeout=90_000)

    return bring


def address(path: str) -> Bring:
    """A page of its own, opened by its address; what the browser notes of a missing one is expected."""

    def bring(visitor: Visit) -> None:
        visitor.expects("404")
        visitor.page.goto(f"{visitor.address}{path}")

    return bring


STATES: tuple[tuple[str, Bring], ...] = (
    ("greeting", lambda visitor: None),
    ("figures", asked("What was the result for carers who receive a direct payment in December 2025?")),
    ("evidence: another source", button("Next →", "#evidence")),
    ("evidence: whole page", pressed('#evidence [data-whole="1"]', '#evidence [data-whole="1"][aria-pressed="true"]')),
    ("evidence: larger", pressed('#evidence [data-whole="2"]', "#evidence .larger")),
    ("evidence: another page", pressed('#evidence [data-leaf="1"]', '#evidence [data-leaf="0"]')),
    ("what is not helpful", pressed("#live summary.copy", "#live fieldset")),
    ("thanks", pressed("#live [data-bad]", "#said .taken")),
    ("copied", pressed("#live [data-copy]", "#live")),
    ("a file to take away", pressed('#live [data-take$="figures"]', "#said .taken a")),
    ("a table of answers", asked("Which indicators were rated Red in December 2025?")),
    ("a series", asked("How has the result for adults with a learning disability in paid work changed?")),
    ("a clarification", asked("What was the result for carers?")),
    ("an option chosen", pressed("#live .options [data-ask]", '#live .live[aria-busy="false"] .source')),
    ("nothing found", asked("How many llamas does the council keep?")),
    ("where to search", button("Search only in … ▼")),
    ("a search narrowed", pressed("#scope-councils input", "#scope-line button")),
    ("a new conversation", button("Start a new conversation")),
    ("indicators", tab("Indicators", "#indicator-table [data-open]")),
    ("filters with no match", filled("Search", "llamas", "#indicator-table:not(:has([data-open]))")),
    ("filters", pressed("#indicator-filters button", "#indicator-filters input")),
    ("a search", filled("Search", "carers", "#indicator-table [data-open]")),
    ("an indicator", pressed("#indicator-table [data-open]", "#indicator-page [data-cite]")),
    ("an indicator's evidence", pressed("#indicator-page [data-cite]", "#indicator-evidence .facts")),
    ("what changed", tab("What changed", "#change-list :visible")),
    ("what changed: another report", pressed("#change-choice button", "#change-reports input")),
    ("verify", tab("Verify", "[role=tabpanel]:visible")),
    ("check", tab("Check a report", "#check")),
    ("check: nothing chosen", pressed("#check", "#checked .summed")),
    ("check: failed", chosen("#check-file", b"%PDF-1.7 and no more", "Check", "#checked .done")),
    ("check: done", chosen("#check-file", CHECKED, "Check", "#checked .finding")),
    ("check: a place opened", pressed("#checked [data-cite]", "#check-panel blockquote")),
    ("check: a file to take away", pressed("#check-csv", "#check-carried a")),
    ("check: discarded", pressed("#check-discard", "#checked .summed")),
    ("reports", tab("Reports", ".holdings-table")),
    ("upload: nothing chosen", pressed("#add", "#adding .done")),
    ("upload: failed", chosen("#files", b"%PDF-1.7 and no more", "Add to the reports", "#adding .done li")),
    ("remove: nothing chosen", pressed("#remove", "#removing .done")),
    ("statement", address("accessibility")),
    ("not found", address("nowhere")),
    ("no such report", address("documents/none")),
)
EMPTY: tuple[tuple[str, Bring], ...] = (
    ("no reports", lambda visitor: None),
    ("nothing to answer from", asked("What was the result?")),
    ("no indicators", tab("Indicators", "#indicator-table :visible")),
    ("no changes", tab("What changed", "#change-list :visible")),
    ("nothing to verify", tab("Verify", "[role=tabpanel]:visible")),
    ("check without reports", tab("Check a report", "#check")),
    ("no reports listed", tab("Reports", "#add")),
)


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_role("textbox", name="Name").fill(name)
    page.get_by_role("textbox", name="Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def staged_states(stage: Stage, report: Path) -> tuple[tuple[str, Bring], ...]:
    """Of an app with accounts whose stage the test sets; `report` is one to add."""
    held: list[Page] = []

    def shut_out(visitor: Visit) -> None:
        for _ in range(NAME_TRIES + 1):
            sign_in(visitor.page, "Nobody", "wrong")
        expect(visitor.page.get_by_role("alert")).to_contain_text("Too many tries.")

    def come_in(visitor: Visit) -> None:
        sign_in(visitor.page, "Olu", OFFICERS)
        visitor.page.locator(".welcome").wait_for()

    def waits(visitor: Visit) -> None:
        stage.begin("slow")
        begin(visitor.page)

    def stop(visitor: Visit) -> None:
        visitor.page.get_by_role("button", name="Stop").click()
        visitor.page.locator(".answer.failed").wait_for()
        stage.end("slow")

    def turned_away(visitor: Visit) -> None:
        """While the question of another person takes the only seat."""
        held.append(visitor.page.context.new_page())
        held[0].goto(visitor.address)
        held[0].locator(".welcome").wait_for()
        stage.begin("slow")
        begin(held[0])
        visitor.page.bring_to_front()  # what stands behind is not drawn anew in the other scheme
        expect(visitor.ask(LETTERS)).to_contain_text("Many people are asking")

    def broken(visitor: Visit) -> None:
        stage.end("slow")
        held.pop().close()
        stage.begin("broken")
        expect(visitor.ask(PARCELS)).to_contain_text("Something went wrong")

    def failed_page(visitor: Visit) -> None:
        visitor.expects("500")
        visitor.page.goto(f"{visitor.address}accessibility")
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Something went wrong")
        stage.end("broken")

    def superseded(visitor: Visit) -> None:
        visitor.page.get_by_role("button", name="Search only in …").click()
        visitor.page.get_by_role("checkbox", name="Also search reports that a newer one supersedes").check()
        visitor.ask(PARCELS).locator(".source").first.wait_for()

    def lost(visitor: Visit) -> None:
        visitor.is_offline = True
        visitor.page.context.set_offline(True)
        visitor.page.locator("#connection.lost").wait_for()

    def back(visitor: Visit) -> None:
        visitor.page.context.set_offline(False)
        visitor.page.locator("#connection.back").wait_for()
        visitor.is_offline = False

    def over(visitor: Visit) -> None:
        stage.age(IDLE)
        visitor.page.get_by_role("textbox", name="Your question").fill(PARCELS)
        visitor.page.get_by_role("button", name="Ask", exact=True).click()
        visitor.page.locator("#session-over").wait_for()

    def again(visitor: Visit) -> None:
        visitor.page.goto(visitor.address)
        come_in(visitor)

    def inside(visitor: Visit) -> None:
        visitor.page.goto(f"{visitor.address}sign-in")
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("You are signed in")

    def reopened(visitor: Visit) -> None:
        visitor.load()

    return (
        ("sign-in", lambda visitor: visitor.expects("401", "429")),
        ("wrong password", lambda visitor: sign_in(visitor.page, "Olu", "wrong")),
        ("too many tries", shut_out),
        ("signed in", come_in),
        ("waiting", waits),
        ("stopped", stop),
        ("busy", turned_away),
        ("failed inside", broken),
        ("internal error", failed_page),
        ("the app again", reopened),
        ("superseded shown", superseded),
        ("connection lost", lost),
        ("connection back", back),
        ("upload: the form", tab("Reports", "#add")),
        ("upload: done", chosen("#files", report, "Add to the reports", "#adding .done li")),
        ("the first page again", tab("Ask", "#question")),
        ("session over", over),
        ("signed in again", again),
        ("signed in already", inside),
        ("signed out", lambda visitor: visitor.page.get_by_role("button", name="Sign out").click()),
    )


def begin(page: Page) -> None:
    """Asks, and leaves the answer still to come."""
    page.get_by_role("textbox", name="Your question").fill(PARCELS)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator(".answer.waiting").wait_for()
