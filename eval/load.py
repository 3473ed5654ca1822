"""How the app bears many people at once: open pages, each asking again and again, then everybody in the same second.

    python -m eval.load [--people N] [--minutes M] [--every SECONDS] [--store DIR] [--out FILE]

Real HTTP through Gradio's queue, to an app in a process of its own. Every person asks questions of their own, and every answer is compared
with the one that a person alone gets, so that a mix-up shows. Exit status 1 when a threshold is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from eval.gradio_session import GradioSession, Heard, Wiring, without_turn
from eval.outcome import tell_and_keep
from eval.served import served
from index.model import Step
from index.series import order_key
from index.store import Store, open_store
from ingest.model import Measure, PublishedValue
from screens.failure import answer_or_say
from screens.markup import period_words
from screens.samples import samples_store
from screens.session import Session
from screens.transcript import turn_html

FIRST_WORDS = 2.0  # seconds, of 95 in 100 questions: issue 6
BURST = 6.0  # seconds until the last of the people who ask in the same second has the whole answer
TIMEOUT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What was measured; seconds."""

    people: int
    asked: int
    distinct: int
    first_p50: float
    first_p95: float
    whole_p50: float
    whole_p95: float
    errors: int
    mixed: int
    burst_asked: int
    burst_all: float
    burst_first_p95: float
    burst_errors: int
    burst_mixed: int

    def missed(self) -> list[str]:
        """Which thresholds are not reached."""
        errors, mixed = self.errors + self.burst_errors, self.mixed + self.burst_mixed
        misses = {
            f"p95 to the first words {self.first_p95:.2f} s, at most {FIRST_WORDS} s": self.first_p95 >= FIRST_WORDS,
            f"burst answered in {self.burst_all:.2f} s, at most {BURST} s": self.burst_all >= BURST,
            f"{errors} questions failed": errors > 0,
            f"{mixed} answers are not those that a person alone gets": mixed > 0,
            "nothing was asked": self.asked == 0 or self.burst_asked == 0,
        }
        return [words for words, is_missed in misses.items() if is_missed]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=50, help="open pages (default: 50)")
    parser.add_argument("--minutes", type=float, default=2, help="how long they ask (default: 2)")
    parser.add_argument("--every", type=float, default=20, help="seconds from question to question of one person (default: 20)")
    parser.add_argument("--store", metavar="DIR", type=Path, help="reports to ask about (default: the samples)")
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the figures here as JSON")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        store = options.store or samples_store(Path(folder) / "store", quietly)
        if store is None:
            parser.error("the samples are not installed; name a store")
        load = measure(store, options.people, max(1, round(options.minutes * 60 / options.every)), options.every)
    return tell_and_keep(asdict(load), load.missed(), options.out)


def measure(store_dir: Path, people: int, rounds: int, every: float) -> Load:
    """Asks `rounds` questions a person, spread over `every` seconds, then one more each at once."""
    store = open_store(store_dir)
    questions = questions_of(store)
    plans = [[questions[(person + people * turn) % len(questions)] for turn in range(rounds + 1)] for person in range(people)]
    alone = {(person, turn): html for person, plan in enumerate(plans) for turn, html in enumerate(answers_alone(plan, store))}
    with served(store_dir) as app:
        steady, burst, seconds = asyncio.run(_all_asking(app.address, plans, every))
    heard = [one for turns in steady for one in turns]
    return Load(
        people=people,
        asked=len(heard),
        distinct=len({question for plan in plans for question in plan}),
        first_p50=part_of([one.first for one in heard], 50),
        first_p95=part_of([one.first for one in heard], 95),
        whole_p50=part_of([one.whole for one in heard], 50),
        whole_p95=part_of([one.whole for one in heard], 95),
        errors=sum(one.error is not None for one in heard),
        mixed=sum(is_mixed(one, alone[person, turn]) for person, turns in enumerate(steady) for turn, one in enumerate(turns)),
        burst_asked=len(burst),
        burst_all=seconds,
        burst_first_p95=part_of([one.first for one in burst], 95),
        burst_errors=sum(one.error is not None for one in burst),
        burst_mixed=sum(is_mixed(one, alone[person, rounds]) for person, one in enumerate(burst)),
    )


def questions_of(store: Store) -> list[str]:
    """A look-up of every result, titles in turn, so that neighbours ask about different indicators; some ask for a list or a change."""
    results = [
        value for value in store.values() if value.measure is Measure.RESULT and value.value is not None and value.period and value.certain
    ]
    by_title: dict[str, list[PublishedValue]] = {}
    for value in results:
        by_title.setdefault(value.title, []).append(value)
    periods = sorted({value.period for value in results if value.period}, key=order_key)
    found: list[str] = []
    for nth in range(max(map(len, by_title.values()), default=0)):
        for title, values in by_title.items():
            if nth < len(values):
                if len(found) % 10 == 4:
                    found.append(f"Which indicators were rated Red in {period_words(periods[-1 - len(found) // 10 % len(periods)])}?")
                elif len(found) % 10 == 8:
                    found.append(f"How has the result for {title} changed?")
                else:
                    found.append(f"What was the result for {title} in {period_words(values[nth].period)}?")
    return list(dict.fromkeys(found))


def answers_alone(questions: Sequence[str], store: Store) -> list[str]:
    """The HTML of the turns of one conversation, as a person alone sees them."""
    session = Session()
    shown = []
    for question in questions:
        asked = " ".join(question.split())
        answer = answer_or_say(asked, session.conversation, store)
        shown.append(without_turn(turn_html(answer, session.add(answer, store).number)))
    return shown


async def _all_asking(address: str, plans: list[list[str]], every: float) -> tuple[list[list[Heard]], list[Heard], float]:
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=TIMEOUT, limits=limits, trust_env=False) as client:
        wiring = Wiring.of((await client.get("config")).raise_for_status().json())
        sessions = [GradioSession(client, wiring) for _ in plans]
        for session in sessions:
            await session.open()
        first = time.perf_counter() + 0.5
        waits = [first + every * person / len(plans) for person in range(len(plans))]
        steady = await asyncio.gather(
            *(_asking(one, plan[:-1], wait, every) for one, plan, wait in zip(sessions, plans, waits, strict=True))
        )
        begin = time.perf_counter()
        burst = await asyncio.gather(*(session.ask(plan[-1]) for session, plan in zip(sessions, plans, strict=True)))
        seconds = time.perf_counter() - begin
        for session in sessions:
            await session.close()
    return steady, burst, seconds


async def _asking(session: GradioSession, questions: list[str], start: float, every: float) -> list[Heard]:
    """The questions of one person, by the clock: a slow answer does not put off the next question further than it must."""
    heard = []
    for turn, question in enumerate(questions):
        await asyncio.sleep(max(0.0, start + every * turn - time.perf_counter()))
        heard.append(await session.ask(question))
    return heard


def is_mixed(heard: Heard, alone: str) -> bool:
    """Whether question, answer, figures or sources are others; between figures and sources may stand what comes only when there is time."""
    above, _, below = alone.partition("<footer>")
    return heard.error is None and not (above in heard.html and below in heard.html)


def part_of(seconds: list[float], percent: int) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1] if len(seconds) > 1 else sum(seconds)


def quietly(_: Step) -> None:
    """Progress of reading the samples, which nobody watches."""


if __name__ == "__main__":
    sys.exit(main())
