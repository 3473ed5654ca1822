"""The corporate plan performance of Q2 2025/26: a summary table of ratings, key areas of focus, indicators in subsections with comments."""

from __future__ import annotations

from typing import Any

from samples.front import front_table, heading_row
from samples.model import Activity, Block, Cell, Footnote, Heading, PageBreak, Paragraph, Report, Row, Table
from samples.thornmere import cells
from samples.thornmere.facts import Indicator, indicators, load, misprint_of_mark
from samples.thornmere.keys import STYLE, key
from samples.thornmere.tally import Tally, share, tally

NOW, BEFORE, LAST_YEAR, YEAR = "2025/26 Q2", "2025/26 Q1", "2024/25 Q2", "2025/26"
RATINGS = ("Green", "Green Amber", "Red Amber", "Red")
SUMMARY_WIDTHS = (2.4, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9)
FOCUS_HEADS = ("Key area of focus", "Description", "Q2 2025/26 progress update")
INDICATOR_HEADS = (
    "Ref",
    "Indicator",
    "Polarity",
    "Annual 2025/26 target",
    "Q2 2025/26 target",
    "Q2 2025/26 result",
    "Q1 2025/26 result",
    "DOT short term (from Q1 2025/26)",
    "Q2 2024/25 result",
    "DOT long term (from Q2 2024/25)",
    "Benchmarking",
    "Comment where the target was missed",
)
INDICATOR_WIDTHS = (60, 94, 40, 44, 48, 56, 52, 56, 52, 56, 70, 142)
FILL_OF_SUBSECTIONS = "#EEF3F4"


def corporate_report() -> Report:
    """The report, from `indicators.toml` and `corporate.toml`."""
    facts = load("corporate.toml")
    rows = {p["key"]: [_row(facts, i, p["name"]) for i in _mine(p)] for p in facts["priority"]}
    tallies = {p["key"]: tally(p["name"], rows[p["key"]]) for p in facts["priority"]}
    blocks: list[Block] = [
        front_table(STYLE, facts["committee"], facts["meeting"], facts["title"], facts["officer"], facts["purpose"]),
        Heading(text="Summary of performance"),
        Paragraph(text=_overall(facts["stem"], tallies), mark="count overall"),
        _summary(facts["stem"], tallies),
    ]
    for priority in facts["priority"]:
        blocks += _priority(facts, priority, tallies[priority["key"]], rows[priority["key"]])
    blocks += key(activities=False)
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


def _mine(priority: dict[str, Any]) -> list[Indicator]:
    """The indicators of a priority, those of one area together, areas in order of their first indicator."""
    mine = [i for i in indicators() if "C" in i.reports and i.theme in priority["themes"]]
    areas = list(dict.fromkeys(i.area for i in mine))
    return sorted(mine, key=lambda i: areas.index(i.area))


def _overall(report: str, tallies: dict[str, Tally]) -> str:
    total = sum(tallies.values(), Tally(name="Total"))
    listed = sum(1 for i in indicators() if "C" in i.reports)
    met, missed = total.count("Green"), total.rated - total.count("Green")
    return (
        f"The Corporate Plan has {listed} indicators. Of these, {total.reported} are reported with a result in Quarter 2 2025/26, and "
        f"{total.rated} of them have a RAG rating: {share(met, total.rated)} are on or above target and "
        f"{share(missed, total.rated)} are below target. "
        f"{total.with_direction} have a long-term direction of travel: {share(total.better, total.with_direction)} have improved or stayed "
        f"the same and {share(total.worse, total.with_direction)} have worsened since the same quarter of last year."
    )


