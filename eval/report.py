"""A run as files: JSON for programs, HTML and Markdown for people, JUnit XML for CI. All four say the same."""

from __future__ import annotations

from pathlib import Path

from eval.report_html import html_report
from eval.report_junit import junit_report
from eval.report_markdown import markdown_report
from eval.results import Results, write_results


def write_reports(results: Results, folder: Path) -> tuple[Path, ...]:
    """Writes them into the folder and gives back their paths."""
    first = write_results(results, folder)
    paths = [first]
    for name, content in (
        ("report.html", html_report(results)),
        ("report.md", markdown_report(results)),
        ("junit.xml", junit_report(results)),
    ):
        (folder / name).write_text(content, encoding="utf-8")
        paths.append(folder / name)
    return tuple(paths)
