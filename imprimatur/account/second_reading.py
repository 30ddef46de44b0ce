"""A second, plain reading of each file: words that it holds and that its reader neither read nor told.

A reader follows a format's structure and may meet a form that it does not know. This one knows no structure: it takes
the words as they stand in the file. A word of some length that the first reading has nowhere is a finding.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import unescape

from lxml import etree

from imprimatur.account.words import words_of
from imprimatur.core.location import Location
from imprimatur.core.own_marks import is_own_question, is_proposed
from imprimatur.core.source import Source
from imprimatur.sources.plain_text.characters import clean, decoded
from imprimatur.sources.word.opc import Package

Raw = tuple[str, Location]
SHORTEST = 4
"""Letters of a word that is looked for: shorter ones are found in any text."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTES = ("footnotes", "endnotes")
"""The parts of a Word document that its text calls; a part that nothing leads to is seen by nobody."""
_SETTLED = {"ins", "moveTo", "Fallback", "instrText", "delInstrText"}
"""What the reader of Word tells as revisions, or that stands a second time beside it."""
_CONTENTS = re.compile(r"(?:toc|tm|inhopg|tabledesillustrations|lijstmetafbeeldingen)\d*$", re.IGNORECASE)
_MARKUP = re.compile(
    r"^\s*(?:```|~~~).*$|\[\^[^\[\]]*\]|\]\[[^\[\]]*\]|\]\([^)\s]*|<[^<>]*>|^\s*\[[^\]]*\]:.*$|!\[|\{\{(?:(?!\{\{|\}\}).)*+\}\}"
)

_STRONG = re.compile(r"\*{2,}")
"""Marks of bold, which part no word: `**C**bc**s**`."""


def unread(source: Source, known: frozenset[str]) -> Iterator[Raw]:
    """The pieces of a file that hold a word not `known` from its reading or from what findings say of it.

    Of formats other than Word and Markdown there is none: their readers take every cell and every scalar.
    """
    pieces = _PLAIN.get(source.suffix)
    if pieces is None:
        return
    for text, place in pieces(source):
        if any(len(word) >= SHORTEST and word.isalpha() and word not in known for word in words_of(clean(text))):
            yield text, place


def _word(source: Source) -> Iterator[Raw]:
    main = Package(source.content).main
    for part in filter(None, (main, *map(main.related, _NOTES))):
        texts = ["".join(_characters(one)) for one in part.root.iter(f"{_W}p")]
        asked = [one for one in texts if is_own_question(one)]
        for paragraph, text in zip(part.root.iter(f"{_W}p"), texts, strict=True):
            style = paragraph.find("{*}pPr/{*}pStyle")
            named = "" if style is None else next(iter(style.attrib.values()), "")
            ours = text in asked or any(is_proposed(text, one) for one in asked)
            if not _CONTENTS.match(str(named)) and not ours:
                yield text, Location(source.name)


def _characters(element: etree._Element) -> Iterator[str]:
    """The characters below a paragraph, other paragraphs inside it aside."""
    for node in element.iterchildren(tag=etree.Element):
        name = etree.QName(node).localname
        if name in _SETTLED or name == "p":
            continue
        if name in ("t", "delText"):
            yield node.text or ""
        elif name in ("br", "tab", "cr", "sym", "noBreakHyphen"):
            yield " "
        elif name == "sdt" and node.find("{*}sdtPr/{*}showingPlcHdr") is not None:
            # A prompt is told, not printed: a space stands in its place.
            yield " "
            yield from _characters(node)
            yield " "
        elif name != "r" or not _is_left_out(node):
            yield from _characters(node)


def _is_left_out(run: etree._Element) -> bool:
    """Whether a run is hidden or struck: the reader leaves it out and says so."""
    return any(run.find(f"{{*}}rPr/{{*}}{name}") is not None for name in ("vanish", "strike", "dstrike"))


def _lines(source: Source) -> Iterator[Raw]:
    """The lines of a text, marks and addresses aside."""
    text = decoded(source.content)
    for number, line in enumerate(text.splitlines(), 1):
        yield unescape(_MARKUP.sub(" ", _STRONG.sub("", line))), replace(Location(source.name), line=number)


_PLAIN: Mapping[str, Callable[[Source], Iterator[Raw]]] = {".docx": _word, ".docm": _word, ".md": _lines}
