"""What a councillor does on the first page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from eval.served import Served, served
from tests.browser.visit import Visit
from tests.screens.made import TEXT, made_store

OUTLINE = """image => {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
  let red = 0;
  for (let at = 0; at < pixels.length; at += 4)
    if (pixels[at] > 180 && pixels[at + 1] < 60 && pixels[at + 2] > 80 && pixels[at + 2] < 140) red++;
  return red;
}"""


@pytest.fixture
def visitor(visit: Callable[..., Visit], app: Served) -> Visit:
    return visit(app.address)


def test_a_question_is_answered_with_its_figure_and_sources(visitor: Visit) -> None:
    answer = visitor.ask("What was the result for carers who receive a direct payment in December 2025?")
    expect(answer).to_contain_text("46.7%")
    expect(answer.get_by_role("group", name="Figures")).to_contain_text("Green")
    expect(answer.locator(".source").first).to_contain_text("Adults and Health service dashboard")


def test_a_citation_opens_the_page_with_the_cell_outlined(visitor: Visit) -> None:
    visitor.ask("What was the result for carers who receive a direct payment in December 2025?").get_by_role(
        "button", name="Source 2"
    ).first.click()
    panel = visitor.page.locator("#evidence")
    expect(panel).to_contain_text("Source 2 of")
    expect(panel.locator("blockquote")).to_have_text("46.5%")
    picture = panel.get_by_role("img")
    expect(picture).to_have_attribute("alt", re.compile("with the cited words outlined: 46.5%"))
    picture.evaluate("image => image.decode()")
    assert picture.evaluate(OUTLINE) > 50


def test_the_next_source_and_the_whole_page_are_a_press_away(visitor: Visit) -> None:
    visitor.ask("What was the result for carers who receive a direct payment in December 2025?")
    panel = visitor.page.locator("#evidence")
    panel.get_by_role("button", name="Next").click()
    expect(panel).to_contain_text("Source 2 of")
    panel.get_by_role("button", name="Whole page").click()
    expect(panel.get_by_role("button", name="Whole page")).to_have_attribute("aria-pressed", "true")


def test_the_evidence_is_closed_by_its_button_or_escape_and_the_focus_is_on_the_mark_again(visitor: Visit) -> None:
    answer = visitor.ask("What was the result for carers who receive a direct payment in December 2025?")
    panel, mark = visitor.page.locator("#evidence"), answer.get_by_role("button", name="Source 2").first
    mark.click()
    panel.get_by_text("Source 2 of").wait_for()
    panel.get_by_role("button", name="Close the evidence").click()
    expect(mark).to_be_focused()
    expect(panel).to_contain_text("Choose one to see the page")
    visitor.page.keyboard.press("Enter")
    panel.get_by_role("button", name="Whole page").focus()
    visitor.page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    expect(panel.get_by_role("button")).to_have_count(0)


def test_a_suggested_question_is_asked_by_one_press(page: Page) -> None:
    suggested = page.locator(".suggestion").first
    question = suggested.inner_text()
    suggested.click()
    expect(page.locator('.live[aria-busy="false"] .asked')).to_contain_text(question)
    expect(page.locator(".answer .source").first).to_be_visible()


def test_an_offered_reading_is_chosen_by_one_press(visitor: Visit) -> None:
    answer = visitor.ask("What was the result for carers?")
    options = answer.get_by_role("list", name="Choose a question").get_by_role("button")
    expect(options.first).to_be_visible()
    wanted = options.first.inner_text()
    options.first.click()
    expect(visitor.answered(wanted).locator(".source").first).to_be_visible()


def test_a_follow_up_needs_not_name_the_indicator_again(visitor: Visit) -> None:
    visitor.ask("What was the result for carers who receive a direct payment in December 2025?")
    answer = visitor.ask("And its target?")
    expect(answer).to_contain_text("46.5%")
    expect(visitor.page.locator("#earlier .asked")).to_contain_text("carers who receive a direct payment")


def test_a_new_conversation_forgets_the_earlier_one(visitor: Visit) -> None:
    visitor.ask("What was the result for carers who receive a direct payment in December 2025?")
    visitor.page.get_by_role("button", name="Start a new conversation").click()
    expect(visitor.page.locator(".welcome")).to_be_visible()
    expect(visitor.page.locator(".asked")).to_have_count(0)
    expect(visitor.page.locator("#evidence")).not_to_contain_text("Source 1")
    expect(visitor.ask("And its target?")).not_to_contain_text("46.5%")


def test_a_report_is_uploaded_and_asked_about(visit: Callable[..., Visit], tmp_path: Path) -> None:
    report = tmp_path / "second.txt"
    report.write_text(TEXT.replace("ZZ/", "YY/").replace("Parcels sorted", "Bridges painted").replace("91.4", "73.8"), encoding="utf-8")
    with served(made_store(tmp_path)) as own:
        visitor = visit(own.address)
        visitor.open_tab("Reports")
        visitor.page.locator("#files input[type=file]").set_input_files(str(report))
        visitor.page.get_by_role("button", name="Add to the reports").click()
        expect(visitor.page.locator("#adding")).to_contain_text("second.txt added", timeout=60_000)
        expect(visitor.page.get_by_role("group", name="Reports in the store")).to_contain_text("second.txt")
        visitor.open_tab("Ask")
        expect(visitor.ask("What was the result for YY/1 in Q2 2025/26?")).to_contain_text("73.8%")
