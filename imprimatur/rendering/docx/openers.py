"""How chapters open in Word: each under another of the template's headers, or compactly below the one before."""

import re
from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from imprimatur.rendering.docx.xml import R, name, w

OPENER = re.compile(r"/header_opener\d*\.xml$")
"""The headers of a template that the chapters take in turn for their first pages."""

SIZE = 44
"""Half-points of the heading of a chapter that opens compactly, as in the PDF (22 pt)."""


def compact_rules() -> tuple[Any, ...]:
    """The properties of a compact heading that its style does not have: a rule above it, and space above the rule."""
    rule = w("top", val="single", sz=16, space=8, color="auto", themeColor="accent4")
    return w("pBdr", rule), w("spacing", before=800, after=160, line=560, lineRule="atLeast")


def compact_look() -> tuple[Any, ...]:
    """The type of a compact heading."""
    return w("sz", val=SIZE), w("szCs", val=SIZE)


def openers(main: Part) -> list[str]:
    """The relationships of the headers that chapters take in turn, in the order of their names."""
    headers = [rel for rel in main.rels.values() if rel.reltype == RELATIONSHIP_TYPE.HEADER]
    named = [rel for rel in headers if OPENER.search(str(rel.target_part.partname))]
    return [rel.rId for rel in sorted(named, key=lambda rel: str(rel.target_part.partname))]


def take_turn(section: Any, headers: Sequence[str], rank: int) -> None:
    """Give the section of a chapter the header that is its turn."""
    for reference in section.findall(name("headerReference")):
        if reference.get(name("type")) == "first" and reference.get(f"{{{R}}}id") in headers:
            reference.set(f"{{{R}}}id", headers[rank % len(headers)])
