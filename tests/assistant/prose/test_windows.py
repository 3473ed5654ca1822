"""Sentences with what stands beside them."""

from __future__ import annotations

from assistant.prose.windows import windows_of, without_dangling


def test_a_window_holds_two_sentences_before_and_one_after() -> None:
    assert [window.around for window in windows_of(("A.", "B.", "C.", "D.", "E."))][3] == "B. C. D. E."


def test_an_item_of_a_long_list_keeps_the_words_that_lead_it_in() -> None:
    sentences = ("We mend:", "roofs.", "doors.", "walls.", "floors.")
    assert [window.around for window in windows_of(sentences)][4] == "We mend: doors. walls. floors."


def test_words_that_lead_in_nothing_are_dropped() -> None:
    assert without_dangling(("It costs £400.", "It is split as follows:")) == ("It costs £400.",)
    assert without_dangling(("We mend:", "roofs.")) == ("We mend:", "roofs.")
