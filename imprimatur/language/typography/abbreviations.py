"""The space that holds after an abbreviation and the sign of a number: `p. 5`, `art. 12`, `§ 3`, `n° 8`, `M. Dupont`.

Nothing else would part from what it announces so badly: these hold in the text itself, wherever it is pasted. What
holds only where it is printed stands in `typography.ties`.
"""

import re
from collections.abc import Iterator

from imprimatur.language.typography.line import Edit
from imprimatur.language.typography.settings import NBSP, SPACES

_S = f"[{SPACES}]"
_NUMBERED = {
    "fr": r"pp?\.|artt?\.|fig\.|tabl?\.|vol\.|chap\.|ann\.|éd\.|t\.|al\.|nos",
    "nl": r"nrs?\.?|blz\.|pp?\.|artt?\.|fig\.|tab\.|vol\.|hfst\.|bijl\.|dl\.|jg\.",
}
_TITLES = {
    "fr": r"M\.|MM\.|Mmes?|Mlles?|Mgr|Dr\.?|Drs|Pr\.?|[Pp]rof\.|Me",
    "nl": r"[Dd]hr\.|[Mm]evr\.|[Mm]w\.|[Dd]rs?\.|[Pp]rof\.|[Ii]r\.|[Ii]ng\.|[Mm]r\.",
}
_BEFORE_NUMBERS = {
    lang: re.compile(rf"(?<![\w.-])(?i:{words})(?:(?P<digits>{_S}*)(?=[0-9])|(?P<roman>{_S}+)(?=[IVXLC]+(?!\w)))")
    for lang, words in _NUMBERED.items()
}
_BEFORE_NAMES = {
    lang: re.compile(rf"(?<![\w.-])(?:{words})(?P<space>{_S}+)(?=[A-ZÀ-Þ]|(?:{words}){_S})")
    for lang, words in _TITLES.items()
}
_AFTER_SIGN = re.compile(rf"(?:(?<=[nN][°º])|(?<=§)){_S}*(?=[0-9])")
_ORDINAL_SIGN = re.compile(rf"(?<![\w.])[nN](?P<sign>º)(?={_S}*[0-9])")
_MAY = re.compile(rf"[.°º§]{_S}?[\w]|[DMP][a-z]+{_S}|[sr]{_S}?[0-9]")


def held_after(text: str, lang: str) -> Iterator[Edit]:
    """The spaces of a text of French or Dutch that hold after an abbreviation, as edits."""
    if lang not in _NUMBERED or not _MAY.search(text):
        return
    for match in _BEFORE_NUMBERS[lang].finditer(text):
        yield (*match.span(match.lastgroup or 0), NBSP)
    yield from ((*match.span("space"), NBSP) for match in _BEFORE_NAMES[lang].finditer(text))
    yield from ((*match.span(), NBSP) for match in _AFTER_SIGN.finditer(text))
    yield from ((*match.span("sign"), "°") for match in _ORDINAL_SIGN.finditer(text))
