"""What the chapters of an annual report claim: foundings, laws, amounts, audiences, and what must stay private."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from imprimatur.core.bilingual import LANGS, Bilingual
from imprimatur.core.finding import Finding
from imprimatur.documents.annual_report.groups import (
    LegalText,
)
from imprimatur.language.running.days import NamedDay, days_in
from validators.annual_report.book import Book, Chapter, named, names_in
from validators.annual_report.wording import pattern, words
from validators.prose.pieces import Piece
from validators.prose.sentences import sentence_at, sentences, straight
from validators.values import priced

_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
_AMOUNT = re.compile(
    r"(?P<after>\d{1,3}(?:[ .]\d{3}){1,5}|\d{1,15})(?:,(?P<cents>\d\d))?\s{0,3}(?:€|euros?\b|EUR\b)"
    r"|(?:€|EUR)\s*(?P<before>\d{1,3}(?:[ .]\d{3}){1,5}|\d{1,15})(?:,(?P<decimals>\d\d))?",
    re.I,
)
_SINCE = re.compile(r"(?<!\w)(?:depuis|dès|en|sinds|vanaf|in)\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.I)
_AFTER = 40
"""Characters between a name and the year after it."""
_LEADING = re.compile(r",?\s+(?:(?:le|la|het|de)\s+|l')?", re.I)
"""What stands between a year and the name after it: "Depuis 2002, le CBCS"."""
_AROUND = 45
"""Characters before words about health in which their subject is told."""
_NEAR = 60
"""Characters between the word for a law and its date."""


def check(book: Book) -> Iterator[Finding]:
    """Every claim that the tables or the registers do not bear out, and what should not be told of a person."""
    yield from _audiences(book)
    founders = tuple(_founders(book))
    for chapter in book.chapters:
        for piece in chapter.said():
            yield from _foundings(book, chapter, piece, founders)
            yield from _laws(book, chapter, piece)
            yield from _amounts(book, chapter, piece)
            yield from _health(book, chapter, piece)


def _audiences(book: Book) -> Iterator[Finding]:
    """A key figure about an audience says at what date; in the table of channels the date is required."""
    channels = named(book.examined.labels, "channels")
    for place, figure in enumerate(book.report.key_figures):
        if figure.as_of is None and channels & names_in(figure.value or ""):
            caption = Bilingual(figure.caption.plain("fr"), figure.caption.plain("nl"))
            yield book.finding("A18", f"key_figures.{place}.as_of", {"value": caption})


def _founders(book: Book) -> Iterator[tuple[str, int]]:
    """The names of what has a founding year: registered organisations, and the network."""
    for organisation in book.examined.registers.organisations:
        if organisation.founded:
            yield from ((straight(name), organisation.founded) for name in organisation.names[1:])
    if book.report.network.founded:
        for lang in LANGS:
            yield from ((name, book.report.network.founded) for name in words()["network"][lang])


def _foundings(book: Book, chapter: Chapter, piece: Piece, founders: Sequence[tuple[str, int]]) -> Iterator[Finding]:
    """Nothing is at work, or founds anything else, before its own founding."""
    for sentence in sentences(piece.text):
        began = pattern("founding", chapter.lang, "began").search(sentence)
        by = pattern("founding", chapter.lang, "by").search(sentence) if began else None
        for name, founded in founders:
            if not _mentions(sentence, name):
                continue
            founds = by is not None and sentence.find(name) >= by.end()
            told = [int(year) for year in _YEAR.findall(sentence)] if founds else _active(sentence, name)
            early = [year for year in told if year < founded]
            if early:
                about = {"value": str(early[0]), "name": name, "year": str(founded)}
                yield book.about(chapter, "A14", piece, **about, meant=str(_meant(early[0], founded)))
                return


def _meant(year: int, founded: int) -> int:
    """The first year since a founding that is one digit from the one written; the founding itself where none is."""
    near = (other for other in range(founded, founded + 100) if _one_digit_apart(str(year), str(other)))
    return next(near, founded)


def _one_digit_apart(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _active(sentence: str, name: str) -> list[int]:
    """The years from which a sentence says that a name was there: "depuis 2002" close to it."""
    start, end = sentence.find(name), sentence.find(name) + len(name)
    return [
        int(match["year"])
        for match in _SINCE.finditer(sentence)
        if 0 <= match.start() - end <= _AFTER or _LEADING.fullmatch(sentence, match.end(), max(start, match.end()))
    ]


def _mentions(sentence: str, name: str) -> bool:
    return name in sentence and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) is not None


def _laws(book: Book, chapter: Chapter, piece: Piece) -> Iterator[Finding]:
    """A law cited by its date stands in the table of the legal basis, which gives its publication."""
    text = straight(piece.text)
    law = pattern("legal", chapter.lang)
    for day in days_in(text, chapter.lang):
        before = text[max(0, day.start - _NEAR) : day.start]
        kinds = [found for found in law.finditer(before) if not re.search(r"[.;!?()]", before[found.end() :])]
        linked = re.search(r"(?:du|des|le|van|et|en)\s*$", before, re.I)
        told = day.year and any(_is_on(one, day) for one in book.report.legal_basis)
        if day.year and kinds and linked and not told and _is_basis(book, chapter, sentence_at(text, day.start)):
            value = f"{kinds[-1][0]}{before[kinds[-1].end() :]}{text[day.start : day.end]}"
            yield book.about(chapter, "A21", piece, value=value, table=book.examined.label("legal_basis"))


def _is_basis(book: Book, chapter: Chapter, sentence: str) -> bool:
    """Whether a sentence tells by what law the organisation itself is recognised, charged or paid: others are cited."""
    own = book.report.organisation
    names = [straight(name) for name in own.names[1:]] if own else []
    named = any(_mentions(sentence, name) for name in names) or pattern("own", chapter.lang).search(sentence)
    return bool(named and pattern("recognised", chapter.lang).search(sentence))


def _is_on(one: LegalText, day: NamedDay) -> bool:
    return any(value.value == day.on for value in (one.date, one.published) if value and value.value)


def _amounts(book: Book, chapter: Chapter, piece: Piece) -> Iterator[Finding]:
    """An amount that is granted stands in the table of funding, or its paragraph names a year and who pays.

    Accounts, prices and what the people met live on are no funding: the sentence of the amount says that it is one.
    """
    text = straight(piece.text)
    known = {one.amount.amount for one in book.report.funding if one.amount}
    amounts = list(_AMOUNT.finditer(text))
    told = bool(amounts) and bool(_YEAR.search(_AMOUNT.sub(" ", text))) and _names_a_payer(book, text)
    for match in () if told else amounts:
        amount = _amount(match)
        if amount in known or not pattern("granted", chapter.lang).search(sentence_at(text, match.start())):
            continue
        yield book.about(chapter, "A23", piece, value=priced(amount), table=book.examined.label("funding"))


def _amount(match: re.Match[str]) -> Decimal:
    digits = re.sub(r"[ .]", "", match["after"] or match["before"])
    return Decimal(f"{digits}.{match['cents'] or match['decimals'] or '0'}").normalize()


def _names_a_payer(book: Book, text: str) -> bool:
    names = {straight(name) for one in book.examined.registers.organisations for name in one.names[1:]}
    names |= {one.acronym for one in book.report.acronyms if one.acronym}
    own = set(book.report.organisation.names) if book.report.organisation else set()
    return any(_mentions(text, name) for name in names - own)


def _is_subject(sentence: str, found: re.Match[str], chapter: Chapter) -> bool:
    """Whether words about health name what the work is about, or other people's: prevention, the users of a service."""
    before, after = sentence[max(0, found.start() - _AROUND) : found.start()], sentence[found.end() :]
    return bool(
        pattern("subject", chapter.lang).search(before) or pattern("others", chapter.lang).match(after.lstrip(" ,"))
    )


def _health(book: Book, chapter: Chapter, piece: Piece) -> Iterator[Finding]:
    """Words about health or absence, in a sentence that names a person or a function held by one."""
    for sentence in sentences(piece.text):
        found = pattern("health", chapter.lang).search(sentence)
        if found is None or _is_subject(sentence, found, chapter):
            continue
        names = [straight(one.family_name) for one in book.examined.registers.persons if one.family_name]
        who = next((name for name in names if _mentions(sentence, name)), "")
        single = pattern("single", chapter.lang).search(sentence)
        if who or single:
            person = who or (single[0] if single else "")
            yield book.about(chapter, "A22", piece, value=found[0], person=person)
