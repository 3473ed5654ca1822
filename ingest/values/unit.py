"""Units: what a figure counts, from the cell, the indicator's title and the column heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

# Beside a figure, before or after it. Longest first where one begins another.
AFTER_FIGURE: tuple[tuple[str, str], ...] = (
    (r"%|per\s?cent(?:age)?\b|percent\b|pct\b", "%"),
    (r"(?:percentage\s)?points?\b|p\.?p\.?(?:ts?)?\b|ppts?\b", "percentage points"),
    (r"per\s100\s?,?\s?000\b", "per 100,000"),
    (r"per\s10\s?,?\s?000\b", "per 10,000"),
    (r"per\s1\s?,?\s?000\b", "per 1,000"),
    (r"per\s100\b", "per 100"),
    (r"(?:calendar\s|working\s|school\s)?days?\b", "days"),
    (r"weeks?\b|wks?\b", "weeks"),
    (r"months?\b|mths?\b", "months"),
    (r"years?\b|yrs?\b", "years"),
    (r"hours?\b|hrs?\b", "hours"),
    (r"minutes?\b|mins?\b", "minutes"),
    (r"seconds?\b|secs?\b", "seconds"),
    (r"kg\b|kgs\b|kilograms?\b", "kg"),
    (r"tonnes?\b", "tonnes"),
    (r"miles?\b", "miles"),
    (r"km\b", "km"),
    (r"fte\b", "FTE"),
)

# Of a sum of money: what follows "£12.3".
MONEY_SCALES: tuple[tuple[str, str], ...] = (
    (r"(?:m|mn|million)\b", "£m"),
    (r"(?:bn|billion)\b", "£bn"),
    (r"(?:k|thousand)\b|,?000s?\b", "£000"),
)

# Of a number without "£": its scale is part of the figure, "1.2m" is not 1.2. A spaced "m" may be anything, such as a footnote's letter.
BARE_SCALES: tuple[tuple[str, str], ...] = ((r"mn?\b|\s?million\b", "m"), (r"bn\b|\s?billion\b", "bn"), (r"k\b|\s?thousand\b", "k"))
MONEY_OF_SCALE = {"m": "£m", "bn": "£bn", "k": "£000"}
SCALED_MONEY = frozenset(MONEY_OF_SCALE.values())
WHOLE = Decimal(100)  # per cent: no share is larger, so a bare larger number is lent "%" only by a figure that is larger too
MOST_APART = 1000  # a sum so many times another of its row is not told in the same scale of pounds

# In a title or heading, first match counts: a rate before a share, a share before a count.
IN_WORDS: tuple[tuple[str, str], ...] = (
    (r"per\s100\s?,?\s?000\b", "per 100,000"),
    (r"per\s10\s?,?\s?000\b", "per 10,000"),
    (r"per\s1\s?,?\s?000\b", "per 1,000"),
    (r"£\s?'?,?000s?\b|£k\b|\(£k\)", "£000"),
    (r"£\s?m\b|£\s?million\b", "£m"),
    (r"%|\bper\s?cent(?:age)?\b|\bpercentage\b|\bproportion\b", "%"),
    (r"£|\baverage cost\b|\bcost per\b|\bspend per\b", "£"),
    (
        r"\((?:working |calendar |school )?days\)|\bin (?:working )?days\b|\bdays (?:taken|lost|to)\b"
        r"|\b(?:average|number of)\s+(?:(?:working|calendar) )?days\b",
        "days",
    ),
    (r"\(weeks\)|\bin weeks\b|\bweeks (?:taken|to)\b|\b(?:average|number of)\s+weeks\b", "weeks"),
    (r"\(months\)|\bin months\b|\b(?:average|number of)\s+months\b", "months"),
    (r"\(minutes\)|\bin minutes\b|\b(?:average|number of)\s+minutes\b", "minutes"),
    (r"\(hours\)|\bin hours\b|\b(?:average|number of)\s+hours\b", "hours"),
    (r"\bkg\b|\bkilograms?\b", "kg"),
    (r"\bnumbers? of\b|\bno\. of\b|\bhow many\b|^total\b|\bcount of\b|\bvolume of\b", "count"),
)

NOT_COUNTED = re.compile(r"\b(?:rate|ratio|average|mean|median|score|index|rank)\b", re.IGNORECASE)


def unit_after_figure(text: str) -> tuple[str, str] | None:
    """The unit at the start of what follows a figure, and the rest; None when it does not start with one.

    >>> unit_after_figure(" working days (median)")
    ('days', '(median)')
    """
    for pattern, unit in AFTER_FIGURE:
        if match := re.match(rf"\s*-?\s*(?:{pattern})", text, re.IGNORECASE):
            return unit, text[match.end() :].strip()
    return None


def bare_scale(text: str) -> tuple[str, str] | None:
    """The scale at the start of what follows a figure without a pound sign, as `m`, `bn` or `k`, and the rest; None without one.

    >>> bare_scale("m visits"), bare_scale(" million"), bare_scale("miles")
    (('m', 'visits'), ('m', ''), None)
    """
    for pattern, scale in BARE_SCALES:
        if match := re.match(pattern, text, re.IGNORECASE):
            return scale, text[match.end() :].strip()
    return None


def money_unit(text: str) -> tuple[str, str]:
    """The unit of a sum in pounds from what follows its digits, and the rest.

    >>> money_unit("m (net)"), money_unit(" per week")
    (('£m', '(net)'), ('£', 'per week'))
    """
    for pattern, unit in MONEY_SCALES:
        if match := re.match(rf"\s*(?:{pattern})", text, re.IGNORECASE):
            return unit, text[match.end() :].strip()
    return "£", text.strip()


def unit_in_words(text: str) -> str | None:
    """The unit that a title or heading names.

    >>> unit_in_words("Rate of admissions per 100,000 residents"), unit_in_words("Number of visits"), unit_in_words("Satisfaction")
    ('per 100,000', 'count', None)
    """
    for pattern, unit in IN_WORDS:
        if re.search(pattern, text, re.IGNORECASE):
            return unit
    return None


def parse_unit(
    printed: str | None,
    siblings: tuple[str | None, ...],
    values: tuple[Decimal | None, ...],
    title: str,
    heading: str = "",
    value: Decimal | None = None,
) -> str | None:
    """The unit of a figure: its own cell's, else the row's other figures', else the title's or heading's, else `count` for whole numbers.

    `siblings` are the units that the row's figures print and may lend, `values` their numbers, both in the order of the columns; `value`
    is the figure's own. A number of millions is one of pounds only where the row or its heading counts pounds.

    >>> parse_unit(None, ("%",), (Decimal("62.1"), Decimal("61")), "Survey result")
    '%'
    """
    if printed in MONEY_OF_SCALE:
        named = (*siblings, unit_in_words(title), unit_in_words(heading))
        return MONEY_OF_SCALE[printed] if any(unit and unit.startswith("£") for unit in named) else printed
    if printed:
        return printed
    in_row = next((unit for unit, lender in zip_longest(siblings, values) if unit and _may_have(unit, lender, value)), None)
    in_title = unit_in_words(title)
    if in_title and in_title.startswith("per ") and in_row in (None, "%"):
        return in_row or in_title
    if in_row or in_title:
        return in_row or in_title
    if in_heading := unit_in_words(heading):
        return in_heading
    figures = [value for value in values if value is not None]
    if figures and all(value == value.to_integral_value() for value in figures) and not NOT_COUNTED.search(title):
        return "count"
    return None


def lent_to_results(units: Sequence[str | None], values: Sequence[Decimal | None], results: Sequence[bool]) -> tuple[str | None, ...]:
    """Of the `units` that a row's figures print those that its bare results may have too: the targets' only beside a result with decimals.

    Whole results may be counts of something whose target is a share: 14 complaints upheld against "20%".

    >>> lent_to_results(("%", None), (Decimal(20), Decimal(14)), (False, True))
    (None, None)
    """
    whole = all(value is None or value.as_tuple().exponent == 0 for value, result in zip(values, results, strict=True) if result)
    return tuple(None if whole and not result else unit for unit, result in zip(units, results, strict=True))


def _may_have(unit: str, lender: Decimal | None, value: Decimal | None) -> bool:
    """Is it plausible that a bare figure has the unit that `lender` prints in its row?"""
    if unit in MONEY_OF_SCALE:
        return False
    if value is None or lender is None:
        return True
    if unit == "%":
        return abs(value) <= max(WHOLE, abs(lender))
    if unit in SCALED_MONEY and value and lender:
        return max(abs(value / lender), abs(lender / value)) < MOST_APART
    return True
