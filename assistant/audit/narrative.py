"""Rule `narrative`: what a report says of an indicator must agree with what it prints for it.

Of the comment in an indicator's own row: that performance rose or fell against a period whose result the row prints; a result given as
"13 out of 18", as "fell to 2.0 days" or as "412 admissions". Of prose elsewhere: a number directly before the words of an indicator's
title, or the result of an indicator named whole; what prose says of target and rating (`stated.py`). Prose speaks of many things, so a
sentence counts only where nothing points to another measure, period or group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.audit import stated
from assistant.audit.audited import Audited, Passage
from assistant.audit.claims import Claim, claims_in
from assistant.audit.finding import Kind, finding_of
from assistant.audit.mentions import COUNT_TITLE, Mention, mentions_in
from assistant.audit.percentage import N_OF_M
from assistant.audit.rows import Row, may_be_cumulative
from assistant.audit.statements import MONTH_NAMES, MONTHS, named
from assistant.meaning.words import tokens
from assistant.model import Finding
from assistant.prose.sentences import sentences
from assistant.rounding import allowed, around, decimals, rounded
from ingest.model import Polarity, PublishedValue
from ingest.values.period import month_range

RULE = "narrative"
OUT_OF = re.compile(
    r"(?<![\d.,/£])(?P<count>\d[\d,]*) (?:out of|of the|of all|of) (?:the |a total of |all )*(?P<base>\d[\d,]*)\b(?!\s*%|\.\d)"
)
FROM_TO = re.compile(r"(?<![\d.])(?P<before>\d+\.\d+)\s*%\s*(?:-|–|to)\s*(?P<after>\d+(?:\.\d+)?)\s*%")
TELLING_LENGTH = 3  # characters of a figure that is not met with twice by chance: "37.2"
SHARED_WORDS = 2  # of a title and the passage
LABEL = re.compile(r"^(?:comment\w*|commentary|note|update)s?:\s*", re.IGNORECASE)
MOST_FOR_WHOLE_SHARES = 100  # a base above this gives every whole per cent, which then tells nothing
ONE_OFF = 2  # cases by which a count may have been misread: the printed share is then of the same base
NOT_NOW = re.compile(
    r"\b(?:target|forecast|expect\w*|predict\w*|aim\w*|plan\w*|project\w*|will|would|should|by (?:the )?end of"
    r"|last year|previous|average of)\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"\b(?:national\w*|region\w*|London|England|neighbours?|benchmark\w*|comparator\w*)\b", re.IGNORECASE)
WITHIN = re.compile(r"\b(?:initially|at first|peaked|at its peak|low of|high of|briefly|so far|weekly|monthly)\b", re.IGNORECASE)
# In the comment of a row: a time within the period, of which the row prints no figure.
OTHER_TIME = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,7})\b|\bQ[1-4]\b"
    r"|\b(?:before|initially|earlier|previously|at first|then|peak\w*|low of|high of|briefly|so far|weekly|monthly)\b",
    re.IGNORECASE,
)


def findings(report: Audited) -> Iterator[Finding]:
    """The sentences that the printed figures contradict."""
    counted = [row for row in report.rows if COUNT_TITLE.match(row.title)]
    known = named(report.rows)
    for passage in report.passages:
        for sentence in sentences(LABEL.sub("", passage.text.replace("**", ""))):
            if passage.row is not None:
                yield from _of_own_row(sentence, passage, passage.row, report)
                yield from stated.of_own_row(sentence, passage, passage.row, report)
            else:
                yield from _of_any_row(sentence, passage, counted, report)
                yield from stated.of_any_row(sentence, passage, known, report)
                yield from _moved_on(sentence, passage, report)


def _of_own_row(sentence: str, passage: Passage, row: Row, report: Audited) -> Iterator[Finding]:
    result = row.result
    if result is None or result.value is None:
        return
    for claim in claims_in(sentence):
        yield from _claimed(claim, sentence, passage, row, report)
    yield from _out_of(sentence, passage, row, report)
    for mention in mentions_in(sentence, row, own=True):
        if not OTHER_TIME.search(sentence) and _is_of_now(mention, sentence) and not _printed(mention, row):
            yield _mentioned(mention, sentence, passage, result, report, Kind.ERROR)


def _claimed(claim: Claim, sentence: str, passage: Passage, row: Row, report: Audited) -> Iterator[Finding]:
    """A rise or fall in performance against a result that the row prints."""
    now = row.result
    then = claim.compared(row) if now is not None else None
    if now is None or then is None or now.unit != then.unit or now.basis is not then.basis or may_be_cumulative(row, now, then):
        return
    if not claim.is_clear_for(row.polarity):
        return
    ours, theirs = allowed(now), allowed(then)
    if ours.overlaps(theirs) or row.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return
    rose = ours.low > theirs.high
    improved = rose == (row.polarity is Polarity.HIGHER)
    if (improved if claim.of_performance else rose) == claim.up:
        return
    yield finding_of(
        RULE,
        Kind.ERROR,
        passage.words(sentence),
        (now, then),
        report.document,
        shown=claim.words,
        recomputed=f"{now.value} against {then.value} in {then.period}: {'a rise' if rose else 'a fall'}",
        working=f"the row prints {now.raw} for {now.period} and {then.raw} for {then.period}",
        ref=row.ref,
        title=row.title,
        flips=True,
    )


def _out_of(sentence: str, passage: Passage, row: Row, report: Audited) -> Iterator[Finding]:
    """A count and its base that nearly give the printed share, but give another one: of the same base another count would."""
    result = row.result
    assert result is not None
    if result.unit != "%" or result.value is None or any(pattern.search(sentence) for pattern in N_OF_M):
        return
    found = [(Decimal(match["count"].replace(",", "")), Decimal(match["base"].replace(",", ""))) for match in OUT_OF.finditer(sentence)]
    if len(found) != 1 or not 0 < found[0][0] <= found[0][1] or (not decimals(result.value) and found[0][1] > MOST_FOR_WHOLE_SHARES):
        return
    count, base = found[0]
    exact = count / base * 100
    meant = [
        other for other in range(int(count) - ONE_OFF, int(count) + ONE_OFF + 1) if Decimal(other) / base * 100 in around(result.value)
    ]
    if exact in around(result.value) or not meant or _explained(exact, row, result):
        return
    yield finding_of(
        RULE,
        Kind.ERROR,
        result,
        (passage.words(sentence),),
        report.document,
        recomputed=f"{rounded(exact, max(1, decimals(result.value)))}% ({count} of {base})",
        working=f"{count} / {base} x 100 = {rounded(exact, decimals(result.value) + 1)}%; printed {result.raw}, "
        f"which would be {meant[0]} of {base}",
    )


def _explained(exact: Decimal, row: Row, result: PublishedValue) -> bool:
    """Is it another figure that the row prints?"""
    return any(
        exact in around(value.value) for value in row.values if value.value is not None and value is not result and value.unit == "%"
    )


def _is_of_now(mention: Mention, sentence: str) -> bool:
    """Is it said of the present and of the council itself?"""
    return not NOT_NOW.search(mention.before) and not ELSEWHERE.search(sentence)


def _printed(mention: Mention, row: Row) -> bool:
    """Does the row print the number, to the digits said?"""
    return any(
        value.value == mention.number or value.value in around(mention.number) or mention.number in around(value.value)
        for value in row.values
        if value.value is not None
    )


def _of_any_row(sentence: str, passage: Passage, rows: Sequence[Row], report: Audited) -> Iterator[Finding]:
    """A number with an indicator's title after it, where the indicator is the only one of that title."""
    for row in rows:
        for mention in mentions_in(sentence, row, own=False):
            result = row.result
            if result is None or not _is_of_now(mention, sentence) or _printed(mention, row) or _of_another_time(sentence, result):
                continue
            if _only_one(row, report.rows):
                yield _mentioned(mention, sentence, passage, result, report, Kind.CONFLICT)


