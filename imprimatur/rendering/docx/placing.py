"""Pictures and quotations out of the flow in Word: paragraphs in frames, which keep their place in the reading order.

A frame (`w:framePr`, ECMA-376 part 1, 17.3.1.11) is a property of paragraphs: neither a text box nor a table.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, get_args

from imprimatur.core.blocks import Figure, Placing, Quotation
from imprimatur.rendering.docx.inline import Place, Story
from imprimatur.rendering.docx.sections import Page
from imprimatur.rendering.docx.xml import name, w

GAP = 227
"""Twips between a frame and the text beside it: 4 mm."""

NARROWEST = 1700
"""Twips that a margin must have beyond the other one to hold anything: 30 mm. With less, it stands beside the text."""

PORTRAIT = 2608
"""Twips of the width of a portrait, which begins at the outer edge of the tables: 46 mm, as in the PDF."""

RULE = {"w": 0, "hSpace": GAP, "wrap": "around", "vAnchor": "text"}
"""What all frames have in common, in the order of their attributes."""

SHARE = 0.42
"""The share of the width of the text that something beside it takes, as in the PDF (templates/_shared/print.css)."""

PREFIXES = dict.fromkeys(get_args(Placing), "") | {"margin": "margin ", "beside": "margin ", "pull": "pull "}
"""What the names of the styles of a quotation begin with, by its place."""

SIZES = {"margin quote": (21, 270), "pull quote": (36, 460)}
"""The type of a quotation out of the flow, in half-points, and its lines in twips, where the template has no style."""

SOURCES = {"margin quote source": (17, 220), "pull quote source": (19, 260)}
"""The same for who said it."""


def framed(block: Figure | Quotation, place: Place) -> Any | None:
    """The w:framePr of each paragraph of a block out of the flow; None for one that stands in it.

    In a cell, a header or a column of several there is no room beside the text: all stands in the flow there.
    """
    out = block.place in ("margin", "beside", "portrait")
    if not out or place.nested or place.story is not Story.BODY or place.page.columns > 1:
        return None
    page = place.page
    if block.place == "portrait":
        return w("framePr", **RULE | {"w": PORTRAIT, "hSpace": 2 * GAP}, hAnchor="page", x=page.right, y=1)
    frame = in_margin(page) if block.place == "margin" else None
    if frame is None:
        return w("framePr", **RULE | {"w": round(SHARE * page.text)}, hAnchor="margin", xAlign="right", y=1)
    return frame


def in_margin(page: Page) -> Any | None:
    """The w:framePr of what stands in the wider margin of a page; None where neither margin holds anything."""
    room = abs(page.left - page.right)
    if room < NARROWEST:
        return None
    left = page.right if page.left > page.right else page.width - page.right + GAP
    return w("framePr", **RULE | {"w": room - GAP}, hAnchor="page", x=left, y=1)


def within(frame: Any, place: Place) -> Place:
    """The place inside a frame."""
    return replace(place, width=int(frame.get(name("w"))), nested=True)


def hold(elements: Iterable[Any], further: bool) -> list[Any]:
    """The paragraphs beside a frame, whole on one page, and with the next one where the frame reaches `further`.

    A frame is as high as it is: on a page that ends sooner, LibreOffice sets it over the footnotes.
    """
    held = list(elements)
    for element in held:
        if element.tag == name("p"):
            style, *others = element[0]
            joined = further or element is not held[-1]
            rest = [other for other in others if other.tag != name("keepNext") or not joined]
            element[0][:] = [style, *([w("keepNext")] if joined else []), *rest]
            # After the first two, in the order of the schema.
            element[0].insert(1 + (element[0].find(name("keepNext")) is not None), w("keepLines"))
    return held


def add_styles(root: Any) -> None:
    """Give a template the styles of quotations out of the flow that it lacks, made from those that it has."""
    named = {style.find(name("name")).get(name("val")).lower(): style for style in root.findall(name("style"))}
    for called, (size, line) in {**SIZES, **SOURCES}.items():
        base = named.get("quote source" if called in SOURCES else "quote")
        if called not in named and base is not None:
            root.append(_style(called, base.get(name("styleId")), size, line))


def _style(called: str, base: str, size: int, line: int) -> Any:
    """A paragraph style on another, below a rule instead of beside a bar.

    Both styles of a quotation have the same edges: the rule then stands above the first alone, and LibreOffice sees
    one frame.
    """
    margin, last = called.startswith("margin"), called in SOURCES
    edges = w("pBdr", w("top", val="single", sz=18, space=4, color="auto", themeColor="accent4"), w("left", val="nil"))
    before, after = (40, 80 if margin else 240) if last else (40 if margin else 240, 0)
    colour = None if last else w("color", val="auto", themeColor="accent2")
    words = " ".join(map(str.capitalize, called.split()))
    return w(
        "style",
        w("name", val=words),
        w("basedOn", val=base),
        w("uiPriority", val=99),
        w("qFormat"),
        w(
            "pPr",
            edges,
            w("spacing", before=before, after=after, line=line, lineRule="atLeast"),
            w("ind", left=0, right=0),
        ),
        w("rPr", colour, w("sz", val=size), w("szCs", val=size)),
        type="paragraph",
        customStyle=1,
        styleId=words.replace(" ", ""),
    )
