"""When a question is about: every wording of a period, as a period of the contract, and the question without those words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.meaning.month_spans import TWO_SPANS, two_spans
from assistant.meaning.month_words import MONTH, MONTH_NUMBERS, yearless_months
from assistant.meaning.periods import AskedPeriod, PeriodKind, asked, financial_year
from assistant.meaning.spelled_out_periods import is_spelled_out


class Relative(StrEnum):
    """A period named from another one: of the conversation, or of the newest report."""

    LATEST = "latest"
    QUARTER_BEFORE = "quarter before"
    QUARTER_AFTER = "quarter after"
    YEAR_BEFORE = "year before"
    YEAR_AFTER = "year after"
    SAME_TIME_YEAR_BEFORE = "same time a year before"
    YEAR_END = "year end"
    QUARTER_1 = "Q1"
    QUARTER_2 = "Q2"
    QUARTER_3 = "Q3"
    QUARTER_4 = "Q4"
    PERIOD_BEFORE = "period before"
    YEAR_END_BEFORE = "year end before"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The periods of a question in the order asked; `since` is True when the one named is a beginning; `rest` is what else it says."""

    periods: tuple[AskedPeriod, ...]
    relatives: tuple[Relative, ...]
    since: bool
    rest: str


ORDINALS = {
    "first": 1, "1st": 1, "one": 1, "second": 2, "2nd": 2, "two": 2, "third": 3, "3rd": 3, "three": 3, "fourth": 4, "4th": 4, "four": 4,
}  # fmt: skip
MOST_YEARS = 5  # of one plan
ORDINALS_OF_MONTHS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}

YEAR = (  # and no ages: "10-11 year olds", "aged 18-19"
    r"(?:(?:fy ?)?(?<!\bage )(?<!\baged )(?<!\bages )(?<!\bolds \()(?P<y{0}>20\d\d ?[/–-] ?(?:20)?\d\d?|\d\d ?[/–-] ?\d\d(?! ?neets?\b)"
    r"|20\d\d to 20\d\d)(?![\d%]|s\b|[ -]?(?:years?|yrs?)[ -]?olds?))"
)
SHORT_YEAR = r"(?P<c{0}>20\d\d|'?\d\d)(?![\d%/])"
QUARTER = (
    r"(?:q ?(?P<q{0}>[1-4])|(?:quarter|qtr) ?(?P<n{0}>[1-4]|one|two|three|four)"
    r"|(?P<o{0}>first|1st|second|2nd|third|3rd|fourth|4th)[ -](?:quarter|qtr)(?: (?:point|mark|stage))?"
    r"|(?P<h{0}>mid-?\s?year|half-?\s?year|half-?\s?way(?: "
    r"point)?)(?: review| point| report| through| thru)?)"
)
ORDINAL = r"(?P<o{0}>first|1st|second|2nd|third|3rd|fourth|4th)"
OF = r"(?:,? (?:of|in|for|the|year|financial year|to))*[,]? ?\(?"
YEAR_END = (
    r"(?:year[- ]?end|end of(?: the)? (?:financial )?year|full[- ]year(?! targets?\b)|eoy|out-?turn"
    r"|final (?:figure|result|position|number|outturn)|whole (?:of the )?year)"
)


def _year(text: str) -> str | None:
    """The financial year of digits such as 2016/17, 16-17 or 2016/7; None if the two years do not follow each other."""
    first, second = re.findall(r"\d+", text)[:2] if not text.isdigit() else (text[:2], text[2:])
    start = int(first) if len(first) == 4 else 2000 + int(first)
    return financial_year(start) if (start + 1) % 10 ** len(second) == int(second) % 10 ** len(second) else None


def _calendar(text: str) -> int:
    digits = text.strip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _quarter_number(match: re.Match[str], group: int) -> int:
    found = match.groupdict()
    if found.get(f"h{group}"):
        return 2
    word = found.get(f"q{group}") or found.get(f"n{group}") or found.get(f"o{group}") or ""
    return int(word) if word.isdigit() else ORDINALS[word]


def _quarters(match: re.Match[str]) -> list[AskedPeriod]:
    """Quarters with one year at the end or the beginning: "Q1 and Q2 2016/17", "2016/17 Q2"."""
    year = _year(match["y1"])
    if year is None:
        return []
    numbers = [_quarter_number(match, group) for group in (1, 2) if any(match.groupdict().get(f"{kind}{group}") for kind in "qnoh")]
    return [asked(PeriodKind.QUARTER, f"{year} Q{number}") for number in numbers]


