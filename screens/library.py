"""Which store the web app answers from: the user's own, or the invented samples while that one is empty."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from index.errors import StoreEmpty
from index.pointer import read_pointer
from index.register import read_register, register_size
from index.store import Store, open_store
from screens.access import is_closed, seen_by
from screens.visitor import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What there is to ask: `store` is None while there are no reports at all, `samples` tells invented reports from the user's own."""

    store: Store | None
    samples: bool


class Library:
    """The stores of one running app; a store is opened again when any process has put in a new generation, or an officer decided something
    that changes what it gives.

    A store that was replaced is not closed here: answers on open pages still show their evidence from it, and the last of them lets it go.
    """

    def __init__(self, own: Path, samples: Path | None = None) -> None:
        self.own = own
        self.samples = samples
        self._lock = Lock()
        self._open: dict[Path, tuple[tuple[int, int], Store]] = {}

    def shelf(self, visitor: Visitor, *, superseded: bool = False) -> Shelf:
        """What this visitor may see of the newest generation of the user's own reports, else of the samples.

        `superseded`: with the papers that another supersedes. Raises `StoreError` for a store that cannot be used.
        """
        own = self._newest(self.own)
        if own is not None:
            return Shelf(store=_with_reports(seen_by(visitor, own, superseded=superseded)), samples=False)
        samples = self._newest(self.samples) if self.samples else None
        return Shelf(store=samples, samples=samples is not None)

    def closes(self, visitor: Visitor, document_ids: Collection[str]) -> bool:
        """Whether an officer closed one of these documents to this visitor, by what the register says now: an open page may be older."""
        own = self._newest(self.own)
        return own is not None and is_closed(visitor, own, document_ids)

    def _newest(self, store_dir: Path) -> Store | None:
        """The current generation, opened once; None for a store without reports."""
        now = read_pointer(store_dir)
        if now is None:
            return None
        with self._lock:
            state = (now.generation, register_size(store_dir))
            opened, store = self._open.get(store_dir, (None, None))
            same = store is not None and opened is not None and opened[0] == state[0]
            # What is worked out of the reports is kept where it can be: to work it out again takes seconds.
            if store is None or not same or not (opened == state or store.heed(read_register(store_dir))):
                try:
                    store = open_store(store_dir)
                except StoreEmpty:
                    return None
            self._open[store_dir] = (state, store)
        return _with_reports(store)


def _with_reports(store: Store) -> Store | None:
    return store if store.documents() else None
