"""Contradictions of every rule, each planted in one place of a report that agrees with itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.assistant.audit.planting.facts import Facts
from tests.assistant.audit.planting.printing import RATINGS, Draft, rating_of, share

FAR = Decimal(6)  # per cent of the target: a miss that no band near Green reaches


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """What the audit must find: one of `rules`, at the indicator `ref` or where `words` are printed."""

    rules: tuple[str, ...]
    words: str
    ref: str | None = None


Plant = Callable[[Random, Draft], Planted | None]


def _free(made: Draft, wanted: Callable[[Facts], bool]) -> list[Facts]:
    """The indicators in which nothing is planted yet."""
    return [one for one in made.facts if not one.planted and wanted(one)]


def _pick(rng: Random, made: Draft, wanted: Callable[[Facts], bool], name: str) -> Facts | None:
    found = _free(made, wanted)
    if not found:
        return None
    one = rng.choice(found)
    one.planted.add(name)
    return one


def rating_of_a_met_target(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: one.met, "rating")
    if one is None:
        return None
    made.indicators[one.ref]["RAG"] = wrong = rng.choice(("Amber", "Red"))
    _keep_counts(made, one, wrong)
    return Planted(rules=("rating",), words=wrong, ref=one.ref)


def rating_of_a_missed_target(rng: Random, made: Draft) -> Planted | None:
    worst = max(made.facts, key=lambda one: one.miss)
    if worst.planted or worst.met or worst.miss < FAR:
        return None
    worst.planted.add("rating")
    made.indicators[worst.ref]["RAG"] = "Green"
    _keep_counts(made, worst, "Green")
    return Planted(rules=("rating",), words="Green", ref=worst.ref)


def band_against_the_key(rng: Random, made: Draft) -> Planted | None:
    if made.scheme not in ("tolerance", "floor"):
        return None
    one = _pick(rng, made, lambda one: not one.met and abs(one.miss - 5) > 1, "rating")
    if one is None:
        return None
    wrong = "Red" if rating_of(made.scheme, one) == "Amber" else "Amber"
    made.indicators[one.ref]["RAG"] = wrong
    _keep_counts(made, one, wrong)
    return Planted(rules=("rating",), words=wrong, ref=one.ref)


def _keep_counts(made: Draft, one: Facts, wrong: str) -> None:
    """The summary and prose count what is printed, so that the rating is the only contradiction."""
    right = rating_of(made.scheme, one)
    for row in made.summary[1:]:
        if row[0] in (one.section, "Total"):
            base = int(row[1])
            for column, rating in enumerate(RATINGS, 3):
                count = int(re.findall(r"\((\d+)\)", row[column])[0]) + (rating == wrong) - (rating == right)
                row[column] = share(count, base)
            if row[0] == one.section:
                green = int(re.findall(r"\((\d+)\)", row[3])[0])
                text = made.prose[one.section]
                start, end = text.index("rating: ") + len("rating: "), text.index(" below target")
                made.prose[one.section] = (
                    text[:start] + f"{share(green, base)} are on or above target and {share(base - green, base)} are" + text[end:]
                )


def direction_since_last_year(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: True, "direction")
    if one is None:
        return None
    heading = f"DOT long term (from {made.last_year})"
    right = made.indicators[one.ref][heading]
    wrong = "Worsening" if right == "Improving" else "Improving"
    made.indicators[one.ref][heading] = wrong
    _keep_directions(made, one, 1 if wrong == "Worsening" else -1)
    return Planted(rules=("direction",), words=wrong, ref=one.ref)


def _keep_directions(made: Draft, one: Facts, more: int) -> None:
    for row in made.summary[1:]:
        if row[0] in (one.section, "Total"):
            base, worse = int(row[1]), int(re.findall(r"\((\d+)\)", row[8])[0]) + more
            row[7], row[8] = share(base - worse, base), share(worse, base)
            if row[0] == one.section:
                text = made.prose[one.section]
                start = text.index("travel: ") + len("travel: ")
                made.prose[one.section] = (
                    text[:start] + f"{share(base - worse, base)} have improved or stayed the same and {share(worse, base)} have worsened."
                )


def direction_since_last_quarter(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: one.unit == "%", "direction")
    if one is None:
        return None
    heading = f"DOT short term (from {made.before})"
    wrong = "Worsening" if made.indicators[one.ref][heading] == "Improving" else "Improving"
    made.indicators[one.ref][heading] = wrong
    return Planted(rules=("direction",), words=wrong, ref=one.ref)


def fraction(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: one.fraction is not None, "fraction")
    if one is None or one.fraction is None:
        return None
    top, bottom = one.fraction
    made.indicators[one.ref]["Numerator and denominator"] = f"{top - bottom // 20}/{bottom}"
    return Planted(rules=("fraction",), words=one.shown(one.result), ref=one.ref)


def variance(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: True, "variance") if made.variance else None
    if one is None:
        return None
    right = Decimal(made.indicators[one.ref]["Variance from target"].rstrip("%"))
    wrong = f"{right + Decimal('2.3')}%"
    made.indicators[one.ref]["Variance from target"] = wrong
    return Planted(rules=("variance",), words=wrong, ref=one.ref)


def money_total(rng: Random, made: Draft) -> Planted | None:
    column = rng.choice((1, 2))
    right = int(made.money[-1][column].replace(",", ""))
    wrong = f"{right + rng.randint(40, 300):,}"
    made.money[-1][column] = wrong
    return Planted(rules=("total", "variance", "percentage"), words=wrong)


def money_variation(rng: Random, made: Draft) -> Planted | None:
    row = rng.choice(made.money[1:-1])
    amount = int(row[3].strip("()").replace(",", "")) + 17
    row[3] = f"({amount:,})" if row[3].startswith("(") else f"{amount:,}"
    return Planted(rules=("variance", "total", "percentage"), words=row[3])


def money_share(rng: Random, made: Draft) -> Planted | None:
    row = rng.choice(made.money[1:-1])
    row[4] = f"{Decimal(row[4].rstrip('%')) + Decimal('1.7')}%"
    return Planted(rules=("percentage",), words=row[4])


def summary_total(rng: Random, made: Draft) -> Planted | None:
    column = rng.choice((3, 4, 5))
    base, count = int(made.summary[-1][1]), int(re.findall(r"\((\d+)\)", made.summary[-1][column])[0])
    made.summary[-1][column] = wrong = share(count + 1, base)
    return Planted(rules=("total", "count"), words=wrong)


def summary_share(rng: Random, made: Draft) -> Planted | None:
    row, column = rng.choice(made.summary[1:]), rng.choice((3, 4, 5))
    percent, count = re.findall(r"\d+", row[column])
    row[column] = f"{int(percent) + 3}% ({count})"
    return Planted(rules=("percentage",), words=row[column])


def prose_share(rng: Random, made: Draft) -> Planted | None:
    section = rng.choice(made.sections)
    text = made.prose[section]
    match = re.search(r"(\d+)% \((\d+)\) are on", text)
    assert match is not None
    wrong = f"{int(match[1]) + 4}% ({match[2]})"
    made.prose[section] = text.replace(f"{match[1]}% ({match[2]}) are on", f"{wrong} are on")
    return Planted(rules=("percentage",), words=wrong)


def prose_count(rng: Random, made: Draft) -> Planted | None:
    section = rng.choice(made.sections)
    count = re.match(r"\d+", made.prose[section])
    assert count is not None
    wrong = f"{int(count[0]) + 1} indicators are reported"
    made.prose[section] = made.prose[section].replace(f"{count[0]} indicators are reported", wrong)
    return Planted(rules=("count",), words=wrong)


def risk_score(rng: Random, made: Draft) -> Planted | None:
    row = rng.choice(made.risks[1:])
    row[4] = str(int(row[4]) + rng.choice((1, -1)))
    return Planted(rules=("matrix",), words=row[4])


def benchmark_backwards(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: one.unit == "%", "label")
    if one is None:
        return None
    made.indicators[one.ref]["Benchmarking"] = "Region 58.2% (Apr 30 - Mar 30)"
    return Planted(rules=("label",), words="Apr 30 - Mar 30", ref=one.ref)


def number_in_per_cent(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: one.unit == "%", "label")
    if one is None:
        return None
    made.indicators[one.ref]["Indicator"] = f"Number of {one.title[0].lower()}{one.title[1:]}"
    return Planted(rules=("label",), words=made.indicators[one.ref]["Indicator"], ref=one.ref)


def comment_on_the_quarter(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: one.unit == "%", "comment")
    if one is None:
        return None
    said = "fell" if one.result > one.previous else "rose"
    made.indicators[one.ref]["Comment"] = f"Performance {said} on the previous quarter. More wardens start in spring."
    return Planted(rules=("narrative",), words=f"Performance {said}", ref=one.ref)


def comment_with_a_share(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: one.fraction is not None, "comment")
    if one is None or one.fraction is None:
        return None
    top, bottom = one.fraction
    made.indicators[one.ref]["Comment"] = f"In all {top - bottom // 25} of {bottom} cases ({one.result}%) were counted by hand."
    return Planted(rules=("percentage", "narrative"), words=f"{top - bottom // 25} of {bottom}", ref=one.ref)


def comment_with_another_result(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: one.unit == "%" and one.result < one.previous, "comment")
    if one is None:
        return None
    other = one.result - Decimal("3.7")
    made.indicators[one.ref]["Comment"] = f"The overall result fell to {other}% and two sites were shut."
    return Planted(rules=("narrative",), words=f"fell to {other}%", ref=one.ref)


def comment_on_the_target(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: abs(one.miss) > 1, "comment")
    if one is None:
        return None
    said = "The target was missed" if one.met else "The target has been met"
    made.indicators[one.ref]["Comment"] = f"{said}. More wardens start in spring."
    return Planted(rules=("narrative",), words=said, ref=one.ref)


def comment_on_the_rating(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: True, "comment")
    if one is None:
        return None
    wrong = rng.choice([rating for rating in RATINGS if rating != made.indicators[one.ref]["RAG"]])
    made.indicators[one.ref]["Comment"] = f"This indicator is rated {wrong} for want of volunteers."
    return Planted(rules=("narrative",), words=f"is rated {wrong}", ref=one.ref)


def comment_with_another_target(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: one.unit == "%", "comment")
    if one is None:
        return None
    other = one.shown(one.target + Decimal("2.3"))
    made.indicators[one.ref]["Comment"] = f"Volunteers are found by letter, against a target of {other}."
    return Planted(rules=("narrative",), words=f"target of {other}", ref=one.ref)


def prose_with_another_result(rng: Random, made: Draft) -> Planted | None:
    one = _pick(rng, made, lambda one: one.unit == "%", "prose")
    if one is None:
        return None
    said = f"{one.ref} was {one.result + Decimal('3.3')}% this quarter"
    made.prose[one.section] += f" {said}."
    return Planted(rules=("narrative",), words=said, ref=one.ref)


WITHIN: tuple[Plant, ...] = (
    rating_of_a_met_target, rating_of_a_missed_target, band_against_the_key, direction_since_last_year, direction_since_last_quarter,
    fraction, variance, money_total, money_variation, money_share, summary_total, summary_share, prose_share, prose_count, risk_score,
    benchmark_backwards, number_in_per_cent, comment_on_the_quarter, comment_with_a_share, comment_with_another_result,
    comment_on_the_target, comment_on_the_rating, comment_with_another_target, prose_with_another_result,
)  # fmt: skip
TABLES = (money_total, money_variation, money_share)  # one of them a report: a second in the same row would be the same contradiction
RATED = (rating_of_a_met_target, rating_of_a_missed_target, band_against_the_key)
COUNTS = (summary_total, summary_share, prose_share, prose_count)


def result_restated(rng: Random, later: Draft) -> Planted | None:
    """Another previous result than the report before printed, with the direction that follows from it."""
    one = _pick(rng, later, lambda one: True, "restated")
    if one is None:
        return None
    heading = f"{later.before} result"
    moved = one.previous + (Decimal(4) if one.previous > one.result else Decimal(-4))
    one.previous = moved
    later.indicators[one.ref][heading] = one.shown(moved)
    return Planted(rules=("restatement",), words=one.shown(moved), ref=one.ref)
