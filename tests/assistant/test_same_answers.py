"""The same question on the same reports gives the same answer, byte for byte: in another process, after another order of ingestion.

Nothing is left out of the comparison: no field of an answer depends on the order of ingestion.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.conftest import ROOT

REPORTS = [
    "thornmere-adults-annual-2024-25.docx",
    "thornmere-adults-mid-year-2024-25.pdf",
    "thornmere-corporate-plan-q2-2025-26.docx",
    "wealdshire-performance-q2-2025-26.pdf",
]
EVERY = 3  # each third question of the samples, with its follow-ups: 6 s of processor time a process


def asked() -> str:
    lines = (ROOT / "eval" / "questions" / "samples.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines[::EVERY]]
    return "\n\n".join("\n".join(filter(None, [record["question"], record["followup"]])) for record in records)


def test_answers_are_the_same_in_every_process_and_after_every_order_of_ingestion(tmp_path: Path) -> None:
    questions = asked()

    def answers(order: list[str], seed: str) -> bytes:
        command = [sys.executable, "-m", "tests.assistant.answer_all", str(tmp_path / seed), *(f"samples/reports/{name}" for name in order)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, cwd=ROOT, env=environment, input=questions.encode(), stdout=subprocess.PIPE, check=True).stdout

    with ThreadPoolExecutor() as threads:
        first, *others = threads.map(answers, [REPORTS, REPORTS[::-1], [*REPORTS[2:], *REPORTS[:2]]], ["1", "2", "3"])
    assert len(first.splitlines()) == len([line for line in questions.splitlines() if line])
    assert all(other == first for other in others)
