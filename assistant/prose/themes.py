"""What a report speaks of all along, so that a passage of it need not repeat it: a name that enough of its passages hold.

Only the passages that may hold a name, by the words they are made of, are read for it: a report has thousands, and most names stand in few.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.prose.abbreviations import names_initials
from assistant.prose.names import LONG_NAME, LONG_WORD, SHORTEST_INITIALS, Name
from assistant.prose.word_index import WordIndex

THEME = 0.15  # of the passages of a report that must hold a name for it to be what the report is about
FEWEST_THEMED = 5  # and at least so many
RUN = re.compile(r"\w+")

Texts = Mapping[str, frozenset[int]]


class Themes:
    """The passages of reports that are no rows of tables. `index` is of all of them, one report after the other in the order of `prose`."""

    def __init__(self, prose: Mapping[str, Sequence[str]], index: WordIndex) -> None:
        self._prose, self._index = prose, index
        self._initials: dict[str, Texts] = {}
        self._capitals: dict[str, Texts] = {}
        self._stretches: dict[str, range] = {}
        start = 0
        for document_id, texts in prose.items():
            self._stretches[document_id] = range(start, start + len(texts))
            start += len(texts)

    def of(self, document_id: str, names: Iterable[Name]) -> frozenset[Name]:
        """Those of the names that the report speaks of all along."""
        return frozenset(name for name in names if document_id in self._prose and self._is_theme(name, document_id))

    def _is_theme(self, name: Name, document_id: str) -> bool:
        texts = self._prose[document_id]
        least, most = max(FEWEST_THEMED, THEME * len(texts)), self.may_hold(name, document_id)
        found = 0
        for read, at in enumerate(sorted(most)):
            if found + len(most) - read < least:
                return False
            found += name.stands_in(texts[at])
            if found >= least:
                return True
        return False

    def may_hold(self, name: Name, document_id: str) -> set[int]:
        """The passages of a report, from 0, in which the name can stand: none that `Name.stands_in` is true of is left out."""
        stretch = self._stretches[document_id]
        found = set.intersection(*(self._index.holding(self._forms(word, name), stretch) for word in name.words))
        found |= self._index.holding(["".join(name.words)], stretch)
        if len(name.words) == 1:
            (word,) = name.words
            for end in range(1, len(word)):  # "Home Share" for "homeshare"
                found |= self._index.holding([word[:end]], stretch) & self._index.holding([word[end:]], stretch)
        inside = {at - stretch.start for at in found}
        if len(name.words) > 1:
            initials = "".join(word[0] for word in name.words).upper()
            return inside | self._in_capitals(document_id).get(initials, frozenset()) if len(initials) >= SHORTEST_INITIALS else inside
        if name.written.isupper():
            inside.update(at for initials, texts in self._in_initials(document_id).items() if name.words[0] in initials for at in texts)
        return inside

    def _forms(self, word: str, name: Name) -> set[str]:
        """The words of the reports that `Name.stands_in` may take for one of a name."""
        endings = self._index.beginning_like(word) if len(name.words) >= LONG_NAME else ()
        changed = self._index.of_letters(word) if len(word) >= LONG_WORD else ()
        return {word, *endings, *changed}

    def _in_initials(self, document_id: str) -> Texts:
        """The initials of names in a report -> its passages that hold such a name."""
        if document_id not in self._initials:
            self._initials[document_id] = _texts_by(names_initials, self._prose[document_id])
        return self._initials[document_id]

    def _in_capitals(self, document_id: str) -> Texts:
        """What a report prints in capitals alone -> its passages that hold it."""
        if document_id not in self._capitals:
            self._capitals[document_id] = _texts_by(_capitals, self._prose[document_id])
        return self._capitals[document_id]


def _capitals(text: str) -> Iterable[str]:
    return {run for run in RUN.findall(text) if run == run.upper() and len(run) >= SHORTEST_INITIALS}


def _texts_by(parts: Callable[[str], Iterable[str]], texts: Sequence[str]) -> Texts:
    found: dict[str, set[int]] = defaultdict(set)
    for at, text in enumerate(texts):
        for part in parts(text):
            found[part].add(at)
    return {part: frozenset(held) for part, held in found.items()}
