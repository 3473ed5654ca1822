"""How fast the page is in a browser: its first paint, when it can be used, and from the click on a citation to the picture of its page.

    python -m eval.page_speed [--store DIR] [--pages N] [--out FILE]

A Chromium of this machine, by loopback, a fresh profile a page. Exit status 1 when a threshold is missed or a page asked another machine.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from eval.chromium import chromium
from eval.load import part_of, questions_of, quietly
from eval.outcome import tell_and_keep
from eval.served import served
from index.store import open_store
from screens.samples import samples_store

FIRST_PAINT = 1.5  # seconds: issue 6
CITATION = 0.3
CLICKED = "() => addEventListener('click', () => { window.clicked = performance.now() }, true)"
SHOWN = """number => document.querySelector('#panel .steps')?.textContent.includes(`Source ${number} of`)
    && [...document.querySelectorAll('#panel img')].every(image => image.complete && image.naturalWidth > 0)
    && (performance.now() - window.clicked) / 1000"""
FIRST_CONTENT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"
LOCAL = ("data:", "blob:")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpeed:
    """Seconds, the slowest of each kind and the middle of citations."""

    pages: int
    first_paint: float
    usable: float
    citations: int
    citation_p50: float
    citation_most: float
    foreign: int

    def missed(self) -> list[str]:
        """Which thresholds are not reached."""
        misses = {
            f"first paint after {self.first_paint:.2f} s, at most {FIRST_PAINT} s": self.first_paint >= FIRST_PAINT,
            f"a citation opened in {self.citation_most:.2f} s, at most {CITATION} s": self.citation_most >= CITATION,
            f"{self.foreign} requests left the machine": self.foreign > 0,
            "no citation was opened": self.citations == 0,
        }
        return [words for words, is_missed in misses.items() if is_missed]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", metavar="DIR", type=Path, help="reports to ask about (default: the samples)")
    parser.add_argument("--pages", type=int, default=5, help="how often the page is opened afresh (default: 5)")
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the figures here as JSON")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        store = options.store or samples_store(Path(folder) / "store", quietly)
        if store is None:
            parser.error("the samples are not installed; name a store")
        speed = measure(store, options.pages)
    return tell_and_keep(asdict(speed), speed.missed(), options.out)


def measure(store_dir: Path, pages: int) -> PageSpeed:
    """Opens the page so often; asks one question on each and opens every citation of its answer, the first ones a second time."""
    with open_store(store_dir) as store:
        questions = [question for question in questions_of(store) if question.startswith("What")]
    painted, usable, opened, foreign = [], [], [], 0
    with served(store_dir) as app, chromium() as browser:
        for number in range(pages):
            page, asked = fresh_page(browser)
            begin = time.perf_counter()
            page.goto(app.address)
            page.locator(".suggestion").first.wait_for()
            usable.append(time.perf_counter() - begin)
            painted.append(float(page.evaluate(FIRST_CONTENT)))
            opened += open_citations(page, questions[number * len(questions) // pages])
            foreign += sum(not address.startswith((app.address, *LOCAL)) for address in asked)
            page.context.close()
    return PageSpeed(
        pages=pages,
        first_paint=max(painted),
        usable=max(usable),
        citations=len(opened),
        citation_p50=part_of(opened, 50),
        citation_most=max(opened, default=0.0),
        foreign=foreign,
    )


def fresh_page(browser: Browser) -> tuple[Page, list[str]]:
    """A page without cookies or cache, and the addresses that it will ask for."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return page, asked


def open_citations(page: Page, question: str) -> list[float]:
    """Seconds from each click on a mark of the answer, as the page hears it, until the panel shows its source with every picture."""
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    page.locator("article.answer .sources").wait_for()
    page.locator("#panel .steps").wait_for()
    marks = page.locator("#live button.mark")
    numbers = sorted({(mark.get_attribute("data-cite") or "").rpartition(":")[2] for mark in marks.all()}, key=int)
    page.evaluate(CLICKED)
    seconds = []
    for number in [*numbers[1:], *numbers[:1]]:  # the panel has opened on the first
        page.locator(f"#live button.mark[data-cite$=':{number}']").first.click()
        seconds.append(float(page.wait_for_function(SHOWN, arg=number).json_value()))
    return seconds


if __name__ == "__main__":
    sys.exit(main())
