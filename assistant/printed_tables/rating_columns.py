"""The columns of a summary of ratings: one for each rating or direction, and one for how many have any."""

from __future__ import annotations

import re

from ingest.values.rating import parse_rating

OF_RATINGS = re.compile(r"\b(?:rated|ratings?)\b", re.IGNORECASE)
OF_DIRECTIONS = re.compile(r"\b(?:dot|directions?)\b", re.IGNORECASE)
DIRECTION_PARTS = re.compile(r"\b(?:improv\w+|worse\w*|positive|negative|declin\w+|same)\b", re.IGNORECASE)
A_NUMBER = re.compile(r"\b(?:no|number|total)\b", re.IGNORECASE)
BAND = re.compile(r"^.*\bratings?\b", re.IGNORECASE)  # "RAG ratings" over "Green"


def is_rating_name(name: str) -> bool:
    """Does a heading name one rating?

    >>> is_rating_name("RAG ratings Green"), is_rating_name("No. with a RAG rating")
    (True, False)
    """
    read = parse_rating(name) or parse_rating(BAND.sub("", name))
    return read is not None and read.rating is not None


def is_rated_name(name: str) -> bool:
    """Does a heading say how many have a rating?"""
    return OF_RATINGS.search(name) is not None and not is_rating_name(name)


def is_direction_name(name: str) -> bool:
    """Does a heading name one direction of travel?"""
    return DIRECTION_PARTS.search(name) is not None and not A_NUMBER.search(name)


def is_directed_name(name: str) -> bool:
    """Does a heading say how many have a direction of travel?"""
    return OF_DIRECTIONS.search(name) is not None and not is_direction_name(name)