def _last_quarter(match: re.Match[str]) -> list[AskedPeriod]:
    year = _year(match["y1"])
    return [asked(PeriodKind.QUARTER, f"{year} Q4")] if year else []


def _months(match: re.Match[str]) -> list[AskedPeriod]:
    """A span of months, each with its year or the first without: "sept 13 to aug 14", "April to August 2014"."""
    first, last = (MONTH_NUMBERS[match[name][:3]] for name in ("m1", "m2"))
    end_year = _calendar(match["c2"])
    start_year = _calendar(match["c1"]) if match["c1"] else end_year - (first > last)
    return [asked(PeriodKind.MONTHS, f"{start_year}-{first:02d}..{end_year}-{last:02d}")]


def _month_pair(match: re.Match[str]) -> list[AskedPeriod]:
    """Two months, each with its year: "between Sep-24 and Dec-24"."""
    return [asked(PeriodKind.MONTH, f"{_calendar(match[f'c{group}'])}-{MONTH_NUMBERS[match[f'm{group}'][:3]]:02d}") for group in (1, 2)]


def _month_list(match: re.Match[str]) -> list[AskedPeriod]:
    """Three months of one year: "June, September and December 2025"."""
    return [asked(PeriodKind.MONTH, f"{_calendar(match['c1'])}-{MONTH_NUMBERS[match[name][:3]]:02d}") for name in ("m1", "m2", "m3")]


def _some_months(match: re.Match[str]) -> list[AskedPeriod]:
    """A number of months up to one: "the three months to December 2024", "the quarter ending Sep-24"."""
    word = match["x1"]
    count = 3 if word is None else ORDINALS_OF_MONTHS.get(word) or int(word)
    last = _calendar(match["c1"]) * 12 + MONTH_NUMBERS[match["m1"][:3]] - 1
    first = last - count + 1
    return [asked(PeriodKind.MONTHS, f"{first // 12}-{first % 12 + 1:02d}..{last // 12}-{last % 12 + 1:02d}")]


def _months_into(match: re.Match[str]) -> list[AskedPeriod]:
    """The quarter that ends so many months into a year: "six months into 2016/17"; after twelve the year."""
    year, count = _year(match["y1"]), ORDINALS_OF_MONTHS.get(match["x1"]) or int(match["x1"])
    if year is None:
        return []
    return [asked(PeriodKind.YEAR, year) if count > 9 else asked(PeriodKind.QUARTER, f"{year} Q{count // 3}")]


def _christmas(match: re.Match[str]) -> list[AskedPeriod]:
    return [asked(PeriodKind.MONTH, f"{_calendar(match['c1'])}-12")]


def _twelve_months(match: re.Match[str]) -> list[AskedPeriod]:
    month, year = MONTH_NUMBERS[match["m1"][:3]], _calendar(match["c1"])
    start = f"{year - (month < 12)}-{month % 12 + 1:02d}"
    return [asked(PeriodKind.MONTHS, f"{start}..{year}-{month:02d}")]


def _year_to_quarter(match: re.Match[str]) -> list[AskedPeriod]:
    """The quarter that a year ends with, and the same one a year before: "over the year to Q2 2016/17"."""
    year = _year(match["y1"])
    if year is None:
        return []
    quarter = _quarter_number(match, 1)
    return [asked(PeriodKind.QUARTER, f"{one} Q{quarter}") for one in (financial_year(int(year[:4]) - 1), year)]


def _day(match: re.Match[str]) -> list[AskedPeriod]:
    text = f"{_calendar(match['c1'])}-{MONTH_NUMBERS[match['m1'][:3]]:02d}-{int(match['d1']):02d}"
    try:
        return [asked(PeriodKind.DAY, text)]
    except ValueError:
        return []


def _month(match: re.Match[str]) -> list[AskedPeriod]:
    return [asked(PeriodKind.MONTH, f"{_calendar(match['c1'])}-{MONTH_NUMBERS[match['m1'][:3]]:02d}")]


def _season(match: re.Match[str]) -> list[AskedPeriod]:
    first, last = SEASONS[match["s1"]]
    year = _calendar(match["c1"])
    return [asked(PeriodKind.SEASON, f"{year}-{first:02d}..{year + (last < first)}-{last:02d}")]


