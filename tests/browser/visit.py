"""A visit to the app: what the person does, and what the browser notes meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request

from eval.chromium import open_tab

INSIDE = ("data", "blob")


@dataclass
class Visit:
    """One open page. `complaints` are requests to elsewhere, errors on the console, and errors of scripts."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    is_offline: bool = False
    expected: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.page.on("request", self._requested)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script failed: {error}"))

    def load(self) -> None:
        """Opens the app and waits until its first page is filled."""
        self.page.goto(self.address)
        self.page.locator(".bar").wait_for()
        self.page.locator(".welcome").wait_for()

    def ask(self, question: str) -> Locator:
        """Types a question and gives back its answer, whole."""
        self.page.get_by_role("textbox", name="Your question").fill(question)
        self.page.get_by_role("button", name="Ask", exact=True).click()
        return self.answered(question)

    def answered(self, question: str) -> Locator:
        """The newest answer, once it is whole and is to this question."""
        live = self.page.locator('.live[aria-busy="false"]').filter(has_text=question)
        live.wait_for()
        return live.locator(".answer")

    def expects(self, *words: str) -> None:
        """Lets the browser note errors with one of these words, as it does of a status that a test brings about."""
        self.expected += words

    def open_tab(self, name: str) -> None:
        open_tab(self.page, name)

    def _requested(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in INSIDE and f"{parts.scheme}://{parts.netloc}/" != self.address:
            self.complaints.append(f"asked another machine: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not self.is_offline and not any(words in message.text for words in self.expected):
            self.complaints.append(f"console: {message.text} {message.location['url']}")
