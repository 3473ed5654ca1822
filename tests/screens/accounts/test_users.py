"""The users file: written whole or not at all, for its owner alone, and read again when it changes."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from screens.accounts.errors import AccountsError
from screens.accounts.users import User, UsersFile
from screens.visitor import Role
from tests.screens.accounts.made import PASSWORD, QUICK, made_users


def test_a_user_is_one_line_that_holds_no_password(tmp_path: Path) -> None:
    made_users(tmp_path)
    lines = (tmp_path / "users.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["name"] for line in lines] == ["Ann", "Olu", "Per"]
    assert PASSWORD not in "".join(lines)
    assert json.loads(lines[0])["password_hash"].startswith("$argon2id$")


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    users = made_users(tmp_path)
    assert stat.S_IMODE(users.path.stat().st_mode) == 0o600


def test_nothing_is_left_beside_the_file_but_its_lock(tmp_path: Path) -> None:
    made_users(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} <= {"users.jsonl", "users.jsonl.lock"}


def test_names_differ_by_more_than_case(tmp_path: Path) -> None:
    users = made_users(tmp_path)
    assert users.add(User(name="ANN", role=Role.ADMIN)) is True
    assert [(one.name, one.role) for one in users.all()] == [("ANN", "admin"), ("Olu", "officer"), ("Per", "admin")]


def test_a_change_by_another_process_is_seen(tmp_path: Path) -> None:
    users, other = made_users(tmp_path), UsersFile(tmp_path / "users.jsonl")
    assert users.find("ann") is not None
    other.remove("Ann")
    assert users.find("ann") is None


def test_removing_somebody_unknown_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AccountsError, match="no user Bob"):
        made_users(tmp_path).remove("Bob")


@pytest.mark.parametrize("name", ["", "two words", "a:b", "-flag", "<b>", "x" * 65, "a\nb"])
def test_a_name_that_basic_authentication_or_a_page_could_not_take_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(AccountsError, match="cannot be a user's name"):
        UsersFile(tmp_path / "users.jsonl").add(User(name=name, role=Role.OFFICER))


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"name": "Bob", "role": "owner", "password_hash": null}',
        '{"name": "Bob", "role": "admin"}',
        '{"name": 5, "role": "admin", "password_hash": null}',
        '{"name": "ann", "role": "admin", "password_hash": null}',
    ],
)
def test_a_damaged_line_is_named_and_nobody_is_read_around_it(line: str, tmp_path: Path) -> None:
    users = made_users(tmp_path)
    with users.path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(AccountsError, match="damaged in line 4"):
        users.find("Olu")


@pytest.mark.parametrize(("password", "fits"), [("eleven char", False), ("twelve chars", True), ("x" * 256, True), ("x" * 257, False)])
def test_a_password_has_at_least_twelve_characters(password: str, fits: bool) -> None:
    if fits:
        assert QUICK.fits(password, QUICK.hashed(password))
    else:
        with pytest.raises(AccountsError, match="12 to 256 characters"):
            QUICK.hashed(password)


def test_a_password_typed_on_another_keyboard_is_the_same() -> None:
    assert QUICK.fits("cafe\u0301 au lait noir", QUICK.hashed("caf\u00e9 au lait noir"))


def test_a_hash_is_not_shown_when_a_user_is_printed(tmp_path: Path) -> None:
    user = made_users(tmp_path).find("Ann")
    assert str(user) == "User(Ann, councillor)"
