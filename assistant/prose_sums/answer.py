"""A question for a sum over figures of a report's sentences, answered with its working out; None where the figures are not sure."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.composing.draft import Draft
from assistant.composing.wording import MINUS, plain, rounded
from assistant.guard import checked
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.question import Question
from assistant.meaning.scope import Scope
from assistant.model import Answer
from assistant.prose.passages import places_of
from assistant.prose_sums.asked import Sum, SumAsked, earlier_asked, sum_asked
from assistant.prose_sums.earlier import changed
from assistant.prose_sums.evidence import Scene, excerpt, scenes_of
from assistant.prose_sums.operands import is_not, opposed
from assistant.prose_sums.quantities import Quantity, Unit
from assistant.prose_sums.roles import items, part_of

RIVAL = 0.1  # of a score: another place that fits nearly as well and gives another figure leaves it open which is meant
POINTS = "percentage points"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A result with its formula; `own` are the words that the quantities used stand in."""

    what: str
    formula: str
    result: str
    unit: str | None
    used: tuple[Quantity, ...]
    own: str
    note: str | None = None


def prose_sum_answer(question: Question, text: str, scope: Scope, catalogue: Catalogue) -> Answer | None:
    """The sum that `text` asks for over figures of one place in the reports of `scope`; None where no place, or more than one, fits."""
    asked = sum_asked(text)
    if asked is None:
        return None
    documents = [document.document_id for document in scope.documents] if scope.documents else None
    nameless = [document.document_id for document in catalogue.documents if not document.council]
    found = _best(question, asked, documents, scope, catalogue)
    if found is None and documents is not None and not scope.named and not set(nameless) <= set(documents):
        found = _best(question, asked, [*documents, *nameless], scope, catalogue)
    return _say(*found, text, catalogue) if found is not None else None


def earlier_value_answer(question: Question, text: str, scope: Scope, catalogue: Catalogue) -> Answer | None:
    """The figure of the year that the question names, from what the report on the year after says that it has changed by since."""
    implied = earlier_asked(question)
    if implied is None:
        return None
    asked, year = implied
    documents = [one.document_id for one in catalogue.documents if one.period == year and scope.holds(one.document_id)]
    found = _best(question, asked, documents, scope, catalogue) if documents else None
    return _say(*found, text, catalogue) if found is not None else None


def _best(
    question: Question, asked: SumAsked, documents: Collection[str] | None, scope: Scope, catalogue: Catalogue
) -> tuple[Worked, Scene] | None:
    scenes = tuple(scenes_of(asked.subject, catalogue.store, documents, scope.used if documents is not None else ()))
    for each in asked.sums:
        worked = [(done, scene) for scene in scenes if (done := WORKS[each](scene, asked, question)) is not None]
        ranked = sorted(worked, key=lambda pair: -pair[1].score(pair[0].own))
        if ranked:
            best, scene = ranked[0]
            rivals = [done for done, other in ranked[1:] if other.score(done.own) > scene.score(best.own) - RIVAL]
            return (best, scene) if all(rival.formula == best.formula for rival in rivals) else None
    return None


def _difference(scene: Scene, asked: SumAsked, _: Question) -> Worked | None:
    sides = items(scene, asked, of_two=True)
    if len(sides) == 2:
        one, other, own = *sides, f"{sides[0].own} | {sides[1].own}"
    else:
        pairs = opposed(scene, asked)
        if len(pairs) != 1:
            return None
        one, other, own = pairs[0].one, pairs[0].other, pairs[0].own
    high, low = max(one.number, other.number), min(one.number, other.number)
    formula = f"{plain(high)} − {plain(low)} = {plain(high - low)}"
    unit = POINTS if one.unit is Unit.SHARE else one.unit.value
    return Worked(what="difference", formula=formula, result=plain(high - low), unit=unit, used=(one, other), own=own)


def _change(scene: Scene, asked: SumAsked, _: Question) -> Worked | None:
    pairs = [pair for pair in opposed(scene, replace(asked, unit=None)) if pair.one.unit is not Unit.SHARE]
    if len(pairs) != 1 or pairs[0].earlier is None or not pairs[0].earlier.number:
        return None
    pair = pairs[0]
    assert pair.earlier is not None
    before, after = pair.earlier.number, (pair.other if pair.earlier is pair.one else pair.one).number
    result = rounded((after - before) / before * 100)
    formula = f"({plain(after)} − {plain(before)}) / {plain(before)} × 100 = {plain(result)}"
    return Worked(what="relative change", formula=formula, result=plain(result), unit="%", used=(pair.one, pair.other), own=pair.own)


def _share(scene: Scene, asked: SumAsked, _: Question) -> Worked | None:
    pair = part_of(scene, asked.text)
    if pair is None:
        return None
    one, other = pair.part.number, pair.whole.number
    if pair.complement:
        result = rounded(one / (one + other) * 100)
        formula = f"{plain(one)} / ({plain(one)} + {plain(other)}) × 100 = {plain(result)}"
    else:
        result = rounded(one / other * 100)
        formula = f"{plain(one)} / {plain(other)} × 100 = {plain(result)}"
    return Worked(what="share", formula=formula, result=plain(result), unit="%", used=(pair.part, pair.whole), own=pair.own)


