"""The bench itself: which readings count, what is compared, and that both readers see the same tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from eval import bench, bench_child
from eval.bench_reading import Comparison, Reading, repeat_pages, take_turns, together
from tests.ingest.made_pdf import Sheet, made

XS, YS = (40, 160, 240), (40, 60, 80)


def reading(cpu: float, peak_mb: float = 50) -> Reading:
    return Reading(pages=10, tables=4, cpu=cpu, wall=2 * cpu, peak_mb=peak_mb)


def table(sheet: Sheet) -> None:
    sheet.grid(XS, YS)
    sheet.cells(XS, YS, (("Indicator", "Result"), ("Fences mended", "12")))


def named(words: str) -> Callable[[Sheet], None]:
    return lambda sheet: sheet.text(40, 40, words)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(made(table, table, named("No table here")))
    return path


def test_the_readers_take_turns_and_the_least_processor_time_of_each_counts() -> None:
    order: list[str] = []
    ours, other = iter([reading(2.0), reading(1.0), reading(3.0)]), iter([reading(8.0), reading(9.0), reading(7.0)])

    def run(name: str, readings: object) -> Reading:
        order.append(name)
        return next(readings)  # type: ignore[call-overload,no-any-return]

    fastest = take_turns([lambda: run("ours", ours), lambda: run("other", other)], 3)
    assert [one.cpu for one in fastest] == [1.0, 7.0]
    assert order == ["ours", "other"] * 3


def test_the_readings_of_several_files_are_put_together() -> None:
    assert together([reading(2.0, peak_mb=40), reading(3.0, peak_mb=60), reading(1.0, peak_mb=50)]) == Reading(
        pages=30, tables=12, cpu=6.0, wall=12.0, peak_mb=60
    )


def test_the_ratio_says_how_many_times_as_fast_ours_is() -> None:
    assert Comparison(what="tables", corpus="made", ours=reading(2.0), other=reading(9.0), least=3.0).ratio == 4.5


def test_what_is_too_slow_is_missed_and_fails_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = [
        Comparison(what="tables", corpus="made", ours=reading(2.0), other=reading(5.0), least=3.0),
        Comparison(what="whole report", corpus="made", ours=reading(2.0), other=reading(5.0), least=1.5),
    ]
    monkeypatch.setattr(bench, "compare_readers", lambda files, rounds: iter(found))
    out = tmp_path / "figures.json"
    assert bench.main(["--only", "reading", "--rounds", "1", "--out", str(out)]) == 1
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert figures["missed"] == ["tables, made: 2.50 times as fast as pdfplumber, not 3"]
    assert [one["ratio"] for one in figures["reading"]] == [2.5, 2.5]
    assert {"machine", "cores", "python", "commit", "versions"} <= figures.keys()


@pytest.mark.parametrize("name", bench_child.READERS)
def test_each_reader_finds_the_pages_and_tables_of_a_file(name: str, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_child.main([name, str(report)]) == 0
    measured = Reading(**json.loads(capsys.readouterr().out))
    assert measured.pages == 3
    assert measured.tables in (2, 1)  # a whole report joins a table that goes on over a page
    assert measured.cpu > 0
    assert measured.peak_mb > 1


def test_a_long_file_repeats_the_pages_of_its_sources_in_order(tmp_path: Path) -> None:
    sources = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    sources[0].write_bytes(made(named("first"), named("second")))
    sources[1].write_bytes(made(named("third")))
    repeat_pages(sources, 5, tmp_path / "long.pdf")
    texts = [page.extract_text().strip() for page in PdfReader(tmp_path / "long.pdf").pages]
    assert texts == ["first", "second", "third", "first", "second"]
