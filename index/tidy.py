"""Removing what no reader needs any more: older and half-built generations, and the files of documents that none of the rest names."""

from __future__ import annotations

from pathlib import Path

from index.errors import DamagedStore
from index.generation import generations, remove_unused
from index.originals import remove_originals
from index.pointer import read_any_pointer
from index.values import open_records, read_documents


def tidy(store_dir: Path) -> None:
    """Leaves the current generation, the one that stands in for it, those that readers have open, and the files of their documents.

    Needs the writer's lock.
    """
    remove_unused(store_dir)
    pointer = read_any_pointer(store_dir)
    wanted = {one.id for one in pointer.documents} if pointer else set()
    held = generations(store_dir)
    if pointer is not None and not pointer.documents and pointer.generation not in [one.number for one in held]:
        return  # its folder is gone, and nothing else says which files it needs
    for one in held:
        try:
            wanted.update(document.document_id for document in read_documents(open_records(one.records)))
        except DamagedStore:  # nobody can say what it names, so every file may be needed to mend it
            return
    remove_originals(store_dir, wanted)
