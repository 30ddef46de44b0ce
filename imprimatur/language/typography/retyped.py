"""Signs that keyboards put together, as the sign that was meant, before quotation marks are looked at.

`<<mot>>`, `,,woord''`, `l`été`; and apostrophes that look as if they opened a quotation: `jaren '90`, `rock 'n' roll`.
"""

import re
from collections.abc import Iterator

from imprimatur.language.typography.line import Edit

_MAY = re.compile(r"['‘`´]|<<|>>|,,")
_TYPED = re.compile(
    r"<<(?=[^<>\n]+>>)|(?<=[^<>\n])>>(?!>)"
    r"|(?<=[^\W\d_])[`´](?=[^\W\d_])"
    r"|(?<![\w',]),,(?=\w[^\n\"”“]{0,200}[”“])|(?<![\w',]),,(?=\w[^\n\"”“]{0,200}(?:\"|''))"
    r"|(?<![\w'])''(?=[^\W\d_])|(?<=[^\W\d_.!?…])''(?![\w'])"
)
_MEANT = {"<<": "«", ">>": "»", "`": "’", "´": "’", "''": '"'}
_AND = re.compile(r"(?<=[^\W\d_] )['‘’][nN]['’](?= [^\W\d_])")
_YEAR = re.compile(r"(?<![\w'’\"”»)])['‘][0-9]{2}(?=s(?!\w)|(?![\w'’]|[.,][0-9]))")
"""A year without its century, or the beginning of a quotation."""
_BEFORE_YEAR = re.compile(r"(?:(?<!\w)(?:jaren|jaar|années?|ans|eind|begin|zomer|mei|mai|été|en|et|of|ou)\s|[–/-])\Z")
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
    years = list(_YEAR.finditer(text))
    last = max((match.start() for match in _CLOSING.finditer(text)), default=-1) if years else -1
    for match in years:
        at = match.start()
        if last < match.end() or _BEFORE_YEAR.search(text[max(0, at - _NEAR) : at]):
            yield at, at + 1, "’"
