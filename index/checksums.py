"""Whether the files of a generation are as they were written: the sha256 of each stands in `checksums.json` beside them.

They guard against disks and copies that alter files, not against people who may write to the folder: those could write the sums anew.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

NAME = "checksums.json"
UNSUMMED = frozenset({NAME, "readers.lock"})
CHANGING = "vectors/"
"""Not summed: Chroma writes to its folder whenever it is opened. It proposes passages only; what they say is read from the records."""


def write_checksums(directory: Path) -> str:
    """Writes the sums of a built generation, and gives the sum of that file."""
    sums = {name: sha256_of(path) for name, path in _summed(directory).items()}
    content = (json.dumps(sums, indent=0, sort_keys=True) + "\n").encode("utf-8")
    (directory / NAME).write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def first_fault(directory: Path, digest: str | None) -> str | None:
    """What is not as it was written, in a few words; None when all is. `digest` is the sum of `checksums.json`, None where an earlier
    version of the program, which wrote none, made the generation."""
    if digest is None:
        return None if directory.is_dir() else "its folder is missing"
    if not directory.is_dir():
        return "its folder is missing"
    try:
        content = (directory / NAME).read_bytes()
    except OSError:
        return f"{NAME} is missing"
    if hashlib.sha256(content).hexdigest() != digest:
        return f"{NAME} was altered"
    found = _summed(directory)
    for name, wanted in json.loads(content).items():
        if name not in found:
            return f"{name} is missing"
        try:
            if sha256_of(found[name]) != wanted:
                return f"{name} was altered"
        except OSError as error:
            return f"{name} cannot be read ({error.strerror})"
    return None


def sha256_of(path: Path) -> str:
    """The sum of a file's content, as hex digits. Raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _summed(directory: Path) -> dict[str, Path]:
    """Name within the generation -> path of every file that nobody alters."""
    names = {path.relative_to(directory).as_posix(): path for path in directory.rglob("*") if path.is_file()}
    return {name: path for name, path in sorted(names.items()) if name not in UNSUMMED and not name.startswith(CHANGING)}
