"""What may stand between double braces: one call of a function with literal arguments, and nothing else.

No operator, filter, attribute, variable or call within a call: such an expression cannot take time or memory, nor reach
anything. `{{ nombre("Sessions", type="atelier") }}` is a name, then values and named values: texts between quotation
marks of any sort, numbers, yes or no. Braces that are the author's own (code, or escaped) are verbatim and left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from imprimatur.core.blocks import Inline

MAX_LENGTH = 500
"""Characters of the longest expression taken: a call that chooses columns and rows stays well below."""

_BRACES = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*+)\}\}|\{\{|\}\}|\{%|\{#", re.S)
_VERBATIM = str.maketrans("{}", "\0\0")
_CALL = re.compile(r"([^\W\d]\w*)\s*\((.*)\)", re.S)
# A quotation mark closes a text only where an argument ends: those inside a title are the title's.
_ARGUMENT = re.compile(
    r"""\s*(?:([^\W\d]\w*)\s*=\s*)?
    (?:(?P<text>["“”„«»](?:(?!["“”„«»]\s*(?:,|$)).)*+["“”„«»]|['‘’](?:(?!['‘’]\s*(?:,|$)).)*+['‘’])
    |(?P<number>-?\d+(?:\.\d+)?)|(?P<word>[^\W\d]+))\s*(?P<end>,|$)""",
    re.S | re.X,
)
_WORDS = {
    **dict.fromkeys(("true", "vrai", "oui", "waar", "ja"), True),
    **dict.fromkeys(("false", "faux", "non", "onwaar", "nee"), False),
}

EXCERPT = 80
"""Characters of an expression that a finding quotes."""
_ALONE = 30
"""Characters quoted from a brace that stands alone: the brace and what follows it."""

Literal = str | int | float | bool


class Sort(StrEnum):
    """What braces in a text are."""

    EXPRESSION = "expression"
    """Braces that open and close around an expression."""
    UNCLOSED = "unclosed"
    """Braces that open and never close in their paragraph, or close and were never opened."""
    FOREIGN = "foreign"
    """A mark of another language of templates: `{%` or `{#`."""


@dataclass(frozen=True, slots=True)
class Braced:
    """Braces in a text: where they start and end, in characters; `text` is what stands between those of an expression.

    `quoted` is how a finding shows them.
    """

    start: int
    end: int
    sort: Sort
    text: str
    quoted: str


class NoCall(ValueError):
    """An expression that is not a call with literal arguments."""


@dataclass(frozen=True, slots=True)
class Call:
    """A function's name and what it is given."""

    name: str
    values: tuple[Literal, ...]
    named: dict[str, Literal]


def braced(inline: Inline) -> Iterator[Braced]:
    """Every pair of braces, and every brace left alone, in reading order; verbatim text has none."""
    text = "".join(run.text for run in inline)
    if "{" not in text and "}" not in text:
        return
    seen = "".join(run.text.translate(_VERBATIM) if run.verbatim else run.text for run in inline)
    for match in _BRACES.finditer(seen):
        start, end = match.span()
        if match[1] is not None:
            inside = text[start + 2 : end - 2].strip()
            yield Braced(start, end, Sort.EXPRESSION, inside, _shortened(f"{{{{ {inside} }}}}", EXCERPT))
        else:
            sort = Sort.FOREIGN if match[0] in ("{%", "{#") else Sort.UNCLOSED
            yield Braced(start, end, sort, "", _shortened(text[start : start + _ALONE + 1], _ALONE))


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def parsed(expression: str) -> Call:
    """The call that an expression is. Raises NoCall."""
    whole = _CALL.fullmatch(expression.strip()) if len(expression) <= MAX_LENGTH else None
    if whole is None:
        raise NoCall(expression[:MAX_LENGTH])
    values: list[Literal] = []
    named: dict[str, Literal] = {}
    inside, at = whole[2].rstrip(), 0
    while at < len(inside):
        match = _ARGUMENT.match(inside, at)
        if match is None or match[1] in named or (named and match[1] is None):
            raise NoCall(expression)
        if match[1] is None:
            values.append(_literal(match))
        else:
            named[match[1]] = _literal(match)
        at = match.end()
    if inside.endswith(","):
        raise NoCall(expression)
    return Call(whole[1], tuple(values), named)


def _literal(match: re.Match[str]) -> Literal:
    """The value of an argument. Raises NoCall for a word that is none."""
    if match["text"] is not None:
        return match["text"][1:-1].strip()
    if match["number"] is not None:
        return float(match["number"]) if "." in match["number"] else int(match["number"])
    if match["word"].lower() not in _WORDS:
        raise NoCall(match["word"])
    return _WORDS[match["word"].lower()]
