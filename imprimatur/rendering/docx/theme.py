"""The theme of an organisation in a Word document: its colours, its word-mark; and the language of the document."""

import colorsys
from typing import Any

from docx.opc.part import Part, XmlPart
from lxml import etree

from imprimatur.core.theme import Theme
from imprimatur.rendering.docx.parts import related_image
from imprimatur.rendering.docx.xml import NS, WP, A, R, W, name

ACCENTS = {"accent1": "primary", "accent2": "dark", "accent3": "tint", "accent4": "accent"}
"""Which colour of the theme stands behind which colour of Word's palette."""

PAINTED = (("themeColor", "themeTint", "themeShade"), ("themeFill", "themeFillTint", "themeFillShade"))
HAS_THEME: Any = etree.XPath("//*[@w:themeColor or @w:themeFill]", namespaces=NS)
PICTURES: Any = etree.XPath("//w:drawing[.//wp:docPr[@name='wordmark' or @descr='wordmark']]", namespaces=NS)

SIZES: Any = etree.XPath(".//wp:extent | .//a:xfrm/a:ext", namespaces=NS)
EMBEDDED: Any = etree.XPath("//@r:embed", namespaces=NS)


def palette(theme: Theme) -> dict[str, str]:
    """The colours of the theme by Word's names, as RRGGBB."""
    return {accent: getattr(theme, colour).lstrip("#").upper() for accent, colour in ACCENTS.items()}


def paint(root: Any, colours: dict[str, str]) -> None:
    """Write the value of each theme colour beside its name: readers other than Word use the value."""
    for element in HAS_THEME(root):
        for kind, tint, shade in PAINTED:
            colour = colours.get(element.get(name(kind), ""))
            if colour is None:
                continue
            value = _shifted(colour, element.get(name(tint)), element.get(name(shade)))
            holder = "fill" if kind == "themeFill" else "val" if element.tag == name("color") else "color"
            element.set(name(holder), value)


def paint_palette(part: Part, colours: dict[str, str]) -> None:
    """Set the palette of the theme part, which Word draws from."""
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    for accent, colour in {**colours, "hlink": colours["accent2"], "folHlink": colours["accent2"]}.items():
        for holder in root.iter(f"{{{A}}}{accent}"):
            holder[:] = [etree.Element(f"{{{A}}}srgbClr", val=colour)]
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def place_wordmark(part: XmlPart, theme: Theme) -> None:
    """Put the word-mark into the box of the template's picture named "wordmark"; without one, take the picture out."""
    for drawing in PICTURES(part.element):
        blip: Any = drawing.find(f".//{{{A}}}blip")
        former = blip.get(f"{{{R}}}embed")
        if theme.wordmark_png:
            relation, image = related_image(part, theme.wordmark_png)
            blip.set(f"{{{R}}}embed", relation)
            box = drawing.find(f".//{{{WP}}}extent")
            scale = min(int(box.get("cx")) / image.px_width, int(box.get("cy")) / image.px_height)
            for size in SIZES(drawing):
                size.set("cx", str(int(image.px_width * scale)))
                size.set("cy", str(int(image.px_height * scale)))
            for properties in drawing.iter(f"{{{WP}}}docPr"):
                properties.set("descr", theme.alt)
        else:
            _take_out(drawing)
        if former in part.rels and former not in EMBEDDED(part.element):
            del part.rels[former]


def set_language(styles: Any, settings: Any, tag: str) -> None:
    """Make `tag` (fr-BE, nl-BE) the language of the document and of no style in particular."""
    for lang in list(styles.iter(name("lang"))):
        lang.getparent().remove(lang)
    defaults = styles.find(f"{name('docDefaults')}/{name('rPrDefault')}/{name('rPr')}")
    etree.SubElement(defaults, f"{{{W}}}lang", {name("val"): tag, name("eastAsia"): tag, name("bidi"): "ar-SA"})
    for lang in settings.iter(name("themeFontLang")):
        lang.attrib.clear()
        lang.set(name("val"), tag)


def _take_out(drawing: Any) -> None:
    run = drawing.getparent()
    run.remove(drawing)
    if not [child for child in run if child.tag != name("rPr")]:
        run.getparent().remove(run)


def _shifted(colour: str, tint: str | None, shade: str | None) -> str:
    """A colour made lighter or darker as Word does for themeTint and themeShade (ECMA-376 part 1, 17.3.2.6)."""
    if not (tint or shade):
        return colour
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if tint:
        light = light * int(tint, 16) / 255 + 1 - int(tint, 16) / 255
    if shade:
        light = light * int(shade, 16) / 255
    return "".join(f"{round(channel * 255):02X}" for channel in colorsys.hls_to_rgb(hue, light, saturation))
