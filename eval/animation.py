"""A short moving picture of the app for the README: a question, its answer, the citation, the page that it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page

QUESTION = "What was the result for carers who receive a direct payment in December 2025?"
SIZE = (1340, 900)  # wide enough for figures in a table beside the evidence
COLOURS = 160  # with fewer, the outline of the cited cell loses its red
TYPED = 4  # steps in which the question appears
POINTER = """([x, y]) => {
  const dot = document.getElementById('shown-pointer') ?? document.body.appendChild(document.createElement('div'));
  dot.id = 'shown-pointer';
  dot.style.cssText = `position: fixed; z-index: 9999; width: 22px; height: 22px; border-radius: 50%; pointer-events: none;
    border: 3px solid #b42318; background: rgb(180 35 24 / 25%); left: ${x - 14}px; top: ${y - 14}px`;
}"""
Frame = tuple[bytes, int]  # a PNG, and how many milliseconds it stays


def frames(page: Page) -> Iterator[Frame]:
    """The pictures in order; the page is the app as it was opened, in a window of `SIZE`."""
    yield page.screenshot(), 1200
    box = page.get_by_role("textbox", name="Your question")
    for step in range(1, TYPED + 1):
        box.fill(QUESTION[: len(QUESTION) * step // TYPED])
        yield page.screenshot(), 350
    page.get_by_role("button", name="Ask", exact=True).click()
    answer = page.locator('.live[aria-busy="false"] .answer')
    answer.wait_for()
    _settle(page)
    yield page.screenshot(), 2400
    source = answer.get_by_role("button", name="Source 2").first
    yield _pointed(page, source.bounding_box()), 900
    source.click()
    page.locator("#evidence .steps p", has_text="Source 2 of").wait_for()
    _settle(page)
    yield page.screenshot(), 2400
    whole = page.locator("#evidence").get_by_role("button", name="Whole page")
    yield _pointed(page, whole.bounding_box()), 900
    whole.click()
    page.locator('#evidence [data-whole="1"][aria-pressed="true"]').wait_for()
    _settle(page)
    yield page.screenshot(), 3200


def animated(shown: list[Frame]) -> bytes:
    """The frames as one GIF that goes on for ever."""
    first, *rest = (Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE) for png, _ in shown)
    moving = BytesIO()
    first.save(moving, "GIF", save_all=True, append_images=rest, duration=[stays for _, stays in shown], loop=0, optimize=True, disposal=1)
    return moving.getvalue()


def _pointed(page: Page, at: object) -> bytes:
    """The page with a ring where the next press goes."""
    assert isinstance(at, dict)
    page.evaluate(POINTER, [at["x"] + at["width"] / 2, at["y"] + at["height"] / 2])
    png = page.screenshot()
    page.evaluate("document.getElementById('shown-pointer').remove()")
    return png


def _settle(page: Page) -> None:
    """Lets scrolling end and the picture of a page come."""
    page.wait_for_timeout(1200)
