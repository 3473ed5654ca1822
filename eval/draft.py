"""Drafts questions from the rows and the prose of a store, for a person to hold against the reports and confirm.

    python -m eval.draft STORE --out FILE [--count N]

Each question has the status "to confirm" and, under `evidence`, where its answer is printed and what another reader than ours finds there.
What is expected was read by the program that is to be evaluated: until somebody has looked at the page, it proves nothing. `eval.run`
refuses such questions; `eval.confirm` goes through them one by one.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import Any, TypeVar

from assistant.meaning.periods import in_words, shifted
from eval.citations import ReaderOf, readers_of
from eval.compare_text import figures_of
from eval.question_schema import TO_CONFIRM
from index.errors import StoreError
from index.store import Store, open_store
from ingest.model import Activity, Chunk, ChunkKind, Measure, Place, PublishedValue

COUNT = 40
SENTENCE = re.compile(r"[A-Z][^.!?]{40,240}[.!?](?=\s|$)")
SHARES = {"lookup": 3, "target": 1, "change": 1, "statement": 1, "narrative": 2, "unanswerable": 1, "followup": 1}
"""How many of each kind in turn: mostly figures, but enough of what goes wrong otherwise."""

Draft = dict[str, Any]
Thing = TypeVar("Thing")
Group = list[PublishedValue]
Told = tuple[str, str, Chunk | Activity]  # what it is about, what is said of it, where
Source = PublishedValue | Chunk | Activity


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", metavar="STORE", type=Path, help="a store made by `committee ingest`")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="the question file to write; must not be there yet")
    parser.add_argument("--count", metavar="N", type=int, default=COUNT, help=f"how many questions at most ({COUNT})")
    options = parser.parse_args(arguments)
    if options.out.exists():
        print(f"{options.out}: is there already; drafts never overwrite questions", file=sys.stderr)
        return 2
    try:
        with open_store(options.store) as store:
            drafts = drafted(store, options.count)
    except StoreError as error:
        print(error, file=sys.stderr)
        return 2
    if not drafts:
        print("the store holds no figures with a period and no prose: there is nothing to ask about", file=sys.stderr)
        return 1
    options.out.write_text("".join(json.dumps(draft, ensure_ascii=False) + "\n" for draft in drafts), encoding="utf-8")
    print(f"{len(drafts)} questions in {options.out}, all still to be confirmed: python -m eval.confirm {options.out}")
    return 0


def drafted(store: Store, count: int = COUNT) -> list[Draft]:
    """Up to `count` questions, spread over the reports and their sections, the same for the same store."""
    drafts = _Drafts(store)
    makers: dict[str, Iterator[Draft]] = {
        "lookup": drafts.lookups(Measure.RESULT), "target": drafts.lookups(Measure.TARGET), "change": drafts.changes(),
        "statement": drafts.statements(), "narrative": drafts.narratives(), "unanswerable": drafts.unanswerable(),
        "followup": drafts.follow_ups(),
    }  # fmt: skip
    chosen: list[Draft] = []
    while len(chosen) < count:
        turn = list(chain.from_iterable(islice(makers[kind], share) for kind, share in SHARES.items()))
        if not turn:
            break
        chosen += turn
    return [{"id": f"d{number:03}", **draft} for number, draft in enumerate(chosen[:count], 1)]


class _Drafts:
    """Each maker is an endless source that runs dry when the store holds no more; none takes the indicator that another took."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read_back: ReaderOf = readers_of(store)
        self._formats = {document.document_id: document.format for document in store.documents()}
        councils = {document.document_id: document.council for document in store.documents()}
        self._council = councils if len(set(councils.values())) > 1 else {}
        identities = store.indicators()
        self._indicators: dict[str, Group] = defaultdict(list)
        for value in store.values():
            if value.value is not None and value.period is not None and value.certain and value.group is None:
                self._indicators[identities[value.id]].append(value)
        self._titles = Counter(_title(group[0]) for group in self._indicators.values())
        self._left = _spread(list(self._indicators.values()), lambda group: (group[0].places[0].document, group[0].section or ""))

    def lookups(self, measure: Measure) -> Iterator[Draft]:
        words = "What was the figure for " if measure is Measure.RESULT else "What was the target for "
        while (group := self._take(lambda group: self._newest(group, measure) is not None)) is not None:
            value = self._newest(group, measure)
            assert value is not None
            yield self._of_figure(value, f"{words}{self._named(value)} in {in_words(value.period)}?", self._same(group, value))

    def changes(self) -> Iterator[Draft]:
        while (group := self._take(lambda group: len(self._series(group)) > 1)) is not None:
            old, new = self._series(group)[-2:]
            assert old.value is not None
            assert new.value is not None
            difference = format(abs(new.value - old.value), "f")
            periods = f"between {in_words(old.period)} and {in_words(new.period)}"
            yield {
                "kind": "compute",
                "question": f"By how much did the figure for {self._named(new)} change {periods}?",
                **self._where([new, old]),
                "must_contain": [difference],
                "note": f"{new.raw} against {old.raw}",
                **self._evidence([new, old]),
            }

    def statements(self) -> Iterator[Draft]:
        true = True
        while (group := self._take(lambda group: self._newest(group, Measure.RESULT) is not None)) is not None:
            value = self._newest(group, Measure.RESULT)
            assert value is not None
            assert value.value is not None
            said = format(value.value if true else value.value + 1, "f")
            unit = "%" if value.unit == "%" else ""
            yield {
                "kind": "compute",
                "question": f"The figure for {self._named(value)} was {said}{unit} in {in_words(value.period)}, right?",
                **self._where(self._same(group, value)),
                "expected": {"verdict": "supported" if true else "contradicted"},
                "must_contain": [format(value.value, "f")],
                **self._evidence([value]),
            }
            true = not true

    def narratives(self) -> Iterator[Draft]:
        """What is said of rated activities, whose names tell what it is about; then prose under headings, which often do not."""
        activities: list[Told] = [(one.title, one.commentary, one) for one in self._store.activities()]
        prose: list[Told] = [
            (one.headings[-1], one.text, one) for one in self._store.chunks() if one.kind is ChunkKind.PROSE and one.headings
        ]
        for said in (activities, prose):
            for title, text, source in _spread(said, lambda told: told[2].places[0].document):
                fact = next((found[0] for found in SENTENCE.finditer(text) if figures_of(found[0])), None)
                if fact is None:
                    continue
                yield {
                    "kind": "narrative",
                    "question": f"What do the reports say about {_inside(title).rstrip('.')}?",
                    **_place(source.places[0]),
                    "must_contain": [format(min(figures_of(fact)), "f")],
                    "note": f"ask it in your own words; the fact may be another one: {fact}",
                    **self._evidence([source]),
                }

    def unanswerable(self) -> Iterator[Draft]:
        """A figure of a year that no report reaches."""
        while (group := self._take(lambda group: self._later(group) is not None)) is not None:
            period = self._later(group)
            value = group[0]
            yield {
                "kind": "unanswerable",
                "question": f"What was the figure for {self._named(value)} in {in_words(period)}?",
                "note": "no report of the store should give it: search them for the year",
                **self._evidence([value]),
            }

    def follow_ups(self) -> Iterator[Draft]:
        while (group := self._take(lambda group: self._with_target(group) is not None)) is not None:
            pair = self._with_target(group)
            assert pair is not None
            result, target = pair
            assert result.value is not None
            assert target.value is not None
            yield {
                "kind": "followup",
                "question": f"What was the figure for {self._named(result)} in {in_words(result.period)}?",
                "followup": "and what was the target?",
                **self._where([target]),
                "must_contain": [format(target.value, "f")],
                "first": {"clarify_is_right": False, "must_contain": [format(result.value, "f")]},
                **self._evidence([result, target]),
            }

    def _take(self, fits: Callable[[Group], bool]) -> Group | None:
        """The next indicator that fits, which nobody else gets then."""
        found = next((group for group in self._left if fits(group)), None)
        if found is not None:
            self._left.remove(found)
        return found

    def _newest(self, group: Group, measure: Measure) -> PublishedValue | None:
        """The newest figure of a measure about which the reports agree."""
        some = [value for value in group if value.measure is measure]
        for value in sorted(some, key=lambda value: value.period or "", reverse=True):
            if len({(other.value, other.unit) for other in some if other.period == value.period}) == 1:
                return value
        return None

    def _series(self, group: Group) -> list[PublishedValue]:
        """Results of one unit and basis by period, those left out about which the reports disagree."""
        results: dict[str, PublishedValue] = {}
        last = self._newest(group, Measure.RESULT)
        for value in group:
            alike = last is not None and (value.unit, value.basis, len(value.period or "")) == (
                last.unit,
                last.basis,
                len(last.period or ""),
            )
            if value.measure is Measure.RESULT and alike and self._agreed(group, value):
                results.setdefault(value.period or "", value)
        return [results[period] for period in sorted(results)]

    def _agreed(self, group: Group, value: PublishedValue) -> bool:
        return all(other.value == value.value for other in group if (other.measure, other.period) == (value.measure, value.period))

    def _with_target(self, group: Group) -> tuple[PublishedValue, PublishedValue] | None:
        result = self._newest(group, Measure.RESULT)
        targets = [value for value in group if value.measure is Measure.TARGET and result and value.period == result.period]
        return (result, targets[0]) if result and targets and self._agreed(group, targets[0]) else None

    def _later(self, group: Group) -> str | None:
        newest = max((value.period or "" for value in group), default="")
        later = shifted(newest, years=3) if newest else None
        return later.period if later else None

    def _same(self, group: Group, value: PublishedValue) -> list[PublishedValue]:
        """The figure and where else it is printed."""
        return [value, *(one for one in group if one is not value and _key(one) == _key(value))]

    def _named(self, value: PublishedValue) -> str:
        council = self._council.get(value.places[0].document_id)
        name = _inside(value.title) + (f" ({value.ref})" if value.ref and self._titles[_title(value)] > 1 else "")
        return f"{name} in {council}" if council else name

    def _of_figure(self, value: PublishedValue, question: str, printed: list[PublishedValue]) -> Draft:
        assert value.value is not None
        number = format(value.value, "f")
        figure = {
            "ref": value.ref, "title": " ".join(value.title.split()), "measure": value.measure.value, "period": value.period,
            "value": number, "unit": value.unit, "rating": value.rating.value if value.rating else None,
        }  # fmt: skip
        return {
            "kind": "lookup",
            "question": question,
            **self._where(printed),
            "expected": {"figures": [figure]},
            "must_contain": [number],
            **self._evidence([value]),
        }

    def _where(self, printed: Sequence[PublishedValue]) -> Draft:
        first, *others = dict.fromkeys(json.dumps(_place(value.places[0])) for value in printed)
        also = [json.loads(one) for one in others]
        return {**json.loads(first), **({"also": also} if also else {})}

    def _evidence(self, printed: Sequence[Source]) -> Draft:
        return {"status": TO_CONFIRM, "evidence": "; ".join(self._seen(one) for one in printed)}

    def _seen(self, one: Source) -> str:
        place = one.places[0]
        where = f"{place.document} " + (
            f"page {place.page}" if place.page else f"lines {place.lines}" if place.lines else place.locator or ""
        )
        row = (one.row_text or one.raw) if isinstance(one, PublishedValue) else _text(one)[:200]
        reader = self._read_back(place.document_id)
        seen = f"; read back: {' '.join(reader(place).split())[:120]!r}" if reader else ""
        return f"{where}: {' '.join(row.split())!r}{seen}"


def _text(one: Chunk | Activity) -> str:
    return one.text if isinstance(one, Chunk) else f"{one.title}: {one.commentary}"


def _title(value: PublishedValue) -> str:
    return " ".join(value.title.split()).casefold()


def _key(value: PublishedValue) -> tuple[object, ...]:
    return value.measure, value.period, value.value, value.unit


def _place(place: Place) -> Draft:
    return {"document": place.document, "page": place.page, "lines": [list(place.lines)] if place.lines else []}


def _inside(title: str) -> str:
    """A title as it stands inside a sentence: on one line, its first letter small unless the word is written with capitals.

    >>> _inside("Visits to the library"), _inside("NHS checks")
    ('visits to the library', 'NHS checks')
    """
    words = " ".join(title.split())
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def _spread(things: Sequence[Thing], place_of: Callable[[Thing], object]) -> list[Thing]:
    """The things so that those of different places take turns."""
    by_place: dict[object, list[Thing]] = defaultdict(list)
    for thing in things:
        by_place[place_of(thing)].append(thing)
    return [thing for turn in zip_longest(*by_place.values()) for thing in turn if thing is not None]


if __name__ == "__main__":
    sys.exit(main())
