"""The two languages side by side: same structure, same figures, each with its own usages (typography.md, section 3)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.quoting import around
from imprimatur.core.text import Text
from imprimatur.documents.schema.document import languages_of
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.findings.catalogue import Values
from imprimatur.language.stated import is_worded
from imprimatur.language.tongues import evidence
from validators.completeness import LANGUAGE
from validators.examination import Examination, texts
from validators.in_step.lacking import told
from validators.messages import say
from validators.prose.aligned import parting
from validators.prose.numbers import addresses, differences, figures
from validators.prose.pieces import Piece, outline, parts, pieces

_USAGES = Path(__file__).with_name("language_usages.yaml")
_SHAPES = ("heading", "list", "item", "table", "row", "figure")
"""Sorts of blocks, in the order in which they are compared."""
_LEGAL_FORMS = frozenset(("asbl", "aisbl", "vzw", "ivzw"))
_NAME = 60
"""Characters before a legal form in which the name that it ends may begin."""
_NAME_BEFORE = re.compile(r"[^\W\d_a-zà-ÿœ][\w'’-]*(?: [\w'’-]+){0,4} $")
_BRACKETS = {")": "(", "]": "[", "»": "«", "”": "“"}
_MARK = re.compile(r"(?:^|(?<=[\s;,:]))(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)$")
"""`a)` or `2)` before a point: no bracket was ever opened."""


def check(examined: Examination) -> Iterator[Finding]:
    """What differs between the languages, and what in one language belongs to the other or is left open."""
    yield from _worded(examined)
    names = _names(examined)
    for path, _, text in texts(examined.document):
        if text.wording("fr") and text.wording("nl"):
            yield from _structure(examined, path, text)
            yield from _figures(examined, path, text)
        for lang in LANGS:
            for piece in pieces(text, lang):
                yield from _usages(examined, path, lang, piece, names)
                yield from _balance(examined, path, lang, piece)


def _worded(examined: Examination) -> Iterator[Finding]:
    """The figures that hold words of one language, which the other edition would print as they stand."""
    if len(languages_of(examined.document)) == 1:
        return
    for spec in specs(type(examined.document)):
        for inner in specs(spec.type) if spec.is_table else ():
            if inner.reads and inner.reads.sort == "stated":
                for place, row in enumerate(value_at(examined.document, spec.path)):
                    value = value_at(row, inner.path)
                    if value and is_worded(value):
                        yield examined.finding("L06", f"{spec.path}.{place}.{inner.path}", {"value": value})


def _structure(examined: Examination, path: str, text: Text) -> Iterator[Finding]:
    """The first sort of block that the two languages do not have in the same number, at the same depth."""
    shapes = {lang: list(outline(text.blocks(lang))) for lang in LANGS}
    counts = {lang: Counter((sort, depth) for sort, depth, _, _ in shapes[lang]) for lang in LANGS}
    keys = sorted({*counts["fr"], *counts["nl"]}, key=lambda key: (_SHAPES.index(key[0]), key[1]))
    for key in keys:
        french, dutch = counts["fr"][key], counts["nl"][key]
        if french != dutch:
            about = {"fr": _counted(key[0], french), "nl": _counted(key[0], dutch), "lacking": told(examined, path)}
            place = parting(shapes["fr"], shapes["nl"], key)
            yield examined.finding("L01", path, about, lang="nl", place=place)
            return


def _counted(sort: str, count: int) -> Bilingual:
    """`3 points`, `1 titel`: each language counts from its own number up."""
    one, many = (say(f"shape_{sort}{ending}", count=count) for ending in ("", "_many"))
    return Bilingual((many if count > 1 else one).fr, (one if count == 1 else many).nl)


def _figures(examined: Examination, path: str, text: Text) -> Iterator[Finding]:
    """Figures and addresses, compared from heading to heading where both languages have as many headings."""
    sides = {lang: parts(text, lang) for lang in LANGS}
    if len(sides["fr"]) != len(sides["nl"]):
        sides = {lang: [pieces(text, lang)] for lang in LANGS}
    for french, dutch in zip(sides["fr"], sides["nl"], strict=True):
        yield from _part(examined, path, {"fr": french, "nl": dutch})


def _part(examined: Examination, path: str, sides: Mapping[Lang, list[Piece]]) -> Iterator[Finding]:
    whole = {lang: "\n".join(piece.text for piece in sides[lang]) for lang in LANGS}
    french, dutch = differences(whole["fr"], whole["nl"])
    if french or dutch:
        about = {"difference": _only(french, dutch)}
        yield examined.finding("L02", path, about, lang="nl", place=_first_difference(sides, figures))
    ours, theirs = addresses(whole["fr"]), addresses(whole["nl"])
    if ours != theirs:
        about = {"difference": _only(sorted(ours - theirs), sorted(theirs - ours))}
        yield examined.finding("L05", path, about, lang="nl", place=_first_difference(sides, addresses))


def _only(french: Iterable[str], dutch: Iterable[str]) -> Bilingual:
    """`10 en français seulement, 12 en néerlandais seulement`; a language that has nothing more goes unsaid."""
    sides = (("only_french", ", ".join(french)), ("only_dutch", ", ".join(dutch)))
    told = [say(key, what=what) for key, what in sides if what]
    return Bilingual(", ".join(one.fr for one in told), ", ".join(one.nl for one in told))


def _first_difference(sides: Mapping[Lang, list[Piece]], read: Any) -> Location | None:
    """The place of the first Dutch piece that reads otherwise than the French one standing at the same rank."""
    if len(sides["fr"]) != len(sides["nl"]):
        return sides["nl"][0].location if sides["nl"] else None
    pairs = zip(sides["fr"], sides["nl"], strict=True)
    return next((dutch.location for french, dutch in pairs if read(french.text) != read(dutch.text)), None)


@cache
def _usage() -> tuple[tuple[Lang, re.Pattern[str], str], ...]:
    entries = YAML(typ="safe", pure=True).load(_USAGES.read_text(encoding="utf-8"))
    return tuple((entry["lang"], re.compile(entry["found"]), entry["write"]) for entry in entries)


def _usages(examined: Examination, path: str, lang: Lang, piece: Piece, names: re.Pattern[str]) -> Iterator[Finding]:
    """Forms of the other language, the registered names aside: an organisation keeps its name in both."""
    text = names.sub(" ", piece.text)
    for where, pattern, written in _usage():
        found = pattern.finditer(text) if where == lang else iter(())
        match = next((one for one in found if not _ends_a_name(text, one, lang)), None)
        if match:
            about: Values = {"language": LANGUAGE[lang], "value": match[0].strip(), "expected": match.expand(written)}
            yield examined.finding("L03", path, about, lang=lang, place=piece.location)


def _ends_a_name(text: str, match: re.Match[str], lang: Lang) -> bool:
    """Whether a legal form is the end of a name of the other language: `Zorg voor Allen vzw` in a French text."""
    if match[0].lower() not in _LEGAL_FORMS:
        return False
    name = _NAME_BEFORE.search(text, max(match.start() - _NAME, 0), match.start())
    found = evidence(name[0].lower(), lang) if name else None
    return found is not None and found.other > found.own


def _names(examined: Examination) -> re.Pattern[str]:
    """The registered names of several words, the longest first."""
    names = {name for organisation in examined.registers.organisations for name in organisation.names if " " in name}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")


def _balance(examined: Examination, path: str, lang: Lang, piece: Piece) -> Iterator[Finding]:
    left, at = unbalanced(piece.text)
    if left:
        excerpt = around(piece.text, at, at + 1)
        about: Values = {"language": LANGUAGE[lang], "value": left, "excerpt": excerpt}
        yield examined.finding("L04", path, about, lang=lang, place=piece.location)


@lru_cache(maxsize=16_384)
def unbalanced(text: str) -> tuple[str, int]:
    """The first bracket or quotation mark of a text without its counterpart, and where it stands; nothing when all is
    well."""
    opened: list[tuple[str, int]] = []
    for position, character in enumerate(text):
        if character in _BRACKETS.values():
            opened.append((character, position))
        elif character in _BRACKETS:
            if opened and opened[-1][0] == _BRACKETS[character]:
                opened.pop()
            elif opened or not _MARK.search(text[: position + 1]):
                return character, position
    if opened:
        return opened[0]
    if text.count('"') % 2:
        return '"', text.rindex('"')
    # The closing mark is also the apostrophe, so that only a lack of it is sure.
    return ("‘", text.rindex("‘")) if text.count("‘") > text.count("’") else ("", 0)