def _remainder(scene: Scene, asked: SumAsked, _: Question) -> Worked | None:
    pair = part_of(scene, "")
    if pair is None or pair.complement or is_not(pair.part):
        return None
    left = pair.whole.number - pair.part.number
    formula = f"{plain(pair.whole.number)} − {plain(pair.part.number)} = {plain(left)}"
    used = (pair.part, pair.whole)
    return Worked(what="those left", formula=formula, result=plain(left), unit=pair.part.unit.value, used=used, own=pair.own)


def _total(scene: Scene, asked: SumAsked, _: Question) -> Worked | None:
    used = items(scene, replace(asked, unit=Unit.SHARE) if Sum.SHARE in asked.sums else asked)
    if len(used) < 2:
        return None
    total = sum((one.number for one in used), Decimal(0))
    formula = f"{' + '.join(plain(one.number) for one in used)} = {plain(total)}"
    own = " | ".join(one.own for one in used)
    return Worked(what="total", formula=formula, result=plain(total), unit=used[0].unit.value, used=used, own=own)


def _ratio(scene: Scene, asked: SumAsked, _: Question) -> Worked | None:
    pairs = opposed(scene, replace(asked, unit=None))
    sides = items(scene, replace(asked, unit=None), of_two=True)
    if len(sides) == 2:
        one, other, own = *sides, f"{sides[0].own} | {sides[1].own}"
    elif len(pairs) == 1:
        one, other, own = pairs[0].one, pairs[0].other, pairs[0].own
    else:
        return None
    high, low = max(one.number, other.number), min(one.number, other.number)
    if not low:
        return None
    result = rounded(high / low, 2)
    formula = f"{plain(high)} / {plain(low)} = {plain(result)}"
    return Worked(what="ratio", formula=formula, result=plain(result), unit="times", used=(one, other), own=own)


def _earlier(scene: Scene, asked: SumAsked, question: Question) -> Worked | None:
    found = changed(scene, asked, question)
    if found is None:
        return None
    value, change, sign = found.value.number, found.change.number, MINUS if found.rose else "+"
    note = None
    if found.change.unit is Unit.SHARE and found.value.unit is not Unit.SHARE:
        whole = 100 + change if found.rose else 100 - change
        if whole <= 0:
            return None
        before = rounded(value / whole * 100, 0)
        formula = f"{plain(value)} / {plain(whole)} × 100 = {plain(before)}"
        note = "about, as the percentage printed is rounded"
    else:
        before = value - change if found.rose else value + change
        formula = f"{plain(value)} {sign} {plain(change)} = {plain(before)}"
        if found.value.unit is Unit.SHARE:
            note = "the change printed is taken as percentage points"
    used = (found.value, found.change)
    return Worked(
        what="earlier value", formula=formula, result=plain(before), unit=found.value.unit.value, used=used, own=found.own, note=note
    )


WORKS: dict[Sum, Callable[[Scene, SumAsked, Question], Worked | None]] = {
    Sum.DIFFERENCE: _difference, Sum.CHANGE: _change, Sum.SHARE: _share, Sum.REMAINDER: _remainder, Sum.TOTAL: _total,
    Sum.RATIO: _ratio, Sum.EARLIER: _earlier,
}  # fmt: skip
LEADS = {
    "difference": "The difference is {}",
    "relative change": "That is a change of {}",
    "share": "That is {}",
    "those left": "That leaves {}",
    "total": "Together that is {}",
    "ratio": "That is {} as many",
    "earlier value": "Before that change it was {}",
}


def _say(worked: Worked, scene: Scene, text: str, catalogue: Catalogue) -> Answer:
    draft = Draft(text, catalogue)
    passage = excerpt(scene, worked.used)
    number = draft.citing.chunk(passage.chunk, passage.text, places_of(passage, catalogue.store))
    shown = _shown(worked)
    rough = "about " if any(one.rough for one in worked.used) else ""
    lead = LEADS[worked.what].format(f"{rough}**{shown}**")
    note = f"; {worked.note}" if worked.note else ""
    draft.say(f"{lead} ({worked.formula}{note}) [{number}].")
    draft.block(f"The report says: “{passage.text}” [{number}]")
    draft.working(worked.what, worked.formula, worked.result, unit=worked.unit, note=worked.note, citations=(number,))
    return checked(draft.answered())


def _shown(worked: Worked) -> str:
    if worked.unit == "times":
        return f"{worked.result} times"
    if worked.unit == Unit.MONEY.value and worked.result[:1] != MINUS:
        return f"£{worked.result}"
    if worked.unit == Unit.SHARE.value:
        return f"{worked.result}%"
    return worked.result if worked.unit == Unit.COUNT.value else f"{worked.result} {worked.unit}"
