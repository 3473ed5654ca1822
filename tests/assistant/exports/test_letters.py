from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.platypus import Paragraph, SimpleDocTemplate

from assistant.exports.leaves import BODY
from assistant.exports.letters import markup, ready


def shown(text: str) -> str:
    """The words that a reader of the page gets."""
    ready()
    stream = io.BytesIO()
    SimpleDocTemplate(stream).build([Paragraph(markup(text), BODY)])
    return str(pypdfium2.PdfDocument(stream.getvalue())[0].get_textpage().get_text_range()).strip()


@pytest.mark.parametrize("text", ["£5 – £6 — “so” ‘it’", "≥ ≤ − × ± …", "½ ² ³ €", "a ↑ b ↓ c → d", "▲ ▼ ● ■ ✓ ✔ ✗ ★", "1 < 2 & 3 > 2"])
def test_what_english_reports_print_shows_as_it_is(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10⁴", "104"),  # raised on the page
        ("4⅓", "4 1/3"),
        ("CO₂", "CO2"),
        ("↗ up", "➚ up"),
        ("Ŵy", "Wy"),
        ("ﬀ", "ff"),
        ("non‑breaking\u00adsoft", "non-breakingsoft"),
        ("日", "[cjk unified ideograph-65e5]"),
        ("a\u202eb\x00c", "abc"),
        ("\ue000", "[?]"),
    ],
)
def test_what_the_fonts_lack_has_a_stand_in(text: str, words: str) -> None:
    assert shown(text) == words


def test_raised_digits_are_raised_so_that_no_number_changes() -> None:
    assert markup("10⁴") == "10<super>4</super>"


@pytest.mark.parametrize(
    "text", ['<img src="http://x.example/a.png"/>', "<b>5</b>", "</para><para>", '<a href="http://x.example">x</a>', "&lt;"]
)
def test_markup_of_a_report_shows_as_text(text: str) -> None:
    assert shown(text) == text
