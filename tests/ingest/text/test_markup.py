"""HTML and Markdown marks in the text of cells."""

from __future__ import annotations

import pytest

from ingest.text.markup import plain_text, raised


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("<b>Green Amber</b>", "Green Amber"),
        ("<p>First.</p> <p>Second.</p>", "First.\nSecond."),
        ("on the 1<sup>st</sup> of May", "on the 1st of May"),
        ("population<sup>2</sup>", "population²"),
        ("Parks &amp; Trees", "Parks & Trees"),
        ('<ul style="list-style-type: none"> <li>• one</li> <li>two</li> </ul>', "• one\n• two"),
        ("Result <i>latest figure</i>", "Result latest figure"),
        ("**75% (3)** are on target", "75% (3) are on target"),
        (r"$33.6\%$ and 5\%", "33.6% and 5%"),
        (r"$490.0^{2}$ or $\geq 95$", "490.0² or ≥ 95"),
        (r"$\text{N/A}$", "N/A"),
        (r"\(\dfrac{4}{5}\)", r"$\frac{4}{5}$"),
        ("<s>30</s> 31, ~~40~~ 41", "31, 41"),
        ("see [the plan](https://example.org/plan)", "see the plan"),
    ],
)
def test_marks_are_taken_out_of_the_text(marked: str, plain: str) -> None:
    assert plain_text(marked) == plain


@pytest.mark.parametrize(
    "text",
    [
        ">80% <100%",
        "<65%",
        "aged 18-64*",
        "2 * 3 = 6",
        r"$\frac{68}{725}$",
        r"$\sqrt{2}$",
        "from $5 to $10",
        "12.0 ³",
        "A_B_C",
        "<5 people > 4",
    ],
)
def test_figures_that_look_like_marks_stay(text: str) -> None:
    assert plain_text(text) == text


def test_raised_letters_stay_letters() -> None:
    assert (raised("nd"), raised("12"), raised("*")) == ("nd", "¹²", "*")
