"""Long forms of short forms, where reports write them out."""

from __future__ import annotations

import pytest

from assistant.prose.written_out import WrittenOut, written_out
from ingest.model import Chunk, ChunkKind
from tests.assistant.made import MadeStore, place


class Passages(MadeStore):
    def __init__(self, *texts: str) -> None:
        super().__init__()
        self._chunks = tuple(
            Chunk(id=f"c{number}", kind=ChunkKind.PROSE, text=text, places=(place(line=number),)) for number, text in enumerate(texts, 1)
        )

    def chunks(self) -> tuple[Chunk, ...]:
        return self._chunks


def found(short: str, *texts: str) -> WrittenOut | None:
    return written_out(short, Passages(*texts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("short", "text", "long"),
    [
        ("TA", "Arrears of temporary accommodation (TA) rose.", "temporary accommodation"),
        ("BOOST", "The Brook Oak Opportunity Support Team (BOOST) moved.", "Brook Oak Opportunity Support Team"),
        ("ASB", "Reports of ASB (anti-social behaviour) fell.", "anti-social behaviour"),
        ("MRP", "Key\nMRP: minimum revenue provision\nCFR: capital financing requirement", "minimum revenue provision"),
        ("HWB", "It went to the Health and Wellbeing Board (HWB), which agreed.", "Health and Wellbeing Board"),
    ],
)
def test_a_long_form_beside_its_short_form_is_found(short: str, text: str, long: str) -> None:
    one = found(short, text)
    assert one is not None
    assert (one.long, one.beside) == (long, True)
    assert one.quote in text


@pytest.mark.parametrize("text", ["The front door to care (TA) is open.", "TA was discussed.", "It rose (see page 4)."])
def test_words_that_do_not_hold_the_letters_are_no_long_form(text: str) -> None:
    assert found("TA", text) is None


def test_of_several_long_forms_the_one_printed_most_is_taken() -> None:
    one = found(
        "CCG", "The Clinical Care Group (CCG) met.", "The Clinical Commissioning Group (CCG) pays.", "A Clinical Commissioning Group."
    )
    assert one is not None
    assert one.long == "Clinical Commissioning Group"


def test_a_common_meaning_counts_where_the_reports_print_it() -> None:
    one = found("DToC", "Each delayed transfer of care is counted.")
    assert one is not None
    assert (one.long, one.beside) == ("delayed transfer of care", False)
    assert found("DToC", "Each delay is counted.") is None
