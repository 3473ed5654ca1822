"""Arguments of the `committee` command, as its tables of commands hold them."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

Argument = tuple[str, dict[str, Any]]
SUPERSEDED: Argument = ("--superseded", {"action": "store_true", "help": "answer from reports that another supersedes, too"})


def store_dir(args: argparse.Namespace) -> Path:
    """The folder of the store that a command is about."""
    return Path(args.store or os.environ.get("COMMITTEE_STORE") or "data")
