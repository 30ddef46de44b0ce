"""Hold every PDF below outputs/ against what veraPDF does not look at, and print what lacks.

Run through ``make conformance``, after veraPDF. Header cells say what they head, what is no content says what it is,
every page has its number, languages are those that we write and never that of what is around, expansions say something.
Exit code 1 where anything lacks.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from imprimatur.core.bilingual import TAGS

ROOT = Path(__file__).resolve().parent.parent
OUTPUTS = ROOT / "outputs"
_EDGES = {"/Header", "/Footer"}
_TYPES = {"/Pagination", "/Layout"}


def main(folders: list[str]) -> int:
    """Check every PDF and print what lacks; 1 where anything does."""
    files = sorted(file for folder in folders or [str(OUTPUTS)] for file in Path(folder).rglob("*.pdf"))
    lacking = 0
    for file in files:
        for fault in dict.fromkeys(faults(file)):
            lacking += 1
            print(f"{file.name}: {fault}")
    print(f"Tags: {len(files)} PDF, {lacking or 'nothing'} lacking.")
    return 1 if lacking else 0


def faults(file: Path) -> Iterator[str]:
    """What one PDF lacks, in words."""
    with pikepdf.open(file) as pdf:
        language = str(pdf.Root.get("/Lang", ""))
        if language not in TAGS.values():
            yield f"the document is in no language of ours ({language})"
        yield from _in_elements(pdf.Root.StructTreeRoot.K, language)
        for number, page in enumerate(pdf.pages, 1):
            yield from (f"page {number}: {fault}" for fault in _in_artifacts(page))
        yield from _in_labels(pdf)


def _in_elements(found: Any, around: str) -> Iterator[str]:
    """What structure elements lack; `around` is the language of the text around them."""
    for element in found if isinstance(found, pikepdf.Array) else [found]:
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        role = str(element.S)
        if role == "/TH" and _value(element, "/A", "/Scope") not in ("/Row", "/Column"):
            yield "a header cell does not say what it heads (Scope)"
        said = str(element.get("/Lang", around))
        if said not in TAGS.values():
            yield f"a text is in no language of ours ({said})"
        if "/Lang" in element and said == around and role != "/Document":
            yield f"a {role[1:]} says the language around it again ({said})"
        if "/E" in element and not str(element.E).strip():
            yield "an expansion is empty"
        if "/K" in element:
            yield from _in_elements(element.K, said)


def _in_artifacts(page: pikepdf.Page) -> Iterator[str]:
    """What the artifacts of a page lack; a page that prints a head or foot says so."""
    for mark in pikepdf.parse_content_stream(page, "BMC BDC"):
        operands: Any = mark.operands
        if str(operands[0]) != "/Artifact":
            continue
        properties = operands[1] if str(mark.operator) == "BDC" else pikepdf.Dictionary()
        sort, edge = (_value(properties, key) for key in ("/Type", "/Subtype"))
        if sort not in _TYPES:
            yield "an artifact does not say what it is"
        elif edge and (edge not in _EDGES or sort != "/Pagination"):
            yield f"an artifact is neither head nor foot ({edge})"


def _in_labels(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Whether the pages have labels, from the first on (ISO 32000-1, 12.4.2)."""
    labels: Any = pdf.Root.get("/PageLabels")
    places = [int(place) for place in list(labels.Nums)[::2]] if labels is not None else []
    if not places or places[0] != 0 or places != sorted(set(places)) or places[-1] >= len(pdf.pages):
        yield f"the pages are not labelled ({places})"


def _value(found: Any, *keys: str) -> str:
    """What stands in a dictionary, or in one within it; nothing where it does not."""
    for key in keys:
        if key not in found:
            return ""
        found = found[key]
    return str(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
