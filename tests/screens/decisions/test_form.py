"""The form of decisions: what is found and chosen, what it would change, and what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from index.decisions import Labelled, Misread, PolaritySet
from index.register import read_register
from index.store import Store
from ingest.model import Measure
from screens.decisions.chosen import chosen_html, evidence_of
from screens.decisions.draft import Draft, Entered, Kind, decision_of, draft_of
from screens.decisions.finder import findings_html, found_html
from screens.decisions.form import entered_of, kept, pressed, previewed, shown, successors
from screens.decisions.rows import rows_of
from screens.session import Session
from tests.assistant.decisions.made import decision_store, document_id, find, opened

NOT_ENTERED = entered_of(None, None, None, None, None, None)


@pytest.fixture(scope="module")
def store_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return decision_store(tmp_path_factory.mktemp("form"))


@pytest.fixture(scope="module")
def store(store_dir: Path) -> Store:
    return opened(store_dir)


def is_visible(update: Any) -> bool:
    return bool(update["visible"])


def test_a_button_of_another_page_opens_the_form_with_what_it_names() -> None:
    draft = draft_of("finding:ab/cd")
    assert draft is not None
    assert (draft.kind, draft.ids) == (Kind.FINDING, ("ab/cd",))
    assert draft_of("cell:") is None
    assert draft_of("entry:ab") is None


def test_a_cell_is_found_by_words_and_both_halves_of_a_fraction_are_one(store: Store) -> None:
    html = found_html(store, Kind.CELL, "zz/1 SECOND.txt parcels")
    assert html.count("data-choose") == 3, "target, result, fraction"
    assert "numerator and denominator, Q2 2025/26: “68/725”" in html
    assert found_html(store, Kind.CELL, "") == ""
    assert "Nothing is found" in found_html(store, Kind.CELL, "llamas")


def test_a_second_indicator_is_chosen_after_the_first_and_both_are_shown(store: Store) -> None:
    one, other = find(store, "ZZ/1"), find(store, "ZZ/4")
    first, _ = pressed(store, Draft(Kind.JOIN), "choose", one.id)
    assert not first.is_chosen
    assert "Now find the second indicator" in chosen_html(store, first)
    both, _ = pressed(store, first, "choose", other.id)
    assert both.ids == (one.id, other.id)
    assert len(evidence_of(store, both).turns[0].answer.citations) == 2
    again, _ = pressed(store, both, "drop", "1")
    assert again.ids == ()


def test_the_form_asks_only_for_what_belongs_to_the_kind(store: Store) -> None:
    value = find(store, "ZZ/1")
    asked = {}
    for kind, chosen in (
        (Kind.CELL, value.id),
        (Kind.POLARITY, value.id),
        (Kind.PART, value.id),
        (Kind.LABEL, document_id(store, "first.txt")),
    ):
        values = shown(store, Draft(kind, chosen), Session())
        asked[kind] = tuple(map(is_visible, values[4:10]))
    assert asked == {
        Kind.CELL: (True, True, False, False, False, False),
        Kind.POLARITY: (False, False, True, False, False, False),
        Kind.PART: (False, False, False, True, False, False),
        Kind.LABEL: (False, False, False, False, True, True),
    }


def test_a_rating_is_asked_only_of_results(store: Store) -> None:
    values = shown(store, Draft(Kind.CELL, find(store, "ZZ/1", Measure.TARGET).id), Session())
    assert tuple(map(is_visible, values[4:6])) == (True, False)


def test_what_is_entered_makes_the_decision_of_the_kind(store: Store) -> None:
    value, first, second = find(store, "ZZ/1"), document_id(store, "first.txt"), document_id(store, "second.txt")
    assert decision_of(Draft(Kind.CELL, value.id), Entered(raw="94.1%"), store) == Misread(value_id=value.id, was="91.4%", raw="94.1%")
    assert decision_of(Draft(Kind.POLARITY, value.id), Entered(polarity="lower"), store) == PolaritySet(value_id=value.id, polarity="lower")
    row, _ = rows_of(store, value.id)
    assert decision_of(Draft(Kind.PART, value.id), Entered(rows=(row.key,)), store).value_ids == row.value_ids  # type: ignore[union-attr]
    made = decision_of(Draft(Kind.LABEL, first), Entered(access="draft", superseded_by=second), store)
    assert made == Labelled(document_id=first, access="draft", superseded_by=second)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_chosen_is_one_clear_sentence(store: Store, kind: Kind) -> None:
    made, html, signing = previewed(store, Draft(kind), NOT_ENTERED)
    assert made is None
    assert "first." in html
    assert not is_visible(signing)


def test_what_changes_is_shown_before_it_can_be_signed(store: Store) -> None:
    value = find(store, "ZZ/1")
    made, html, signing = previewed(store, Draft(Kind.CELL, value.id), Entered(raw="<b>94.1%"))
    assert (made, is_visible(signing)) == (None, False)
    assert "“&lt;b&gt;94.1%” cannot be read" in html
    made, html, signing = previewed(store, Draft(Kind.CELL, value.id), Entered(raw="94.1%"))
    assert is_visible(signing)
    assert '<td data-label="Now">“91.4%” (91.4%), Green</td><td data-label="Then">“94.1%” (94.1%), Green</td>' in html


def test_a_decision_without_name_or_reason_is_not_kept(store: Store, store_dir: Path) -> None:
    made = Misread(value_id=find(store, "ZZ/1").id, was="91.4%", raw="94.1%")
    for who, reason in (("", "misread"), ("Ann Lee", " ")):
        entry, html = kept(store, made, who, reason)
        assert entry is None
        assert "Say why, and who decides it" in html
    assert read_register(store_dir).entries == ()


def test_a_kept_decision_leads_to_where_it_shows(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    store = opened(store_dir)
    entry, html = kept(store, Misread(value_id=find(store, "ZZ/1").id, was="91.4%", raw="94.1%"), "Ann Lee", "misread")
    assert [one.id for one in read_register(store_dir).entries] == [entry]
    assert "Kept, by Ann Lee." in html
    assert "./?q=What%20was%20the%20result%20for%20ZZ%2F1%20in%20Q2%202025%2F26%3F" in html


def test_the_findings_of_a_report_are_offered_once_it_is_chosen(store: Store) -> None:
    report = document_id(store, "second.txt")
    assert "Show its findings" in found_html(store, Kind.FINDING, "second.txt")
    draft, found = pressed(store, Draft(Kind.FINDING), "choose", f"report:{report}")
    assert draft.ids == ()
    assert found == findings_html(store, report)
    assert f'data-choose="{report}/' in str(found)


def test_a_report_is_superseded_only_by_one_of_its_council(store: Store) -> None:
    offered = successors(store.documents(), document_id(store, "first.txt"))
    assert [one for _, one in offered] == [document_id(store, "second.txt")]
