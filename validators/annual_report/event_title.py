"""The event of an annual report: called by one title in every chapter."""

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from imprimatur.core.bilingual import LANGS
from imprimatur.core.finding import Finding
from imprimatur.language.folding import fold_words
from validators.annual_report.book import Book, Chapter
from validators.prose.pieces import Piece

_SUBTITLE = re.compile(r"(?<!\s)\s++[–—:-]\s*|(?:(?<!\s)\s++)?:\s+")
_ALIKE = 84
"""Likeness in percent from which a run of words is taken for a title misquoted."""


def check(book: Book) -> Iterator[Finding]:
    """Titles of the event that differ from its title."""
    for chapter in book.chapters:
        for piece in chapter.typed():
            yield from _misquoted(book, chapter, piece)


def _misquoted(book: Book, chapter: Chapter, piece: Piece) -> Iterator[Finding]:
    """The event's title, or its main part, written otherwise. A title may stay in the other language."""
    titles = [book.report.event.title.plain(lang) for lang in LANGS if book.report.event.title.wording(lang)]
    text = _even(piece.text)
    allowed = {_even(form) for title in titles for form in (title, _SUBTITLE.split(title)[0])}
    for form in sorted(allowed, key=len, reverse=True):
        text = re.sub(re.escape(form), " | ", text, flags=re.IGNORECASE)
    for form in sorted({_even(_SUBTITLE.split(title)[0]) for title in titles}):
        found = _like(text, form)
        if found:
            full = next(title for title in titles if _even(title).startswith(form))
            yield book.about(chapter, "A06", piece, value=found, expected=full, expression=book.field("event.title"))
            return


def _even(text: str) -> str:
    """A text with plain spaces, dashes and apostrophes: what typography sets right anyway."""
    return re.sub(r"\s+", " ", text.replace("'", "’").replace("—", "–").replace(" - ", " – "))


def _like(text: str, form: str) -> str:
    """The words of a text that are nearly a title of at least three words; nothing when there are none."""
    wanted = fold_words(form)
    count = len(wanted.split())
    words = list(re.finditer(r"[^\s|]+", text))
    if count < 3 or 2 * len(set(wanted.split()) & set(fold_words(text).split())) < count:
        return ""
    for length in (count, count + 1, count - 1):
        for first in range(len(words) - length + 1):
            written = text[words[first].start() : words[first + length - 1].end()]
            if "|" not in written and ratio(fold_words(written), wanted) >= _ALIKE:
                return written.strip('«»‘’“”"().,;: ')
    return ""
