"""What an officer does with a report that is not published yet: check it, look at what was found; and what people take away."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from eval.served import Served
from screens.samples import REPORTS
from tests.browser.visit import Visit

MID_YEAR = REPORTS / "thornmere-adults-mid-year-2024-25.pdf"  # prints 118 of 141 as 85.7%, which is 83.7%
SEEN = """() => {
  window.stages = [];
  const look = () => document.querySelectorAll('#checked .stages li, #checked .summed').forEach(one => {
    const words = one.textContent.trim();
    if (!window.stages.includes(words)) window.stages.push(words);
  });
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


@pytest.fixture
def visitor(visit: Callable[..., Visit], app: Served) -> Visit:
    return visit(app.address)


def downloaded(page: Page, press: Locator) -> tuple[str, bytes]:
    """The name and the content of the file that a press gives."""
    with page.expect_download() as coming:
        press.click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def test_a_report_is_checked_and_not_added(visitor: Visit) -> None:
    page = visitor.page
    visitor.open_tab("Check a report")
    page.evaluate(SEEN)
    page.locator("#check-file input[type=file]").set_input_files(str(MID_YEAR))
    page.get_by_role("button", name="Check", exact=True).click()
    found = page.locator("#checked .finding").filter(has_text="83.7%")
    expect(found).to_contain_text("85.7%", timeout=90_000)
    expect(found).to_contain_text("118 / 141")
    stages = page.evaluate("window.stages")
    assert f"Checking {MID_YEAR.name}" in stages
    assert [one for one in stages if one.startswith("Pages being read")]
    assert [one for one in stages if one.startswith("Audit comparing what is printed")]

    found.get_by_role("button", name="Page 7").first.click()
    panel = page.locator("#check-panel")
    expect(panel.get_by_role("img")).to_have_attribute(
        "alt", re.compile("Page 7 of .* mid-year review 2024/25, with the cited words outlined: .*85.7%", re.DOTALL)
    )

    name, content = downloaded(page, page.get_by_role("button", name="Download as HTML"))
    assert name == "check.html"
    assert "83.7%" in content.decode("utf-8")
    name, content = downloaded(page, page.get_by_role("button", name="Download as CSV"))
    assert name == "check.csv"
    assert "118 / 141" in content.decode("utf-8")

    visitor.open_tab("Reports")
    expect(page.locator(".holdings-table")).to_contain_text("thornmere-service-dashboard-q3-2025-26.pdf")
    expect(page.locator(".holdings-table")).not_to_contain_text(MID_YEAR.name)
    visitor.open_tab("Check a report")
    page.get_by_role("button", name="Discard").click()
    expect(page.locator("#checked")).to_contain_text("Discarded. Nothing of it is kept.")
    expect(page.get_by_role("button", name="Download as HTML")).to_have_count(0)


def test_a_file_that_cannot_be_read_is_told_and_leaves_nothing(visitor: Visit, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    visitor.open_tab("Check a report")
    visitor.page.locator("#check-file input[type=file]").set_input_files(str(broken))
    visitor.page.get_by_role("button", name="Check", exact=True).click()
    expect(visitor.page.locator("#checked .done")).to_contain_text("broken.pdf", timeout=60_000)
    expect(visitor.page.get_by_role("button", name="Download as HTML")).to_have_count(0)
    expect(visitor.page.get_by_role("button", name="Check", exact=True)).to_be_enabled()


def test_the_evidence_pack_is_a_pdf_that_holds_what_was_cited(visitor: Visit) -> None:
    answer = visitor.ask("What was the result for carers who receive a direct payment in December 2025?")
    cited = answer.locator(".source").first.inner_text()
    name, content = downloaded(visitor.page, answer.get_by_role("button", name="Evidence pack (PDF)"))
    assert name == "evidence-pack.pdf"
    text = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
    assert "46.7%" in text[0]
    assert "Adults and Health service dashboard" in cited
    assert "Adults and Health service dashboard" in text[0]
    assert any("46.7%" in page and "direct payment" in page for page in text[1:]), "the cited page itself is in the pack"


def test_the_figures_are_taken_away_as_a_table(visitor: Visit) -> None:
    answer = visitor.ask("What was the result for carers who receive a direct payment in December 2025?")
    name, content = downloaded(visitor.page, answer.get_by_role("button", name="Figures (CSV)"))
    assert name == "figures.csv"
    lines = content.decode("utf-8-sig").splitlines()
    assert len(lines) >= 3  # headings, result, target
    assert any("46.7%" in line for line in lines)
    assert any("46.5%" in line for line in lines)
