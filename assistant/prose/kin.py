"""Words of the same sense in everyday questions and in the prose of reports: "shut" is answered by "closed", "worth" by "valuations".

Vectors of single words put such pairs below words that merely occur together (shut/closed under police/crime), so they are a table.
"""

from __future__ import annotations

from functools import lru_cache

from assistant.meaning.words import stem

# Each line: words that answer for each other. Only what a reader would take for the same; grammar's forms are matched by their stems.
KIN = (
    "worth value values valued valuation valuations",
    "shut closed close closes closing closure closures",
    "shortage shortages vacancy vacancies unfilled resigned resignation resignations understaffed",
    "pay pays paid paying fund funds funded funding finance finances financed",
    "cost costs costing price spend spends spending spent expenditure invest invests investing invested investment",
    "visit visits visited visiting welcomed attendances",
    "begin begins began begun start starts started starting commence commences commenced launch launched golive",
    "expire expires expired cease ceases ceased end ends ended lapse lapsed",
    "buy buys bought purchase purchased procure procured procurement procuring acquire acquired",
    "complaint complaints complained concern concerns concerned criticism criticised objection objected dismay worry worried question"
    " questions questioned",
    "vote votes voted voting",
    "back backed backing support supported supports supporting help helps helped helping assist assisted",
    "oppose opposed opposes opposing opposition against",
    "decide decides decided decision decisions agree agreed agrees resolve resolved resolves approve approved approves",
    "lead leads led leading leader headed heads",
    "chair chairs chaired chairing chairman chairwoman chairperson",
    "train trained training taught",
    "trial trials trialled trialling pilot pilots piloted piloting test tested tests",
    "rollout roll rolled rolling introduce introduced introduction implement implemented implementation deliver delivered offered",
    "delay delays delayed delaying postponed postpone deferred defer slip slips slipped slippage behind",
    "cancel cancels cancelled scrap scrapped withdraw withdrawn withdrew abandon abandoned",
    "extra additional further",
    "staff employee employees workforce worker workers personnel",
    "speak speaks spoke spoken speaking talk talked interview interviewed",
    "hire hired recruit recruited recruiting recruitment appoint appointed",
    "belong belongs belonged cover covers covered comprise comprises comprised include includes included members",
    "relocate relocated relocation move moved moving moves transfer transfers transferred transferring",
    "arrive arrives arrived arriving arrival arrivals",
    "reply replied replies respond responded responds response responses answer answered answers",
    "fix fixed fixing repair repaired repairs repairing mend mended",
    "build builds built building construct constructed construction",
    "open opens opened opening reopen reopens reopened reopening golive",
    "success successful succeeded succeed achievement achievements achieved",
    "attend attends attended attending present attendance",
    "tackle tackled tackling manage managed managing deal deals dealing dealt address addressed addressing handle handled mitigate"
    " mitigated",
    "replace replaced replaces replacing replacement replacements",
    "inadequate bad poor",
    "choose chose chosen choosing select selected selection pick picked",
    "warn warned warns warning",
    "ban banned bans prohibit prohibited",
    "car cars vehicle vehicles",
    "raise raised raises raising collect collected",
    "swap swapped switch switched convert converted conversion",
    "submit submits submitted submission send sent sends",
    "leaver quit left leave leaves leaving departed departure",
    "congratulate congratulated thanked thank praised praise award awards awarded prize win wins won winner winners",
    "death died dies passing dead",
    "carried passed lost defeated rejected",
    "area areas district districts",
    "stop stopped stops stopping prevent prevented prevents prevention",
    "show shows showed showing indicate indicates indicated suggest suggests suggested",
    "own owns owned owner ownership",
    "share shared sharing pooled pool",
    "merge merged merging combine combined joined",
    "quality standard standards",
    "pupil pupils student students",
    "firm firms company companies business businesses employer employers",
    "street streets road roads highway highways",
    "place places site sites location locations venue venues",
    "provide provides provided providing provider providers provision deliver delivers delivered delivering delivery supply supplies"
    " supplied supplier run runs ran running operate operates operated operator commissioned",
    "moan moans moaned complain complains complaint complaints complained",
    "ruling rulings judgement judgements judgment judgments verdict held",
    "blame blames blamed cause causes caused reason reasons due",
    "spoken talked engaged engage engages engaging contacted",
    "hole shortfall gap pressure deficit",
    "event convention summit conference conferences events",
    "idea ideas concept concepts approach model",
    "aim aims aimed aiming target targets goal goals ambition ambitions",
    "partnership partner partners partnered jointly together",
    "earmarked earmark reserved allocated allocate allocation ringfenced",
    "established establish establishes establishing formed created founded started",
    "undertaken undertake undertakes undertook conduct conducted carried",
    "refer refers referred referral referrals signposted",
    "participate participated participation participants participant attended",
    "identify identifies identified identifying identification",
    "repeat repeated second subsequent again",
    "cash money investment funding funds grant",
    "often frequency frequently regularly",
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growth",
    "fall falls fell fallen falling drop drops dropped dropping decline declined decrease decreases decreased decreasing",
    "apply applies applied applying application applications applicants",
    "arrive arrives arrived arriving arrival arrivals",
    "moved transfer transfers transferred transferring",
    "suggest suggested suggestion suggestions propose proposes proposed proposal proposals floated mooted",
    "tool tools guide toolkit",
    "remove removed removing removal dropped drop scrapped",
    "reduce reduces reduced reducing reduction lower lowered cut cuts decrease decreased",
    "home homes house houses flat flats dwelling dwellings housing",
)  # fmt: skip


@lru_cache(maxsize=20_000)
def kin_of(root: str) -> frozenset[str]:
    """The stems of the words that say the same as the word of a stem, itself among them."""
    return _kin().get(root, frozenset({root}))


@lru_cache(maxsize=20_000)
def forms_of(root: str) -> tuple[str, ...]:
    """The words that say the same as the word of a stem, as reports write them; none where it has none."""
    return tuple(word for line in KIN if root in map(stem, words := line.split()) for word in words)


@lru_cache(maxsize=1)
def _kin() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in KIN:
        stems = frozenset(map(stem, line.split()))
        for one in stems:
            found[one] = found.get(one, frozenset()) | stems
    return found
