"""Inline text as HTML, every word of it escaped."""

import re
from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup, escape

from imprimatur.core.bilingual import TAGS
from imprimatur.core.blocks import Gap, Inline, Run
from imprimatur.language.typography.protected import ADDRESSES
from imprimatur.language.typography.settings import NBSP
from imprimatur.language.typography.whole import HOLDING, LONGEST, whole_spans

SCHEMES = ("https://", "http://", "mailto:", "tel:")
"""What a link in a document may lead to; another one is printed as plain text."""


def inline_html(inline: Inline) -> Markup:
    """The HTML of an inline text; empty for none. Neighbours that share a link, gap or language share a tag."""
    groups = groupby(inline, key=lambda run: (run.link, run.target, run.gap, run.lang))
    return joined(_alike(key, list(group)) for key, group in groups)


def joined(parts: Iterable[Markup]) -> Markup:
    """Pieces of HTML, one right after the other."""
    return Markup("").join(parts)


def _alike(key: tuple[object, ...], group: list[Run]) -> Markup:
    """Runs in a row of one link, gap and language: in one tag with their notes after it, else each with its own."""
    if any(key):
        return _around(group) + joined(map(_note, group))
    return joined(_look(run) + _note(run) for run in group)


def _note(run: Run) -> Markup:
    look = '<span class="note" role="doc-footnote">{}</span>'
    return Markup(look).format(inline_html(run.note)) if run.note else Markup()


def _around(group: list[Run]) -> Markup:
    first = group[0]
    html = joined(map(_look, group))
    if first.lang:
        html = Markup('<span lang="{}">{}</span>').format(TAGS[first.lang], html)
    if first.gap:
        html = _gap(first.gap, html)
    if first.target:
        return Markup('<a href="#{}">{}</a>').format(first.target, html)
    if first.link.lower().startswith(SCHEMES):
        return Markup('<a href="{}">{}</a>').format(first.link, html)
    return html


def _look(run: Run) -> Markup:
    html = _address(run.text) if run.link else _held(run.text)
    if run.said:
        html = Markup('<abbr class="said" title="{}">{}</abbr>').format(run.said, html)
    if run.raised:
        html = Markup("<{0}>{1}</{0}>").format("sup" if run.raised == "super" else "sub", html)
    if run.italic:
        html = Markup("<em>{}</em>").format(html)
    if run.bold:
        html = Markup("<strong>{}</strong>").format(html)
    return html


def _held(text: str) -> Markup:
    """A text, what no line may break in a span of that style; its signs are plain ones, to be found and copied.

    A space at either end holds in itself: the style binds nothing to what is beside it.
    """
    pieces: list[Markup] = []
    at = 0
    for start, end in whole_spans(text):
        pieces.append(escape(text[at:start]))
        words = text[start:end].replace(HOLDING, "-")
        words = NBSP + words[1:] if words[0] == " " else words
        words = words[:-1] + NBSP if words[-1] == " " else words
        pieces.append(Markup('<span class="whole">{}</span>').format(words))
        at = end
    return joined([*pieces, escape(text[at:])])


def _address(text: str) -> Markup:
    """The words of a link: an address breaks after its signs alone, one that a line easily holds nowhere."""
    if not any(one.fullmatch(text) for one in ADDRESSES):
        return _held(text)
    pieces = re.split(r"(?<=[@./])(?=[^@./])", text) if len(text) > LONGEST else [text]
    return Markup("<wbr>").join(Markup('<span class="whole">{}</span>').format(piece) for piece in pieces)


def _gap(gap: Gap, html: Markup) -> Markup:
    """The marked place; the style sheet tells what is missing from what is still to be confirmed."""
    look = "missing" if gap.missing else "confirm"
    return Markup('<mark class="gap {}" title="{}">{}</mark>').format(look, gap.note, html)
