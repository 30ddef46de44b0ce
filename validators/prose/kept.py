"""The names that a document may hold in either language: of the registers, and those it gives itself."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.core.blocks import Quotation, plain
from imprimatur.core.walking import inlines, walk
from imprimatur.language.folding import fold
from validators.examination import Examination, column, strings, texts
from validators.prose.passages import Passage
from validators.prose.sentences import straight

_WORDS = Path(__file__).with_name("tongue.yaml")
_SHORT_NAME = 4
"""Letters from which a name is looked for within other words."""
_LONG_NAME = 16
"""Words that the name of an organisation has at most."""


@cache
def _named() -> tuple[str, ...]:
    return tuple(_content()["named"])


@cache
def _organisation(lang: Lang) -> re.Pattern[str]:
    return re.compile(
        rf"(?:l'|d')?(?:{_content()['organisations'][lang].replace(' |', '|')})\b".replace("| ", "|"), re.I
    )


@cache
def _content() -> Mapping[str, dict[Lang, str]]:
    content: Mapping[str, dict[Lang, str]] = YAML(typ="safe", pure=True).load(_WORDS.read_text(encoding="utf-8"))
    return content


@lru_cache(maxsize=16_384)
def is_of_names(path: str) -> bool:
    """Whether a field holds names of organisations, places or projects, which may be in any language."""
    field = column(path)
    return any(field == end or field.endswith(f".{end}") for end in _named())


def begins_as_organisation(text: str, lang: Lang) -> bool:
    """Whether a text of a language, short as a name is, begins as the organisations of the other language do."""
    words = straight(text).split()
    return len(words) <= _LONG_NAME and bool(_organisation(other(lang)).match(" ".join(words)))


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a document knows, those of the registers among them, the longest first.

    `said` is all that it says in each language, folded.
    """

    known: tuple[str, ...]
    registered: tuple[str, ...]
    said: Mapping[Lang, str]

    def without(self, text: str, *, registered: bool = False) -> str:
        """A text with its known names taken out, or those of the registers alone; apostrophes straight."""
        text = straight(text)
        for name in self.registered if registered else self.known:
            if name in text:
                text = text.replace(name, "…")
        return text

    def is_shared(self, text: str, lang: Lang) -> bool:
        """Whether the other language says the same words somewhere."""
        return fold(text) in self.said[other(lang)]

    def is_kept(self, text: str, lang: Lang) -> bool:
        """Whether a text looks like the name of an organisation that both languages say alike."""
        return begins_as_organisation(text, lang) and self.is_shared(text, lang)


def names_of(examined: Examination, passages: Sequence[Passage]) -> Names:
    """The names of a document: of the registers, of its fields for names, and every value typed as it is."""
    registered = {name for one in examined.registers.organisations for name in one.names}
    registered |= {one.full_name for one in examined.registers.persons}
    known = registered | {value for _, value in strings(examined.document) if " " in value and len(value) <= 200}
    # What begins in a small letter describes: `de raden van bestuur van beide verenigingen` is nobody's name.
    known |= {one.text for one in passages if is_of_names(one.path) and " " in one.text and not one.text[0].islower()}
    known |= set(_set_apart(examined))
    said = {lang: _said(passages, lang) for lang in LANGS}
    return Names(_longest_first(known), _longest_first(registered), said)


def _set_apart(examined: Examination) -> Iterator[str]:
    """What typography marks as said in its own language: italics, quotations that both languages give alike."""
    quoted: dict[Lang, set[str]] = {lang: set() for lang in LANGS}
    for _, _, text in texts(examined.document):
        for lang in LANGS:
            for block in walk(text.blocks(lang)):
                if isinstance(block, Quotation):
                    quoted[lang].add(plain(block.text))
            for inline, _ in inlines(text.blocks(lang)):
                yield from (run.text for run in inline if run.italic)
    yield from quoted["fr"] & quoted["nl"]


def _longest_first(names: Iterable[str]) -> tuple[str, ...]:
    kept = {straight(name).strip() for name in names if len(name) >= _SHORT_NAME}
    return tuple(sorted(kept, key=lambda name: (-len(name), name)))


def _said(passages: Sequence[Passage], lang: Lang) -> str:
    return "\n".join(fold(one.text) for one in passages if one.lang == lang)
