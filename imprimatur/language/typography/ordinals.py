"""The endings of French ordinals stand above the line: `1er`, `2e`, `XXe` with a raised `er` or `e` (typography.md)."""

import re
from dataclasses import replace

from imprimatur.core.bilingual import Speech
from imprimatur.core.blocks import Inline, Run
from imprimatur.core.cutting import cut

_ORDINAL = re.compile(r"(?<![\w.,/-])(?:[0-9]+|[IVX]+)(?P<ending>ers?|res?|es?|ndes?|nds?)(?![\w-])")
"""A number or a Roman numeral and the ending of an ordinal; `2e-lijns` and codes are none."""


def raised(inline: Inline, lang: Speech) -> Inline:
    """The runs with the endings of French ordinals raised; the text stays the same."""
    return tuple(part for run in inline for part in (_parts(run) if _is_french(run, lang) else (run,)))


def _is_french(run: Run, lang: Speech) -> bool:
    return (run.lang or lang) == "fr" and not run.verbatim and not run.raised


def _parts(run: Run) -> Inline:
    above = replace(run, raised="super")
    return cut(run, ((*match.span("ending"), above) for match in _ORDINAL.finditer(run.text)))
