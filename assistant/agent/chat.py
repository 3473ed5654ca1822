"""A configured chat model and one run of it: bounded in time, calls and tokens. Every failure is a `NoReply`.

LangChain's `init_chat_model` finds the provider's package, `create_agent` runs the tools. Both come with the extra `model` and are
imported only here, when a model is set.
"""

from __future__ import annotations

import contextvars
from collections.abc import Sequence
from dataclasses import dataclass
from threading import BoundedSemaphore, Thread
from time import monotonic
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage
from langchain_core.tools import BaseTool

from assistant.agent.ledger import TooManyCalls
from assistant.errors import ModelUnusable
from index.stopping import step

AT_ONCE = 8  # runs at the same time; one that hangs past its time keeps its place until it ends, so that threads cannot pile up
LOOKS_UP = 0.1  # seconds; how soon a stopped question ends while its model is at work
STEPS_A_CALL = 2  # of the agent: the model's turn and the tools'
_places = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Of one question: seconds until the answer made by code is shown, calls of tools, tokens of a reply, letters of what is sent."""

    seconds: float = 30
    calls: int = 8
    tokens: int = 1_000
    letters: int = 12_000
    phrases: bool = True


class NoReply(Exception):
    """The model gave nothing to show; the message is a kind of failure, without words of the question or the reports."""


def chat_model(name: str, limits: Limits) -> BaseChatModel:
    """The model of this name ("ollama:llama3.1"). Raises `ModelUnusable` with what to install or set."""
    try:
        from langchain.chat_models import init_chat_model
    except ImportError as error:
        raise ModelUnusable(f"a language model is set ({name}), but langchain is not installed; {INSTALL}") from error
    try:
        model = init_chat_model(name, temperature=0, timeout=limits.seconds, max_retries=1, max_tokens=limits.tokens)
    except ImportError as error:
        raise ModelUnusable(f"the package of the model's provider is missing ({name}); install {error.name or 'it'}") from error
    except Exception as error:  # each provider has its own errors, for a key that is not set among them
        raise ModelUnusable(f"the language model {name} cannot be used ({type(error).__name__}); {SET}") from error
    if not isinstance(model, BaseChatModel):  # without a name, one that would be chosen later
        raise ModelUnusable(f"no language model is named; {SET}")
    return model


SET = "set COMMITTEE_MODEL as provider:model"
INSTALL = "run `pip install -e '.[model]'` and the package of your provider, such as langchain-ollama or langchain-openai"


def reply(model: BaseChatModel, system: str, message: str, tools: Sequence[BaseTool], limits: Limits) -> str:
    """The model's last words, after the tools it called. Raises `NoReply`."""
    if len(message) > limits.letters:
        raise NoReply("too much to send")
    outcome: list[str | Exception] = []

    def run() -> None:
        try:
            outcome.append(_last_words(model, system, message, tools, limits))
        except Exception as error:  # noqa: BLE001 - the boundary to a provider's code: whatever fails there is no reply
            outcome.append(error)
        finally:
            _places.release()

    if not _places.acquire(blocking=False):
        raise NoReply("too many questions at the same time")
    # A daemon, so that a model that hangs keeps no process from ending.
    thread = Thread(target=contextvars.copy_context().run, args=(run,), name="language model", daemon=True)
    thread.start()
    until = monotonic() + limits.seconds
    while thread.is_alive() and monotonic() < until:
        thread.join(LOOKS_UP)
        step()  # a model that nobody waits for any more is left to itself, in the place that it keeps
    if not outcome:
        raise NoReply("timeout")
    (found,) = outcome
    if isinstance(found, Exception):
        raise NoReply(type(found).__name__) from (found if isinstance(found, TooManyCalls) else None)
    return found


def _last_words(model: BaseChatModel, system: str, message: str, tools: Sequence[BaseTool], limits: Limits) -> str:
    from langchain.agents import create_agent

    agent = create_agent(model, list(tools), system_prompt=system)
    asked: Any = {"messages": [{"role": "user", "content": message}]}
    state = agent.invoke(asked, {"recursion_limit": STEPS_A_CALL * (limits.calls + 1) + 1})
    last = state["messages"][-1]
    if not isinstance(last, AIMessage) or last.tool_calls or last.invalid_tool_calls or not str(last.text).strip():
        raise NoReply("no text")
    return str(last.text).strip()
