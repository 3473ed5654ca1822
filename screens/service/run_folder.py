"""The folder in which everything temporary of one running app lies: uploads, files that are checked, what its child processes write.

Only this program's user may enter it. It goes when the app ends; what an app left that ended without warning goes when the next one starts.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = "committee-run-"
LOCK = "lock"  # held while the app runs; the system lets it go however the app ends
UPLOADS = "uploads"
GRADIOS = "GRADIO_TEMP_DIR"  # where Gradio puts uploads, read when it is imported
FOLLOWED = ("TMPDIR", "TEMP", "TMP", GRADIOS)


@contextmanager
def run_folder() -> Iterator[Path]:
    """Makes the folder, has this process and its children put their temporary files there, and deletes it afterwards."""
    above = Path(tempfile.gettempdir())
    sweep(above)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=above))
    before = {name: os.environ.get(name) for name in FOLLOWED}
    held = FileLock(folder / LOCK)
    held.acquire()
    (folder / UPLOADS).mkdir(mode=0o700)
    try:
        os.environ.update({name: str(folder) for name in FOLLOWED} | {GRADIOS: str(folder / UPLOADS)})
        tempfile.tempdir = str(folder)
        yield folder
    finally:
        tempfile.tempdir = None
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        held.release()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Ends the process when a signal has ended what is inside and it has cleaned up: taking the libraries apart takes seconds."""
    try:
        yield
    except SystemExit as stopped:
        if stopped.code:
            raise
        logging.shutdown()
        sys.stdout.flush()
        os._exit(0)


def uploads_folder() -> Path | None:
    """Where uploads lie; None outside of a run folder."""
    found = os.environ.get(GRADIOS)
    return Path(found) if found else None


def sweep(above: Path) -> None:
    """Deletes the folders of apps that no longer run. Another user's, or a link to elsewhere, is left alone."""
    for left in above.glob(f"{PREFIX}*"):
        if left.is_symlink() or not left.is_dir() or not _is_own(left):
            continue
        try:
            with FileLock(left / LOCK, timeout=0):
                pass
        except (Timeout, OSError):
            continue
        shutil.rmtree(left, ignore_errors=True)


def _is_own(folder: Path) -> bool:
    if sys.platform == "win32":
        return True
    return folder.stat().st_uid == os.getuid()
