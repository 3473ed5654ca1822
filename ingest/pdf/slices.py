"""Thin filled rectangles: rules, as Word draws them, or the slices of a gradient."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.pdf.marks import Fill, Rule

SAME_LINE = 1.0
"""Slices of one gradient begin and end within this of each other."""
THIN = 3.0
"""A filled rectangle no thicker than this is a rule: Word draws rules so, office suites up to 2.25 pt."""
SLICE = 6.0
"""A filled rectangle up to this thick may be a slice of a gradient."""
SLICE_GAP = 0.3
LEAST_SLICES = 4
"""A gradient is painted in many slices; a double or triple line has gaps."""


def rules_or_slices(thin: Sequence[Fill]) -> tuple[list[Rule], list[Fill]]:
    """Thin filled rectangles as rules; thicker ones, and those stacked without a gap (a gradient), as fills."""
    rules: list[Rule] = []
    slices: list[Fill] = []
    for horizontal in (True, False):
        low, high, first, last = (1, 3, 0, 2) if horizontal else (0, 2, 1, 3)
        lying = [f for f in thin if (f.box[2] - f.box[0] >= f.box[3] - f.box[1]) == horizontal]
        stacks: list[list[Fill]] = []
        for fill in sorted(lying, key=lambda f: (round(f.box[first]), round(f.box[last]), f.box[low])):
            last_box = stacks[-1][-1].box if stacks else fill.box
            aligned = all(abs(fill.box[side] - last_box[side]) < SAME_LINE for side in (first, last))
            if stacks and aligned and abs(fill.box[low] - last_box[high]) < SLICE_GAP < fill.box[high] - fill.box[low]:
                stacks[-1].append(fill)
            else:
                stacks.append([fill])
        for stack in stacks:
            thick = [f for f in stack if len(stack) >= LEAST_SLICES or f.box[high] - f.box[low] > THIN]
            slices += thick
            rules += [Rule(horizontal, (f.box[low] + f.box[high]) / 2, f.box[first], f.box[last]) for f in stack if f not in thick]
    return rules, slices
