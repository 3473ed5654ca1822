"""Pictures of the app for the documentation: `python -m eval.screens [--store DIR] [--out DIR]`, three widths, light and dark, one command.

Writes `PAGE-WIDTH-SCHEME.png`, with few colours so that each stays small, `asking.gif`, which moves, and the walk by keyboard.
`--only` is for one of the three.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page

from assistant.verified import verified_of
from eval.animation import SIZE, animated, frames
from eval.chromium import chromium, open_tab
from eval.corpora import ROOT
from eval.keyboard_walk import RECORD, walk
from eval.keyboard_walk import REPORTS as WALKED
from eval.served import served
from index.build import ingest_files
from index.model import Step
from index.register import decide
from index.store import open_store
from screens import indicators
from screens.decisions import page as decisions
from screens.samples import REPORTS, samples_store
from screens.statements import verified
from ui import PAGES

WIDTHS = {1440: 900, 768: 1024, 320: 640}
SCHEMES = ("light", "dark")
KINDS = ("pictures", "moving", "walk")
COLOURS = 64
STATEMENT = "CS01 was 93.8% in December 2025."
ANSWERED = "What was the result for carers who receive a direct payment in December 2025?"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", metavar="DIR", type=Path, help="reports to show (default: the samples)")
    parser.add_argument("--out", metavar="DIR", type=Path, default=ROOT / "docs" / "screens", help="where the pictures go")
    parser.add_argument("--only", choices=KINDS, help="make this alone")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        if options.only in (None, "walk"):
            (options.out / RECORD.name).write_text("\n".join(walked(Path(folder) / "walked")) + "\n", encoding="utf-8")
        if options.only == "walk":
            return 0
        store = options.store or samples_store(Path(folder) / "store", _quietly)
        if store is None:
            parser.error("the samples are not installed; name a store")
        if options.store is None:
            marked(store)
        with served(store) as app:
            made = {"pictures": pictures, "moving": moving}
            for kind in (options.only,) if options.only else made:
                for name, content in made[kind](app.address):
                    (options.out / name).write_bytes(content)
                    print(f"{name} {len(content) // 1000} kB")
    return 0


def walked(store: Path) -> list[str]:
    """The walk by keyboard, over the reports that it is recorded with."""
    ingest_files(store, [REPORTS / name for name in WALKED])
    with served(store) as app, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(app.address)
        page.locator(".welcome").wait_for()
        return walk(page)


def marked(store: Path) -> None:
    """Has an invented officer verify a statement, so that pictures show what that looks like."""
    with open_store(store) as opened:
        decision = verified_of(verified(STATEMENT, opened), frozenset({0}), opened)
        decide(store, decision, who="Ann Lee", reason="Held against page 6.", generation=opened.generation.number)


def moving(address: str) -> Iterator[tuple[str, bytes]]:
    """The moving picture, by name."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        page.goto(address)
        page.locator(".welcome").wait_for()
        yield "asking.gif", animated(list(frames(page)))


def pictures(address: str) -> Iterator[tuple[str, bytes]]:
    """Every page at every width in both schemes, by file name."""
    with chromium() as browser:
        for width, height in WIDTHS.items():
            for scheme in SCHEMES:
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
                page.goto(address)
                page.locator(".welcome").wait_for()
                for name, show in views():
                    show(page)
                    page.wait_for_timeout(1500)  # smooth scrolling, the picture of the page, and what a tab fetches when it is opened
                    yield f"{name}-{width}-{scheme}.png", few_colours(page.screenshot())
                page.close()


def views() -> Iterator[tuple[str, Callable[[Page], None]]]:
    """What is shown, in order, and how to come there from the one before; every tab of the app is among it."""
    yield "greeting", lambda page: None
    yield "answer", _ask
    for name, tab, *_ in PAGES[1:]:
        yield tab, _tab(name)
        if tab in DEEPER:
            yield DEEPER[tab]
    yield "accessibility", lambda page: page.locator(".foot a").click()


def _ask(page: Page) -> None:
    page.get_by_role("textbox", name="Your question").fill(ANSWERED)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator('.live[aria-busy="false"] .answer').wait_for()


def _tab(name: str) -> Callable[[Page], None]:
    return lambda page: open_tab(page, name)


def _indicator(page: Page) -> None:
    page.locator("#indicator-table [data-open]").nth(1).click()
    page.locator("#indicator-page [data-cite]").first.wait_for()


def _verified(page: Page) -> None:
    page.get_by_role("textbox", name="Statements").fill(STATEMENT)
    page.get_by_role("button", name="Verify", exact=True).click()
    page.locator("#verified .verdict").wait_for()


def _decision(page: Page) -> None:
    page.get_by_role("textbox", name="Find the cell").fill("AH/S13 result")
    page.get_by_role("button", name="Choose").first.click()
    page.locator("#decide-chosen section").wait_for()


# What is shown of a page beyond its first sight: the name of the picture and how to come there.
DEEPER: dict[str, tuple[str, Callable[[Page], None]]] = {
    indicators.TAB_ID: ("indicator", _indicator),
    "verify": ("verified", _verified),
    decisions.TAB_ID: ("decision", _decision),
}


def few_colours(png: bytes) -> bytes:
    """The same picture with a palette."""
    small = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def _quietly(_: Step) -> None:
    """Progress of reading the samples, which nobody watches."""


if __name__ == "__main__":
    sys.exit(main())
