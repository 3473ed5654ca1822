"""The names in a question: of programmes, places, organisations, people, and references, as the reports themselves write them.

A passage that lacks a name of the question speaks of something else, however many of the other words it shares. Which words make a name
is learnt from the reports: those that stand there with a capital in the middle of a sentence, and hardly ever without. So a question in
lower case ("what is the red bag scheme?") names what it means just as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.meaning.jargon import spelled_out
from assistant.meaning.words import is_chatter, is_weak, stem
from assistant.prose.abbreviations import stands_for
from assistant.prose.coverage import TIME_WORDS, words_in
from assistant.prose.word_index import WordIndex

# Offices, bodies and things of a meeting that reports write with a capital though they name nobody ("Members", "the Leader"), and ratings.
OFFICES = words_in(
    "member leader chairman chairwoman chair councillor officer director minister mayor cabinet committee council administration executive",
    "government minute motion item bill appendix annex report plan strategy scheme paper decision resident green amber red rag",
)
JOINERS = frozenset({"of", "and", "for", "the", "to"})
TOKEN = re.compile(r"[^\W_]+(?:[/-][^\W_]+)*|[.!?:;,\n•|()\[\]–]")
POSSESSIVE = re.compile(r"['’]s?\b")
SENTENCE_ENDS = frozenset(".!?:\n•|")
REFERENCE = re.compile(r"(?=[A-Za-z/-]*[A-Za-z]{2})(?=.*\d)[A-Za-z]+(?:/?[A-Za-z]*\d+)(?:-\d+)?")
PERIOD = re.compile(r"q[1-4]|h[12]|fy\d+", re.IGNORECASE)
# Shares of the occurrences that must have a capital. Names of two and more words also begin headings of lists in lower case reports.
CAPITALS_OF_WORD = 0.9
CAPITALS_OF_PAIR = 0.5
SHORTEST_INITIALS = 3
SHORTEST_NAME = 3
LONG_NAME = 3  # words from which one of a name may have another ending
BEGINNING = 4  # letters of a word of a name that a text must hold to be looked at
LONG_WORD = 7  # letters from which two of a name may have changed places
LEAST_ALIKE = 5  # letters that must be shared then

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as written in the question, and its words: lower case, singular, joining words left out.

    `firm` is False for a name that the question writes in lower case: its words may then stand apart.
    """

    written: str
    words: tuple[str, ...]
    firm: bool

    @property
    def forms(self) -> tuple[str, ...]:
        """The name as written, and its initials where it is long enough to have some."""
        initials = "".join(word[0] for word in self.words).upper()
        return (self.written, initials) if len(initials) >= SHORTEST_INITIALS else (self.written,)

    def stands_in(self, text: str) -> bool:
        """Does the text hold the words of the name, one after the other if it is firm, or its initials as an abbreviation?"""
        size = len(self.words)
        plain = text.lower().replace("'", "").replace("’", "")
        ends = [len(word) if size < LONG_NAME else LEAST_ALIKE for word in self.words]
        least = [word[: BEGINNING if len(word) >= LONG_WORD else end] for word, end in zip(self.words, ends, strict=True)]
        there = _words(text) if all(word in plain for word in least) else ()  # few texts hold all: taking them apart is dear
        if there and any(len(word) >= LONG_WORD and word not in there for word in self.words):
            there = tuple(_as_asked(word, self.words) for word in there)
        if not self.firm and set(self.words) <= set(there):
            return True
        if "".join(self.words) in there or (size == 1 and any(one + two == self.words[0] for one, two in pairwise(there))):
            return True  # "homeshare" and "Home Share"
        if any(there[at : at + size] == self.words for at in range(len(there) - size + 1) if there[at] == self.words[0]):
            return True
        if size >= LONG_NAME and any(_nearly(there[at : at + size], self.words) for at in range(len(there) - size + 1)):
            return True
        if size == 1:
            return self.written.isupper() and stands_for(self.words[0], text)
        initials = "".join(word[0] for word in self.words).upper()
        return len(initials) >= SHORTEST_INITIALS and re.search(rf"\b{re.escape(initials)}\b", text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a text; `word` is its lower-case singular.

    `begins` is True at the beginning of a sentence, `joins` for a word that only joins others, `parted` after a mark such as a comma.
    """

    written: str
    word: str
    capital: bool
    begins: bool
    joins: bool
    parted: bool


class Names:
    """The names that some texts hold; `index` tells which of the texts, in the order given, hold a word."""

    def __init__(self, texts: Iterable[str]) -> None:
        every = [tuple(_tokens(text)) for text in texts]
        self._known = frozenset(token.word for tokens in every for token in tokens)
        capitals = Counter(token.word for tokens in every for token in tokens if token.capital and not token.begins)
        words = Counter(token.word for tokens in every for token in tokens if not (token.capital and token.begins))
        self._single = frozenset(word for word, count in capitals.items() if count >= CAPITALS_OF_WORD * words[word])
        self._acronyms = frozenset(
            token.word for tokens in every for token in tokens if token.written.isupper() and token.written.isalpha()
        )
        pairs = Counter(pair for tokens in every for pair in _pairs(tokens, lambda token: token.capital))
        seen = Counter(pair for tokens in every for pair in _pairs(tokens, lambda _: True) if pair in pairs)
        self._pairs = frozenset(pair for pair, count in pairs.items() if count >= CAPITALS_OF_PAIR * seen[pair])
        paired = Counter(word for tokens in every for word in _in_pairs(tokens))
        self._lone = frozenset(word for word in self._single if capitals[word] > paired[word])
        self.index = WordIndex((token.word for token in tokens if not token.joins) for tokens in every)

    def asked(self, question: str, known: Iterable[str] = ()) -> tuple[Name, ...]:
        """The names in a question, the longest first found; none made of the words `known` (the council's own name) alone."""
        own = frozenset(map(singular, known))
        tokens = list(_tokens(question))
        names, at = [], 0
        while at < len(tokens):
            end = self._standing(tokens, at, self._end(tokens, at))
            part = [token for token in tokens[at:end] if not token.joins]
            telling = [
                token
                for token in part
                if not is_chatter(token.written.lower()) and token.word not in own and (len(part) == 1 or token.word not in OFFICES)
            ]
            followed = end < len(tokens) and tokens[end].capital and not tokens[end].parted  # "Green Basket", but not "rated Green"
            if telling and (len(part) > 1 or (self._is_name(part[0]) and (followed or part[0].word not in OFFICES))):
                names.append(
                    Name(
                        written=" ".join(token.written for token in tokens[at:end]),
                        words=tuple(token.word for token in part),
                        firm=any(token.capital and not token.begins for token in part) or len(part) == 1,
                    )
                )
            at = end
        return tuple(names)

    def _standing(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """The end of as much of a name in lower case as some text holds: "closer to home" starts here, though "Home Start" is a name."""
        if any(token.capital and not token.begins for token in tokens[start:end]):
            return end
        while end - start > 1 and not self.index.together({token.word for token in tokens[start:end] if not token.joins}):
            end -= 1
        while end - start > 1 and tokens[end - 1].joins:
            end -= 1
        return end

    def _end(self, tokens: Sequence[Token], start: int) -> int:
        """The index after the last token of the longest name that begins with a token; "A and B" are two where each is a name alone."""
        end = start + 1
        while not tokens[end - 1].joins:
            after = next((at for at in range(end, len(tokens)) if not tokens[at].joins), None)
            if after is None or any(token.parted for token in tokens[end : after + 1]):
                break
            before, following = tokens[end - 1].word, tokens[after].word
            listed = after > end and {before, following} <= self._lone
            if listed or (before, following) not in self._pairs:
                break
            end = after + 1
        return end

    def _is_name(self, token: Token) -> bool:
        word = token.written.lower()
        if is_reference(token.written):
            return True
        if is_chatter(word) or is_weak(stem(word)) or word in TIME_WORDS or not word.isalpha() or len(word) < SHORTEST_NAME:
            return False
        if spelled_out(word) != word:
            return False
        if token.word not in self._known:
            return token.capital and not token.begins
        if token.word in OFFICES:
            return False
        if token.written.isupper() and token.word in self._acronyms:
            return True
        return token.word in (self._single if token.capital else self._lone)


def _as_asked(there: str, words: Sequence[str]) -> str:
    """A printed word as the name has it, where only letters have changed places: "Rielly" for "Reilly" and the like."""
    if len(there) < LONG_WORD or there in words:
        return there
    return next((word for word in words if word[0] == there[0] and sorted(word) == sorted(there)), there)


def _nearly(there: Sequence[str], name: Sequence[str]) -> bool:
    """Is a name printed with another ending of one word: "Health Living Centre"?"""
    return all(
        one == other or (min(len(one), len(other)) >= LEAST_ALIKE and (one.startswith(other) or other.startswith(one)))
        for one, other in zip(there, name, strict=True)
    ) and any(one == other for one, other in zip(there, name, strict=True))


def is_reference(word: str) -> bool:
    """True for the reference of an indicator or risk, letters and digits together.

    >>> is_reference("AB0042"), is_reference("Q2")
    (True, False)
    """
    return REFERENCE.fullmatch(word) is not None and PERIOD.fullmatch(word) is None


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in _tokens(text) if not token.joins)


def singular(word: str) -> str:
    """The lower-case word without the s of a plural. Stems would be too greedy for names.

    >>> singular("Parks"), singular("Ross")
    ('park', 'ross')
    """
    word = word.lower()
    return word[:-1] if len(word) > SHORTEST_NAME and word.endswith("s") and not word.endswith("ss") else word


def _tokens(text: str) -> Iterator[Token]:
    begins = parted = True
    for match in TOKEN.finditer(POSSESSIVE.sub("", text)):
        written = match.group()
        if not written[0].isalnum():
            begins, parted = begins or written in SENTENCE_ENDS, True
            continue
        word = written.lower()
        yield Token(
            written=written,
            word=singular(word),
            capital=written[0].isupper(),
            begins=begins,
            joins=word in JOINERS,
            parted=parted,
        )
        begins = parted = False


def _pairs(tokens: tuple[Token, ...], kept: Callable[[Token], bool]) -> Iterator[Pair]:
    """Neighbouring words, joining words skipped, neither of them a word that begins a sentence without being part of a name ("The")."""
    before: Token | None = None
    for token in tokens:
        if token.joins and not token.parted:
            continue
        usable = kept(token) and not (token.begins and is_chatter(token.written.lower()))
        if usable and before is not None and not token.parted:
            yield before.word, token.word
        before = token if usable and not token.joins else None


def _in_pairs(tokens: tuple[Token, ...]) -> Iterator[str]:
    """Each word with a capital next to another one, once an occurrence."""
    capital = [token.capital and not (token.begins and is_chatter(token.written.lower())) for token in tokens]
    for at, token in enumerate(tokens):
        before = at > 0 and capital[at - 1] and not token.parted
        after = at + 1 < len(tokens) and capital[at + 1] and not tokens[at + 1].parted
        if capital[at] and not token.begins and (before or after):
            yield token.word
