"""Quotations of a synthesis: nobody can be recognised by a name, an address or a number."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Quotation, plain
from imprimatur.core.finding import Finding
from imprimatur.core.walking import walk
from imprimatur.language.parsing import fold
from validators.examination import texts
from validators.prose.numbers import addresses
from validators.prose.pieces import Piece, pieces
from validators.research_synthesis.note import Note

_NAMES = Path(__file__).with_name("names.yaml")
_CAPITAL = r"[A-ZÀÂÇÉÈÊËÎÏÔÖÙÛÜ][\w’'-]*[\w]"
_PAIR = re.compile(
    rf"(?<![\w.-])(?P<given>{_CAPITAL})\s+(?P<family>(?:(?:[Dd]e|[Vv]an|[Dd]en|[Dd]er|[Ee]l|[Aa]l|[Ll]e|[Ll]a|[Dd]u)\s+)*{_CAPITAL})"
)
_TITLED = re.compile(
    rf"(?<!\w)(?:Madame|Monsieur|Mme|Mlle|M\.|Mevrouw|Mijnheer|Meneer|Mevr\.|Mr\.|Dhr\.|Dr\.?|Docteur|Dokter|madame"
    rf"|monsieur|mevrouw|mijnheer|meneer|docteur|dokter)\s+(?P<name>{_CAPITAL})"
)
_WAY = "(?i:rue|avenue|chaussée|boulevard|place|quai|drève|clos|square|allée|impasse)"
_STREET = re.compile(
    rf"(?<!\w){_WAY}\s(?:(?:du|des|de la|de l[’']|de|d[’'])\s?)?[A-ZÀÂÇÉÈÊËÎÏÔÖÙÛÜ][^.;:!?\d]{{1,40}}?,?\s\d{{1,4}}\b"
    rf"|(?<!\w)\d{{1,4}},?\s{_WAY}\s\w+"
    r"|(?<!\w)\w{2,}(?:straat|laan|steenweg|plein|kaai|dreef|gang)\s\d{1,4}\b"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|[«“‘(\[–—-]\s*)$")
_TELLING = 4
"""Letters from which a family name alone is looked for: `Job` is a word."""


def check(note: Note) -> Iterator[Finding]:
    """Names (S05), addresses and numbers (S06) in what people said and in who is said to speak."""
    known = _known(note)
    for path, lang, piece in _quoted(note):
        name = _name(note, piece.text, known)
        if name:
            yield note.finding("S05", path, {"value": name}, lang=lang, place=piece.location)
        reached = _reached(piece.text)
        if reached:
            yield note.finding("S06", path, {"value": reached}, lang=lang, place=piece.location)


def _quoted(note: Note) -> Iterator[tuple[str, Lang, Piece]]:
    """Every quotation of the findings, who speaks included, and those that stand on their own in a text."""
    for path, spec, text in texts(note.synthesis):
        quotes = path.endswith((".quote", ".quote_by"))
        for lang in LANGS:
            wording = text.wording(lang)
            if wording and quotes:
                yield from ((path, lang, piece) for piece in pieces(text, lang))
            elif wording and spec.rich:
                for block in walk(wording.blocks):
                    if isinstance(block, Quotation):
                        place = block.location if block.location.file else wording.location
                        said = f"{plain(block.text)}\n{plain(block.source)}".strip()
                        yield path, lang, Piece(said, place)


@cache
def _lists() -> Mapping[str, Any]:
    return dict(YAML(typ="safe", pure=True).load(_NAMES.read_text(encoding="utf-8")))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(name) for name in _lists()["given"].split())


def _known(note: Note) -> frozenset[str]:
    """What may be named: organisations, communes and the places of the list, folded."""
    registers = note.examined.registers
    organisations = (name for one in registers.organisations for name in one.names)
    communes = (name for pairs in registers.communes.values() for pair in pairs for name in pair)
    return frozenset(fold(name) for name in (*organisations, *communes, *_lists()["places"])) - {""}


def _name(note: Note, text: str, known: frozenset[str]) -> str:
    """The first name of a person in a quotation, as written; nothing where nobody is named."""
    titled = _TITLED.search(text)
    if titled:
        return titled[0]
    for person in note.examined.registers.persons:
        for name in (person.full_name, person.family_name or ""):
            match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) if len(name) >= _TELLING else None
            if match and (" " in name or not _SENTENCE_START.search(text[: match.start()])) and fold(name) not in known:
                return match[0]
    for pair in _PAIR.finditer(text):
        if _is_place(pair, known):
            continue
        # A sentence begins with a capital anyway: there, the first word must be a given name.
        if fold(pair["given"]) in _given_names() or not _SENTENCE_START.search(text[: pair.start()]):
            return pair[0]
    return ""


def _is_place(pair: re.Match[str], known: frozenset[str]) -> bool:
    whole = fold(pair[0])
    return any(whole.startswith(name) or name.startswith(whole) for name in known if len(name) >= _TELLING)


def _reached(text: str) -> str:
    """The first address, mailbox or telephone number of a quotation."""
    street = _STREET.search(text)
    return street[0] if street else next(iter(addresses(text)), "")
