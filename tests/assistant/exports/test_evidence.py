from __future__ import annotations

import csv
import io

from assistant.exports.evidence import evidence_csv
from assistant.model import Answer, Reason, Status
from tests.assistant.exports.made import ANSWER, ON_PAGE, QUOTE, citation


def lines(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(evidence_csv(answer).decode("utf-8-sig"), newline="")))


def test_there_is_a_line_for_each_figure_working_and_citation() -> None:
    assert [line["kind"] for line in lines(ANSWER)] == [
        *("question", "answer", "figure", "figure", "working", "citation", "citation", "citation"),
    ]


def test_a_figure_has_all_that_proves_it() -> None:
    figure = lines(ANSWER)[2]
    wanted = {
        "number": "1", "title": "Adults in paid work", "ref": "AH/S1", "measure": "result", "period": "2025/26 Q2", "raw": QUOTE,
        "value": "7.0", "unit": "%", "rating": "Red Amber", "document": "work.pdf", "page": "2", "lines": "", "locator": "",
        "box": "219 140 262 153", "quote": QUOTE, "citations": "1", "section": "Living well", "document_id": "ab" * 8, "id": "value-1",
    }  # fmt: skip
    assert {name: figure[name] for name in wanted} == wanted


def test_a_negative_number_is_still_one() -> None:
    figure = lines(ANSWER)[3]
    assert float(figure["value"]) == -0.8
    assert float(figure["raw"]) == -0.8


def test_a_working_has_its_formula_and_result() -> None:
    working = lines(ANSWER)[4]
    assert (working["formula"], working["result"], working["citations"]) == ("7.0 − 7.6", "−0.6", "1, 2")
    assert working["note"] == "in percentage points"


def test_the_answer_is_plain_words_with_its_marks() -> None:
    assert lines(ANSWER)[1]["title"] == "It was 7.0% for A_B [1], against −1.5 [2]. - Third [3] - Not a mark [9]"


def test_what_was_not_answered_is_told_too() -> None:
    answer = Answer(question="What of the weather?", status=Status.NOT_FOUND, reason=Reason.NOT_IN_REPORTS, text="They do not say.")
    question, said = lines(answer)
    assert question["title"] == "What of the weather?"
    assert (said["title"], said["result"]) == ("They do not say.", "not_found; not_in_reports")


def test_choices_are_listed() -> None:
    answer = Answer(question="Which?", status=Status.CLARIFY, text="Which of these?", options=("This?", "That?"))
    assert [(line["kind"], line["title"]) for line in lines(answer)[2:]] == [("option", "This?"), ("option", "That?")]


def test_a_hostile_cell_does_not_run() -> None:
    hostile = '=HYPERLINK("http://x.example","press")\n@SUM(1)'
    answer = Answer(question="+1+1", status=Status.ANSWERED, text="-1+1", citations=(citation(1, ON_PAGE, hostile, title="@x"),))
    question, said, cited = lines(answer)
    assert (question["title"], said["title"], cited["title"]) == ("'+1+1", "'-1+1", "'@x")
    assert cited["quote"] == '\'=HYPERLINK("http://x.example","press") @SUM(1)'
