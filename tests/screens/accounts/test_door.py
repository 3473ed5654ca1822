"""Who comes in: with which password, for how long, after how many tries, and on whose word."""

from __future__ import annotations

import asyncio
import base64
import logging
from pathlib import Path

import pytest
from starlette.requests import HTTPConnection

from screens.accounts.attempts import ADDRESS_TRIES, NAME_TRIES, WINDOW, Attempts
from screens.accounts.door import COOKIE, Door
from screens.accounts.proxy import proxies_of
from screens.accounts.sessions import IDLE, LONGEST, MOST, Sessions
from screens.accounts.users import User
from screens.visitor import Role, Visitor
from tests.screens.accounts.made import OFFICERS, PASSWORD, QUICK, Clock, made_door


def request(headers: dict[str, str] | None = None, *, token: str | None = None, peer: str = "192.0.2.7") -> HTTPConnection:
    told = {**(headers or {}), **({"cookie": f"{COOKIE}={token}"} if token else {})}
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in told.items()]
    return HTTPConnection({"type": "http", "scheme": "http", "path": "/", "headers": raw, "client": (peer, 5000), "server": ("made", 80)})


def who(door: Door, asked: HTTPConnection) -> Visitor | None:
    return asyncio.run(door.who(asked))


def signed_in(door: Door, name: str = "Ann", password: str = PASSWORD) -> str:
    token = door.sign_in(name, password, "192.0.2.7").token
    assert token is not None
    return token


def basic(name: str, password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


def test_the_right_password_opens_a_session_with_the_persons_role(tmp_path: Path) -> None:
    door = made_door(tmp_path)
    assert who(door, request(token=signed_in(door, "olu", OFFICERS))) == Visitor(name="Olu", role=Role.OFFICER, signed_in=True)


@pytest.mark.parametrize(
    ("name", "password"), [("Ann", OFFICERS), ("Ann", ""), ("Bob", PASSWORD), ("", ""), ("Per", ""), ("Per", PASSWORD)]
)
def test_a_wrong_name_or_password_opens_none(name: str, password: str, tmp_path: Path) -> None:
    outcome = made_door(tmp_path).sign_in(name, password, "192.0.2.7")
    assert (outcome.token, outcome.wait) == (None, 0)


def test_an_unknown_name_is_compared_with_a_hash_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str | None] = []
    monkeypatch.setattr(QUICK, "fits", lambda _, kept: bool(compared.append(kept)))
    door = made_door(tmp_path)
    door.sign_in("Bob", PASSWORD, "192.0.2.7")
    assert compared == [None]  # which `Passwords.fits` compares with a made hash


def test_a_token_is_random_and_only_its_hash_is_kept(tmp_path: Path) -> None:
    door = made_door(tmp_path)
    first, second = signed_in(door), signed_in(door)
    assert first != second
    assert len(base64.urlsafe_b64decode(first + "=")) * 8 == 256
    assert first not in repr(door.sessions._open)


def test_after_five_failures_a_name_waits_even_with_the_right_password_and_then_may_try_again(tmp_path: Path) -> None:
    clock = Clock()
    door = made_door(tmp_path, clock)
    for address in range(NAME_TRIES):
        assert door.sign_in("Ann", "wrong", f"192.0.2.{address}").wait == 0
    assert door.sign_in(" ANN ", PASSWORD, "192.0.2.99").wait == WINDOW
    assert door.sign_in("Olu", OFFICERS, "192.0.2.99").token is not None
    clock.now += WINDOW - 1
    assert door.sign_in("Ann", PASSWORD, "192.0.2.99").wait == 1
    clock.now += 1
    assert door.sign_in("Ann", PASSWORD, "192.0.2.99").token is not None


def test_without_the_pause_guessing_on_would_find_the_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tenth(door: Door) -> str | None:
        for _ in range(9):
            door.sign_in("Ann", "wrong", "192.0.2.7")
        return door.sign_in("Ann", PASSWORD, "192.0.2.7").token

    assert tenth(made_door(tmp_path / "a")) is None
    monkeypatch.setattr("screens.accounts.attempts.NAME_TRIES", 1_000)
    assert tenth(made_door(tmp_path / "b")) is not None


def test_a_name_that_does_not_exist_is_locked_like_one_that_does(tmp_path: Path) -> None:
    door = made_door(tmp_path)
    waits = {name: [door.sign_in(name, "wrong", f"192.0.{of}.{n}").wait for n in range(7)] for of, name in enumerate(("Ann", "Bob"))}
    assert waits["Ann"] == waits["Bob"] == [0, 0, 0, 0, 0, WINDOW, WINDOW]


