"""A run as JUnit XML, which CI systems show: a suite a set, a case a question, and a suite of the thresholds, whose failures decide.

A miss that the thresholds allow is a skipped case with its reason, so that a run within them shows no failure.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from eval.report_markdown import heading, trace_parts
from eval.results import OURS, QuestionResult, Results, SetResult
from eval.told import miss_in_words

UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that XML cannot hold


def junit_report(results: Results) -> str:
    """The whole file."""
    suites = ET.Element("testsuites", name="evaluation", time=f"{results.seconds:.3f}")
    for one in results.sets:
        if one.questions:
            suites.append(_suite(one))
    suites.append(_thresholds(results))
    suites.set("tests", str(sum(int(suite.get("tests", "0")) for suite in suites)))
    suites.set("failures", str(len(results.failures)))
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _suite(one: SetResult) -> ET.Element:
    misses = sum(question.is_miss for question in one.questions)
    name = _written(heading(one))
    suite = ET.Element("testsuite", name=name, tests=str(len(one.questions)), failures="0", skipped=str(misses))
    for question in one.questions:
        case = ET.SubElement(suite, "testcase", classname=name, name=_written(question.id), time=f"{sum(question.seconds):.3f}")
        if question.is_miss:
            ET.SubElement(case, "skipped", message=_written(miss_in_words(question)))
            ET.SubElement(case, "system-out").text = _written(_trace(question))
    return suite


def _thresholds(results: Results) -> ET.Element:
    """A case for each set: it fails with the thresholds that the set misses."""
    names = [heading(one) for one in results.sets if one.system == OURS]
    suite = ET.Element("testsuite", name="thresholds", tests=str(len(names)), failures="0")
    failing = 0
    for name in names:
        case = ET.SubElement(suite, "testcase", classname="thresholds", name=_written(name))
        missed = [line for line in results.failures if line.startswith(f"{name}: ")]
        if missed:
            failing += 1
            ET.SubElement(case, "failure", message=_written("; ".join(missed)))
    suite.set("failures", str(failing))
    return suite


def _trace(question: QuestionResult) -> str:
    return "\n\n".join(f"{name}:\n" + "\n".join(texts) for name, texts in trace_parts(question))


def _written(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)
