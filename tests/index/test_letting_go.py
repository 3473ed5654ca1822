"""A store that nobody asks any more is let go: its memory, its files, and the generation that a newer one has followed."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from index.store import open_store
from tests.index.made import embed, ingest, write_file


def test_a_store_that_has_answered_is_collected_and_gives_its_generation_back(tmp_path: Path) -> None:
    store_dir = tmp_path / "store"
    ingest(store_dir, write_file(tmp_path, "old.txt", "AB/S1 | Visits to libraries | 12.0"))
    store = open_store(store_dir, embed=embed)
    answer = answer_question("What was the result for Visits to libraries in Q2 2016/17?", Conversation(), store)
    assert "12" in answer.text
    ingest(store_dir, write_file(tmp_path, "old.txt", "AB/S1 | Visits to libraries | 13.0"))
    seen = weakref.ref(store)
    assert len(list((store_dir / "generations").iterdir())) == 2
    del store, answer
    gc.collect()
    assert seen() is None
    assert len(list((store_dir / "generations").iterdir())) == 1
