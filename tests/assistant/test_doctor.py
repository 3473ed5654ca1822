"""The checks of an installation."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import doctor as module
from assistant.doctor import Check, doctor
from index.errors import ModelMissing
from tests.screens.made import TEXT, made_store


def named(checks: tuple[Check, ...], name: str) -> Check:
    return next(check for check in checks if check.name == name)


def test_a_sound_installation_with_no_store_yet_passes_every_check(tmp_path: Path) -> None:
    checks = doctor(tmp_path / "store")
    assert [check.name for check in checks if not check.ok] == []
    assert "committee ingest" in named(checks, "store").message
    assert not (tmp_path / "store").exists()


def test_a_store_of_a_newer_program_fails_with_its_own_remedy(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text('{"generation": 1, "schema": 999}', encoding="utf-8")
    check = named(doctor(tmp_path), "store")
    assert not check.ok
    assert check.remedy is not None
    assert check.remedy.startswith("update the program")


def test_a_missing_model_is_reported_with_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise ModelMissing("the embedding model is not installed; run `pip install it`, then try again")

    monkeypatch.setattr(module, "model_folder", missing)
    check = named(doctor(tmp_path), "model")
    assert (check.ok, check.message, check.remedy) == (
        False,
        "the embedding model is not installed",
        "run `pip install it`, then try again",
    )


def test_a_package_of_another_version_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = module.metadata.version
    monkeypatch.setattr(module.metadata, "version", lambda name: "0.0.1" if name == "pandas" else real(name))
    check = named(doctor(tmp_path), "packages")
    assert not check.ok
    assert "pandas is 0.0.1, expected ==3.1.1" in check.message


def test_what_could_not_be_read_surely_is_listed_by_document_and_fails_nothing(tmp_path: Path) -> None:
    store = made_store(tmp_path, TEXT + "ZZ/3\tParcels lost, of all parcels\tLower is better\t5%\t512%\tRed\n")
    checks = doctor(store)
    check = named(checks, "reading")
    assert check.ok
    assert check.message.startswith("parks.txt: Values that their unit does not allow (1): line 11: the result of ZZ/3")
    assert check.remedy is not None
