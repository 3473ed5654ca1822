"""The seam to the optional language model: set, unset, unusable; in the command, the app, the doctor and the evaluation."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from assistant.answer import answer_question
from assistant.answering import model_answering
from assistant.doctor import doctor
from assistant.errors import ModelUnusable, SettingsError
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from assistant.settings import read_settings
from cli import main
from eval import run as eval_run
from eval.with_model import Beside
from index.store import Store, open_store
from screens.ask import answer_once
from screens.failure import FAILED, answer_or_say
from screens.library import Library
from screens.visitor import ANYONE_HERE
from tests.assistant.agent.scripted import Scripted, saying
from tests.screens.made import made_store

QUESTION = "What was the result for ZZ/1 in Q2 2025/26?"
GOOD = "Parcels sorted on the day (ZZ/1) stood at 91.4% at Q2 2025/26, rated Green [1]. The target of 90% was met [2]."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("model"))


def set_model(monkeypatch: pytest.MonkeyPatch, model: Scripted) -> None:
    pytest.importorskip("langchain", reason="the extra `model` is not installed")
    monkeypatch.setenv("COMMITTEE_MODEL", "made:model")
    monkeypatch.setattr("assistant.agent.chat.chat_model", lambda *_: model)


@pytest.mark.parametrize("name", [None, ""])
def test_without_a_model_code_answers_alone_and_no_agent_is_loaded(name: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMITTEE_MODEL", raising=False)
    if name is not None:
        monkeypatch.setenv("COMMITTEE_MODEL", name)
    for module in [one for one in sys.modules if one.startswith("assistant.agent.")]:
        monkeypatch.delitem(sys.modules, module)
    assert model_answering() is None
    assert not [one for one in sys.modules if one.startswith("assistant.agent.")]


def test_a_model_that_cannot_be_used_is_said_and_code_answers(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def unusable(*_: object) -> None:
        raise ModelUnusable("the package is missing; install it")

    monkeypatch.setenv("COMMITTEE_MODEL", "made:model")
    monkeypatch.setattr("assistant.agent.chat.chat_model", unusable)
    assert model_answering() is None
    assert "the package is missing; install it; answers are made by code alone" in caplog.text


def test_the_settings_of_the_model_are_read_and_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITTEE_MODEL", "made:model")
    monkeypatch.setenv("COMMITTEE_MODEL_TIMEOUT", "2.5")
    monkeypatch.setenv("COMMITTEE_MODEL_PHRASES", "no")
    settings = read_settings()
    assert (settings.model, settings.model_timeout, settings.model_phrases) == ("made:model", 2.5, False)
    monkeypatch.setenv("COMMITTEE_MODEL_TIMEOUT", "0")
    with pytest.raises(SettingsError, match="COMMITTEE_MODEL_TIMEOUT=0"):
        model_answering()


@pytest.mark.parametrize(("said", "shown"), [(GOOD, GOOD), (GOOD.replace("91.4", "94.1"), None)])
def test_the_command_shows_the_words_of_a_model_that_is_right_alone(
    said: str, shown: str | None, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked() -> dict[str, object]:
        assert main(["ask", QUESTION, "--json", "--store", str(store)]) == 0
        record: dict[str, object] = json.loads(capsys.readouterr().out)
        return record

    monkeypatch.delenv("COMMITTEE_MODEL", raising=False)
    code = asked()
    set_model(monkeypatch, saying(said))
    assert asked() == {**code, "text": shown or code["text"]}


def test_the_app_answers_as_it_is_told(store: Path) -> None:
    def told(question: str, _: Conversation, __: Store) -> Answer:
        return Answer(question=question, status=Status.ANSWERED, text="told")

    def fails(*_: object) -> Answer:
        raise RuntimeError

    shelf = Library(store, None).shelf(ANYONE_HERE)
    assert answer_once(QUESTION, shelf, told)["text"] == "told"
    assert shelf.store is not None
    assert answer_or_say(QUESTION, Conversation(), shelf.store, fails).text == FAILED


def test_the_doctor_tells_of_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(name: str | None) -> tuple[bool, str, str | None]:
        (found,) = [one for one in doctor(tmp_path, name) if one.name == "language model"]
        return found.ok, found.message, found.remedy

    def unusable(*_: object) -> None:
        raise ModelUnusable("a language model is set, but langchain is not installed; run `pip install it`")

    assert check(None) == (True, "none is set, and none is needed: answers are made by code", None)
    monkeypatch.setattr("assistant.agent.chat.chat_model", lambda *_: saying(""))
    assert check("made:model")[0]
    monkeypatch.setattr("assistant.agent.chat.chat_model", unusable)
    assert check("made:model") == (False, "a language model is set, but langchain is not installed", "run `pip install it`")


def test_the_evaluation_counts_what_was_used_and_what_replaced(store: Path) -> None:
    def phrasing(question: str, conversation: Conversation, opened: Store) -> Answer:
        code = answer_question(question, conversation, opened)
        return Answer(question=question, status=code.status, text=f"In other words: {code.text}") if "ZZ/1" in question else code

    beside = Beside(phrasing)
    with open_store(store) as opened:
        for question in (QUESTION, QUESTION.replace("ZZ/1", "ZZ/2"), "What is the unicorn rate?"):
            beside(question, Conversation(), opened)
    used = beside.used()
    assert (used.questions, used.asked, used.phrased, used.planned) == (3, 3, 1, 0)
    assert "replaced by the answer of the code 2" in str(used)


def test_the_evaluation_says_that_no_model_was_measured(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("COMMITTEE_MODEL", raising=False)
    assert eval_run.main(["--model"]) == 0
    assert "COMMITTEE_MODEL names none that can be used, not measured" in capsys.readouterr().out
