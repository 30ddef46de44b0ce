"""The moments of a year in Word: along a line, a dot for each, its date before its words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from imprimatur.core.blocks import Facts, Inline
from imprimatur.rendering.docx.inline import Inlines, Place
from imprimatur.rendering.docx.xml import WP, A, paragraph, text_run, w

DATES, INSET = 1900, 280
"""Of a line of moments, in twips from the outer edge: where their words begin, and where their dates do."""
RULE, SPACE = 18, 8
"""The line beside them: its width in eighths of a point, and its distance from the dates in points."""
APART = {5: 907, 8: 680, 10: 340}
"""The space in twips after a moment, by the most that stand so far apart on a page; more of them stand closer, by
`CLOSE` (templates/annual_report/style.css has the same)."""
CLOSE = 227

SIZE, TITLE, LEADING = 21, 24, 300
"""Half-points of the words of a moment and of its title, and the distance of their lines in twips."""
DOT, BELOW = 101_600, 50_800
"""EMU of the diameter of a dot (8 pt), and how far below the top of its paragraph it stands."""

EMU_PER_TWIP = 635
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"

_SHAPE = f"""<mc:AlternateContent xmlns:mc="{MC}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:wps="{WPS}"
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="20" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:posOffset>%d</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>{BELOW}</wp:posOffset></wp:positionV>
<wp:extent cx="{DOT}" cy="{DOT}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="1" name="Moment"><a:extLst><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">
<adec:decorative xmlns:adec="{DECORATIVE}" val="1"/></a:ext></a:extLst></wp:docPr><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="{DOT}" cy="{DOT}"/></a:xfrm><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>
<a:solidFill><a:schemeClr val="accent2"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"""


def timeline(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Iterable[Any]:
    """Moments along a line: paragraphs with a rule on their left and a dot on it, the date of each before its words."""
    apart = next((space for most, space in APART.items() if len(block.rows) <= most), CLOSE)
    for number, (when, words) in enumerate(block.rows):
        date = tuple(run if run.gap else replace(run, bold=True) for run in when)
        title, said = _cut(words)
        content = [
            w("r", _dot(INSET - place.reach)),
            *inlines.write(date, _sized(place, SIZE, dark=True)),
            text_run("\t"),
            *inlines.write(title, _sized(place, TITLE, dark=True)),
            *inlines.write(said, _sized(place, SIZE)),
        ]
        rule = w("left", val="single", sz=RULE, space=SPACE, color="auto", themeColor="accent4")
        after = apart if number < len(block.rows) - 1 else 0
        # One indent and one rule for all: Word draws a single line along them.
        yield paragraph(
            styles["body text"],
            *content,
            keep=w("keepLines"),
            rule=w("pBdr", rule),
            tabs=w("tabs", w("tab", val="left", pos=DATES - place.reach)),
            space=w("spacing", before=0, after=after, line=LEADING, lineRule="atLeast"),
            indent=w("ind", left=DATES - place.reach, hanging=DATES - INSET),
        )


def _cut(words: Inline) -> tuple[Inline, Inline]:
    """The title of a moment, which is bold or a gap, and what is said of it."""
    title = next((place for place, run in enumerate(words) if not (run.bold or run.gap)), len(words))
    return words[:title], words[title:]


def _sized(place: Place, size: int, dark: bool = False) -> Place:
    colour = (w("color", val="auto", themeColor="accent2"),) if dark else ()
    return replace(place, look=(*place.look, w("sz", val=size), w("szCs", val=size), *colour))


def _dot(dates: int) -> Any:
    """A dot in the middle of the line beside dates that begin there, in twips from the edge of the column."""
    line = dates - 20 * SPACE - round(20 * RULE / 8 / 2)
    shape = etree.fromstring(_SHAPE % (line * EMU_PER_TWIP - DOT // 2))
    for one in shape.iter():
        one.tail = None
        one.text = one.text if one.text and one.text.strip() else None
    return shape
