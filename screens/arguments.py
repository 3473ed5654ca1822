"""Arguments of the `committee` command, as its tables of commands hold them."""

from __future__ import annotations

from typing import Any

Argument = tuple[str, dict[str, Any]]
SUPERSEDED: Argument = ("--superseded", {"action": "store_true", "help": "answer from reports that another supersedes, too"})
