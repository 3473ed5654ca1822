"""Whether the extra `ocr` is installed, and the room it needs; nothing heavy loads here."""

from __future__ import annotations

import importlib.util
import sys

EXTRA = "committee-assistant[ocr]"


def is_installed() -> bool:
    """Whether scans can be recognised, without loading what does it."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def make_room() -> None:
    """Raises the soft limits of memory and time that the process was given up to the hard ones: models need more than a PDF does."""
    if sys.platform == "win32":
        return
    import resource

    for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (hard, hard))
