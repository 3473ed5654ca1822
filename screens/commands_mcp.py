"""`committee mcp`: the tools for assistants of others, over standard input and output."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from screens.arguments import store_dir


def mcp(args: argparse.Namespace) -> int:
    """Serves until its input ends. Raises `McpMissing` without the extra package."""
    from screens.programs.mcp_server import serve

    serve(store_dir(args))
    return 0


MCP: tuple[Callable[[argparse.Namespace], int], str, tuple[tuple[str, dict[str, Any]], ...]] = (
    mcp,
    "offer the tools over the Model Context Protocol, on standard input and output",
    (),
)
