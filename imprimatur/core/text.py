"""Bilingual texts: one type holding both languages and the state of each, never two loose strings."""

from dataclasses import dataclass, replace

from pydantic_core import core_schema

from imprimatur.core.bilingual import LANGS, Lang, State
from imprimatur.core.blocks import Blocks, Inline, List, Paragraph, Run, plain
from imprimatur.core.location import Location
from imprimatur.core.walking import inlines, plain_blocks


@dataclass(frozen=True, slots=True)
class Wording:
    """What one language says: blocks, the state of the wording and where it was found.

    A `derived` one was written by nobody: it was worked out of what the other language says, or a value, as a duration
    is.
    """

    blocks: Blocks
    state: State
    location: Location
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages; a side that is None is missing.

    A short text (a title, a label) is a single paragraph and is read with `inline`; a narrative or a list is read with
    `blocks`.
    """

    fr: Wording | None = None
    nl: Wording | None = None

    def wording(self, lang: Lang) -> Wording | None:
        """The wording in a language."""
        return self.fr if lang == "fr" else self.nl

    def state(self, lang: Lang) -> State:
        """The state of a language, `missing` where there is no wording."""
        found = self.wording(lang)
        return found.state if found else State.MISSING

    def blocks(self, lang: Lang) -> Blocks:
        """The blocks of a language, none where it is missing."""
        found = self.wording(lang)
        return found.blocks if found else ()

    def inline(self, lang: Lang) -> Inline:
        """The text of a language as one inline: paragraphs joined by spaces, items and cells by semicolons."""
        joined: list[Run] = []
        for block in self.blocks(lang):
            is_list = isinstance(block, List)
            for place, (piece, _) in enumerate(inlines((block,))):
                if joined:
                    joined.append(Run("; " if place else " "))
                joined.extend(_unpunctuated(piece) if is_list else piece)
        return tuple(joined)

    def plain(self, lang: Lang) -> str:
        """The characters of a language, blocks apart by line ends."""
        return "\n".join(plain_blocks(self.blocks(lang)))

    @property
    def is_worked_out(self) -> bool:
        """Whether one language was worked out of the other: nothing was written in it.

        Places do not tell: a line of YAML may hold both languages.
        """
        return any(one.derived for lang in LANGS if (one := self.wording(lang)))

    def __bool__(self) -> bool:
        """Whether any language says something."""
        return any(self.wording(lang) for lang in LANGS)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> core_schema.CoreSchema:
        """Let pydantic models hold texts as they are."""
        return core_schema.is_instance_schema(cls)


def _unpunctuated(item: Inline) -> Inline:
    """An item without the semicolon or comma that ends it in its list."""
    if not item or item[-1].note:
        return item
    return (*item[:-1], replace(item[-1], text=item[-1].text.rstrip(" \u00a0\u202f;,")))


def short(inline: Inline, state: State, location: Location) -> Wording:
    """The wording of a short text."""
    return Wording((Paragraph(inline, location=location),), state, location)


__all__ = ["Text", "Wording", "plain", "short"]
