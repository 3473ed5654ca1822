"""How a theme stands: its indicators by rating, the ones that need attention first, and the activities on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.composing.draft import Draft
from assistant.composing.on_theme import newest_rows
from assistant.composing.wording import amount, at, listed, oneline, rated
from assistant.guard import checked
from assistant.meaning.catalogue import LIKENESS_DIGITS, Catalogue
from assistant.meaning.question import understand
from assistant.meaning.resolve import Outcome, resolve
from assistant.meaning.scope import Scope, scope_of
from assistant.meaning.standing import how_it_stands
from assistant.meaning.talk import Talk
from assistant.meaning.themes import Theme, theme_of
from assistant.meaning.words import is_weak, plain_words, stem, tokens
from assistant.model import Answer
from assistant.tools.compare import Direction
from assistant.tools.directions import directions_of
from assistant.tools.distance_to_target import target_for
from assistant.tools.list_activities import rated_activities
from assistant.tools.list_indicators import Row, about, current_results
from ingest.model import Activity, Rating
from ingest.records.front_matter import council_place

ONE_TOLD = 0.4  # share of its title that the question says, from which one indicator is meant and not the theme
LIKE = 0.62  # cosine of two words from which one stands for the other's theme: housing/homes .73, roads/highways .84; crime/money .46
AS_LIKE = 0.05  # how far behind the best one another word is as like
FEWEST = 2  # indicators from which there is something to survey
MOST_NAMED = 8
MOST_ACTIVITIES = 4
DIRECTION_WORDS = {Direction.BETTER: "improving", Direction.WORSE: "worsening", Direction.SAME: "unchanged"}


def standing_answer(question: str, catalogue: Catalogue) -> Answer | None:
    """The state of the theme that an open question names; None where it names one indicator, or nothing that several are about."""
    asked = how_it_stands(question)
    if asked is None:
        return None
    talk, thing = asked
    understood = understand(question)
    understood = replace(understood, subject=thing.lower())
    scope = scope_of(understood, catalogue)
    named = resolve(understood, scope, catalogue)
    if named.outcome is Outcome.FOUND and (named.by_ref or named.candidates[0].told >= ONE_TOLD):
        return None
    printed = current_results(catalogue, scope.documents or catalogue.documents, None)
    unknown = _unknown(thing, scope, catalogue)
    words = [word for word in plain_words(thing) if set(tokens(word)) & set(unknown)]
    alike = headings_like(words, catalogue) if words and len(unknown) == len(_telling(thing)) else {}
    if unknown and not alike:
        return None
    held = about(printed, Theme(sections=frozenset(alike))) if alike else _on_theme(printed, thing, theme_of(understood, scope, catalogue))
    tied = {one.key for one in named.indicators} if named.outcome is Outcome.TIED else set()
    rows = newest_rows(row for row in printed if row.indicator.key in {*tied, *(one.indicator.key for one in held)})
    if len(rows) < FEWEST:
        return None
    draft = Draft(question, catalogue)
    if alike:
        headings = listed([f"“{heading}”" for heading in alike])
        draft.say(f"No title or heading speaks of {listed([f'“{word}”' for word in words])}; nearest in meaning: {headings}.")
    for council, of_council in _by_council(rows):
        _say_rows(draft, thing, council, of_council, talk)
    _say_activities(draft, thing, _activities(catalogue, rows, thing), talk)
    return checked(draft.answered())


def _telling(thing: str) -> tuple[str, ...]:
    return tuple(token for token in tokens(thing) if not is_weak(token))


def _unknown(thing: str, scope: Scope, catalogue: Catalogue) -> tuple[str, ...]:
    """The telling stems of the thing that no title or heading has."""
    used = {token for word in scope.used for token in tokens(word)}
    return tuple(token for token in _telling(thing) if token not in used and token not in catalogue.indexes.theme_words)


def headings_like(words: Sequence[str], catalogue: Catalogue) -> dict[str, float]:
    """The headings that have a word of like meaning to one of these, with its cosine: "roads" leads to "Highways and transport"."""
    of_heading = {
        heading: [word for word in plain_words(heading) if word.isalpha() and not is_weak(stem(word))]
        for heading in catalogue.indexes.headings
    }
    every = sorted({word for words_of in of_heading.values() for word in words_of})
    if not every:
        return {}
    cosines = (catalogue.store.embed(every) @ catalogue.store.embed(list(words)).T).max(axis=1).round(LIKENESS_DIGITS)
    like = dict(zip(every, cosines.tolist(), strict=True))
    best = max(like.values())
    near = {word for word, cosine in like.items() if cosine >= max(LIKE, best - AS_LIKE)}
    mostly = [heading for heading, words_of in of_heading.items() if len(near & set(words_of)) >= len(set(words_of)) / 2]
    return {heading: max(like[word] for word in of_heading[heading]) for heading in mostly if of_heading[heading]}


def _on_theme(printed: Sequence[Row], thing: str, theme: Theme) -> list[Row]:
    """The rows under a heading of the theme's name, and those that hold its words."""
    by_words = Theme(words=_telling(thing) or tokens(thing))
    return [*(about(printed, theme) if theme else ()), *(about(printed, by_words) if by_words else ())]


