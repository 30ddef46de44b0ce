"""How a mark is written: the code that a translator sees for it, and what a code says.

Codes are those of HTML, which tools for translators show, compare and protect: `<strong>`, `<em>`, `<a href="…">`,
`<sup>`, `<sub>`, `<span lang="nl">` around words, `<code>…</code>` and `<note n="1"/>` by themselves; an expression is
its own code: `{{ nombre("Équipe") }}`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import escape, unescape

from imprimatur.sources.plain_text.inline import safe_link


class Sort(StrEnum):
    """What a mark is."""

    LINK = "link"
    SPEECH = "speech"
    """Words in another language than the text."""
    BOLD = "bold"
    ITALIC = "italic"
    RAISED = "raised"
    EXPRESSION = "expression"
    VERBATIM = "verbatim"
    NOTE = "note"
    """The call of a footnote, by its rank in the text."""


class Part(StrEnum):
    """Whether a mark opens, closes, or stands by itself."""

    OPEN = "open"
    CLOSE = "close"
    LONE = "lone"


@dataclass(frozen=True, slots=True)
class Look:
    """A sort of mark with its value: the address of a link, `super` or `sub`, a language, an expression, what is
    verbatim, the rank of a note from 1; empty for bold and italic."""

    sort: Sort
    value: str = ""

    @property
    def paired(self) -> bool:
        """Whether it stands around words."""
        return self.sort not in (Sort.EXPRESSION, Sort.VERBATIM, Sort.NOTE)

    def code(self, part: Part) -> str:
        """How it is written where it opens, closes or stands by itself."""
        match self.sort:
            case Sort.EXPRESSION:
                return self.value
            case Sort.VERBATIM:
                return f"<code>{escape(self.value)}</code>"
            case Sort.NOTE:
                return f'<note n="{escape(self.value)}"/>'
        name = _NAMES[self.sort] or _RAISED[self.value]
        attribute = {Sort.LINK: "href", Sort.SPEECH: "lang"}.get(self.sort)
        said = f' {attribute}="{escape(self.value)}"' if attribute and part is Part.OPEN else ""
        return f"</{name}>" if part is Part.CLOSE else f"<{name}{said}>"


EXPRESSION = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*+\}\}", re.S)
"""Braces around an expression, as `documents.writing.calls` finds them."""

ADDRESS = re.compile(r"[^\s@]@[^\s@]|://|\bwww\.|\w\.\w")
"""What tells that a word is an address."""
_PROSE = re.compile(r"[\"“”„«»][^\"“”„«»]*\s[^\"“”„«»]*[\"“”„«»]")
"""A text of an expression that is more than one word: a title, which is said in each language."""

_NAMES = {Sort.BOLD: "strong", Sort.ITALIC: "em", Sort.LINK: "a", Sort.SPEECH: "span", Sort.RAISED: ""}
_RAISED = {"super": "sup", "sub": "sub"}
_CODE = re.compile(
    rf"(?P<expression>{EXPRESSION.pattern})|<code>(?P<verbatim>[^<>]*)</code>|<note n=\"(?P<note>[^\"<>]*)\" ?/>"
    r"|<(?P<close>/?)(?P<name>strong|em|sup|sub|a|span)(?: (?:href|lang)=\"(?P<value>[^\"<>]*)\")?>",
    re.S,
)
# What in words would be read as a code, as the start of an expression, or as a sign that is already escaped.
_MISLEADING = re.compile(
    r"<(?=/?(?:strong|em|sup|sub|a|span|code|note)\b)|&(?=(?:amp|lt|gt|quot|#\d{1,5}|#x[0-9a-fA-F]{1,4});)|\{(?=\{)"
)
_ESCAPES = re.compile(r"&(?:amp|lt|gt|quot|#\d{1,5}|#x[0-9a-fA-F]{1,4});")


def look_of(code: str) -> tuple[Look, Part] | None:
    """What a code says, and where it stands; None for what is no code. The value of a code that closes is unknown."""
    found = _CODE.fullmatch(code.strip())
    return _said(found) if found else None


def looks_in(text: str) -> Iterator[str | tuple[Look, Part]]:
    """The words of a text and the codes among them, in their order."""
    end = 0
    for found in _CODE.finditer(text):
        if found.start() > end:
            yield _ESCAPES.sub(lambda sign: unescape(sign[0]), text[end : found.start()])
        yield _said(found)
        end = found.end()
    if end < len(text):
        yield _ESCAPES.sub(lambda sign: unescape(sign[0]), text[end:])


def words_beside_codes(text: str) -> str:
    """Words as they are written among codes: what in them would be read as a code is escaped, and nothing else."""
    return _MISLEADING.sub(lambda sign: "&#123;" if sign[0] == "{" else escape(sign[0]), text)


def alike(source: Look, target: Look) -> bool:
    """Whether two marks say the same, or are expressions of the same things: `{{ cite("a") }}`, `{{ citeer("a") }}`."""
    if source.sort is target.sort is Sort.EXPRESSION:
        return source.value.partition("(")[2].split() == target.value.partition("(")[2].split()
    return source == target


def counterpart(source: Look, target: Look) -> bool:
    """Whether a mark says in the other language what the source's says."""
    if source.sort is not target.sort or source == target:
        return source == target
    match source.sort:
        case Sort.LINK:
            return bool(safe_link(target.value))
        case Sort.VERBATIM:
            return all(ADDRESS.search(one) and not re.search(r"\s", one) for one in (source.value, target.value))
        case Sort.EXPRESSION:
            names = [one.value.partition("(")[0].strip("{ ") for one in (source, target)]
            return names[0] != names[1] or _PROSE.sub("", source.value) == _PROSE.sub("", target.value)
    return False


def _said(found: re.Match[str]) -> tuple[Look, Part]:
    if found["expression"] is not None:
        return Look(Sort.EXPRESSION, found["expression"]), Part.LONE
    for sort in (Sort.VERBATIM, Sort.NOTE):
        if found[sort.value] is not None:
            return Look(sort, unescape(found[sort.value])), Part.LONE
    part = Part.CLOSE if found["close"] else Part.OPEN
    for value, name in _RAISED.items():
        if found["name"] == name:
            return Look(Sort.RAISED, value), part
    (sort,) = (sort for sort, name in _NAMES.items() if name == found["name"])
    return Look(sort, unescape(found["value"] or "")), part
