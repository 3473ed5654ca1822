"""What Gradio does to style sheets: it puts every rule inside its own column, and inside `@media` only there; `@container` it drops."""

from __future__ import annotations

import re

from screens.theme import CSS


def blocks(at_rule: str) -> list[str]:
    """What stands between the braces of each such rule."""
    found = []
    for begin in re.finditer(rf"@{at_rule}\b[^{{]*{{", CSS):
        depth, at = 1, begin.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(CSS[at], 0)
            at += 1
        found.append(CSS[begin.end() : at - 1])
    return found


def test_no_rule_for_a_width_names_what_stands_around_gradios_column() -> None:
    assert len(blocks("media")) > 5
    assert [block for block in blocks("media") if ".gradio-container" in block or ".main.app" in block] == []


def test_no_rule_hangs_on_the_size_of_a_container() -> None:
    assert blocks("container") == []
