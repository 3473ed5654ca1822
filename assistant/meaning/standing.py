"""Open questions on how a named thing stands: "how's housing going?", "give me an update on roads", "anything bad in social care?"."""

from __future__ import annotations

import re

from assistant.meaning.talk import Talk

LEAD = (
    r"^\W*(?:(?:so|and|but|ok(?:ay)?|right|well|hi|hello|please|now|then|just|quickly|(?:can|could|would|will) you|(?:can|could|may) i)\b"
    r"[\s,]*)*"
)
TAIL = r"(?:,? (?:please|then|now|at the moment|currently|today|lately|overall|in general|these days|for me))*\W*$"
WE = r"(?:we|they|things|the council|people|members|councillors|i|you|u)"
DOING = r"(?:doing|going|getting on|getting along|performing|looking|faring|coming (?:along|on)|shaping up|progressing|moving along)"
ON = r"(?:on|with|for|in|at|about|regarding|around|of|re|across)"
THING = r"(?P<thing>(?:(?!\b(?:compared?|than|since|between|versus|vs|and why|and what)\b)[^?!;:]){2,60}?)"
A_SHORT = r"(?:(?:an?|the|some|any|your|a few|quick|brief|short|general|latest|main|current|two|three|four|five|\d)\s+)*"
SUMMARY = (
    r"update|overview|summary|briefing|brief|run ?down|low ?down|snapshot|picture|position|state of play|situation|story"
    r"|headlines?|highlights"
    r"|key (?:points|facts|messages|findings|issues)|main (?:points|facts|messages|findings)|latest|news|info|information"
)
# The first pattern that is the whole message is meant. `thing` is what the question names.
WORDINGS: tuple[tuple[Talk, re.Pattern[str]], ...] = tuple(
    (talk, re.compile(f"{LEAD}(?:{wording}){TAIL}", re.IGNORECASE))
    for talk, wordings in (
        (
            Talk.WORRIES,
            (
                rf"(?:is there |are there |do we have |got )?any(?:thing|where)?(?: that's| that is)? (?:bad|wrong|worrying|concerning|red"
                rf"|going wrong|off track|problems?|worries|concerns|red flags|bad news|to worry about) {ON} {THING}",
                rf"what(?:'s| is|s| has|'s been| has been| are)?(?: going| gone)? (?:wrong|badly|off track|not going well|worst|failing"
                rf"|to worry about) {ON} {THING}",
                rf"what(?:'s| is|s| are|re) (?:the |our |their )?(?:main |biggest |key |worst |big )?"
                rf"(?:problems?|worries|worry|concerns?|weaknesses|weak spots|bad news) {ON} {THING}",
                rf"what (?:should|would|could|must|do) {WE} (?:need to |have to )?(?:worry|be worried|be concerned|challenge|scrutini[sz]e)"
                rf"(?: about)?(?: {ON})? {THING}",
                rf"where (?:is|are) {THING} (?:struggling|failing|falling short|weakest|behind|doing badly)",
                rf"how (?:bad|serious|worrying) (?:is|are|'s) (?:the |our )?{THING}(?: {DOING})?",
                rf"(?:is|are) (?:the |our )?{THING} (?:in trouble|failing|struggling|doing badly|a problem|a mess|a worry|in crisis)",
            ),
        ),
        (
            Talk.SUCCESSES,
            (
                rf"(?:is there |are there )?any(?:thing)?(?: that's| that is)? (?:good|positive|going well|good news|to celebrate)"
                rf" {ON} {THING}",
                rf"what(?:'s| is|s| has| are)?(?: been| going| gone)+ (?:well|right|best|to plan) {ON} {THING}",
                rf"what(?:'s| is|s| are) (?:the |our |their )?(?:good news|successes|strengths|positives|achievements) {ON} {THING}",
                rf"where (?:is|are) {THING} (?:doing well|doing best|succeeding|strongest)",
            ),
        ),
        (
            Talk.SUMMARY,
            (
                rf"how (?:are|r|is|have) {WE}(?: all)?(?: been)?(?: {DOING})? {ON} (?:the |our )?{THING}",
                rf"how(?:'s|s| is| are| r| has| have) (?:the |our )?{THING} (?:been )?{DOING}",
                rf"how(?:'s|s) (?:the |our )?{THING}",
                rf"how (?:good|well) (?:is|are|'s) (?:the |our )?{THING}(?: {DOING})?",
                rf"(?:what(?:'s| is|s| are) |give me |show me |get me |i need |i'd like |i want |have )?{A_SHORT}(?:{SUMMARY}) {ON} "
                rf"(?:the |our )?{THING}",
                rf"what(?:'s| is|s| has been| has) (?:been )?(?:happening|going on|new|changed|up) {ON} (?:the |our )?{THING}",
                rf"(?:tell|brief|update|fill) me (?:in |more |something )?(?:about|on) (?:the |our )?{THING}",
                rf"(?:summari[sz]e|sum up|recap) (?:the |our )?{THING}(?: in {A_SHORT}(?:bullet ?points?|bullets|sentences?|words"
                rf"|lines?|brief"
                r"|short|a nutshell))?",
                rf"(?:are|r) {WE} (?:still )?on (?:track|target|course) {ON} (?:the |our )?{THING}",
                rf"(?:is|are) (?:the |our )?{THING} (?:on (?:track|target|course)|ok(?:ay)?|all right|alright|doing (?:ok(?:ay)?"
                rf"|well|all right"
                r"|alright)|under control|going (?:well|ok(?:ay)?|to plan)|in good shape)",
                rf"what (?:do|should|must) {WE} (?:need to )?know about (?:the |our )?{THING}",
                rf"what (?:should|would|could) {WE} (?:be )?(?:ask(?:ing)?|say(?:ing)?|rais(?:e|ing))(?: (?:at|in|to|of) (?:the"
                rf" )?(?:next |\w+ )?"
                rf"(?:committee|meeting|officers?|director|scrutiny))?(?: about| on) (?:the |our )?{THING}",
            ),
        ),
    )
    for wording in wordings
)


def how_it_stands(message: str) -> tuple[Talk, str] | None:
    """What kind of overview the message asks for, and of what; None where it asks something more exact.

    >>> how_it_stands("hows housing going?"), how_it_stands("What is the target for telecare?")
    ((<Talk.SUMMARY: 'summary'>, 'housing'), None)
    """
    plain = " ".join(message.replace("’", "'").split())
    for talk, wording in WORDINGS:
        if match := wording.match(plain):
            return talk, match["thing"].strip(" '\"“”.,-–")
    return None
