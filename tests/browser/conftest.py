"""A Chromium of this machine and an app for it to visit, in a process of its own. Without a browser: skipped; on CI, failed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from eval.chromium import MISSING, chromium, chromium_path
from eval.keyboard_walk import REPORTS as SAMPLES
from eval.served import Served, served
from index.build import ingest_files
from screens.samples import REPORTS
from tests.browser.visit import Visit
from tests.screens.made import embed

PATIENCE = 15_000  # milliseconds: other tests run beside these on the same processor
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The reason why a machine without a browser runs none of these; CI must have one."""
    if chromium_path() is None and os.environ.get("CI") != "true":
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One a file and not one a session: Playwright keeps an event loop running, in which other tests could not start theirs."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three sample reports of two councils. Nothing is added to it."""
    store = tmp_path_factory.mktemp("browser") / "store"
    assert not [one for one in ingest_files(store, [REPORTS / name for name in SAMPLES], embed=embed) if one.error]
    return store


@pytest.fixture(scope="session")
def app(sample_store: Path) -> Iterator[Served]:
    with served(sample_store) as running:
        yield running


@pytest.fixture(scope="session")
def empty_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An app without reports."""
    with served(tmp_path_factory.mktemp("empty") / "store") as running:
        yield running


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens pages, each in a browser profile of its own; after the test, none of them may have asked another machine or broken a rule."""
    made: list[Visit] = []

    def open_page(
        address: str, *, width: int = 1440, height: int = 900, scheme: str = "light", init: str = "", signs_in: bool = False
    ) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        if init:
            context.add_init_script(init)
        made.append(Visit(page=context.new_page(), address=address))
        if signs_in:
            made[-1].page.goto(address)
        else:
            made[-1].load()
        return made[-1]

    yield open_page
    complaints = [words for one in made for words in one.complaints]
    for one in made:
        one.page.context.close()
    assert complaints == []


@pytest.fixture
def page(visit: Callable[..., Visit], app: Served) -> Page:
    """The samples' app, freshly opened."""
    return visit(app.address).page
