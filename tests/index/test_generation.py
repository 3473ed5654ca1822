from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from index.errors import DamagedStore, NewerSchema, OlderSchema, StoreBusy, StoreUnwritable
from index.generation import (
    Generation,
    begin,
    current_generation,
    generations,
    lease_current,
    publish,
    remove_unused,
    write_whole,
    writing,
)
from index.pointer import SCHEMA


def built(store_dir: Path, content: str = "x") -> Generation:
    with writing(store_dir):
        made = begin(store_dir)
        made.records.write_text(content)
        publish(store_dir, made)
    return made


def test_a_store_without_a_pointer_has_no_generation(tmp_path: Path) -> None:
    assert current_generation(tmp_path) is None
    assert lease_current(tmp_path / "never made") is None


def test_the_published_generation_is_the_current_one(tmp_path: Path) -> None:
    first = built(tmp_path)
    assert current_generation(tmp_path) == first
    second = built(tmp_path)
    assert current_generation(tmp_path) == second
    assert (first.number, second.number) == (1, 2)


def test_a_generation_that_was_begun_and_not_published_is_not_current(tmp_path: Path) -> None:
    first = built(tmp_path)
    with writing(tmp_path):
        begin(tmp_path)
    assert current_generation(tmp_path) == first


def test_an_abandoned_generation_is_removed_and_its_number_is_free_again(tmp_path: Path) -> None:
    first = built(tmp_path)
    with writing(tmp_path):
        abandoned = begin(tmp_path)
        remove_unused(tmp_path)
        assert not abandoned.directory.exists()
        assert begin(tmp_path).number == first.number + 1


def test_a_generation_that_a_reader_has_open_is_kept_until_it_is_given_back(tmp_path: Path) -> None:
    first = built(tmp_path)
    leased = lease_current(tmp_path)
    assert leased is not None
    second = built(tmp_path)
    remove_unused(tmp_path)
    assert generations(tmp_path) == (first, second)
    os.close(leased.descriptor)
    remove_unused(tmp_path)
    assert generations(tmp_path) == (second,)


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with (
        writing(tmp_path),
        pytest.raises(StoreBusy, match="another command is writing to this store; wait until it has ended"),
        writing(tmp_path),
    ):
        pass


def test_the_writers_lock_is_free_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), writing(tmp_path):
        raise KeyError
    with writing(tmp_path):
        pass


def test_a_store_whose_folder_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("not a folder")
    with pytest.raises(StoreUnwritable, match="choose another with --store"), writing(tmp_path / "store"):
        pass


def test_a_store_of_a_newer_schema_is_not_opened(tmp_path: Path) -> None:
    built(tmp_path)
    (tmp_path / "CURRENT").write_text(json.dumps({"generation": 1, "schema": SCHEMA + 1}))
    with pytest.raises(NewerSchema, match=rf"schema {SCHEMA + 1}, this one reads {SCHEMA}\); update the program"):
        current_generation(tmp_path)


def test_a_store_of_an_older_schema_is_to_be_made_again(tmp_path: Path) -> None:
    built(tmp_path)
    (tmp_path / "CURRENT").write_text(json.dumps({"generation": 1, "schema": SCHEMA - 1}))
    with pytest.raises(OlderSchema, match=rf"schema {SCHEMA - 1}, this one reads {SCHEMA}\); `committee rebuild` reads the kept"):
        current_generation(tmp_path)


@pytest.mark.parametrize(
    "pointer", ["", "1", "{}", '{"generation": "x", "schema": 1}', json.dumps({"generation": 7, "schema": SCHEMA}), "\udc80"]
)
def test_a_pointer_that_leads_nowhere_is_damage(tmp_path: Path, pointer: str) -> None:
    built(tmp_path)
    (tmp_path / "CURRENT").write_bytes(pointer.encode("utf-8", "surrogateescape"))
    with pytest.raises(DamagedStore, match="`committee rebuild` reads the kept files anew"):
        current_generation(tmp_path)


def test_a_crash_while_a_file_is_written_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "a", b"old")

    def crash(descriptor: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(OSError):  # noqa: PT011 - any
        write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
