"""Equations of Word as a line of text: `(a+b)/c`, `√x`, exponents and indices as raised and lowered runs.

The characters are carried in their order; what only the drawing showed (the bar of a fraction, the reach of a root) is
said with signs, so that no two of them are ever glued (ECMA-376 part 1, 22.1).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from imprimatur.core.blocks import Inline, Run, plain
from imprimatur.sources.plain_text.characters import clean
from imprimatur.sources.word.vocabulary import BREAKS, NOTHING
from imprimatur.sources.word.xml import child, elements, kind, qn

_SCRIPTS: dict[str, tuple[tuple[str, Literal["", "super", "sub"]], ...]] = {
    "m:sSup": (("m:e", ""), ("m:sup", "super")),
    "m:sSub": (("m:e", ""), ("m:sub", "sub")),
    "m:sSubSup": (("m:e", ""), ("m:sub", "sub"), ("m:sup", "super")),
    "m:sPre": (("m:sub", "sub"), ("m:sup", "super"), ("m:e", "")),
    "m:limLow": (("m:e", ""), ("m:lim", "sub")),
    "m:limUpp": (("m:e", ""), ("m:lim", "super")),
}
"""The parts of what stands above and below the line, in reading order."""
_ACCENT, _BAR = "\u0302", "\u0305"
_TEXTS = ("m:t", "w:t", "w:delText")
_PLAIN = frozenset(
    "m:oMath m:r w:r m:e m:num m:den m:sup m:sub m:deg m:lim m:fName m:mr m:box m:borderBox m:phant m:groupChr".split()
)
"""Elements that only hold others."""
_SIMPLE = frozenset(",. \u00a0")
"""Characters that need no brackets around them beside letters and figures."""


def equation(element: Any, others: list[Any]) -> Inline:
    """The runs of an equation, or of several that stand below each other. `others` takes the elements in it that are no
    mathematics: revisions, drawings, and what nobody thought of."""
    others.extend(_others(element))
    return tuple(replace(run, verbatim=True) for run in _runs(element))


def _others(node: Any) -> Iterator[Any]:
    for one in elements(node):
        name = kind(one)
        if name in _SCRIPTS or name in _BUILT or name in _PLAIN:
            yield from _others(one)
        elif not (name in _TEXTS or name in BREAKS or _says_nothing(name)):
            yield one


def _says_nothing(name: str) -> bool:
    return name in NOTHING or (name.startswith("m:") and name.endswith("Pr"))


def _runs(node: Any) -> Iterator[Run]:
    for one in elements(node):
        name = kind(one)
        if name in _SCRIPTS:
            for part, raised in _SCRIPTS[name]:
                yield from _raised(one, part, raised)
        elif name in _BUILT:
            yield from _BUILT[name](one)
        elif name in _TEXTS:
            yield Run(clean(one.text or ""))
        elif name in BREAKS:
            yield Run(BREAKS[name])
        elif name in _PLAIN:
            yield from _runs(one)
            if name == "m:oMath" and one.getnext() is not None:
                yield Run("\n")


def _part(node: Any, name: str) -> list[Run]:
    found = child(node, name)
    return list(_runs(found)) if found is not None else []


def _raised(node: Any, name: str, raised: Literal["", "super", "sub"]) -> list[Run]:
    return [replace(run, raised=raised or run.raised) for run in _part(node, name)]


def _bracketed(runs: Sequence[Run]) -> list[Run]:
    """The runs in brackets, unless they are one word or number."""
    text = plain(tuple(runs))
    simple = all(char.isalnum() or char in _SIMPLE for char in text)
    return list(runs) if simple else [Run("("), *runs, Run(")")]


def _says(node: Any, properties: str, name: str, default: str) -> str:
    """A sign that the properties of an element choose."""
    found = child(node, properties, name)
    return default if found is None else str(found.get(qn("m:val")) or "")


def _fraction(node: Any) -> list[Run]:
    return [*_bracketed(_part(node, "m:num")), Run("/"), *_bracketed(_part(node, "m:den"))]


def _root(node: Any) -> list[Run]:
    return [*_raised(node, "m:deg", "super"), Run("√"), *_bracketed(_part(node, "m:e"))]


def _nary(node: Any) -> list[Run]:
    sign = Run(_says(node, "m:naryPr", "m:chr", "∫"))
    return [sign, *_raised(node, "m:sub", "sub"), *_raised(node, "m:sup", "super"), Run(" "), *_part(node, "m:e")]


def _delimited(node: Any) -> list[Run]:
    made = [Run(_says(node, "m:dPr", "m:begChr", "("))]
    for index, part in enumerate(node.iterchildren(qn("m:e"))):
        made += [Run(_says(node, "m:dPr", "m:sepChr", "|"))] * (index > 0) + list(_runs(part))
    return [*made, Run(_says(node, "m:dPr", "m:endChr", ")"))]


def _function(node: Any) -> list[Run]:
    return [*_part(node, "m:fName"), Run(" "), *_part(node, "m:e")]


def _accented(node: Any) -> list[Run]:
    sign = _BAR if kind(node) == "m:bar" else _says(node, "m:accPr", "m:chr", _ACCENT)
    return [*_part(node, "m:e"), Run(sign)]


def _rows(node: Any) -> Iterator[Run]:
    """The lines of a matrix or of equations one below the other, set apart."""
    matrix = kind(node) == "m:m"
    for index, row in enumerate(node.iterchildren(qn("m:mr" if matrix else "m:e"))):
        yield Run("; " if index else "")
        for column, cell in enumerate(row.iterchildren(qn("m:e")) if matrix else [row]):
            yield Run(" " if column else "")
            yield from _runs(cell)


_BUILT = {
    "m:f": _fraction,
    "m:rad": _root,
    "m:nary": _nary,
    "m:d": _delimited,
    "m:func": _function,
    "m:acc": _accented,
    "m:bar": _accented,
    "m:m": _rows,
    "m:eqArr": _rows,
}
