"""The licences of every package that the program needs to run: none that asks for its own source to be given away."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
BESIDE = ("torch",)  # not in the lock, because its builds differ by platform
FREE = re.compile(
    r"\b(MIT|MIT-0|MIT-CMU|BSD|0BSD|BSD-[23]-Clause|Apache|Apache-2\.0|ISC|ISCL|PSF-2\.0|Python Software Foundation|Zlib|CC0-1\.0"
    r"|BSL-1\.0|MPL-2\.0|MPL 2\.0|Mozilla Public License 2\.0|CNRI-Python)\b"
)
COPYLEFT = re.compile(r"\b(A?GPL|Affero|GNU (Affero )?General Public)", re.I)


def locked() -> list[str]:
    """Every package of the lock that is installed on this platform."""
    names = re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==", LOCK.read_text(encoding="utf-8"), re.M)
    return [*(name for name in names if installed(name)), *BESIDE]


def installed(name: str) -> bool:
    try:
        metadata.metadata(name)
    except metadata.PackageNotFoundError:  # of another platform
        return False
    return True


def licence_of(name: str) -> str:
    """What the package says of its licence, shortest form first."""
    about = metadata.metadata(name)
    classifiers = [one for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
    return about.get("License-Expression") or "; ".join(classifiers) or (about.get("License") or "").strip().splitlines()[0]


def test_the_lock_is_found() -> None:
    assert len(locked()) > 100


def test_no_package_is_under_a_copyleft_licence_for_whole_programs() -> None:
    assert {name: licence_of(name) for name in locked() if COPYLEFT.search(licence_of(name))} == {}


def test_every_package_names_a_licence_that_is_known() -> None:
    assert {name: licence_of(name) for name in locked() if not FREE.search(licence_of(name))} == {}


def test_copyleft_licences_are_known_when_met() -> None:
    assert COPYLEFT.search("GNU Affero General Public License v3")
    assert COPYLEFT.search("GPL-3.0-or-later")
    assert not COPYLEFT.search("MPL-2.0")
