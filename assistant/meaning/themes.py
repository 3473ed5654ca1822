"""The theme that a list is about: "the public health ones", by the name of a section or by words that titles and sections hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.indexes import HEADING_JOINT
from assistant.meaning.question import Question
from assistant.meaning.scope import Scope
from assistant.meaning.sections_named import sections_in_part
from assistant.meaning.words import is_weak, plain_words, tokens

REFS = re.compile(
    r"\b(?:ref(?:erence)?s?|codes?|indicators?|measures?|kpis?|ones) (?:that |which |whose (?:ref(?:erence)?s?|codes?) )?"
    r"(?:start|begin)(?:s|(?:n|t)?ing)?(?: with)? (?!the\b|an?\b|our\b)[\"'‘“]?(?P<letters>[a-z]{1,6})\b",
    re.IGNORECASE,
)
LIST_WORDS = re.compile(
    r"\b(?:which|what|list|show|give|tell|how many|indicators?|measures?|kpis?|ones?|targets?|areas?|reported|report|reports|rated"
    r"|currently"
    r"|overall|total|number|percent(?:age)?|proportion|share|everything|anything|corporate plan|plan|failed|failing|still"
    r"|exactly|bang|dead|spot|precisely|section|given|worse|same|ago|whole|council)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """`sections` are headings that the question names, whole or (`in_part`) by a run of their words; `words` are stems that titles or
    sections must hold besides; `refs` are the first letters of the references meant, which name the theme alone."""

    sections: frozenset[str] = frozenset()
    in_part: bool = False
    words: tuple[str, ...] = ()
    refs: str = ""

    def __bool__(self) -> bool:
        return bool(self.sections or self.words or self.refs)


def theme_of(
    question: Question, scope: Scope, catalogue: Catalogue, without: re.Pattern[str] | None = None, *, in_part: bool = True
) -> Theme:
    """The theme that the question names; words that `without` matches name none. `in_part`: a part of a heading may name it."""
    if match := REFS.search(question.text):
        return Theme(refs=match["letters"].upper())
    subject = without.sub(" ", question.subject) if without is not None else question.subject
    used = {token for word in scope.used for token in tokens(word)}
    said = frozenset(token for token in tokens(subject) if token not in used)
    named = {heading: frozenset(tokens(heading)) for heading in catalogue.indexes.headings}
    whole = {heading: words for heading, words in named.items() if words <= said and (len(words) > 1 or not all(map(is_weak, words)))}
    most = max(map(len, whole.values()), default=0)
    meant = frozenset(heading for heading, words in whole.items() if len(words) == most)
    held = {word for heading in meant for word in whole[heading]}
    words = theme_words(question, scope, catalogue, without)
    part = sections_in_part(question.text, scope, catalogue) if in_part and not meant else None
    if part is not None:
        return Theme(sections=part.headings, in_part=True, words=tuple(word for word in words if word not in part.said))
    return Theme(sections=meant, words=tuple(word for word in words if word not in held))


def headings(section: str) -> tuple[str, ...]:
    """The headings of a path, outermost first."""
    return tuple(section.split(HEADING_JOINT))


def theme_words(question: Question, scope: Scope, catalogue: Catalogue, without: re.Pattern[str] | None = None) -> tuple[str, ...]:
    """The words of the question that name a section or theme: those that some title or section holds."""
    used = {token for word in scope.used for token in tokens(word)}
    known = catalogue.indexes.theme_words
    subject = without.sub(" ", question.subject) if without is not None else question.subject
    named = [token for token in tokens(subject) if token not in used and token in known]
    strong = tuple(token for token in named if not is_weak(token))
    sections = catalogue.indexes.sections
    return strong or (tuple(named) if named and any(set(named) <= words for words in sections) else ())


def unknown_theme(question: Question, scope: Scope, catalogue: Catalogue) -> tuple[str, ...]:
    """The words of the question that must name a theme, though no title or section holds them."""
    used = {token for word in scope.used for token in tokens(word)}
    known = catalogue.indexes.theme_words
    words = LIST_WORDS.sub(" ", question.subject)
    return tuple(
        word
        for word in plain_words(words)
        if word.isalpha() and any(t not in used and t not in known and not is_weak(t) for t in tokens(word))
    )
