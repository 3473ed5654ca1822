"""The questions that every system is asked: those of one turn that look a figure up or that prose answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePath

from eval.asked import Asked, read_questions
from eval.corpora import QUESTIONS, Corpus, corpora, shared_folder

KINDS = ("lookup", "narrative")
MORE = {
    "samples": ("narrative-samples", "blind-measured-samples", "blind-tuned-samples", "prose-dev", "prose-check"),
    "shared": ("narrative-shared", "blind-measured-shared", "blind-tuned-shared", "prose-dev", "prose-check"),
    "county": ("narrative-county", "blind-measured-county", "blind-tuned-county", "prose-dev", "prose-check"),
}
"""Sets that `eval.run` does not ask, by corpus; of a set for several corpora those questions count whose report is in the corpus."""
BLIND = ("blind-measured",)
"""Sets that were measured on the program before anybody looked at their misses begin so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """A set for one corpus."""

    name: str
    asked: tuple[Asked, ...]


def all_corpora() -> tuple[Corpus, ...]:
    """Those of `eval.run` and, where they are present, a county's papers."""
    known = corpora()
    papers = tuple(sorted((shared_folder() / "reports" / "kent").glob("*.pdf")))
    county = Corpus(name="county", reports=papers, truth=shared_folder() / "gold" / "values.jsonl", questions=())
    return (*known, county) if papers else known


def questions_for(corpus: Corpus) -> tuple[Questions, ...]:
    """The sets of a corpus, those without such a question left out."""
    stems = {path.stem for path in corpus.reports}
    paths = (*corpus.questions, *((name, QUESTIONS / f"{name}.jsonl") for name in MORE[corpus.name]))
    found = [Questions(name=name, asked=tuple(one for one in read_questions(path) if _is_put(one, stems))) for name, path in paths]
    return tuple(one for one in found if one.asked)


def _is_put(asked: Asked, stems: set[str]) -> bool:
    """Of one turn, of a kind that can be looked for in text, and about a report of the corpus."""
    is_known = bool(asked.figures) if asked.kind == "lookup" else bool(asked.must_contain)
    alone = len(asked.turns) == 1 and asked.continues is None
    return asked.kind in KINDS and alone and is_known and any(PurePath(spot.document).stem in stems for spot in asked.spots)


def titles_of(paths: tuple[Path, ...]) -> dict[str, set[str]]:
    """Reference -> the titles that true values give it."""
    titles: dict[str, set[str]] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("ref"):
                titles.setdefault(row["ref"], set()).add(row["title"])
    return titles