def _summary(report: str, tallies: dict[str, Tally]) -> Table:
    def head(text: str, *, rows: int = 1, columns: int = 1) -> Cell:
        return Cell(text=text, bold=True, fill=STYLE.head_fill, centred=True, rows=rows, columns=columns)

    upper = (
        head("Strategic priority", rows=2),
        head("No. reported (Q2)", rows=2),
        head("No. with a RAG rating (Q2)", rows=2),
        head("RAG ratings", columns=5),
        head("Long-term direction of travel", columns=3),
    )
    lower = (*(head(text) for text in (*RATINGS, "Monitor / not rated", "No. with a DOT", "Improved or same", "Worsened")),)
    total = sum(tallies.values(), Tally(name="Total"))
    rows = []
    for name, one in (*tallies.items(), ("Total", total)):
        rated = (share(one.count(r), one.rated) for r in RATINGS)
        shares = [misprint_of_mark(report, f"summary {name} {r}", text) for r, text in zip(RATINGS, rated, strict=True)]
        texts = (
            str(one.reported),
            str(one.rated),
            *shares,
            str(one.reported - one.rated),
            str(one.with_direction),
            share(one.better, one.with_direction),
            share(one.worse, one.with_direction),
        )
        bold = name == "Total"
        numbers = tuple(Cell(text=text, centred=True, bold=bold) for text in texts)
        rows.append(Row(cells=(Cell(text=one.name, bold=bold), *numbers), mark=f"summary {name}"))
    return Table(widths=SUMMARY_WIDTHS, header=(Row(cells=upper), Row(cells=lower)), rows=tuple(rows), size=8.5)


def _priority(facts: dict[str, Any], priority: dict[str, Any], mine: Tally, rows: list[Row]) -> list[Block]:
    section, report = priority["name"], facts["stem"]
    focus = [
        Activity(kind="Key area of focus", section=section, title=row["area"], rating=None, commentary=row["text"])
        for row in priority["focus"]
    ]
    focus_rows = tuple(
        Row(cells=(Cell(text=a.title, bold=True), Cell(text=row["description"]), Cell(text=a.commentary)), activity=a)
        for a, row in zip(focus, priority["focus"], strict=True)
    )
    reported = misprint_of_mark(report, f"count {priority['key']} reported", str(mine.reported))
    met, missed = mine.count("Green"), mine.rated - mine.count("Green")
    prose = (
        f"{reported} indicators are reported in Quarter 2 2025/26. Of these, {mine.rated} have a RAG rating: {share(met, mine.rated)} are "
        f"on or above target and {share(missed, mine.rated)} are below target. {mine.with_direction} have a long-term direction of travel: "
        f"{share(mine.better, mine.with_direction)} have improved or stayed the same and {share(mine.worse, mine.with_direction)} have "
        "worsened."
    )
    refs = [row.subject.ref for row in rows if row.subject]
    marked = {facts["marks"]["title"].get(ref, "").strip() for ref in refs}
    return [
        PageBreak(),
        Heading(text=section),
        Table(widths=(1.2, 2, 6), header=(heading_row(STYLE, FOCUS_HEADS),), rows=focus_rows, size=8.5),
        Paragraph(text=prose, mark=f"count {priority['key']}"),
        Table(
            widths=INDICATOR_WIDTHS,
            header=(heading_row(STYLE, INDICATOR_HEADS),),
            rows=tuple(_with_subsections(priority, rows)),
            size=7,
        ),
        *(Footnote(text=note) for note in facts["footnotes"] if note[0] in marked),
    ]


def _with_subsections(priority: dict[str, Any], rows: list[Row]) -> list[Row]:
    out: list[Row] = []
    area = ""
    for indicator, row in zip(_mine(priority), rows, strict=True):
        if indicator.area != area:
            area = indicator.area
            out.append(Row(cells=(Cell(text=area, bold=True, fill=FILL_OF_SUBSECTIONS, columns=len(INDICATOR_HEADS)),)))
        out.append(row)
    return out


def _row(facts: dict[str, Any], indicator: Indicator, priority: str) -> Row:
    report = facts["stem"]
    return Row(
        subject=cells.subject(indicator, f"{priority} > {indicator.area}"),
        cells=(
            cells.ref_cell(indicator),
            cells.title_cell(indicator, facts["marks"]["title"].get(indicator.ref, "")),
            cells.polarity_cell(indicator),
            cells.target_cell(indicator, YEAR),
            cells.target_cell(indicator, NOW),
            cells.result_cell(report, indicator, NOW, rate="letters", dated="inside"),
            cells.result_cell(report, indicator, BEFORE),
            cells.direction_cell(report, indicator, NOW, BEFORE),
            cells.result_cell(report, indicator, LAST_YEAR),
            cells.direction_cell(report, indicator, NOW, LAST_YEAR),
            cells.benchmark_cell(indicator, newer=True),
            Cell(text=facts["comments"].get(indicator.ref, "")),
        ),
    )