def _half(match: re.Match[str]) -> list[AskedPeriod]:
    year = _year(match["y1"])
    if year is None:
        return []
    start = int(year[:4])
    months = (
        f"{start}-04..{start}-09"
        if match["x1"].startswith(("first", "1st")) or match["x1"].endswith("1")
        else f"{start}-10..{start + 1}-03"
    )
    return [asked(PeriodKind.MONTHS, months)]


def _whole_year(match: re.Match[str]) -> list[AskedPeriod]:
    year = _year(match["y1"])
    return [asked(PeriodKind.YEAR, year)] if year else []


def _several_years(match: re.Match[str]) -> list[AskedPeriod]:
    """The financial years of a plan over several: "2018-20" and "the two years 2018 to 2020" are 2018/19 and 2019/20."""
    start, digits = int(match["c1"]), match["c2"]
    end = int(digits) if len(digits) == 4 else start // 100 * 100 + int(digits)
    if ORDINALS.get(match.groupdict().get("x1") or "", end - start) != end - start:
        return []
    return [asked(PeriodKind.YEAR, financial_year(year)) for year in range(start, end)] if 1 < end - start <= MOST_YEARS else []


def _academic(match: re.Match[str]) -> list[AskedPeriod]:
    year = _year(match["y1"])
    return [asked(PeriodKind.ACADEMIC, f"{year} AY")] if year else []


def _calendar_year(match: re.Match[str]) -> list[AskedPeriod]:
    return [asked(PeriodKind.CALENDAR, match["c1"])]


Reading = Callable[[re.Match[str]], list[AskedPeriod]]


def _form(pattern: str, reading: Reading) -> tuple[re.Pattern[str], Reading]:
    return re.compile(r"(?<![\w/.£])" + pattern), reading


