"""Counts that a text announces, against what follows: the list, the sub-headings, the enumeration of the sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Blocks, Heading, List, Paragraph, plain
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.values import Hedge
from imprimatur.language.folding import fold_words, unaccented
from imprimatur.language.running.numbers import Number, numbers_in
from validators.examination import Examination, texts
from validators.prose.enumerated import enumerated
from validators.prose.passages import Passage, about
from validators.prose.phrases import content_of
from validators.prose.sentences import straight
from validators.values import counted

_WORDS = Path(__file__).with_name("announced.yaml")
_MOST = 30
"""A larger number announces no list."""
_LONGEST_TAIL = 6
"""Words between what is announced and the colon."""
_NEAR, _LONGEST_REST = 120, 2_000
"""Characters before a colon, or an announced number, that are read; characters of an enumeration."""
_DEFINITE = re.compile(
    r"(?:\b(?:les|des|aux|ces|nos|ses|vos|leurs|de|deze|die|onze|haar|zijn|hun|alle)\s+)(?:volgende\s+)?$", re.I
)
_FOLLOWING = re.compile(r"\b(?:suivante?s?|ci-dessous|ci-apres|sont|zijn|volgende|hieronder|namelijk|a savoir|voici)\b")
_OTHER = re.compile(r"(?:autres?|divers|overige|andere|varia|enfin|tot slot)\b")
_OF = re.compile(r"(?:d'|l'|(?:du|de|des|van) )")
_VERB = re.compile(r"\b(?:\w*ont|est|a|hebben|heeft|is|zijn|werd|werden|\w+ent)\b")
_CLAUSE = re.compile(r"[,;()]|\b(?:dont|waarvan|que|qui|die|dat)\b")
_COUNTED = re.compile(r"\s+(?:[^\W\d]+\s+)??([^\W\d][\w'·-]*(?:[sxn]|'s))(?![\w'·-])")
_RANK = re.compile(
    r"(?:\b(?:article|art\.?|point|page|tableau|figure|numéro|punt|artikel|tabel|pagina)|n°|nr\.?)\s*$", re.I
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """So many things, said in `text[start:end]`; `tail` are the words up to the colon or the end of the sentence."""

    count: int
    start: int
    end: int
    tail: str
    colon: bool


@cache
def _nouns(lang: Lang) -> Mapping[str, str]:
    """The folded nouns and whether they are things or actors."""
    words = content_of(_WORDS)[lang]
    return {fold_words(word): sort for sort in ("things", "actors") for word in words[sort]}


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Every announced count that what follows contradicts."""
    for passage in passages:
        yield from _inline(examined, passage)
    for path, spec, text in texts(examined.document):
        for lang in LANGS:
            wording = text.wording(lang)
            for said, found, place, sure in _miscounted(wording.blocks, lang) if wording else ():
                at = place if place.file or wording is None else wording.location
                passage = Passage(path, spec, lang, said, at)
                yield about(examined, passage, "D09" if sure else "D22", value=said, count=counted(found))


def announcement(text: str, lang: Lang) -> Announcement | None:
    """What the last sentence of a text announces, if it ends with its colon, or with the noun itself."""
    text = straight(text).rstrip()
    begins = max((match.end() for match in re.finditer(r"[.!?]\s+", text[:-1])), default=0)
    ends = len(text) - 1 if text.endswith((":", ".")) else len(text)
    for number in reversed(numbers_in(text, lang)):
        if begins <= number.start and (found := _announced(text, number, ends, lang, number.start == begins)):
            return found
    return None


def _announced(text: str, number: Number, ends: int, lang: Lang, opens: bool) -> Announcement | None:
    """The announcement that a number begins; `opens` when it begins its sentence as well."""
    if number.hedge is not Hedge.EXACT or number.unit or not 2 <= number.value <= _MOST or number.value % 1:
        return None
    words = re.compile(r"\s+[^\W\d][\w'·-]*").finditer(text, number.end, ends)
    for _, word in zip(range(2), words, strict=False):
        sort = _nouns(lang).get(fold_words(re.sub(r"·\w+", "", word[0])))
        if sort:
            tail = text[word.end() : ends].strip()
            colon = text.endswith(":")
            found = Announcement(int(number.value), number.start, word.end(), tail, colon)
            if colon and numbers_in(tail, lang):
                return None  # "Two measures changed four streets:"
            if opens and colon and sort == "things":
                return found  # "Four measures, taken each quarter, will tell:"
            return found if _announces(text, found, sort) else None
    return None


def _announces(text: str, found: Announcement, sort: str) -> bool:
    tail = unaccented(found.tail)
    following = _FOLLOWING.search(tail) or _FOLLOWING.search(unaccented(text[max(0, found.start - 12) : found.start]))
    if following:
        return len(tail.split()) <= _LONGEST_TAIL
    if not found.colon:
        return not tail
    if _CLAUSE.search(tail) or len(tail.split()) > _LONGEST_TAIL or re.search(r"\d", tail):
        return False
    if sort == "things" and _OF.match(tail) and not _VERB.search(tail):  # "the four steps of the procedure:"
        return True
    return len(tail.split()) <= (
        1 if sort == "actors" or _DEFINITE.search(text[max(0, found.start - _NEAR) : found.start]) else _LONGEST_TAIL
    )


