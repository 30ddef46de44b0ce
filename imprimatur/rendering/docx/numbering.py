"""Numbering definitions: every numbered list counts for itself."""

from typing import Any

from imprimatur.rendering.docx.xml import name, w
from imprimatur.rendering.messages import say
from imprimatur.rendering.sandbox import UnusableTemplate

LEVELS = 9
"""How many levels a list of Word has."""

OUTLINE = "494D5052"
"""By which Word knows the list of the headings from another (w:nsid, a number of one's own)."""


class Numbering:
    """The numbering part of one document, built on the lists of the styles List Bullet and List Number."""

    def __init__(self, root: Any, bullets: str, numbers: str) -> None:
        """Take the w:numbering element and the identifiers (numId) of the two lists of the template."""
        self.root = root
        self.bullets = bullets
        self._abstract = next(
            number.find(name("abstractNumId")).get(name("val"))
            for number in root.findall(name("num"))
            if number.get(name("numId")) == numbers
        )
        self._last = max(int(number.get(name("numId"))) for number in root.findall(name("num")))

    def restarted(self, level: int, first: int) -> str:
        """The identifier of a new list that counts from `first` on that level."""
        self._last += 1
        start = w("lvlOverride", w("startOverride", val=first), ilvl=min(level, LEVELS - 1))
        number = w("num", w("abstractNumId", val=self._abstract), start, numId=self._last)
        self.root.findall(name("num"))[-1].addnext(number)
        return str(self._last)

    def outline(self, levels: list[Any]) -> str:
        """The identifier of a new list of those w:lvl, for the headings."""
        lists = self.root.findall(name("abstractNum"))
        self._last += 1
        identity = max(int(one.get(name("abstractNumId"))) for one in lists) + 1
        kind = (w("nsid", val=OUTLINE), w("multiLevelType", val="multilevel"), w("tmpl", val=OUTLINE))
        lists[-1].addnext(w("abstractNum", *kind, *levels, abstractNumId=identity))
        number = w("num", w("abstractNumId", val=identity), numId=self._last)
        self.root.findall(name("num"))[-1].addnext(number)
        return str(self._last)


def list_of(styles_root: Any, style: str) -> str:
    """The numId that a paragraph style carries. Raises UnusableTemplate when it has none."""
    for element in styles_root.findall(name("style")):
        if element.get(name("styleId")) == style:
            found = element.find(f"{name('pPr')}/{name('numPr')}/{name('numId')}")
            if found is not None:
                return str(found.get(name("val")))
    raise UnusableTemplate(say("style_no_list", style=style))
