"""The growth of warm answers as a drawing: both axes by powers of ten, a line a kind of question, told apart by shape and dashes too."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 70, 130, 20, 50
STYLES = {"figure": ("#1f5f8b", "", "circle"), "narrative": ("#a3401f", "6 4", "square")}


def growth_svg(grown: Sequence[Mapping[str, Any]]) -> str:
    """What 95 of 100 take, in milliseconds, over the number of passages."""
    most = max(one["most"] for one in grown)
    tops = range(math.ceil(math.log10(most)) + 1)
    sizes = range(2, 6)

    def x(chunks: float) -> float:
        return round(LEFT + (math.log10(max(chunks, 90)) - sizes[0]) / (sizes[-1] - sizes[0]) * (WIDTH - LEFT - RIGHT), 1)

    def y(milliseconds: float) -> float:
        return round(HEIGHT - BOTTOM - math.log10(max(milliseconds, 1)) / max(tops[-1], 1) * (HEIGHT - TOP - BOTTOM), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13" role="img">',
        "<title>Milliseconds that 95 of 100 warm answers take, by passages in the store</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for power in tops:
        at = y(10**power)
        parts.append(f'<line x1="{LEFT}" y1="{at}" x2="{WIDTH - RIGHT}" y2="{at}" stroke="#d0d0d0"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4}" text-anchor="end">{10**power:,} ms</text>')
    parts += [f'<text x="{x(10**power)}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>' for power in sizes]
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">passages in the store</text>')
    for kind, (colour, dashes, shape) in STYLES.items():
        points = [(x(one["chunks"]), y(one["most"])) for one in grown if one["kind"] == kind]
        if not points:
            continue
        line = " ".join(f"{across},{down}" for across, down in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes or "none"}"/>')
        parts += [_mark(shape, across, down, colour) for across, down in points]
        across, down = points[-1]
        parts.append(f'<text x="{across + 10}" y="{down + 4}" fill="{colour}">{kind} questions</text>')
    return "\n".join([*parts, "</svg>", ""])


def _mark(shape: str, across: float, down: float, colour: str) -> str:
    if shape == "circle":
        return f'<circle cx="{across}" cy="{down}" r="4" fill="{colour}"/>'
    return f'<rect x="{across - 4}" y="{down - 4}" width="8" height="8" fill="{colour}"/>'
