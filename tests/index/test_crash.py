"""A store survives `kill -9` of the process that changes it, at any moment."""

from __future__ import annotations

import random
import shutil
import signal
import sys
from pathlib import Path

import pytest

from index.errors import StoreEmpty
from index.store import open_store
from tests.index.breaking import AFTER, BEFORE, Bench, answers, bench_in, change, change_until_killed, kill_often
from tests.index.made import ingest

KILLS, MANY_KILLS = 12, 200
IN_ORDER = 8

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return bench_in(tmp_path / "bench")


def test_a_kill_whenever_the_store_is_touched_leaves_the_old_generation_and_the_next_ingest_completes(bench: Bench) -> None:
    assert bench.run(change_until_killed) == 0
    touches = bench.log.stat().st_size
    bench.reset()
    found = []
    for last in sorted(random.Random(1).sample(range(1, touches + 1), IN_ORDER)):
        assert bench.run(change_until_killed, last=last) == -signal.SIGKILL
        found.append(bench.check())
        bench.reset()
    assert found == sorted(found)  # once the change is in, no later kill takes it away
    assert not found[0]


def test_a_kill_of_an_ingest_a_replacement_or_a_removal_leaves_the_state_before_or_the_state_after(
    bench: Bench, request: pytest.FixtureRequest
) -> None:
    kills = MANY_KILLS if request.config.getoption("--soak") else KILLS
    found = kill_often(bench, kills, seed=2)
    assert found.total() == kills
    assert {kind for kind, _ in found} == set(AFTER)


def test_a_kill_of_the_first_ingest_leaves_an_empty_store_and_the_next_one_completes(bench: Bench) -> None:
    shutil.rmtree(bench.store_dir)
    assert bench.run(change_until_killed, last=10) == -signal.SIGKILL
    with pytest.raises(StoreEmpty):
        open_store(bench.store_dir)
    ingest(bench.store_dir, bench.folder / "kept.txt", bench.folder / "old.txt")
    assert answers(bench.store_dir) == BEFORE
    change(bench.store_dir, "ingest")
    assert answers(bench.store_dir) == AFTER["ingest"]
