"""What gets into log lines, and what never does: what people type, who they are, and their passwords."""

from __future__ import annotations

import base64
import io
import json
import logging
import signal
import traceback
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from screens.service.logs import OWN, Json, Quiet, _is_told, _is_warning, log_what_gradio_prints, set_up_logs, way_of
from tests.screens.accounts.made import PASSWORD, made_users
from tests.screens.service.served import served

WORDS = "zanzibar crocodile"
ORDINARY, FAILING = f"What was the result for ZZ/1, {WORDS}?", f"What fails about {WORDS}?"


def test_nothing_that_people_type_and_no_name_is_in_any_log(tmp_path: Path) -> None:
    made_users(tmp_path)
    basic = {"Authorization": "Basic " + base64.b64encode(f"Ann:{PASSWORD}".encode()).decode()}
    with served(tmp_path, COMMITTEE_LOG="json", COMMITTEE_AUTH=str(tmp_path / "users.jsonl")) as app:
        for question in (ORDINARY, FAILING):
            status, told = app.get(f"api/ask?question={urllib.parse.quote(question)}", headers=basic)
            assert status == 200
        assert json.loads(told)["reason"] == "internal_error"  # the control: it did fail, with a message that quotes the question
        for name, password in (("Ann", "swordfish-of-mine"), ("typed-into-the-wrong-box", PASSWORD)):
            form = urllib.parse.urlencode({"name": name, "password": password, "next": "/"}).encode()
            assert app.sent(urllib.request.Request(app.address + "sign-in", form, {"Origin": app.address.rstrip("/")}), 30)[0] == 401
        assert app.get("metrics", headers=basic)[0] == 403
        app.process.send_signal(signal.SIGTERM)
        assert app.process.wait(30) == 0
        lines = [json.loads(line) for line in app.log().splitlines()]
        audit = "".join(path.read_text(encoding="utf-8") for path in sorted((app.store / "audit").glob("*.jsonl")))
    events = [line.get("event") for line in lines]
    assert events.count("answer") == 2
    assert events.count("refused") == 2
    (failed,) = (line for line in lines if line["message"] == "a question failed")
    assert failed["error"][0] == "ValueError"
    assert any(one.startswith("failure.py:") for one in failed["error"])
    for secret in ("zanzibar", "crocodile", "Ann", PASSWORD, "swordfish", "wrong-box", "127.0.0.1"):
        assert secret not in app.log()
    for secret in ("zanzibar", "crocodile", PASSWORD, "swordfish", "wrong-box"):
        assert secret not in audit
    assert audit.count('"who": "Ann"') == 5  # let in, two answers, a wrong password, metrics that are for admins


def record(
    message: str = "told", *, name: str = "screens.made", level: int = logging.INFO, error: Exception | None = None
) -> logging.LogRecord:
    raised = (type(error), error, error.__traceback__) if error else None
    made = logging.LogRecord(name, level, "made.py", 1, message, None, raised)
    made.event, made.seconds = "answer", 0.5
    return made


def failure() -> ValueError:
    try:
        raise ValueError(WORDS)
    except ValueError as error:
        return error


def test_a_line_of_json_has_its_fields() -> None:
    line = json.loads(Json().format(record()))
    assert (line["level"], line["logger"], line["message"], line["event"], line["seconds"]) == (
        "info",
        "screens.made",
        "told",
        "answer",
        0.5,
    )
    assert line["time"].endswith("+00:00")
    assert "error" not in line


@pytest.mark.parametrize("formatter", [Json(), Quiet("%(levelname)s: %(message)s")])
def test_an_error_is_told_by_its_kind_and_its_way_and_not_by_what_it_quotes(formatter: logging.Formatter) -> None:
    told = formatter.format(record(error=failure()))
    assert WORDS not in told
    assert "ValueError" in told
    assert "test_logs.py:" in told
    assert WORDS in logging.Formatter().format(record(error=failure()))  # the control: logging itself would tell it


def test_of_other_programs_only_warnings_are_told_and_of_this_one_more_where_programs_read() -> None:
    kinds = [("screens.a", logging.INFO), ("httpx", logging.INFO), ("httpx", logging.WARNING)]
    assert [_is_told(record(name=name, level=level)) for name, level in kinds] == [True, False, True]
    assert [_is_warning(record(name=name, level=level)) for name, level in kinds] == [False, False, True]


def test_what_gradio_prints_goes_to_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(traceback, "print_exc", traceback.print_exc)  # so that it is put back
    log_what_gradio_prints()
    try:
        raise ValueError(WORDS)
    except ValueError:
        traceback.print_exc()
    assert capsys.readouterr().err == ""
    assert caplog.records[-1].message == "a page failed"
    assert WORDS not in Json().format(caplog.records[-1])


def test_the_setting_chooses_the_form(monkeypatch: pytest.MonkeyPatch) -> None:
    told = io.StringIO()
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr("screens.service.logs.sys.stderr", told)
    monkeypatch.setenv("COMMITTEE_LOG", "json")
    for name in OWN:
        monkeypatch.setattr(logging.getLogger(name), "level", logging.NOTSET)
    set_up_logs()
    logging.getLogger("screens.made").info("told", extra={"event": "made"})
    assert json.loads(told.getvalue())["event"] == "made"


def test_an_error_without_a_way_is_its_kind_alone() -> None:
    assert way_of((None, None, None)) == []
