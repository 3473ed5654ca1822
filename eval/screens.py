"""Pictures of the app for the documentation: `python -m eval.screens [--store DIR] [--out DIR]`, three widths, light and dark, one command.

Writes `PAGE-WIDTH-SCHEME.png`, with few colours so that each stays small.
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

from eval.chromium import chromium, open_tab
from eval.corpora import ROOT
from eval.served import served
from index.model import Step
from screens.samples import samples_store
from ui import PAGES

WIDTHS = {1440: 900, 768: 1024, 320: 640}
SCHEMES = ("light", "dark")
COLOURS = 64
ANSWERED = "What was the result for carers who receive a direct payment in December 2025?"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", metavar="DIR", type=Path, help="reports to show (default: the samples)")
    parser.add_argument("--out", metavar="DIR", type=Path, default=ROOT / "docs" / "screens", help="where the pictures go")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        store = options.store or samples_store(Path(folder) / "store", _quietly)
        if store is None:
            parser.error("the samples are not installed; name a store")
        with served(store) as app:
            for name, png in pictures(app.address):
                (options.out / f"{name}.png").write_bytes(png)
                print(f"{name}.png {len(png) // 1000} kB")
    return 0


def pictures(address: str) -> Iterator[tuple[str, bytes]]:
    """Every page at every width in both schemes, by name."""
    with chromium() as browser:
        for width, height in WIDTHS.items():
            for scheme in SCHEMES:
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
                page.goto(address)
                page.locator(".welcome").wait_for()
                for name, show in views():
                    show(page)
                    page.wait_for_timeout(1500)  # smooth scrolling, the picture of the page, and what a tab fetches when it is opened
                    yield f"{name}-{width}-{scheme}", few_colours(page.screenshot())
                page.close()


def views() -> Iterator[tuple[str, Callable[[Page], None]]]:
    """What is shown, in order, and how to come there from the one before; every tab of the app is among it."""
    yield "greeting", lambda page: None
    yield "answer", _ask
    for name, tab, *_ in PAGES[1:]:
        yield tab, _tab(name)
    yield "accessibility", lambda page: page.locator(".foot a").click()


def _ask(page: Page) -> None:
    page.get_by_role("textbox", name="Your question").fill(ANSWERED)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator('.live[aria-busy="false"] .answer').wait_for()


def _tab(name: str) -> Callable[[Page], None]:
    return lambda page: open_tab(page, name)


def few_colours(png: bytes) -> bytes:
    """The same picture with a palette."""
    small = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def _quietly(_: Step) -> None:
    """Progress of reading the samples, which nobody watches."""


if __name__ == "__main__":
    sys.exit(main())
