"""The lists of a Word document: how deep a paragraph stands in which list, and its number, counted as Word counts.

All lists on one definition count together, whatever stands between them, until one of them starts anew
(ECMA-376 part 1, 17.9).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from imprimatur.sources.word.xml import child, number, qn, value


@dataclass(frozen=True, slots=True)
class Level:
    """A place in a list of Word: its depth from 0, whether it is numbered, the list it belongs to, and its number
    there, 0 where nothing tells it. `lettered` where its numbers are letters or Roman figures.
    """

    depth: int
    ordered: bool
    series: str
    rank: int = 0
    lettered: bool = False


_LETTERED = ("lowerLetter", "upperLetter", "lowerRoman", "upperRoman")


@dataclass(slots=True)
class Numbering:
    """The numbering part of one document, which may be absent, and how far each of its lists has counted."""

    root: Any
    styles: Mapping[str, Any]
    _counted: dict[tuple[str, int], int] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)
    _nums: dict[str, Any] = field(default_factory=dict)
    _abstracts: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the lists and their definitions; of two of one number the first counts."""
        for node in reversed(self.root if self.root is not None else ()):
            if node.tag == qn("w:num"):
                self._nums[node.get(qn("w:numId"), "")] = node
            elif node.tag == qn("w:abstractNum"):
                self._abstracts[node.get(qn("w:abstractNumId"), "")] = node

    def shape(self, identity: str, depth: int) -> str:
        """How a level of a list is numbered: `bullet`, `decimal` and so on; empty where nothing defines it."""
        return value(self._level(identity, depth), "w:numFmt") or ""

    def is_lettered(self, identity: str, depth: int) -> bool:
        """Whether a level is numbered by letters or in Roman figures."""
        return self.shape(identity, depth) in _LETTERED

    def linked_depth(self, identity: str, style: str) -> int:
        """The level that a style stands for in its list."""
        levels = _levels(self._abstract(identity))
        return next((number(lvl.get(qn("w:ilvl"))) for lvl in levels if value(lvl, "w:pStyle") == style), 0)

    def counted(self, identity: str, depth: int) -> Level:
        """The next numbered item of a list on a level; deeper levels start anew after it."""
        abstract = self._abstract(identity)
        if abstract is None:
            return Level(depth, True, identity)
        series = abstract.get(qn("w:abstractNumId"), "")
        start = number(value(self._override(identity, depth), "w:startOverride"), -1)
        key = (series, depth)
        if start >= 0 and (identity, depth) not in self._started:
            self._started.add((identity, depth))
            self._counted[key] = start
        elif key in self._counted:
            self._counted[key] += 1
        else:
            self._counted[key] = number(value(self._level(identity, depth), "w:start"), 1)
        for deeper in range(depth + 1, 9):
            if value(self._level(identity, deeper), "w:lvlRestart") != "0":
                self._counted.pop((series, deeper), None)
        return Level(depth, True, series, self._counted[key])

    def _override(self, identity: str, depth: int) -> Any:
        num = self._nums.get(identity)
        overrides = num.iterchildren(qn("w:lvlOverride")) if num is not None else ()
        return next((one for one in overrides if one.get(qn("w:ilvl")) == str(depth)), None)

    def _level(self, identity: str, depth: int) -> Any:
        """The definition of a level, the list's own before that of what it is built on."""
        own = child(self._override(identity, depth), "w:lvl")
        levels = _levels(self._abstract(identity))
        return own if own is not None else next((one for one in levels if one.get(qn("w:ilvl")) == str(depth)), None)

    def _abstract(self, identity: str, follow: bool = True) -> Any:
        """The definition behind a list number."""
        abstract = self._abstracts.get(value(self._nums.get(identity), "w:abstractNumId") or "")
        link = value(abstract, "w:numStyleLink")
        if link and follow:
            own = child(self.styles.get(link), "w:pPr")
            return self._abstract(value(own, "w:numPr", "w:numId") or "", follow=False)
        return abstract


def _levels(abstract: Any) -> Iterator[Any]:
    yield from abstract.iterchildren(qn("w:lvl")) if abstract is not None else ()
