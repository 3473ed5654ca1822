"""Chat models that say what a test tells them: from a script, from what they read, late, wrongly, or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

Script = Callable[[list[BaseMessage]], AIMessage | str]


class Scripted(BaseChatModel):
    """Replies with what `script` makes of the messages; `seen` keeps every one it was sent."""

    script: Script
    seen: list[list[BaseMessage]] = []  # noqa: RUF012 - pydantic copies it for each model

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> Scripted:
        return self

    def _generate(self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **_: Any) -> ChatResult:
        self.seen.append(list(messages))
        said = self.script(messages)
        message = AIMessage(content=said) if isinstance(said, str) else said
        return ChatResult(generations=[ChatGeneration(message=message)])


def saying(*replies: AIMessage | str) -> Scripted:
    """The replies in order, the last one again and again."""
    left: Iterator[AIMessage | str] = iter(replies[:-1])
    return Scripted(script=lambda _: next(left, replies[-1]))


def calling(*calls: tuple[str, dict[str, object]]) -> AIMessage:
    """A turn that calls these tools."""
    return AIMessage(content="", tool_calls=[{"name": name, "args": dict(args), "id": f"c{at}"} for at, (name, args) in enumerate(calls)])


def raising(error: Exception) -> Scripted:
    def script(_: list[BaseMessage]) -> str:
        raise error

    return Scripted(script=script)


def hanging(seconds: float) -> Scripted:
    def script(_: list[BaseMessage]) -> str:
        time.sleep(seconds)
        return "late"

    return Scripted(script=script)
