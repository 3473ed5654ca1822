"""A file that is checked and not added."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.model import Finding
from screens import trial as trials_of_files
from screens.checking import checking, outcome_html
from screens.findings_list import findings_html
from screens.trial import PREFIX, Read, Trial, Trials, sweep
from tests.screens.made import HOSTILE, PAGE, citation

WRONG = """Example Borough Council
Parks Committee
Performance report, quarter 2 2025/26

1. Performance
Ref\tIndicator\tPolarity\tQ2 2025/26 Target\tQ2 2025/26 Numerator\tQ2 2025/26 Denominator\tQ2 2025/26 Result\tRAG
ZZ/1\tParcels sorted on the day\tBigger is Better\t80%\t45\t90\t60%\tRed
"""


def checked(name: str, content: bytes, folder: Path) -> Trial:
    """A trial of a file of that content, run to its end."""
    upload = folder / name
    upload.write_bytes(content)
    one = Trial(name)
    one.take(upload)
    assert not upload.exists()
    list(one.check())
    return one


def test_a_share_that_does_not_follow_is_found_and_everything_goes_when_the_trial_closes(tmp_path: Path) -> None:
    one = checked("parks.txt", WRONG.encode(), tmp_path)
    assert one.result.error is None
    assert one.result.read is not None
    assert one.result.read.values == 4
    assert [(found.rule, found.published) for found in one.result.findings or ()] == [("fraction", "60%")]  # 45 / 90 = 50%
    html, whole = outcome_html(one)
    assert whole
    assert "<dd>50.0%</dd>" in html
    one.close()
    assert not one.folder.exists()


def test_the_place_of_a_finding_is_opened_and_closed(tmp_path: Path) -> None:
    one = checked("parks.txt", WRONG.encode(), tmp_path)
    one.open("cite", "0:1")
    assert one.citation() is not None
    one.open("close", "0:1")
    assert one.citation() is None
    one.close()


@pytest.mark.parametrize(("content", "reason"), [(b"", "empty"), (b"%PDF-1.4 nothing", "damaged"), (b"\x00\x01\x02", "is not a PDF")])
def test_a_file_that_cannot_be_checked_ends_in_one_line(tmp_path: Path, content: bytes, reason: str) -> None:
    one = checked("odd.pdf", content, tmp_path)
    try:
        assert reason in str(one.result.error)
        assert "\n" not in str(one.result.error)
        assert one.result.findings is None
        assert str(one.folder) not in str(one.result.error)
    finally:
        one.close()


def test_a_check_that_was_cancelled_says_so_and_keeps_nothing() -> None:
    one = Trial("parks.txt")
    one.file.parent.mkdir()
    one.file.write_text(WRONG, encoding="utf-8")
    one.child.stop()
    list(one.check())
    assert outcome_html(one) == (
        f'<div class="checked done"><p class="summed" role="status">Cancelled. Nothing of {one.name} is kept.</p></div>',
        False,
    )
    one.close()


def test_an_upload_that_is_gone_is_told_in_one_line_and_leaves_no_folder(tmp_path: Path) -> None:
    trials = Trials()
    (shown,) = checking(str(tmp_path / "gone.pdf"), trials, "page")
    assert "no longer here" in shown[0]
    assert trials.of("page") is None


def test_each_page_reaches_its_own_trial_alone_and_a_new_one_takes_its_place() -> None:
    trials, first, second = Trials(), Trial("a.pdf"), Trial("b.pdf")
    trials.begin("one", first)
    assert trials.of("two") is None
    trials.begin("one", second)
    assert trials.of("one") is second
    assert not first.folder.exists()
    trials.end("one")
    assert not second.folder.exists()


def test_what_a_program_that_ended_has_left_is_swept_and_what_runs_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dead, own = tmp_path / f"{PREFIX}11-x", tmp_path / f"{PREFIX}{os.getpid()}-y"
    dead.mkdir()
    own.mkdir()
    monkeypatch.setattr(trials_of_files, "_runs", lambda process: process == os.getpid())
    sweep(tmp_path)
    assert (dead.exists(), own.exists()) == (False, True)


def test_nothing_found_says_what_was_and_was_not_checked() -> None:
    html = findings_html("parks.pdf", Read(pages=2, tables=1, values=12, activities=0, problems=3), ())
    assert "Nothing found." in html
    assert "12 values in 1 table" in html
    assert "3 places that could not be read surely" in html
    assert "Not checked" in html


def test_markup_in_a_finding_shows_as_text() -> None:
    found = Finding(
        id="a", rule="total", kind="error", flips=False, places=(PAGE,), ref=None, title=HOSTILE, published=HOSTILE, recomputed=HOSTILE,
        working=HOSTILE, citations=(citation(1, PAGE, HOSTILE),),
    )  # fmt: skip
    html = findings_html(HOSTILE, Read(pages=2, tables=1, values=12, activities=0, problems=0), (found,))
    assert "<img" not in html
    assert "1 error" in html


def test_a_second_press_leaves_the_check_that_runs_as_it_is(tmp_path: Path) -> None:
    upload = tmp_path / "parks.txt"
    upload.write_text(WRONG, encoding="utf-8")
    trials = Trials()
    first = checking(str(upload), trials, "page")
    next(first)  # the file is taken in
    running = trials.of("page")
    (shown,) = checking(str(upload), trials, "page")
    assert all(isinstance(one, dict) and one["__type__"] == "update" and len(one) == 1 for one in shown)  # nothing on the page changes
    assert trials.of("page") is running
    assert "1 error" in list(first)[-1][0]
    trials.end("page")
