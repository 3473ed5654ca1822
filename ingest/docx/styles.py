"""The styles of a Word file: what a run, paragraph or table gets from its style and from those that the style is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from ingest.docx.final_view import OFF

Element = Any  # lxml's elements have no types that mypy accepts

HEADING_STYLE = re.compile(r"heading (\d)", re.IGNORECASE)
NO_OUTLINE = 9  # body text; the levels of headings are 0 to 8


class StyleSheet:
    """Looks styles up by id. A style that is missing gives nothing."""

    def __init__(self, styles: Element | None) -> None:
        found = list(styles.iterchildren(qn("w:style"))) if styles is not None else []
        self._by_id = {style.get(qn("w:styleId")): style for style in found}
        self._default = {
            style.get(qn("w:type")): style.get(qn("w:styleId")) for style in found if style.get(qn("w:default")) in {"1", "true"}
        }

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """The style and those that it is based on, nearest first; a circle ends."""
        seen: set[str] = set()
        while style_id and style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            yield self._by_id[style_id]
            base = self._by_id[style_id].find(qn("w:basedOn"))
            style_id = base.get(qn("w:val")) if base is not None else None

    def of(self, element: Element, kind: str) -> Iterator[Element]:
        """The styles of a paragraph ("p"), run ("r") or table ("tbl"), nearest first, or the default of its kind."""
        properties = element.find(qn(f"w:{kind}Pr"))
        named = properties.find(qn(f"w:{kind}Style")) if properties is not None else None
        default = self._default.get({"p": "paragraph", "tbl": "table"}.get(kind))
        return self.chain(named.get(qn("w:val")) if named is not None else default)

    def name(self, paragraph: Element) -> str:
        """The name of a paragraph's style, "" where it has none."""
        style = next(self.of(paragraph, "p"), None)
        name = style.find(qn("w:name")) if style is not None else None
        return "" if name is None else str(name.get(qn("w:val"), ""))

    def run_value(self, run: Element, name: str) -> str | None:
        """A property of a run ("on" for a bare switch), its own or from its style or its paragraph's; None where nothing sets it."""
        paragraph = next(run.iterancestors(qn("w:p")), None)
        outer = self.of(paragraph, "p") if paragraph is not None else iter(())
        for holder in (run, *self.of(run, "r"), *outer):
            found = holder.find(f"{qn('w:rPr')}/{qn(name)}")
            if found is not None:
                return str(found.get(qn("w:val"), "on"))
        return None

    def is_on(self, run: Element, name: str) -> bool:
        """Whether a switch such as bold or hidden holds for a run."""
        return (self.run_value(run, name) or "0") not in OFF

    def heading_level(self, paragraph: Element) -> int | None:
        """The level of a heading by its style, the title 1; None for other paragraphs."""
        return next((level for style in self.of(paragraph, "p") if (level := _level(style)) is not None), None)


def _level(style: Element) -> int | None:
    name = style.find(qn("w:name"))
    text = name.get(qn("w:val"), "") if name is not None else ""
    if text.casefold() == "title":
        return 1
    if match := HEADING_STYLE.fullmatch(text):
        return int(match[1]) + 1
    outline = next(iter(style.iter(qn("w:outlineLvl"))), None)
    depth = int(outline.get(qn("w:val"), str(NO_OUTLINE))) if outline is not None else NO_OUTLINE
    return depth + 2 if depth < NO_OUTLINE else None
