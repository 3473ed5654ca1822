"""What `committee serve` may be told."""

from __future__ import annotations

from typing import Any


def port(text: str) -> int:
    """A port number; argparse turns the ValueError into wrong usage."""
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError(text)
    return number


SERVE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--host", {"help": "address to listen on (default: this machine only)"}),
    ("--port", {"type": port, "help": "port to listen on (default: 7860); 0 takes a free one"}),
    ("--open", {"action": "store_true", "help": "serve beyond this machine without accounts"}),
    ("--samples-if-empty", {"action": "store_true", "help": "open invented reports, kept apart, while there are no others"}),
)
