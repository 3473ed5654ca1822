from __future__ import annotations

import io
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from PIL import Image

from assistant.audit.finding import Kind
from assistant.exports import audit_page as page_of
from assistant.exports.audit_page import audit_page
from assistant.exports.findings import findings_csv
from assistant.model import Finding
from assistant.whereabouts import as_text
from ingest.model import Place
from tests.assistant.exports.made import DOCUMENTS, IN_CELL, ON_LINE, ON_PAGE, TEXT, citation

HOSTILE = '"><script>alert(1)</script><img src="http://x.example/a.png" onerror=alert(1)>'


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "white").save(out, format="PNG")
    return out.getvalue()


def finding(kind: Kind = Kind.ERROR, place: Place = ON_PAGE, number: int = 1, **changed: object) -> Finding:
    made = Finding(
        id=f"finding{number}",
        rule="rating",
        kind=kind,
        flips=True,
        places=(place,),
        ref="AH/S1",
        title="Adults in paid work",
        published="Amber",
        recomputed="Green (7.0 against 6.0)",
        working="result 7.0, target 6.0: target met",
        citations=(citation(1, place, "7.0% (RA)"),),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


class Drawn:
    """Stands in for the drawing of pages, and keeps what it was asked for."""

    def __init__(self, picture: bytes | None = None) -> None:
        self.asked: list[list[tuple[str, Place]]] = []
        self.given = picture

    def __call__(self, labelled: Sequence[tuple[str, Place]]) -> bytes | None:
        self.asked.append(list(labelled))
        return self.given


def html_of(*findings: Finding, drawn: Drawn | None = None, row: str | None = None) -> str:
    content = audit_page(
        findings,
        DOCUMENTS,
        picture=drawn or Drawn(png()),
        text=lambda place: as_text(TEXT.encode()) if place == ON_LINE else None,
        row=lambda _: row,
        made=date(2026, 1, 5),
    )
    return content.decode("utf-8")


class Elements(HTMLParser):
    """The elements of a page with their attributes, in order, and whether they are closed in order."""

    VOID = ("meta", "img", "br")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_findings_stand_under_their_report_and_class() -> None:
    page = Elements(html_of(finding(), finding(Kind.NOTE, number=2), finding(Kind.CONFLICT, IN_CELL, number=3)))
    headings = [words for words in page.words if words in ("Work report", "Word report", "Errors (1)", "Notes (1)", "Conflicts (1)")]
    assert headings == ["Work report", "Errors (1)", "Notes (1)", "Word report", "Conflicts (1)"]
    assert page.open == []


def test_a_finding_shows_what_is_published_recomputed_and_how() -> None:
    words = " ".join(Elements(html_of(finding())).words)
    for part in (
        "Adults in paid work (AH/S1)",
        "Amber",
        "Green (7.0 against 6.0)",
        "result 7.0, target 6.0: target met",
        "7.0% (RA)",
        "page 2",
    ):
        assert part in words


def test_every_report_that_was_checked_is_counted_also_without_findings() -> None:
    page = Elements(html_of(finding()))
    rows = "".join(page.words)
    assert "Word report (word.docx)000" in rows
    assert "Work report (work.pdf)100" in rows


def test_the_page_is_whole_in_itself_and_runs_nothing() -> None:
    page = Elements(html_of(finding(), finding(place=ON_LINE, number=2)))
    assert {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in page.found} == set()
    assert [name for _, attributes in page.found for name in attributes if name.startswith("on")] == []
    sources = [attributes.get("src") or "" for attributes in page.named("img")]
    assert sources
    assert all(source.startswith("data:image/png;base64,") for source in sources)
    assert all((attributes["href"] or "").startswith("#") for attributes in page.named("a"))
    (policy,) = [one["content"] for one in page.named("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert "url(" not in html_of(finding())


def test_pictures_carry_the_quote_and_are_those_drawn() -> None:
    (picture,) = Elements(html_of(finding())).named("img")
    assert picture["alt"] == "Page 2 of work.pdf, the cited words outlined: [1] 7.0% (RA)"
    assert b64decode((picture["src"] or "").partition(",")[2]) == png()


def test_everything_from_a_report_is_escaped() -> None:
    hostile = finding(
        ref=HOSTILE, title=HOSTILE, published=HOSTILE, recomputed=HOSTILE, working=HOSTILE, id=HOSTILE, rule=HOSTILE,
        citations=(replace(citation(1, replace(ON_PAGE, document=HOSTILE), HOSTILE), places=(replace(ON_PAGE, document=HOSTILE),)),),
    )  # fmt: skip
    text = replace(ON_LINE, document_id=ON_PAGE.document_id)
    lines = finding(place=text, number=2, citations=(citation(1, text, HOSTILE),))
    content = audit_page(
        (hostile, lines),
        tuple(replace(one, title=HOSTILE, document=HOSTILE, council=HOSTILE) for one in DOCUMENTS),
        picture=Drawn(png()),
        text=lambda _: f"\n\n\n{HOSTILE} x\n",
        row=lambda _: HOSTILE,
        made=date(2026, 1, 5),
    ).decode()
    page = Elements(content)
    assert "script" not in {tag for tag, _ in page.found}
    assert all((one["src"] or "").startswith("data:") and "onerror" not in one for one in page.named("img"))
    assert HOSTILE in page.words


def test_headings_go_down_by_one_and_the_language_is_told() -> None:
    page = Elements(html_of(finding(), finding(Kind.NOTE, number=2)))
    levels = [int(tag[1]) for tag, _ in page.found if tag[0] == "h" and tag[1:].isdigit()]
    assert levels == [1, 2, 3, 4, 3, 4]
    assert page.named("html")[0]["lang"] == "en-GB"
    assert all(one.get("scope") in ("col", "row") for one in page.named("th"))


def test_sources_close_together_share_a_picture_and_far_ones_do_not() -> None:
    near = replace(ON_PAGE, box=(10.0, 160.0, 40.0, 170.0))
    far = replace(ON_PAGE, box=(10.0, 700.0, 40.0, 710.0))
    drawn = Drawn(png())
    html_of(finding(citations=(citation(1, ON_PAGE, "a"), citation(2, near, "b"), citation(3, far, "c"))), drawn=drawn)
    assert drawn.asked == [[("[1]", ON_PAGE), ("[2]", near)], [("[3]", far)]]


def test_a_place_that_was_shown_is_led_to() -> None:
    drawn = Drawn(png())
    page = Elements(html_of(finding(), finding(number=2), drawn=drawn))
    assert len(drawn.asked) == 1
    assert {"href": "#finding1"} in page.named("a")


def test_pictures_beyond_what_can_be_sent_are_left_out_and_said_so(monkeypatch: object) -> None:
    most = page_of.MOST_PICTURES
    try:
        page_of.MOST_PICTURES = len(png())
        other = replace(ON_PAGE, page=1)
        html = html_of(finding(), finding(place=other, number=2))
    finally:
        page_of.MOST_PICTURES = most
    assert html.count("<img") == 1
    assert html.count("Not pictured, to keep this file small enough to send.") == 1


def test_a_page_that_cannot_be_drawn_is_said_so() -> None:
    assert "The page cannot be drawn." in html_of(finding(), drawn=Drawn(None))


def test_lines_of_a_text_are_shown_with_the_quotes_marked() -> None:
    cited = (citation(1, ON_LINE, "Parcels sorted"), citation(2, ON_LINE, "−1.5 ≥ £2"))
    html = html_of(finding(place=ON_LINE, citations=cited))
    assert '<tr class=cited><th scope="row">4</th><td>ZZ/1  |  <mark>Parcels sorted</mark>  |  <mark>−1.5 ≥ £2</mark></td></tr>' in html
    assert html.count("<table class=") == 1


def test_a_cell_of_a_format_without_pages_is_shown_in_its_row_once() -> None:
    other = replace(IN_CELL, locator="table 3 row 4 column 3")
    cited = (citation(1, IN_CELL, "80%"), citation(2, other, "81%"))
    html = html_of(finding(place=IN_CELL, citations=cited), row="ZZ | 80% | 81%")
    assert html.count("The row it stands in: ZZ | 80% | 81%") == 1


def test_no_findings_give_a_page_that_says_so() -> None:
    page = Elements(html_of())
    assert page.named("article") == []
    assert "Findings by report" in page.words


def test_the_same_findings_as_csv() -> None:
    rows = findings_csv([finding(published="=1+1")]).decode("utf-8-sig").splitlines()
    assert rows[0].startswith('"class","rule","flips","document","page"')
    assert rows[1].startswith(
        '"error","rating","yes","work.pdf","2","","","AH/S1","Adults in paid work","\'=1+1","Green (7.0 against 6.0)"'
    )
    assert "[1] “7.0% (RA)” (work.pdf, page 2)" in rows[1]