def test_an_address_that_guesses_many_names_waits_and_others_do_not(tmp_path: Path) -> None:
    door = made_door(tmp_path)
    for number in range(ADDRESS_TRIES):
        door.sign_in(f"name{number}", "wrong", "192.0.2.7")
    assert door.sign_in("Ann", PASSWORD, "192.0.2.7").wait == WINDOW
    assert door.sign_in("Ann", PASSWORD, "192.0.2.8").token is not None


def test_signing_in_forgives_the_name_but_not_what_else_was_guessed_from_the_address() -> None:
    attempts = Attempts(Clock())
    for _ in range(NAME_TRIES - 1):
        attempts.begin("ann", "192.0.2.7")
    attempts.begin("ann", "192.0.2.7")
    attempts.succeeded("ann", "192.0.2.7")
    assert attempts.begin("ann", "192.0.2.9") == 0
    waits = [attempts.begin(f"name{n}", "192.0.2.7") for n in range(ADDRESS_TRIES)]
    assert waits.index(WINDOW) == ADDRESS_TRIES - (NAME_TRIES - 1)


def test_a_session_without_requests_ends_after_an_hour_and_one_in_use_does_not(tmp_path: Path) -> None:
    clock = Clock()
    door = made_door(tmp_path, clock)
    token = signed_in(door)
    clock.now += IDLE - 1
    assert who(door, request(token=token)) is not None
    clock.now += IDLE - 1
    assert who(door, request(token=token)) is not None
    clock.now += IDLE
    assert who(door, request(token=token)) is None


def test_a_session_in_use_ends_after_a_day_of_work(tmp_path: Path) -> None:
    clock = Clock()
    sessions = Sessions(clock)
    token, start = sessions.open("Ann", "mark"), clock.now
    while clock.now + IDLE / 2 < start + LONGEST:
        clock.now += IDLE / 2
        assert sessions.find(token) is not None
    clock.now = start + LONGEST
    assert sessions.find(token) is None


def test_the_oldest_of_too_many_sessions_of_one_person_ends() -> None:
    clock = Clock()
    sessions, tokens = Sessions(clock), []
    for _ in range(MOST + 1):
        clock.now += 1
        tokens.append(sessions.open("Ann", "mark"))
    assert [sessions.find(token) is None for token in tokens] == [True] + [False] * MOST


def test_who_is_removed_is_out_at_the_next_request(tmp_path: Path) -> None:
    door = made_door(tmp_path)
    token = signed_in(door)
    assert door.users is not None
    door.users.remove("Ann")
    assert who(door, request(token=token)) is None


def test_a_new_password_ends_the_sessions_of_the_old_one_and_a_new_role_holds_at_once(tmp_path: Path) -> None:
    door = made_door(tmp_path)
    ann, olu = signed_in(door), signed_in(door, "Olu", OFFICERS)
    assert door.users is not None
    kept = door.users.find("Olu")
    assert kept is not None
    door.users.add(User(name="Olu", role=Role.COUNCILLOR, password_hash=kept.password_hash))
    door.users.add(User(name="Ann", role=Role.COUNCILLOR, password_hash=QUICK.hashed("another password")))
    assert who(door, request(token=ann)) is None
    assert who(door, request(token=olu)) == Visitor(name="Olu", role=Role.COUNCILLOR, signed_in=True)


def test_signing_out_ends_the_session(tmp_path: Path) -> None:
    door = made_door(tmp_path)
    token = signed_in(door)
    door.sign_out(request(token=token))
    assert who(door, request(token=token)) is None


def test_while_the_users_file_is_damaged_nobody_comes_in(tmp_path: Path) -> None:
    door = made_door(tmp_path)
    token = signed_in(door)
    (tmp_path / "users.jsonl").write_text("{", encoding="utf-8")
    assert who(door, request(token=token)) is None


def test_a_program_comes_in_by_basic_authentication_and_is_compared_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    door = made_door(tmp_path)
    assert who(door, request(basic("Olu", OFFICERS))) == Visitor(name="Olu", role=Role.OFFICER, signed_in=True)
    monkeypatch.setattr(QUICK, "fits", lambda *_: pytest.fail("compared again"))
    assert who(door, request(basic("Olu", OFFICERS))) is not None
    assert door.users is not None
    door.users.remove("Olu")
    monkeypatch.undo()
    assert who(door, request(basic("Olu", OFFICERS))) is None