def _of_another_time(sentence: str, result: PublishedValue) -> bool:
    """Does the sentence speak of a month other than the last of the result's period, or of a time within it?"""
    months = month_range(result.period) if result.period else None
    said = {MONTH_NAMES.index(match["month"].lower()) for match in MONTHS.finditer(sentence)}
    return WITHIN.search(sentence) is not None or bool(said and (months is None or said != {months[1] % 12}))


def _only_one(row: Row, rows: Sequence[Row]) -> bool:
    return sum(other.title == row.title for other in rows) == 1


def _moved_on(sentence: str, passage: Passage, report: Audited) -> Iterator[Finding]:
    """A note where prose of the same part goes from a row's latest figure on to one that the row does not print ("37.2% - 40.2%")."""
    for match in FROM_TO.finditer(sentence):
        before, after = Decimal(match["before"]), Decimal(match["after"])
        for row in report.rows:
            result = row.result
            told = result is not None and result.value == before and result.unit == "%" and len(match["before"]) > TELLING_LENGTH
            if told and after not in row.numbers() and _same_part(row, passage):
                assert result is not None
                mention = Mention(number=after, words=match.group(), before="")
                yield _mentioned(mention, sentence, passage, result, report, Kind.NOTE)


def _same_part(row: Row, passage: Passage) -> bool:
    section = (row.values[0].section or "").split(" > ")[-1]
    shared = frozenset(tokens(row.title)) & frozenset(tokens(passage.text))
    return bool(section) and section in passage.headings and len(shared) >= SHARED_WORDS


def _mentioned(mention: Mention, sentence: str, passage: Passage, result: PublishedValue, report: Audited, kind: Kind) -> Finding:
    return finding_of(
        RULE,
        kind,
        passage.words(sentence),
        (result,),
        report.document,
        shown=mention.words,
        recomputed=result.raw,
        working=f"said: {mention.words}; printed for {result.period}: {result.raw}",
        ref=result.ref,
        title=result.title,
    )
