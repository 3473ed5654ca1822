"""What indicators count: titles, figures as printed, and the unit that print and title give them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.roundtrip.vocabulary import DOINGS, SUBJECTS, TAILS


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of figure: how titles begin, what is printed before and after the digits, and the units that a reader may give it."""

    leads: tuple[str, ...]
    low: int
    high: int
    units: tuple[str | None, ...]
    places: tuple[int, ...] = (1,)
    before: str = ""
    after: str = ""
    tail: str = ""
    doing: bool = True
    suppressible: bool = False


KINDS = (
    Kind(
        leads=("Percentage of", "% of", "Share of", "Proportion of", "Satisfaction with"),
        low=3,
        high=99,
        units=("%",),
        places=(0, 1, 2),
        after="%",
    ),
    Kind(leads=("Percentage of", "% of", "Proportion of"), low=3, high=99, units=("%",), places=(0, 1)),
    Kind(leads=("Overall rate of", "Take-up of"), low=3, high=99, units=("%",), after="%", tail=" (%)"),
    Kind(leads=("Number of", "Total number of", "No. of"), low=3, high=98_000, units=("count",), places=(0,), suppressible=True),
    Kind(
        leads=("Visits to", "Complaints about", "Requests for"),
        low=3,
        high=4_000,
        units=("count",),
        places=(0,),
        suppressible=True,
        doing=False,
    ),
    Kind(leads=("Average cost of", "Cost per case of"), low=40, high=9_000, units=("£",), places=(0, 2), before="£"),
    Kind(leads=("Savings from", "Income from"), low=1, high=40, units=("£m",), places=(1, 2), before="£", after="m", doing=False),
    Kind(
        leads=("Average time taken to settle", "Time to decide"), low=2, high=90, units=("days",), places=(0, 1), after=" days", doing=False
    ),
    Kind(
        leads=("Average number of days to settle", "Average days taken to settle"),
        low=2,
        high=90,
        units=("days",),
        places=(1,),
        doing=False,
    ),
    Kind(leads=("Time in weeks to decide",), low=2, high=60, units=("weeks",), places=(1,), after=" weeks", doing=False),
    Kind(leads=("Rate of",), low=2, high=900, units=("per 100,000",), places=(1,), tail=" per 100,000 residents", doing=False),
    Kind(leads=("Rate of",), low=1, high=40, units=("per 1,000",), places=(1, 2), tail=" per 1,000 population", doing=False),
    Kind(leads=("Net change in",), low=-30, high=30, units=("%",), after="%", doing=False),
    Kind(leads=("Variation in the count of",), low=-800, high=800, units=("count",), places=(0,), doing=False),
    Kind(leads=("Average score for", "Mean rating of"), low=1, high=9, units=(None,), places=(1, 2), doing=False),
)

REF_STYLES: tuple[Callable[[Random, int], str], ...] = (
    lambda rng, n: f"{rng.choice(('AB', 'HC', 'TQ'))}/S{n}",
    lambda rng, n: f"KPI {n}",
    lambda rng, n: f"{rng.choice(('HT', 'CS', 'GP'))}{n:02d}",
    lambda rng, n: f"{rng.randint(1, 6)}.{n}",
    lambda rng, n: f"PI-{n:02d}",
    lambda rng, n: f"CORP{n:03d}",
)
JOINED_REF_STYLE = REF_STYLES[2]
EMBEDDED_REFS = ("{ref}: {title}", "{ref} - {title}", "{ref} {title}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator of a report. `comma` and `places` say how its figures are printed."""

    ref: str | None
    title: str
    kind: Kind
    places: int
    comma: bool
    higher: bool

    def amount(self, rng: Random) -> Decimal:
        """A figure of a usual size, with the indicator's decimal places."""
        step = Decimal(1).scaleb(-self.places)
        top = min(self.kind.high, rng.choice((50, 100, 2_000, 100_000)))
        return (Decimal(rng.uniform(self.kind.low, max(top, self.kind.low + 1)))).quantize(step)

    def shown(self, amount: Decimal, *, minus: str = "-", bare: bool = False) -> str:
        digits = f"{abs(amount):,}" if self.comma else str(abs(amount))
        sign = minus if amount < 0 else ""
        return f"{sign}{digits}" if bare else f"{sign}{self.kind.before}{digits}{self.kind.after}"


def random_indicators(rng: Random, count: int, *, with_refs: bool, joined: bool = False) -> list[Indicator]:
    """Indicators with distinct titles and refs of one style; `joined` refs, which stand in the title, are letters and digits."""
    style = JOINED_REF_STYLE if joined else rng.choice(REF_STYLES)
    found: dict[str, Indicator] = {}
    while len(found) < count:
        kind = rng.choice(KINDS)
        doing = f" {rng.choice(DOINGS)}" if kind.doing else ""
        title = f"{rng.choice(kind.leads)} {rng.choice(SUBJECTS)}{doing}{kind.tail or rng.choice(TAILS)}"
        ref = style(rng, len(found) + 1) if with_refs else None
        indicator = Indicator(
            ref=ref, title=title, kind=kind, places=rng.choice(kind.places), comma=rng.random() < 0.8, higher=rng.random() < 0.6
        )
        found.setdefault(title, indicator)
    return list(found.values())
