"""The words of "how did you get this?": the steps of the last answer, where its figures stand, what was calculated and what was assumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.composing.wording import MEASURE_NAMES, at, listed, oneline
from assistant.guard import checked, without_dates
from assistant.meaning.periods import in_words
from assistant.model import Answer, Citation, Figure, Reason, Status
from assistant.steps import Step, Tool
from assistant.whereabouts import where

MOST_NAMED = 4  # indicators of one step
MOST_PLACES = 12
QUOTED = 90  # letters of a passage, enough to know it by
NOTHING_YET = "There is nothing to explain yet: ask a question about the reports first, then how its answer was made."
DONE = {
    Tool.LOOK_UP: "looked up", Tool.COMPARE: "compared two times of", Tool.DISTANCE: "compared result and target of",
    Tool.SHARE: "worked out the share of the target for", Tool.TREND: "put in order of time every result of",
    Tool.CHECK_RATING: "checked the rating of", Tool.VERIFY: "held the statement against what is printed of",
    Tool.AGREEMENT: "compared what several reports print of", Tool.LIST: "went through the indicators",
    Tool.COUNT: "counted the indicators", Tool.COLUMN: "read a printed table", Tool.EXPLAIN: "looked for what the reports say of",
    Tool.PASSAGES: "looked for passages that answer", Tool.REPORTS: "listed the reports", Tool.RANK: "put in order the indicators",
    Tool.NEWS: "compared the newest reports with those before", Tool.WHICH_REPORTS: "looked for the reports that print",
    Tool.SIDE_BY_SIDE: "put side by side", Tool.EACH: "looked for the comment on each of", Tool.ACTIVITY: "looked up the activity",
    Tool.TABLE: "read the rows of a printed table:", Tool.MOTIONS: "looked through the motions that the minutes record",
    Tool.PASTED: "looked for where the stated figures are printed", Tool.CLARIFY: "found several indicators that may be meant:",
    Tool.MEANING: "looked for what the reports say the term means", Tool.OVERVIEW: "counted ratings over the rows and put the worst first",
    Tool.THEME: "looked for indicators whose title or section speaks of it, and for passages",
    Tool.UNKNOWN: "looked for an indicator or passage of that name",
}  # fmt: skip
WITH_MEASURE = frozenset({Tool.LOOK_UP, Tool.COMPARE, Tool.VERIFY, Tool.AGREEMENT})


def nothing_yet(question: str) -> Answer:
    """For a conversation without an answer."""
    return Answer(question=question, status=Status.NOT_FOUND, reason=Reason.NOT_IN_REPORTS, text=NOTHING_YET)


def made_answer(question: str, last: Answer) -> Answer:
    """All of it: steps, places, calculations, what was assumed."""
    parts = [*_steps(last), _places(last), _calculations(last), *_remarks(last)]
    return _about(question, last, parts)


def place_answer(question: str, last: Answer) -> Answer:
    """Where the figures and words of the last answer stand."""
    return _about(question, last, [_places(last) or _without_source(last)])


def calculation_answer(question: str, last: Answer) -> Answer:
    """The formulas of the last answer with their figures and where these stand; for none, that the figures are as printed."""
    nothing = "Nothing was calculated." + (" The figures are shown as they are printed." if last.figures else "")
    return _about(question, last, [_calculations(last) or nothing, _places(last), *_remarks(last)])


def _about(question: str, last: Answer, parts: list[str]) -> Answer:
    status = Status.ANSWERED if last.citations or last.working else Status.NOT_FOUND
    text = "\n\n".join(part for part in parts if part)
    answer = replace(
        last,
        question=question,
        status=status,
        reason=None if status is Status.ANSWERED else last.reason or Reason.NOT_IN_REPORTS,
        verdict=None,
        text=text,
        options=(),
    )
    return checked(answer)


def _without_source(last: Answer) -> str:
    return "The last answer gives no figure and no passage, so it has no source." if last.steps or last.text else NOTHING_YET


def _steps(last: Answer) -> Iterator[str]:
    for number, step in enumerate(last.steps):
        lead = "I" if not number else "Then I"
        part = f"For “{step.ask}”: " if step.ask is not None else ""
        yield f"{part}{lead} {step_in_words(step)}."


def step_in_words(step: Step) -> str:
    """A step as the end of a sentence that begins with who takes it.

    >>> from ingest.model import Measure
    >>> step_in_words(Step(tool=Tool.LOOK_UP, indicators=("Bins",), measures=(Measure.RESULT,), periods=("2020/21 Q2",), citations=(1,)))
    'looked up the result of Bins at Q2 2020/21'
    """
    words = DONE[step.tool]
    if step.tool in WITH_MEASURE and step.measures:
        words += f" the {listed([MEASURE_NAMES[measure] for measure in step.measures])} of"
    if step.indicators:
        names = [oneline(name) for name in step.indicators[:MOST_NAMED]]
        words += f" {listed(names)}" + (" and others" if len(step.indicators) > MOST_NAMED else "")
    words += " that are " + listed(step.filters) if step.filters else ""
    if step.periods:
        words += f" {listed([at(period) for period in step.periods])}"
    words += f", against {in_words(step.compared_with)}" if step.compared_with else ""
    if step.reports and step.tool is not Tool.TABLE:
        words += f", in {listed([_title(title) for title in step.reports[:MOST_NAMED]])}"
    return words + ("" if step.citations else ", and found nothing to cite")


def _places(last: Answer) -> str:
    """Under the title of each report a line a figure, then a line for each other source."""
    cited = {one.number: one for one in last.citations}
    of_table = any(step.tool is Tool.TABLE for step in last.steps)
    named = len({figure.title for figure in last.figures}) > 1
    said = [(cited[one.citation], _figure(one, named=named, of_table=of_table)) for one in last.figures]
    of_figures = {figure.citation for figure in last.figures}
    said += [(one, f"“{_opening(one)}”") for one in last.citations if one.number not in of_figures]
    said.sort(key=lambda pair: pair[0].number)
    parts = []
    for title in dict.fromkeys(citation.title for citation, _ in said[:MOST_PLACES]):
        lines = [f"- {words}: {where(one.places[0])} [{one.number}]" for one, words in said[:MOST_PLACES] if one.title == title]
        parts.append(f"In {_title(title)}:\n\n" + "\n".join(lines))
    more = ["The other sources are marked in the answer itself."] if len(said) > MOST_PLACES else []
    return "\n\n".join([*parts, *more])


def _figure(figure: Figure, *, named: bool, of_table: bool) -> str:
    """What a figure is, with its name where the answer has several, and the words of its cell."""
    period = f" {at(figure.period)}" if figure.period else ""
    what = oneline(figure.title) if of_table else f"{MEASURE_NAMES[figure.measure]}{period}"
    what = f"{oneline(figure.title)}, {what}" if named and not of_table else what
    return f"{what[:1].upper()}{what[1:]}, “{oneline(figure.raw)}”"


def _title(title: str) -> str:
    """A report's title; the file stands in the citation where the title holds numbers that are no period."""
    title = oneline(title)
    return f"“{title}”" if not any(character.isdigit() for character in without_dates(title)) else "the report"


def _opening(citation: Citation) -> str:
    quote = oneline(citation.quote)
    return quote if len(quote) <= QUOTED else quote[:QUOTED].rsplit(" ", 1)[0] + " …"


def _calculations(last: Answer) -> str:
    lines = []
    for one in last.working:
        marks = "".join(f"[{number}]" for number in one.inputs)
        note = f" ({one.note})" if one.note else ""
        lines.append(f"- {one.what.capitalize()}: {one.formula}{note}{' ' + marks if marks else ''}")
    return "What was calculated:\n\n" + "\n".join(lines) if lines else ""


def _remarks(last: Answer) -> Iterator[str]:
    said = list(dict.fromkeys(remark.value for step in last.steps for remark in step.remarks))
    if said:
        yield "What to know: " + " ".join(said)
