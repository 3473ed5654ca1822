"""The tools over the Model Context Protocol, called in this process by the protocol's own client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from assistant.agent.tools import NAMES
from screens.library import Library
from screens.programs.mcp_server import McpMissing, serve, server_of
from tests.screens.made import made_store

mcp = pytest.importorskip("mcp", reason="the extra `mcp` is not installed")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("mcp"))


def with_client(store: Path, talk: Callable[[Any], Coroutine[Any, Any, Any]]) -> Any:
    async def run() -> Any:
        async with mcp.Client(server_of(Library(store))) as client:
            return await talk(client)

    return asyncio.run(run())


def test_all_deterministic_tools_and_no_others_are_offered_as_only_reading(store: Path) -> None:
    told = with_client(store, lambda client: client.list_tools())
    assert [one.name for one in told.tools] == list(NAMES)
    assert all(one.annotations.read_only_hint and one.input_schema["type"] == "object" for one in told.tools)


def test_a_call_gives_words_and_the_record_with_its_citation(store: Path) -> None:
    told = with_client(
        store, lambda client: client.call_tool("look_up", {"indicator": "ZZ/1", "measure": "result", "period": "2025/26 Q2"})
    )
    assert not told.is_error
    assert "91.4%" in told.content[0].text
    assert told.structured_content["figures"][0]["raw"] == "91.4%"
    assert told.structured_content["citations"][0]["lines"] == [9, 9]


def test_wrong_arguments_are_told_and_are_an_error(store: Path) -> None:
    told = with_client(store, lambda client: client.call_tool("look_up", {"nonsense": 1}))
    assert told.is_error
    assert "nonsense: there is no such argument" in told.content[0].text


def test_a_tool_that_does_not_exist_is_an_error_in_words(store: Path) -> None:
    told = with_client(store, lambda client: client.call_tool("ingest", {}))
    assert (told.is_error, told.content[0].text) == (True, "There is no tool ingest.")


def test_without_reports_the_tools_are_told_and_calls_say_so(tmp_path: Path) -> None:
    told = with_client(
        tmp_path / "none", lambda client: client.call_tool("look_up", {"indicator": "ZZ/1", "measure": "result", "period": "2025/26 Q2"})
    )
    assert told.is_error
    assert "There are no reports" in told.content[0].text


def test_without_the_package_one_line_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(McpMissing, match=r"pip install 'committee-assistant\[mcp\]'"):
        serve(tmp_path)
