"""Standings of made reports, for the tests of the pages that show them."""

from __future__ import annotations

from assistant.overview.standing_now import Standing, standings
from ingest.model import Document, Measure, PublishedValue, Rating
from tests.assistant.overview.made import Q1, Q2, Q3, Reports, catalogue, cell, result, target
from tests.screens.made import HOSTILE

VALUES = (
    result(Q1, "91.2", Rating.GREEN),
    target(Q1, "90"),
    result(Q2, "84", Rating.RED, comment="Two inspectors left."),
    target(Q2, "92"),
    cell(Q2, Measure.DIRECTION, None, ref="PK/1", period="2020/21 Q2", raw="Worsening", compared_with="2020/21 Q1"),
    result(Q2, "90.7", period="2020/21 Q1"),
    result(Q1, "40", Rating.GREEN, ref="PK/2"),
    result(Q2, "55", ref="PK/2", certain=False),
    cell(Q2, Measure.RESULT, None, ref="PK/3", period="2020/21 Q2", raw=HOSTILE),
)
DOCUMENTS: tuple[Document, ...] = (Q1, Q2, Q3)


def made_standings(values: tuple[PublishedValue, ...] = VALUES) -> tuple[Standing, ...]:
    return standings(catalogue(DOCUMENTS, values))


def made_reports(values: tuple[PublishedValue, ...] = VALUES) -> Reports:
    return Reports(DOCUMENTS, values)
