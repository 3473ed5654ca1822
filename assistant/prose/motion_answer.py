"""Answers about motions: who proposed or seconded, how the vote went, what was decided, in the words of the minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.citing import CitationList
from assistant.guard import checked
from assistant.meaning.words import is_loose
from assistant.model import Answer, Reason, Status, Working
from assistant.prose.asked import Asked, asked_of
from assistant.prose.coverage import Word, coverage, held_words, words_in
from assistant.prose.minutes import Line, Motion, motions_of

if TYPE_CHECKING:
    from index.store import Store

# Words that ask about a motion as such; those of the second pattern ask about other things as well.
OF_MOTIONS = re.compile(
    r"\bsecond(?:ed|s|er|ing)\b|\b(?:propos|mov)(?:ed|er|es|ing)\b.*\bmotion\b|\bmotions?\b.*\b(?:propos|mov|carr|lost|pass|defeat|vot|agree|fail"
    r"|decid|outcome|result|happen)\w*|\bvot(?:ed?|es|ing)\b.*\b(?:for|against|on|down)\b|\babstain\w*|\babstentions?\b"
    r"|\b(?:carr|pass|decid|outcome|result|happen)\w*\b.*\bmotion\b",
    re.IGNORECASE,
)
MAY_BE_OF_MOTIONS = re.compile(r"\b(?:proposed|moved|decid\w+|decision|resolved|agreed|approved?|adopt\w*|vot(?:e|es|ed))\b", re.IGNORECASE)
OTHERWISE = re.compile(r"\b(?:when|why|where|how much)\b", re.IGNORECASE)
HOW_VOTED = re.compile(r"\bhow did (?P<name>[\w.' -]{2,40}?) vote\b", re.IGNORECASE)
TITLE_NUMBER = re.compile(r"^\d+\.?\s*|^Motion .{0,40}?\d+\s*[–:-]\s*")
WHAT_ASKS = words_in(
    "motion motions proposed propose proposer proposes moved mover second seconded seconder vote voted votes voting against abstain",
    "abstained abstentions abstention carried passed lost defeated agreed agree decide decided decision decisions resolved outcome result",
    "members member councillors councillor cllrs council chamber meeting debate item approved approve adopted adopt full happened fail",
    "failed many people down favour limited unanimously margin majority split narrow narrowly",
)
# What is asked of a motion, which its minutes must then record: a count of votes, the count of a side, an outcome.
OF_VOTES = re.compile(
    r"\bhow many\b.*\b(?:vot\w+|abstain\w*|abstentions|against|in favour|back\w*|oppos\w+)\b|\b(?:the|were|many) votes\b|\bthe vote\b"
    r"|\bvoting figures?\b|\bmajority\b|\bmargin\b|\bby how many\b|\b(?:who|which \w+) (?:vot\w+|abstain\w*|oppos\w+)\b",
    re.IGNORECASE,
)
OF_ABSTENTIONS = re.compile(r"\babst\w+", re.IGNORECASE)
OF_OUTCOME = re.compile(
    r"\b(?:carried|lost|pass|passed|defeated|outcome|result|happen\w*|decid\w+|decision|resolved|agreed|approved|fail\w*|adopted)\b",
    re.IGNORECASE,
)
OF_MAJORITY = re.compile(r"\bmajority\b|\bmargin\b|\bby how many\b|\bhow many more\b", re.IGNORECASE)
OF_ALL_VOTES = re.compile(
    r"\bin (?:total|all)\b|\baltogether\b|\btotal (?:number )?(?:of )?(?:votes?|members|who|vot\w+)\b|\bhow many "
    r"(?:members |councillors |people )?"
    r"(?:took part|voted(?! (?:for|against|in favour|down))|votes were|(?:are|were) (?:recorded|counted))"
)
GOES_ON = re.compile(
    r"\bagainst\b|\bin favour\b|\bfor (?:it|the motion)\b|\babst\w+|\bpropos\w+|\bsecond(?:ed|er)\b|\bcarried\b|\blost\b|\bpass(?:ed)?\b"
    r"|\bvot(?:e[ds]?|ing)\b|\bmajority\b",
    re.IGNORECASE,
)
COUNT = re.compile(r"\d+")
ENOUGH_OF_TITLE = 0.6  # of the topic that the title of a motion must hold
ENOUGH_OF_LINE = 0.9  # or one line of its words
LONGEST_RESOLUTION = 60  # words
SIDES = (("against", r"\bagainst\b|\boppos\w+\b|\bvoted? down\b"), ("abstain", r"\babst\w+"), ("for", r"\bfor\b|\bin favour\b|\bbacked\b"))
WHO_ABSTAINED = re.compile(r"\babst\w+\b.*\bwho\b|\bwho\b.*\babst\w+", re.IGNORECASE)
WHO_VOTED = re.compile(r"\b(?:who|which (?:members|councillors))\b.*\b(?:vot\w+|abstain\w*|oppos\w+|back\w*|against)\b", re.IGNORECASE)


def answer_from_motions(question: str, store: Store, before: str | None = None) -> Answer | None:
    """The answer where a question is about a motion of the minutes, `not_in_reports` where it asks for one that is not there; else None.

    `before` is the question before it, if that was about a motion: "and how many against?" asks of the same one.
    """
    if before is not None and GOES_ON.search(question) and not _topic(asked_of(question, store)):
        motion = _meant(asked_of(before, store), store)
        return _answer(question, motion, store) if motion is not None else None
    surely = OF_MOTIONS.search(question) is not None
    if not surely and (not MAY_BE_OF_MOTIONS.search(question) or OTHERWISE.search(question)):
        return None
    motions = motions_of(store)
    if not motions:
        return None
    asked = asked_of(question, store)
    people = [one for one in motions if _named_in(one, question)]
    if not _topic(asked) and not people:
        return None
    motion = _meant(asked, store)
    if motion is not None:
        return _answer(question, motion, store)
    if len(people) == 1 and surely:
        return _answer(question, people[0], store)
    return _not_found(question) if surely else None


def motion_topic(question: str, store: Store, before: str | None) -> str:
    """What a further question goes on about: the question, or the one before where it says of no topic itself."""
    return question if before is None or _topic(asked_of(question, store)) else before


def _topic(asked: Asked) -> dict[Word, float]:
    """The words that say what a motion is about, and not what is asked of it."""
    about = {word: weight for word, weight in asked.weights.items() if word.written not in WHAT_ASKS}
    return {word: weight for word, weight in about.items() if not is_loose(word.stem)} or about


def _meant(asked: Asked, store: Store) -> Motion | None:
    """The motion that fits best what the question says of its topic; None where none fits."""
    topic = _topic(asked)
    scored = [(_fit(one, topic, asked), -at, one) for at, one in enumerate(motions_of(store))] if topic else []
    best = max((entry for entry in scored if entry[0] > 0), key=lambda entry: entry[:2], default=None)
    return best[2] if best is not None else None


def _fit(motion: Motion, topic: dict[Word, float], asked: Asked) -> float:
    """How well a motion fits the topic; 0 where it does not."""
    titles = " | ".join(motion.titles)
    lines = [motion.proposed.text, *(line.text for line in motion.words)]
    people = _people_of(motion)
    if not all(name.stands_in(" ".join([titles, *lines])) for name in asked.names if not set(name.words) & people):
        return 0.0
    weights = {word: weight for word, weight in topic.items() if word.written not in people} or topic
    of_title, *of_lines = (coverage(weights, held_words(weights, text)) for text in (titles, *lines))
    return of_title + max(of_lines) if of_title >= ENOUGH_OF_TITLE or max(of_lines) >= ENOUGH_OF_LINE else 0.0


def _people_of(motion: Motion) -> set[str]:
    names = [motion.proposer, motion.seconder, *(names.text for _, names in motion.votes if names is not None)]
    return set(re.findall(r"[a-z]+", " ".join(names).lower()))


def _named_in(motion: Motion, question: str) -> bool:
    """Does the question name who proposed or seconded a motion?"""
    last = {name.split()[-1].lower() for name in (motion.proposer, motion.seconder)}
    return bool(last & set(re.findall(r"[a-z’'-]+", question.lower())))


def _records(motion: Motion, question: str) -> bool:
    """Do the minutes record of the motion what is asked? A vote need not have been counted, nor an outcome printed."""
    if OF_VOTES.search(question) and not motion.votes:
        return False
    if OF_ABSTENTIONS.search(question) and motion.side("abst") is None:
        return False
    return not OF_OUTCOME.search(question) or bool(motion.votes) or motion.outcome is not None or motion.resolved is not None


def _answer(question: str, motion: Motion, store: Store) -> Answer:
    if not _records(motion, question):
        return _not_found(question, "I found the motion, but no record of that.")
    citations = CitationList(store.documents())

    def cited(line: Line) -> str:
        return f"[{citations.chunk(line.chunk, line.text, line.chunk.places)}]"

    title = TITLE_NUMBER.sub("", motion.titles[0]) if motion.titles else ""
    named = f"**{title}:** " if title and not re.search(r"\d", title) else ""
    parts = [f"{named}{motion.proposer} proposed the motion and {motion.seconder} seconded it {cited(motion.proposed)}."]
    if motion.votes:
        parts.append(", ".join(f"{line.text} {cited(line)}" for line, _ in motion.votes) + ".")
    if motion.outcome is not None:
        parts.append(f"{motion.outcome.text.rstrip('.')} {cited(motion.outcome)}.")
    if (voter := HOW_VOTED.search(question)) is not None:
        said = _vote_of(voter["name"], motion)
        if said is None:
            return _not_found(question)
        parts.append(f"The name stands under “{said[0].text}” {cited(said[1])}.")
    parts += [f"{line.text} {cited(line)}" for line in _asked_besides(question, motion)]
    working: tuple[Working, ...] = ()
    marks: tuple[int, ...]
    if OF_MAJORITY.search(question) and (sides := _counted(motion)) is not None:
        (more, high), (fewer, low) = sides
        marks = (citations.chunk(more.chunk, more.text, more.chunk.places), citations.chunk(fewer.chunk, fewer.text, fewer.chunk.places))
        formula = f"{high} − {low} = {high - low}"
        working = (Working(what="difference", formula=formula, inputs=marks, result=str(high - low), unit="count"),)
        parts.append(f"The majority was **{high - low}** ({formula}) [{marks[0]}][{marks[1]}].")
    if OF_ALL_VOTES.search(question.lower()) and len(counts := _counts(motion)) > 1:
        marks = tuple(citations.chunk(line.chunk, line.text, line.chunk.places) for line, _ in counts)
        total = sum(count for _, count in counts)
        formula = f"{' + '.join(str(count) for _, count in counts)} = {total}"
        working = (*working, Working(what="sum", formula=formula, inputs=tuple(dict.fromkeys(marks)), result=str(total), unit="count"))
        parts.append(f"In total **{total}** are recorded ({formula}) {''.join(f'[{mark}]' for mark in dict.fromkeys(marks))}.")
    return checked(
        Answer(question=question, status=Status.ANSWERED, text=" ".join(parts), working=working, citations=citations.citations())
    )


def _counts(motion: Motion) -> list[tuple[Line, int]]:
    """Each side's line with its count."""
    return [(line, int(count.group())) for line, _ in motion.votes if (count := COUNT.search(line.text)) is not None]


