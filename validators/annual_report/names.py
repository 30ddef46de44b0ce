"""Names in the chapters of an annual report: spelled as in the registers, and the event called by one title."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.finding import Finding
from imprimatur.language.folding import fold_words
from imprimatur.language.parsing import fold, near
from validators.annual_report.book import Book, Chapter
from validators.examination import texts
from validators.prose.pieces import Piece

_WORD = re.compile(r"[^\W_]+(?:[’'·.-][^\W_]+)*")
_SUBTITLE = re.compile(r"(?<!\s)\s++[–—:-]\s*|(?:(?<!\s)\s++)?:\s+")
_LONG_NAME = 10
"""Folded letters from which the name of an organisation cannot be an ordinary word with two letters changed."""
_LONG_FAMILY = 6
"""The same for a family name that stands alone; a shorter one must follow a given name."""
_MANY = 3
"""Words from which a name cannot be made of ordinary words by chance."""
_LETTERS = 2
"""How many letters a slip may change."""
_ALIKE = 84
"""Likeness in percent from which a run of words is taken for a title misquoted."""


@dataclass(frozen=True, slots=True)
class Name:
    """A registered name as written, folded, and how many words it has."""

    written: str
    folded: str
    words: int


def check(book: Book) -> Iterator[Finding]:
    """Names within two letters of a registered one, and titles of the event that differ from its title."""
    names = _registered(book)
    ordinary = {lang: _ordinary(book, lang) for lang in LANGS}
    for chapter in book.chapters:
        for piece in chapter.typed():
            yield from _slips(book, chapter, piece, names, ordinary[chapter.lang])
            yield from _misquoted(book, chapter, piece)


def _registered(book: Book) -> tuple[Name, ...]:
    """Full names of persons, family names long enough to stand alone, names of organisations."""
    written: set[str] = set()
    for person in book.examined.registers.persons:
        written.add(person.full_name)
        if len(fold(person.family_name or "")) >= _LONG_FAMILY:
            written.add(person.family_name or "")
    for organisation in book.examined.registers.organisations:
        written |= {name for name in organisation.names[1:] if len(fold(name)) >= _LONG_NAME}
    return tuple(Name(one, fold(one), len(_WORD.findall(one))) for one in sorted(written) if one)


def _ordinary(book: Book, lang: Lang) -> frozenset[str]:
    """Folded words that are no slip: those of the registers, the tables and the acronyms, and words in lower case."""
    registers, report = book.examined.registers, book.report
    known: list[str] = [name for one in (*registers.persons, *registers.organisations) for name in one.names]
    known += [person.organisation or "" for person in registers.persons]
    known += [commune for pairs in registers.communes.values() for pair in pairs for commune in pair]
    known += [text.plain(side) for path, spec, text in texts(report) if not spec.named_by for side in LANGS]
    known += [one.acronym or "" for one in report.acronyms]
    known += [one.title or "" for one in report.publications] + [one.title or "" for one in report.talks]
    words = {fold(word) for text in known for word in _WORD.findall(text)}
    for chapter in book.chapters:
        if chapter.lang == lang:
            typed = (word for piece in chapter.typed() for word in _WORD.findall(piece.text))
            words |= {fold(word) for word in typed if word[0].islower()}
    return frozenset(words | {fold(text) for text in known})


def _slips(
    book: Book, chapter: Chapter, piece: Piece, names: Sequence[Name], ordinary: frozenset[str]
) -> Iterator[Finding]:
    """Runs of words that begin with a capital and are nearly, or otherwise accented than, a registered name."""
    words = list(_WORD.finditer(piece.text))
    by_length = _by_length(tuple(names))
    taken: set[int] = set()
    for length in sorted(by_length, reverse=True):
        for first in range(len(words) - length + 1):
            last = first + length - 1
            start, end = words[first].start(), words[last].end()
            if first in taken or not piece.text[start].isupper():
                continue
            written = piece.text[start:end]
            known = _nearest(written, by_length[length], ordinary)
            if known:
                taken |= set(range(first, last + 1))
                if not _same(written, known.written):
                    yield book.about(chapter, "A05", piece, value=written, known=known.written)


@cache
def _by_length(names: tuple[Name, ...]) -> dict[int, tuple[Name, ...]]:
    """The names by their number of words."""
    return {length: tuple(n for n in names if n.words == length) for length in sorted({n.words for n in names})}


def _nearest(written: str, names: Iterable[Name], ordinary: frozenset[str]) -> Name | None:
    """The name that words are, or are a slip for."""
    folded = fold(written)
    alike = [name for name in names if abs(len(name.folded) - len(folded)) <= _LETTERS]
    same = [name for name in alike if name.folded == folded]
    if same:
        return next((name for name in same if _same(written, name.written)), same[0])
    close = (name for name in alike if Levenshtein.distance(folded, name.folded, score_cutoff=_LETTERS) <= _LETTERS)
    return next((name for name in close if _slip(written, name, ordinary)), None)


def _same(written: str, name: str) -> bool:
    """The same words with the same accents and hyphens, whatever the capitals, dashes and brackets."""
    return _bare(written) == _bare(name)


def _bare(text: str) -> str:
    spaced = re.sub(r"\s[–—-]\s|[–—\s]+", " ", text.casefold())
    return " ".join("".join(one for one in spaced if one.isalnum() or one in " -").split())


def _slip(written: str, name: Name, ordinary: frozenset[str]) -> bool:
    """Whether words that are near a name are a slip for it, and no name or words of their own."""
    folded = fold(written)
    if folded in ordinary:
        return False
    # In a name of many words, one in another number is a slip; in a short one, it may be another name.
    if name.words < _MANY and all(fold(word) in ordinary for word in _WORD.findall(written)):
        return False
    return near(written, name.written) and Levenshtein.distance(folded, name.folded) * 3 < len(name.folded)


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
