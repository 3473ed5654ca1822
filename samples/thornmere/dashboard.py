"""The service dashboard of Q3 2025/26: rated priorities, indicators with an unsigned variance and a rating column, interventions."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from samples.front import activity_row, bullets, front_table, heading_row, rating_cell
from samples.model import Activity, Block, Cell, Figure, Footnote, Heading, Paragraph, Report, Row, Table
from samples.thornmere import cells
from samples.thornmere.facts import Indicator, indicators, load, misprint_of_figure
from samples.thornmere.keys import STYLE, key
from samples.thornmere.money import budget_table, capital_table
from samples.thornmere.risks import risk_table

NOW, BEFORE = "2025/26 Q3", "2025/26 Q2"
# Basis -> period covered as printed, and as a period
PERIODS = {
    "quarter": ("Oct 25 – Dec 25", "2025-10..2025-12"),
    "ytd": ("Apr 25 – Dec 25", "2025-04..2025-12"),
    "as_at": ("Dec 25", "2025-12"),
    "arrears": ("Jul 25 – Sep 25", "2025-07..2025-09"),
}
INDICATOR_HEADS = (
    "Ref",
    "Indicator\n(what is measured)",
    "Period covered\n(when it was measured)",
    "Q2 2025/26 result",
    "Q3 2025/26 target",
    "Numerator and denominator",
    "Result\n(the latest)",
    "Variance from target",
    "DoT\n(from Q2 2025/26)",
    "RAG",
    "Benchmarking",
)
INDICATOR_WIDTHS = (64, 160, 64, 60, 60, 66, 58, 54, 62, 54, 90)


def dashboard_report() -> Report:
    """The report, from `indicators.toml` and `dashboard.toml`."""
    facts = load("dashboard.toml")
    priorities = [
        Activity(kind="Service priority", section="Service priorities", title=row["title"], rating=row["rag"], commentary=row["text"])
        for row in facts["priority"]
    ]
    priority_heads = heading_row(STYLE, ("Service priority", "RAG", "Commentary"))
    blocks: list[Block] = [
        front_table(STYLE, facts["committee"], facts["meeting"], facts["title"], facts["officer"], facts["purpose"]),
        Heading(text="1. Director's overview"),
        *(Paragraph(text=text) for text in facts["summary"]),
        Heading(text="1.1 Successes", level=2),
        bullets(facts["successes"]),
        Heading(text="1.2 Concerns", level=2),
        bullets(facts["concerns"]),
        Heading(text="2. Service priorities"),
        Table(widths=(2, 0.8, 6), header=(priority_heads,), rows=tuple(activity_row(a, with_service=False) for a in priorities), size=8.5),
        Heading(text="3. Indicators"),
        Paragraph(text="The variance is the distance between result and target as a share of the target. It is printed without a sign."),
        Table(widths=INDICATOR_WIDTHS, header=(heading_row(STYLE, INDICATOR_HEADS),), rows=tuple(_rows(facts)), size=7.5),
        *(Footnote(text=note) for note in facts["footnotes"]),
        Heading(text="3.1 Comments and interventions", level=2),
        _interventions(facts),
        Heading(text="4. Money"),
        Heading(text="4.1 Revenue", level=2),
        budget_table(facts),
        Heading(text="4.2 Capital", level=2),
        capital_table(facts),
        Heading(text="5. Risks"),
        Paragraph(
            text="Each risk is scored from 1 to 5 for impact and for likelihood. Its score is one times the other; 15 and above is high."
        ),
        risk_table(facts),
        *key(activities=True),
    ]
    return Report(
        stem=facts["stem"],
        title=facts["title"],
        appendix=facts["appendix"],
        council="Thornmere Borough Council",
        committee=facts["committee"],
        meeting=facts["meeting"],
        style=STYLE,
        blocks=tuple(blocks),
    )


def _rows(facts: dict[str, Any]) -> list[Row]:
    return [_row(facts, indicator) for indicator in indicators() if "D" in indicator.reports]


def _row(facts: dict[str, Any], indicator: Indicator) -> Row:
    report, marks = facts["stem"], facts["marks"]
    covered, period = PERIODS[indicator.basis]
    rating = cells.rating_of(report, indicator, NOW)
    unrated = "Monitor" if indicator.polarity == "monitor" else "Not rated"
    return Row(
        subject=cells.subject(indicator, "3. Indicators", with_polarity=False),
        cells=(
            cells.ref_cell(indicator),
            cells.title_cell(indicator, marks["title"].get(indicator.ref, "")),
            Cell(text=covered),
            cells.result_cell(report, indicator, BEFORE),
            cells.target_cell(indicator, NOW),
            cells.fraction_cell(indicator, NOW, period=period),
            cells.result_cell(
                report, indicator, NOW, rate="elsewhere", mark=marks["result"].get(indicator.ref, ""), period=period, own_words=True
            ),
            _variance(report, indicator, period),
            cells.direction_cell(report, indicator, NOW, BEFORE, period=period),
            rating_cell(rating) if rating else Cell(text=unrated, centred=True),
            cells.benchmark_cell(indicator, newer=True),
        ),
    )


def _variance(report: str, indicator: Indicator, period: str) -> Cell:
    result, target = cells.result_of(report, indicator, NOW).value, indicator.targets[NOW].value
    if result is None or target is None:
        return Cell(text="N/A", figures=(Figure(measure="variance", period=period, raw="N/A", unit="%"),))
    right = (100 * abs(result - target) / target).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    text = misprint_of_figure(report, indicator.ref, "variance", NOW) or f"{right}%"
    return Cell(text=text, figures=(Figure(measure="variance", period=period, raw=text, value=text.rstrip("%"), unit="%"),))


def _interventions(facts: dict[str, Any]) -> Table:
    titles = {i.ref: i.title for i in indicators()}
    rows = tuple(Row(cells=(Cell(text=f"{ref} {titles[ref]}"), Cell(text=text))) for ref, text in facts["interventions"].items())
    return Table(widths=(2, 6), header=(heading_row(STYLE, ("Indicator", "Comment and proposed intervention")),), rows=rows, size=8.5)