def _counted(motion: Motion) -> tuple[tuple[Line, int], tuple[Line, int]] | None:
    """The lines and counts of votes for and against, the larger first; None where either is not recorded."""
    sides = [side[0] for name in ("for", "against") if (side := motion.side(name)) is not None]
    counts = [(line, int(count.group())) for line in sides if (count := COUNT.search(line.text)) is not None]
    if len(counts) != len(("for", "against")):
        return None
    first, second = sorted(counts, key=lambda pair: -pair[1])
    return first, second


def _asked_besides(question: str, motion: Motion) -> Sequence[Line]:
    """The resolution, and the names of a side where it is asked who voted so."""
    lines: list[Line] = []
    resolution = [*filter(None, [motion.resolved]), *motion.resolution]
    words = sum(len(line.text.split()) for line in resolution)
    if resolution and words <= LONGEST_RESOLUTION and not resolution[-1].text.endswith(":"):
        lines += resolution
    if WHO_VOTED.search(question) or WHO_ABSTAINED.search(question):
        side = next((name for name, pattern in SIDES if re.search(pattern, question.lower())), None)
        vote = motion.side(side) if side is not None else None
        if vote is not None and vote[1] is not None:
            lines.append(vote[1])
    return lines


def _vote_of(name: str, motion: Motion) -> tuple[Line, Line] | None:
    """The vote line, and that of its names, under which somebody stands."""
    last = re.escape(name.split()[-1])
    held = ((vote, names) for vote, names in motion.votes if names is not None and re.search(rf"\b{last}\b", names.text, re.IGNORECASE))
    return next(held, None)


def _not_found(question: str, found: str = "I looked for a motion about this and found none.") -> Answer:
    text = f"The reports do not say. {found}"
    return Answer(question=question, status=Status.NOT_FOUND, reason=Reason.NOT_IN_REPORTS, text=text)
