"""What officers decide is kept, whatever happens, and applied to what is read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest

from index.build import ingest_files, remove_documents
from index.decisions import Access, FindingAccepted, Joined, Labelled, Misread, Parted, PolaritySet, Verified, Withdrawn
from index.errors import AlreadyDecided, UnknownDocument, UnknownEntry, Unsigned
from index.register import NAME, Entry, decide, read_register
from index.store import Store, open_store
from ingest.model import Measure, Polarity, PublishedValue, Rating
from ingest.report import read_report
from tests.screens.made import TEXT, embed, made_store


def put(store_dir: Path, decision: object) -> Entry:
    return decide(store_dir, decision, who="Ann Lee", reason="seen on the page", generation=1)  # type: ignore[arg-type]


def result(store: Store, ref: str, measure: Measure = Measure.RESULT) -> PublishedValue:
    return next(value for value in store.values() if value.ref == ref and value.measure is measure)


def test_entries_come_back_as_they_were_decided(tmp_path: Path) -> None:
    entries = [put(tmp_path, Labelled(document_id="ab", access=Access.DRAFT)), put(tmp_path, Parted(value_ids=("one", "two")))]
    assert read_register(tmp_path).entries == tuple(entries)


def test_a_decision_needs_a_name_and_a_reason(tmp_path: Path) -> None:
    with pytest.raises(Unsigned, match="needs the name"):
        decide(tmp_path, FindingAccepted(finding_id="f"), who=" ", reason="known", generation=1)
    assert read_register(tmp_path).entries == ()


def test_a_line_torn_by_a_crash_is_left_out_and_the_next_is_whole(tmp_path: Path) -> None:
    put(tmp_path, FindingAccepted(finding_id="one"))
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole + whole[: len(whole) // 2])
    put(tmp_path, FindingAccepted(finding_id="two"))
    register = read_register(tmp_path)
    assert [entry.decision for entry in register.entries] == [FindingAccepted(finding_id="one"), FindingAccepted(finding_id="two")]
    assert register.unread == (2,)


def test_a_kind_that_only_a_newer_program_knows_is_left_out(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"kind": "foretold", "decision": {}}\n', encoding="utf-8")
    assert read_register(tmp_path).unread == (1,)


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as writers:
        list(writers.map(lambda n: put(tmp_path, FindingAccepted(finding_id=str(n))), range(40)))
    assert len(read_register(tmp_path).standing()) == 40


def test_a_withdrawn_entry_no_longer_stands_and_cannot_be_withdrawn_twice(tmp_path: Path) -> None:
    entry = put(tmp_path, FindingAccepted(finding_id="one"))
    put(tmp_path, Withdrawn(entry_id=entry.id))
    assert read_register(tmp_path).standing() == ()
    with pytest.raises(UnknownEntry):
        put(tmp_path, Withdrawn(entry_id=entry.id))


def test_a_corrected_cell_is_read_again_and_says_who_corrected_it(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path)
    wrong = result(open_store(store_dir), "ZZ/2")
    entry = put(store_dir, Misread(value_id=wrong.id, was="61.2%", raw="16.2%", rating="Amber"))
    store = open_store(store_dir)
    right = result(store, "ZZ/2")
    assert (right.raw, right.value, right.unit, right.rating) == ("16.2%", Decimal("16.2"), "%", Rating.AMBER)
    assert store.corrections() == {wrong.id: (entry,)}
    assert store.value_frame().set_index("id").loc[wrong.id, "raw"] == "16.2%"


def test_the_row_the_table_and_the_passage_of_a_corrected_cell_print_it_as_corrected(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path)
    wrong = result(open_store(store_dir), "ZZ/2")
    put(store_dir, Misread(value_id=wrong.id, was="61.2%", raw="16.2%"))
    store = open_store(store_dir, embed=embed)
    shown = (store.values(), store.tables(), store.chunks(), store.search("letters answered within a week", k=9))
    assert "61.2%" not in repr(shown)
    assert [value.row_text.count("16.2%") for value in store.values() if value.ref == "ZZ/2"] == [1, 1]
    assert sum("16.2%" in chunk.text for chunk in store.chunks()) == 1
    assert "61.2%" not in repr(store.only([wrong.places[0].document_id]).search("letters answered", k=9))


def test_a_correction_holds_after_the_reports_are_read_anew(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path)
    wrong = result(open_store(store_dir), "ZZ/2")
    put(store_dir, Misread(value_id=wrong.id, was="61.2%", raw="16.2%"))
    remove_documents(store_dir, ["parks.txt"], embed=embed)
    ingest_files(store_dir, [tmp_path / "incoming" / "parks.txt"], read=read_report, embed=embed)
    assert result(open_store(store_dir), "ZZ/2").raw == "16.2%"


def test_a_correction_of_words_that_are_read_otherwise_now_is_not_made_but_told(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path)
    value = result(open_store(store_dir), "ZZ/2")
    entries = (
        put(store_dir, Misread(value_id=value.id, was="60.2%", raw="16.2%")),
        put(store_dir, Misread(value_id="gone", was="1", raw="2")),
    )
    store = open_store(store_dir)
    assert result(store, "ZZ/2").raw == "61.2%"
    assert store.misfits() == entries


def test_joined_indicators_are_one_and_a_parted_value_has_one_of_its_own(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path)
    before = open_store(store_dir)
    one, two = result(before, "ZZ/1"), result(before, "ZZ/2")
    assert before.indicators()[one.id] != before.indicators()[two.id]
    joined = put(store_dir, Joined(value_id=one.id, other_id=two.id))
    indicators = open_store(store_dir).indicators()
    assert indicators[one.id] == indicators[two.id]
    put(store_dir, Withdrawn(entry_id=joined.id))
    target = result(before, "ZZ/1", Measure.TARGET)
    put(store_dir, Parted(value_ids=(target.id,)))
    indicators = open_store(store_dir).indicators()
    assert indicators[target.id] != indicators[one.id]


def test_a_polarity_is_set_for_every_value_of_the_indicator(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path)
    value = result(open_store(store_dir), "ZZ/2")
    put(store_dir, PolaritySet(value_id=value.id, polarity="lower"))
    store = open_store(store_dir)
    assert {one.polarity for one in store.values() if one.ref == "ZZ/2"} == {Polarity.LOWER}
    assert {one.polarity for one in store.values() if one.ref == "ZZ/1"} == {Polarity.HIGHER}


OTHER = TEXT.replace("ZZ/1", "SECRET/7").replace("Parcels sorted", "Submarines sold").replace("Two vans", "Submarines")


def two_reports(tmp_path: Path) -> tuple[Store, str, str]:
    """A store with a plain report and one on submarines; the ids of both documents."""
    store_dir = made_store(tmp_path)
    other = tmp_path / "incoming" / "submarines.txt"
    other.write_text(OTHER, encoding="utf-8")
    ingest_files(store_dir, [other], read=read_report, embed=embed)
    store = open_store(store_dir, embed=embed)
    ids = {one.document: one.document_id for one in store.documents()}
    return store, ids["parks.txt"], ids["submarines.txt"]


def test_a_view_knows_nothing_of_the_other_documents(tmp_path: Path) -> None:
    store, parks, submarines = two_reports(tmp_path)
    view = store.only([parks])
    everything = repr(
        (view.documents(), view.values(), view.activities(), view.tables(), view.rating_keys(), view.problems(), view.chunks())
    )
    assert "ubmarine" in repr(store.values())
    assert "ubmarine" not in everything
    assert "SECRET" not in repr(view.indicators())
    assert submarines not in view.counts()
    assert "ubmarine" not in view.value_frame().to_csv()
    assert all(hit.chunk.places[0].document_id == parks for hit in view.search("Submarines sold on the day", k=20))
    assert view.search("Submarines", documents=[submarines]) == ()
    assert all("ubmarine" not in one.page_content for one in view.retriever().invoke("Submarines"))
    with pytest.raises(UnknownDocument):
        view.original(submarines)


def test_a_view_is_made_once_and_closing_it_leaves_the_store_open(tmp_path: Path) -> None:
    store, parks, _ = two_reports(tmp_path)
    assert store.only([parks]) is store.only([parks])
    store.only([parks]).close()
    assert store.values()


def test_a_label_shows_in_the_list_of_documents(tmp_path: Path) -> None:
    store, parks, _ = two_reports(tmp_path)
    put(store.directory, Labelled(document_id=parks, access=Access.RESTRICTED))
    access = {one.document: one.access for one in open_store(store.directory).documents()}
    assert access == {"parks.txt": "restricted", "submarines.txt": "public"}


def test_one_person_marks_a_statement_once_however_many_windows_are_open(tmp_path: Path) -> None:
    mark = Verified(statement="ZZ/1 was 91.4%", verdict="supported", citations=("one",))

    def kept(who: str) -> bool:
        try:
            decide(tmp_path, mark, who=who, reason="seen", generation=1)
        except AlreadyDecided:
            return False
        return True

    with ThreadPoolExecutor(8) as windows:
        assert sum(windows.map(kept, ["Ann Lee", "ann lee"] * 4)) == 1
    assert kept("Bo Ray")
    assert len(read_register(tmp_path).standing()) == 2


def test_a_withdrawn_mark_can_be_made_anew(tmp_path: Path) -> None:
    mark = Verified(statement="ZZ/1 was 91.4%", verdict="supported", citations=("one",))
    put(tmp_path, Withdrawn(entry_id=put(tmp_path, mark).id))
    again = put(tmp_path, mark)
    assert read_register(tmp_path).standing() == (again,)


def test_a_line_of_a_mark_without_what_was_shown_is_read(tmp_path: Path) -> None:
    line = (
        '{"id": "e", "kind": "verified", "who": "Ann Lee", "reason": "seen", "when": "2026-11-29T10:00:00+00:00", "generation": 1, '
        '"decision": {"statement": "ZZ/1 was 91.4%", "verdict": "supported", "citations": ["one"]}}\n'
    )
    (tmp_path / NAME).write_text(line, encoding="utf-8")
    (entry,) = read_register(tmp_path).entries
    assert entry.decision == Verified(statement="ZZ/1 was 91.4%", verdict="supported", citations=("one",))