def _by_council(rows: Sequence[Row]) -> list[tuple[str | None, list[Row]]]:
    """The rows of each council with its name, which is None where only one is spoken of; those of no known council come last."""
    held: dict[str, list[Row]] = {}
    for row in rows:
        held.setdefault(council_place(row.indicator.council) or "", []).append(row)
    places = [place for place in held if place]
    if len(places) < 2:
        return [(None, list(rows))]
    ordered = [*places, *([""] if "" in held else [])]
    return [(held[place][0].indicator.council or "no council named", held[place]) for place in ordered]


def _say_rows(draft: Draft, thing: str, council: str | None, rows: list[Row], talk: Talk) -> None:
    """How many have which rating; then the rows, the worst rated first."""
    counts = {rating: count for rating in Rating if (count := sum(row.value.rating is rating for row in rows))}
    total = sum(counts.values())
    name = f"{thing[:1].upper()}{thing[1:]}{f', {council}' if council else ''}"
    if total:
        formula = " + ".join(map(str, counts.values())) + f" = {total}" if len(counts) > 1 else f"{total} rows"
        draft.working("indicators by rating", formula, str(total), note="the newest result of each, counted over the rows of the reports")
        by_rating = listed([f"**{number}** {rating.value}" for rating, number in counts.items()])
        draft.block(f"{name}: of **{total}** rated {'indicator' if total == 1 else 'indicators'} {by_rating}.")
    else:
        draft.block(f"{name}: none of the indicators is rated.")
    shown = _of_interest(rows, talk)
    if not shown:
        draft.block("None is rated below Green." if talk is Talk.WORRIES else "None is rated Green or improving.")
        return
    draft.block("\n".join(_line(draft, row) for row in shown[:MOST_NAMED]))
    if len(shown) > MOST_NAMED:
        draft.block("There are more; ask for a list of all of them.")


def _of_interest(rows: Sequence[Row], talk: Talk) -> list[Row]:
    """Those below Green or getting worse, the Green or improving ones, or all, as asked; the worst rating first, unrated ones last."""
    worst_first = list(reversed(Rating))
    found = sorted(rows, key=lambda row: worst_first.index(row.value.rating) if row.value.rating else len(worst_first))
    if talk is Talk.WORRIES:
        return [row for row in found if row.value.rating not in (None, Rating.GREEN) or Direction.WORSE in _directions(row)]
    if talk is Talk.SUCCESSES:
        return [row for row in reversed(found) if row.value.rating is Rating.GREEN or Direction.BETTER in _directions(row)]
    return found


def _directions(row: Row) -> tuple[Direction, ...]:
    return directions_of(row.value, row.indicator.values)


def _line(draft: Draft, row: Row) -> str:
    target = target_for(row.value, row.indicator.values)
    parts = [f"- {draft.name(row.value)}: **{amount(row.value)}** {at(row.value.period)} {draft.figure(row.value)}"]
    if target is not None:
        parts.append(f"target {amount(target)} {draft.figure(target, asked=False)}")
    if rated(row.value):
        parts.append(rated(row.value))
    directions = list(dict.fromkeys(DIRECTION_WORDS[one] for one in _directions(row) if one in DIRECTION_WORDS))
    if len(directions) == 1:
        parts.append(directions[0])
    return ", ".join(parts)


def _activities(catalogue: Catalogue, rows: Sequence[Row], thing: str) -> list[Activity]:
    """The rated activities on the theme in the newest report that has any, of a council whose indicators are shown."""
    wanted = set(_telling(thing))
    if not wanted:
        return []
    councils = {row.indicator.council for row in rows}
    held = [document for document in catalogue.documents if document.council in councils]
    found = [
        one
        for one in rated_activities(catalogue.activities, held)
        if one.rating is not None and wanted <= set(tokens(f"{one.title} {one.section or ''}"))
    ]
    rank = {document.document_id: (document.period or "", document.meeting_date or "") for document in held}
    newest = max((rank[one.places[0].document_id] for one in found), default=None)
    kept = {" ".join(one.title.split()): one for one in found if rank[one.places[0].document_id] == newest}  # one in two formats once
    return list(kept.values())


def _say_activities(draft: Draft, thing: str, activities: Sequence[Activity], talk: Talk) -> None:
    worst_first = list(reversed(Rating))
    kept = [one for one in activities if talk is not Talk.WORRIES or one.rating is not Rating.GREEN]
    kept = [one for one in kept if talk is not Talk.SUCCESSES or one.rating is Rating.GREEN]
    if not kept:
        return
    ordered = sorted(kept, key=lambda one: worst_first.index(one.rating) if one.rating else len(worst_first))
    draft.block(f"Activities on {thing}:")
    lines = [
        f"- {oneline(one.title)} [{draft.citing.activity(one, one.title)}]: **{one.rating.value}**"
        for one in ordered[:MOST_ACTIVITIES]
        if one.rating is not None
    ]
    draft.block("\n".join(lines))