Miscount = tuple[str, int, Location, bool]
"""What was announced, how many there are, where it was said, and whether nothing else can be meant."""


def _miscounted(blocks: Blocks, lang: Lang) -> Iterator[Miscount]:
    above = 0
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            above = block.level
        if isinstance(block, List):
            for item in block.items:
                if item.children:
                    head = Paragraph(item.text, location=item.location)
                    yield from _miscounted((head, *item.children), lang)
        elif isinstance(block, Paragraph | Heading):
            said = plain(block.text)
            found = announcement(said, lang)
            if found:
                level = 9 if isinstance(block, Heading) else above
                yield from _against(_section(blocks[place + 1 :], level), said, found, block)


def _against(after: Blocks, said: str, found: Announcement, block: Paragraph | Heading) -> Iterator[Miscount]:
    """What comes after an announcement, in its section, against its count."""
    phrase, location = said[found.start : found.end], block.location
    leads = after[:1] and isinstance(after[0], Paragraph) and plain(after[0].text).rstrip().endswith(":")
    near = after[: 2 if found.colon or leads else 1]
    lists = [one for one in after if isinstance(one, List)]
    if any(isinstance(one, List) for one in near):
        counts = _counts(after, lists)
        if found.count not in counts and not _has_rest(lists[0], found.count):
            sure = found.colon and isinstance(near[0], List)
            yield phrase, len(lists[0].items), location, sure
        return
    heads = [one for one in after if isinstance(one, Heading)]
    if isinstance(block, Paragraph) and heads:
        level = min(one.level for one in heads)
        count = sum(1 for one in heads if one.level == level)
        told = found.colon or _FOLLOWING.search(unaccented(found.tail))
        if told and after[0] is heads[0] and count >= 2 and count != found.count:
            yield phrase, count, location, False


def _section(blocks: Blocks, level: int) -> Blocks:
    """The blocks up to the first heading that is not below a level."""
    ends = (place for place, one in enumerate(blocks) if isinstance(one, Heading) and one.level <= level)
    return blocks[: next(ends, len(blocks))]


def _counts(after: Blocks, lists: list[List]) -> set[int]:
    """Every count that may be meant: the items of the first list, its leaves, those of all lists before a heading."""
    end = next((place for place, one in enumerate(after) if isinstance(one, Heading)), len(after))
    here = [one for one in after[:end] if isinstance(one, List)] or lists[:1]
    return {
        len(lists[0].items),
        _leaves(lists[0]),
        sum(len(one.items) for one in here),
        sum(map(_leaves, here)),
    }


def _leaves(one: List) -> int:
    inner = ([child for child in item.children if isinstance(child, List)] for item in one.items)
    return sum(sum(map(_leaves, children)) if children else 1 for children in inner)


def _has_rest(one: List, count: int) -> bool:
    """Whether the last item only says that there are others."""
    return len(one.items) == count + 1 and bool(_OTHER.match(unaccented(plain(one.items[-1].text)).strip()))


def _inline(examined: Examination, passage: Passage) -> Iterator[Finding]:
    """`Trois axes : l’accueil, l’aide, le suivi et le logement`, where nothing else can be read."""
    text = straight(passage.text)
    for match in re.finditer(r"\s?:\s", text):
        found = _before_colon(text, match.start(), passage.lang)
        if found is None:
            continue
        rest = re.split(r"[.!?](?:\s|$)", text[match.end() : match.end() + _LONGEST_REST], maxsplit=1)[0]
        low, high = enumerated(rest, passage.lang)
        if high and not low <= found.count <= high:
            said = passage.text[found.start : found.end]
            yield about(examined, passage, "D22", value=said, count=counted(low if found.count < low else high))


def _before_colon(text: str, ends: int, lang: Lang) -> Announcement | None:
    """What a sentence announces before its colon: so many of whatever is no measure, and a few words."""
    base = max(0, ends - _NEAR)
    near = text[base:ends]
    begins = max((match.end() for match in re.finditer(r"[.!?;]\s", near)), default=0)
    for number in reversed(numbers_in(near, lang)):
        if not begins <= number.start or number.hedge is not Hedge.EXACT or number.unit:
            continue
        noun = _COUNTED.match(near, number.end)
        if noun is None or not 2 <= number.value <= _MOST or number.value % 1 or _RANK.search(near[: number.start]):
            continue
        tail = near[noun.end() :].strip()
        if _DEFINITE.search(near[: number.start]) and _nouns(lang).get(fold_words(noun[1])) != "things":
            continue  # "with the two teams: a talk, questions" announces nothing
        if fold_words(noun[1]) in _units(lang) or len(tail.split()) > _LONGEST_TAIL or re.search(r"[\d,;()]", tail):
            continue
        return Announcement(int(number.value), base + number.start, base + noun.end(), tail, True)
    return None


@cache
def _units(lang: Lang) -> frozenset[str]:
    return frozenset(map(fold_words, content_of(_WORDS)[lang]["units"]))
