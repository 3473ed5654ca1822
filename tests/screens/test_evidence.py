from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

from PIL import Image

from assistant.model import Citation
from ingest.model import Box, Measure, PublishedValue
from screens.evidence import EMPTY, panel_html
from screens.painter import Painter
from screens.session import Session
from tests.screens.made import HOSTILE, PAGE, FakeStore, answer, citation


class DrawsWhite(Painter):
    """A painter without a process: a white page of 800 by 600 points, or nothing."""

    def __init__(self, *, works: bool = True) -> None:
        super().__init__()
        self.works = works

    def page(self, content: bytes, document_id: str, page: int, box: Box | None) -> bytes | None:
        png = BytesIO()
        Image.new("RGB", (1600, 1200), "white").save(png, format="PNG")
        return png.getvalue() if self.works else None


def opened(*citations: Citation, store: FakeStore | None = None) -> Session:
    session = Session()
    session.add(replace(answer(), citations=citations), store or FakeStore({"cd" * 8: b"%PDF"}))
    return session


def test_nothing_chosen_explains_what_the_panel_is_for() -> None:
    assert panel_html(Session(), DrawsWhite()) == EMPTY


def test_a_page_is_shown_close_up_with_its_words_as_alternative() -> None:
    html = panel_html(opened(citation(1, PAGE)), DrawsWhite())
    for words in ("Parks performance", "Page 2 of 4", "14 November 2025", 'alt="Page 2 of Parks performance', "91.4%"):
        assert words in html
    with Image.open(BytesIO(b64decode(html.split("base64,")[1].split('"')[0]))) as picture:
        assert picture.width < 1600


def test_the_whole_page_is_shown_on_demand() -> None:
    session = opened(citation(1, PAGE))
    session.whole_page = True
    with Image.open(BytesIO(b64decode(panel_html(session, DrawsWhite()).split("base64,")[1].split('"')[0]))) as picture:
        assert picture.width == 1600


def test_a_text_file_shows_its_lines_with_the_cited_one_marked() -> None:
    html = panel_html(opened(citation(1), store=FakeStore()), DrawsWhite())
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
    assert "<span>Parcels</span>" in panel_html(opened(citation(1, PAGE), store=FakeStore({}, (value,))), DrawsWhite())


def test_a_file_that_is_gone_is_said_and_the_quote_stays() -> None:
    html = panel_html(opened(citation(1, PAGE), store=FakeStore({})), DrawsWhite())
    assert "no longer in the store" in html
    assert "91.4%" in html


def test_a_page_that_cannot_be_drawn_is_said() -> None:
    assert "could not be drawn" in panel_html(opened(citation(1, PAGE)), DrawsWhite(works=False))


def test_previous_is_off_at_the_first_and_next_at_the_last() -> None:
    session = opened(citation(1, PAGE), citation(2, PAGE))
    html = panel_html(session, DrawsWhite())
    assert 'data-step="-1" disabled' in html
    assert 'data-step="1">' in html
    session.step(1)
    html = panel_html(session, DrawsWhite())
    assert 'data-step="-1">' in html
    assert 'data-step="1" disabled' in html


def test_markup_in_a_report_shows_as_text() -> None:
    html = panel_html(opened(citation(1, replace(PAGE, document=HOSTILE), quote=HOSTILE, title=HOSTILE)), DrawsWhite())
    assert html.count("<img") == 1  # the picture of the page
    assert "onerror=&quot;" in html
