"""Typography, applied once, in the library: both renderers receive text that is already set.

`typeset` sets a string, `typeset_inline` runs, `typeset_blocks` a whole tree. Runs keep their borders, verbatim runs
their text, and a run in the other language gets the rules of its own.
"""

from dataclasses import replace

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import (
    Block,
    Blocks,
    Chart,
    Contents,
    Facts,
    Figure,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Quotation,
    Run,
    Table,
    plain,
)
from imprimatur.language.typography.inclusive import InclusiveStyle, inclusive_edits
from imprimatur.language.typography.line import Galley
from imprimatur.language.typography.rules import set_line
from imprimatur.language.typography.settings import DEFAULT, TypographySettings

__all__ = ["TypographySettings", "typeset", "typeset_blocks", "typeset_inline"]


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


def typeset_inline(
    inline: Inline,
    lang: Lang,
    settings: TypographySettings = DEFAULT,
    inclusive: InclusiveStyle | None = None,
) -> Inline:
    """The same for runs, with their footnotes. Rules see across the borders of runs; the borders stay."""
    galley = Galley(inline, lang)
    for language in galley.languages:
        if inclusive is not None and language == "fr":
            galley.apply(inclusive_edits(galley.text, inclusive, galley.one_run), "fr")
        set_line(galley, language, settings)
    return tuple(
        replace(run, note=typeset_inline(run.note, lang, settings, inclusive)) if run.note else run
        for run in galley.inline()
    )


def typeset_blocks(
    blocks: Blocks,
    lang: Lang,
    settings: TypographySettings = DEFAULT,
    inclusive: InclusiveStyle | None = None,
) -> Blocks:
    """The same for a tree of blocks: every text of it, captions and alternative texts included."""

    def inline(text: Inline) -> Inline:
        return typeset_inline(text, lang, settings, inclusive)

    def string(text: str) -> str:
        return typeset(text, lang, settings, inclusive)

    def item(one: Item) -> Item:
        return replace(one, text=inline(one.text), children=tuple(block(child) for child in one.children))

    def table(one: Table) -> Table:
        rows = tuple(tuple(inline(cell) for cell in row) for row in one.rows)
        return replace(one, header=tuple(inline(cell) for cell in one.header), rows=rows, caption=inline(one.caption))

    def chart(one: Chart) -> Chart:
        return replace(
            one,
            categories=tuple(string(name) for name in one.categories),
            series=tuple(replace(series, name=string(series.name)) for series in one.series),
            alt=string(one.alt),
            data=table(one.data),
            labels=tuple(string(label) for label in one.labels),
            caption=inline(one.caption),
        )

    def block(one: Block) -> Block:
        match one:
            case Heading() | Paragraph():
                return replace(one, text=inline(one.text))
            case List():
                return replace(one, items=tuple(item(each) for each in one.items))
            case Table():
                return table(one)
            case Facts():
                return replace(one, rows=tuple((inline(label), inline(value)) for label, value in one.rows))
            case Figure():
                return replace(one, alt=string(one.alt), caption=inline(one.caption))
            case Chart():
                return chart(one)
            case Contents():
                return replace(one, entries=tuple(replace(each, text=inline(each.text)) for each in one.entries))
            case Quotation():
                return replace(one, text=inline(one.text), source=inline(one.source))

    return tuple(block(one) for one in blocks)
