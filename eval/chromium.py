"""The browser that pages are looked at in: a Chromium of this machine, driven by Playwright, which brings none of its own here."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
SETTING = "COMMITTEE_CHROMIUM"
MISSING = f"no Chromium found: install it (Debian: apt-get install chromium) or name one in {SETTING}"
FLAGS = (
    "--no-sandbox",  # of no use in a container, where it cannot start
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str | None:
    """The browser to drive, None where there is none."""
    return os.environ.get(SETTING) or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window, closed at the end. Raises `FileNotFoundError` where there is none."""
    path = chromium_path()
    if path is None:
        raise FileNotFoundError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def open_tab(page: Page, name: str) -> None:
    """Opens a page of the app by its tab; on a narrow window Gradio keeps those that find no room behind a button."""
    tab, more = page.get_by_role("tab", name=name, exact=True), page.get_by_role("button", name="More tabs")
    tab.or_(more).first.wait_for()  # a page that was just loaded has neither yet
    if tab.count() == 0:
        more.click()
        tab = page.locator(".overflow-dropdown").get_by_role("button", name=name, exact=True)
    tab.click()
