"""Writes the tables of results between two marks of README.md and docs/evaluation.md, from the figures kept in docs/results.

    python -m eval.table [--check]

`--check` writes nothing and ends with status 1 where a document does not say what the figures say; a test does the same.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.corpora import ROOT
from eval.growth_plot import growth_svg

BEGIN, END = "<!-- results: written by python -m eval.table -->", "<!-- end of results -->"
FOLDER = ROOT / "docs" / "results"
PLOT = ROOT / "docs" / "growth.svg"
Figures = Mapping[str, Any]

SYSTEMS = {
    "ours": "ours: the answer itself",
    "langchain-top5": "plain LangChain retrieval, top 5",
    "pdf-search": "full-text search, best page",
    "bm25": "our passages by BM25 alone, top 5",
    "dense": "our passages by meaning alone, top 5",
    "hybrid": "our passages by both (what ours searches), top 5",
}
CORPORA = {"samples": "samples", "shared": "published texts", "county": "a county's papers"}
KINDS = {"lookup": "Figure questions", "narrative": "Narrative questions"}
OTHERS = ("langchain-top5", "pdf-search")
BRIEFLY = ("ours", "hybrid", *OTHERS)  # for the README
WHY_LOST = {
    "lookup": "most of these ours asked back about or refused, since words that are not the title's fit several indicators or none; "
    "the others are the right number under another period or reference",
    "narrative": "ours refuses, or shows other sentences, where a passage answers in words that are not the question's",
}
"""Why another system holds what is needed where ours does not answer rightly: what reading those misses showed."""
JUDGED_BRIEFLY = """\
Same questions, same files, same run; shares with 95 % intervals. An answer of ours counts where figure, period, measure, unit and rating
are right; a search counts, in its favour, where the figure and its row's name, or every key fact, stand anywhere in what it shows."""
JUDGED = """\
`python -m eval.baselines` asks every system the same questions of the same files. **Seen** are questions that were looked at while the
program was made, **blind** those measured on it before anybody looked at their misses (they may have been looked at since). Judged in
favour of the baselines: the figure and its row's name count anywhere in the five passages together, of any report, and finding the right
one among them is left to the reader, while an answer of ours has to give figure, period, measure, unit and rating. All use the same
MiniLM. Of texts, 60 lines stand for a page. Questions of several turns are left out: the baselines hold no conversation."""
RANKED = """\
Recall, MRR and nDCG by trec_eval (`ir-measures`), over the questions whose answer some passage of that system holds. A page or a piece of
1,000 characters holds more than a row, so compare the last three with each other."""
READ = """\
`python -m eval.peers`; cells by F1, whole rows with the interval of their share, cells that a colour rates; pages a second of processor
time, and the most memory of a process. Of the samples no cells are known, but their values: those that stand in a row that names their
indicator (the rest stand on cards and in sentences). Peers as each documents for tables, camelot by `lattice`, liteparse without OCR."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say whether the documents agree with the figures")
    options = parser.parse_args(arguments)
    wanted = documents()
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if not options.check:
            path.write_text(wanted[path], encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {'differs from docs/results' if options.check else 'written'}")
    return 1 if stale and options.check else 0


def documents() -> dict[Path, str]:
    """Each document as the figures want it."""
    figures = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
    return {
        **{path: between_marks(path.read_text(encoding="utf-8"), made(figures)) for path, made in PARTS.items()},
        PLOT: growth_svg(figures["growth"]["grown"]),
    }


def between_marks(text: str, new: str) -> str:
    """The text with what stands between the marks replaced. Raises ValueError where they are not there once each."""
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        raise ValueError(f"one line {BEGIN!r} and one {END!r} are needed")
    return f"{text.partition(BEGIN)[0]}{BEGIN}\n{new.strip()}\n{END}{text.partition(END)[2]}"


def short(figures: Figures) -> str:
    """For the README: ours beside what others would do, and the readers of tables."""
    lines = figures["baselines"]["lines"]
    return "\n\n".join(
        [
            JUDGED_BRIEFLY,
            *(f"**{name}**\n\n{_questions(lines, kind, BRIEFLY)}" for kind, name in KINDS.items()),
            f"**Tables of PDF files**\n\n{_readers(figures['peers'], brief=True)}",
            _growth_in_words(figures["growth"]),
            f"{' '.join(_lost(lines, OTHERS, figures['peers']))} More in `docs/evaluation.md`.",
        ]
    )


def whole(figures: Figures) -> str:
    """For docs/evaluation.md: every system, the measures of rank, every reader, growth, and where ours loses."""
    lines = figures["baselines"]["lines"]
    lost = "\n".join(f"- {one}" for one in _lost(lines, tuple(SYSTEMS)[1:], figures["peers"]))
    return "\n\n".join(
        [
            JUDGED,
            *(f"### {name}\n\n{_questions(lines, kind, SYSTEMS)}" for kind, name in KINDS.items()),
            f"### Rankings\n\n{RANKED}\n\n{_ranks(lines)}",
            f"### Readers of tables\n\n{READ}\n\n{_readers(figures['peers'], brief=False)}",
            f"### Growth\n\n{_growth(figures['growth'])}\n\n![Growth of warm answers](growth.svg)\n\n{_growth_in_words(figures['growth'])}",
            f"### The page\n\n{_page(figures['load'], figures['page-speed'])}",
            f"### Where ours loses\n\n{lost}",
            _made(figures),
        ]
    )


PARTS = {ROOT / "README.md": short, ROOT / "docs" / "evaluation.md": whole}


def _questions(lines: Sequence[Figures], kind: str, systems: Iterable[str]) -> str:
    known = {(one["corpus"], one["blind"]) for one in lines if one["kind"] == kind}
    groups = sorted(known, key=lambda group: (list(CORPORA).index(group[0]), group[1]))
    found = {(one["corpus"], one["blind"], one["system"]): one for one in lines if one["kind"] == kind}
    heads = [f"{CORPORA[corpus]}, {'blind' if blind else 'seen'}" for corpus, blind in groups]
    return _grid(["", *heads], [[SYSTEMS[name], *(_share(found[(*group, name)]) for group in groups)] for name in systems])


def _share(line: Figures) -> str:
    """
    >>> _share({"passed": 9, "cases": 10, "low": 0.5958, "high": 0.9821})
    '9 of 10 (60–98 %)'
    """
    return f"{line['passed']} of {line['cases']} ({line['low']:.0%}–{line['high']:.0%})".replace("%–", "–").replace("%)", " %)")


def _ranks(lines: Sequence[Figures]) -> str:
    rows = [
        [
            f"{_group(one)}, {KINDS[one['kind']].split()[0].lower()}",
            one["system"],
            str(one["ranked"]),
            *(f"{value:.2f}" for value in one["ranks"].values()),
        ]
        for one in lines
        if one["ranked"]
    ]
    names = next(iter(one["ranks"] for one in lines if one["ranked"]))
    return _grid(["questions", "ranking", "judged", *names], rows)


def _readers(peers: Figures, *, brief: bool) -> str:
    rows = []
    for one in peers["peers"]:
        score, named = one["score"], one["reader"] + (f" {one['version']}" if one["version"] else "")
        cells = f"{one['f1']:.3f}" if one["f1"] is not None else "–"
        right, all_rows = (score["rows_right"], score["rows"]) if score["rows"] else (one["values_right"], one["values"])
        low, high = one["rows_interval"]
        share = _share({"passed": right, "cases": all_rows, "low": low, "high": high})
        colours = f"{score['colours_right']} of {score['colours']}" if score["colours"] else "–"
        failed = f" ({len(one['failed'])} files not read)" if one["failed"] else ""
        speed = f"{one['pages'] / one['cpu']:.1f}" if one["cpu"] else "–"
        row = [one["collection"], named + failed, cells, share, colours, speed, f"{one['peak_mb']:.0f}"]
        rows.append(row if not brief else [*row[:4], row[5]])
    heads = ["files", "reader", "cells F1", "rows, or values in their rows", "colours", "pages/s", "MB"]
    absent = f"\n\nNot installed, so not measured: {', '.join(peers['absent'])}." if peers["absent"] else ""
    unread = f"\n\nNot finished, so not measured: {', '.join(peers['unfinished'])}." if peers.get("unfinished") else ""
    note = f"\n\nNote: {peers['note']}." if peers.get("note") else ""
    return _grid(heads if not brief else [*heads[:4], heads[5]], rows) + absent + unread + note


def _growth(growth: Figures) -> str:
    rows = [
        [
            f"{one['chunks']:,}",
            f"{one['values']:,}",
            one["kind"],
            f"{one['answered']} of {one['asked']}",
            f"{one['median']:.1f}",
            f"{one['most']:.1f}",
        ]
        for one in growth["grown"]
    ]
    return _grid(["passages", "values", "questions", "answered", "median, ms", "95 of 100, ms"], rows)


def _growth_in_words(growth: Figures) -> str:
    if not growth["ratios"]:
        largest = max(one["chunks"] for one in growth["grown"])
        return f"Growth was measured up to {largest:,} passages in the run that is kept; what 100,000 take is **not shown**."
    ratios = " and ".join(f"{ratio:.1f} times for {kind} questions" for kind, ratio in growth["ratios"].items())
    missed = f" Aimed at and missed: {'; '.join(growth['missed'])}." if growth["missed"] else ""
    return f"Growth: 95 of 100 warm answers take at 100,000 published values and passages, against 1,000, {ratios}.{missed}"


def _page(load: Figures, speed: Figures) -> str:
    """How the app bears many people, and how fast its page is, in words."""
    errors, mixed = load["errors"] + load["burst_errors"], load["mixed"] + load["burst_mixed"]
    return (
        f"`python -m eval.load`, over all shared reports: {load['people']} people with open pages, each asking every 20 seconds: of "
        f"{load['asked']} questions 95 % show the first words within {load['first_p95']:.2f} s; {load['burst_asked']} questions in "
        f"the same second are answered within {load['burst_all']:.1f} s; {errors} errors, {mixed} mixed up.\n\n"
        f"`python -m eval.page_speed`, in Chromium by loopback: the first paint of {speed['pages']} fresh pages came within "
        f"{speed['first_paint']:.2f} s, the questions to start with within {speed['usable']:.1f} s; {speed['citations']} citations opened, "
        f"with the picture of the page, in {speed['citation_p50']:.2f} s (median) to {speed['citation_most']:.2f} s (most); "
        f"{speed['foreign']} requests left the machine."
    )


def _lost(lines: Sequence[Figures], others: Iterable[str], peers: Figures) -> list[str]:
    """Where another system holds more than ours answers, or a reader reads better or faster, and why."""
    ours = {(one["corpus"], one["blind"], one["kind"]): one["passed"] for one in lines if one["system"] == "ours"}
    told = []
    for name in others:
        for kind, why in WHY_LOST.items():
            some = [one for one in lines if (one["system"], one["kind"]) == (name, kind)]
            better = [one for one in some if one["passed"] > ours[one["corpus"], one["blind"], kind]]
            where = [f"{_group(one)} ({one['passed']} to {ours[one['corpus'], one['blind'], kind]})" for one in better]
            if where:
                told.append(f"{KINDS[kind]}, {SYSTEMS[name]}: more than ours on {'; '.join(where)}: {why}.")
    told = told or ["On no group of questions does one of these searches hold more than ours answers."]
    return told + _lost_reading(peers)


def _group(line: Figures) -> str:
    return f"{CORPORA[line['corpus']]}, {'blind' if line['blind'] else 'seen'}"


def _lost_reading(peers: Figures) -> list[str]:
    mine = {one["collection"]: one for one in peers["peers"] if one["reader"] == "ours"}
    better, faster = [], []
    for one in peers["peers"]:
        own, where = mine[one["collection"]], f"{one['reader']} on {one['collection']}"
        if one["f1"] is not None and one["f1"] > own["f1"]:
            better.append(f"{where} ({one['f1']:.3f} to {own['f1']:.3f})")
        if one["cpu"] and own["cpu"] > one["cpu"]:
            faster.append(f"{where} ({own['cpu'] / one['cpu']:.0f} times)")
    told = [f"Cells are read better by {', '.join(better)}."] if better else []
    return told + ([f"Faster than ours, being compiled programs: {', '.join(faster)}."] if faster else [])


def _made(figures: Figures) -> str:
    runs = [*figures["baselines"]["runs"], figures["peers"], figures["growth"]]
    commits = ", ".join(dict.fromkeys(str(one["commit"]) for one in runs))
    return f"Measured at commits {commits} on {runs[0]['machine']}, {runs[0]['cores']} busy cores, Python {runs[0]['python']}."


def _grid(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows))


if __name__ == "__main__":
    sys.exit(main())
