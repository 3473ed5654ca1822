"""Passages in quantity, made by arithmetic like `eval/many_values.py`, and questions that each is the answer to.

Each tells of one service in one ward what was done, why, and when it ends, in words that no other passage has together: with several words
of a question in hundreds of passages, as in real reports, a search has to choose.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Chunk, ChunkKind, Document, Place, record_id

WARDS = (
    "Ashcombe", "Birchley", "Cawthorne", "Denholme", "Elmstead", "Farnley", "Gorsefield", "Holmwood", "Ivelet", "Jesmere", "Kirkholt",
    "Langrish", "Marfleet", "Netherby", "Oakhanger", "Penhurst", "Quenby", "Rushmere", "Saltwick", "Tilbrook", "Upwood", "Velmore",
    "Wexcombe", "Yarnfield",
)  # fmt: skip
SERVICES = (
    "day centre", "youth club", "library", "reablement team", "housing advice desk", "careers hub", "play scheme", "recycling round",
    "job coaching", "memory clinic", "school meals kitchen", "meals service", "night bus", "market", "swimming pool", "museum",
    "food bank", "community garden", "parking scheme", "cycle route", "flood warden scheme", "registry office", "archive", "ice rink",
    "dog patrol", "tree nursery", "allotment site", "crossing patrol", "toy library", "carers' cafe",
)  # fmt: skip
DONE = (
    "was moved to new premises", "was opened on Saturdays", "was closed for the winter", "was handed to a charity", "was put out to tender",
    "was brought back in house", "was merged with its neighbour", "was refitted", "was offered by appointment", "was extended to visitors",
    "was paused", "was staffed by volunteers",
)  # fmt: skip
WHY = (
    "the lease had come to an end", "the roof let in water", "fewer people came than expected", "a grant had been won",
    "two posts could not be filled", "the contract was too dear", "parents had asked for it", "the boiler had failed",
    "the software could not be supported", "a fire inspection required it", "the road was to be rebuilt", "the users had voted for it",
)  # fmt: skip
NEXT = (
    "A review will follow", "Users will be asked again", "New staff will be in post", "The building will be sold", "Signs will be put up",
    "The savings will be counted", "A report will go to committee",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def passages_of(document: Document, council: int, number: int, count: int) -> Iterator[Chunk]:
    """So many passages of a report of a council, of which every `number` has its own."""
    for at in range(count):
        told = told_of(council, number, at)
        place = Place(document=document.document, document_id=document.document_id, page=100 + at // 10, box=(0.0, 80.0, 400.0, 120.0))
        made = record_id("passage", document.document_id, at)
        yield Chunk(id=made, kind=ChunkKind.PROSE, text=told, places=(place,), headings=("Commentary", f"{_of(WARDS, council, at)} ward"))


def told_of(council: int, number: int, at: int) -> str:
    """
    >>> told_of(0, 0, 0).split(". ")[0]
    'The day centre in Ashcombe was moved to new premises because the lease had come to an end'
    """
    seed = council * 7919 + number * 104_729 + at * 31
    people = 12 + seed % 4987
    done, why = DONE[seed // 3 % len(DONE)], WHY[seed // 7 % len(WHY)]
    month, year = MONTHS[seed // 11 % len(MONTHS)], 2021 + seed % 3
    return (
        f"The {_service(at)} in {_of(WARDS, council, at)} {done} because {why}. "
        f"It had served {people} people in the year before, and {people // 3} of them were asked what they thought. "
        f"{NEXT[seed // 5 % len(NEXT)]} by {month} {year}, at a cost of £{seed % 900 + 100},000 in reference {council}{number}-{at}."
    )


def questions_of(council: int, count: int, wanted: int) -> tuple[str, ...]:
    """Questions about evenly chosen passages among the first `count` of a report."""
    forms = (
        "Why was the {} in {} changed?", "How many people did the {} in {} serve?", "What will be done about the {} in {}, and by when?",
        "what happened to the {} at {}", "How much does the {} in {} cost?",
    )  # fmt: skip
    step = max(1, count // wanted)
    return tuple(
        forms[n % len(forms)].format(_service(at), _of(WARDS, council, at)) for n, at in enumerate(list(range(0, count, step))[:wanted])
    )


def _service(at: int) -> str:
    return SERVICES[at % len(SERVICES)]


def _of(words: tuple[str, ...], council: int, at: int) -> str:
    return words[(at // len(SERVICES) + council * 5) % len(words)]
