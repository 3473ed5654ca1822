"""A verified figure is called verified only while its cell reads the same and no report prints another for it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from assistant.answer import answer_question
from assistant.exports.evidence import evidence_csv
from assistant.exports.pack import evidence_pack
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Figure, VerificationState
from assistant.records import answer_record
from assistant.verified import Unmarkable, changes_since, entries_told, verification_of, verified_of
from index.build import ingest_files, remove_documents
from index.decisions import Access, Labelled, Misread, Verified, Withdrawn
from index.register import Entry, decide, read_register
from index.store import Store, open_store
from ingest.model import Measure, PublishedValue
from ingest.report import read_report
from tests.screens.made import TEXT, embed, made_store

STATEMENT = "ZZ/1 was 91.4% in Q2 2025/26"
LATER = TEXT.replace("quarter 2 2025/26", "quarter 3 2025/26").replace("Two vans were repaired in July.", "No van was repaired.")
CURRENT, ELSEWHERE, CHANGED = VerificationState.CURRENT, VerificationState.ELSEWHERE, VerificationState.CHANGED


@pytest.fixture
def store_dir(tmp_path: Path) -> Path:
    return made_store(tmp_path)


def ask(store: Store, question: str = STATEMENT) -> Answer:
    return answer_question(question, Conversation(), store)


def mark(store_dir: Path, question: str = STATEMENT, figures: tuple[int, ...] = (0,), who: str = "Ann Lee") -> Entry:
    with open_store(store_dir) as store:
        decision = verified_of(ask(store, question), figures, store)
        return decide(store_dir, decision, who=who, reason="seen on page 3", generation=store.generation.number)


def first(store_dir: Path) -> Figure:
    with open_store(store_dir) as store:
        return ask(store).figures[0]


def cell(store: Store, ref: str = "ZZ/1", document: str | None = None) -> PublishedValue:
    held = [one for one in store.values() if one.ref == ref and one.measure is Measure.RESULT]
    return next(one for one in held if document in (None, one.places[0].document))


def add(store_dir: Path, text: str, name: str, *, replace: bool = False) -> None:
    report = store_dir.parent / "incoming" / name
    report.write_text(text, encoding="utf-8")
    (outcome,) = ingest_files(store_dir, [report], read=read_report, embed=embed, replace=replace)
    assert outcome.error is None


def test_the_entry_keeps_what_was_shown_and_comes_back_from_the_file(store_dir: Path) -> None:
    entry = mark(store_dir)
    assert read_register(store_dir).entries == (entry,)
    assert isinstance(entry.decision, Verified)
    (source,) = entry.decision.sources
    assert (entry.who, entry.reason, entry.generation) == ("Ann Lee", "seen on page 3", 1)
    assert (entry.decision.statement, entry.decision.verdict, "91.4%" in entry.decision.text) == (STATEMENT, "supported", True)
    assert (source.document, source.where, source.quote) == ("parks.txt", "line 9", "91.4%")
    assert source.figure is not None
    assert (source.figure.raw, source.figure.period, source.figure.others) == ("91.4%", "2025/26 Q2", ())


def test_a_figure_says_by_whom_and_when_it_was_verified(store_dir: Path) -> None:
    assert first(store_dir).verified is None
    entry = mark(store_dir)
    with open_store(store_dir) as store:
        answer = ask(store)
    told = answer.figures[0].verified
    assert told is not None
    assert (told.who, told.when, told.state) == ("Ann Lee", entry.when, CURRENT)
    assert told.words.startswith("Verified by Ann Lee on ")
    assert answer_record(answer)["figures"][0]["verified"]["state"] == "current"  # type: ignore[index,call-overload]


def test_only_the_chosen_figures_are_verified(store_dir: Path) -> None:
    mark(store_dir, "What was ZZ/1 in Q2 2025/26?", (0,))
    with open_store(store_dir) as store:
        figures = ask(store, "What was ZZ/1 in Q2 2025/26?").figures
    assert [(one.raw, one.verified is not None) for one in figures] == [("91.4%", True), ("90%", False)]


def test_a_withdrawn_mark_is_told_nowhere(store_dir: Path) -> None:
    entry = mark(store_dir)
    decide(store_dir, Withdrawn(entry_id=entry.id), who="Bo Ray", reason="wrong page", generation=1)
    assert first(store_dir).verified is None


def test_a_corrected_cell_is_no_longer_the_figure_that_was_verified(store_dir: Path) -> None:
    entry = mark(store_dir)
    with open_store(store_dir) as store:
        decide(store_dir, Misread(value_id=cell(store).id, was="91.4%", raw="19.4%"), who="Bo Ray", reason="misread", generation=1)
    with open_store(store_dir) as store:
        told = verification_of(cell(store), store)
        assert changes_since(entry.decision, store) == ("91.4%: the cell now reads “19.4%”",)  # type: ignore[arg-type]
    assert told is not None
    assert told.state is CHANGED
    assert told.words.startswith("Changed since Ann Lee verified 91.4% on ")
    assert told.words.endswith("the cell now reads “19.4%”.")


def test_a_later_report_that_prints_another_figure_makes_the_mark_old(store_dir: Path) -> None:
    entry = mark(store_dir)
    add(store_dir, LATER.replace("91.4%", "90.8%"), "parks-q3.txt")
    with open_store(store_dir) as store:
        assert store.generation.number == 2
        old, new = (verification_of(cell(store, document=name), store) for name in ("parks.txt", "parks-q3.txt"))
        assert changes_since(entry.decision, store) == ("91.4%: parks-q3.txt prints 90.8% for it",)  # type: ignore[arg-type]
    assert old is not None
    assert new is not None
    assert (old.state, new.state) == (CHANGED, CHANGED)
    assert new.words.startswith("Not the figure that was verified: Ann Lee verified 91.4% on ")


def test_a_figure_that_differed_already_was_seen_and_is_no_news(store_dir: Path) -> None:
    add(store_dir, LATER.replace("91.4%", "90.8%"), "parks-q3.txt")
    with open_store(store_dir) as store:
        answer = ask(store)
        shown = answer.figures[0].raw
    mark(store_dir)
    with open_store(store_dir) as store:
        told = {name: verification_of(cell(store, document=name), store) for name in ("parks.txt", "parks-q3.txt")}
    states = {one.state for one in told.values() if one is not None}
    assert states == {CURRENT}
    assert len([one for one in told.values() if one is None]) == 1
    assert shown in ("91.4%", "90.8%")


def test_a_later_report_with_the_same_figure_leaves_the_mark_and_is_not_itself_verified(store_dir: Path) -> None:
    mark(store_dir)
    add(store_dir, LATER, "parks-q3.txt")
    with open_store(store_dir) as store:
        old, new = (verification_of(cell(store, document=name), store) for name in ("parks.txt", "parks-q3.txt"))
    assert old is not None
    assert new is not None
    assert (old.state, new.state) == (CURRENT, ELSEWHERE)
    assert new.words.startswith("The same figure was verified by Ann Lee on ")


@pytest.mark.parametrize(
    ("figure", "state", "words"),
    [
        ("91.4%", ELSEWHERE, "91.4%: parks.txt was replaced; parks.txt now prints the same figure, which nobody looked at"),
        ("88.8%", CHANGED, "91.4%: parks.txt was replaced, and parks.txt now prints 88.8% for it"),
    ],
)
def test_a_replaced_report_is_not_the_one_that_was_looked_at(store_dir: Path, figure: str, state: VerificationState, words: str) -> None:
    entry = mark(store_dir)
    add(store_dir, TEXT.replace("91.4%", figure).replace("Two vans", "Three vans"), "parks.txt", replace=True)
    with open_store(store_dir) as store:
        told = verification_of(cell(store), store)
        assert changes_since(entry.decision, store) == (words,)  # type: ignore[arg-type]
    assert told is not None
    assert told.state is state


def test_a_removed_report_leaves_a_mark_without_its_figure(store_dir: Path) -> None:
    entry = mark(store_dir)
    add(store_dir, "Other Borough Council\n\nNothing is printed here.\n", "other.txt")
    remove_documents(store_dir, ["parks.txt"])
    with open_store(store_dir) as store:
        assert changes_since(entry.decision, store) == ("91.4%: parks.txt is no longer in the reports, and nothing else prints it",)  # type: ignore[arg-type]


def test_marks_on_restricted_reports_are_told_to_nobody_who_may_not_see_them(store_dir: Path) -> None:
    entry = mark(store_dir)
    add(store_dir, LATER.replace("91.4%", "90.8%"), "parks-q3.txt")
    with open_store(store_dir) as store:
        (secret,) = (one.document_id for one in store.documents() if one.document == "parks.txt")
    decide(store_dir, Labelled(document_id=secret, access=Access.RESTRICTED), who="Ann Lee", reason="staff", generation=2)
    with open_store(store_dir) as store:
        view = store.only([one.document_id for one in store.documents() if one.document_id != secret])
        assert verification_of(cell(view), view) is None
        assert entries_told(view) == ()
        assert entries_told(view, everything=True) == entries_told(store) == (entry,)


def test_what_the_reports_do_not_say_cannot_be_marked(store_dir: Path) -> None:
    with open_store(store_dir) as store:
        with pytest.raises(Unmarkable, match="no source"):
            verified_of(ask(store, "ZZ/9 was 5% in Q2 2025/26, right?"), (0,), store)
        with pytest.raises(Unmarkable, match="choose the figures"):
            verified_of(ask(store, "What was ZZ/1 in Q2 2025/26?"), (), store)


def test_what_is_taken_away_says_who_verified_a_figure(store_dir: Path) -> None:
    mark(store_dir)
    with open_store(store_dir) as store:
        answer = ask(store)
        told = answer.figures[0].verified
        pack = evidence_pack(answer, store, made=date(2026, 11, 29), progress=lambda _: None)
    assert told is not None
    assert f"rating by text; {told.words}" in evidence_csv(answer).decode("utf-8-sig")
    assert told.words in " ".join(PdfReader(io.BytesIO(pack)).pages[0].extract_text().split())
