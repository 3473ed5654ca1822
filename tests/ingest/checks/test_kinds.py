from __future__ import annotations

import ast
from pathlib import Path

import ingest
from ingest.checks.kinds import KINDS

INGEST = Path(ingest.__file__).parent


def test_every_kind_of_problem_that_the_code_reports_has_words() -> None:
    calls = (
        node
        for path in INGEST.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    )
    named = {
        word.value.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "Problem"
        for word in call.keywords
        if word.arg == "kind" and isinstance(word.value, ast.Constant)
    }
    assert len(named) > 10
    assert named - KINDS.keys() == set()
