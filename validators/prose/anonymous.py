"""Quotations of people who are not named: nobody can be recognised in them by a name, an address or a number.

Where a document has a field for who speaks (a research synthesis), every quotation is anonymous; elsewhere, those that
are said to be of "une travailleuse", "een deelnemer".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Block, Quotation, plain
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import walk
from validators.examination import Examination, texts
from validators.prose.numbers import addresses
from validators.prose.passages import Passage
from validators.prose.people import given_alone, is_borrowed, lists, named, public_names, streets_in

_QUOTE = re.compile(r"«(?P<fr>[^«»]{8,})»|“(?P<en>[^“”]{8,})”|(?<!\w)‘(?P<nl>[^‘]{8,}?)’(?!\w)|\"(?P<flat>[^\"]{8,})\"")
_AROUND = 90
"""Characters before and after a quotation in which a text says who speaks."""
_OF_SPEAKERS = (".quote", ".quote_by")
"""The fields of a quotation and of who speaks."""

_Said = tuple[str, Lang, str, Location]
"""A path, a language, what is said and by whom in one text, and its place."""


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Names (K10), addresses and numbers (K11) in what people said and in who is said to speak."""
    registers = examined.registers
    public = public_names(registers)
    told: set[tuple[str, Lang, str, Location]] = set()
    borrowed = any(is_borrowed(passage.text) for passage in passages)
    for path, lang, said, place in (*_standing(examined), *_within(passages)):
        street = next(iter(streets_in(said)), None)
        reached = street[0] if street else next(iter(addresses(said)), "")
        name = named(said, registers, public) or ("" if borrowed or is_borrowed(said) else given_alone(said))
        for code, value in (("K10", name), ("K11", reached)):
            if value and (code, lang, value, place) not in told:
                told.add((code, lang, value, place))
                yield examined.finding(code, path, {"value": value}, lang=lang, place=place)


def _standing(examined: Examination) -> Iterator[_Said]:
    """Quotations in fields of their own, and those that stand on their own in a text."""
    every = list(texts(examined.document))
    research = any(path.endswith(_OF_SPEAKERS) for path, _, _ in every)
    for path, spec, text in every:
        for lang in LANGS:
            wording = text.wording(lang)
            if wording and path.endswith(_OF_SPEAKERS):
                yield path, lang, text.plain(lang), wording.location
            elif wording and spec.rich:
                before = ""
                for block in walk(wording.blocks):
                    if isinstance(block, Quotation):
                        said = f"{plain(block.text)}\n{plain(block.source)}".strip()
                        if research or _is_anonymous(before, said, plain(block.source), lang):
                            yield path, lang, said, block.location if block.location.file else wording.location
                    before = _ending(block)


def _ending(block: Block) -> str:
    """What a paragraph says before a quotation that it announces."""
    text = plain(block.text).strip() if hasattr(block, "text") else ""
    return text[-_AROUND:] if text.endswith(":") else ""


def _is_anonymous(before: str, said: str, source: str, lang: Lang) -> bool:
    """Whether a quotation is said to be of somebody without a name: announced, in its source or at its end."""
    speaker = _speaker(lang)
    after = re.split(r"[–—]", said)[-1] if re.search(r"[–—]", said) else ""
    return any(speaker.search(one) for one in (before, source, after[:_AROUND]))


def _within(passages: Sequence[Passage]) -> Iterator[_Said]:
    """Quotations in the middle of a text, with the words that follow who is said to speak."""
    for passage in passages:
        if not any(sign in passage.text for sign in '«“‘"'):
            continue
        for quote in _QUOTE.finditer(passage.text):
            before = re.split(r"[.!?]\s", passage.text[max(0, quote.start() - _AROUND) : quote.start()])[-1]
            after = re.split(r"[.!?](?:\s|$)|[«“‘]", passage.text[quote.end() : quote.end() + _AROUND])[0]
            speaker = _speaker(passage.lang)
            announced = speaker.search(before) if before.rstrip().endswith((":", ",")) else None
            follows = speaker.search(after)
            if announced or follows:
                apposition = re.match(r"[^,(]{0,30}[,(]\s*([^,)]+)", after[follows.end() :]) if follows else None
                said = " ".join(part for part in quote.groups() if part)
                yield passage.path, passage.lang, f"{said}\n{apposition[1] if apposition else ''}", passage.location


@cache
def _speaker(lang: Lang) -> re.Pattern[str]:
    """Somebody without a name: an article, at most two words, and what the person is."""
    nouns = "|".join(lists()["speakers"][lang].split())
    article = lists()["articles"][lang]
    return re.compile(rf"(?<![\w’'])(?i:{article})\s?(?:[^\W\d_A-Z]+\s){{0,2}}(?:{nouns})(?:[·.-]?e?s?)*(?!\w)")
