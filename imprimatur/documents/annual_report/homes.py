"""Where what no chapter places belongs: in the chapter that is about it, by its title, else in one of its own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from imprimatur.core.blocks import Block, Blocks, Facts, Heading, Inline, plain, runs
from imprimatur.core.catalogues import read_catalogue
from imprimatur.core.walking import chapters_of, opens
from imprimatur.documents.writing.annexes import is_annex
from imprimatur.documents.writing.composer import Composer
from imprimatur.language.folding import fold_words

_HOMES = Path(__file__).with_name("homes.yaml")
OTHERS = "remaining"
"""The home of what belongs to none that is named."""


@dataclass(slots=True)
class Left:
    """What of one home is left to print: single fields, then tables, drawings and lists."""

    facts: list[tuple[Inline, Inline]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def printed(self) -> Blocks:
        """Its blocks."""
        return (*((Facts(tuple(self.facts)),) if self.facts else ()), *self.blocks)


@dataclass(frozen=True, slots=True)
class Home:
    """A chapter as `homes.yaml` tells it."""

    holds: frozenset[str]
    words: re.Pattern[str]
    others: tuple[str, ...]


def home_of(path: str) -> str:
    """The home of a field or table, by its path or that of its group; `OTHERS` where none is named."""
    return next((name for name, one in _homes().items() if {path, path.partition(".")[0]} & one.holds), OTHERS)


def housed(
    parts: Mapping[str, Blocks], left: Mapping[str, Left], composer: Composer
) -> tuple[dict[str, Blocks], Blocks]:
    """The parts with what is left at the end of the chapter that is about it, and the chapters made for the rest.

    Where such a chapter has sections, what is put there stands in a section of its own: it would seem to belong to the
    last one.
    """
    cut = {name: [list(chapter) for chapter in chapters_of(blocks)] for name, blocks in parts.items()}
    chapters = [chapter for found in cut.values() for chapter in found if _takes(chapter[0])]
    own: list[Block] = []
    added: set[int] = set()
    for name in (*_homes(), OTHERS):
        said = left[name].printed() if name in left else ()
        chapter = _chapter_of(name, chapters) if said else None
        if chapter is None:
            own += (_heading(composer, name, 1), *said) if said else ()
            continue
        if id(chapter) not in added and any(isinstance(block, Heading) for block in chapter[1:]):
            chapter.append(_heading(composer, "glance", 2))
        added.add(id(chapter))
        chapter += said
    made = {name: tuple(block for chapter in found for block in chapter) for name, found in cut.items()}
    return made, tuple(own)


def _heading(composer: Composer, name: str, level: int) -> Heading:
    return Heading(level, runs(composer.word(name if name == OTHERS else f"home_{name}")))


def _takes(block: Block) -> bool:
    return opens(block) and isinstance(block, Heading) and not is_annex(block)


def _chapter_of(name: str, chapters: Sequence[list[Block]]) -> list[Block] | None:
    """The first chapter about a home, then about those that may stand for it."""
    if name == OTHERS:
        return None
    for one in (name, *_homes()[name].others):
        for chapter in chapters:
            head = chapter[0]
            if isinstance(head, Heading) and _homes()[one].words.search(fold_words(plain(head.text))):
                return chapter
    return None


@cache
def _homes() -> Mapping[str, Home]:
    """The homes by their names, in their order."""
    return {
        name: Home(frozenset(given["holds"]), _any_of(given["words"]), tuple(given.get("else", ())))
        for name, given in read_catalogue(_HOMES).items()
    }


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    said = (re.escape(fold_words(word)) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(said)})\b")
