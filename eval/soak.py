"""Many people asking for a long time while reports come and go: errors, memory, and whether every answer is that of a person alone.

    python -m eval.soak [--people N] [--minutes M] [--every SECONDS] [--seed S] [--out FILE]

Real HTTP through Gradio's queue, to an app in a process of its own over a copy of the samples. Beside it `committee ingest` and `committee
remove` add and take away one report again and again. Each answer is compared with the one that a person alone gets from the state of the
store in which it was asked; around a change it may be that of either state. Exit status 1 when a threshold is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from eval.corpora import ROOT
from eval.gradio_session import GradioSession, Heard, Wiring
from eval.load import TIMEOUT, answers_alone, is_mixed, part_of, questions_of, quietly
from eval.outcome import tell_and_keep
from eval.served import served
from index.build import ingest_files, remove_documents
from index.store import open_store
from screens.replying import BUSY
from screens.samples import samples_store

SAMPLES = ROOT / "samples" / "reports"
COMES_AND_GOES = "wealdshire-performance-q3-2025-26.pdf"
TURNS = 6
"""Questions on one page before a person opens another."""
PLANS = 12
SAMPLED = 2.0  # seconds between two looks at the memory
STEEPEST = 60.0
"""MB an hour that the memory may grow in the second half of the run: beyond it a day ends at the machine's limit."""
WARM = 10.0
"""Minutes before which the memory still grows by what is read once, so that a slope says nothing."""


@dataclass(slots=True)
class Beside:
    """What goes on beside the people: when each change began and ended, whether the report was in after it, and the app's memory."""

    changes: list[tuple[float, float, bool]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)

    def states(self, begin: float, end: float) -> set[bool]:
        """Whether the report may have been in the store between two moments: it was at first."""
        found, state = set(), True
        since = 0.0
        for started, ended, after in self.changes:
            if since <= end and ended >= begin:
                found.add(state)
            state, since = after, started
        if since <= end:
            found.add(state)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Soak:
    """What was measured: seconds, MB, MB an hour."""

    people: int
    minutes: float
    asked: int
    changes: int
    busy: int
    errors: int
    mixed: int
    failed_changes: int
    first_p95: float
    whole_p95: float
    memory_first: float
    memory_last: float
    memory_most: float
    memory_slope: float

    def missed(self) -> list[str]:
        """Which thresholds are not reached."""
        misses = {
            f"{self.errors} questions failed": self.errors > 0,
            f"{self.mixed} answers are not those of a person alone": self.mixed > 0,
            f"{self.failed_changes} changes of the store failed": self.failed_changes > 0,
            f"memory grows by {self.memory_slope:.0f} MB an hour": self.minutes >= WARM and self.memory_slope > STEEPEST,
            "nothing was asked, or nothing changed": self.asked == 0 or self.changes < 2,
        }
        return [words for words, is_missed in misses.items() if is_missed]


Plan = tuple[str, ...]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--every", type=float, default=10, help="seconds from question to question of one person (default: 10)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the figures here as JSON")
    options = parser.parse_args(arguments)
    soak, wrong = measure(options.people, options.minutes, options.every, random.Random(options.seed))
    for words in wrong[:10]:
        print(f"WRONG: {words}")
    return tell_and_keep({**asdict(soak), "seed": options.seed}, soak.missed(), options.out)


def measure(people: int, minutes: float, every: float, chance: random.Random) -> tuple[Soak, list[str]]:
    """The figures of a run, and in a few words each what went wrong."""
    with TemporaryDirectory() as folder:
        store_dir = samples_store(Path(folder) / "store", quietly)
        if store_dir is None:
            raise SystemExit("the samples are not installed")
        ingest_files(store_dir, [SAMPLES / COMES_AND_GOES])  # as the changes do it, so that the state with it is one
        with open_store(store_dir) as store:
            questions = questions_of(store)
        plans = [tuple(chance.sample(questions, min(TURNS, len(questions)))) for _ in range(PLANS)]
        alone = {True: _alone(plans, store_dir)}
        remove_documents(store_dir, [COMES_AND_GOES])
        alone[False] = _alone(plans, store_dir)
        ingest_files(store_dir, [SAMPLES / COMES_AND_GOES])
        with served(store_dir) as app:
            until = time.perf_counter() + minutes * 60
            heard, beside = asyncio.run(_all(app.address, app.process.pid, store_dir, plans, people, every, until, chance))
    busy = [one for _, _, _, one in heard if BUSY[:40] in one.html]
    answered = [(plan, turn, begin, one) for plan, turn, begin, one in heard if one.error is None and BUSY[:40] not in one.html]
    mixed = [one for plan, turn, begin, one in answered if _is_other(one, plan, turn, begin, beside, alone)]
    errors = [one for _, _, _, one in heard if one.error is not None]
    wrong = [f"{one.question}: {one.error}" for one in errors] + [f"mixed: {one.question}" for one in mixed] + beside.failed
    return _figures(people, minutes, [one for _, _, _, one in answered], len(busy), len(errors), len(mixed), beside), wrong


