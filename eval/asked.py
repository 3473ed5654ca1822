"""Questions with known answers: one JSON object a line (`eval/question_schema.py` checks it, `docs/evaluate-your-own.md` describes it).

`kind` is lookup, compute, narrative, unanswerable, followup or clarify. `must_contain` lists what the text has to hold; a list inside
means any one of its strings. `first` says what the first answer of a conversation must hold and whether asking back is right. `continues`
names the question before it in the same conversation. `expected` may give the `verdict` on a statement. `lines`, `page` and `also` say
which places may be cited.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from eval.question_schema import TO_CONFIRM, AlsoLine, FigureLine, QuestionLine, in_words

KINDS = ("lookup", "compute", "narrative", "unanswerable", "followup", "clarify")


class BadQuestions(ValueError):
    """A question file that cannot be used; the message is one line that names the line and the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A figure that the answer must give. `refs`, `periods` and `values` hold everything that counts as right.

    `title` is only looked at where the report gives the indicator no reference.
    """

    refs: tuple[str | None, ...]
    measure: str
    periods: tuple[str | None, ...]
    values: tuple[str | None, ...]
    unit: str | None
    rating: str | None
    title: str | None = None

    def __str__(self) -> str:
        parts = (self.refs[0] or self.title, self.measure, self.periods[0], "=", self.values[0], self.unit, self.rating)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an answer may be cited: ranges of lines, both ends included, or a page."""

    document: str
    lines: tuple[tuple[int, int], ...] = ()
    page: int | None = None

    def __str__(self) -> str:
        where = ", ".join(f"{first}-{last}" for first, last in self.lines)
        return self.document + (f" lines {where}" if where else "") + (f" page {self.page}" if self.page else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question with what is known of its answer. `turns` are what a person types: the question and its follow-ups."""

    id: str
    kind: str
    turns: tuple[str, ...]
    continues: str | None
    figures: tuple[Expected, ...]
    must_contain: tuple[tuple[str, ...], ...]
    spots: tuple[Spot, ...]
    first_must_contain: tuple[tuple[str, ...], ...] = ()
    first_may_ask_back: bool | None = None
    verdict: str | None = None

    @property
    def expectation(self) -> str:
        """What is expected, in words."""
        parts = [str(figure) for figure in self.figures]
        parts += [f"verdict {self.verdict}"] if self.verdict else []
        words = ", ".join(" or ".join(any_of) for any_of in self.must_contain)
        parts += [f"the words: {words}"] if words else []
        parts += ["no answer: the reports do not say"] if self.kind == "unanswerable" else []
        parts += ["a question back"] if self.kind == "clarify" else []
        parts += ["at " + " or ".join(str(spot) for spot in self.spots)] if self.spots else []
        return "; ".join(parts)


def read_questions(path: Path, *, unconfirmed: bool = True) -> tuple[Asked, ...]:
    """The questions of a file; those still to be confirmed only where they are wanted. Raises `BadQuestions`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadQuestions(f"{path.name}: cannot be read: {error}") from error
    asked: dict[str, Asked] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            at = f"{path.name} line {number}"
            one = _checked(line, at)
            if one.status == TO_CONFIRM and not unconfirmed:
                raise BadQuestions(f'{at}: {one.id} is still "{TO_CONFIRM}": check it against its report, then set "status": "confirmed"')
            if one.id in asked:
                raise BadQuestions(f"{at}: id: {one.id} is the id of another question, too")
            if one.continues is not None and (not asked or one.continues != next(reversed(asked))):
                raise BadQuestions(f"{at}: continues: {one.continues} is not the question just before")
            asked[one.id] = _asked(one)
    if not asked:
        raise BadQuestions(f"{path.name}: holds no question")
    return tuple(asked.values())


def _checked(line: str, at: str) -> QuestionLine:
    try:
        return QuestionLine.model_validate(json.loads(line))
    except ValidationError as error:
        raise BadQuestions(f"{at}: {in_words(error)}") from error
    except ValueError as error:
        raise BadQuestions(f"{at}: no JSON object: {error}") from error


def conversations(asked: Iterable[Asked]) -> list[list[Asked]]:
    """Questions grouped by conversation, in order."""
    groups: list[list[Asked]] = []
    for one in asked:
        if groups and one.continues == groups[-1][-1].id:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _asked(one: QuestionLine) -> Asked:
    more = one.followup or ()
    here = (AlsoLine(document=one.document, lines=one.lines, page=one.page),) if one.document else ()
    title = one.expected.title if len(one.expected.figures) == 1 else None
    return Asked(
        id=one.id,
        kind=one.kind,
        turns=(one.question, *((more,) if isinstance(more, str) else more)),
        continues=one.continues,
        figures=tuple(_expected(figure, title) for figure in one.expected.figures),
        must_contain=_alternatives(one.must_contain),
        spots=tuple(Spot(document=spot.document, lines=spot.lines, page=spot.page) for spot in (*here, *one.also)),
        first_must_contain=_alternatives(one.first.must_contain if one.first else ()),
        first_may_ask_back=one.first.clarify_is_right if one.first else None,
        verdict=one.expected.verdict,
    )


def _expected(figure: FigureLine, title: str | None) -> Expected:
    return Expected(
        refs=(figure.ref, *figure.ref_accept),
        measure=figure.measure,
        periods=(figure.period, *figure.period_accept),
        values=(figure.value, *figure.value_accept),
        unit=figure.unit,
        rating=figure.rating,
        title=figure.title or title,
    )


def _alternatives(wanted: tuple[str | tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((one,) if isinstance(one, str) else one for one in wanted)
