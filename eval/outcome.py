"""How a run that measures one thing ends: its figures in the terminal and as JSON, what it missed, and an exit status."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from eval.machine import environment


def tell_and_keep(figures: Mapping[str, object], missed: Iterable[str], out: Path | None) -> int:
    """Prints the figures and the thresholds missed, writes both with the machine to `out`, and gives 1 where one was missed, else 0."""
    missed = list(missed)
    for name, figure in figures.items():
        print(f"{name:18}{figure:10.3f}" if isinstance(figure, float) else f"{name:18}{figure!s:>10}")
    for words in missed:
        print(f"MISSED: {words}")
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps({**figures, "missed": missed, **environment()}, indent=1) + "\n", encoding="utf-8")
    return 1 if missed else 0