def _figures(people: int, minutes: float, answered: list[Heard], busy: int, errors: int, mixed: int, beside: Beside) -> Soak:
    sizes = [size for _, size in beside.memory]
    return Soak(
        people=people,
        minutes=minutes,
        asked=len(answered) + busy + errors,
        changes=len(beside.changes),
        busy=busy,
        errors=errors,
        mixed=mixed,
        failed_changes=len(beside.failed),
        first_p95=part_of([one.first for one in answered], 95),
        whole_p95=part_of([one.whole for one in answered], 95),
        memory_first=sizes[0],
        memory_last=sizes[-1],
        memory_most=max(sizes),
        memory_slope=slope(beside.memory[len(sizes) // 2 :]),
    )


def slope(memory: list[tuple[float, float]]) -> float:
    """How much more an hour, by the straight line that fits best; times in seconds.

    >>> slope([(0.0, 100.0), (1800.0, 101.0), (3600.0, 102.0)])
    2.0
    """
    if len(memory) < 2:
        return 0.0
    return round(statistics.linear_regression([at / 3600 for at, _ in memory], [size for _, size in memory]).slope, 3)


def _alone(plans: list[Plan], store_dir: Path) -> dict[tuple[Plan, int], str]:
    with open_store(store_dir) as store:
        return {(plan, turn): html for plan in plans for turn, html in enumerate(answers_alone(plan, store))}


def _is_other(heard: Heard, plan: Plan, turn: int, begin: float, beside: Beside, alone: dict[bool, dict[tuple[Plan, int], str]]) -> bool:
    """Whether an answer is that of no state in which it may have been made."""
    states = beside.states(begin, begin + heard.whole)
    return all(is_mixed(heard, alone[state][plan, turn]) for state in states)


async def _all(
    address: str, pid: int, store_dir: Path, plans: list[Plan], people: int, every: float, until: float, chance: random.Random
) -> tuple[list[tuple[Plan, int, float, Heard]], Beside]:
    beside = Beside()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=TIMEOUT, limits=limits, trust_env=False) as client:
        wiring = Wiring.of((await client.get("config")).raise_for_status().json())
        asking = (
            _person(client, wiring, plans, every, until, every * number / people, random.Random(chance.random()))
            for number in range(people)
        )
        changing, watching = asyncio.create_task(_change(store_dir, until, beside)), asyncio.create_task(_watch(pid, until, beside))
        heard = await asyncio.gather(*asking)
        await changing
        await watching
    return [one for turns in heard for one in turns], beside


async def _person(
    client: httpx.AsyncClient, wiring: Wiring, plans: list[Plan], every: float, until: float, wait: float, chance: random.Random
) -> list[tuple[Plan, int, float, Heard]]:
    """One page after another, a plan of questions on each."""
    heard = []
    await asyncio.sleep(wait)
    while time.perf_counter() < until:
        session, plan = GradioSession(client, wiring), chance.choice(plans)
        await session.open()
        for turn, question in enumerate(plan):
            begin = time.perf_counter()
            if begin >= until:
                break
            heard.append((plan, turn, begin, await session.ask(question)))
            await asyncio.sleep(max(0.0, begin + every - time.perf_counter()))
        await session.close()
    return heard


async def _change(store_dir: Path, until: float, beside: Beside) -> None:
    """Takes the report away and adds it again, as an officer at a terminal does."""
    is_in = True
    while time.perf_counter() < until:
        await asyncio.sleep(8)
        command = ["remove", COMES_AND_GOES] if is_in else ["ingest", str(SAMPLES / COMES_AND_GOES)]
        begin = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "cli", *command, "--store", str(store_dir), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        _, said = await process.communicate()
        if process.returncode:
            beside.failed.append(f"{command[0]}: {said.decode(errors='replace')[-200:]}")
        is_in = not is_in
        beside.changes.append((begin, time.perf_counter(), is_in))


async def _watch(pid: int, until: float, beside: Beside) -> None:
    """The memory of the app as the system counts it, looked at again and again."""
    while time.perf_counter() < until:
        beside.memory.append((time.perf_counter(), resident(pid)))
        await asyncio.sleep(SAMPLED)


def resident(pid: int) -> float:
    """MB of memory that a process has (Linux; 0 elsewhere)."""
    status = Path(f"/proc/{pid}/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if status.exists() else 0.0


if __name__ == "__main__":
    sys.exit(main())
