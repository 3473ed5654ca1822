"""A disk that is full, or cannot be written: the state before stays and answers, one line says why, and with room the command completes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.backup import back_up, restore
from index.build import rebuild_store
from index.decisions import Access, Labelled
from index.errors import StoreUnwritable
from index.register import decide, read_register
from index.store import open_store
from index.vectors import open_vectors
from tests.index.breaking import AFTER, BEFORE, Bench, answers, bench_in, change, change_and_say, change_until_full, change_with_small_files
from tests.index.made import embed, ingest, read_rows

FULL = "the disk is full; the store is as it was before: make room, then try again"
SHARE, SOAK = 4, 20
PAGE = 4096  # bytes; less than this no file takes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="mounts and limits are those of POSIX")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return bench_in(tmp_path / "bench")


@pytest.fixture
def times(request: pytest.FixtureRequest) -> int:
    return SOAK if request.config.getoption("--soak") else SHARE


@contextmanager
def mounted(at: Path, *how: str) -> Iterator[Path]:
    """A mount that ends with the block; skips the test, visibly, where the system allows none."""
    at.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *how, str(at)], capture_output=True, text=True, check=False) if shutil.which("mount") else None
    if done is None or done.returncode:
        pytest.skip("this system lets the tests mount nothing")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def test_a_disk_that_fills_up_while_a_report_comes_in_leaves_the_state_before_and_says_so(bench: Bench, tmp_path: Path, times: int) -> None:
    outcomes = []
    with mounted(tmp_path / "small", "-t", "tmpfs", "-o", "size=8m", "none") as small:
        shutil.copytree(bench.folder, small / "bench")
        tight = Bench(folder=small / "bench", processes=bench.processes)
        shutil.copytree(tight.store_dir, small / "bench.fresh")
        too_little, enough = 0, 2 << 20  # bytes of room; each run narrows them to where the last of the files just does not fit
        for number in range(times):
            room = (too_little + enough) // 2 if number else 0
            ballast = small / "ballast"
            ballast.write_bytes(bytes(max(0, shutil.disk_usage(small).free - room)))
            log = tmp_path / "said.log"
            assert run_with_log(tight, log) == 0
            said = log.read_text()
            outcomes.append(said)
            if said:
                too_little = max(room, too_little)
                assert said == f"{tight.store_dir}: {FULL}"
                assert answers(tight.store_dir) == BEFORE
            else:
                enough = room
                assert answers(tight.store_dir) == AFTER["ingest"]
            if enough - too_little <= PAGE:
                too_little, enough = 0, enough * 3 // 2
            ballast.unlink()
            tight.check()
            tight.reset()
    assert outcomes[0]
    assert "" in outcomes


def run_with_log(bench: Bench, log: Path) -> int | None:
    process = bench.processes.Process(target=change_and_say, args=(bench.store_dir, "ingest", log, 0))
    process.start()  # type: ignore[no-untyped-call, unused-ignore]
    process.join()
    return process.exitcode


@pytest.mark.parametrize("kind", AFTER)
def test_no_room_for_the_next_file_whichever_it_is_leaves_the_state_before_and_says_so(bench: Bench, kind: str, times: int) -> None:
    assert bench.run(change_until_full, kind) == 0
    made = int(bench.log.read_text())
    bench.reset()
    everyone = list(range(1, made + 1))
    for last in everyone if times == SOAK else sorted(random.Random(3).sample(everyone, 2)):
        assert bench.run(change_until_full, kind, last) == 0
        said = bench.log.read_text()
        found = answers(bench.store_dir)
        # After the pointer was swapped nothing that is made is needed: the change is in, whether or not the rest found room.
        assert (said, found) in ((f"{bench.store_dir}: {FULL}", BEFORE), ("", AFTER[kind])) or found == AFTER[kind]
        bench.check(kind)
        bench.reset()


def test_a_file_that_may_not_grow_is_one_line_whoever_writes_it(bench: Bench, times: int) -> None:
    refused = 0
    for most in [4 << 10, 20 << 10, 60 << 10, 120 << 10, *range(1 << 10, 300 << 10, 19 << 10)][:times]:
        assert bench.run(change_with_small_files, last=most) == 0
        if said := bench.log.read_text():
            refused += 1
            assert said.startswith(f"{bench.store_dir}: the ")
            assert "\n" not in said
            assert answers(bench.store_dir) == BEFORE
        bench.check()
        bench.reset()
    assert refused >= 2


def test_a_decision_that_does_not_fit_is_not_made_and_leaves_no_half_line(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    decision = Labelled(document_id="0" * 16, access=Access.RESTRICTED)
    decide(bench.store_dir, decision, who="An officer", reason="It is confidential", generation=1)
    before = (bench.store_dir / "register.jsonl").read_bytes()
    write = os.write
    calls: list[int] = []

    def half_then_full(descriptor: int, content: bytes) -> int:
        calls.append(descriptor)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        return write(descriptor, content[: len(content) // 2])

    monkeypatch.setattr("index.register.os.write", half_then_full)
    with pytest.raises(StoreUnwritable, match=r"the register cannot be written \(disk is full\); nothing was decided"):
        decide(bench.store_dir, decision, who="An officer", reason="Once more", generation=1)
    monkeypatch.undo()
    assert (bench.store_dir / "register.jsonl").read_bytes() == before
    assert len(read_register(bench.store_dir).entries) == 1


def test_a_decision_that_is_written_in_two_parts_is_whole(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr("index.register.os.write", lambda descriptor, content: write(descriptor, content[:40]))
    decide(
        bench.store_dir,
        Labelled(document_id="0" * 16, access=Access.RESTRICTED),
        who="An officer",
        reason="It is confidential",
        generation=1,
    )
    monkeypatch.undo()
    register = read_register(bench.store_dir)
    assert (len(register.entries), register.unread) == (1, ())


def test_a_clock_that_goes_back_does_not_turn_the_order_of_decisions_round(bench: Bench) -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    with open_store(bench.store_dir, embed=embed) as store:
        first = store.documents()[0].document_id
    for hours, access in ((0, Access.RESTRICTED), (-30, Access.PUBLIC), (-90, Access.DRAFT)):
        decision = Labelled(document_id=first, access=access)
        decide(bench.store_dir, decision, who="An officer", reason=access, generation=1, now=noon + timedelta(hours=hours))
    with open_store(bench.store_dir, embed=embed) as store:
        assert [one.access for one in store.documents() if one.document_id == first] == ["draft"]


def test_files_from_the_future_are_ingested_and_replaced_as_any_other(bench: Bench) -> None:
    for path in bench.store_dir.rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    for kind in AFTER:
        change(bench.store_dir, kind)
        assert answers(bench.store_dir) == AFTER[kind]
        bench.reset()


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (
            lambda store_dir: ingest(store_dir, store_dir.parent / "bench" / "new.txt"),
            "the store cannot be written (Read-only file system)",
        ),
        (lambda store_dir: change(store_dir, "remove"), "the store cannot be written (Read-only file system)"),
        (lambda store_dir: rebuild_store(store_dir, read=read_rows, embed=embed), "the store cannot be written (Read-only file system)"),
        (
            lambda store_dir: decide(
                store_dir, Labelled(document_id="0" * 16, access=Access.DRAFT), who="An officer", reason="x", generation=1
            ),
            "the register cannot be written (Read-only file system)",
        ),
    ],
    ids=["ingest", "remove", "rebuild", "decide"],
)
def test_a_store_on_a_disk_that_is_read_only_answers_and_each_change_is_one_line(
    bench: Bench, tmp_path: Path, write: Callable[[Path], object], said: str
) -> None:
    with mounted(tmp_path / "readonly", "--bind", str(bench.store_dir)) as seen:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(seen)], check=True)
        assert answers(seen) == BEFORE
        with pytest.raises(StoreUnwritable) as refused:
            write(seen)
        assert str(refused.value).startswith(f"{seen}: {said}")
        assert "\n" not in str(refused.value)


def test_a_folder_of_vectors_that_cannot_be_written_is_opened_as_a_copy_that_goes_when_it_is_closed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = bench.store_dir / "generations" / "000001" / "vectors"
    before = {path: path.stat().st_mtime_ns for path in (vectors, *vectors.rglob("*"))}
    monkeypatch.setattr("index.vectors.os.access", lambda *_: False)
    index = open_vectors(vectors)
    assert index is not None
    assert index.copy is not None
    copied = Path(index.copy.name)
    assert copied.stat().st_mode & 0o777 == 0o700
    assert len(index.nearest(embed(["libraries"])[0], 2, None)) == 2
    index.close()
    assert not copied.exists()
    assert {path: path.stat().st_mtime_ns for path in (vectors, *vectors.rglob("*"))} == before


def test_a_backup_and_a_restored_store_for_which_there_is_no_room_are_one_line_and_leave_nothing(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(bench.store_dir, tmp_path / "whole.zip")

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.backup.os.fsync", no_room)
    with pytest.raises(StoreUnwritable, match="the backup cannot be written \\(disk is full\\)"):
        back_up(bench.store_dir, tmp_path / "next.zip")
    assert sorted(path.name for path in tmp_path.glob("*.zip*")) == ["whole.zip"]
    with pytest.raises(StoreUnwritable, match="the disk is full"):
        restore(tmp_path / "whole.zip", tmp_path / "restored")
    assert not (tmp_path / "restored").exists()
