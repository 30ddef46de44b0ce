"""The endings of French ordinals stand above the line: `1er`, `2e`, `XXe` with a raised `er` or `e` (typography.md)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from imprimatur.core.bilingual import Speech
from imprimatur.core.blocks import Inline, Run

_ORDINAL = re.compile(r"(?<![\w.,/-])(?:[0-9]+|[IVX]+)(?P<ending>ers?|res?|es?|ndes?|nds?)(?![\w-])")
"""A number or a Roman numeral and the ending of an ordinal; `2e-lijns` and codes are none."""


def raised(inline: Inline, lang: Speech) -> Inline:
    """The runs with the endings of French ordinals raised; the text stays the same."""
    return tuple(part for run in inline for part in (_parts(run) if _is_french(run, lang) else (run,)))


def _is_french(run: Run, lang: Speech) -> bool:
    return (run.lang or lang) == "fr" and not run.verbatim and not run.raised


def _parts(run: Run) -> Iterator[Run]:
    """A run cut around its endings; what it calls, a note, stays with the last piece."""
    endings = [match.span("ending") for match in _ORDINAL.finditer(run.text)]
    pieces: list[Run] = []
    at = 0
    for start, end in endings:
        pieces += [
            replace(run, text=run.text[at:start], note=()),
            replace(run, text=run.text[start:end], note=(), raised="super"),
        ]
        at = end
    if run.text[at:] or not pieces:
        pieces.append(replace(run, text=run.text[at:], note=()))
    yield from pieces[:-1]
    yield replace(pieces[-1], note=run.note)
