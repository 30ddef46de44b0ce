"""The points of lists: one that is punctuated otherwise than all the others, and places left empty.

Right are phrases that end on semicolons or commas and the last on a stop, sentences that end on stops, words without a
sign. What is mixed is a style; a single point that stands out is often cut, or was pasted from elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterator

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.blocks import Block, Item, List, Table
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import cell_place, walk
from imprimatur.findings.catalogue import Values
from validators.examination import Examination
from validators.messages import say
from validators.prose.cut import UNFINISHED, is_cut
from validators.prose.lines import FOREIGN, Field, Sort, written

_LINKED = re.compile(r"[;,]\s*(?:et|ou|et/ou|en|of|en/of)$", re.I)
_ANY = re.compile(
    rf"(?:[?!…:)\]»”]|\.\.\.|\betc\.|\be\.a\.|\benz\.|\b[^\W\d]\.|{FOREIGN}|(?:www\.|https?://)\S{{1,200}})$", re.I
)
"""Ends that fit any list."""
_SENTENCES = re.compile(r"[^\W\d]{2}[.!?] [A-ZÀ-Þ]")
_SIGNS = {";": "sign_semicolon", ",": "sign_comma", ".": "sign_stop"}
"""The message that names each sign an item may end on."""
_LAST = {";": (".", ";"), ",": (".", ",", ""), "": ("", "."), ".": (".",)}
"""What the last item may end on, by the sign of the others."""
EXCERPT = 60
"""Characters of a point that are quoted, from its end."""
SENTENCE = 8
"""Words of a point that may well be a sentence among mere words."""
UNANIMOUS = 2
"""Points that must agree for another to stand out."""


def check(examined: Examination, fields: tuple[Field, ...]) -> Iterator[Finding]:
    """The points that stand out of their list, and the empty ones; of one that is not finished nothing more is said."""
    unfinished = {(one.location, one.lang) for one in examined.findings if one.code in UNFINISHED}
    for field in fields:
        top = {id(block) for block in field.blocks}
        for block in walk(field.blocks):
            if isinstance(block, List):
                for item, reason in odd(block, field.lang, nested=id(block) not in top):
                    text = written(item.text, field.lang)
                    excerpt = text if len(text) <= EXCERPT else "…" + text[-EXCERPT:].lstrip()
                    about: Values = {"excerpt": excerpt, "reason": reason}
                    place = item.location if item.location.file else field.location
                    if (place, field.lang) in unfinished or is_cut(text, Sort.ITEM, field.lang):
                        continue
                    yield examined.finding("W10", field.path, about, lang=field.lang, place=place)
            for what, place in _empty(block):
                at = place if place.file else field.location
                yield examined.finding("W16", field.path, {"what": what}, lang=field.lang, place=at)


def odd(block: List, lang: Lang, *, nested: bool) -> Iterator[tuple[Item, Bilingual]]:
    """The one item of a list that ends otherwise than all the others; the last of a nested one may go on above it."""
    items = [item for item in block.items if not item.children and written(item.text, lang)]
    ends = [_end(written(item.text, lang)) for item in items]
    known = [end for end in ends[:-1] if end is not None]
    # A stop at the end closes a list of phrases that end on semicolons or commas.
    known += [sign for sign in (";", ",") if sign in known and ends[-1] == "."]
    usual = Counter(known).most_common(1)
    if not usual or len(items) < UNANIMOUS:
        return
    sign, times = usual[0]
    others = [place for place, end in enumerate(ends[:-1]) if end not in (sign, None)]
    if len(others) == 1 and times >= UNANIMOUS and not _may_end(items[others[0]], ends[others[0]], sign, lang):
        yield items[others[0]], _differs(ends[others[0]], sign)
    last = ends[-1]
    closes = block.items[-1] is items[-1] and not (nested and last)
    if not others and closes and times >= UNANIMOUS and last is not None and last not in _LAST[sign]:
        yield items[-1], _differs(last, "." if sign == ";" else sign)


def _may_end(item: Item, end: str | None, sign: str, lang: Lang) -> bool:
    """Whether an item ends rightly in a way of its own: a sentence with its stop among words without a sign."""
    text = written(item.text, lang)
    whole = len(text.split()) >= SENTENCE or bool(_SENTENCES.search(text))
    return end == "." and (whole or not sign)


def _differs(own: str | None, expected: str) -> Bilingual:
    ours, theirs = (say(_SIGNS.get(style or "", "sign_none")) for style in (own, expected))
    return say("item_ends", own=ours, expected=theirs)


def _end(text: str) -> str | None:
    """The sign at the end of an item, "" for none, nothing for an end that fits any list."""
    text = _LINKED.sub(lambda match: match[0][0], text.rstrip("*_ "))
    if _ANY.search(text):
        return None
    return text[-1:] if text[-1:] in _SIGNS else ""


def _empty(block: Block) -> Iterator[tuple[Bilingual, Location]]:
    """The items and the rows of a block in which nothing stands."""
    if isinstance(block, List):
        for item in block.items:
            if not item.text and not item.children:
                yield say["empty_item"], item.location
    elif isinstance(block, Table):
        for number, row in enumerate(block.rows, 1):
            if not any(row):
                yield say("empty_row", number=str(number)), cell_place(block, number, 0)
