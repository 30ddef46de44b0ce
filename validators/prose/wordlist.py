"""Words that a text should not hold, kept as data: each with the finding it gives and where it is looked for.

A list is a YAML file beside the catalogue of its kind. Each entry has `code`, `lang`, `found` (regular expressions, one
a line, matched as whole words whatever the case, with straight apostrophes), optionally `within` (beginnings of the
paths where it is looked for; everywhere without it), `addressed` (patterns that a sentence must hold elsewhere),
`unless` (the same, for words that in the same sentence make the use an ordinary one), `dossiers` (a pattern of names,
`cbcs-*`: for the words that one house avoids), `lawful` (a law may ask it: see `check`) and `about` (what the message
is filled with, in both languages).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.finding import Finding
from imprimatur.findings.catalogue import Values
from validators.examination import Examination, texts
from validators.prose.pieces import Piece, pieces

_SENTENCE = re.compile(r"(?:[^.!?;\n]|(?<=\bmax)\.|(?<=\bmin)\.)+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: what is found where, and what is said about it."""

    code: str
    lang: Lang
    found: re.Pattern[str]
    unless: re.Pattern[str] | None
    within: tuple[str, ...]
    addressed: re.Pattern[str] | None
    about: Mapping[str, Bilingual]
    dossiers: str = "*"
    lawful: bool = False

    def seen_in(self, text: str, path: str) -> str:
        """The words found, as written; nothing when they are absent or used in an ordinary way."""
        elsewhere = bool(self.within) and not path.startswith(self.within)
        if elsewhere and not self.addressed:
            return ""
        for sentence in _SENTENCE.findall(text.replace("’", "'")):
            if elsewhere and self.addressed and not self.addressed.search(sentence):
                continue
            match = self.found.search(sentence)
            if match and not (self.unless and self.unless.search(sentence)):
                return match[0].replace("'", "’")
        return ""


@cache
def entries(path: Path) -> tuple[Entry, ...]:
    """The entries of a list, in the file's order."""
    return tuple(_entry(entry) for entry in YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")))


def _entry(entry: Mapping[str, Any]) -> Entry:
    about = {name: Bilingual(words["fr"], words["nl"]) for name, words in entry.get("about", {}).items()}
    unless, addressed = (_any(entry[name]) if name in entry else None for name in ("unless", "addressed"))
    within, dossiers = tuple(entry.get("within", ())), entry.get("dossiers", "*")
    lawful = bool(entry.get("lawful"))
    return Entry(entry["code"], entry["lang"], _any(entry["found"]), unless, within, addressed, about, dossiers, lawful)


def _any(patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns.splitlines())})(?!\w)", re.IGNORECASE)


def check(examined: Examination, words: Path, source: Path, lawful: tuple[str, ...] = ()) -> Iterator[Finding]:
    """A finding for each entry seen in a piece of text, once a piece. `source` is the catalogue of the codes.

    `lawful` are the beginnings of the paths whose texts say what a law asks: `lawful` words may stand there.
    """
    for path, _, text in texts(examined.document):
        for lang in LANGS:
            for piece in pieces(text, lang):
                found = [one for one in entries(words) if not (one.lawful and path.startswith(lawful))]
                yield from _piece(examined, path, lang, piece, found, source)


def _piece(
    examined: Examination, path: str, lang: Lang, piece: Piece, words: Iterable[Entry], source: Path
) -> Iterator[Finding]:
    reported: set[tuple[str, str]] = set()
    for entry in words:
        if entry.lang != lang:
            continue
        if not fnmatchcase(examined.provenance.slug, entry.dossiers):
            continue
        seen = entry.seen_in(piece.text, path)
        key = (entry.code, str(entry.about.get("criterion", "")))
        if seen and key not in reported:
            reported.add(key)
            about: Values = {"value": seen, **entry.about}
            yield examined.finding(entry.code, path, about, lang=lang, place=piece.location, source=source)
