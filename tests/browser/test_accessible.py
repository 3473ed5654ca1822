"""axe-core on every page in every state, light and dark, wide and narrow; and no page wider than its window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from eval.served import Served
from index.build import ingest_files
from index.decisions import Access, Labelled
from index.register import decide
from index.store import open_store
from tests.browser.staged import Stage, staged
from tests.browser.states import EMPTY, STATES, Bring, staged_states
from tests.browser.visit import Visit
from tests.screens.accounts.made import made_users
from tests.screens.made import TEXT, embed, made_store

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AXE = "chosen => axe.run(document, { runOnly: chosen }).then(found => found.violations)"
CONTRAST = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
EVERYTHING = {"type": "tag", "values": list(RULES)}
WIDER = "document.scrollingElement.scrollWidth - innerWidth"
STILL = """() => Promise.race([
  new Promise(done => setTimeout(done, 1000)),
  new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    .then(() => Promise.allSettled(document.getAnimations().map(one => one.finished)))
]).then(() => undefined)"""
# Every rule wide and light, and narrow and dark; wide and dark the colours, which alone depend on the scheme.
LOOKS = ((1440, "light", EVERYTHING), (1440, "dark", CONTRAST), (320, "dark", EVERYTHING))


def violations(page: Page, chosen: object = EVERYTHING) -> list[str]:
    """What axe finds, a line an element."""
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary'][:160]})"
        for rule in page.evaluate(AXE, chosen)
        for node in rule["nodes"]
    ]


def check(page: Page, state: str) -> list[str]:
    """Everything that is wrong with the page as it stands, in each look; animations are let run out first."""
    wrong: list[str] = []
    for width, scheme, chosen in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate(STILL)
        dark = page.evaluate("document.body.classList.contains('plain') || document.body.classList.contains('dark')")
        assert dark or scheme == "light"
        wider = page.evaluate(WIDER)
        told = violations(page, chosen) + ([f"{wider} px wider than the window"] if wider > 0 else [])
        wrong += [f"{state}, {width} {scheme}: {one}" for one in told]
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="light")
    return wrong


def walked(visitor: Visit, states: Sequence[tuple[str, Bring]]) -> str:
    """Everything that is wrong in any of the states, each brought about once, a line each."""
    wrong: list[str] = []
    for name, bring in states:
        try:
            bring(visitor)
        except Exception as error:
            error.add_note(f"while coming to the state {name!r}")
            raise
        wrong += check(visitor.page, name)
    return "\n".join(wrong)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """An app with accounts and two reports, of which one supersedes the other."""
    folder = tmp_path_factory.mktemp("states")
    users, store = made_users(folder), made_store(folder)
    newer = folder / "newer.txt"
    newer.write_text(TEXT.replace("91.4", "91.5"), encoding="utf-8")
    assert not [one.error for one in ingest_files(store, [newer], embed=embed) if one.error]
    with open_store(store) as opened:
        ids = {one.document: one.document_id for one in opened.documents()}
        generation = opened.generation.number
    label = Labelled(document_id=ids["parks.txt"], access=Access.PUBLIC, superseded_by=ids["newer.txt"])
    decide(store, label, who="Olu", reason="A newer one is out", generation=generation)
    with staged(store, folder / "stage", COMMITTEE_AUTH=str(users.path)) as running:
        yield running


def test_no_state_of_the_app_breaks_a_rule(visit: Callable[..., Visit], app: Served) -> None:
    assert walked(visit(app.address, init=AXE_SCRIPT), STATES) == ""


def test_no_state_of_an_app_with_accounts_and_bad_luck_breaks_a_rule(visit: Callable[..., Visit], stage: Stage, tmp_path: Path) -> None:
    report = tmp_path / "third.txt"
    report.write_text(TEXT.replace("ZZ/", "YY/").replace("Parcels sorted", "Bridges painted"), encoding="utf-8")
    visitor = visit(stage.served.address, init=AXE_SCRIPT, signs_in=True)
    assert walked(visitor, staged_states(stage, report)) == ""


def test_no_state_of_an_empty_app_breaks_a_rule(visit: Callable[..., Visit], empty_app: Served) -> None:
    assert walked(visit(empty_app.address, init=AXE_SCRIPT), EMPTY) == ""


def test_nothing_is_wider_than_the_window_at_400_percent(visit: Callable[..., Visit], app: Served) -> None:
    visitor = visit(app.address, width=1280 // 4, height=1024 // 4)  # what a browser gives a page at 400 % on 1280 by 1024
    visitor.ask("Which indicators were rated Red in December 2025?")
    assert visitor.page.evaluate(WIDER) <= 0


def test_axe_would_notice_a_picture_without_words_and_pale_words(visit: Callable[..., Visit], app: Served) -> None:
    page = visit(app.address, init=AXE_SCRIPT).page
    page.evaluate("document.querySelector('.welcome').append(document.createElement('img'))")
    page.evaluate("document.querySelector('.welcome p').style.color = '#797979'")  # below 4.5 to 1 on both grounds
    found = check(page, "spoilt")
    assert any(line.startswith("spoilt, 1440 light: image-alt") for line in found)
    assert any(line.startswith("spoilt, 1440 dark: color-contrast") for line in found)
