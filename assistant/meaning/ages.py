"""Age groups in questions and titles as ranges of years, so that "under 65s" is 18-64 and never 65+."""

from __future__ import annotations

import re
from collections.abc import Sequence

Ages = tuple[int, int]  # youngest and oldest, both included

OLDEST = 120
ADULT = 18
RETIRED = 65
FIRST_SCHOOL_AGE = 4  # of the reception class; "year 1" is a year older
SAME_GROUP = 0.6  # shared years of two ranges, of all their years, from which they are one group: 18-64 and "under 65" share 0.72

NUMBER = r"(?<![\d.,/])(\d{1,2})"
NO_AGE = r"(?!\d|[.,/]\d|s?\s*(?:%|per\b|minutes?|hours?|days?|working|calendar|weeks?|months?|miles?|metres?|km\b|k\b))"
AGED = r"\b(?:aged?|ages|age group|between|from)\s+"
TO = r"\s*(?:-|–|to|and|or)\s*"
YEARS = r"(?:\s*-?\s*year[ -]?olds?|\s*years?(?: of age| old)?|s\b)?"
# Wordings that give both ends of a range by their numbers.
BOTH_ENDS = (
    re.compile(AGED + r"(\d{1,2})" + TO + r"(\d{1,2})\b" + NO_AGE),
    re.compile(NUMBER + r"s?\s*(?:-|–|to)\s*(\d{1,2})s?\b" + NO_AGE),
)
BOTH_ENDS_OF_OLDS = re.compile(NUMBER + TO + r"(\d{1,2})\s*-?year")
AT_LEAST = re.compile(NUMBER + YEARS + r"(?:\s*|-)(?:\+|plus\b|and over\b|or over\b|and above\b|or older\b|and older\b|upwards\b)")
ABOVE = re.compile(r"\b(?:over|older than|above)[ -](?:the age of |age )?(\d{1,2})(?:s\b)?" + NO_AGE)
BELOW = re.compile(r"\b(?:under|younger than|below)[ -](?:the age of |age )?(\d{1,2})(?:s\b)?" + NO_AGE)
SCHOOL_YEAR = re.compile(r"\b(?:year|yr) (\d{1,2}|two|three|four|five|six)\b(?!\s*olds?)")
SCHOOL_YEARS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
LAST_SCHOOL_YEAR = 13
NAMED = (
    (
        re.compile(r"\b(?:older|elderly|old) (?:people|adults?|residents?|persons?|folk|clients?)\b|\bpensioners?\b|\bthe elderly\b"),
        (RETIRED, OLDEST),
    ),
    (re.compile(r"\bworking[ -]age\b|\byounger adults?\b"), (ADULT, RETIRED - 1)),
    (re.compile(r"\breception (?:class|year|children|kids|pupils|age)\b"), (4, 5)),
)


def ages_in(text: str) -> tuple[Ages, ...]:
    """The age groups that a text names, each once.

    >>> ages_in("admissions of under 65s"), ages_in("residents aged 65 and over"), ages_in("year 6 children")
    (((18, 64),), ((65, 120),), ((10, 11),))
    """
    lowered = " ".join(text.lower().split())
    found = [ages for wording, ages in NAMED if wording.search(lowered)]
    found += [(int(low), int(high)) for wording in (*BOTH_ENDS, BOTH_ENDS_OF_OLDS) for low, high in wording.findall(lowered)]
    found += [(int(low), OLDEST) for wording in (AT_LEAST, ABOVE) for low in wording.findall(lowered)]
    found += [(ADULT if int(end) > ADULT else 0, int(end) - 1) for end in BELOW.findall(lowered)]
    years = [SCHOOL_YEARS.get(year) or int(year) for year in SCHOOL_YEAR.findall(lowered)]
    found += [(FIRST_SCHOOL_AGE + year, FIRST_SCHOOL_AGE + year + 1) for year in years if 0 < year <= LAST_SCHOOL_YEAR]
    return tuple(dict.fromkeys(ages for ages in found if ages[0] < ages[1]))


def age_numbers(text: str) -> frozenset[str]:
    """The numbers of a text that are ages or school years.

    >>> sorted(age_numbers("19 to 21 year olds within 30 days"))
    ['19', '21']
    """
    lowered = " ".join(text.lower().split())
    wordings = (*BOTH_ENDS, BOTH_ENDS_OF_OLDS, AT_LEAST, ABOVE, BELOW, SCHOOL_YEAR)
    return frozenset(number for wording in wordings for match in wording.finditer(lowered) for number in re.findall(r"\d+", match.group()))


def of_another_age(asked: Sequence[Ages], named: Sequence[Ages]) -> bool:
    """True where both speak of ages, and of no common group.

    >>> of_another_age([(18, 64)], [(65, 120)]), of_another_age([(18, 64)], [])
    (True, False)
    """
    return bool(asked) and bool(named) and not any(_shared(one, other) >= SAME_GROUP for one in asked for other in named)


def _shared(one: Ages, other: Ages) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]) + 1)
