"""The evaluation must fail on each fault planted in the program, and name what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.faults import FAULTS, Fault
from eval.planted import NO_FAULT, make_store, plant


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planted")
    make_store(folder)
    return folder


def test_the_program_as_it_is_misses_no_threshold(store: Path) -> None:
    assert plant(store, NO_FAULT).missed == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_by_the_measure_that_is_about_it(store: Path, fault: Fault) -> None:
    found = plant(store, fault)
    assert found.unfound == (), f"only these told: {'; '.join(found.missed)}"


def test_a_fault_that_changes_nothing_counts_as_not_found(store: Path) -> None:
    nothing = Fault(name="nothing", measures=frozenset({"sign"}))
    found = plant(store, nothing)
    assert (found.unfound, found.is_found) == (("sign",), False)
