"""Question files come from people: a bad line is told in one line, with its number and field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.asked import BadQuestions, read_questions
from eval.question_schema import FigureLine, QuestionLine

FIGURE = {"ref": "HM/S4", "measure": "result", "period": "2025/26 Q2", "value": "9.4", "unit": "%", "rating": None}
GOOD: dict[str, Any] = {
    "id": "q1", "kind": "lookup", "question": "How many homes were let?", "document": "report.pdf", "page": 3,
    "expected": {"figures": [FIGURE]}, "must_contain": ["9.4"],
}  # fmt: skip
GUIDE = Path(__file__).parents[2] / "docs" / "evaluate-your-own.md"


def written(tmp_path: Path, *questions: Any) -> Path:
    path = tmp_path / "own.jsonl"
    path.write_text("".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in questions), encoding="utf-8")
    return path


def test_a_good_line_is_read(tmp_path: Path) -> None:
    one = read_questions(written(tmp_path, GOOD))[0]
    assert one.expectation == "HM/S4 result 2025/26 Q2 = 9.4 %; the words: 9.4; at report.pdf page 3"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{not json", "line 2: no JSON object: "),
        ("[1]", "line 2: "),
        ({**GOOD, "id": "q1"}, "line 2: id: q1 is the id of another question, too"),
        ({**GOOD, "id": "q2", "kind": "look-up"}, "line 2: kind: "),
        ({**GOOD, "id": "q2", "must_contians": ["9"]}, "line 2: must_contians: unknown field"),
        ({**GOOD, "id": "q2", "page": 0}, "line 2: page: "),
        ({**GOOD, "id": "q2", "lines": [[5, 3]]}, "line 2: lines: a range of lines is [first, last]"),
        ({**GOOD, "id": "q2", "document": None}, "line 2: document is missing"),
        ({**GOOD, "id": "q2", "expected": {}, "must_contain": []}, "line 2: a lookup needs expected.figures"),
        ({**GOOD, "id": "q2", "kind": "narrative", "must_contain": []}, "line 2: must_contain is empty"),
        ({**GOOD, "id": "q2", "kind": "followup"}, "line 2: a followup needs followup"),
        ({**GOOD, "id": "q2", "continues": "q9"}, "line 2: continues: q9 is not the question just before"),
        (
            {**GOOD, "id": "q2", "expected": {"figures": [{**FIGURE, "value": "1,256"}]}},
            "line 2: expected.figures.0.value: '1,256' is no plain",
        ),
        ({**GOOD, "id": "q2", "expected": {"figures": [{**FIGURE, "value": 9.4}]}}, "line 2: expected.figures.0.value: "),
        (
            {**GOOD, "id": "q2", "expected": {"figures": [{**FIGURE, "period": "Q2 2025"}]}},
            "line 2: expected.figures.0.period: 'Q2 2025' is no",
        ),
        ({**GOOD, "id": "q2", "expected": {"figures": [{**FIGURE, "rating": "GA"}]}}, "line 2: expected.figures.0.rating: "),
        (
            {**GOOD, "id": "q2", "expected": {"figures": [{**FIGURE, "mesure": "result"}]}},
            "line 2: expected.figures.0.mesure: unknown field",
        ),
        ({key: value for key, value in GOOD.items() if key != "question"} | {"id": "q2"}, "line 2: question: missing"),
    ],
)
def test_a_bad_line_is_told_in_one_line(tmp_path: Path, line: Any, said: str) -> None:
    with pytest.raises(BadQuestions) as caught:
        read_questions(written(tmp_path, GOOD, line))
    assert str(caught.value).startswith(f"own.jsonl {said}")
    assert "\n" not in str(caught.value)


def test_a_question_nobody_confirmed_is_refused_unless_it_is_wanted(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD, {**GOOD, "id": "q2", "status": "to confirm", "evidence": "page 3"})
    with pytest.raises(BadQuestions, match=r'^own\.jsonl line 2: q2 is still "to confirm"'):
        read_questions(path, unconfirmed=False)
    assert len(read_questions(path)) == 2


def test_a_file_that_is_absent_or_empty_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadQuestions, match=r"^gone\.jsonl: cannot be read"):
        read_questions(tmp_path / "gone.jsonl")
    with pytest.raises(BadQuestions, match="holds no question"):
        read_questions(written(tmp_path, ""))


def test_the_guide_describes_every_field() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    notes = {"style", "corpus", "half", "group", "wording", "readoff"}
    for name in (QuestionLine.model_fields.keys() - notes) | FigureLine.model_fields.keys():
        assert f"`{name}`" in guide, name
