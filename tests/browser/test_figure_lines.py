"""The figures of an answer as a browser lays them out and as a screen reader is told of them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from eval.served import Served
from tests.browser.visit import Visit

QUESTION = "What was the result for carers who receive a direct payment in December 2025?"


@pytest.mark.parametrize("width", [1440, 1000, 320])
def test_figures_are_a_table_with_named_columns_at_every_width(visit: Callable[..., Visit], app: Served, width: int) -> None:
    answer = visit(app.address, width=width).ask(QUESTION)
    table = answer.get_by_role("group", name="Figures").get_by_role("table", name=re.compile("Carers"))
    names = [head.text_content() for head in table.get_by_role("columnheader").all()]
    assert names[:4] == ["Period", "Result", "Target", "Rating"]
    (line,) = table.get_by_role("row").filter(has=table.page.get_by_role("rowheader")).all()
    cells = line.get_by_role("cell")
    expect(cells.nth(0)).to_contain_text("46.7%")
    expect(cells.nth(1)).to_contain_text("46.5%")
    expect(cells.nth(2)).to_contain_text("Green")
    assert table.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_target_beside_a_result_opens_its_own_cell(visit: Callable[..., Visit], app: Served) -> None:
    visitor = visit(app.address)
    target = visitor.ask(QUESTION).get_by_role("table").get_by_role("cell").nth(1)
    target.get_by_role("button").click()
    expect(visitor.page.locator("#evidence blockquote")).to_have_text("46.5%")
