"""How a question that nobody waits for any more ends before its end: what works on it asks here between its steps.

A thread cannot be ended from outside. The steps that take time (a search, a run of the embedding model, a stage of the answer) each ask
first, so that a stopped question gives its place back after the step at hand.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from threading import Event
from typing import TypeVar

Made = TypeVar("Made")

_stop: ContextVar[Event | None] = ContextVar("stop", default=None)


class Stopped(Exception):
    """Nobody waits for what was being worked on."""


def until(stop: Event, work: Callable[[], Made]) -> Made:
    """What `work` gives back; raises `Stopped` at its next step once `stop` is set. Threads that take the context over stop too."""
    token = _stop.set(stop)
    try:
        return work()
    finally:
        _stop.reset(token)


def step() -> None:
    """Marks the beginning of a step. Raises `Stopped` where the work is not wanted any more."""
    stop = _stop.get()
    if stop is not None and stop.is_set():
        raise Stopped
