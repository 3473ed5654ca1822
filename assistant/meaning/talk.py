"""What people type that names nothing of a report: greetings, thanks, "what can you do?", "are you sure?", "give me the headlines"."""

from __future__ import annotations

import re
from enum import StrEnum

END = r"[\s!?.,:;)(-]*"
FILLER = (
    r"(?:please |pls |ok(?:ay)? |so |well |right |and |but |then |can you |could you |would you |i(?:'d| would) like |i want "
    r"|let's have )*"
)
VERY = r"(?: so| very)?(?: much| a lot| a bunch| again| for that| for your help| for the help| mate| all| everyone| then)*"
AFTER = r"(?:[ ,]+(?:please|pls|thanks|thank you|then|for me))*"


class Talk(StrEnum):
    """What a message is that names no indicator, activity, table or passage."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    HELP = "help"
    DOUBT = "doubt"
    SUMMARY = "summary"
    WORRIES = "worries"
    SUCCESSES = "successes"
    TOPICS = "topics"
    COUNCILS = "councils"
    NEWEST = "newest"
    HOW_MANY = "how many reports"


def _whole(*wordings: str) -> re.Pattern[str]:
    """A pattern that the whole message has to match."""
    return re.compile(rf"^{END}{FILLER}(?:{'|'.join(wordings)}){AFTER}{END}$", re.IGNORECASE)


SOME = r"(?:one|two|three|four|five|six|ten|[1-9]|some|any|a few|a couple of|the|our|top|main|biggest|best|worst|key|most important)"
REPORT = r"(?:the |this |your |our |that )?(?:[\w/&'’–-]+ ){0,8}(?:reports?|papers?|plan|review|dashboard|addendum|scorecard|documents?)"
OF_REPORT = rf"(?: (?:of|for|from|in|on|about) {REPORT}(?: (?:for|on|of) [\w/ –-]{{2,20}})?| (?:of|for|from) (?:q[1-4] ?)?\d\d[\d/ –-]*)?"
NOW = r"(?: (?:right )?now| at the moment| currently| lately| overall| in general| generally| this (?:quarter|year|time))?"
WORDINGS: tuple[tuple[Talk, re.Pattern[str]], ...] = (
    (Talk.GREETING, _whole(r"(?:hi|hiya|hello|hey|hallo|good (?:morning|afternoon|evening|day)|morning|afternoon"
                           r"|evening)(?: there| all| everyone| again)*")),
    (
        Talk.THANKS,
        _whole(
            rf"(?:many )?(?:thanks|thank you|thankyou|thx|cheers|ta|much appreciated){VERY}"
            r"(?:[ ,]+that(?:'s| is| was) (?:very |really |so |all |it|what i needed|great|helpful|useful|good|fine|perfect)*)?",
            r"(?:great|perfect|brilliant|lovely|excellent|good|nice|cool|fine|ok|okay|got it|understood|i see|makes sense"
            r"|very helpful|super)"
            r"(?:[ ,]+(?:thanks|thank you|cheers|that's (?:very )?(?:great|helpful|good|fine|useful)|very helpful))*",
            r"that(?:'s| is| was) (?:very |really )?(?:great|helpful|good|fine|useful|perfect|brilliant)(?:[ ,]+(?:thanks"
            r"|thank you|cheers))*",
        ),
    ),
    (Talk.GOODBYE, _whole(r"(?:good ?bye|bye(?:[ -]bye)?|see you(?: later)?|that(?:'s| is| will be) (?:all|it)(?: for (?:now|today))?"
                          r"|nothing (?:else|more)|no(?: more)? (?:thanks|questions)|no thank you)(?:[ ,]+(?:thanks|thank you"
                          r"|cheers))*")),
    (
        Talk.HELP,
        _whole(
            r"help(?: me)?(?: out)?",
            r"what (?:can|do|could|should) (?:you|i|we) (?:do|ask|answer|say|type|know)(?: (?:you|here|about|for me|with this|first))*",
            r"what (?:kind|sort|type)s? of (?:thing|question)s? (?:can|should|could|do) (?:i|you|we) (?:ask|answer|do|take)(?: you)?",
            r"how (?:do|does|can|should) (?:i|we|you|this|it|the assistant) (?:use (?:this|it|you)|work|start|begin|ask)",
            r"(?:who|what) (?:are you|is this|am i talking to)(?: for)?",
            r"are you (?:an? )?(?:ai|a\.i\.|robot|bot|human|person|real(?: person)?|chatgpt|chat gpt|llm|computer)(?: or .*)?",
            r"i (?:don't|do not) know (?:what|where|how) to (?:ask|start|begin)",
            r"(?:give me |show me )?(?:an |some )?examples?(?: questions?)?(?: of (?:what i can ask|questions))?",
        ),
    ),
    (
        Talk.DOUBT,
        _whole(
            r"(?:are|r) (?:you|u) (?:really |quite |absolutely )?(?:sure|certain|positive)(?: about (?:that|this|it))?",
            r"(?:is|was) (?:this|that|it) (?:really |actually )?(?:right|correct|true|accurate|reliable)",
            r"(?:you're|you are|your|that's|that is|this is|it's|that looks|that can't be|that isn't|that's not|that is not|this isn't)"
            r" (?:wrong|incorrect|not right|not correct|not true|a mistake|right|correct|true|rubbish|nonsense)",
            r"i (?:don't|do not) (?:believe|trust) (?:you|that|this|it)",
            r"(?:can|should|do) i trust (?:you|this|that|it|these figures)",
            r"really",
        ),
    ),
    (
        Talk.SUMMARY,
        _whole(
            rf"(?:give me |show me |get me |write me |i need )?(?:an? |the |a quick |a short |a brief )?(?:summary|overview"
            rf"|run ?down|headlines?|highlights"
            rf"|key (?:points|messages|findings)|main (?:points|messages|findings)|briefing|snapshot|gist){OF_REPORT}",
            rf"(?:summari[sz]e|sum up|recap) {REPORT}(?: for me)?",
            rf"how (?:are|r) (?:we|they|things|the council)(?: all)? (?:doing|performing|getting on|going|looking){NOW}",
            rf"how(?:'s| is| has) (?:the council|performance|everything|it all|the borough|it|our council)(?: been)?"
            rf"(?: (?:doing|performing|getting on|going|looking))?{NOW}",
            rf"what does {REPORT} say",
            r"(?:did|do|have|has|are|is) (?:we|they|the council|our council)(?: all)? (?:hit|hitting|meet|meeting|met|make|making"
            r"|made|reach|reached"
            r"|achieve|achieved|miss|missing|missed|on|off) (?:all |most |many |any |some )?(?:of )?(?:our |their |the |its"
            rf" )?targets?{NOW}",
            rf"(?:is|are) (?:the council|we|they|our council) doing (?:a |an )?(?:good|bad|decent|ok(?:ay)?|great|well|badly|all"
            rf" right)(?: job)?{NOW}",
            rf"how (?:good|bad|well) (?:is|are) (?:the council|we|they|our council|performance)(?: (?:doing|performing))?{NOW}",
            r"what(?:'s| is) the (?:overall |general )?(?:picture|position|state of play)(?: overall)?",
        ),
    ),
    (
        Talk.WORRIES,
        _whole(
            rf"what (?:should|do|must) (?:i|we|members|councillors) (?:(?:need to |have to )?(?:worry|be (?:worried|concerned)"
            rf"|ask|look into|scrutini[sz]e"
            rf"|focus on|challenge|watch)(?: about| on)?)(?: (?:most|here|first))?{NOW}",
            rf"what(?:'s| is| has|s)(?: been| gone)? (?:going |gone )?(?:wrong|badly|off track|worst|worse|not going well|failing){NOW}",
            rf"what(?:'s| is) (?:not going|not gone|not been going) (?:well|to plan){NOW}",
            rf"(?:tell me |any |what(?:'s| is) |give me )?(?:the )?(?:bad news|red flags|problem areas|pressure points"
            rf"|areas of concern|concerns){OF_REPORT}",
            rf"what are (?:the|our|their) (?:main|biggest|key|worst|most serious) (?:concerns|problems|issues|worries"
            rf"|weaknesses|failings){OF_REPORT}",
            r"what(?:'s|s| is) (?:the |our |their )?(?:single )?(?:biggest|main|worst|most serious|number one|greatest)"
            r" (?:problem|concern|worry|issue|weakness|failing|service|area|department)",
            rf"where are (?:we|they) (?:failing|struggling|falling short|doing badly|under ?performing|weakest|going wrong|behind){NOW}",
            rf"what(?:'s| is| needs) (?:our|most|the most)? ?(?:urgent|attention|worrying|need(?:s|ing) attention){NOW}",
            r"anything (?:i|we) should (?:worry|be (?:worried|concerned)|know) about",
            rf"(?:give me |tell me |name |list |show me |what are |which are )?(?:{SOME} )*(?:things?|areas?|services?|problems"
            rf"|worries|concerns)"
            rf"(?: (?:that|which))?(?: (?:is|are|to|have|has|i should|we should))* (?:going (?:wrong|badly)|gone wrong|off track"
            rf"|failing|struggling"
            rf"|worr(?:y|ied) about|watch|worst|of concern){NOW}",
            rf"(?:give me |tell me |name |list |show me |what are )?(?:{SOME} )+(?:worries|concerns|problems|red flags|weak spots"
            rf"|weaknesses){OF_REPORT}",
            rf"(?:which|what) (?:services?|areas?|teams?|departments?|directorates?|parts of the council) (?:is|are) (?:struggling"
            rf"|failing|behind"
            rf"|under ?performing|in trouble|doing (?:worst|badly)|off track|worst|the worst|missing (?:their |its )?targets?){NOW}",
            r"who(?:'s| is| are) (?:struggling|failing|behind|under ?performing|missing (?:their |its )?targets?)",
            r"what (?:should|would|could) (?:i|we|you|members) (?:ask|be asking|challenge|raise|put to)(?: (?:the |our )?(?:\w+"
            r" )?(?:directors?|officers?"
            r"|chief executive|leader|managers?|portfolio holder|service))?(?: (?:about|on))?",
        ),
    ),
    (
        Talk.SUCCESSES,
        _whole(
            rf"what(?:'s| is| has|s)(?: been| gone)? (?:going |gone )?(?:well|right|best|brilliantly|to plan){NOW}",
            rf"(?:tell me |any |what(?:'s| is) |give me )?(?:the |some )?(?:good news|successes|achievements|positives"
            rf"|success stories){OF_REPORT}",
            rf"what are (?:the|our|their) (?:main|biggest|key|best) (?:successes|achievements|strengths|positives){OF_REPORT}",
            rf"where are (?:we|they) (?:doing (?:well|best)|succeeding|strongest|performing (?:well|best)|excelling){NOW}",
            r"what (?:are|have) (?:we|they) (?:good at|doing well|done well)",
            rf"(?:give me |tell me |name |list |show me |what are |which are )?(?:{SOME} )*(?:things?|areas?|services?"
            rf"|successes)(?: (?:that|which))?"
            rf"(?: (?:is|are|have|has|been|we are|we're))* (?:going (?:well|right)|doing well|gone well|good at|on track|to"
            rf" celebrate){NOW}",
            rf"(?:give me |tell me |name |list |show me )?(?:{SOME} )+(?:successes|achievements|positives|good news(?: stories)?"
            rf"|strengths){OF_REPORT}",
            r"(?:is there )?anything to (?:celebrate|be proud of|shout about)",
            r"(?:give me |tell me |find me |is there |i need )?(?:something|anything|one thing|some things) (?:good|positive|nice"
            r"|uplifting)"
            r"(?: (?:to|i can|that i can|we can|for) .{1,40})?",
        ),
    ),
    (
        Talk.TOPICS,
        _whole(
            r"(?:what|which) (?:topics|subjects|areas|themes|services|sections|kinds? of (?:things|indicators|data))"
            r"(?: (?:can|could|do|does|are|is|have)(?: (?:i|you|we|it|they|this|there|the reports?))?(?: (?:ask|cover|covered"
            r"|include|included|have|got|about|on|know|speak"
            r"|report|reported|in|the|you|reports?))*)?",
            r"what(?:'s|s| is| are) (?:the |these |your |this |that )?(?:reports?|papers?|documents?) (?:about|on|for)",
            r"what(?:'s| is| are) (?:in|covered (?:in|by)) (?:the |these |your |this )?(?:reports?|papers?|data|documents?|store)",
            r"what (?:do|does) (?:the |these |your |this )?(?:reports?|papers?|documents?) (?:cover|contain|include|speak of)(?: about)?",
            r"what (?:data|information|figures) (?:do you|have you|is|are) (?:have|hold|got|there|available)",
        ),
    ),
    (Talk.COUNCILS, _whole(r"(?:what|which|whose|how many) (?:councils?|boroughs?|authorit(?:y|ies)|local authorities)"
                           r"(?:(?:'s| is| are| do| does| have| can) (?:you|there|this|these|it|they|i|we))?"
                           r"(?: (?:cover|covered|have|know|got|include|ask|about|for|of|in|on|here|reports?))*")),
    (
        Talk.NEWEST,
        _whole(
            r"(?:what(?:'s| is)|which is|when(?:'s| is| was)) (?:the |your |our )?(?:newest|latest|most recent|last"
            r"|current) (?:report|paper|document|data|information|figures)s?"
            r"(?: (?:you have|you've got|there is|from|published|you hold))*",
            r"how (?:up to date|up-to-date|recent|old|current) (?:are|is) (?:you|this|the|your|these|it)(?: (?:data|reports?"
            r"|information|figures))?",
            r"what (?:period|time|dates?|years?|quarters?) (?:do|does|is|are) (?:you|this|the|these|your|it)(?: (?:reports?"
            r"|data|figures))?(?: (?:cover|covered|from|about|for))*",
        ),
    ),
    (Talk.HOW_MANY, _whole(r"how many (?:reports|documents|papers|files)(?: (?:are|do|have|can|is)(?: (?:there|you|i"
                           r"|we))?)?(?: (?:have|hold|got|read|see|loaded|in|the|store|here))*")),
)  # fmt: skip


# Why somebody asks changes nothing: "what should I worry about before tonight's meeting?".
MEETING = re.compile(
    r",? (?:before|at|for|ahead of|in|to raise at|going into)(?: the| our| my| this| next)*"
    r"(?: tonight(?:'s)?| tomorrow(?:'s)?| today(?:'s)?| this (?:evening|afternoon|week)(?:'s)?| next (?:week|month)(?:'s)?| upcoming)?"
    r"(?: \w+)? (?:meeting|committee|scrutiny|cabinet|panel|session)(?: meeting)?(?=\W*$)",
    re.IGNORECASE,
)
OVERVIEWS = frozenset({Talk.SUMMARY, Talk.WORRIES, Talk.SUCCESSES})
OF_NAMED = (
    re.compile(r"^(?P<head>.+?),?(?: (?:in|at|for|of|about|on|with))+ (?P<named>[^?]+?)\W*$", re.IGNORECASE),
    re.compile(r"^\W*(?P<head>how (?:is|are|has)) (?P<named>.+?)(?: been)? (?:doing|performing|getting on|going)\b", re.IGNORECASE),
)
HOW_IS = re.compile(r"^how (?:is|are|has)$", re.IGNORECASE)
INITIALS = re.compile(r"^\W*[A-Z]{2,}\W*$")  # "TA?" is no thanks


def overview_of_named(message: str) -> tuple[Talk, str] | None:
    """The overview that is asked of something named, with its name as written, which may be a report or council or none.

    >>> overview_of_named("what should we worry about in Otherham?"), overview_of_named("what was spent in Otherham?")
    ((<Talk.WORRIES: 'worries'>, 'Otherham'), None)
    """
    plain = " ".join(message.replace("’", "'").split())
    for wording in OF_NAMED:
        match = wording.match(plain)
        if match is None:
            continue
        talk = Talk.SUMMARY if HOW_IS.match(match["head"]) else talk_of(match["head"])
        if talk in OVERVIEWS:
            return talk, match["named"]
    return None


def talk_of(message: str) -> Talk | None:
    """What kind of talk a message is; None for a question that the reports may answer.

    >>> talk_of("Thanks very much!"), talk_of("give me the headlines"), talk_of("thanks to whom did crime fall?")
    (<Talk.THANKS: 'thanks'>, <Talk.SUMMARY: 'summary'>, None)
    """
    if INITIALS.match(message):
        return None
    plain = MEETING.sub("", " ".join(message.replace("’", "'").split()))
    return next((talk for talk, wording in WORDINGS if wording.match(plain)), None)
