"""Invented reports as extractors leave them: other column orders and headings, tabs, pipes, and tables broken into lines."""

from __future__ import annotations

TITLE = "Parks Committee Performance Report - Quarter 3 2019/20\n\n"


def tabbed(*rows: tuple[str, ...]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


RATING_BEFORE_VALUE = (
    TITLE
    + """PLANTS AND TREES

Ref Indicator RAG Q3 2019/20\x20
Result

Q3 2019/20\x20
Target

DOT

PT/S1 Share of streets with trees\x20
along both sides

Green 54.2% 50% Improving

PT/S2
Benches placed in parks

Red\x20
Amber

31 40\x20
Worsening
"""
)

TWELVE_COLUMNS = (
    TITLE
    + """Ref Indicator\x20
description Polarity 2019/20 Annual\x20
Target

Q3\x20
Target Numerator\x20
and\x20
Denominator

Q3\x20
2019/20\x20
Result

Q2\x20
2019/20\x20
Result

DOT Short\x20
Term

(From\x20
previous\x20
Quarter)

Q3\x20
2018/19\x20
Result

DOT Long Term\x20

(From Q3\x20
previous Year)

Benchmarking

CPI PT/S1
(XBC 1E)

Share of streets with trees

Bigger is Better

50% 48% 542/1000 54.2% (As at 31\x20
Dec 2019) 51.0% Improving 52.1% Improving Group 47.5%

SPI
PT/S12 Benches placed Bigger is\x20
Better 160 40 N/A 31 28 Improving Not\x20
comparable Not comparable
"""
)

PARTED_REFS_AND_A_BENCHMARK_IN_THE_MIDDLE = (
    TITLE
    + """Ref
Indicator
Polarity
Benchmark
Q3 2019/20\x20
Target
Q3 2019/20\x20
Result
DOT

CPI
PT/S1
Share of streets with trees
Higher is\x20
Better
London 48.0%
50%
54.2% (G)
Improving

SPI
PT/
S12
Days to answer a letter\x20
about trees
Lower is\x20
Better
Group\x20
average 9.4
10
12.5 (R)
Worsening
"""
)

NUMBERS_AS_REFS_AND_OWN_PERIODS = (
    TITLE
    + """CPI NO Indicator\x20
Description Period\x20
Covered

Previous\x20
Results Target Numerator\x20
and Denominator

Result Target\x20
Variance

DoT Benchmarking

1001 Share of streets with trees Oct 19 -\x20
Dec 19

51.0% 50%\x20
$\\frac{542}{1000}$ 54.2% 8.4% Improving No benchmark

1002
Benches placed (per 1,000 residents) Dec 19 28 40 N/A 31\x20
22.5% Worsening

1003 (a) Benches mended Dec 19 303 300 N/A 302 0.7% Improving North 12
"""
)

COMMENTS_BETWEEN_ROWS = (
    "Parks Committee Performance Report - Annual 2019/20\n\n"
    + """Ref Measure Annual\x20
Target\x20
2019/20

Outturn\x20
2019/20

Outturn\x20
2018/19

Status Direction\x20
of travel

PT1 Residents satisfied with parks 75% 78% 74% Green Up
The survey was held in May and June and covered every ward, so that the figures can be compared with those before.
PT2 Trees felled without notice 0 3 5 Red Down
Two of them were ill.

PT3 Playgrounds inspected every\x20
month

100%

97%
95%

Amber

Up

- Better parks
"""
)

PROSE_BETWEEN_ROWS = (
    TITLE
    + "Parks\n\n"
    + tabbed(
        ("Indicator", "Ref", "RAG", "Q3 2019/20 Actual", "Q3 2019/20 Target", "DoT"),
        ("Share of streets with trees", "PT/S1", "<b>Green</b>", "54.2%", "50%", "Improving"),
    )
    + "The planting season was mild and long, and the nursery delivered early.\n"
    + tabbed(("Benches placed", "PT/S2", "Red Amber", "31", "40", "Worsening"))
    + "\nThe bench maker closed in May. Another one has been found, and will deliver in January.\n\n"
    + tabbed(("Benches mended", "PT/S3", "<p>Red</p>", "$\\frac{41}{52}$", "$95\\%$", "Same"))
)

TWO_HEADING_ROWS_AND_SHORT_ROWS = TITLE + tabbed(
    ("Ref", "Indicator", "Target", "", "Result", "", "DoT"),
    ("", "", "Q2 2019/20", "Q3 2019/20", "Q2 2019/20", "Q3 2019/20", ""),
    ("PT/S1", "Share of streets with trees", "48%", "50%", "51.0%", "54.2% (G)", "Improving"),
    ("PT/S2", "Benches placed", "38", "40", "28", "31 (RA)"),
    ("PT/S3", "Benches mended"),
)

CELLS_OVER_LINES = (
    TITLE
    + "Ref\tIndicator\tQ3 2019/20 Target\tQ3 2019/20 Result\tDoT\n---\t---\t---\t---\t---\n"
    + "CPI PT/S1\tShare of streets with trees along\nboth sides\t50%\t54.2% (G)\tImproving\n"
    + "PT/S2\tBenches placed\t40\t31\n(RA)\tWorsening\n"
)

A_KIND_WITHOUT_HEADING_AND_AN_OLD_RESULT = (
    TITLE
    + "Ref\t\tIndicator\t2018/19 EOY Result\t2019/20 Q3 Target\t2019/20 Q3 Result\n\n"
    + "CPI\tPT/S1 (Annual)\tShare of streets with trees\t51% (G) (reported in Q2)\t50%\t54.2% (G)\n\n"
    + "SPI\tPT/S2\tBenches placed\t28 (R)\t40 ²\t31 (RA)\n"
)

PIPES = (
    TITLE
    + """| Ref | Indicator | Q3 2019/20<br>Target | Q3 2019/20<br>Result | RAG |
|:---|:---|---:|---:|:---:|
| CPI<br>PT/S1 | Share of streets<br>with trees | 50% | **54.2%** | Green |
| SPI<br>PT/S2 | Benches placed | <s>30</s> 40 | 31 | Red<br>Amber |

*Two orders came late; they are due in May.*

| PT/S3 | Benches mended within five days of<br>a report | $\\geq 95\\%$ | 78.8%<sup>2</sup> | n/a |
"""
)
