"""Facts as they are printed: tables of indicators, a summary, money, risks, a key and prose, as blocks of a sample report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from samples.model import Block, Cell, Heading, Paragraph, Report, Row, Style, Table
from tests.assistant.audit.planting.facts import Facts

KEYS = {
    "tolerance": (("Green", "Target met or exceeded"), ("Amber", "Target missed by up to 5%"), ("Red", "Target missed by more than 5%")),
    "floor": (
        ("Green", "Target has been achieved or exceeded"),
        ("Amber", "Floor standard has been achieved but target has not been met"),
        ("Red", "Floor standard has not been achieved"),
    ),
}
RATINGS = ("Green", "Amber", "Red")
STEPS = ("1", "2", "3", "4", "5")


@dataclass(kw_only=True)
class Draft:
    """What one report prints, as text that a contradiction can be planted in. Tables are rows of texts, headings first."""

    stem: str
    quarter: int
    year: int
    scheme: str
    variance: bool
    inside: bool
    facts: list[Facts]
    indicators: dict[str, dict[str, str]] = field(default_factory=dict)
    summary: list[list[str]] = field(default_factory=list)
    prose: dict[str, str] = field(default_factory=dict)
    money: list[list[str]] = field(default_factory=list)
    risks: list[list[str]] = field(default_factory=list)

    @property
    def now(self) -> str:
        return f"Q{self.quarter} {self.year}/{(self.year + 1) % 100:02d}"

    @property
    def before(self) -> str:
        return f"Q{self.quarter - 1} {self.year}/{(self.year + 1) % 100:02d}"

    @property
    def last_year(self) -> str:
        return f"Q{self.quarter} {self.year - 1}/{self.year % 100:02d}"

    @property
    def sections(self) -> list[str]:
        return list(dict.fromkeys(one.section for one in self.facts))


def draft(rng: Random, stem: str, quarter: int, facts: list[Facts], scheme: str, *, variance: bool, inside: bool) -> Draft:
    """The report of a quarter, all of which agrees."""
    made = Draft(stem=stem, quarter=quarter, year=2031, scheme=scheme, variance=variance, inside=inside, facts=facts)
    for one in facts:
        one.comment = rng.choice(_true_comments(one))
        made.indicators[one.ref] = _cells(made, one)
    fill_counts(made)
    made.money, made.risks = _money(rng), _risks(rng)
    return made


def rating_of(scheme: str, one: Facts) -> str:
    if one.met:
        return "Green"
    return "Amber" if (one.above_floor if scheme == "floor" else one.miss <= 5) else "Red"


def _cells(made: Draft, one: Facts) -> dict[str, str]:
    gap = (abs(one.result - one.target) / one.target * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return {
        "Ref": one.ref,
        "Indicator": one.title,
        "Polarity": "Bigger is better" if one.higher else "Smaller is better",
        f"{made.now} target": one.shown(one.target),
        **({"Floor standard": one.shown(one.floor)} if made.scheme == "floor" else {}),
        "Numerator and denominator": f"{one.fraction[0]}/{one.fraction[1]}" if one.fraction else "N/A",
        f"{made.now} result": one.shown(one.result),
        "RAG": rating_of(made.scheme, one),
        **({"Variance from target": f"{gap}%"} if made.variance else {}),
        f"{made.before} result": one.shown(one.previous),
        f"DOT short term (from {made.before})": one.travel(one.previous),
        f"{made.last_year} result": one.shown(one.year_before),
        f"DOT long term (from {made.last_year})": one.travel(one.year_before),
        "Benchmarking": "Region 61.3% (Apr 30 - Mar 31)" if one.unit == "%" else "No benchmark available",
        "Comment": one.comment,
    }


def _true_comments(one: Facts) -> tuple[str, ...]:
    """What may be said in the row without contradicting it; some of it speaks of other figures."""
    moved = "improved" if (one.result > one.previous) == one.higher else "worsened"
    counted = (
        f"In all {one.fraction[0]} of {one.fraction[1]} cases ({one.result}%) were counted." if one.fraction else "Two sites were shut."
    )
    return (
        "",
        f"Performance {moved} on the previous quarter, for which a mild winter is to blame.",
        counted,
        "Three of the 14 wardens left, and repairs fell to 12% of the plan in May before they rose again.",
        f"The target of {one.shown(one.target)} will be reviewed; other towns report {one.shown(one.result + 4)}.",
        f"The target was {'met' if one.met else 'missed'}, and the annual target of {one.shown(one.target + 3)} may be.",
        f"Around {one.shown(one.result + Decimal('0.4'))} now, nearly {one.shown(one.result + 5)} at its peak in the first month.",
        f"It was rated Amber last quarter. The result was {one.shown(one.previous)} in the quarter before.",
    )


def share(count: int, base: int) -> str:
    """A count beside its share, as summaries print it."""
    percent = (Decimal(100 * count) / base).quantize(Decimal(1), rounding=ROUND_HALF_UP) if base else Decimal(0)
    return f"{percent}% ({count})"


def fill_counts(made: Draft) -> None:
    """The summary table and the prose of each section, from the facts."""
    heading = ["Section", "No. reported", "No. with a RAG rating", *RATINGS, "No. with a DOT", "Improved or same", "Worsened"]
    made.summary = [heading]
    parts = [(section, [one for one in made.facts if one.section == section]) for section in made.sections]
    for name, group in [*parts, ("Total", made.facts)]:
        ratings = [rating_of(made.scheme, one) for one in group]
        worse = sum(one.travel(one.year_before) == "Worsening" for one in group)
        base = len(group)
        made.summary.append(
            [
                name, str(base), str(base), *(share(ratings.count(rating), base) for rating in RATINGS), str(base),
                share(base - worse, base), share(worse, base),
            ]
        )  # fmt: skip
        if name != "Total":
            green = ratings.count("Green")
            made.prose[name] = (
                f"{base} indicators are reported in Quarter {made.quarter}. Of these, {base} have a RAG rating: {share(green, base)} are "
                f"on or above target and {share(base - green, base)} are below target. {base} have a long-term direction of travel: "
                f"{share(base - worse, base)} have improved or stayed the same and {share(worse, base)} have worsened."
            )


def _money(rng: Random) -> list[list[str]]:
    """Services with their total; half of the tables have two groups of services with a sub-total each."""
    rows = [["Service", "Budget £000", "Forecast £000", "Variation £000", "Variation as % of budget"]]
    names = rng.sample(("Grounds", "Paths", "Books", "Stages", "Pitches", "Stores", "Gates"), rng.randint(4, 6))
    groups = [names[:2], names[2:]] if rng.random() < 0.5 else [names]
    totals = [0, 0]
    for number, group in enumerate(groups):
        sums = [0, 0]
        for name in group:
            budget = rng.randint(800, 9000)
            forecast = budget + rng.choice((1, -1)) * rng.randint(20, 400)
            sums = [sums[0] + budget, sums[1] + forecast]
            rows.append(_money_row(name, budget, forecast))
        if len(groups) > 1:
            rows.append(_money_row(f"Sub-total {('outdoors', 'indoors')[number]}", *sums))
        totals = [totals[0] + sums[0], totals[1] + sums[1]]
    return [*rows, _money_row("Total", *totals)]


def _money_row(name: str, budget: int, forecast: int) -> list[str]:
    change = forecast - budget
    percent = (Decimal(100 * change) / budget).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return [name, f"{budget:,}", f"{forecast:,}", f"({-change:,})" if change < 0 else f"{change:,}", f"{percent}%"]


def _risks(rng: Random) -> list[list[str]]:
    rows = [["Ref", "Risk", "Impact", "Likelihood", "Score"]]
    for number, name in enumerate(rng.sample(("Flood", "Frost", "Theft", "Drought", "Strike", "Fire", "Mould"), rng.randint(5, 7)), 1):
        impact, likelihood = rng.randint(2, 5), rng.randint(2, 5)
        rows.append([f"PR{number:02d}", f"{name} closes a site", str(impact), str(likelihood), str(impact * likelihood)])
    return rows


def printed(made: Draft) -> Report:
    """The blocks of the report in their order."""
    title = f"Places and spaces: performance in Quarter {made.quarter} {made.year}/{(made.year + 1) % 100:02d}"
    blocks: list[Block] = [Heading(text="Summary of performance"), _table(made.summary)]
    for section in made.sections:
        refs = [one.ref for one in made.facts if one.section == section]
        blocks += [Heading(text=section), Paragraph(text=made.prose[section]), _indicators(made, refs)]
    blocks += [Heading(text="Money"), _table(made.money), Heading(text="Risks"), _table(made.risks)]
    if made.scheme in KEYS:
        key = [["RAG rating", "Indicators"], *[list(line) for line in KEYS[made.scheme]]]
        blocks += [Heading(text="Key to the ratings"), _table(key)]
    return Report(
        stem=made.stem, title=title, appendix="Appendix A", council="Anyborough Council", committee="Places Committee",
        meeting=f"{made.year}-{3 * made.quarter + 4:02d}-20", style=Style(), blocks=tuple(blocks),
    )  # fmt: skip


def _indicators(made: Draft, refs: Sequence[str]) -> Table:
    rows = []
    for ref in refs:
        cells = dict(made.indicators[ref])
        if made.inside:
            rating = cells.pop("RAG")
            cells[f"{made.now} result"] += f" ({rating[0]})"
        rows.append(cells)
    return _table([list(rows[0]), *[list(row.values()) for row in rows]])


def _table(rows: Sequence[Sequence[str]]) -> Table:
    made = [Row(cells=tuple(Cell(text=text) for text in row)) for row in rows]
    width = len(rows[0])
    return Table(widths=tuple(1 / width for _ in range(width)), header=(made[0],), rows=tuple(made[1:]), size=6.0)
