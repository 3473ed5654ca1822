from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from screens.handing_out import MOST_FILES, SECONDS, HandingOut, taken_html
from screens.library import Library
from screens.session import Session
from screens.taking import OLD, taking
from screens.visitor import NOBODY, Role, Visitor
from tests.screens.made import HOSTILE, FakeStore, answer, figure

ANN = Visitor(name="Ann", role=Role.OFFICER)
BOB = Visitor(name="Bob", role=Role.OFFICER)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def token_of(address: str) -> str:
    return address.split("/")[2]


def test_a_file_is_for_the_visitor_who_made_it() -> None:
    files = HandingOut()
    token = token_of(files.keep("figures.csv", "text/csv", b"1", ANN))
    assert files.find(token, "figures.csv", ANN) is not None
    assert files.find(token, "figures.csv", BOB) is None
    assert files.find(token, "other.csv", ANN) is None
    assert files.find("guess", "figures.csv", ANN) is None


def test_a_file_is_gone_when_its_time_is_over() -> None:
    clock = Clock()
    files = HandingOut(clock)
    token = token_of(files.keep("a.csv", "text/csv", b"1", ANN))
    clock.now = SECONDS - 1
    assert files.find(token, "a.csv", ANN) is not None
    clock.now = SECONDS
    assert files.find(token, "a.csv", ANN) is None


def test_the_oldest_file_goes_when_there_are_too_many() -> None:
    files = HandingOut()
    tokens = [token_of(files.keep("a.csv", "text/csv", b"1", ANN)) for _ in range(MOST_FILES + 1)]
    assert files.find(tokens[0], "a.csv", ANN) is None
    assert files.find(tokens[1], "a.csv", ANN) is not None


def test_the_oldest_file_goes_when_they_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screens.handing_out.MOST_BYTES", 10)
    files = HandingOut()
    first, second = (token_of(files.keep("a.csv", "text/csv", b"123456", ANN)) for _ in range(2))
    assert files.find(first, "a.csv", ANN) is None
    assert files.find(second, "a.csv", ANN) is not None


def test_the_route_gives_the_file_as_a_download_once_it_is_known_whose_it_is() -> None:
    files = HandingOut()
    client = TestClient(Starlette(routes=files.routes()))  # without the app's layers a visitor may do the least
    given = client.get(files.keep("figures.csv", "text/csv", b"a,b", NOBODY))
    assert (given.status_code, given.content) == (200, b"a,b")
    assert given.headers["content-disposition"] == "attachment; filename*=UTF-8''figures.csv"
    assert client.get(files.keep("figures.csv", "text/csv", b"a,b", ANN)).status_code == 404
    assert client.get("/taken/guess/figures.csv").status_code == 404


def test_a_name_shows_as_text() -> None:
    assert "<img" not in taken_html("/taken/x/y", HOSTILE)


def test_the_figures_of_an_answer_are_made_on_request(tmp_path: Path) -> None:
    session, files = Session(), HandingOut()
    session.add(answer(figures=(figure(),)), FakeStore())
    address = taking(session, "0:figures", files, ANN, Library(tmp_path)).split('href="')[1].split('"')[0]
    found = files.find(token_of(address), "figures.csv", ANN)
    assert found is not None
    assert b"91.4%" in found.content


@pytest.mark.parametrize("value", ["9:figures", "0:everything", "", "x:pack"])
def test_what_no_answer_has_cannot_be_taken(value: str, tmp_path: Path) -> None:
    session = Session()
    session.add(answer(), FakeStore())
    assert OLD in taking(session, value, HandingOut(), ANN, Library(tmp_path))
