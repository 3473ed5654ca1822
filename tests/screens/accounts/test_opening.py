"""What the settings let in, the refusals to start, and `committee user`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import cli
from assistant.settings import Settings
from screens.accounts.errors import AccountsError
from screens.accounts.opening import door_of
from screens.accounts.users import UsersFile
from tests.screens.accounts.made import made_users

PASSWORD = "a long enough one"


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AUTH", "AUTH_HEADER", "AUTH_PROXY", "AUTH_ROLE"):
        monkeypatch.delenv(f"COMMITTEE_{name}", raising=False)


def test_on_this_machine_alone_there_need_be_no_accounts() -> None:
    assert door_of(Settings(), host="127.0.0.1") is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "assistant.example"])
def test_beyond_this_machine_the_app_does_not_start_without_accounts_unless_told(host: str) -> None:
    with pytest.raises(
        AccountsError, match=r"^serving on .* would open the reports to whoever reaches it: set COMMITTEE_AUTH [^\n]*--open$"
    ):
        door_of(Settings(), host=host)
    assert door_of(Settings(), host=host, open_to_all=True) is None


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        ({"auth_header": "X-User", "auth_role": "councillor"}, "needs COMMITTEE_AUTH_PROXY"),
        ({"auth_header": "X-User", "auth_proxy": "10.0.0.1"}, "needs roles"),
        ({"auth_header": "X-User", "auth_proxy": "10.0.0.300", "auth_role": "officer"}, "COMMITTEE_AUTH_PROXY=10.0.0.300"),
        ({"auth": Path("made-nowhere.jsonl")}, "holds no users yet; `committee user add NAME --role admin`"),
    ],
)
def test_settings_that_let_in_whom_nobody_meant_are_one_clear_line(settings: dict[str, object], fault: str) -> None:
    with pytest.raises(AccountsError, match=fault):
        door_of(Settings(**settings), host="127.0.0.1")  # type: ignore[arg-type]


def test_open_and_accounts_exclude_each_other(tmp_path: Path) -> None:
    settings = Settings(auth=made_users(tmp_path).path)
    assert door_of(settings, host="0.0.0.0") is not None
    with pytest.raises(AccountsError, match="exclude each other"):
        door_of(settings, host="0.0.0.0", open_to_all=True)


def test_serve_refuses_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve", "--host", "0.0.0.0", "--port", "0", "--store", str(tmp_path)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: serving on 0.0.0.0 would open the reports")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "people" / "users.jsonl"
    monkeypatch.setenv("COMMITTEE_AUTH", str(path))
    return path


def typed(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(line))


def test_a_person_is_added_listed_and_removed(file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    typed(monkeypatch, PASSWORD + "\n")
    assert cli.main(["user", "add", "Ann", "--role", "officer", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"name": "Ann", "role": "officer", "status": "added"}
    assert cli.main(["user", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"name": "Ann", "role": "officer", "password": True}
    (ann,) = UsersFile(file).all()
    assert ann.password_hash is not None
    assert ann.password_hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert cli.main(["user", "remove", "Ann"]) == 0
    assert UsersFile(file).all() == ()


@pytest.mark.parametrize("line", ["short\n", "", "\n"])
def test_a_password_that_is_too_short_changes_nothing(
    line: str, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, line)
    assert cli.main(["user", "add", "Ann", "--role", "officer"]) == 1
    assert "12 to 256 characters" in capsys.readouterr().err
    assert not file.exists()


def test_a_person_without_password_is_for_a_proxy(file: Path) -> None:
    assert cli.main(["user", "add", "Per", "--role", "admin", "--no-password"]) == 0
    (per,) = UsersFile(file).all()
    assert per.password_hash is None


@pytest.mark.parametrize(("arguments", "fault"), [(["add", "Ann"], "which role?"), (["add"], "whom?"), (["remove", "Bob"], "no user Bob")])
def test_what_is_missing_is_said(arguments: list[str], fault: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["user", *arguments]) == 1
    assert fault in capsys.readouterr().err


def test_without_a_users_file_set_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["user", "list"]) == 1
    assert "set COMMITTEE_AUTH to its path" in capsys.readouterr().err


def test_a_password_cannot_stand_on_the_command_line() -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["user", "add", "Ann", "--role", "officer", "--password", PASSWORD])
    assert stopped.value.code == 2
