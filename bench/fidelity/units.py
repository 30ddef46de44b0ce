"""What a text is made of, as a person sees it: headings, paragraphs, items, quotations, and how their words look.

Read from Markdown here without any reader of the product, so that a fault of a reader is seen.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\da-z])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one look; a `note` is called after them."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: "tuple[Piece, ...]" = ()


@dataclass(slots=True)
class Unit:
    """One of `heading`, `paragraph`, `item`, `quote`. `level` is a heading's from 1, an item's depth from 0."""

    sort: str
    pieces: list[Piece] = field(default_factory=list)
    level: int = 0
    ordered: bool = False

    @property
    def text(self) -> str:
        """Its words, notes aside."""
        return "".join(piece.text for piece in self.pieces)


class Letter(NamedTuple):
    """A letter or digit, folded, with its look; whether a note is called after it, whether it begins a word."""

    sign: str
    bold: bool
    italic: bool
    link: str
    called: bool
    opens: bool


def folded(text: str) -> str:
    """The letters and digits of a text, without case or form: what typography and layout leave as it is."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def letters(pieces: list[Piece]) -> list[Letter]:
    """The letters of some pieces, in order."""
    made: list[Letter] = []
    for piece in pieces:
        signs = unicodedata.normalize("NFKC", piece.text).casefold()
        for before, sign in zip(f" {signs}", signs, strict=False):
            if sign.isalnum():
                made.append(Letter(sign, piece.bold, piece.italic, piece.link, False, not before.isalnum()))
        if piece.note and made:
            made[-1] = made[-1]._replace(called=True)
    return made


def sentences(pieces: list[Piece]) -> Iterator[list[Letter]]:
    """The letters of each sentence of some pieces."""
    text, done = "".join(piece.text for piece in pieces), 0
    found = letters(pieces)
    for sentence in _SENTENCE.split(text):
        length = len(folded(sentence))
        if length:
            yield found[done : done + length]
        done += length


def notes(units: list[Unit]) -> list[list[Piece]]:
    """The footnotes of a text, in order."""
    return [list(piece.note) for unit in units for piece in unit.pieces if piece.note]


def units_of(markdown: str) -> list[Unit]:
    """What a Markdown text is made of."""
    tokens = MarkdownIt("commonmark").use(footnote_plugin).parse(markdown)
    told: dict[int, tuple[Piece, ...]] = {}
    number: int | None = None
    for token in tokens:
        if token.type == "footnote_open":
            number = token.meta["id"]
        elif token.type == "footnote_close":
            number = None
        elif token.type == "inline" and number is not None:
            told[number] = tuple(_pieces(token.children or [], {}))
    return list(_units(tokens, told))


def _units(tokens: list[Token], told: dict[int, tuple[Piece, ...]]) -> Iterator[Unit]:
    lists: list[bool] = []
    unit, is_quote = Unit("paragraph"), False
    for token in tokens:
        match token.type:
            case "footnote_block_open":
                return
            case "heading_open":
                unit = Unit("heading", level=int(token.tag[1]))
            case "bullet_list_open" | "ordered_list_open":
                lists.append(token.type == "ordered_list_open")
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                unit = Unit("item", level=len(lists) - 1, ordered=lists[-1])
            case "blockquote_open" | "blockquote_close":
                is_quote = token.type.endswith("open")
            case "inline":
                yield replace(unit, pieces=list(_pieces(token.children or [], told)))
                unit = Unit("quote" if is_quote else "paragraph")
            case "paragraph_open" if unit.sort in ("paragraph", "quote"):
                unit = Unit("quote" if is_quote else "paragraph")


def _pieces(tokens: list[Token], told: dict[int, tuple[Piece, ...]]) -> Iterator[Piece]:
    look = Piece("")
    for token in tokens:
        match token.type:
            case "text":
                yield replace(look, text=token.content)
            case "softbreak":
                yield replace(look, text=" ")
            case "strong_open" | "strong_close":
                look = replace(look, bold=token.type == "strong_open")
            case "em_open" | "em_close":
                look = replace(look, italic=token.type == "em_open")
            case "link_open":
                look = replace(look, link=str(token.attrs["href"]))
            case "link_close":
                look = replace(look, link="")
            case "footnote_ref":
                yield Piece("", note=told[token.meta["id"]])
