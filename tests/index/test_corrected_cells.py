"""A correction is of one cell: of all values that it yields, by its column, wherever the cell is shown."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from index.decisions import Misread
from index.register import decide
from index.store import Store, open_store
from ingest.model import Measure, PublishedValue
from tests.screens.made import TEXT, embed, made_store

FRACTIONS = """Example Borough Council
Parks Committee
Performance report, quarter 2 2025/26

1. Summary
Ref\tIndicator\tPolarity\tQ2 2025/26 Target\tQ2 2025/26 Result\tNumerator/Denominator\tRAG
ZZ/1\tParcels sorted on the day\tHigher is better\t90%\t80%\t68/725\tGreen
ZZ/2\tLetters answered within a week\tHigher is better\t80%\t80%\t40/80\tRed
"""


def put(store_dir: Path, value: PublishedValue, raw: str, was: str | None = None) -> None:
    decide(store_dir, Misread(value_id=value.id, was=was or value.raw, raw=raw), who="Ann Lee", reason="seen on the page", generation=1)


def find(store: Store, ref: str, measure: Measure = Measure.RESULT) -> PublishedValue:
    return next(value for value in store.values() if value.ref == ref and value.measure is measure)


def test_one_correction_of_a_fraction_amends_both_halves(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path, FRACTIONS)
    before = open_store(store_dir)
    put(store_dir, find(before, "ZZ/1", Measure.DENOMINATOR), "86/752")
    store = open_store(store_dir)
    numerator, denominator = (find(store, "ZZ/1", measure) for measure in (Measure.NUMERATOR, Measure.DENOMINATOR))
    assert (numerator.value, denominator.value) == (Decimal(86), Decimal(752))
    assert numerator.raw == denominator.raw == "86/752"
    assert set(store.corrections()) == {numerator.id, denominator.id}
    assert find(store, "ZZ/2", Measure.NUMERATOR) == find(before, "ZZ/2", Measure.NUMERATOR)
    assert "68/725" not in repr((store.values(), store.tables(), store.chunks()))


def test_a_fraction_corrected_to_words_keeps_no_half(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path, FRACTIONS)
    put(store_dir, find(open_store(store_dir), "ZZ/1", Measure.NUMERATOR), "N/A")
    store = open_store(store_dir)
    assert [find(store, "ZZ/1", measure).value for measure in (Measure.NUMERATOR, Measure.DENOMINATOR)] == [None, None]


def test_of_two_cells_with_the_same_words_the_one_of_the_column_is_amended(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path, FRACTIONS)
    put(store_dir, find(open_store(store_dir), "ZZ/2"), "60%")
    store = open_store(store_dir, embed=embed)
    assert (find(store, "ZZ/2").raw, find(store, "ZZ/2", Measure.TARGET).raw) == ("60%", "80%")
    row = "ZZ/2 | Letters answered within a week | Higher is better | 80% | 60% | 40/80 | Red"
    assert {value.row_text for value in store.values() if value.ref == "ZZ/2"} == {row}
    (table,) = (one.table for one in store.tables())
    assert [cell.text if cell else None for cell in table.rows[2]][3:5] == ["80%", "60%"]
    (passage,) = (chunk.text for chunk in store.chunks() if "ZZ/2" in chunk.text and "40/80" in chunk.text)
    assert "Q2 2025/26 Target: 80%; Q2 2025/26 Result: 60%;" in passage


def test_both_cells_with_the_same_words_can_be_corrected(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path, FRACTIONS)
    before = open_store(store_dir)
    put(store_dir, find(before, "ZZ/2", Measure.TARGET), "70%")
    put(store_dir, find(before, "ZZ/2"), "60%")
    store = open_store(store_dir)
    assert find(store, "ZZ/2").row_text == "ZZ/2 | Letters answered within a week | Higher is better | 70% | 60% | 40/80 | Red"
    (passage,) = (chunk.text for chunk in store.chunks() if "ZZ/2" in chunk.text and "40/80" in chunk.text)
    assert "Target: 70%; Q2 2025/26 Result: 60%;" in passage


def test_a_corrected_cell_can_be_corrected_again(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path, TEXT)
    value = find(open_store(store_dir), "ZZ/1")
    put(store_dir, value, "94.1%")
    put(store_dir, value, "49.1%", was="94.1%")
    store = open_store(store_dir)
    assert find(store, "ZZ/1").value == Decimal("49.1")
    assert find(store, "ZZ/1").row_text == "ZZ/1 | Parcels sorted on the day | Higher is better | 90% | 49.1% | Green"
    assert store.misfits() == ()


def test_the_same_row_printed_twice_is_amended_where_its_cell_was_misread(tmp_path: Path) -> None:
    heading, row = TEXT.splitlines()[7:9]
    store_dir = made_store(tmp_path, f"{TEXT}\n2. Again\nSome words between.\n\n{heading}\n{row}\n")
    before = open_store(store_dir)
    first, second = (value for value in before.values() if value.ref == "ZZ/1" and value.measure is Measure.RESULT)
    assert first.row_text == second.row_text
    put(store_dir, second, "94.1%")
    after = {value.id: value for value in open_store(store_dir).values()}
    assert (after[first.id].raw, after[first.id].row_text) == (first.raw, first.row_text)
    assert "94.1%" in after[second.id].row_text


def test_of_a_cell_that_names_several_benchmarks_one_part_is_corrected(tmp_path: Path) -> None:
    text = TEXT.replace("\tRAG", "\tBenchmarking").replace("\tGreen", "\tEngland 57.0%, London 57.8%").replace("\tRed", "\tEngland 50.0%")
    store_dir = made_store(tmp_path, text)
    before = open_store(store_dir)
    england, london = (value for value in before.values() if value.ref == "ZZ/1" and value.measure is Measure.BENCHMARK)
    put(store_dir, london, "58.7%")
    after = {value.id: value for value in open_store(store_dir).values()}
    assert (after[england.id].value, after[london.id].value) == (Decimal("57.0"), Decimal("58.7"))
    assert "England 57.0%, London 58.7%" in after[england.id].row_text


def test_a_whole_cell_of_several_benchmarks_is_corrected_at_once(tmp_path: Path) -> None:
    text = TEXT.replace("\tRAG", "\tBenchmarking").replace("\tGreen", "\tEngland 57.0%, London 57.8%").replace("\tRed", "\tEngland 50.0%")
    store_dir = made_store(tmp_path, text)
    first = next(value for value in open_store(store_dir).values() if value.measure is Measure.BENCHMARK)
    put(store_dir, first, "England 75.0%, London 78.5%", was="England 57.0%, London 57.8%")
    found = [value for value in open_store(store_dir).values() if value.ref == "ZZ/1" and value.measure is Measure.BENCHMARK]
    assert [(value.group, value.value) for value in found] == [("England", Decimal("75.0")), ("London", Decimal("78.5"))]
