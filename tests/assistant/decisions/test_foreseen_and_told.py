"""What a decision would change is said before it is kept; afterwards all decisions are told in words, and as CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from assistant.decisions import Change, foreseen, told
from assistant.decisions.making import joined, labelled, misread, parted, polarity_set
from assistant.decisions.told import State
from assistant.exports.decisions import decisions_csv
from index.decisions import Misread, Removed, Verified, Withdrawn
from index.store import Store
from ingest.model import Measure
from tests.assistant.decisions.made import decision_store, document_id, find, keep, opened


@pytest.fixture(scope="module")
def store_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return decision_store(tmp_path_factory.mktemp("foreseen"))


@pytest.fixture(scope="module")
def store(store_dir: Path) -> Store:
    return opened(store_dir)


def test_a_correction_says_which_figures_change_from_what_to_what(store: Store) -> None:
    found = foreseen(store, misread(store, find(store, "ZZ/1", Measure.NUMERATOR).id, "86/725", None))
    assert found.changes == (
        Change(
            what="ZZ/1 Parcels sorted on the day: numerator, Q2 2025/26 (second.txt, line 7)",
            before="“68/725” (68)",
            after="“86/725” (86)",
        ),
        Change(
            what="ZZ/1 Parcels sorted on the day: denominator, Q2 2025/26 (second.txt, line 7)",
            before="“68/725” (725)",
            after="“86/725” (725)",
        ),
    )


def test_a_corrected_rating_is_foreseen(store: Store) -> None:
    (change,) = foreseen(store, misread(store, find(store, "ZZ/1").id, "N/A", "Red")).changes
    assert (change.before, change.after) == ("“91.4%” (91.4%), Green", "“N/A” (no figure), Red")


def test_joining_names_both_indicators_and_the_periods_that_they_both_print(store: Store) -> None:
    found = foreseen(store, joined(store, find(store, "ZZ/1").id, find(store, "ZZ/4").id))
    (change,) = found.changes
    assert change.what == "2 indicators → 1 indicator"
    assert "ZZ/4 Parcels sorted in a day (4 values in 2 reports)" in change.before
    assert "For Q2 2025/26 both print a result: “91.4%” and “77.7%”." in found.notes


def test_parting_and_polarity_are_foreseen(store: Store) -> None:
    rows = [value.id for value in store.values() if value.ref == "ZZ/4" and value.places[0].document == "first.txt"]
    (change,) = foreseen(store, parted(store, rows)).changes
    assert (change.what, change.after) == (
        "1 indicator → 2 indicators",
        "ZZ/4 Parcels sorted in a day (2 values in 1 report); ZZ/4 Parcels sorted in a day (2 values in 1 report)",
    )
    (change,) = foreseen(store, polarity_set(store, find(store, "ZZ/4").id, "lower")).changes
    assert (change.what, change.before, change.after) == (
        "ZZ/4 Parcels sorted in a day: 4 values in 2 reports",
        "higher is better",
        "lower is better",
    )


def test_a_label_says_who_sees_the_report_from_then_on(store: Store) -> None:
    found = foreseen(store, labelled(store, document_id(store, "first.txt"), "restricted", document_id(store, "second.txt")))
    (change,) = found.changes
    assert change.before == "public"
    assert change.after.startswith("restricted, superseded by 1. Summary (second.txt)")
    assert found.notes[0].startswith("From then on only officers and administrators see it")
    assert found.notes[1] == "Answers use it only for people who ask for superseded reports."


def test_withdrawing_a_correction_gives_back_what_was_read(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    entry = keep(store_dir, Misread(value_id=find(opened(store_dir), "ZZ/1").id, was="91.4%", raw="94.1%"))
    (change,) = foreseen(opened(store_dir), Withdrawn(entry_id=entry.id)).changes
    assert (change.before, change.after) == ("“94.1%” (94.1%), Green", "“91.4%” (91.4%), Green")


def test_decisions_are_told_newest_first_with_who_took_them_back(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    first = keep(store_dir, Misread(value_id=find(opened(store_dir), "ZZ/1", Measure.DENOMINATOR).id, was="68/725", raw="86/725"))
    keep(store_dir, Misread(value_id="gone", was="1", raw="2"))
    keep(store_dir, labelled(opened(store_dir), document_id(opened(store_dir), "first.txt"), "draft", None))
    keep(store_dir, Verified(statement="ZZ/1 was 91.4%", verdict="supported"))
    keep(store_dir, Removed(document_id="ab", document="gone.pdf"))
    back = keep(store_dir, Withdrawn(entry_id=first.id), reason="read rightly after all")
    removed, verified, label, misfit, correction = told(opened(store_dir))
    assert [one.state for one in (removed, verified, label, misfit, correction)] == [
        State.DONE,
        State.IN_FORCE,
        State.IN_FORCE,
        State.NO_EFFECT,
        State.WITHDRAWN,
    ]
    assert correction.subject == "ZZ/1 Parcels sorted on the day: numerator and denominator, Q2 2025/26 (second.txt, line 7)"
    assert correction.effect == "read as “68/725”, corrected to “86/725”"
    assert correction.withdrawal == back
    assert label.effect == "draft"
    assert verified.subject == "“ZZ/1 was 91.4%”"


def test_the_csv_holds_a_line_a_decision_and_no_formula(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    entry = keep(store_dir, Misread(value_id=find(opened(store_dir), "ZZ/1").id, was="91.4%", raw="94.1%"), reason="=1+1")
    keep(store_dir, Withdrawn(entry_id=entry.id), reason="no")
    (line,) = csv.DictReader(io.StringIO(decisions_csv(told(opened(store_dir))).decode("utf-8-sig")))
    assert (line["who"], line["reason"], line["state"], line["withdrawn_by"], line["withdrawn_reason"]) == (
        "Ann Lee",
        "'=1+1",
        "withdrawn",
        "Ann Lee",
        "no",
    )
