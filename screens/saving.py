"""Writes what an officer takes away to the files that a command names: each whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from assistant.errors import SaveError

if TYPE_CHECKING:
    from assistant.model import Answer, Finding
    from index.store import Store
    from ingest.model import Document


def save_answer(answer: Answer, store: Store, *, csv: str | None, pack: str | None, series: str | None) -> None:
    """Writes the files that are named: evidence and series as CSV, the evidence pack as PDF. Raises `SaveError`."""
    _save((csv, lambda: _evidence(answer)), (series, lambda: _series(answer, store)), (pack, lambda: _pack(answer, store)))


def save_audit(findings: Sequence[Finding], store: Store, names: Sequence[str], *, html: str | None, csv: str | None) -> None:
    """Writes the audit of the documents with these file names or ids (none: all) as the files that are named. Raises `SaveError`."""
    checked = [one for one in store.documents() if not names or {one.document, one.document_id} & set(names)]
    _save((csv, lambda: _findings(findings)), (html, lambda: audit_file(findings, checked, store, _say)))


def check_paths(*paths: str | None) -> None:
    """Raises `SaveError` where one of the files could not be written or is named twice: known before the work, not after it."""
    named = [Path(path).resolve() for path in paths if path]
    for path in named:
        if named.count(path) > 1:
            raise SaveError(f"{path}: is named for two files; give each a name of its own")
        if path.exists() and not path.is_file():
            raise SaveError(f"{path}: is not a file that can be written")
        if not path.parent.is_dir():
            raise SaveError(f"{path}: its folder does not exist")
        if not os.access(path.parent, os.W_OK):
            raise SaveError(f"{path}: its folder cannot be written to")


def write_file(path: Path, content: bytes) -> None:
    """Writes the file so that a failure at any moment leaves what was there before. Raises `SaveError`."""
    target = path.resolve()  # a link stays one
    part: Path | None = None
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", suffix=".part", delete=False) as file:
            part = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask)
        part.replace(target)
    except OSError as error:
        if part is not None:
            part.unlink(missing_ok=True)
        raise SaveError(f"{path}: cannot be written ({error.strerror or error})") from error


def _save(*files: tuple[str | None, Callable[[], bytes]]) -> None:
    named = [(path, make) for path, make in files if path]
    check_paths(*(path for path, _ in named))
    for path, make in named:
        write_file(Path(path), make())
        _say(f"wrote {path}")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)  # noqa: T201 - progress


# What makes the files is loaded only when it is asked for: reportlab and the drawing of pages take time.


def _evidence(answer: Answer) -> bytes:
    from assistant.exports.evidence import evidence_csv

    return evidence_csv(answer)


def _series(answer: Answer, store: Store) -> bytes:
    from assistant.exports.series import series_csv

    return series_csv(answer, store)


def _pack(answer: Answer, store: Store) -> bytes:
    from assistant.exports.pack import evidence_pack

    return evidence_pack(answer, store, made=date.today(), progress=_say)  # noqa: DTZ011 - the date where the officer is


def _findings(findings: Sequence[Finding]) -> bytes:
    from assistant.exports.findings import findings_csv

    return findings_csv(findings)


def audit_file(findings: Sequence[Finding], checked: Sequence[Document], store: Store, say: Callable[[str], None]) -> bytes:
    """The audit as one HTML file with pictures of what it cites; `say` is told of progress."""
    from assistant.exports.audit_page import audit_page
    from assistant.sources import printed_row
    from assistant.whereabouts import as_text
    from index.errors import StoreError
    from screens.cited_picture import close_ups

    say(f"drawing what {len(findings)} findings cite")
    with close_ups(store, say) as picture:

        @cache
        def text(document_id: str) -> str | None:
            try:
                return as_text(store.original(document_id))
            except StoreError:  # the quote must do
                return None

        today = date.today()  # noqa: DTZ011 - as above
        return audit_page(
            findings,
            checked,
            picture=picture,
            text=lambda place: text(place.document_id),
            row=lambda citation: printed_row(store, citation),
            made=today,
        )
