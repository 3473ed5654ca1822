"""Full-text search as a person does it in a PDF viewer: the question's content words, and the page that holds most of them.

A page is better the more of the words it holds, then the more often. Texts have no pages: 60 lines of one stand for a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pypdf import PdfReader

from eval.baselines.passages import Passage
from index.keywords import tokens_of

LINES_A_PAGE = 60


class PageSearch:
    """The pages of all files, with the words on each."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.passages = {one.id: one for path in paths for one in pages_of(path)}
        self.words = {key: Counter(tokens_of(page.text)) for key, page in self.passages.items()}

    def ranked(self, question: str) -> list[Passage]:
        """Every page that holds one of the words, best first."""
        wanted = set(tokens_of(question))
        found = {key: [count for word, count in words.items() if word in wanted] for key, words in self.words.items()}
        keys = sorted((key for key in found if found[key]), key=lambda key: (-len(found[key]), -sum(found[key])))
        return [self.passages[key] for key in keys]


def pages_of(path: Path) -> Iterator[Passage]:
    if path.suffix == ".pdf":
        for number, page in enumerate(PdfReader(path).pages, 1):
            yield Passage(id=f"{path.stem}:{number}", text=page.extract_text(), document=path.name, page=number)
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    for start in range(0, len(lines), LINES_A_PAGE):
        some = lines[start : start + LINES_A_PAGE]
        where = (start + 1, start + len(some))
        yield Passage(id=f"{path.stem}:{where[0]}", text="\n".join(some), document=path.name, lines=where)
