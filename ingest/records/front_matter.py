"""What a report says of itself: title, council, committee, date of the meeting, and the newest period that it reports on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from ingest.model import Block, BlockKind, Document, Layout, Measure, SectionTable
from ingest.records.chunks import column_names
from ingest.records.heading_terms import Relation, Role
from ingest.records.headings import parse_heading
from ingest.values.period import PeriodKind, PeriodMention, find_periods, month_range

FRONT_BLOCKS = 25  # a report's title, committee and date stand on its first page
TITLE_BLOCKS = 6
MAX_TITLE = 200
FRONT_CHARS = 600  # a council named before that is the report's own
MIN_MENTIONS = 5  # elsewhere its place has to recur: a finance paper names other councils three times as counterparties

_WORD = r"(?!Council\b)[A-Z][A-Za-z'’-]+"
_NAME = rf"(?:{_WORD}(?:(?: |-)(?:(?:upon|on|of|and|in|the|under|le|&) )*{_WORD}){{0,4}})"
# Without a word like "County" more words are seldom a place; with one the form before it says which.
_SHORT_NAME = r"(?:[A-Z][a-z'’-]+(?: (?!(?:County|City|Borough|District|Metropolitan|Unitary|Town|Parish)\b)[A-Z][a-z'’-]+)?)"
_KIND = r"(?:London Borough|Metropolitan Borough|Metropolitan District|County|City|Borough|District|Unitary|Town)"
COUNCIL_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b(?P<form>(?:Royal |London )?Borough of (?P<place>{_NAME}))",  # a London borough's own style
        rf"\bLB (?P<place>{_NAME})",
        rf"\b(?P<form>(?:City|County) of (?P<place>{_NAME}) Council)\b",
        rf"\b(?P<form>(?P<place>{_NAME}) {_KIND} Council)\b",
        rf"\b(?P<form>(?P<place>{_SHORT_NAME}) Council(?! Tax))\b",
    )
)
# Capitalised words before "Council" that name no place: "The Council", "Full Council", and national bodies.
NO_PLACES = re.compile(
    r"^(?:The|Full|This|That|Our|Your|A|An|Each|Every|Any|Town|Parish|County|City|Borough|District|Council|To|By|In|For|All|And|If|As|At|On"
    r"|With|From|When|While|Where|Both|Since|Should|Will|Has|However|But|Under|Report)$"
)
NO_COUNCILS = re.compile(r"Profession|Research|Medical|Arts|British|Refugee|Privy|Security|European|National|Nursing|Youth|Schools?\b")
CAPITALS = re.compile(r"\b[A-Z]{2}[A-Z' -]{2,}[A-Z]{2}\b")  # a heading set in capitals
# Words of a council's name that its reports use or leave out; county, city and district stay, for they part councils of one place.
COUNCIL_WORDS = frozenset({"council", "london", "royal", "metropolitan", "borough", "unitary", "lb", "of", "the", "and"})

_WORDS = r"(?:[A-Z][\w'’-]*(?:, | and | & | of | for | ))+"
COMMITTEE = re.compile(rf"\b(?!The (?:Sub-)?(?:Committee|Panel))({_WORDS}(?:Sub-)?(?:Committee|Panel))\b")
ADDRESSEE = re.compile(r"^\s*(?:report )?(?:to|committee|meeting|decision maker)\s*:\s*([A-Z].+?)(?:\s[-–—]\s|$)", re.I)
MEETING = re.compile(r"\b(?:date|meeting|held|committee|cabinet|council)\b", re.I)
JUNK_TITLE = re.compile(
    r"microsoft word|powerpoint presentation|untitled|\.(?:docx?|pdf|xlsx?|pptx?)$|^(?:document|presentation|slide|book|sheet)\s?\d*$"
    r"|^(?:appendix|annex|agenda item|item)\s?\w{0,3}$",
    re.I,
)
# Lines of a report's head that say what it is about, and those that are only part of its form.
SUBJECT = re.compile(r"^(?:subject|report title|title of (?:the )?report)\s*:\s*(.+)", re.I)
MINUTES = re.compile(r"^minutes of .+?(?= held\b|$)", re.I)
FORM_LINE = re.compile(
    r"^(?:classification|from|to|date|report of|status|agenda item|item)\b\s*:|^(?:un)?restricted(?: items)?$|^contents$"
    r"|^(?:\w+[ ,&]+){0,5}(?:council|committee|cabinet|board|panel)$",
    re.I,
)
RESULT_HEADING = re.compile(r"\b(?:results?|actuals?|outturn|performance|ytd|year to date)\b", re.I)
MONEY_HEADING = re.compile(r"£|\b(?:budget|spend|forecast|slippage|savings?)\b", re.I)
MID_YEAR = re.compile(r"\b(?:mid|half)[- ]year", re.I)


def read_front_matter(
    layout: Layout, blocks: tuple[Block, ...], tables: tuple[SectionTable, ...], name: str, document_id: str, kind: str
) -> Document:
    """The report as a whole. What it does not say is None; a report without a title is called by its file name."""
    words = [block.text.strip() for block in blocks if block.text.strip()]
    front = front_lines(blocks)
    title = find_title(layout.metadata_title, blocks) or name
    everything = "\n".join([*words, *(cell.text for one in tables for row in one.table.rows for cell in row if cell)])
    return Document(
        document=name,
        document_id=document_id,
        format=kind,
        title=title,
        council=find_council("\n".join([title, everything])),
        committee=find_committee([title, *front]),
        meeting_date=find_meeting_date(front),
        period=report_period([title, *words[:TITLE_BLOCKS]], tables),
        pages=max((page.number for page in layout.pages if page.number), default=None),
    )


def front_lines(blocks: Iterable[Block]) -> list[str]:
    """The words of the first page block by block; a table of labels and facts ("Date | 4 March 2026") gives "label: fact" lines."""
    lines: list[str] = []
    for block in list(blocks)[:FRONT_BLOCKS]:
        if block.text.strip():
            lines.append(block.text.strip())
        for row in block.table.rows if block.table else ():
            cells = [" ".join(cell.text.split()) for cell in row if cell and cell.text.strip()]
            if len(cells) == 2:
                lines.append(f"{cells[0].rstrip(':')}: {cells[1]}")
    return lines


def find_title(metadata_title: str | None, blocks: Iterable[Block]) -> str | None:
    """The title that the file gives itself, unless a leftover of its making; else its subject line, first heading or first words."""
    own = " ".join((metadata_title or "").split())
    if len(own) >= 8 and not JUNK_TITLE.search(own):
        return own[:MAX_TITLE]
    texts = [(block.kind, " ".join(block.text.split())) for block in blocks if block.text.strip()][:FRONT_BLOCKS]
    said = [found[found.lastindex or 0] for form in (SUBJECT, MINUTES) for _, text in texts if (found := form.match(text))]
    headings = [text for kind, text in texts if kind is BlockKind.HEADING]
    told = [text for text in headings if not FORM_LINE.match(text)]
    return next((text[:MAX_TITLE] for text in [*said, *told, *headings, *(text for _, text in texts)]), None)


def find_council(text: str) -> str | None:
    """The council whose report it is, in its most formal wording: of those named the one named most often, then with its place most often.

    >>> find_council("LB Westhaven works with LB Eastmere. Westhaven's plan. London Borough of Westhaven")
    'London Borough of Westhaven'
    """
    text = CAPITALS.sub(lambda found: found[0].title(), text)
    forms: dict[str, Counter[str]] = {}
    for pattern in COUNCIL_FORMS:
        for found in pattern.finditer(text):
            place = _without_articles(found["place"])
            if place and not NO_COUNCILS.search(place):
                form = found.groupdict().get("form") or f"London Borough of {place}"
                forms.setdefault(place.casefold(), Counter())[_without_articles(form)] += 1
    if not forms:
        return None
    lowered = text.casefold()
    mentions = {place: len(re.findall(rf"\b{re.escape(place)}\b", lowered)) for place in forms}
    place = max(forms, key=lambda one: (forms[one].total(), mentions[one]))
    if mentions[place] < MIN_MENTIONS and not any(form in text[:FRONT_CHARS] for form in forms[place]):
        return None  # another council named in passing
    kinds = Counter(council_place(form) for form in forms[place].elements())  # the county and the city council of one place are two
    return max(forms[place], key=lambda form: (kinds[council_place(form)], len(form), forms[place][form]))


def council_place(council: str | None) -> str | None:
    """The place in a council's name, in lower case: what two wordings of one council share.

    >>> council_place("London Borough of Westhaven"), council_place("Westhaven County Council")
    ('westhaven', 'westhaven county')
    """
    if council is None:
        return None
    plain = unicodedata.normalize("NFKD", council).casefold()
    words = re.findall(r"\w+", "".join(one for one in plain if not unicodedata.combining(one)))
    return " ".join(word for word in words if word not in COUNCIL_WORDS) or " ".join(words)


def _without_articles(name: str) -> str:
    words = name.split()
    while words and NO_PLACES.match(words[0].title()):
        words.pop(0)
    return " ".join(words)


def find_committee(front: list[str]) -> str | None:
    """The committee that the report is for: its addressee, else the first committee that the front page names.

    >>> find_committee(["To: Adults & Health Committee – 3 March 2026"])
    'Adults and Health Committee'
    """
    for text in front:
        addressee = ADDRESSEE.match(text)
        if addressee:
            return _committee_name(addressee[1])
    for text in front[: TITLE_BLOCKS + 1]:
        found = COMMITTEE.search(text)
        if found:
            return _committee_name(found[1])
    return None


def _committee_name(text: str) -> str:
    name = " ".join(text.replace("&", "and").split())
    return name.removeprefix("The ")


def find_meeting_date(front: list[str]) -> str | None:
    """The day, as ISO, on the first line of the front page that speaks of a date, a meeting or a committee."""
    for text in front:
        days = [mention for mention in find_periods(text) if mention.kind is PeriodKind.DAY]
        if days and MEETING.search(text) and len(text) < MAX_TITLE:
            return days[0].period
    return None


def report_period(titles: list[str], tables: tuple[SectionTable, ...]) -> str | None:
    """The quarter that the title names; else the newest period of results, as a plan's title names the year ahead; else the title's.

    The title's, too, where a column of results names no period ("Actual" beside "2023/24 outturn"): those are of the report's own.
    """
    named = title_period(titles)
    if named and (re.search(r"Q[1-4]$", named) or any(_has_undated_results(one) for one in tables)):
        return named
    return newest_result_period(tables) or named


def _has_undated_results(table: SectionTable) -> bool:
    headings = [parse_heading(name) for name in column_names(table) if len(name) < MAX_TITLE]
    undated = any(one.measure is Measure.RESULT and one.relation is Relation.CURRENT and one.period is None for one in headings)
    return (
        undated
        and any(one.role in (Role.TITLE, Role.WEAK_TITLE) for one in headings)
        and any(one.measure is Measure.TARGET for one in headings)
    )


def newest_result_period(tables: tuple[SectionTable, ...]) -> str | None:
    """The newest period in a heading of a column of results; beside indicators that is one which says nothing but a period, too."""
    names: set[str] = set()
    for one in tables:
        headings = [parse_heading(name) for name in column_names(one) if len(name) < MAX_TITLE]
        named = any(heading.role in (Role.TITLE, Role.WEAK_TITLE) for heading in headings)
        names |= {heading.text for heading in headings if RESULT_HEADING.search(heading.text) or (named and heading.bare)}
    results = [name for name in names if not MONEY_HEADING.search(name)]
    return _newest(mention for name in results for mention in find_periods(name))


def title_period(texts: list[str]) -> str | None:
    """The period that the first of the texts with one names; of several in one text the newest, a quarter before its year.

    "Mid-year" makes the second quarter of a year.

    >>> title_period(["Dashboard – Q3 2025/26"]), title_period(["Mid-year review 2024/25"])
    ('2025/26 Q3', '2024/25 Q2')
    """
    for text in texts:
        mentions = [mention for mention in find_periods(text) if mention.kind not in (PeriodKind.DAY, PeriodKind.CALENDAR)]
        quarters = [mention for mention in mentions if mention.kind is PeriodKind.QUARTER]
        newest = _newest(quarters or mentions)
        if newest and MID_YEAR.search(text) and re.fullmatch(r"\d{4}/\d{2}", newest):
            return f"{newest} Q2"
        if newest:
            return newest
    return None


def _newest(mentions: Iterable[PeriodMention]) -> str | None:
    dated = [(months, mention.period) for mention in mentions if (months := month_range(mention.period))]
    return max(dated, key=lambda pair: (pair[0][1], pair[0][0]))[1] if dated else None
