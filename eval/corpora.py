"""The collections of reports that are asked about: where they lie, their truth and their questions."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OWN = "own"
QUESTIONS = Path(__file__).with_name("questions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Reports with what is known of them: true values, where anybody wrote them down, and sets of questions by name; JSON lines."""

    name: str
    reports: tuple[Path, ...]
    truth: Path | None
    questions: tuple[tuple[str, Path], ...]


def corpora() -> tuple[Corpus, ...]:
    """The samples, and, where that folder is present, the shared real reports."""
    samples = Corpus(
        name="samples",
        reports=tuple(sorted((ROOT / "samples" / "reports").glob("*.pdf"))),
        truth=ROOT / "samples" / "truth" / "values.jsonl",
        questions=_sets("samples"),
    )
    folder = shared_folder()
    shared = Corpus(
        name="shared",
        reports=tuple(sorted((folder / "reports" / "barnet").glob("*.txt"))),
        truth=folder / "gold" / "values.jsonl",
        questions=(("shared, gold", folder / "gold" / "questions.jsonl"), *_sets("shared")),
    )
    return (samples, shared) if (folder / "gold" / "values.jsonl").exists() else (samples,)


def shared_folder() -> Path:
    """The optional folder of real reports; it need not be there."""
    return Path(os.environ.get("COMMITTEE_SHARED", ROOT.parent / "shared"))


def own_corpus(reports: Path, questions: Path) -> Corpus:
    """Anybody's own reports, a folder or a file, with one file of questions about them. Raises FileNotFoundError."""
    if not reports.exists():
        raise FileNotFoundError(f"{reports}: there is no such folder or file of reports")
    return Corpus(name=OWN, reports=(reports,), truth=None, questions=((OWN, questions),))


def _sets(corpus: str) -> tuple[tuple[str, Path], ...]:
    """The general questions of a corpus, those that name indicators in everyday words, that ask in other ways, that state something,
    that ask several things at once, and that ask the same in five wordings."""
    names = (corpus, *(f"{kind}-{corpus}" for kind in ("naming", "asking", "statements", "steps", "paraphrases")))
    return tuple((name, QUESTIONS / f"{name}.jsonl") for name in names)


def read_truth(path: Path) -> list[dict[str, Any]]:
    """The true values of a corpus, as contract rows."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
