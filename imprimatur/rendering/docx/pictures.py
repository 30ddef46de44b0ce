"""Pictures in Word: figures as they came, charts drawn in the colours of the theme."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart, Figure
from imprimatur.core.errors import UnsafeInput
from imprimatur.core.theme import Theme
from imprimatur.rendering.charts.draw import draw
from imprimatur.rendering.docx.bleed import EMU_PER_TWIP, HEIGHTS, bled
from imprimatur.rendering.docx.inline import Place
from imprimatur.rendering.docx.parts import related_image
from imprimatur.rendering.docx.xml import PIC, WP, A, R, text_run, w
from imprimatur.rendering.messages import say
from imprimatur.rendering.shapes import shares_of

MAX_HEIGHT = 11_000 * EMU_PER_TWIP
"""A chart is never higher than some 19 cm, so that its caption finds room on the page."""
FIGURE_HEIGHT = 5_386 * EMU_PER_TWIP
"""A picture in the text is no higher than 95 mm, the most that a PDF gives one (templates/annual_report/style.css): a
portrait over the width of the text would be a page of its own."""
TALL_HEIGHT = 4_252 * EMU_PER_TWIP
"""One higher than wide is no higher than 75 mm, as in PDF (templates/_shared/print.css): higher, it would leave
the foot of the page before it empty."""
BESIDE_HEIGHT = 3_685 * EMU_PER_TWIP
"""One beside the text or in one of several columns is no higher than 65 mm, as in PDF (templates/_shared/print.css)."""

MAP_HEIGHT = 8_504 * EMU_PER_TWIP
"""A map is no higher than 150 mm, as in PDF (templates/_shared/print.css)."""
ROW_HEIGHT = 0.45
"""How high pictures side by side are at most, as a share of the width of their row (rendering/html/blocks.py)."""

EN = "\u2002"
"""What stands between two pictures of a row."""

SVG_MEDIA = "image/svg+xml"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension by which Word shows a vector drawing in the place of its picture ([MS-ODRAWXML], 2.1.1)."""


@dataclass(slots=True)
class Pictures:
    """Makes the drawings of one document, a `draft` or not. `fonts` is the folder of the fonts of charts."""

    theme: Theme
    lang: Lang
    fonts: Path
    draft: bool = False
    count: int = 0

    def figure(self, figure: Figure, place: Place) -> Any:
        """The run of a figure, no wider than its place. Raises UnsafeInput for a picture that Word cannot hold."""
        try:
            relation, image = related_image(place.part, figure.image)
        except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError) as error:
            raise UnsafeInput(str(figure.location) or figure.alt, say("picture_word", media=figure.media)) from error
        size = (int(image.width), int(image.height))
        highest = FIGURE_HEIGHT if size[0] >= size[1] else TALL_HEIGHT
        if figure.place or place.page.columns > 1:
            highest = BESIDE_HEIGHT
        if figure.wide and not figure.place:
            return w("r", w("drawing", self._inline(relation, figure.alt, _spread(size, place), place, MAP_HEIGHT)))
        drawing = self._inline(relation, figure.alt, size, place, highest)
        if figure.place in HEIGHTS:
            return bled(drawing, figure.place, size, place.page, self.draft)
        return w("r", w("drawing", drawing))

    def row(self, figures: Sequence[Figure], place: Place) -> list[Any]:
        """The runs of pictures side by side, all as high, a space between them."""
        runs, width = list[Any](), place.width + place.reach
        for share, figure in zip(shares_of(figures, width, ROW_HEIGHT * width), figures, strict=True):
            # The shares leave more room between two than the space that Word sets there.
            own = replace(place, width=int(share) - place.reach)
            runs += [*([text_run(EN)] if runs else []), self.figure(replace(figure, wide=True), own)]
        return runs

    def chart(self, chart: Chart, place: Place) -> Any:
        """The drawing of a chart over the width of its place: vector, and a picture for readers that know none."""
        drawing = draw(chart, self.theme, self.lang)
        relation, image = related_image(place.part, drawing.png(self.fonts))
        scale = (place.width + place.reach) * EMU_PER_TWIP / image.width
        frame = self._inline(relation, chart.alt, (int(image.width * scale), int(image.height * scale)), place)
        blip = next(frame.iter(f"{{{A}}}blip"))
        extension = etree.SubElement(etree.SubElement(blip, f"{{{A}}}extLst"), f"{{{A}}}ext", uri=SVG_EXTENSION)
        vector = {f"{{{R}}}embed": _svg(place.part, drawing.svg)}
        etree.SubElement(extension, f"{{{SVG}}}svgBlip", vector, {"asvg": SVG})
        return frame

    def _inline(self, relation: str, alt: str, size: tuple[int, int], place: Place, highest: int = MAX_HEIGHT) -> Any:
        scale = min(1.0, (place.width + place.reach) * EMU_PER_TWIP / size[0], highest / size[1])
        self.count += 1
        return inline_picture(
            relation, self.count, alt, {"cx": str(int(size[0] * scale)), "cy": str(int(size[1] * scale))}
        )


def _spread(size: tuple[int, int], place: Place) -> tuple[int, int]:
    """The size of a picture that takes the width of its place."""
    scale = (place.width + place.reach) * EMU_PER_TWIP / size[0]
    return int(size[0] * scale), int(size[1] * scale)


def _svg(part: Part, content: bytes) -> str:
    package = part.package
    assert package is not None
    return part.relate_to(
        Part(package.next_partname("/word/media/chart%d.svg"), SVG_MEDIA, content, package), RELATIONSHIP_TYPE.IMAGE
    )


def inline_picture(relation: str, identity: int, alt: str, size: dict[str, str]) -> Any:
    """A wp:inline that shows the image of a relationship; `size` has cx and cy in EMU."""
    called = {"id": str(identity), "name": f"Figure {identity}"}
    frame = etree.Element(f"{{{WP}}}inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"), {"wp": WP})
    etree.SubElement(frame, f"{{{WP}}}extent", size)
    etree.SubElement(frame, f"{{{WP}}}docPr", {**called, "descr": alt})
    data = etree.SubElement(etree.SubElement(frame, f"{{{A}}}graphic", nsmap={"a": A}), f"{{{A}}}graphicData", uri=PIC)
    picture = etree.SubElement(data, f"{{{PIC}}}pic", nsmap={"pic": PIC})
    naming = etree.SubElement(picture, f"{{{PIC}}}nvPicPr")
    etree.SubElement(naming, f"{{{PIC}}}cNvPr", called)
    etree.SubElement(naming, f"{{{PIC}}}cNvPicPr")
    filling = etree.SubElement(picture, f"{{{PIC}}}blipFill")
    etree.SubElement(filling, f"{{{A}}}blip", {f"{{{R}}}embed": relation}, {"r": R})
    etree.SubElement(etree.SubElement(filling, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    shape = etree.SubElement(picture, f"{{{PIC}}}spPr")
    transform = etree.SubElement(shape, f"{{{A}}}xfrm")
    etree.SubElement(transform, f"{{{A}}}off", x="0", y="0")
    etree.SubElement(transform, f"{{{A}}}ext", size)
    etree.SubElement(etree.SubElement(shape, f"{{{A}}}prstGeom", prst="rect"), f"{{{A}}}avLst")
    return frame
