"""Joining text that a page or cell edge cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.grids.cut_words import count_words, join_label, join_text, join_wrapped

WORDS = count_words(["Public health and housing: visitors, information, quality, programme, and the quality of housing and public health."])


@pytest.mark.parametrize(
    ("head", "tail", "joined"),
    [
        ("supported living in residential", "care.", "supported living in residential care."),
        ("easy to get informatio", "n", "easy to get information"),
        ("easy to get information", "n", "easy to get information"),
        ("the number of visi", "tors who came", "the number of visitors who came"),
        ("people aged 18-", "64", "people aged 18-64"),
        ("AB/S5 (NI)", "7)", "AB/S5 (NI 7)"),
        ("share of adults with", "a job", "share of adults with a job"),
        ("resolved at first point of", "contact", "resolved at first point of contact"),
        ("moved from care to a", "home of their own", "moved from care to a home of their own"),
        ("", "tail", "tail"),
        ("First part is done.\nSecond.", "Third one.", "First part is done.\nSecond.\nThird one."),
    ],
)
def test_the_parts_of_a_cell_become_one(head: str, tail: str, joined: str) -> None:
    assert join_text(head, tail, WORDS) == joined


@pytest.mark.parametrize(
    ("parts", "label"),
    [
        (["Experience", "of service users"], "Experience of service users"),
        (["High qualit", "y public housing"], "High quality public housing"),
        (["Public hea", "alth"], "Public health"),
        (["Growth and", "d housing progra", "mme"], "Growth and housing programme"),
        (["Improving", "Improving public health"], "Improving public health"),
        (["Planning a", "nd housing"], "Planning and housing"),
    ],
)
def test_a_label_cut_by_cell_edges_is_whole_again(parts: list[str], label: str) -> None:
    assert join_label(parts, WORDS) == label


def test_a_hyphen_at_the_end_of_a_line_takes_no_space() -> None:
    assert join_wrapped(["a self-", "managed  plan ", "works"]) == "a self-managed plan works"


@given(st.lists(st.sampled_from(["visitors", "public", "health", "the", "quality"]), min_size=2, max_size=8), st.data())
def test_text_cut_between_words_comes_back(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 1))
    known = count_words([" ".join(words), *WORDS, *WORDS])
    assert join_text(" ".join(words[:at]), " ".join(words[at:]), known) == " ".join(words)
