from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from time import monotonic

import pytest

from index.stopping import Stopped, step, until
from screens.turnstile import Busy, BusyWithYou, Turnstile


async def held_until(ready: Callable[[], bool]) -> None:
    """Waits until something is so; fails after five seconds."""
    end = monotonic() + 5
    while not ready():
        assert monotonic() < end
        await asyncio.sleep(0.005)


def in_steps(begun: Event, ended: list[str]) -> Callable[[], str]:
    """Work that goes on until it is stopped, and says how it ended."""

    def work() -> str:
        begun.set()
        try:
            while True:
                step()
                Event().wait(0.005)
        except Stopped:
            ended.append("stopped")
            raise

    return work


async def started(turnstile: Turnstile, work: Callable[[], str], begun: Event) -> asyncio.Task[str]:
    task = asyncio.create_task(turnstile.run(work))
    await held_until(begun.is_set)
    return task


async def cancelled(task: asyncio.Task[str]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def test_work_that_nobody_waits_for_ends_at_its_next_step() -> None:
    async def told() -> None:
        turnstile, begun, ended = Turnstile(at_once=1), Event(), list[str]()
        await cancelled(await started(turnstile, in_steps(begun, ended), begun))
        await held_until(lambda: turnstile.at_work == 0)
        assert ended == ["stopped"]

    asyncio.run(told())


def test_the_next_question_is_answered_after_a_stop() -> None:
    async def told() -> None:
        turnstile, begun = Turnstile(at_once=1), Event()
        await cancelled(await started(turnstile, in_steps(begun, []), begun))
        assert await asyncio.wait_for(turnstile.run(lambda: "answered"), 5) == "answered"
        assert turnstile.at_work == 0

    asyncio.run(told())


def test_a_thread_that_is_still_at_work_keeps_its_seat_though_its_person_is_free() -> None:
    async def told() -> None:
        turnstile, begun, let_go = Turnstile(at_once=1), Event(), Event()

        def one_long_step() -> str:
            begun.set()
            let_go.wait(5)
            return "too late"

        await cancelled(await started(turnstile, one_long_step, begun))
        assert turnstile.at_work == 1
        after = asyncio.create_task(turnstile.run(lambda: "answered"))
        await asyncio.sleep(0.05)
        assert not after.done()
        assert turnstile.waiting == 1
        let_go.set()
        assert await asyncio.wait_for(after, 5) == "answered"

    asyncio.run(told())


def test_one_who_waits_may_leave_and_takes_no_seat() -> None:
    async def told() -> None:
        turnstile, begun = Turnstile(at_once=1), Event()
        first = await started(turnstile, in_steps(begun, []), begun)
        second = asyncio.create_task(turnstile.run(lambda: "never"))
        await held_until(lambda: turnstile.waiting == 1)
        await cancelled(second)
        assert turnstile.waiting == 0
        await cancelled(first)
        await held_until(lambda: turnstile.at_work == 0)

    asyncio.run(told())


def test_a_failure_gives_the_seat_back_and_is_told() -> None:
    async def told() -> None:
        turnstile = Turnstile(at_once=1)

        def fails() -> str:
            raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            await turnstile.run(fails)
        assert await turnstile.run(lambda: "answered") == "answered"

    asyncio.run(told())


def test_no_more_than_may_wait_are_let_in() -> None:
    async def told() -> None:
        with pytest.raises(Busy):
            await Turnstile(at_once=0, waiting=0).run(lambda: "never")

    asyncio.run(told())


def test_one_person_has_so_many_questions_at_a_time_and_others_are_let_in_all_the_same() -> None:
    async def told() -> None:
        turnstile, begun = Turnstile(at_once=1, each=2), Event()
        first = asyncio.create_task(turnstile.run(in_steps(begun, []), person="Ann"))
        await held_until(begun.is_set)
        second = asyncio.create_task(turnstile.run(lambda: "second", person="Ann"))
        await held_until(lambda: turnstile.waiting == 1)
        with pytest.raises(BusyWithYou):
            await turnstile.run(lambda: "third", person="Ann")
        other = asyncio.create_task(turnstile.run(lambda: "other", person="Bob"))
        await held_until(lambda: turnstile.waiting == 2)
        await cancelled(first)
        assert await asyncio.wait_for(asyncio.gather(second, other), 5) == ["second", "other"]
        assert await turnstile.run(lambda: "later", person="Ann") == "later"

    asyncio.run(told())


def test_whoever_leaves_while_waiting_may_ask_again() -> None:
    async def told() -> None:
        turnstile, begun = Turnstile(at_once=1, each=2), Event()
        first = asyncio.create_task(turnstile.run(in_steps(begun, []), person="Ann"))
        await held_until(begun.is_set)
        second = asyncio.create_task(turnstile.run(lambda: "never", person="Ann"))
        await held_until(lambda: turnstile.waiting == 1)
        await cancelled(second)
        third = asyncio.create_task(turnstile.run(lambda: "third", person="Ann"))
        await held_until(lambda: turnstile.waiting == 1)
        await cancelled(first)
        assert await asyncio.wait_for(third, 5) == "third"

    asyncio.run(told())


def test_without_a_person_only_the_limit_of_all_holds() -> None:
    async def told() -> None:
        turnstile = Turnstile(at_once=4, each=1)
        assert await asyncio.gather(*(turnstile.run(lambda: "answered") for _ in range(4))) == ["answered"] * 4

    asyncio.run(told())


def test_all_that_is_at_work_can_be_stopped() -> None:
    async def told() -> None:
        turnstile, begun, ended = Turnstile(at_once=1), Event(), list[str]()
        task = await started(turnstile, in_steps(begun, ended), begun)
        turnstile.stop_all()
        with pytest.raises(Stopped):
            await asyncio.wait_for(task, 5)
        assert ended == ["stopped"]

    asyncio.run(told())


def test_threads_that_take_the_context_over_stop_too() -> None:
    import contextvars

    stop, ended = Event(), list[str]()
    stop.set()

    def tool() -> None:
        try:
            step()
        except Stopped:
            ended.append("stopped")

    def work() -> None:
        thread = Thread(target=contextvars.copy_context().run, args=(tool,))
        thread.start()
        thread.join()

    until(stop, work)
    assert ended == ["stopped"]
    step()  # outside nothing is to be stopped
