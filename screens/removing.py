"""Taking reports out of the store from the web page, in a process of its own as adding them is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from index.decisions import Removed
from index.errors import StoreError
from index.register import decide
from index.store import open_store
from screens.child import Child


def remove_reports(store_dir: Path, chosen: Collection[str], *, who: str, reason: str) -> str | None:
    """Removes the reports with these document ids; None when they are gone, else one line that says why they are not.

    The register keeps who removed them and why.
    """
    try:
        with open_store(store_dir) as store:
            held = {one.document_id: one.document for one in store.documents()}
            generation = store.generation.number
    except StoreError as error:
        return str(error)
    if missing := len(set(chosen) - held.keys()):
        return f"{missing} of the chosen reports {'is' if missing == 1 else 'are'} no longer in the store; nothing was removed"
    told = ""
    command = [sys.executable, "-m", "cli", "remove", "--store", str(store_dir), "--", *sorted(chosen)]
    for line in Child().lines(command, output=subprocess.DEVNULL, errors=subprocess.PIPE):
        if line.startswith("error: "):
            told = line.removeprefix("error: ").strip()
    if told:
        return told
    try:
        with open_store(store_dir) as store:
            left = {one.document_id for one in store.documents()} & set(chosen)
    except StoreError:  # nothing is left at all
        left = set()
    if left:
        return "the program stopped before they were removed; try again"
    for one in sorted(set(chosen)):
        decide(store_dir, Removed(document_id=one, document=held[one]), who=who, reason=reason, generation=generation)
    return None
