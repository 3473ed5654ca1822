"""What cannot be decided is refused in one sentence; what can is made of what was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.audit import check_documents
from assistant.decisions.making import accepted, joined, labelled, misread, parted, polarity_set, withdrawn
from assistant.errors import Undecided
from index.decisions import Access, FindingAccepted, Joined, Labelled, Misread, Removed, Withdrawn
from index.store import Store
from ingest.model import Measure
from tests.assistant.decisions.made import decision_store, document_id, find, keep, opened


@pytest.fixture(scope="module")
def store_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return decision_store(tmp_path_factory.mktemp("making"))


@pytest.fixture(scope="module")
def store(store_dir: Path) -> Store:
    return opened(store_dir)


def test_a_misread_cell_is_corrected_to_the_words_of_the_page(store: Store) -> None:
    value = find(store, "ZZ/1")
    assert misread(store, value.id, " 94.1% ", None) == Misread(value_id=value.id, was="91.4%", raw="94.1%")
    assert misread(store, value.id, None, "Amber") == Misread(value_id=value.id, was="91.4%", raw="91.4%", rating="Amber")
    assert misread(store, value.id, "94.1%", "Green").rating is None, "as read: no correction of the rating"


@pytest.mark.parametrize(
    ("raw", "rating", "said"),
    [
        ("91.4%", None, "what was read already"),
        ("91.4%", "Green", "what was read already"),
        ("", None, "write N/A or a dash"),
        ("94.1.1%", None, "“94.1.1%” cannot be read as a figure"),
        ("9O.4%", None, "“9O.4%” cannot be read as a figure"),
        ("94.1%", "Turquoise", "“Turquoise” is no rating"),
    ],
)
def test_words_that_correct_nothing_or_hold_no_figure_are_refused(store: Store, raw: str, rating: str | None, said: str) -> None:
    with pytest.raises(Undecided, match=said):
        misread(store, find(store, "ZZ/1").id, raw, rating)


@pytest.mark.parametrize("raw", ["N/A", "–", "Not due this quarter", "Top fifth of boroughs (61.5% last year)"])
def test_words_in_place_of_a_figure_are_no_mistake(store: Store, raw: str) -> None:
    assert misread(store, find(store, "ZZ/1").id, raw, None).raw == raw


def test_a_fraction_is_corrected_as_a_whole(store: Store) -> None:
    half = find(store, "ZZ/1", Measure.NUMERATOR)
    with pytest.raises(Undecided, match="two figures, 68 and 725; write both"):
        misread(store, half.id, "86", None)
    assert misread(store, half.id, "86/725", None).raw == "86/725"


def test_a_cell_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(Undecided, match="not among the values"):
        misread(store, "0" * 16, "1%", None)


def test_a_corrected_cell_is_to_be_withdrawn_before_it_is_corrected_again(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    half = find(opened(store_dir), "ZZ/1", Measure.NUMERATOR)
    keep(store_dir, misread(opened(store_dir), half.id, "86/725", None))
    store = opened(store_dir)
    with pytest.raises(Undecided, match="corrected already by Ann Lee on"):
        misread(store, find(store, "ZZ/1", Measure.DENOMINATOR).id, "86/752", None)


def test_indicators_of_one_unit_and_council_are_joined(store: Store) -> None:
    one, other = find(store, "ZZ/1"), find(store, "ZZ/4")
    assert joined(store, one.id, other.id) == Joined(value_id=one.id, other_id=other.id)


def test_indicators_that_are_one_of_other_units_or_councils_are_not_joined(store: Store) -> None:
    one = find(store, "ZZ/1")
    with pytest.raises(Undecided, match="one indicator already"):
        joined(store, one.id, find(store, "ZZ/1", document="first.txt").id)
    with pytest.raises(Undecided, match="One is printed in %, the other in days"):
        joined(store, one.id, find(store, "ZZ/3").id)
    with pytest.raises(Undecided, match="One is of Example Borough Council, the other of Sample Town Council"):
        joined(store, one.id, find(store, "ZZ/1", document="other.txt").id)
    with pytest.raises(Undecided, match="not in the reports"):
        joined(store, one.id, "0" * 16)


def test_some_rows_of_one_indicator_are_parted(store: Store) -> None:
    first = [value.id for value in store.values() if value.ref == "ZZ/1" and value.places[0].document == "first.txt"]
    second = [value.id for value in store.values() if value.ref == "ZZ/1" and value.places[0].document == "second.txt"]
    assert parted(store, first).value_ids == tuple(first)
    with pytest.raises(Undecided, match="leave at least one"):
        parted(store, [*first, *second])
    with pytest.raises(Undecided, match="more than one indicator"):
        parted(store, [first[0], find(store, "ZZ/2").id])
    with pytest.raises(Undecided, match="Choose the rows"):
        parted(store, [])


def test_a_polarity_is_set_only_where_it_changes_something(store: Store) -> None:
    value = find(store, "ZZ/1")
    assert polarity_set(store, value.id, "lower").polarity == "lower"
    with pytest.raises(Undecided, match="understood already: higher is better"):
        polarity_set(store, value.id, "higher")
    with pytest.raises(Undecided, match="or neither"):
        polarity_set(store, value.id, None)


def test_a_finding_is_accepted_once_and_says_what_it_found(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    store = opened(store_dir)
    finding = check_documents(store)[0]
    made = accepted(store, finding.id, finding.places[0].document_id)
    assert made.finding_id == finding.id
    assert finding.working in made.about
    keep(store_dir, made)
    with pytest.raises(Undecided, match="accepted already by Ann Lee"):
        accepted(opened(store_dir), finding.id)


def test_a_finding_of_no_report_is_not_accepted(store: Store) -> None:
    with pytest.raises(Undecided, match="no finding nowhere"):
        accepted(store, "nowhere")
    with pytest.raises(Undecided, match="add the file first"):
        accepted(store, "nowhere", "ab" * 8)


def test_a_label_keeps_what_it_does_not_say_and_is_refused_where_it_says_nothing_new(store: Store) -> None:
    first, second = (document_id(store, name) for name in ("first.txt", "second.txt"))
    made = labelled(store, first, None, second)
    assert made == Labelled(document_id=first, access=Access.PUBLIC, superseded_by=second)
    with pytest.raises(Undecided, match="labelled so already"):
        labelled(store, first, "public", None)
    with pytest.raises(Undecided, match="cannot supersede itself"):
        labelled(store, first, None, first)
    with pytest.raises(Undecided, match="not among the reports"):
        labelled(store, first, None, "ab" * 8)


def test_reports_do_not_supersede_each_other_in_a_circle(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    store = opened(store_dir)
    first, second = (document_id(store, name) for name in ("first.txt", "second.txt"))
    keep(store_dir, labelled(store, first, None, second))
    with pytest.raises(Undecided, match=r"\(first.txt\) is itself superseded by this report"):
        labelled(opened(store_dir), second, None, first)


def test_what_stands_can_be_withdrawn_and_a_removal_cannot(tmp_path: Path) -> None:
    entry = keep(store_dir := decision_store(tmp_path), FindingAccepted(finding_id="one"))
    removed = keep(store_dir, Removed(document_id="ab", document="gone.pdf"))
    assert withdrawn(opened(store_dir), entry.id) == Withdrawn(entry_id=entry.id)
    with pytest.raises(Undecided, match="add its file again"):
        withdrawn(opened(store_dir), removed.id)
    keep(store_dir, Withdrawn(entry_id=entry.id))
    with pytest.raises(Undecided, match="withdrawn already"):
        withdrawn(opened(store_dir), entry.id)
