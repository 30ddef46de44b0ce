"""Pictures in Word over the whole width of a page, from its upper edge: of a cover, of a chapter."""

from typing import Any

from lxml import etree

from imprimatur.rendering.docx.sections import Page
from imprimatur.rendering.docx.xml import WP, A, w
from imprimatur.rendering.shapes import WHOLE_IF_TALL

EMU_PER_TWIP = 635
MM = 36_000
"""EMU of a millimetre."""

HEIGHTS = {"cover": 148 * MM, "back": 140 * MM, "opener": 86 * MM}
"""How high a picture is by its place, as in the PDF (templates/annual_report/style.css)."""

RIBBON = 400 * EMU_PER_TWIP
"""The height of the ribbon of a draft, which stays free."""

WHOLE = 100_000
"""The whole of a picture in the thousandths of a percent by which its sides are cut."""


def bled(inline: Any, place: str, size: tuple[int, int], page: Page, draft: bool) -> Any:
    """A run with the picture of a wp:inline, cut to the width of the page and the height of its place.

    `size` is that of the whole picture; on a cover one that is higher than wide stays whole, at the right. The text of
    its paragraph, and all that follows, stands below it.
    """
    top = RIBBON if draft else 0
    whole, high = page.width * EMU_PER_TWIP, HEIGHTS[place] - top
    wide = high * size[0] // size[1] if place in WHOLE_IF_TALL and size[1] > size[0] else whole
    box = {"cx": str(wide), "cy": str(high)}
    flags = {"simplePos": "0", "relativeHeight": "10", "behindDoc": "0", "locked": "0", "layoutInCell": "1"}
    distances = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
    anchor = etree.Element(f"{{{WP}}}anchor", {**distances, **flags, "allowOverlap": "1"}, {"wp": WP})
    etree.SubElement(anchor, f"{{{WP}}}simplePos", x="0", y="0")
    for axis, offset in (("H", whole - wide), ("V", top)):
        position = etree.SubElement(anchor, f"{{{WP}}}position{axis}", relativeFrom="page")
        etree.SubElement(position, f"{{{WP}}}posOffset").text = str(offset)
    etree.SubElement(anchor, f"{{{WP}}}extent", box)
    etree.SubElement(anchor, f"{{{WP}}}wrapTopAndBottom")
    anchor.extend(child for child in list(inline) if child.tag != f"{{{WP}}}extent")
    for extent in anchor.iter(f"{{{A}}}ext"):
        for side, length in box.items():
            extent.set(side, length)
    (blip,) = anchor.iter(f"{{{A}}}blip")
    blip.addnext(etree.Element(f"{{{A}}}srcRect", _cut(size, (wide, high))))
    return w("r", w("drawing", anchor))


def _cut(size: tuple[int, int], box: tuple[int, int]) -> dict[str, str]:
    """What is cut from the sides of a picture, half on each, so that it fills a box."""
    wide, high = size[0] * box[1], size[1] * box[0]
    if wide > high:
        side = str(round(WHOLE * (1 - high / wide) / 2))
        return {"l": side, "r": side}
    side = str(round(WHOLE * (1 - wide / high) / 2))
    return {"t": side, "b": side}
