"""Officers find the buttons to decide where they see what is wrong; councillors see none of them; the list tells who decided what."""

from __future__ import annotations

from pathlib import Path

from assistant.audit import check_documents
from assistant.citing import CitationList
from assistant.decisions import told
from assistant.overview.standing_now import standings_of
from index.decisions import Misread
from index.register import decide
from index.store import Store
from screens.ask import Session
from screens.decisions.draft import Draft, Entered, Kind
from screens.decisions.form import previewed
from screens.decisions.kept import asked, closed, listed, taken_back
from screens.decisions.listing import listing_html
from screens.evidence import panel_html
from screens.findings_list import findings_html
from screens.holdings import listing_html as reports_html
from screens.indicator_page import indicator_page
from screens.library import Library
from screens.session import holding
from screens.trial import Read
from screens.visitor import ANYONE_HERE
from tests.assistant.decisions.made import decision_store, find, keep, opened
from tests.screens.made import HOSTILE


def cited(store: Store, *, officer: bool) -> Session:
    citing = CitationList(store.documents())
    citing.value(find(store, "ZZ/1"))
    citing.row(find(store, "ZZ/2"))
    return holding(citing.citations(), store, officer=officer)


def test_a_cited_cell_has_the_button_for_officers_alone_and_a_row_has_none(tmp_path: Path) -> None:
    store = opened(decision_store(tmp_path))
    session = cited(store, officer=True)
    assert f'data-decide="cell:{find(store, "ZZ/1").id}">This cell was misread' in panel_html(session)
    session.step(1)
    assert "data-decide" not in panel_html(session)
    assert "data-decide" not in panel_html(cited(store, officer=False))


def test_a_corrected_cell_offers_to_withdraw_its_correction(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    entry = keep(store_dir, Misread(value_id=find(opened(store_dir), "ZZ/1").id, was="91.4%", raw="94.1%"))
    html = panel_html(cited(opened(store_dir), officer=True))
    assert f'data-decide="entry:{entry.id}"' in html
    assert "This cell was misread" not in html


def test_the_pages_of_indicators_and_reports_have_buttons_for_officers_alone(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    store = opened(store_dir)
    one = next(one for one in standings_of(store) if one.ref == "ZZ/1" and one.council == "Example Borough Council")
    html = indicator_page(store, one, officer=True).html
    for kind in ("polarity", "join", "part", "finding"):
        assert f'data-decide="{kind}:' in html, kind
    assert "data-decide" not in indicator_page(store, one).html
    shelf = Library(store_dir).shelf(ANYONE_HERE)
    assert reports_html(shelf, officer=True).count('data-decide="label:') == 3
    assert "data-decide" not in reports_html(shelf)


def test_a_finding_of_a_checked_file_can_be_accepted_once_the_file_is_among_the_reports(tmp_path: Path) -> None:
    store = opened(decision_store(tmp_path))
    finding = check_documents(store)[0]
    assert f'data-decide="finding:{finding.places[0].document_id}/{finding.id}"' in findings_html(
        "a.pdf", Read(pages=2, tables=1, values=12, activities=0, problems=0), (finding,)
    )
    made, html, _ = previewed(store, Draft(Kind.FINDING, f"{'ab' * 8}/{finding.id}"), Entered())
    assert made is None
    assert "add the file first" in html


def test_the_list_shows_names_and_reasons_as_text_and_withdraws_only_what_stands(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    store = opened(store_dir)
    entry = decide(store_dir, Misread(value_id=find(store, "ZZ/1").id, was="91.4%", raw=HOSTILE), who=HOSTILE, reason=HOSTILE, generation=1)
    html = listing_html(told(opened(store_dir)))
    assert "<img" not in html
    assert f'data-withdraw="{entry.id}"' in html
    done, said, is_label = taken_back(opened(store_dir), entry.id, "Ann Lee", "right after all")
    assert (done, is_label) == (True, False)
    assert said == closed("Withdrawn, by Ann Lee. What was read before holds again.")
    html = listing_html(told(opened(store_dir)))
    assert "data-withdraw" not in html
    assert "<dt>Withdrawn</dt><dd>Ann Lee" in html


def test_the_list_is_narrowed_to_what_is_in_force_or_withdrawn(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    first = keep(store_dir, Misread(value_id=find(opened(store_dir), "ZZ/1").id, was="91.4%", raw="94.1%"))
    keep(store_dir, Misread(value_id=find(opened(store_dir), "ZZ/2").id, was="61.2%", raw="16.2%"))
    taken_back(opened(store_dir), first.id, "Ann Lee", "right after all")
    store = opened(store_dir)
    assert "2 decisions" in listed(store, "All")
    assert "16.2%" in listed(store, "In force")
    assert "94.1%" not in listed(store, "In force")
    assert "94.1%" in listed(store, "Withdrawn")
    assert "Nothing was decided yet" in listed(None, "All")


def test_withdrawing_asks_with_what_changes_back_and_needs_a_reason(tmp_path: Path) -> None:
    store_dir = decision_store(tmp_path)
    entry = keep(store_dir, Misread(value_id=find(opened(store_dir), "ZZ/1").id, was="91.4%", raw="94.1%"))
    store = opened(store_dir)
    found, _, about, *_ = asked(store, entry.id)
    assert found == entry.id
    assert "What changes back" in about
    assert "“91.4%” (91.4%), Green" in about
    done, said, _ = taken_back(store, entry.id, "Ann Lee", "")
    assert not done
    assert "before it is withdrawn" in said[-1]
    assert "no longer in the register" in asked(store, "nowhere")[-1]
