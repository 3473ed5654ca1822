"""Asks the package index which of the locked packages have known vulnerabilities, through pip-audit.

    python -m eval.audit_packages

Exit status 1 when there is one. Where the index cannot say (a mirror without this service, no network), it says so and ends with 0: what
was not asked must not look like a clean answer, and must not stop people who work offline.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from eval.corpora import ROOT

SECONDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Packages that the index knows, those it does not, and a line a vulnerability."""

    asked: int
    unknown: int
    vulnerabilities: tuple[str, ...] = ()


def main() -> int:
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(ROOT / "requirements.lock"), "--no-deps", "--disable-pip"]
    try:
        done = subprocess.run(
            [*command, "--format", "json", "--progress-spinner", "off"], capture_output=True, text=True, timeout=SECONDS, check=False
        )
        audit = read_audit(json.loads(done.stdout))
    except (subprocess.TimeoutExpired, ValueError):
        print("known vulnerabilities: not asked, the package index does not answer")
        return 0
    print(told(audit))
    return 1 if audit.vulnerabilities else 0


def read_audit(report: dict[str, Any]) -> Audit:
    """What pip-audit's JSON report says."""
    packages = report["dependencies"]
    known = [one for one in packages if "vulns" in one]
    found = tuple(
        f"{one['name']} {one['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'no version yet'}"
        for one in known
        for fault in one["vulns"]
    )
    return Audit(asked=len(known), unknown=len(packages) - len(known), vulnerabilities=found)


def told(audit: Audit) -> str:
    """The audit in words, a line a vulnerability."""
    if not audit.asked:
        return f"known vulnerabilities: not asked, the package index tells them of none of the {audit.unknown} packages"
    unknown = f", {audit.unknown} the index does not know" if audit.unknown else ""
    head = f"known vulnerabilities: {len(audit.vulnerabilities)} in {audit.asked} packages{unknown}"
    return "\n".join((head, *audit.vulnerabilities))


if __name__ == "__main__":
    sys.exit(main())
