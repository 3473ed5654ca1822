"""The app for programs, served with accounts: its client, its description, and records as the contract says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from index.store import open_store
from screens.admission import Admission
from screens.desk import Desk
from screens.library import Library
from screens.painter import Painter
from screens.programs import records, rest, schemas
from screens.suggestions import Suggestions
from screens.turnstile import Turnstile
from screens.visitor import Role, Visitor
from tests.conftest import ROOT
from tests.screens.accounts.made import PASSWORD, made_users
from tests.screens.made import TEXT, made_store

QUESTION = "What was the result for ZZ/1 in Q2 2025/26?"
WRONG_RATING = TEXT.replace("61.2%\tRed", "61.2%\tGreen")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("programs"), WRONG_RATING)


@pytest.fixture(scope="module")
def address(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    users = made_users(tmp_path_factory.mktemp("users"))
    command = [sys.executable, "-m", "cli", "serve", "--port", "0", "--store", str(store)]
    environment = {**os.environ, "COMMITTEE_AUTH": str(users.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
        process.terminate()


def got(address: str, path: str, password: str = PASSWORD) -> tuple[int, Any]:
    headers = {"Authorization": "Basic " + b64encode(f"Ann:{password}".encode()).decode()}
    try:
        with urllib.request.urlopen(urllib.request.Request(address + path, headers=headers), timeout=30) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


def test_a_question_over_http_gives_the_record_of_the_contract(address: str) -> None:
    status, record = got(address, "api/ask?question=" + QUESTION.replace(" ", "+"))
    assert status == 200
    assert list(record) == list(schemas.ANSWER["properties"])
    assert [list(one) for one in record["figures"]] == [list(schemas.FIGURE["properties"])] * len(record["figures"])
    assert [list(one) for one in record["citations"]] == [list(schemas.CITATION["properties"])] * len(record["citations"])
    assert "91.4%" in record["text"]


@pytest.mark.parametrize(("turnstile", "status"), [(Turnstile(at_once=0, waiting=0), 503), (Turnstile(each=0), 429)])
def test_a_program_is_told_that_too_many_wait_and_when_to_ask_again(turnstile: Turnstile, status: int, store: Path) -> None:
    async def who(_: Any) -> Visitor:
        return Visitor(name="Ann", role=Role.COUNCILLOR)

    desk = Desk(library=Library(store), painter=Painter(), suggestions=Suggestions(), turnstile=turnstile)
    app = FastAPI(middleware=[Middleware(Admission, who=who)])
    app.include_router(rest.router(desk))
    busy = TestClient(app).get("/api/ask", params={"question": QUESTION})
    assert (busy.status_code, busy.headers["retry-after"]) == (status, rest.AGAIN)
    assert "was not" in busy.json()["error"]


def test_rows_and_findings_have_the_fields_that_are_described(address: str, store: Path) -> None:
    rows, findings = got(address, "api/rows")[1], got(address, "api/check")[1]
    assert [list(one) for one in rows] == [list(schemas.ROW["properties"])] * 4
    assert findings
    assert {tuple(one) for one in findings} == {tuple(schemas.FINDING["properties"])}
    with open_store(store) as opened:
        assert rows == json.loads(json.dumps(records.rows(opened)))


def test_one_report_is_named_by_file_or_id_and_an_unknown_one_is_said(address: str) -> None:
    (document,) = {one["document_id"] for one in got(address, "api/rows")[1]}
    assert got(address, "api/rows?document=parks.txt")[1] == got(address, f"api/rows?document={document}")[1]
    assert got(address, "api/check?document=other.txt") == (
        404,
        {"error": "no report other.txt; the file name or the document_id of a row names one"},
    )


def test_a_question_without_words_is_refused(address: str) -> None:
    assert got(address, "api/ask?question=")[0] == 422
    assert got(address, "api/ask")[0] == 422


def test_without_the_right_password_there_is_no_record(address: str) -> None:
    assert got(address, "api/rows", "wrong")[0] == 401
    assert got(address, "openapi.json", "wrong")[0] == 401


def test_the_description_names_the_routes_and_their_records(address: str) -> None:
    told = got(address, "openapi.json")[1]
    assert sorted(told["paths"]) == ["/api/ask", "/api/check", "/api/rows"]
    (answer,) = told["paths"]["/api/ask"]["get"]["responses"]["200"]["content"].values()
    assert answer["schema"]["properties"]["status"]["enum"] == ["answered", "clarify", "not_found"]
    assert told["components"]["securitySchemes"]["HTTPBasic"]["scheme"] == "basic"


def test_the_example_in_the_documentation_works_as_it_stands(address: str) -> None:
    environment = {**os.environ, "COMMITTEE_NAME": "Ann", "COMMITTEE_PASSWORD": PASSWORD}
    command = [sys.executable, str(ROOT / "docs" / "programs.py"), address, QUESTION]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "91.4%" in done.stdout
    assert "[1] parks.txt, page None, lines [9, 9]: " in done.stdout
    assert "4 published values, " in done.stdout
