"""Judges one answer against what is wanted.

right    holds what was asked for
wrong    tells another figure, list, count or verdict as if it were it
beside   tells something of the same indicator, not what was asked
asked    asks back; the options hold the right indicator
astray   asks back without it
refused  says that it cannot tell
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from eval.asked_rows.facts import Facts, Row
from eval.asked_rows.wanted import Question, Wanted
from eval.compare_text import as_decimal, holds, numbers_of, plain

OUTCOMES = ("right", "wrong", "beside", "asked", "astray", "refused")
NO = re.compile(r"\b(?:no|not|missed|misses|miss|short|failed|below its target|fell|down|n't)\b")
Known = Mapping[str, Facts | Row]


def judged(question: Question, answer: dict[str, Any], known: Known) -> str:
    """The outcome of the last turn of a question."""
    wanted = question.wanted
    if answer["status"] == "clarify":
        options = " ".join(answer["options"])
        held = all(_is_named(known[key], options) or _is_named(known[key], answer["text"]) for key in wanted.keys if key in known)
        return "asked" if held else "astray"
    if answer["status"] != "answered":
        return "refused"
    if _is_right(wanted, answer, known):
        return "right"
    if wanted.sets or wanted.counts or wanted.leaders or wanted.verdict or wanted.says:
        return "wrong" if _claims(wanted, answer, known) else "beside"
    return "wrong" if _is_of_another(wanted, answer, known) else "beside"


def _is_right(wanted: Wanted, answer: dict[str, Any], known: Known) -> bool:
    text = answer["text"]
    first = text.split("\n")[0]
    numbers = numbers_of(text)
    if any(not numbers & group for group in wanted.numbers):
        return False
    if any(not any(holds(text, word) for word in group) for group in wanted.words):
        return False
    if wanted.lead and not any(_is_lead(figure, wanted.lead) for figure in answer["figures"][:2]):
        return False
    if wanted.says and (_says_no(first) == (wanted.says == "yes")):
        return False
    if wanted.verdict and answer["verdict"] != wanted.verdict:
        return False
    if wanted.sets and _named(text, known) not in [_labels(one, known) for one in wanted.sets]:
        return False
    if wanted.leaders and not _named(first, known) & _labels(wanted.leaders, known):
        return False
    return not wanted.counts or any(holds(first, str(count)) for count in wanted.counts)


def _is_lead(figure: dict[str, Any], lead: tuple[str, frozenset[tuple[str, Any]]]) -> bool:
    measure, accepted = lead
    return figure["measure"] == measure and (figure["period"], as_decimal(figure["value"])) in accepted


def _says_no(sentence: str) -> bool:
    opening = plain(sentence)
    if opening.startswith("yes"):
        return False
    return NO.search(opening) is not None


def _claims(wanted: Wanted, answer: dict[str, Any], known: Known) -> bool:
    """Does an answer that is not right claim to be one: a verdict, a list, a count?"""
    if wanted.verdict:
        return answer["verdict"] is not None
    if wanted.says:
        return bool(re.match(r"(yes|no)\b", plain(answer["text"])))
    if wanted.leaders:
        return bool(_named(answer["text"].split("\n")[0], known))
    return True


def _is_of_another(wanted: Wanted, answer: dict[str, Any], known: Known) -> bool:
    """Is the first figure one of another indicator, or of the asked measure in another period?"""
    if not answer["figures"]:
        return False
    first = answer["figures"][0]
    ours = [known[key] for key in wanted.keys if key in known]
    if not any(_is_the_same(figure, facts) for facts in ours for figure in answer["figures"]):
        return True
    return bool(wanted.lead and first["measure"] == wanted.lead[0])


def _is_the_same(figure: dict[str, Any], facts: Facts | Row) -> bool:
    if figure["ref"] and facts.ref:
        return plain(figure["ref"]) == plain(facts.ref)
    return plain(figure["title"]) == plain(facts.title)


def _named(text: str, known: Known) -> frozenset[tuple[str, str]]:
    return _labels((key for key, facts in known.items() if _is_named(facts, text)), known)


def _labels(keys: Iterable[str], known: Known) -> frozenset[tuple[str, str]]:
    """References with titles: one may stand for several indicators that a text cannot tell apart."""
    return frozenset((plain(known[key].ref or ""), plain(known[key].title)) for key in keys if key in known)


def _is_named(facts: Facts | Row, text: str) -> bool:
    """Two councils may use one title, and one reference may be of two indicators: both have to stand there."""
    words = plain(text)
    titled = plain(facts.title) in words
    return titled and (not facts.ref or re.search(rf"(?<![\w/]){re.escape(plain(facts.ref))}(?![\w/-])", words) is not None)
