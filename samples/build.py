"""Makes all sample reports and their truth: `python -m samples.build --out samples`. Twice the same facts, twice the same bytes.

Writes `reports/NAME.pdf` for every report, `reports/NAME.docx` for those without cards, and `values.jsonl`, `activities.jsonl` and
`findings.jsonl` in `truth/`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samples.model import Card, Report
from samples.pdf import set_pdf
from samples.thornmere.annual import annual_report
from samples.thornmere.corporate import corporate_report
from samples.thornmere.dashboard import dashboard_report
from samples.thornmere.mid_year import mid_year_report
from samples.truth import activities, findings, json_lines, values
from samples.wealdshire.performance import performance_reports
from samples.word import set_docx


def all_reports() -> tuple[Report, ...]:
    """Every sample report, the oldest of each council first."""
    return (mid_year_report(), annual_report(), corporate_report(), dashboard_report(), *performance_reports())


def build(out: Path) -> tuple[Path, ...]:
    """Writes everything below `out` and gives back the files, in the order of writing."""
    files: dict[Path, bytes] = {}
    placed = []
    for report in all_reports():
        content, placements = set_pdf(report)
        placed.append((report, placements))
        files[out / "reports" / f"{report.stem}.pdf"] = content
        if not any(isinstance(block, Card) for block in report.blocks):
            files[out / "reports" / f"{report.stem}.docx"] = set_docx(report)
    for name, records in (("values", values(placed)), ("activities", activities(placed)), ("findings", findings(placed))):
        files[out / "truth" / f"{name}.jsonl"] = json_lines(records).encode("utf-8")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tuple(files)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m samples.build", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, metavar="DIR", help="folder to write to (default: this package)")
    for path in build(parser.parse_args().out):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
