"""What a Word file looks like where it stands: the parts of its package, and what the styles make of each run of text.

For scripts/word_access.py. Sections and clauses are those of ECMA-376 part 1.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {
    "w": W,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "dc": "http://purl.org/dc/elements/1.1/",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
STORY = re.compile(r"word/(document|footnotes|endnotes|header\w*|footer\w*)\.xml")
WHITE, BLACK = "FFFFFF", "000000"


def name(tag: str) -> str:
    """A name of WordprocessingML as lxml spells it."""
    return f"{{{W}}}{tag}"


def find(element: Any, path: str) -> list[Any]:
    """What an XPath finds below an element."""
    found: list[Any] = element.xpath(path, namespaces=NS)
    return found


def value(element: Any, path: str) -> str:
    """The first text that an XPath finds, the empty one where there is none."""
    return str(next(iter(find(element, path)), ""))


def text_of(element: Any) -> str:
    """The words of an element, those of boxes within it too."""
    return "".join(find(element, ".//w:t/text()"))


class WordFile:
    """A Word file: its parts by their names in the package, its stories, and the looks of its texts."""

    def __init__(self, path: Path) -> None:
        """Read the XML of the file. Raises what zipfile and lxml raise on a file that is none."""
        with zipfile.ZipFile(path) as package:
            names = [one for one in package.namelist() if one.endswith((".xml", ".rels"))]
            self.parts: dict[str, Any] = {one: etree.fromstring(package.read(one)) for one in names}

    @property
    def body(self) -> Any:
        """The w:body."""
        return self.parts["word/document.xml"][0]

    @property
    def stories(self) -> dict[str, Any]:
        """The parts that hold text, by their short names, the document first."""
        found = {match[1]: one for part, one in self.parts.items() if (match := STORY.fullmatch(part))}
        return {"document": found.pop("document"), **dict(sorted(found.items()))}

    @cached_property
    def styles(self) -> dict[str, Any]:
        """The styles by their identifiers."""
        return {str(one.get(name("styleId"))): one for one in find(self.parts["word/styles.xml"], "w:style")}

    @cached_property
    def palette(self) -> dict[str, str]:
        """The colours of the theme by their names."""
        themes = [one for part, one in self.parts.items() if part.startswith("word/theme/")]
        slots = [one for theme in themes for one in find(theme, ".//a:clrScheme/*")]
        found = {etree.QName(one).localname: value(one, "*/@val | */@lastClr")[-6:] for one in slots}
        return {**found, "bg1": WHITE, "tx1": BLACK}

    def chain(self, identity: str) -> Iterator[Any]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while identity in self.styles and identity not in seen:
            seen.add(identity)
            yield self.styles[identity]
            identity = value(self.styles[identity], "w:basedOn/@w:val")

    def looks(self, run: Any) -> Iterator[Any]:
        """The run properties that hold for a run, the nearest first (17.7.2)."""
        paragraph = next(run.iterancestors(name("p")))
        yield from find(run, "w:rPr")
        for style in (value(run, "w:rPr/w:rStyle/@w:val"), value(paragraph, "w:pPr/w:pStyle/@w:val")):
            for one in self.chain(style):
                yield from find(one, "w:rPr")
        for cell in run.iterancestors(name("tc")):
            for one in self._table_looks(cell):
                yield from find(one, "w:rPr")
        yield from find(self.parts["word/styles.xml"], "w:docDefaults/w:rPrDefault/w:rPr")

    def shown(self, run: Any, path: str) -> str:
        """The nearest value of a property, such as `w:sz/@w:val`; empty where nothing gives it."""
        return next(filter(None, (value(one, path) for one in self.looks(run))), "")

    def is_on(self, run: Any, tag: str) -> bool:
        """Whether a property that is on or off holds (17.17.4)."""
        found = next((one for look in self.looks(run) for one in find(look, f"w:{tag}")), None)
        return found is not None and found.get(name("val"), "1") not in ("0", "false", "off")

    def backgrounds(self, run: Any, pages: set[str]) -> set[str]:
        """What may stand behind a run: the nearest shade, or else the `pages`."""
        paragraph = next(run.iterancestors(name("p")))
        holders = [run, *self.chain(value(run, "w:rPr/w:rStyle/@w:val"))]
        shades = [value(one, "w:rPr/w:shd/@w:fill") for one in holders]
        holders = [paragraph, *self.chain(value(paragraph, "w:pPr/w:pStyle/@w:val"))]
        shades += [value(one, "w:pPr/w:shd/@w:fill") for one in holders]
        for cell in run.iterancestors(name("tc")):
            shades += [value(one, "w:tcPr/w:shd/@w:fill") for one in (cell, *self._table_looks(cell))]
        return next(({one} for one in shades if re.fullmatch("[0-9A-Fa-f]{6}", one)), pages)

    def pages(self) -> dict[Any, set[str]]:
        """For each block of the body what may be behind it: white, or what the headers of its section paint."""
        found: dict[Any, set[str]] = {}
        headers: dict[str, str] = {}
        targets = {value(one, "@Id"): value(one, "@Target") for one in self.parts["word/_rels/document.xml.rels"]}
        waiting: list[Any] = []
        for block in self.body:
            waiting.append(block)
            for section in find(block, "self::w:sectPr | .//w:sectPr"):
                headers |= {value(h, "@w:type"): targets[value(h, "@r:id")] for h in find(section, "w:headerReference")}
                painted = {WHITE}.union(*(self.painted(self.parts[f"word/{one}"]) for one in headers.values()))
                found |= dict.fromkeys(waiting, painted)
                waiting = []
        return found

    def painted(self, story: Any) -> set[str]:
        """The colours of the shapes that a header or footer draws behind the text."""
        fills = find(story, ".//wp:anchor[@behindDoc='1']//*[local-name()='spPr']/a:solidFill/*")
        return {self.palette.get(value(one, "@val"), value(one, "@val")) for one in fills}

    def _table_looks(self, cell: Any) -> Iterator[Any]:
        """What the style of its table gives to a cell: by its place, then to all (17.7.6)."""
        row, table = cell.getparent(), next(cell.iterancestors(name("tbl")))
        rows, cells = find(table, "w:tr"), find(row, "w:tc")
        places = {
            "firstRow": row is rows[0],
            "lastRow": row is rows[-1],
            "firstCol": cell is cells[0],
            "lastCol": cell is cells[-1],
        }
        switches = {place: place.replace("Col", "Column") for place in places}
        held = [
            place
            for place, is_there in places.items()
            if is_there and value(table, f"w:tblPr/w:tblLook/@w:{switches[place]}") == "1"
        ]
        for style in self.chain(value(table, "w:tblPr/w:tblStyle/@w:val")):
            for place in held:
                yield from find(style, f"w:tblStylePr[@w:type='{place}']")
            yield style


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, RRGGBB, from 1 to 21 (WCAG 2.1, contrast ratio)."""
    light, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
