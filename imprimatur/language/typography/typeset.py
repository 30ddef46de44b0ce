"""Typography, applied once, in the library: both renderers receive text that is already set.

`typeset` sets a string, `typeset_around` one that quotes, `typeset_inline` runs, `typeset_blocks` a whole tree. Runs
keep their borders, verbatim runs their text, and a run in the other language gets the rules of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Blocks, Inline, Run, plain
from imprimatur.core.walking import mapped
from imprimatur.language.typography.inclusive import InclusiveStyle, inclusive_edits
from imprimatur.language.typography.line import Galley
from imprimatur.language.typography.ordinals import raised
from imprimatur.language.typography.rules import set_line
from imprimatur.language.typography.settings import DEFAULT, TypographySettings
from imprimatur.language.typography.spoken import aloud

__all__ = ["TypographySettings", "typeset", "typeset_around", "typeset_blocks", "typeset_inline"]

_EXPRESSION = re.compile(r"\{\{[^{}]*\}\}")
"""An expression over the data, as a text writes it: `{{ champ("Titre") }}`."""


def typeset(
    text: str,
    lang: Lang,
    settings: TypographySettings = DEFAULT,
    inclusive: InclusiveStyle | None = None,
) -> str:
    """A piece of prose with the typography of its language. Setting it twice changes nothing more.

    With an inclusive style, French words that carry marks of gender are written in that style first.
    """
    return plain(typeset_inline((Run(text),), lang, settings, inclusive))


def typeset_around(text: str, lang: Lang, kept: Iterable[str]) -> str:
    """The same for a sentence that quotes: the words `kept` stay as somebody typed them, to be found again.

    So does an expression, whose quotation marks are those that the reader has to type.
    """
    wanted = sorted(filter(None, (*kept, *_EXPRESSION.findall(text))), key=len, reverse=True)
    if not wanted:
        return typeset(text, lang)
    pieces = re.split(f"({'|'.join(map(re.escape, wanted))})", text)
    return plain(typeset_inline(tuple(Run(one, verbatim=one in wanted) for one in pieces if one), lang))


@lru_cache(maxsize=32_768)
def typeset_inline(
    inline: Inline,
    lang: Lang,
    settings: TypographySettings = DEFAULT,
    inclusive: InclusiveStyle | None = None,
) -> Inline:
    """The same for runs, with their footnotes. Rules see across the borders of runs; the borders stay.

    What was set before is remembered: a draft says again most of what its manuscript said.
    """
    galley = Galley(inline, lang)
    for language in galley.languages:
        if inclusive is not None and language == "fr":
            galley.apply(inclusive_edits(galley.text, inclusive, galley.one_run), "fr")
        set_line(galley, language, settings)
    return tuple(
        replace(run, note=typeset_inline(run.note, lang, settings, inclusive)) if run.note else run
        for run in aloud(raised(galley.inline(), lang), lang)
    )


def typeset_blocks(
    blocks: Blocks,
    lang: Lang,
    settings: TypographySettings = DEFAULT,
    inclusive: InclusiveStyle | None = None,
) -> Blocks:
    """The same for a tree of blocks: every text of it, captions and alternative texts included."""

    return mapped(
        blocks,
        lambda text, _: typeset_inline(text, lang, settings, inclusive),
        lambda text: typeset(text, lang, settings, inclusive),
    )
