"""An answer while it is written: its sentences, figures, workings and citations."""

from __future__ import annotations

from assistant.citing import CitationList
from assistant.composing.wording import amount, at, name_of, oneline
from assistant.meaning.catalogue import Catalogue
from assistant.model import Answer, Figure, Reason, Status, Verdict, Working
from assistant.steps import Remark
from ingest.model import PublishedValue

MOST_OTHERS = 6  # figures beside those asked for (contract)


class Draft:
    """Collects what an answer is made of. Figures are given in the order in which they are added, those asked for first."""

    def __init__(self, question: str, catalogue: Catalogue) -> None:
        self.question = question
        self.catalogue = catalogue
        self.citing = CitationList(catalogue.documents)
        self._parts: list[str] = []
        self._figures: list[Figure] = []
        self._workings: list[Working] = []
        self._remarks: dict[Remark, None] = {}
        self._others = 0
        self._shown: dict[str, PublishedValue] = {}

    def say(self, text: str) -> None:
        """Adds a sentence to the paragraph."""
        if text:
            self._parts.append(text)

    def lead(self, text: str) -> None:
        """Puts a sentence in front of all others."""
        self._parts.insert(0, text)

    def block(self, text: str) -> None:
        """Adds a paragraph, list or table of its own."""
        if text:
            self._parts.append("\n\n" + text.strip("\n") + "\n\n")

    def mark(self, value: PublishedValue) -> str:
        """Cites the cell of a value: its `[n]` mark."""
        return f"[{self.citing.value(value)}]"

    def row_mark(self, value: PublishedValue) -> str:
        """Cites the whole printed row of a value, whose quote prints its title."""
        return f"[{self.citing.row(value)}]"

    def name(self, value: PublishedValue) -> str:
        """Title and reference; with the row cited where the title is not shown as printed and holds numbers."""
        name = name_of(value)
        shown_whole = value.title in name
        return name if shown_whole or not any(character.isdigit() for character in name) else f"{name} {self.row_mark(value)}"

    def figure(self, value: PublishedValue, *, asked: bool = True) -> str:
        """Adds a published value to the figures and gives its mark; beyond six others only the mark."""
        number = self.citing.value(value)
        self._shown.setdefault(value.id, value)
        if self.holds(value):
            return f"[{number}]"
        if not asked:
            self._others += 1
        if asked or self._others <= MOST_OTHERS:
            self._figures.append(
                Figure(
                    ref=value.ref,
                    title=value.title,
                    measure=value.measure,
                    period=value.period,
                    raw=value.raw,
                    value=value.value,
                    unit=value.unit,
                    rating=value.rating,
                    rating_source=value.rating_source,
                    citation=number,
                    group=value.group,
                    compared_with=value.compared_with,
                )
            )
        return f"[{number}]"

    def holds(self, value: PublishedValue) -> bool:
        """True if the value is among the figures already."""
        number = self.citing.value(value)
        return any((figure.citation, figure.measure, figure.value) == (number, value.measure, value.value) for figure in self._figures)

    def working(
        self,
        what: str,
        formula: str,
        result: str,
        *inputs: PublishedValue,
        unit: str | None = None,
        note: str | None = None,
        citations: tuple[int, ...] = (),
    ) -> None:
        """Adds a computed number with the formula that a person can redo; `citations` are inputs that are no published values."""
        numbers = tuple(dict.fromkeys([*(self.citing.value(value) for value in inputs), *citations]))
        self._workings.append(Working(what=what, formula=formula, inputs=numbers, result=result, unit=unit, note=note))

    def remark(self, remark: Remark) -> None:
        """Notes what was assumed or left out, for whoever asks how the answer was made."""
        self._remarks[remark] = None

    def title_of(self, value: PublishedValue) -> str:
        """The title of the report in which a value stands."""
        return oneline(self.catalogue.document(value).title)

    def answered(self, verdict: Verdict | None = None) -> Answer:
        return self._finish(Status.ANSWERED, verdict=None if self._lead_with_conflicts() else verdict)

    def _lead_with_conflicts(self) -> bool:
        """Says first where two rows of a report give a result that is shown different figures; True where only one of them is shown."""
        if not self._shown:
            return False
        otherwise = self.catalogue.indexes.printed_otherwise
        told: set[str] = set()
        only_one = False
        for value in tuple(self._shown.values()):
            other = next(iter(otherwise.get(value.id, ())), None)
            both = other is not None and other.id in self._shown
            if other is None or value.id in told or (not both and self.citing.holds(other)):  # a note cites it
                continue
            told |= {value.id, other.id}
            only_one = only_one or not both
            self.remark(Remark.CONFLICT)
            self.lead(
                f"The report contradicts itself: two of its rows give {name_of(value)} {at(value.period)}, one {amount(value)} "
                f"{self.mark(value)} and one {amount(other)} {self.mark(other)}.{'' if both else ' What follows is of the former.'}"
            )
        return only_one

    def not_found(self, reason: Reason) -> Answer:
        return self._finish(Status.NOT_FOUND, reason=reason)

    def clarify(self, options: tuple[str, ...]) -> Answer:
        return self._finish(Status.CLARIFY, reason=Reason.AMBIGUOUS, options=options)

    def _finish(
        self, status: Status, *, reason: Reason | None = None, verdict: Verdict | None = None, options: tuple[str, ...] = ()
    ) -> Answer:
        text = " ".join(self._parts)
        paragraphs = [paragraph.strip(" ") for paragraph in text.split("\n\n")]
        return Answer(
            question=self.question, status=status, reason=reason, verdict=verdict,
            text="\n\n".join(part for part in paragraphs if part.strip()),
            figures=tuple(self._figures), working=tuple(self._workings), citations=self.citing.citations(), options=options,
            remarks=tuple(self._remarks),
        )  # fmt: skip
