"""Settings from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import read_settings


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STORE", "HOST", "PORT"):
        monkeypatch.delenv(f"COMMITTEE_{name}", raising=False)


def test_without_any_variable_the_app_listens_on_loopback_and_the_store_is_here() -> None:
    settings = read_settings()
    assert (settings.store, settings.host, settings.port) == (Path("data"), "127.0.0.1", 7860)


def test_a_variable_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITTEE_STORE", "/tmp/reports")
    assert read_settings().store == Path("/tmp/reports")


def test_a_value_that_does_not_fit_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITTEE_PORT", "many")
    with pytest.raises(SettingsError, match=r"^COMMITTEE_PORT=many: [^\n]+$"):
        read_settings()
