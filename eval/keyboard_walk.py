"""The whole way from a question to its evidence and on to another page by keyboard alone, written down stop by stop.

`walk` presses Tab, Shift+Tab, Enter and letters and nothing else. Each line is a press and where it led: role and name as a screen reader
has them. The record is kept at `RECORD`; a browser test walks again and compares, so that a control that is lost or renamed is seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page

from eval.corpora import ROOT

RECORD = ROOT / "docs" / "screens" / "keyboard-walk.txt"
# What the walk is taken over, for its stops name sources.
REPORTS = ("wealdshire-performance-q2-2025-26.pdf", "wealdshire-performance-q3-2025-26.pdf", "thornmere-service-dashboard-q3-2025-26.pdf")
QUESTION = "What was the result for carers who receive a direct payment in December 2025?"
MOST_STOPS = 120
LONGEST_NAME = 90  # letters of a name that are written down


class WalkError(RuntimeError):
    """A stop that should come does not."""


@dataclass
class Walker:
    """One page, and what was pressed on it so far."""

    page: Page
    reader: CDPSession
    lines: list[str]

    def stop(self) -> str:
        """Role and name of what has the focus."""
        found = self.reader.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        tree = self.reader.send("Accessibility.getPartialAXTree", {"objectId": found["objectId"], "fetchRelatives": False})
        (node, *_) = tree["nodes"]
        role, name = node.get("role", {}).get("value", "none"), node.get("name", {}).get("value", "")
        return f'{role} "{" ".join(name.split())[:LONGEST_NAME]}"'

    def press(self, key: str) -> str:
        """Where a press leads."""
        self.page.keyboard.press(key)
        stop = self.stop()
        self.lines.append(f"{key:<10} {stop}")
        return stop

    def enter(self, shows: str) -> None:
        """Presses Enter and waits for what it brings: where the focus is then."""
        self.page.keyboard.press("Enter")
        self.page.locator(shows).first.wait_for()
        self.page.wait_for_timeout(200)  # the focus follows what was written anew
        self.lines.append(f"{'Enter':<10} {self.stop()}")

    def to(self, name: str, key: str = "Tab") -> None:
        """Presses until a stop matches, noting each on the way. Raises `WalkError` where none does."""
        for _ in range(MOST_STOPS):
            if re.search(name, self.press(key)):
                return
        raise WalkError(f"{key} did not lead to {name!r}; the last stop was {self.lines[-1]!r}")

    def head(self, words: str) -> None:
        self.lines += ["", f"# {words}"]


def walk(page: Page) -> list[str]:
    """The lines of the record. The page is the app as it was opened. Raises `WalkError`."""
    reader = page.context.new_cdp_session(page)
    reader.send("Accessibility.enable")
    walker = Walker(page=page, reader=reader, lines=["# To the question"])
    walker.to("Skip to your question")
    walker.enter("#question textarea:focus")
    page.keyboard.type(QUESTION)
    walker.lines.append(f"letters    {QUESTION}")
    walker.enter('.live[aria-busy="false"] .source')
    _to_the_source(walker)
    _through_the_evidence(walker)
    _to_another_page(walker)
    return walker.lines


def _to_the_source(walker: Walker) -> None:
    walker.head("Up through the answer to the source of its second figure")
    walker.to('"Source 2"', "Shift+Tab")
    walker.enter('#evidence .steps p:has-text("Source 2 of")')


def _through_the_evidence(walker: Walker) -> None:
    walker.head("On to the evidence, back one source, to the whole page and the file")
    walker.to("Previous")
    walker.enter('#evidence .steps p:has-text("Source 1 of")')
    walker.to("Whole page")
    walker.enter('#evidence [data-whole="1"][aria-pressed="true"]')
    walker.to("Open the PDF here")
    walker.head("Back, to close it all with a new conversation")
    walker.to("Start a new conversation", "Shift+Tab")
    walker.enter(".welcome")


def _to_another_page(walker: Walker) -> None:
    walker.head("Up to the pages, and into an indicator")
    walker.to('^tab "Indicators"', "Shift+Tab")
    walker.enter("#indicator-table [data-open]")
    walker.to("Search")
    walker.to("^button .*[Cc]arers")
    walker.enter("#indicator-page [data-focus]:focus")
    walker.to("Source")
