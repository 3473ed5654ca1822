"""Questions as people type them in a hurry, brought to the spelling that everything else reads: "whats", "cant", "r", "yr"."""

from __future__ import annotations

import re

# Hurried spelling -> plain one; whole words only. What stands for a name of several words is in `jargon.toml`.
CHAT = {
    "whats": "what is", "wats": "what is", "wots": "what is", "wat": "what", "wot": "what", "hows": "how is", "whos": "who is",
    "wheres": "where is", "whens": "when is", "whys": "why is", "thats": "that is", "theres": "there is", "cant": "can not",
    "wont": "will not", "dont": "do not", "doesnt": "does not", "didnt": "did not", "isnt": "is not", "arent": "are not",
    "wasnt": "was not", "werent": "were not", "hasnt": "has not", "havent": "have not", "couldnt": "could not", "wouldnt": "would not",
    "shouldnt": "should not", "r": "are", "u": "you", "ur": "your", "pls": "please", "plz": "please", "yr": "year", "yrs": "years",
    "qtr": "quarter", "n": "and", "w": "with", "w/o": "without", "rpt": "report", "ppl": "people", "thru": "through", "wk": "week",
    "wks": "weeks", "hrs": "hours", "mths": "months", "mnths": "months", "tgt": "target", "tgts": "targets", "avg": "average",
    "approx": "about", "prev": "previous", "pct": "percent", "perc": "percent", "abt": "about", "b4": "before", "fwd": "forward",
    "bc": "because", "cos": "because", "bcos": "because", "govt": "government", "mtg": "meeting", "wd": "would", "mgmt": "management",
    "acct": "account", "accts": "accounts", "mkt": "market", "em": "them", "btwn": "between", "est": "estimate", "ests": "estimates",
    "pts": "points", "agst": "against", "hw": "how", "diff": "difference", "incl": "including", "wkly": "weekly", "mthly": "monthly",
    "hlth": "health", "dept": "department", "mch": "much", "mny": "many", "hv": "have", "hav": "have", "whch": "which", "wch": "which",
    "nxt": "next", "frm": "from", "thn": "than", "tht": "that", "ths": "this", "vry": "very", "shd": "should", "tho": "though",
    "org": "organisation", "orgs": "organisations", "probs": "problems",
}  # fmt: skip
WORD = re.compile(r"(?<![\w/&'’.-])(?:" + "|".join(sorted(CHAT, key=len, reverse=True)) + r")(?![\w/&'’-])")

# What says that the question has nothing to do with the one before.
# Hurried spelling that needs what stands beside it.
HURRIED = (
    (re.compile(r"\b[uU](\d\d)s?\b"), r"under \1"),
    (re.compile(r"\b[oO](\d\d)s?\b"), r"over \1"),
    (re.compile(r"/ ?(?:wk|week)\b"), " per week"),
    (re.compile(r"/ ?(?:mth|month)\b"), " per month"),
    (re.compile(r"/ ?(?:hr|hour)\b"), " per hour"),
    (re.compile(r"\b(\d{1,2}-\d{1,2})s\b"), r"\1 year olds"),
    (re.compile(r"\b2x(?= )"), "twice"),
    (re.compile(r"\b3x(?= )"), "three times"),
    (re.compile(r"\bsec\.?(?= (?:schools?|schls?|sch)\b)"), "secondary"),
    (re.compile(r"\bprim\.?(?= (?:schools?|schls?|sch)\b)"), "primary"),
    (re.compile(r"\bres\.?(?= ?(?:/ ?nurs|& ?nurs|and nurs|care\b|homes?\b))"), "residential"),
    (re.compile(r"(?<=[a-z] )wt\b"), "weight"),
    (re.compile(r"(?<!from )(?<![\d.,])\b0 to (\d\d)\b(?! ?%)(?= [a-z])"), r"0-\1"),  # from birth: an age group
    (re.compile(r"(?P<was>\b[Hh]ow (?:is|are|was|were|has|have) [^?.]+? )(?:marked|graded)\b"), r"\g<was>rated"),
)
NEW_TOPIC = re.compile(
    r"^\s*(?:ok(?:ay)?|right|now|so|and)?,? *(?:(?:on|to) )?(?:(?:a|an) )?(?:(?:totally|completely|entirely) )?"
    r"(?:(?:different|new|another|other|separate|unrelated|next) (?:topic|question|subject|thing|matter|one)|something (?:else|different)"
    r"|chang(?:e|ing) (?:of )?(?:the )?(?:subject|topic)|moving on|switching (?:topic|subject)s?)(?: now)?\s*[-–—:;,.!]+\s*",
    re.IGNORECASE,
)


def without_new_topic(question: str) -> str:
    """The question without words that say it is about something new.

    >>> without_new_topic("different topic - who mends the gate?")
    'who mends the gate?'
    """
    return NEW_TOPIC.sub("", question)


def plain_spelling(question: str) -> str:
    """The question with hurried spellings written out; those in capitals may be initials and stay.

    >>> plain_spelling("whats the cost, and why cant we pay?")
    'what is the cost, and why can not we pay?'
    >>> plain_spelling("u65s day care £/wk"), plain_spelling("10-11s in sec schools")
    ('under 65 day care £ per week', '10-11 year olds in secondary schools')
    """
    written = question[:1].lower() + question[1:] if _begins_hurried(question) else question
    for hurried, plain in HURRIED:
        written = hurried.sub(plain, written)
    return WORD.sub(lambda match: CHAT[match.group()], written)


def _begins_hurried(question: str) -> bool:
    """Does it begin with such a word, with its capital: "Whats the cost?"."""
    first = re.match(r"[A-Z][a-z]+\b", question)
    return first is not None and first.group().lower() in CHAT
