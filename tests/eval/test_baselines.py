"""The baselines are judged generously but do not count what is not there, and each ranks as it says."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest

from eval.asked import Asked, Expected, Spot
from eval.baselines.langchain_top5 import LangchainTop5
from eval.baselines.page_search import PageSearch
from eval.baselines.passages import Needed, Passage, is_named, is_there, judged, needed, relevant_ids
from eval.baselines.rank_measures import rank_measures, write_trec
from eval.results import QuestionResult, SetResult

LINES = ["Ref | Title | Q2", "AB/S1 | Homes let within a month | 9.4%", "AB/S2 | Rent collected on time | 97.0%"]


def asked(kind: str = "lookup", **fields: object) -> Asked:
    figure = Expected(refs=("AB/S1",), measure="result", periods=("2024/25 Q2",), values=("9.4",), unit="%", rating=None)
    given: dict[str, object] = {
        "id": "a1", "kind": kind, "turns": ("How many homes were let within a month?",), "continues": None, "figures": (figure,),
        "must_contain": (("9.4",),), "spots": (Spot(document="homes.txt", lines=((2, 2),)),),
    }  # fmt: skip
    return Asked(**{**given, **fields})  # type: ignore[arg-type]


def passage(text: str, key: str = "1", **fields: object) -> Passage:
    return Passage(id=key, text=text, document=str(fields.pop("document", "homes.txt")), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("AB/S1 | 9.4%", ()),
        ("homes let in a month: 9.40", ()),
        ("9.4%", ("the row's name (AB/S1)",)),
        ("AB/S1 | 19.4%", ("9.4",)),
        ("AB/S2 | 97.0%", ("9.4", "the row's name (AB/S1)")),
    ],
)
def test_a_figure_is_found_with_its_rows_name_only(text: str, lacking: tuple[str, ...]) -> None:
    assert needed(asked(), {"AB/S1": ["Homes let within a month"]}).lacking(text) == lacking


def test_figure_and_name_may_stand_in_two_of_the_passages() -> None:
    wanted = needed(asked(), {})
    found = [passage("AB/S1 | Homes let within a month", "1"), passage("… 9.4% in the quarter", "2")]
    assert judged(asked(), wanted, found, ["1", "2"], (), 0.1).outcome == "right"
    assert judged(asked(), wanted, found[:1], ["1"], (), 0.1).outcome == "incomplete"


def test_a_narrative_answer_needs_every_fact() -> None:
    wanted = needed(asked("narrative", must_contain=(("roof", "boiler"), ("May",))), {})
    assert wanted == Needed(facts=(("roof", "boiler"), ("May",)))
    assert wanted.in_text("The boiler failed in May")
    assert not wanted.in_text("The roof failed in June")


def test_one_word_of_a_title_does_not_name_it() -> None:
    assert is_named("homes were let within one month", "Homes let within a month")
    assert is_named("homes", "Homes")
    assert not is_named("the homes", "Homes let within a month")


def test_a_relevant_passage_stands_at_the_place_and_holds_the_figure() -> None:
    wanted = needed(asked(), {})
    right = passage("AB/S1 | 9.4%", "right", lines=(2, 2))
    others = [
        passage("AB/S1 | 9.4%", "elsewhere", lines=(40, 41)),
        passage("AB/S1 | 9.4%", "other document", document="else.txt", lines=(2, 2)),
        passage("AB/S2 | 97.0%", "other row", lines=(3, 3)),
    ]
    assert relevant_ids(asked(), wanted, [right, *others]) == ("right",)


def test_a_page_is_the_place_where_there_are_no_lines() -> None:
    on_page_2 = asked(spots=(Spot(document="homes.pdf", page=2),))
    assert is_there(on_page_2, passage("", document="homes.pdf", page=2))
    assert not is_there(on_page_2, passage("", document="homes.pdf", page=3))


def test_the_page_with_most_words_of_the_question_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "homes.txt"
    path.write_text("\n".join([*["homes homes homes"] * 60, *LINES]), encoding="utf-8")
    search = PageSearch([path])
    assert [one.id for one in search.ranked("How many homes were let within a month?")] == ["homes:61", "homes:1"]
    assert search.ranked("Why?") == []


def test_pieces_of_a_text_know_their_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "homes.txt"
    path.write_text("\n\n".join(["x" * 700, "y" * 700, "z" * 700]), encoding="utf-8")
    monkeypatch.setattr("eval.baselines.langchain_top5.MiniLM", CountOfLetters)
    top = LangchainTop5([path])
    assert [(one.text[0], one.lines) for one in top.passages.values()] == [("x", (1, 1)), ("y", (3, 3)), ("z", (5, 5))]
    assert [one.text[0] for one in top.ranked("zzz", 1)] == ["z"]


class CountOfLetters:
    """A made model: how many x, y and z a text has, as a vector of length 1."""

    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return [float(text[0] == letter) for letter in "xyz"]


def test_measures_of_rank_are_those_of_the_textbook(tmp_path: Path) -> None:
    found = QuestionResult(id="1", kind="lookup", turns=("?",), outcome="right", retrieved=("a", "b", "c"), relevant=("b",))
    absent = QuestionResult(id="2", kind="lookup", turns=("?",), outcome="incomplete", retrieved=("a", "b"), relevant=("z",))
    unknown = QuestionResult(id="3", kind="lookup", turns=("?",), outcome="incomplete", retrieved=("a",))
    measures = {one.name: one for one in rank_measures([found, absent, unknown])}
    assert {one.cases for one in measures.values()} == {2}
    assert measures["MRR"].value == pytest.approx((1 / 2 + 0) / 2)
    assert measures["recall@5"].value == pytest.approx((1 + 0) / 2)
    assert measures["nDCG@10"].value == pytest.approx((1 / math.log2(3) + 0) / 2)
    write_trec([SetResult(name="a set", corpus="made", system="bm25", questions=(found,))], tmp_path)
    assert (tmp_path / "bm25.qrels").read_text(encoding="utf-8") == "made/a_set/1 0 b 1\n"
    assert (tmp_path / "bm25.run").read_text(encoding="utf-8").splitlines()[1] == "made/a_set/1 Q0 b 2 -2 bm25"
