from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy
import pytest

from index.build import ingest_files, remove_documents
from index.store import open_store
from index.wordings import TEXTS, VECTORS, KnownVectors, bare_title, open_wordings, plain_words, words_in
from tests.index.made import as_written_before_checksums, bytes_of, embed, ingest, read_rows, write_file

CARERS = "AB/S1 | Carers who feel supported | 41.5"
LIBRARIES = "AB/S2 | Visits to libraries | 12.0"


def kept_in(store: Path) -> Path:
    return max(store.glob("generations/*/wordings"))


def texts_of(store: Path) -> list[str]:
    wordings = open_wordings(kept_in(store), embed)
    assert wordings is not None
    return sorted(wordings.rows)


def forbidden(texts: Sequence[str]) -> numpy.ndarray:
    raise AssertionError(f"embedded again: {texts}")


def test_words_are_parted_as_questions_are_with_possessive_endings_cut() -> None:
    assert plain_words("The council’s 18-64 carers, 1.5 FTE") == ["the", "council", "18-64", "carers", "1.5", "fte"]
    assert words_in(["A carer's KPI2 in 2016/17"]) == {"carer", "kpi2", "in"}


def test_other_identifiers_are_no_part_of_a_bare_title() -> None:
    assert bare_title("Carers supported (ASCOF 1D)", ["ASCOF 1D"]) == "Carers supported"
    assert bare_title("ASCOF 1D", ["ASCOF 1D"]) == "ASCOF 1D"


def test_a_generation_keeps_the_vectors_of_the_words_and_titles_of_its_reports(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS))
    assert texts_of(tmp_path / "store") == ["Carers who feel supported", "ab", "carers", "feel", "s1", "supported", "who"]
    kept = KnownVectors(open_wordings(kept_in(tmp_path / "store"), embed))
    assert (kept.of(["Carers who feel supported", "feel"], forbidden) == embed(["Carers who feel supported", "feel"])).all()


def test_a_text_that_is_not_kept_is_embedded_once(tmp_path: Path) -> None:
    asked: list[str] = []

    def counting(texts: Sequence[str]) -> numpy.ndarray:
        asked.extend(texts)
        return embed(texts)

    known = KnownVectors(None)
    assert (known.of(["bins", "carers", "bins"], counting) == embed(["bins", "carers", "bins"])).all()
    assert (known.of(["carers"], counting) == embed(["carers"])).all()
    assert asked == ["bins", "carers"]


def test_the_words_of_a_removed_report_are_gone(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS), write_file(tmp_path, "two.txt", LIBRARIES))
    assert "libraries" in texts_of(tmp_path / "store")
    remove_documents(tmp_path / "store", ["two.txt"], embed=embed)
    assert "libraries" not in texts_of(tmp_path / "store")
    assert b"libraries" not in bytes_of(kept_in(tmp_path / "store"))


def other_model(texts: Sequence[str]) -> numpy.ndarray:
    return -embed(texts)


def test_vectors_of_another_model_are_not_used_but_made_again(tmp_path: Path) -> None:
    path = write_file(tmp_path, "one.txt", CARERS)
    ingest(tmp_path / "store", path)
    assert open_wordings(kept_in(tmp_path / "store"), other_model) is None
    with open_store(tmp_path / "store", embed=other_model) as store:
        assert (store.embed(["Carers who feel supported"]) == -embed(["Carers who feel supported"])).all()
    ingest_files(tmp_path / "store", [write_file(tmp_path, "two.txt", LIBRARIES)], read=read_rows, embed=other_model)
    wordings = open_wordings(kept_in(tmp_path / "store"), other_model)
    assert wordings is not None
    assert (wordings.vectors[wordings.rows["carers"]] == -embed(["carers"])[0]).all()


@pytest.mark.parametrize("name", [TEXTS, VECTORS])
def test_kept_vectors_that_are_absent_or_cut_off_are_made_again(tmp_path: Path, name: str) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS))
    as_written_before_checksums(tmp_path / "store")
    path = kept_in(tmp_path / "store") / name
    path.write_bytes(path.read_bytes()[:20])
    with open_store(tmp_path / "store", embed=embed) as store:
        assert (store.embed(["Carers who feel supported"]) == embed(["Carers who feel supported"])).all()
    path.unlink()
    with open_store(tmp_path / "store", embed=embed) as store:
        assert (store.embed(["carers"]) == embed(["carers"])).all()
