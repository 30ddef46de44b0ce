"""Words that point to nothing: `ci-dessous` with nothing below, `tableau 7` in a text of two tables.

What is below is read in the document as it is printed: a part of an offer may announce the part after it, a chapter of
a report only what stands in it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import (
    Block,
    Blocks,
    Chart,
    Facts,
    Figure,
    Heading,
    List,
    Paragraph,
    Quotation,
    Table,
    plain,
)
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import inlines, walk
from imprimatur.findings.catalogue import Values
from imprimatur.language.annexes import annex_of, opens_annexes
from imprimatur.language.labelled import label_of
from validators.examination import Examination
from validators.messages import say
from validators.prose.lines import Field, Line, Sort

_WORDS = Path(__file__).with_name("pointers.yaml")
_SHOWN = (List, Table, Figure, Chart, Facts, Quotation, Heading)
_TYPED = re.compile(r"(?P<sort>[^\W\d]{5,12}) (?:n[°o] ?)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?!\w)")
_CHAPTERS = "chapters"
"""The part of a document that is made of chapters by several authors."""


@cache
def _words() -> Mapping[str, Any]:
    return dict(YAML(typ="safe", pure=True).load(_WORDS.read_text(encoding="utf-8")))


@cache
def _way(way: str, lang: Lang) -> re.Pattern[str]:
    choices = "|".join(_words()[way][lang].strip().splitlines())
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE)


@cache
def _numbered() -> re.Pattern[str]:
    sorts = "|".join(f"(?P<{sort}>{'|'.join(words.split())})" for sort, words in _words()["numbered"].items())
    return re.compile(
        r"(?:(?:voir|cf\.?|zie) (?:aussi |ook )?(?:le |la |les |l'|de |het )?"
        rf"|(?:le|la|au|du|l'|à l'|dans le|de|het|in|en|uit) ?)"
        rf"(?<![\w])(?:{sorts}) (?:n[°o] ?)?(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})(?![\w/]|[.,]\d)",
        re.IGNORECASE,
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf" ?(?:{'|'.join(_words()['elsewhere'].split())})", re.IGNORECASE)


def check(examined: Examination, fields: tuple[Field, ...]) -> Iterator[Finding]:
    """Every word that points to nothing, where it stands."""
    printed = {lang: _Printed(examined.manuscript(lang).parts) for lang in LANGS}
    known = {lang: _numbers(examined, lang, fields) for lang in LANGS}
    for field in fields:
        for line in field.lines:
            if pointer := _points(line, field.lang, printed[field.lang]):
                yield examined.finding("W11", field.path, {"value": pointer}, lang=field.lang, place=line.location)
            for value, numbers in _unknown(line, known[field.lang]):
                there = say("numbers_known", known=", ".join(numbers)) if numbers else say["numbers_none"]
                about: Values = {"value": value, "known": there}
                yield examined.finding("W12", field.path, about, lang=field.lang, place=line.location)


def _points(line: Line, lang: Lang, printed: "_Printed") -> str:
    """The first words of a line that point to nothing."""
    for way in ("forward", "backward"):
        found = _way(way, lang).search(line.text)
        if found and not line.leads and not printed.answers(line.location, way):
            return found[0]
    return ""


class _Printed:
    """What is printed before and after each place: noted once for all words that point."""

    def __init__(self, parts: Mapping[str, Blocks]) -> None:
        """Note where each text stands, and up to where something shows."""
        self._at: dict[Location, tuple[int, int, int]] = {}
        rows = [(chapter, block) for chapter, blocks in enumerate(_chapters(parts)) for block in blocks]
        last: dict[int, int] = {}
        first: dict[int, int] = {}
        for place, (chapter, block) in enumerate(rows):
            first.setdefault(chapter, place)
            if isinstance(block, _SHOWN) or _is_drawn(block):
                last[chapter] = place
        for place, (chapter, block) in enumerate(rows):
            for _, location in inlines((block,)):
                self._at.setdefault(location, (place, first[chapter], last.get(chapter, -1)))

    def answers(self, location: Location, way: str) -> bool:
        """Whether something stands there; of what is not printed, or is in a table, nothing is said."""
        place, first, last = self._at.get(location, (0, -1, 1))
        return last > place if way == "forward" else place > first


def _is_drawn(block: Block) -> bool:
    """A faulty expression would have shown something."""
    return isinstance(block, Paragraph) and plain(block.text).lstrip().startswith("{{")


def _chapters(parts: Mapping[str, Blocks]) -> Iterator[Blocks]:
    """The document as one stretch, but for its chapters, each for itself."""
    yield tuple(block for name, blocks in parts.items() if name != _CHAPTERS for block in blocks)
    blocks = parts.get(_CHAPTERS, ())
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        yield blocks[start + 1 : end]


def _numbers(examined: Examination, lang: Lang, fields: tuple[Field, ...]) -> Mapping[str, list[str]]:
    """The numbers that the document prints, by what they number; typed ones count as well."""
    found: dict[str, list[str]] = {sort: [] for sort in _words()["numbered"]}
    for blocks in examined.manuscript(lang).parts.values():
        found["annex"] += _annexes(blocks)
        for block in walk(blocks):
            sort = {Heading: "heading", Table: "table", Figure: "figure", Chart: "figure"}.get(type(block), "")
            if sort and (number := getattr(block, "number", "")):
                found[sort].append(number.rstrip("."))
            if label := label_of(getattr(block, "typed", "")):
                found[label.sort].append(str(label.number))
    for field in fields:
        for line in field.lines if field.lang == lang else ():
            typed = _TYPED.match(line.text)
            for sort, words in _words()["numbered"].items() if typed and line.sort is not Sort.NOTE else ():
                if typed and re.fullmatch("|".join(words.split()), typed["sort"], re.IGNORECASE):
                    found[sort].append(typed["number"])
    return found


def _annexes(blocks: Blocks) -> Iterator[str]:
    """The numbers of annexes: those of their headings, and of the items of a numbered list under `Annexes`."""
    listed = False
    for block in blocks:
        if isinstance(block, Heading):
            annex = annex_of(plain(block.text))
            listed = annex is None and opens_annexes(plain(block.text))
            yield from (annex.number,) if annex and annex.number else ()
        elif isinstance(block, List) and block.ordered and listed:
            yield from (str(number) for number in range(block.start, block.start + len(block.items)))


def _unknown(line: Line, known: Mapping[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """The numbers of a line that nothing in the document bears."""
    for found in _numbered().finditer(line.text):
        sort = next(one for one in known if found[one])
        if found["number"] not in known[sort] and not _elsewhere().match(line.text, found.end()):
            yield found[0], known[sort][-3:]