def test_guesses_by_basic_authentication_are_counted_like_those_on_the_page(tmp_path: Path) -> None:
    door = made_door(tmp_path)
    for number in range(NAME_TRIES):
        assert who(door, request(basic("Ann", f"wrong {number}"))) is None
    assert who(door, request(basic("Ann", PASSWORD))) is None
    assert door.sign_in("Ann", PASSWORD, "192.0.2.8").wait == WINDOW


@pytest.mark.parametrize("value", ["", "Basic", "Basic !!!", "Basic /w==", "Bearer abc", "Basic QW5u"])
def test_credentials_that_cannot_be_read_are_nobodys(value: str, tmp_path: Path) -> None:
    assert who(made_door(tmp_path), request({"Authorization": value})) is None


def test_no_password_no_name_and_no_address_gets_into_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    door = made_door(tmp_path)
    with caplog.at_level(logging.DEBUG):
        door.sign_in("Ann", "a wrong password", "192.0.2.7")
        door.sign_in(PASSWORD, "typed into the wrong box", "192.0.2.7")
        signed_in(door)
        who(door, request(basic("Olu", OFFICERS)))
    assert caplog.text.count("a sign-in was refused") == 2
    assert "Ann" not in caplog.text
    assert "192.0.2.7" not in caplog.text
    for secret in ("a wrong password", PASSWORD, "typed into the wrong box", OFFICERS, "argon2"):
        assert secret not in caplog.text


def test_a_person_named_by_the_proxy_has_the_role_of_the_users_file_or_the_one_for_everybody(tmp_path: Path) -> None:
    door = made_door(tmp_path, header="X-Forwarded-User", role=Role.COUNCILLOR, proxies="10.0.0.0/8")
    assert who(door, request({"X-Forwarded-User": "per"}, peer="10.1.2.3")) == Visitor(name="Per", role=Role.ADMIN)
    assert who(door, request({"X-Forwarded-User": "kim@council.example"}, peer="10.1.2.3")) == Visitor(
        name="kim@council.example", role=Role.COUNCILLOR
    )


def test_without_a_role_for_everybody_the_proxy_may_name_only_people_of_the_file(tmp_path: Path) -> None:
    door = made_door(tmp_path, header="X-Forwarded-User", proxies="10.0.0.1")
    assert who(door, request({"X-Forwarded-User": "kim"}, peer="10.0.0.1")) is None


@pytest.mark.parametrize("peer", ["192.0.2.7", "127.0.0.1", "10.0.0.2", "", "testclient"])
def test_the_header_is_not_believed_from_any_other_address(peer: str, tmp_path: Path) -> None:
    door = made_door(tmp_path, header="X-Forwarded-User", role=Role.ADMIN, proxies="10.0.0.1")
    headers = {"X-Forwarded-User": "Per", "X-Forwarded-For": "10.0.0.1"}
    assert who(door, request(headers, peer=peer)) is None


def test_where_a_proxy_signs_people_in_no_password_does(tmp_path: Path) -> None:
    door = made_door(tmp_path, header="X-Forwarded-User", role=Role.ADMIN, proxies="10.0.0.1")
    assert who(door, request(basic("Olu", OFFICERS), peer="10.0.0.1")) is None


def test_a_header_that_is_there_twice_names_nobody() -> None:
    scope = {"type": "http", "headers": [(b"x-user", b"Ann"), (b"x-user", b"Per")], "client": ("10.0.0.1", 1)}
    assert proxies_of("10.0.0.1").named(HTTPConnection(scope), "X-User") is None


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("192.0.2.7", "203.0.113.5", "192.0.2.7"),  # not one of our proxies: what it says is not believed
        ("10.0.0.1", "203.0.113.5", "203.0.113.5"),
        ("10.0.0.1", "1.1.1.1, 203.0.113.5", "203.0.113.5"),  # the first is what the client claims
        ("10.0.0.1", "203.0.113.5, 10.0.0.9", "203.0.113.5"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("::ffff:10.0.0.1", "203.0.113.5", "203.0.113.5"),
    ],
)
def test_the_address_that_tries_are_counted_by_cannot_be_made_up(peer: str, forwarded: str, address: str) -> None:
    assert proxies_of("10.0.0.0/24").address(request({"X-Forwarded-For": forwarded}, peer=peer)) == address
