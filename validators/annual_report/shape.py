"""How the chapters of an annual report are built: headings, lists, and words that point to them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import cast

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.blocks import Block, Blocks, Chart, Figure, Heading, Inline, Item, List, Paragraph, Table, plain
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import walk
from imprimatur.findings.catalogue import Values
from imprimatur.language.parsing import fold
from validators.annual_report.book import Book, Chapter
from validators.annual_report.wording import pattern, words
from validators.messages import say
from validators.prose.sentences import straight

_TYPED_NUMBER = re.compile(r"(?:\d+(?:\.\d+)+\.?|\d{1,2}[.)])\s+\S")
_LINKED = re.compile(r"[;,]\s*(?:et|ou|et/ou|en|of|en/of)$", re.I)
_CLOSING = '»”’")] \u00a0\u202f'
_SHOWN = (List, Table, Figure, Chart)
_SIGNS = {";": "sign_semicolon", ",": "sign_comma", ".": "sign_stop"}
"""The message that names each sign an item may end on."""


def check(book: Book) -> Iterator[Finding]:
    """Everything in the build of a chapter that leads its readers astray."""
    for chapter in book.chapters:
        yield from _headings(book, chapter)
        yield from _pointers(book, chapter)
        for block in walk(chapter.body.blocks(chapter.lang)):
            if isinstance(block, List) and len(block.items) > 1:
                yield from _ends(book, chapter, block)


def _headings(book: Book, chapter: Chapter) -> Iterator[Finding]:
    level = 0
    for block in chapter.body.blocks(chapter.lang):
        if not isinstance(block, Heading):
            continue
        title = plain(block.text).strip()
        if block.level > level + 1:
            about = {"value": title, "level": str(block.level), "expected": str(level + 1)}
            yield book.finding("A19", chapter.path, about, lang=chapter.lang, place=block.location)
        level = block.level
        reason = _unfit(title, chapter)
        if reason:
            about_it: Values = {"value": title, "reason": reason}
            yield book.finding("A20", chapter.path, about_it, lang=chapter.lang, place=block.location)


def _unfit(title: str, chapter: Chapter) -> Bilingual | None:
    """Why a heading would look wrong in the contents list, which numbers it and sets it under the chapter's title."""
    if _TYPED_NUMBER.match(title):
        return say("heading_numbered")
    if fold(title) == fold(chapter.title):
        return say("heading_repeats")
    return None


def _pointers(book: Book, chapter: Chapter) -> Iterator[Finding]:
    """Words that point on or back, where nothing in their section answers."""
    blocks = chapter.printed
    answers = _Answers(blocks)
    for place, block in enumerate(blocks):
        for text, location in _texts(block):
            for way in ("forward", "backward"):
                found = pattern("pointers", chapter.lang, way).search(straight(text))
                if found and not answers.there(place, way):
                    about: Values = {"value": found[0], "expression": say("example_see")}
                    where = location if location.file else chapter.location
                    yield book.finding("A15", chapter.path, about, lang=chapter.lang, place=where)


class _Answers:
    """Where a text shows something: a list, a table, a figure or a heading, by section; noted once for all its words.

    A section runs from its heading to the next of the same level or above.
    """

    def __init__(self, blocks: Blocks) -> None:
        """Note the headings and what shows."""
        self._blocks = blocks
        self._shown = [at for at, block in enumerate(blocks) if _shows(block)]
        self._heads = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
        self._ends: dict[int, int] = {}
        open_: list[int] = []
        for at in reversed(self._heads):
            while open_ and self._level(open_[-1]) > self._level(at):
                open_.pop()
            self._ends[at] = open_[-1] if open_ else len(blocks)
            open_.append(at)

    def _level(self, at: int) -> int:
        return cast(Heading, self._blocks[at]).level

    def there(self, place: int, way: str) -> bool:
        """Whether something shows further on in the section of a block, or anything stands before it in there."""
        before = bisect_right(self._heads, place)
        head = self._heads[before - 1] if before else -1
        if way == "backward":
            return place - head > 1
        block = self._blocks[place]
        inside = isinstance(block, List) and any(item.children for item in block.items)
        after = bisect_right(self._shown, place)
        end = self._ends[head] if before else len(self._blocks)
        return inside or (after < len(self._shown) and self._shown[after] < end)


