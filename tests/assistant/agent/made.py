"""The sample reports in a store whose vectors need no model, and how a model calls a tool over it."""

from __future__ import annotations

from pathlib import Path

from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool

from index.build import ingest_files
from index.store import Store, open_store
from tests.index.made import embed

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "reports"


def sample_store(folder: Path) -> Store:
    ingest_files(folder, sorted(SAMPLES.glob("*.pdf")), embed=embed)
    return open_store(folder, embed=embed)


def called(tools: list[BaseTool], name: str, **arguments: object) -> ToolMessage:
    """What a model gets back for a call."""
    (tool,) = [one for one in tools if one.name == name]
    message = tool.invoke({"name": name, "args": arguments, "id": "call-1", "type": "tool_call"})
    assert isinstance(message, ToolMessage)
    return message
