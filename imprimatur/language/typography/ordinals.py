"""French ordinals, the first of a month too: `1er`, `2e`, `XXIe`, their endings above the line (typography.md)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from imprimatur.core.bilingual import Speech
from imprimatur.core.blocks import Inline, Run
from imprimatur.core.cutting import cut
from imprimatur.language.running.days import any_of, months
from imprimatur.language.typography.line import Edit
from imprimatur.language.typography.settings import SPACES

_S = f"[{SPACES}]"
_ORDINAL = re.compile(r"(?<![\w.,/-])(?:[0-9]+|[IVX]+)(?P<ending>ers?|res?|es?|ndes?|nds?)(?![\w-])")
"""A number or a Roman numeral and the ending of an ordinal; `2e-lijns` and codes are none."""
_LONG = re.compile(
    r"(?:(?<=[0-9])|(?<![\w.-])[IVX]+(?=i?[eéè]me|è))(?P<ending>i?[eéè]me|è)(?=s?(?!\w))"
    r"|(?<![\w.,/-])(?:1|I)(?P<first>i?[eè]re)(?=s?(?!\w))"
    r"|(?<![\w.,/-])1(?P<masculine>i[eè]r)(?=s?(?!\w))"
)
_NAMED = re.compile(
    r"(?:chapitres?|annexes?|pages?|parties?|phases?|étapes?|lots?|modules?|points?|axes?|versions?|sections?|tomes?|"
    r"niveaux?|groupes?|fiches?|tableaux?|figures?|[\w]+\.)\s*\Z",
    re.IGNORECASE,
)
"""What a `1` after it names, so that it is no day of a month."""
_LONE = re.compile(rf"(?<!\w)1{_S}?[ ,a-zA-Z]")
_NEAR = 16
"""Signs before a `1` in which what it names may stand."""


@cache
def _first_day() -> re.Pattern[str]:
    """The first of a month, alone or before the other days of an enumeration."""
    others = rf"(?:{_S}?(?:,|et|ou|au){_S}[0-9]{{1,2}}(?!\w))"
    return re.compile(rf"(?<![\w.,/°-])(?<![0-9]{_S})1(?={others}{{0,6}}{_S}(?i:{any_of(months('fr'))})(?!\w))")


def ordinal_edits(text: str) -> Iterator[Edit]:
    """The edits that write French ordinals as they should be: `2ème` as `2e`, `le 1 mars` as `le 1er mars`."""
    for match in _LONG.finditer(text):
        name = match.lastgroup or "ending"
        yield (*match.span(name), {"ending": "e", "first": "re", "masculine": "er"}[name])
    for match in _first_day().finditer(text) if _LONE.search(text) else ():
        if not _NAMED.search(text[max(0, match.start() - _NEAR) : match.start()]):
            yield match.end(), match.end(), "er"


def raised(inline: Inline, lang: Speech) -> Inline:
    """The runs with the endings of French ordinals raised; the text stays the same."""
    return tuple(part for run in inline for part in (_parts(run) if _is_french(run, lang) else (run,)))


def _is_french(run: Run, lang: Speech) -> bool:
    return (run.lang or lang) == "fr" and not run.verbatim and not run.raised


def _parts(run: Run) -> Inline:
    above = replace(run, raised="super")
    return cut(run, ((*match.span("ending"), above) for match in _ORDINAL.finditer(run.text)))
