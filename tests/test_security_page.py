"""`docs/security.md` names a test for each promise; a name that leads nowhere would be a promise without proof."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PAGE)


def test_every_test_that_the_page_names_is_there() -> None:
    missing = [f"{path}::{name}" for path, name in NAMED if f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8")]
    assert missing == []


def test_every_threat_names_a_test() -> None:
    promised = PAGE[: PAGE.index("## Measured")]
    rows = [line for line in promised.splitlines() if line.startswith("| ") and not line.startswith("| threat")]
    assert len(rows) > 20
    assert [row for row in rows if "::test_" not in row] == []


def test_every_module_that_the_page_names_is_there() -> None:
    assert [path for path in re.findall(r"`((?:ingest|index|assistant|screens)/[\w/.]+)`", PAGE) if not (ROOT / path).exists()] == []
