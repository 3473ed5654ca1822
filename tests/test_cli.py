from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import cli
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Finding, Status
from index.errors import StoreBusy
from index.store import open_store
from ingest.model import Place, record_id
from tests.screens.made import TEXT, made_store

COMMANDS = [
    "ingest",
    "documents",
    "remove",
    "ask",
    "chat",
    "rows",
    "activities",
    "tables",
    "check",
    "show",
    "serve",
    "doctor",
    "user",
    "mcp",
    "rebuild",
    "backup",
    "restore",
    "audit",
    "forget",
]
HEAVY = {"torch", "gradio", "chromadb", "sentence_transformers", "pandas", "langchain_core", "transformers"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("made"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = cli.main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def child(*arguments: str, code: str = "import sys, cli; sys.exit(cli.main(sys.argv[1:]))") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, env=dict(os.environ))


def test_help_names_every_command_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out.split()
    assert [name for name in COMMANDS if name not in told] == []


@pytest.mark.parametrize("arguments", [[], ["ask"], ["rows", "--unknown"], ["nonsense"], ["serve", "--port", "70000"]])
def test_wrong_usage_ends_with_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_rows_load_nothing_heavy(store: Path) -> None:
    code = f"import sys, cli; cli.main(sys.argv[1:]); print(sorted(set(sys.modules) & {HEAVY}))"
    done = child("rows", "--store", str(store), code=code)
    assert done.stdout.splitlines()[-1] == "[]"


def test_documents_tell_what_is_in_the_store(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "documents", "--json", "--store", str(store))
    (record,) = records(out)
    assert status == 0
    assert (record["file"], record["council"], record["values"]) == ("parks.txt", "Example Borough Council", 4)


def test_the_store_comes_from_the_environment(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITTEE_STORE", str(store))
    assert run(capsys, "documents", "--json")[0] == 0


def test_rows_are_one_record_a_line(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = run(capsys, "rows", "--json", "--store", str(store))
    found = {(record["ref"], record["measure"]): record for record in records(out)}
    assert found["ZZ/2", "result"]["value"] == "61.2"
    assert found["ZZ/2", "result"]["rating"] == "Red"
    assert found["ZZ/1", "target"]["lines"] == [9, 9]
    assert err == ""


def test_without_json_rows_are_a_table(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "rows", "--store", str(store))
    assert out.splitlines()[0].split()[:3] == ["ref", "title", "measure"]


def test_a_question_is_answered_with_its_source(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "ask", "--store", str(store), "What was the result for ZZ/1 in Q2 2025/26?")
    assert status == 0
    assert "91.4%" in out
    assert "line 9" in out


def test_a_conversation_lasts_until_an_empty_line(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[Conversation] = []

    def remembers(question: str, conversation: Conversation, _: object) -> Answer:
        held.append(conversation)
        return Answer(question=question, status=Status.ANSWERED, text="made")

    monkeypatch.setattr("screens.failure.answer_question", remembers)
    monkeypatch.setattr(sys, "stdin", io.StringIO("one\n two \n\nthree\n"))
    status, out, _ = run(capsys, "chat", "--json", "--store", str(store))
    assert status == 0
    assert [record["question"] for record in records(out)] == ["one", "two", "three"]
    assert held[0] is held[1]
    assert held[0] is not held[2]


def test_a_question_that_fails_does_not_end_the_conversation(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("made")

    monkeypatch.setattr("screens.failure.answer_question", fails)
    monkeypatch.setattr(sys, "stdin", io.StringIO("one\ntwo\n"))
    status, out, _ = run(capsys, "chat", "--json", "--store", str(store))
    assert status == 0
    assert [(record["question"], record["reason"]) for record in records(out)] == [("one", "internal_error"), ("two", "internal_error")]


def test_show_draws_the_cited_lines(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, rows, _ = run(capsys, "rows", "--json", "--store", str(store))
    picture = tmp_path / "cited.png"
    status, out, _ = run(capsys, "show", records(rows)[0]["id"], "--png", str(picture), "--json", "--store", str(store))
    assert status == 0
    assert records(out)[0]["lines"] == [9, 9]
    with Image.open(picture) as png:
        assert png.format == "PNG"


@pytest.mark.parametrize("kind", ["activities", "chunks", "tables"])
def test_show_finds_every_kind_of_record(kind: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = open_store(store)
    ids = [record.id for record in getattr(held, kind)()]
    if kind == "tables":
        ids += [record_id("table_row", ids[0], 1)]
    for found in ids:
        assert run(capsys, "show", found, "--json", "--store", str(store))[0] == 0


def test_tables_need_no_store_and_one_bad_file_does_not_keep_back_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    status, out, err = run(capsys, "tables", "--json", str(tmp_path / "missing.pdf"), str(good), "--store", str(tmp_path / "none"))
    assert status == 1
    assert json.loads(out)["good.txt"][0]["rows"][1][0] == "ZZ/1"
    assert err.count("\n") == 1
    assert "missing.pdf" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rows", "--store", "{empty}"], "holds no reports yet"),
        (["ask", "what?", "--store", "{empty}"], "holds no reports yet"),
        (["show", "0000", "--store", "{store}"], "no citation 0000"),
        (["remove", "nothing.pdf", "--store", "{store}"], "nothing.pdf"),
        (["check", "nothing.pdf", "--store", "{store}"], "nothing.pdf"),
        (["ingest", "{empty}/missing.pdf", "--store", "{empty}/new"], "missing.pdf"),
        (["show", "0000", "--store", "{file}"], ""),
        (["ask", "what?", "--store", "{store}", "--csv", "{empty}/none/a.csv"], "its folder does not exist"),
        (["ask", "what?", "--store", "{store}", "--pack", "{empty}"], "is not a file that can be written"),
        (["check", "--store", "{store}", "--csv", "{empty}/a", "--html", "{empty}/a"], "is named for two files"),
    ],
)
def test_an_error_is_one_line_and_status_1(
    arguments: list[str], words: str, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    filled = [argument.format(empty=tmp_path, store=store, file=tmp_path / "file") for argument in arguments]
    status, _, err = run(capsys, *filled)
    errors = [line for line in err.splitlines() if line.startswith("error: ")]
    assert status == 1
    assert len(errors) == 1
    assert words in errors[0]
    assert "Traceback" not in err


def test_a_fault_of_the_program_is_one_line_too(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("made\nfor the test")

    monkeypatch.setattr("assistant.answer.answer_question", fails)
    status, _, err = run(capsys, "ask", "what?", "--store", str(store))
    assert (status, err.count("\n")) == (1, 1)
    assert "ZeroDivisionError (made for the test)" in err


def test_a_busy_store_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def busy(*_: object, **__: object) -> None:
        raise StoreBusy("another command is writing to this store")

    monkeypatch.setattr("index.build.ingest_files", busy)
    assert run(capsys, "ingest", "x.pdf", "--store", str(tmp_path)) == (1, "", "error: another command is writing to this store\n")


def test_what_an_officer_takes_away_is_written_and_the_answer_stays_as_it_is(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = ["ask", "--json", "What was the result for ZZ/1 in Q2 2025/26?", "--store", str(store)]
    plain = run(capsys, *question)
    files = {name: tmp_path / name for name in ("evidence.csv", "pack.pdf", "series.csv")}
    flags = ["--csv", str(files["evidence.csv"]), "--pack", str(files["pack.pdf"]), "--series", str(files["series.csv"])]
    status, out, err = run(capsys, *question, *flags)
    assert (status, out) == plain[:2]
    assert [line for line in err.splitlines() if line.startswith("wrote ")] == [
        f"wrote {files[name]}" for name in ("evidence.csv", "series.csv", "pack.pdf")
    ]
    assert '"figure","1","Parcels sorted on the day","ZZ/1","result","2025/26 Q2","91.4%"' in files["evidence.csv"].read_text("utf-8-sig")
    assert '"91.4%","91.4","%","Green","90%","90"' in files["series.csv"].read_text("utf-8-sig")
    assert files["pack.pdf"].read_bytes().startswith(b"%PDF-")


def test_the_audit_is_written_as_page_and_table(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = run(capsys, "check", "--json", "--store", str(store))
    flags = ["--html", str(tmp_path / "audit.html"), "--csv", str(tmp_path / "audit.csv")]
    assert run(capsys, "check", "--json", "--store", str(store), *flags)[:2] == plain[:2]
    assert (tmp_path / "audit.html").read_text("utf-8").startswith("<!doctype html>")
    assert (tmp_path / "audit.csv").read_text("utf-8-sig").startswith('"class"')


def test_asking_without_files_loads_nothing_that_makes_them(store: Path) -> None:
    code = "import sys, cli; cli.main(sys.argv[1:]); print(sorted(set(sys.modules) & {'reportlab', 'pypdf', 'PIL', 'pypdfium2'}))"
    done = child("ask", "What was the result for ZZ/1 in Q2 2025/26?", "--store", str(store), code=code)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("kind", "flags", "status"), [("error", ["--strict"], 3), ("error", [], 0), ("note", ["--strict"], 0)])
def test_check_is_strict_only_when_asked_and_only_about_errors(
    kind: str, flags: list[str], status: int, store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(document="parks.txt", document_id="ab", lines=(9, 9))
    made = Finding(
        id="1",
        rule="direction",
        kind=kind,
        flips=True,
        places=(place,),
        ref="ZZ/1",
        title=None,
        published="up",
        recomputed="down",
        working="",
    )
    monkeypatch.setattr("assistant.audit.check_documents", lambda *_: (made,))
    assert run(capsys, "check", "--json", "--store", str(store), *flags)[0] == status


def test_a_reader_that_stops_early_is_no_error(store: Path) -> None:
    command = [sys.executable, "-m", "cli", "rows", "--json", "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0
