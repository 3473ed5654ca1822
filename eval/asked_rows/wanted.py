"""What an answer has to give, and one question with it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What counts as right; what is empty is not asked for.

    `numbers`: of each set, one must stand in the text. `words`: the same for words. `lead`: measure, and the periods with their values that
    the first figure may be. `says`: whether the first sentence has to say yes or no. `sets`: complete lists of indicators: one must
    be named, nothing else. `leaders`: one of these must be named first. `counts`: one of them must be told first.
    """

    keys: frozenset[str] = frozenset()
    numbers: tuple[frozenset[Decimal], ...] = ()
    words: tuple[frozenset[str], ...] = ()
    lead: tuple[str, frozenset[tuple[str, Decimal | None]]] | None = None
    says: str | None = None
    verdict: str | None = None
    sets: tuple[frozenset[str], ...] = ()
    leaders: frozenset[str] = frozenset()
    counts: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a person types, turn by turn; the last turn is judged. The other fields say which cell of the matrix it stands in."""

    operation: str
    name_form: str
    period_form: str
    register: str
    turns: tuple[str, ...]
    wanted: Wanted


def roundings(number: Decimal) -> frozenset[Decimal]:
    """A computed number as people may round it: exactly, to two, one or no decimals; without its sign.

    >>> sorted(roundings(Decimal("2.345")))
    [Decimal('2'), Decimal('2.3'), Decimal('2.345'), Decimal('2.35')]
    """
    size = abs(number)
    return frozenset({size, *(size.quantize(Decimal(step), ROUND_HALF_UP) for step in ("1", "0.1", "0.01"))})
