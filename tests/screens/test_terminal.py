from __future__ import annotations

import io
import sys

import pytest

from index.model import Stage, Step
from screens.terminal import Meter, in_words, print_records, table_lines


def test_a_wide_cell_wraps_so_that_the_table_fits() -> None:
    lines = table_lines(["ref", "title"], [["A/1", "a title of many words that does not fit"]], 30)
    assert max(map(len, lines)) <= 30
    assert lines[0] == "ref  title"
    assert lines[2].startswith("A/1  a title of many")


def test_no_rows_are_said() -> None:
    assert table_lines(["ref"], [], 80) == ["none"]


@pytest.mark.parametrize(("value", "words"), [(None, ""), (True, "yes"), (0, "0"), ("two\nlines", "two lines")])
def test_a_field_is_one_line(value: object, words: str) -> None:
    assert in_words(value) == words


def test_json_is_one_record_a_line_with_its_own_letters(capsys: pytest.CaptureFixture[str]) -> None:
    print_records([{"raw": "£5", "value": None}, {"raw": "–", "value": "1"}], (), as_json=True)
    assert capsys.readouterr().out == '{"raw": "£5", "value": null}\n{"raw": "–", "value": "1"}\n'


def test_progress_outside_a_terminal_is_a_line_for_each_stage_and_file(capsys: pytest.CaptureFixture[str]) -> None:
    with Meter() as meter:
        for done, name in ((1, "a.pdf"), (2, "b.pdf")):
            meter(Step(stage=Stage.READ, done=done, total=2, name=name))
        for done in (64, 128, 190):
            meter(Step(stage=Stage.EMBED, done=done, total=190))
    captured = capsys.readouterr()
    assert captured.err.splitlines() == ["reading 1 of 2 a.pdf", "reading 2 of 2 b.pdf", "embedding 64 of 190"]
    assert captured.out == ""


def test_progress_in_a_terminal_is_a_bar_on_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Meter() as meter:
        meter(Step(stage=Stage.READ, done=1, total=2, name="a.pdf"))
        meter(Step(stage=Stage.EMBED, done=64, total=190))
    assert "reading" in terminal.getvalue()
    assert "embedding" in terminal.getvalue()