# Forms of a period, the longest wordings first: what one takes, the later ones do not see.
FORMS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    _form(r"(?P<x1>first half|1st half|second half|2nd half|h ?1|h ?2)" + OF + YEAR.format(1) + r"\)?", _half),
    _form(r"(?:over (?:the )?(?:last )?year|(?:over |in )?(?:the )?(?:last )?(?:12|twelve) months) (?:up )?to (?:the end of )?"
          + QUARTER.format(1) + OF + YEAR.format(1), _year_to_quarter),
    _form(QUARTER.format(1) + r"\)?(?: ?(?:and|to|&|vs?\.?|versus|or|with|-|–|,|against) "
                              r"(?:from )?" + QUARTER.format(2) + ")?" + OF + YEAR.format(1) + r"\)?", _quarters),
    _form(ORDINAL.format(1) + r" (?:and|to|&|or|vs) (?:the )?" + ORDINAL.format(2) + r" (?:quarter|qtr)s?" + OF
          + YEAR.format(1), _quarters),
    _form(r"(?:the )?(?:last|final) (?:quarter|qtr) (?:of|in) " + YEAR.format(1), _last_quarter),
    _form(QUARTER.format(1) + r",? (?P<y1>(?:1\d|2[1-9])\d\d)(?![\d%/])", _quarters),  # "Q2 1617"
    _form(YEAR.format(1) + r",? (?:in |at "
                           r")?\(?" + QUARTER.format(1) + r"\)?(?: ?(?:and|to|&|vs?\.?|versus|or|with"
                                                          r"|,) " + QUARTER.format(2) + ")?", _quarters),
    _form(r"(?P<x1>three|six|nine|twelve|3|6|9|12) months (?:into|in to|in|through) (?:the (?:financial )?year )?"
          + YEAR.format(1), _months_into),
    _form(YEAR.format(1) + r" (?:closed|ended|finished)(?:,? (?:in|at|on)(?: the end of)? march 20\d\d)?", _whole_year),
    _form(YEAR.format(1) + r" (?:academic|school) year", _academic),
    _form(r"(?:academic|school) year " + YEAR.format(1), _academic),
    _form(r"(?:the )?(?:12 months|twelve months|year) (?:to|ending|ended)(?: the)?(?: end "
          r"of)?(?: \d{1,2}(?:st|nd|rd|th)?(?: of)?)? " + MONTH.format(1) + ",? " + SHORT_YEAR.format(1), _twelve_months),
    _form(r"(?:the )?(?:(?P<x1>three|six|nine|\d{1,2}) months|quarter) (?:to|ending|ended|up to)(?: the)?(?: end "
          r"of)? " + MONTH.format(1) + ",?[ -]" + SHORT_YEAR.format(1), _some_months),
    _form(TWO_SPANS, two_spans),
    _form(MONTH.format(1) + "[ -]" + SHORT_YEAR.format(1) + r" (?:and|vs?\.?|versus|with"
                                                            r"|against) " + MONTH.format(2) + "[ -]" + SHORT_YEAR.format(2), _month_pair),
    _form(MONTH.format(1) + ", ?" + MONTH.format(2) + ",? (?:and|&) " + MONTH.format(3) + "[ -]" + SHORT_YEAR.format(1)
          + "(?: quarters| quarter ends)?", _month_list),
    _form(r"christmas(?: of)? " + SHORT_YEAR.format(1), _christmas),
    _form(MONTH.format(1) + r"(?:[ -]" + SHORT_YEAR.format(1) + r")? ?(?:to|and|until|through|-|–) ?(?:the end "
                                                                r"of )?" + MONTH.format(2) + r"\)?(?: (?:quarter|period|months))?"
                                                                r"(?:,? of| in)?[ -]" + SHORT_YEAR.format(2), _months),
    _form(r"(?:the )?(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?" + MONTH.format(1) + r",?[ -]?" + SHORT_YEAR.format(1), _day),
    _form(MONTH.format(1) + r",?[ -]?(?:of )?" + SHORT_YEAR.format(1), _month),
    _form(r"(?:spring|summer|autumn|winter)(?: quarter)?(?: of)? " + SHORT_YEAR.format(2) + r",? ?\(" + MONTH.format(1)
          + r"(?P<c1>) ?(?:to|until|-|–) ?" + MONTH.format(2) + r"\)", _months),
    _form(r"(?P<s1>spring|summer|autumn|winter)(?: quarter)?(?: of)? " + SHORT_YEAR.format(1), _season),
    _form(YEAR_END + OF + YEAR.format(1), _whole_year),
    _form(r"(?:the )?(?P<x1>two|three|four) (?:financial )?years (?:from |between )?(?P<c1>20[0-4]\d) ?(?:to|and|until|[–-]) ?"
          r"(?P<c2>20[0-4]\d)(?![\d%/–-])", _several_years),
    _form(r"(?:the )?(?:financial|fiscal|municipal|council) (?:year|yr):? " + YEAR.format(1), _whole_year),
    _form(YEAR.format(1) + r"[ ,]*(?:" + YEAR_END + ")?", _whole_year),
    _form(r"(?P<c1>20[0-4]\d) ?[/–-] ?(?P<c2>20[0-4]\d|\d\d)(?![\d%/–-])", _several_years),
    _form(r"(?P<c1>20[0-4]\d)(?![\d%/.,]|\s*(?:people|households|homes))", _calendar_year),
)  # fmt: skip

