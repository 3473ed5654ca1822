"""Two runs held against each other, with counts and chances worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.compare import compare, main, mcnemar
from eval.results import QuestionResult, Results, SetResult, UnreadableResults, read_results, write_results


def run(outcomes: dict[str, str], system: str = "ours", name: str = "made") -> Results:
    questions = tuple(
        QuestionResult(id=key, kind="lookup", turns=(f"What is {key}?",), outcome=outcome, why=f"{outcome} it is")
        for key, outcome in outcomes.items()
    )
    return Results(
        made="2025-01-01T00:00:00+00:00",
        seconds=1.0,
        environment={},
        sets=(SetResult(name=name, corpus="c", system=system, questions=questions),),
    )


def test_chance_is_that_of_coins() -> None:
    assert mcnemar(0, 0) == 1.0
    assert mcnemar(1, 1) == 1.0
    assert mcnemar(0, 5) == pytest.approx(2 / 2**5)  # 0.0625: five losses alone may still be chance
    assert mcnemar(0, 6) == pytest.approx(2 / 2**6)  # 0.03125: six are not
    assert mcnemar(1, 7) == pytest.approx(2 * (1 + 8) / 2**8)


def test_questions_are_paired_by_id_and_told_as_gained_lost_and_newly_wrong() -> None:
    before = run({"a": "right", "b": "incomplete", "c": "abstained", "d": "wrong", "gone": "right"})
    after = run({"a": "abstained", "b": "right", "c": "wrong", "d": "wrong", "new": "right"})
    one, every = compare(before, after)
    assert [pair[1].id for pair in one.gained] == ["b"]
    assert [pair[1].id for pair in one.lost] == ["a"]
    assert [pair[1].id for pair in one.newly_wrong] == ["c"]
    assert (len(every.pairs), every.unpaired) == (4, 2)


@pytest.mark.parametrize(
    ("after", "more", "status"),
    [
        ({"a": "right", "b": "right"}, [], 0),
        ({"a": "abstained", "b": "right"}, [], 0),  # one loss may be chance
        ({"a": "abstained", "b": "right"}, ["--any-loss"], 1),
        ({"a": "wrong", "b": "right"}, [], 1),  # a wrong figure never is
        ({"x": "right"}, [], 2),
    ],
)
def test_the_exit_status_says_whether_the_second_run_is_worse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], after: dict[str, str], more: list[str], status: int
) -> None:
    write_results(run({"a": "right", "b": "incomplete"}), tmp_path / "a")
    write_results(run(after), tmp_path / "b")
    assert main([str(tmp_path / "a"), str(tmp_path / "b"), *more]) == status
    told = capsys.readouterr()
    assert ("B is worse than A" in told.out) == (status == 1)
    assert ("nothing to compare" in told.err) == (status == 2)


def test_many_losses_are_no_chance() -> None:
    keys = [str(number) for number in range(6)]
    one = compare(run(dict.fromkeys(keys, "right")), run(dict.fromkeys(keys, "abstained")))[-1]
    assert (len(one.lost), one.is_worse()) == (6, True)


def test_two_systems_of_one_run_can_be_compared() -> None:
    both = run({"a": "right"}).with_sets(run({"a": "incomplete"}, system="bm25").sets)
    one = compare(both, both, against="bm25", system="ours")[0]
    assert [pair[0].outcome for pair in one.gained] == ["incomplete"]


def test_results_survive_writing_and_bad_files_are_told_in_one_line(tmp_path: Path) -> None:
    results = run({"a": "right"})
    assert read_results(write_results(results, tmp_path)) == results
    bad = tmp_path / "bad.json"
    for content, said in (("{", "bad.json: "), ('{"format": 1}', "bad.json: made: Field required")):
        bad.write_text(content, encoding="utf-8")
        with pytest.raises(UnreadableResults) as caught:
            read_results(bad)
        assert said in str(caught.value)
        assert "\n" not in str(caught.value)
    assert main([str(tmp_path / "gone"), str(tmp_path)]) == 2
