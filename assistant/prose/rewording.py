"""A question in everyday words as reports would word it: verbs of two words in one ("set aside": earmarked), misspellings mended."""

from __future__ import annotations

import re

from rapidfuzz.distance import DamerauLevenshtein

from assistant.meaning.shapes import Shapes, holds, like_in_shape

# Verbs of two words, whose parts say something else when they stand alone: what is "taken on" is neither taken nor on. Each with the word
# that reports write; words of the same sense follow in `kin.py`.
VERBS = (
    (r"team(?:s|ed|ing)? up|join(?:s|ed|ing)? forces", "partnership"),
    (r"set(?:s|ting)? aside|put(?:s|ting)? aside", "earmarked"),
    (r"(?:bring|brings|bringing|brought) in|phas(?:e|es|ed|ing) in", "introduced"),
    (r"set(?:s|ting)? up", "established"),
    (r"(?:carry|carries|carrying|carried) out", "undertaken"),
    (r"put(?:s|ting)? off|push(?:ed|ing) back", "delayed"),
    (r"(?:take|takes|taking|took|taken) on", "appointed"),
    (r"(?:pass|passes|passing|passed|send|sent) on(?: to)?", "referred to"),
    (r"(?:take|takes|taking|took|taken) part", "participated"),
    (r"shut(?:s|ting)? down", "closed"),
    (r"look(?:s|ed|ing)? into", "reviewed"),
    (r"sign(?:s|ed|ing)? off", "approved"),
    (r"(?:get|gets|getting|got) rid of", "removed"),
    (r"(?:cut|cuts|cutting) (?:down|back)(?: on)?|(?:bring|brings|bringing|brought) down", "reduce"),
    (r"(?:go|goes|going|went|gone) up", "increase"),
    (r"(?:go|goes|going|went|gone|come|comes|coming|came) down", "decrease"),
    (r"(?:try|tries|trying|tried)(?: it| them)? out", "trial"),
    (r"percentage points?", "percentage"),
    (r"kick(?:s|ed|ing)? off|(?:get|gets|getting|got) under ?way", "started"),
    (r"pull(?:s|ed|ing)? out|back(?:s|ed|ing)? out", "withdrew"),
    (r"(?:make|makes|making|made) up of", "comprises"),
    (r"(?:find|finds|finding|found) out", "identified"),
    (r"(?:hand|hands|handing|handed) over", "handed over"),
    (r"(?:make|makes|making|made) (?:it )?clear", "said"),
    (r"(?:lead|leads|leading|led) to", "result in"),
    (r"sort(?:s|ed|ing)? out", "resolved"),
    (r"(?:deal|deals|dealing|dealt) with", "deal"),
)
PLAIN = tuple((re.compile(rf"\b(?:{wording})\b", re.IGNORECASE), word) for wording, word in VERBS)
WORD = re.compile(r"(?<![\w/&'’-])[A-Za-z]+(?![\w/&'’-])")
SHORTEST = 6  # letters of a word that may be misspelt; among shorter ones too many real words are near each other
MOST_LETTERS = 2  # that a slip may have more or fewer
LONG_ENOUGH = 8  # letters from which one may be missing or wrong
VOWELS = re.compile(r"[aeiouy]+")
DOUBLED = re.compile(r"(.)\1+")


def reworded(question: str, written: Shapes) -> str:
    """The question with such verbs in one word, and with words that no report has (`written`: all that they have) spelt as one there.

    >>> reworded("who did we team up with for acommodation?", {("a", 13): ("accommodation",)})
    'who did we partnership with for accommodation?'
    """
    for wording, word in PLAIN:
        question = wording.sub(word, question)
    return WORD.sub(lambda match: _mended(match.group(), written), question)


def _mended(word: str, written: Shapes) -> str:
    """The one word that a misspelt one is: letters doubled or not, two letters changed over, another vowel, a consonant left out.

    One consonant in the place of another makes another word ("appealed", "appeared"), not a slip.
    """
    plain = word.lower()
    if len(plain) < SHORTEST or holds(written, plain):
        return word
    found = {other for other in like_in_shape(written, plain, MOST_LETTERS) if _is_slip(plain, other)}
    return found.pop() if len(found) == 1 else word


def _is_slip(word: str, other: str) -> bool:
    if DOUBLED.sub(r"\1", word) == DOUBLED.sub(r"\1", other):
        return True
    if DamerauLevenshtein.distance(word, other, score_cutoff=1) > 1:
        return False
    if sorted(word) == sorted(other):
        return True
    if len(word) < LONG_ENOUGH:
        return False
    return len(other) == len(word) + 1 or (len(other) == len(word) and VOWELS.sub("a", word) == VOWELS.sub("a", other))
