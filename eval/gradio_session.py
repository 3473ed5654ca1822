"""One open page of the app as the server sees it: Gradio's queue over HTTP, without a browser."""

from __future__ import annotations

import asyncio
import json
import re
import time
import uuid
from dataclasses import dataclass
from typing import Any

import httpx
from gradio_client.utils import apply_diff

LIVE = 1  # which of the parts that an answer changes is the turn being answered
TURN = re.compile(r'data-cite="\d+:')
WRITTEN = re.compile(r'class="answer (?!waiting)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one question got: seconds to the first words and to the whole answer, its HTML without the turn's number, or what went wrong."""

    question: str
    first: float
    whole: float
    html: str
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """Which of the app's events answer a typed question and which open the page; the same for every session."""

    ask: int
    ask_trigger: int
    opened: int

    @classmethod
    def of(cls, config: dict[str, Any]) -> Wiring:
        box = next(part["id"] for part in config["components"] if part["props"].get("elem_id") == "question")
        events = config["dependencies"]
        ask = next(one["id"] for one in events if [box, "submit"] in one["targets"])
        opened = next(one["id"] for one in events if any(name == "load" for _, name in one["targets"]))
        return cls(ask=ask, ask_trigger=box, opened=opened)


class GradioSession:
    """A person's page: opened, held open, and asked questions one after another."""

    def __init__(self, client: httpx.AsyncClient, wiring: Wiring) -> None:
        self._client, self._wiring = client, wiring
        self._hash = uuid.uuid4().hex[:11]
        self._held: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Loads the page and what fills it, and keeps the connection open by which the server knows that it is still there."""
        (await self._client.get("")).raise_for_status()
        self._held = asyncio.create_task(self._hold())
        await self._run(self._wiring.opened, [], self._wiring.opened)

    async def close(self) -> None:
        if self._held is not None:
            self._held.cancel()

    async def ask(self, question: str) -> Heard:
        """Types a question and waits for all of its answer."""
        begin = time.perf_counter()
        try:
            first, html = await self._run(self._wiring.ask, [question, None], self._wiring.ask_trigger)
        except (httpx.HTTPError, KeyError, ValueError, RuntimeError) as error:
            return Heard(question=question, first=0, whole=time.perf_counter() - begin, html="", error=f"{type(error).__name__}: {error}")
        return Heard(question=question, first=first - begin, whole=time.perf_counter() - begin, html=without_turn(html))

    async def _hold(self) -> None:
        async with self._client.stream("GET", f"gradio_api/heartbeat/{self._hash}") as response:
            async for _ in response.aiter_bytes():
                pass

    async def _run(self, event: int, data: list[Any], trigger: int) -> tuple[float, str]:
        """Joins the queue and reads to the end: when the first words came, and the HTML of the turn. Raises where it failed."""
        body = {"data": data, "fn_index": event, "session_hash": self._hash, "event_data": None, "trigger_id": trigger}
        (await self._client.post("gradio_api/queue/join", json=body)).raise_for_status()
        first = 0.0
        shown: list[Any] = []
        async with self._client.stream("GET", "gradio_api/queue/data", params={"session_hash": self._hash}) as response:
            response.raise_for_status()
            async for line in response.aiter_lines():
                message = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
                if message.get("msg") in ("process_generating", "process_completed") and not message["success"]:
                    raise RuntimeError(str(message.get("output")))
                if message.get("msg") == "process_generating":
                    told = message["output"]["data"]
                    shown = [apply_diff(old, new) for old, new in zip(shown, told, strict=True)] if shown else told
                    first = first or (time.perf_counter() if WRITTEN.search(str(shown[LIVE])) else 0.0)
                if message.get("msg") == "process_completed":
                    break
                if message.get("msg") == "unexpected_error":
                    raise RuntimeError(str(message.get("message")))
        html = next((one for one in shown if isinstance(one, str) and 'class="live"' in one), "")
        return first, html


def without_turn(html: str) -> str:
    """The HTML of a turn as it would be in any place of any conversation.

    >>> without_turn('<button data-cite="12:3">')
    '<button data-cite="0:3">'
    """
    return TURN.sub('data-cite="0:', html)