# Periods named from another one, longest wordings first.
RELATIVES: tuple[tuple[re.Pattern[str], Relative], ...] = tuple(
    (re.compile(r"\b(?:" + wording + r")\b"), relative)
    for wording, relative in (
        (r"(?:the )?(?:year[- ]?end|out-?turn) (?:before(?: that| this)?|(?:of |for )?(?:the )?(?:last|previous|prior) year)"
         r"|(?:the )?(?:last|previous|prior|preceding) (?:year'?s? )?(?:year[- ]?end|out-?turn)"
         r"|(?:the )?end of (?:the )?(?:last|previous|prior) (?:financial )?year", Relative.YEAR_END_BEFORE),
        (r"(?:at |in |to |with |from )*(?:the )?same (?:time|period|quarter|point|month|half(?:[- ]year)?"
         r"|stretch|six months)(?: in| of| the)* (?:last|previous|prior|year "
         r"before|a year (?:before|earlier|ago))"
         r"(?: year| the year before)?|(?:a|one) year (?:ago|earlier|before|previously)|(?:12|twelve) months (?:ago|earlier|before)"
         r"|year[- ]on[- ]year|this time last year", Relative.SAME_TIME_YEAR_BEFORE),
        (r"(?:the )?(?:quarter before(?: that| this)?|(?:previous|preceding|prior|last|earlier) (?:quarter|qtr))|a quarter (?:earlier"
         r"|before)|(?:the )?one before(?: that)?|quarter[- ]on[- ]quarter", Relative.QUARTER_BEFORE),
        (r"(?:the )?(?:quarter after(?: that| this)?|(?:next|following|subsequent) (?:quarter|qtr))", Relative.QUARTER_AFTER),
        (r"(?:the )?(?:year before(?: that| this)?|(?:previous|preceding|prior|last) (?:financial )?year)", Relative.YEAR_BEFORE),
        (r"(?:the )?(?:year after(?: that| this)?|(?:next|following|subsequent) (?:financial )?year)", Relative.YEAR_AFTER),
        (r"(?:on|v|vs|versus|than|with|to|and|against|from|since) (?:the )?(?:previous|prior)(?: one)?(?=\W*$)"
         r"|last time|(?:previous|earlier|last) (?:period|result|figure|report)|previously", Relative.PERIOD_BEFORE),
        (r"(?:at |by )?(?:the )?" + YEAR_END, Relative.YEAR_END),
        (r"latest|most recent|newest|current(?:ly)?|right now|at the moment|these days|today|up to date", Relative.LATEST),
        (r"q1|quarter (?:1|one)|first quarter", Relative.QUARTER_1),
        (r"q2|quarter (?:2|two)|second quarter|mid-?\s?year|half-?\s?year", Relative.QUARTER_2),
        (r"q3|quarter (?:3|three)|third quarter", Relative.QUARTER_3),
        (r"q4|quarter (?:4|four)|(?:fourth|final) quarter", Relative.QUARTER_4),
    )
)  # fmt: skip
QUARTER_RELATIVES = {Relative.QUARTER_1: 1, Relative.QUARTER_2: 2, Relative.QUARTER_3: 3, Relative.QUARTER_4: 4}

LEAD = re.compile(
    r"\b(?:at|against|in|(?<!going )for|during|(?<!and )(?<!or )over|by|as at|as of|as|from|the|end|of|since|between|beginning|start|close"
    r"|whole"
    r"|(?:spring|summer|autumn|winter) (?:quarter|qtr)(?: ?\(|,)?)\s*$"
)
SINCE = re.compile(r"\b(since|from|after)\s+(?:the\s+)?$")
ONWARDS = re.compile(r"^\s*(?:onwards?|and (?:after|later|onwards?))\b")


@lru_cache(maxsize=512)  # a question is asked for its periods by several who read it
def when(text: str) -> When:
    """The periods that a question names, and the question without them, both in lower case."""
    text = text.lower()
    original = text
    found: list[tuple[int, AskedPeriod]] = []
    stretches: list[tuple[int, int]] = []
    since = False
    for form, reading in FORMS:
        at = 0  # what lies before was sought through: every form goes over the text once
        while match := next((match for match in form.finditer(text, at) if reading(match)), None):
            at = match.end()
            found += [(match.start(), period) for period in reading(match)]
            stretches.append(match.span())
            since = since or bool(_begins(text[: match.start()], reading) or ONWARDS.match(text[match.end() :]))
            text = _without(text, match)
    for match, period in yearless_months(text, [period for _, period in found]):
        found.append((match.start(), period))
        text = _without(text, match)
    relatives: list[tuple[int, Relative]] = []
    for pattern, relative in RELATIVES:
        while match := pattern.search(text):
            if found and match.group() == "current":  # beside a period it names none: "current tenants in Q1"
                break
            if not is_spelled_out(original, match.span(), stretches):
                relatives.append((match.start(), relative))
            text = _without(text, match)
    periods = tuple(dict.fromkeys(period for _, period in sorted(found, key=lambda pair: pair[0])))
    named = tuple(dict.fromkeys(relative for _, relative in sorted(relatives, key=lambda pair: pair[0])))
    return When(periods=periods, relatives=named, since=since and len(periods) == 1, rest=" ".join(text.split()))


def _begins(before: str, reading: Reading) -> bool:
    """True where the words before a period make it a beginning; "from April to June" has its own end."""
    lead = SINCE.search(before)
    return lead is not None and not (reading in (_months, _month_pair, two_spans) and lead[1] == "from")


def _without(text: str, match: re.Match[str]) -> str:
    """`text` with the match and the little words before it blanked, positions kept."""
    start = match.start()
    while lead := LEAD.search(text[:start].rstrip() + " " if text[:start].rstrip() else ""):
        if lead.start() >= start:
            break
        start = lead.start()
    return text[:start] + " " * (match.end() - start) + text[match.end() :]
