"""Random indicators whose printed figures agree: result with fraction, target with rating, results with directions."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random

SECTIONS = ("Parks and gardens", "Streets and lighting", "Libraries and museums", "Play and youth work", "Allotments and farms", "Sport")
SHARES = (
    "Visitors who rate the {0} good", "Repairs to the {0} finished on time", "Calls about the {0} answered within a minute",
    "Volunteers at the {0} who stay for a year", "Inspections of the {0} that find nothing amiss",
)  # fmt: skip
COUNTS = ("Benches in use at the {0}", "Lamps that work at the {0}", "Volunteers on the list of the {0}")
RATES = ("Accidents at the {0} per 1,000 visitors", "Complaints about the {0} per 1,000 visitors")
THINGS = (
    "north pond", "rose garden", "old orchard", "town square", "river path", "music room", "map archive", "reading room", "skate park",
    "paddling pool", "clock tower", "bandstand", "glass house", "tram shed", "canal basin", "bird hide", "cricket ground", "farm shop",
    "wood yard", "hill fort", "mill race", "toy library", "sensory garden", "boat house",
)  # fmt: skip
LEAST_MARGIN = Decimal("1.5")  # between figures that are compared, so that rounding decides nothing


@dataclass(kw_only=True)
class Facts:
    """One indicator, quarter by quarter as printed; `comment` is true of it."""

    ref: str
    title: str
    section: str
    unit: str
    higher: bool
    result: Decimal
    previous: Decimal
    year_before: Decimal
    target: Decimal
    floor: Decimal
    fraction: tuple[int, int] | None = None
    comment: str = ""
    planted: set[str] = field(default_factory=set)

    @property
    def met(self) -> bool:
        return self.result >= self.target if self.higher else self.result <= self.target

    @property
    def above_floor(self) -> bool:
        return self.result >= self.floor if self.higher else self.result <= self.floor

    @property
    def miss(self) -> Decimal:
        """In per cent of the target."""
        gap = self.target - self.result if self.higher else self.result - self.target
        return gap / self.target * 100

    def shown(self, number: Decimal) -> str:
        return f"{number}%" if self.unit == "%" else f"{number:,}"

    def travel(self, before: Decimal) -> str:
        if self.result == before:
            return "Same"
        return "Improving" if (self.result > before) == self.higher else "Worsening"


def random_facts(rng: Random) -> list[Facts]:
    """The indicators of one council, section by section."""
    things = rng.sample(THINGS, len(THINGS))
    found: list[Facts] = []
    for section in rng.sample(SECTIONS, rng.randint(2, 4)):
        for _ in range(rng.randint(3, 5)):
            found.append(_facts(rng, section, things.pop(), len(found) + 1))
    return found


def rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _facts(rng: Random, section: str, thing: str, number: int) -> Facts:
    kind = rng.choice(("share", "share", "share", "count", "rate"))
    prefix = "".join(word[0] for word in section.split())[:2].upper()
    fraction = None
    if kind == "share":
        bottom = rng.randint(150, 900)
        top = rng.randint(bottom // 3, bottom - 30)
        fraction, result, unit = (top, bottom), rounded(Decimal(100 * top) / bottom), "%"
        title, step = rng.choice(SHARES).format(thing), Decimal(1)
    elif kind == "count":
        result, unit, title, step = Decimal(rng.randint(120, 990)), "", rng.choice(COUNTS).format(thing), Decimal(10)
    else:
        result, unit, title, step = Decimal(rng.randint(200, 700)) / 10, "", rng.choice(RATES).format(thing), Decimal(1)

    def near() -> Decimal:
        away = step * (LEAST_MARGIN + Decimal(rng.randint(5, 70)) / 10) * rng.choice((1, -1))
        moved = result + away
        return moved.to_integral_value() if kind == "count" else rounded(moved)

    higher = kind != "rate"
    target = near()
    floor = target - 4 * step if higher else target + 4 * step
    if abs(floor - result) < LEAST_MARGIN:
        floor = floor - 3 * step if higher else floor + 3 * step
    return Facts(
        ref=f"{prefix}/{number}", title=title, section=section, unit=unit, higher=higher, result=result, previous=near(),
        year_before=near(), target=target, floor=floor, fraction=fraction,
    )  # fmt: skip


def next_quarter(rng: Random, facts: Facts) -> Facts:
    """The same indicator a quarter later, with the same target."""
    step = Decimal(10) if facts.unit == "" and facts.higher else Decimal(1)
    year_before = facts.result + 7 * step
    while True:
        fraction = None
        result = facts.result + step * Decimal(rng.randint(-90, 90)) / 10
        if facts.fraction is not None:
            bottom = rng.randint(150, 900)
            fraction = (int(result * bottom / 100), bottom)
            result = rounded(Decimal(100 * fraction[0]) / bottom)
        elif step > 1:
            result = result.to_integral_value()
        if min(abs(result - other) for other in (facts.result, facts.target, facts.floor, year_before)) >= LEAST_MARGIN * step:
            break
    return Facts(
        ref=facts.ref, title=facts.title, section=facts.section, unit=facts.unit, higher=facts.higher, result=result,
        previous=facts.result, year_before=year_before, target=facts.target, floor=facts.floor, fraction=fraction,
    )  # fmt: skip
