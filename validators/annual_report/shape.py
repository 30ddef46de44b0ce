"""How the chapters of an annual report are built: their headings."""

import re
from collections.abc import Iterator

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import Heading, plain
from imprimatur.core.finding import Finding
from imprimatur.findings.catalogue import Values
from imprimatur.language.parsing import fold
from validators.annual_report.book import Book, Chapter
from validators.messages import say

_TYPED_NUMBER = re.compile(r"(?:\d+(?:\.\d+)+\.?|\d{1,2}[.)])\s+\S")


def check(book: Book) -> Iterator[Finding]:
    """Everything in the build of a chapter that leads its readers astray."""
    for chapter in book.chapters:
        yield from _headings(book, chapter)


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
