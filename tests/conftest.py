"""What all tests share: the network is closed, and the optional folder of real reports."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.closed_network import sitecustomize  # closes the network of this process

ROOT = Path(__file__).resolve().parent.parent
NETWORK_LOG = Path(tempfile.mkdtemp(prefix="network-")) / "attempts.log"

assert sitecustomize.WATCHED
os.environ["COMMITTEE_NETWORK_LOG"] = str(NETWORK_LOG)
os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "tests" / "closed_network"), *filter(None, [os.environ.get("PYTHONPATH")])])
os.environ["HOME"] = tempfile.mkdtemp(prefix="home-")  # an empty one: nothing may depend on what lies in the user's


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="also run what takes minutes: more random reports, longer runs")


def pytest_configure(config: pytest.Config) -> None:
    """The same examples in every run, so that a change alone can turn a build red; `--soak` looks for new ones, and for many more."""
    settings.register_profile("same", derandomize=True)
    settings.register_profile("soak", max_examples=5000, deadline=None)
    settings.load_profile("soak" if config.getoption("--soak") else "same")


def attempts() -> str:
    return NETWORK_LOG.read_text(encoding="utf-8") if NETWORK_LOG.exists() else ""


@pytest.fixture(autouse=True)
def closed_network() -> Iterator[None]:
    """Fails the test in which this process, or a child, tried to reach beyond loopback, even if the error was swallowed."""
    before = attempts()
    yield
    made = attempts()[len(before) :]
    assert not made, f"tried to reach beyond loopback: {made}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The optional folder of real reports and gold data; tests that need it are skipped, visibly, where it is absent."""
    folder = Path(os.environ.get("COMMITTEE_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip(f"no shared reports at {folder}")
    return folder
