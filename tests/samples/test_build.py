"""The committed samples are what the script makes, and every contradiction in them is planted, real and the only one of its kind."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samples.build import all_reports, build
from samples.model import Card, Heading, Paragraph, Report, Row, Table

SAMPLES = Path(__file__).parents[2] / "samples"
MID_YEAR, ANNUAL = "thornmere-adults-mid-year-2024-25", "thornmere-adults-annual-2024-25"
CORPORATE, DASHBOARD = "thornmere-corporate-plan-q2-2025-26", "thornmere-service-dashboard-q3-2025-26"
BOROUGH = (MID_YEAR, ANNUAL, CORPORATE, DASHBOARD)
Record = dict[str, Any]


@cache
def truth(name: str) -> tuple[Record, ...]:
    lines = (SAMPLES / "truth" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def stem(record: Record) -> str:
    return str(record["document"]).removesuffix(".pdf")


def planted(rule: str) -> set[tuple[str, str | None]]:
    return {(stem(f), f["ref"]) for f in truth("findings") if f["rule"] == rule}


@cache
def by_row() -> dict[tuple[str, str], list[Record]]:
    """The values of each report and reference, in the order of the row."""
    rows: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for value in truth("values"):
        rows[stem(value), value["ref"]].append(value)
    return rows


def number(values: list[Record], measure: str, period: str | None = None) -> Decimal | None:
    """The number of the first value of that measure (and period)."""
    found = [v for v in values if v["measure"] == measure and (period is None or v["period"] == period)]
    return Decimal(found[0]["value"]) if found and found[0]["value"] is not None else None


def rounded(value: Decimal, like: Decimal) -> Decimal:
    return value.quantize(like, rounding=ROUND_HALF_UP)


def report(name: str) -> Report:
    return next(r for r in all_reports() if r.stem == name)


def rows_marked(name: str, beginning: str) -> dict[str, list[str]]:
    """The texts of the marked rows of a report, by mark."""
    tables = [block for block in report(name).blocks if isinstance(block, Table)]
    return {row.mark: [cell.text for cell in row.cells] for t in tables for row in t.rows if row.mark and row.mark.startswith(beginning)}


def words_of(name: str) -> str:
    """All that a report prints in its blocks."""
    texts: list[str] = []
    for block in report(name).blocks:
        if isinstance(block, Table):
            texts += [cell.text for row in (*block.header, *block.rows) for cell in row.cells]
        elif isinstance(block, Card):
            texts.append(block.comment)
        elif isinstance(block, Heading | Paragraph):
            texts.append(block.text)
    return "\n".join(texts)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("built")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in build(out)}


def test_committed_files_are_what_the_script_makes(built: dict[str, bytes]) -> None:
    committed = {p.relative_to(SAMPLES).as_posix(): p.read_bytes() for folder in ("reports", "truth") for p in (SAMPLES / folder).iterdir()}
    assert sorted(built) == sorted(committed)
    assert [name for name in built if built[name] != committed[name]] == []


def test_six_reports_are_pdf_and_four_are_docx_too(built: dict[str, bytes]) -> None:
    assert sum(name.endswith(".pdf") for name in built) == 6
    assert sum(name.endswith(".docx") for name in built) == 4


def test_at_least_25_indicators_stand_in_two_reports_of_the_borough() -> None:
    reports = defaultdict(set)
    for name, ref in by_row():
        if name in BOROUGH:
            reports[ref].add(name)
    assert sum(len(names) >= 2 for names in reports.values()) >= 25


def test_every_value_has_page_and_box() -> None:
    for record in (*truth("values"), *truth("activities"), *truth("findings")):
        left, top, right, bottom = record["box"]
        assert record["page"] >= 1
        assert 0 <= left < right <= 842
        assert 0 <= top < bottom <= 595.3


def test_fractions_give_their_percentage_but_for_the_planted_one() -> None:
    wrong = set()
    for (name, ref), values in by_row().items():
        top, bottom = number(values, "numerator"), number(values, "denominator")
        if top is None or bottom is None:
            continue
        period = next(v["period"] for v in values if v["measure"] == "numerator")
        result = number(values, "result", period)
        assert result is not None
        if rounded(100 * top / bottom, result) != result:
            wrong.add((name, ref))
    assert wrong == planted("fraction") == {(MID_YEAR, "AH/S17")}


def test_directions_follow_from_the_figures_but_for_the_planted_ones() -> None:
    polarity = {v["ref"]: v["polarity"] for v in truth("values") if v["polarity"]}
    words = {"up": "Improving", "down": "Worsening", "level": "Same"}
    wrong, judged = set(), 0
    for (name, ref), values in by_row().items():
        for value in values:
            said = words.get(value["raw"], value["raw"])
            if value["measure"] != "direction" or said not in words.values():
                continue
            new, old = number(values, "result", value["period"]), number(values, "result", value["compared_with"])
            assert new is not None
            assert old is not None
            better = new > old if polarity.get(ref, "higher") == "higher" else new < old
            judged += 1
            if said != ("Same" if new == old else "Improving" if better else "Worsening"):
                wrong.add((name, ref))
    assert wrong == planted("direction") == {(MID_YEAR, "AH/S6"), (ANNUAL, "AH/S9")}
    assert judged > 150


def missed_share(result: Decimal, target: Decimal, polarity: str) -> Decimal:
    return (target - result if polarity == "higher" else result - target) / target


def test_ratings_follow_from_each_councils_key_but_for_the_planted_ones() -> None:
    polarity = {v["ref"]: v["polarity"] for v in truth("values") if v["polarity"]}
    wrong, judged = set(), 0
    for (name, ref), values in by_row().items():
        first = next(v for v in values if v["measure"] == "result" and (v["rating"] or name != DASHBOARD)) if name != DASHBOARD else None
        rated = first or next((v for v in values if v["rating"]), None)
        if rated is None or rated["rating"] is None or "confidence interval" in " ".join(v["raw"] for v in values):
            continue
        targets = [v for v in values if v["measure"] == "target" and v["value"] is not None]
        target, result, floor = Decimal(targets[-1]["value"]), Decimal(rated["value"]), number(values, "floor")
        missed = missed_share(result, target, polarity[ref])
        if floor is not None:
            right = "Green" if missed <= 0 else "Amber" if missed_share(result, floor, polarity[ref]) <= 0 else "Red"
        else:
            bands = (("Green", Decimal(0)), ("Green Amber", Decimal("0.05")), ("Red Amber", Decimal("0.10")), ("Red", Decimal(99)))
            right = next(band for band, limit in bands if missed <= limit)
        judged += 1
        if right != rated["rating"]:
            wrong.add((name, ref))
    assert wrong == planted("rating") == {(ANNUAL, "AH/S2"), ("wealdshire-performance-q3-2025-26", "CY03")}
    assert judged > 120


def test_variances_are_shares_of_the_target_but_for_the_planted_one() -> None:
    wrong = set()
    for (name, ref), values in by_row().items():
        variance, target = number(values, "variance"), number(values, "target")
        if name != DASHBOARD or variance is None or target is None:
            continue
        period = next(v["period"] for v in values if v["measure"] == "variance")
        result = number(values, "result", period)
        assert result is not None
        if rounded(100 * abs(result - target) / target, Decimal("0.1")) != variance:
            wrong.add((name, ref))
    assert wrong == planted("variance") == {(DASHBOARD, "AH/S18")}


def test_no_two_reports_print_different_values_but_for_the_planted_restatements() -> None:
    printed: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for value in truth("values"):
        if value["measure"] in ("result", "target", "floor") and value["value"] is not None:
            printed[value["ref"], value["measure"], value["period"]][value["value"]].add(stem(value))
    conflicts = {ref for (ref, _, _), values in printed.items() if len(values) > 1}
    assert conflicts == {ref for _, ref in planted("restatement")} == {"AH/C3", "AH/S12", "HT02"}


def test_the_summary_table_adds_up_but_for_green_amber() -> None:
    rows = rows_marked(CORPORATE, "summary")
    counts = {mark: [int(text.rstrip(")").split("(")[-1]) for text in texts[1:]] for mark, texts in rows.items()}
    total = counts.pop("summary Total")
    sums = [sum(column) for column in zip(*counts.values(), strict=True)]
    assert [number for number, (added, said) in enumerate(zip(sums, total, strict=True)) if added != said] == [3]
    assert (sums[3], total[3]) == (9, 10)


def test_the_prose_count_of_one_priority_is_wrong() -> None:
    rows = rows_marked(CORPORATE, "summary")
    said = {
        b.mark: b.text.split()[0] for b in report(CORPORATE).blocks if isinstance(b, Paragraph) and b.mark and b.mark != "count overall"
    }
    wrong = [mark for mark, count in said.items() if count != rows[mark.replace("count", "summary")][1]]
    assert wrong == ["count homes"]


def test_the_budget_adds_up_but_for_the_variation() -> None:
    rows = rows_marked(DASHBOARD, "budget")
    amounts = {mark: [int(t.replace(",", "").replace("(", "-").replace(")", "")) for t in texts[1:5]] for mark, texts in rows.items()}
    total = amounts.pop("budget Total")
    assert [sum(column) for column in zip(*amounts.values(), strict=True)] == [*total[:3], 2178]
    assert total[3] == 2187


def test_one_risk_score_is_not_impact_times_likelihood() -> None:
    rows = rows_marked(DASHBOARD, "risk")
    assert [texts[0] for texts in rows.values() if int(texts[4]) * int(texts[5]) != int(texts[6])] == ["AHR04"]


@pytest.mark.parametrize("finding", [f for f in truth("findings") if f["rule"] in ("narrative", "count")], ids=lambda f: f["published"])
def test_what_a_finding_quotes_from_prose_stands_in_the_report(finding: Record) -> None:
    assert finding["published"] in words_of(stem(finding))


def test_activities_of_the_truth_are_the_rated_rows_of_the_reports() -> None:
    rows = [
        row
        for r in all_reports()
        for block in r.blocks
        if isinstance(block, Table)
        for row in block.rows
        if isinstance(row, Row) and row.activity
    ]
    assert [row.activity.title for row in rows if row.activity] == [a["title"] for a in truth("activities")]
