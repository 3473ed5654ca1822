"""Invented words of reports: councils, sections, commentary."""

from __future__ import annotations

from random import Random

COUNCILS = (
    "Harrowmere Borough Council",
    "Eastling District Council",
    "Copthorne County Council",
    "Vale of Wyre Council",
    "Saltby City Council",
)
SECTIONS = (
    "Homes and tenancies",
    "Roads and pavements",
    "Clean streets",
    "Adult care",
    "Young people",
    "Town hall services",
    "Parks and play",
)
OFFICERS = ("R. Ashdown", "Head of Waste", "P. Okafor", "Director of Place", "S. Lindqvist", "Assistant Director, Care")
SERVICES = ("Housing", "Highways", "Waste and cleansing", "Adult care", "Children", "Customer contact", "Green spaces")

SENTENCES = (
    "Two rounds lost their vehicles for a week and the backlog took most of the month to clear.",
    "The figure fell from 34 to 28 after the new rota began.",
    "A recovery plan is in place and will be reviewed at the end of Q4.",
    "Demand rose by 12% on the year before, and staffing did not.",
    "Data for the last month is provisional.",
    "No concerns.",
    "The supplier has been asked to explain why 41 of 60 visits began late.",
    "Performance is expected to return to target (95%) in the new year.",
    "The team closed 1,204 old cases, which lengthened the average.",
    "Waiting for the national release; see note.",
)
PROSE = (
    "This report sets out how the council did against the measures of its plan. Members are asked to note it.",
    "Overall 14 of 23 measures met their target, 5 were within tolerance and 4 missed it.",
    "The committee asked in September for more detail on missed collections. That is set out below; 62.5% were caused by parked cars.",
    "Figures are those held on the day of extraction. Some change later as records are completed.",
    "Where a measure is new there is no earlier figure to compare with.",
)

SUBJECTS = (
    *("kerbside collections", "empty homes", "library renewals", "street lamps", "planning appeals", "care reviews", "blue badge requests"),
    *("tenancies", "playgrounds", "food premises", "school places", "potholes", "grant payments", "carers' assessments", "taxi licences"),
)
DOINGS = (
    *(
        "settled within ten working days",
        "put right at the first visit",
        "checked on time",
        "brought back into use",
        "rated good or better",
    ),
    *("opened for longer than six months", "dealt with online", "handled by the duty team"),
)
TAILS = (
    *(
        "",
        "",
        "",
        "",
        " (including those referred by partner bodies)",
        " for people aged 65+",
        " in the north and the west of the district",
    ),
    *(
        " for young people aged 16-18 who are known to the service",
        " (cumulative)",
        ", excluding those withdrawn by the applicant before a decision",
    ),
)


def comment(rng: Random, most: int = 3) -> str:
    return " ".join(rng.sample(SENTENCES, rng.randint(1, most)))