def _shows(block: Block) -> bool:
    """Whether a block is what words point to; an expression that could not be carried out would have been."""
    faulty = isinstance(block, Paragraph) and plain(block.text).strip().startswith("{{")
    return faulty or isinstance(block, (*_SHOWN, Heading))


def _texts(block: Block) -> Iterator[tuple[str, Location]]:
    match block:
        case Paragraph():
            yield from _inline(block.text, block.location)
        case List():
            for item in block.items:
                yield from _inline(item.text, item.location)
                for child in item.children:
                    yield from _texts(child)


def _inline(inline: Inline, location: Location) -> Iterator[tuple[str, Location]]:
    yield plain(inline), location
    for run in inline:
        if run.note:
            yield plain(run.note), location


def _ends(book: Book, chapter: Chapter, block: List) -> Iterator[Finding]:
    """The first item of a list that stops in the middle, or ends otherwise than the others."""
    for item in block.items:
        text = _trimmed(item)
        if _stops_short(text, chapter.lang, last=item is block.items[-1]):
            reason = say("item_stops", word=text.split()[-1])
            yield _odd(book, chapter, item, reason)
            return
    closed = [item for item in block.items if not item.children]
    styles = [_style(item) for item in closed]
    usual = Counter(style for style in styles[:-1] if style != "?").most_common(1)
    if not usual or len(closed) < 2:
        return
    style = usual[0][0]
    for item, own in zip(closed[:-1], styles[:-1], strict=True):
        if own not in (style, "?"):
            yield _odd(book, chapter, item, _differs(own, style))
            return
    # The last of a nested list may go on with the list above it.
    allowed = {";": (".", ";"), ",": (".", ",")}.get(style, (style,))
    if block.items[-1] is closed[-1] and styles[-1] not in (*allowed, "?"):
        yield _odd(book, chapter, closed[-1], _differs(styles[-1], "."))


def _odd(book: Book, chapter: Chapter, item: Item, reason: Bilingual) -> Finding:
    text = plain(item.text).strip()
    excerpt = text if len(text) <= 60 else "…" + text[-60:].lstrip()
    about: Values = {"excerpt": excerpt, "reason": reason}
    place = item.location if item.location.file else chapter.location
    return book.finding("A16", chapter.path, about, lang=chapter.lang, place=place)


def _differs(own: str, expected: str) -> Bilingual:
    ours, theirs = (say(_SIGNS.get(style, "sign_none")) for style in (own, expected))
    return say("item_ends", own=ours, expected=theirs)


def _trimmed(item: Item) -> str:
    return straight(plain(item.text)).rstrip(_CLOSING)


def _style(item: Item) -> str:
    """The sign at the end of an item, "" for none, "?" for one that fits any list."""
    text = _LINKED.sub(lambda match: match[0][0], _trimmed(item))
    return "?" if text.endswith(("?", "!", "…", ":", "}}")) else text[-1:] if text[-1:] in (".", ";", ",") else ""


def _stops_short(text: str, lang: Lang, *, last: bool) -> bool:
    """Whether an item ends on a word that announces another, or on a stray letter."""
    if not text or text.endswith(("}}", "…")):
        return False
    bare = text.rstrip(".;, ")
    word = bare.split()[-1].casefold() if bare.split() else ""
    if _LINKED.search(text) and not last:
        return False
    dangling = {one.replace("’", "'") for one in words()["dangling"][lang]}
    return word in dangling or (len(word) == 1 and word.isalpha() and bare.endswith(f" {word}") and word != "y")
