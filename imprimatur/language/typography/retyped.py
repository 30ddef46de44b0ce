"""Signs that keyboards put together, as the sign that was meant, before quotation marks are looked at.

`<<mot>>`, `,,woord''`, `l`été`; and apostrophes that look as if they opened a quotation: `jaren '90`, `rock 'n' roll`.
"""

import re
from bisect import bisect
from collections.abc import Iterator

from imprimatur.language.typography.line import Edit

_MAY = re.compile(r"['‘`´]|<<|>>|,,")
_TYPED = re.compile(
    r"<<(?=[^<>\n]+>>)|(?<=[^<>\n])>>(?!>)"
    r"|(?<=[^\W\d_])[`´](?=[^\W\d_])"
    r"|(?<![\w',]),,(?=\w[^\n\"”“]{0,200}[”“])|(?<![\w',]),,(?=\w[^\n\"”“]{0,200}(?:\"|''))"
    r"|(?<![\w'])''(?=[^\W\d_])(?!(?:[knst]|ns)(?!\w)[^\n']*(?:'(?!')[^\n']*)?\Z)|(?<=[^\W\d_.!?…])''(?![\w'])"
)
_MEANT = {"<<": "«", ">>": "»", "`": "’", "´": "’", "''": '"'}
_AND = re.compile(r"(?<=[^\W\d_] )['‘’][nN]['’](?= [^\W\d_])")
_YEAR = re.compile(
    r"(?<![\w'’\"”»)])['‘][0-9]{2}(?:(?=(?P<closed>['’])(?!\w))|(?=(?P<word>[^\W\d_]{3}))|(?=['’]?s(?!\w)|(?![\w'’]|[.,][0-9])))"
)
"""A year without its century, or the beginning of a quotation."""
_BEFORE_YEAR = re.compile(
    r"(?:(?<!\w)(?:jaren|jaar|années?|ans|[Pp]lan|eind|begin|zomer|mei|mai|été|en|et|of|ou)\s|[–/-])\Z"
)
_OPENING = re.compile(r"(?<![\w'’])['‘](?!(?:[kmnst]|ns)(?!\w))(?=[^\W\d_])")
_CLOSING = re.compile(r"(?<=[\w.,;:!?…)])['’](?!\w)")
_NEAR = 12


def retyped(text: str) -> Iterator[Edit]:
    """The edits that put the sign that was meant in the place of what was typed."""
    if not _MAY.search(text):
        return
    for match in _TYPED.finditer(text):
        typed = match[0]
        low = '"' if typed == ",," and re.match(r"[^\n”“\"]*(?:\"|'')", text[match.end() : match.end() + 202]) else "„"
        yield match.start(), match.end(), _MEANT.get(typed, low)
    for match in _AND.finditer(text):
        yield match.start(), match.start() + 1, "’"
        yield match.end() - 1, match.end(), "’"
    yield from _years(text)


def _years(text: str) -> Iterator[Edit]:
    """The years without their century: no mark closes after them, or a word announces them.

    One that a mark follows at once is a year only where that mark closes what was opened before: `'de jaren '90'`.
    """
    years = list(_YEAR.finditer(text))
    if not years:
        return
    closing = [match.start() for match in _CLOSING.finditer(text)]
    opening = [match.start() for match in _OPENING.finditer(text)]
    for match in years:
        at = match.start()
        announced = bool(_BEFORE_YEAR.search(text[max(0, at - _NEAR) : at]))
        if match["closed"]:
            meant = announced and bisect(opening, at) > bisect(closing, at)
        else:
            meant = not closing or closing[-1] < match.end() or (announced and not match["word"])
        if meant:
            yield at, at + 1, "’"
