"""What a text says in another language than its document's: whole texts, what it quotes, titles in italics, names.

Only what is sure is told (`language/titles.py`, the registers): what is told is set by the rules of its own language,
and read aloud in it.
"""

import re
from dataclasses import replace
from functools import lru_cache

from imprimatur.core.bilingual import Bilingual, Lang, Speech, other
from imprimatur.core.blocks import Blocks, Inline, Run, plain
from imprimatur.core.cutting import cut
from imprimatur.core.walking import mapped
from imprimatur.language.official import Needles, find, needles
from imprimatur.language.titles import foreign_tongue, is_told

_WHOLE = 5
"""Words from which a text, or a quotation, is taken for one of another language: fewer may be borrowed ones."""
_TITLE = 3
"""The same for italics, which set titles, and for quotations with a word that only one language has."""
_QUOTED = re.compile(r"«\s*([^«»]+?)\s*»|“([^“”]+)”|\"([^\"]+)\"|‘([^‘’\n]+)’(?!\w)")

Span = tuple[int, int, Speech]
"""From and to which character a run is in which language."""


@lru_cache(maxsize=16)
def _needles(names: tuple[Bilingual, ...], lang: Lang) -> Needles:
    return needles((), tuple(name for name in names if name.of(other(lang))), lang)


@lru_cache(maxsize=32_768)
def told(inline: Inline, lang: Lang, names: tuple[Bilingual, ...]) -> Inline:
    """A text of a language whose foreign pieces say their language; a run is cut where its language changes."""
    spoken = None if any(run.lang or run.gap for run in inline) else _foreign(plain(inline), lang, _WHOLE)
    if spoken:
        return tuple(run if run.verbatim else replace(run, lang=spoken) for run in inline)
    runs: list[Run] = []
    for run in inline:
        noted = replace(run, note=told(run.note, lang, names))
        spans = [] if run.lang or run.gap or run.verbatim else _spans(run, lang, names)
        runs += cut(noted, ((start, end, replace(run, lang=speech)) for start, end, speech in spans))
    return tuple(runs)


def told_blocks(blocks: Blocks, lang: Lang, names: tuple[Bilingual, ...]) -> Blocks:
    """The same for every text of a tree."""
    return mapped(blocks, lambda inline, _: told(inline, lang, names))


def _foreign(text: str, lang: Lang, least: int) -> Speech | None:
    """The language of a text of enough words, where it is surely not that of the document."""
    return foreign_tongue(text, lang) if text.count(" ") + 1 >= least else None


def _spans(run: Run, lang: Lang, names: tuple[Bilingual, ...]) -> list[Span]:
    """The foreign pieces of a run, in order: all of a title in italics, else quotations, else names."""
    title = _foreign(run.text, lang, _TITLE) if run.italic else None
    if title:
        return [(0, len(run.text), title)]
    spans: list[Span] = []
    for match in _QUOTED.finditer(run.text):
        quoted = match[match.lastindex or 0]
        if speech := _foreign(quoted, lang, _TITLE if is_told(quoted) else _WHOLE):
            spans.append((*match.span(match.lastindex or 0), speech))
    for hit in find(run.text, _needles(names, lang)):
        if not any(start < hit.end and hit.start < end for start, end, _ in spans):
            spans.append((hit.start, hit.end, other(lang)))
    return sorted(spans)
