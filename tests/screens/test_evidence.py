from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.model import Citation
from ingest.model import Measure, PublishedValue
from screens.evidence import EMPTY, panel_after, panel_html
from screens.session import Session
from tests.screens.made import HOSTILE, PAGE, FakeStore, answer, citation


def opened(*citations: Citation, store: FakeStore | None = None) -> Session:
    session = Session()
    session.add(replace(answer(), citations=citations), store or FakeStore({"cd" * 8: b"%PDF"}))
    return session


def test_nothing_chosen_explains_what_the_panel_is_for() -> None:
    assert panel_html(Session()) == EMPTY


def test_a_page_is_shown_close_up_with_its_words_as_alternative() -> None:
    html = panel_html(opened(citation(1, PAGE)))
    for words in ("Parks performance", "Page 2 of 4", "14 November 2025", 'alt="Page 2 of Parks performance', "91.4%"):
        assert words in html
    assert 'src="/pages/cdcdcdcdcdcdcdcd/2.png?box=10%2C20%2C60%2C30&amp;near=1"' in html


def test_the_whole_page_is_shown_on_demand() -> None:
    session = opened(citation(1, PAGE))
    session.show("1")
    assert 'src="/pages/cdcdcdcdcdcdcdcd/2.png?box=10%2C20%2C60%2C30"' in panel_html(session)


def test_a_larger_page_is_in_a_frame_that_scrolls() -> None:
    session = opened(citation(1, PAGE))
    session.show("2")
    assert 'tabindex="0" role="group" aria-label="Page 2, larger"' in panel_html(session)


def test_leafing_shows_the_pages_around_without_an_outline_and_stops_at_the_ends() -> None:
    session = opened(citation(1, PAGE))
    session.leaf("1")
    html = panel_html(session)
    assert 'src="/pages/cdcdcdcdcdcdcdcd/3.png"' in html
    assert "the cited words are on page 2" in html
    for _ in range(5):
        session.leaf("1")
    assert "4.png" in panel_html(session)  # the document has four pages
    session.leaf("0")
    assert "2.png" in panel_html(session)


def test_another_citation_begins_at_its_own_page() -> None:
    session = opened(citation(1, PAGE), citation(2, PAGE))
    session.leaf("1")
    session.step(1)
    assert "2.png" in panel_html(session)


def test_the_file_itself_opens_at_the_cited_page() -> None:
    assert 'href="/documents/cdcdcdcdcdcdcdcd#page=2"' in panel_html(opened(citation(1, PAGE)))


def test_a_text_file_shows_its_lines_with_the_cited_one_marked() -> None:
    html = panel_html(opened(citation(1), store=FakeStore()))
    assert '<tr class="cited"><th scope="row">9</th>' in html
    assert "<mark>91.4%</mark>" in html


def test_the_row_of_a_cell_is_told_with_it() -> None:
    value = PublishedValue(
        id="value-1",
        places=(PAGE,),
        section=None,
        ref=None,
        title="Parcels",
        measure=Measure.RESULT,
        period=None,
        raw="91.4%",
        value=Decimal("91.4"),
        unit="%",
        row_text="ZZ/1 | Parcels | 91.4%",
    )
    assert "<span>Parcels</span>" in panel_html(opened(citation(1, PAGE), store=FakeStore({}, (value,))))


def test_a_file_that_is_gone_is_said_and_the_quote_stays() -> None:
    html = panel_html(opened(citation(1, PAGE), store=FakeStore({})))
    assert "no longer in the store" in html
    assert "91.4%" in html


def test_what_to_say_of_a_picture_that_does_not_come_is_at_hand() -> None:
    assert '<p class="note undrawn" hidden>This page could not be drawn.' in panel_html(opened(citation(1, PAGE)))


def test_the_panel_is_closed_and_opened_again() -> None:
    session = opened(citation(1, PAGE), citation(2, PAGE))
    session.step(1)
    assert 'data-close="0:2"' in panel_html(session)  # whose mark gets the focus
    assert panel_after(session, "close", "0:2") == EMPTY
    assert panel_after(session, "step", "-1") == EMPTY
    assert "Source 1 of 2" in panel_after(session, "cite", "0:1")


def test_evidence_that_is_part_of_a_form_stays_open() -> None:
    session = opened(citation(1, PAGE))
    session.pinned = True
    assert "data-close" not in panel_html(session)


def test_previous_is_off_at_the_first_and_next_at_the_last() -> None:
    session = opened(citation(1, PAGE), citation(2, PAGE))
    html = panel_html(session)
    assert 'data-step="-1" disabled' in html
    assert 'data-step="1">' in html
    session.step(1)
    html = panel_html(session)
    assert 'data-step="-1">' in html
    assert 'data-step="1" disabled' in html


def test_markup_in_a_report_shows_as_text() -> None:
    html = panel_html(opened(citation(1, replace(PAGE, document=HOSTILE), quote=HOSTILE, title=HOSTILE)))
    assert html.count("<img") == 1  # the picture of the page
    assert "onerror=&quot;" in html
