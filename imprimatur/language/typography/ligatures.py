"""French words with œ, typed with two letters as keyboards have them: `mise en oeuvre`, `soeur`, `voeux`."""

import re
from collections.abc import Iterator

from imprimatur.language.typography.line import Edit

_MAY = re.compile("oe", re.IGNORECASE)
_WORD = re.compile(
    r"(?<![\w@/.])(?:(?:ran|contre|é)?c(?=oeur)|s(?=oeurs?(?!\w))|v(?=oeux?(?!\w))|n(?=oeuds?(?!\w))|b(?=oeufs?(?!\w))"
    r"|m(?=oeurs(?!\w))|ch(?=oeurs?(?!\w))|f(?=oet(?:us|al|aux))|(?:man|dés)(?=oeuvr)"
    r"|(?=oe(?:uvr|il(?!\w)|ill[aeè]|ufs?(?!\w)|d[eè]m|sophag|cum[eé]n|nolog|strog)))(?P<letters>oe)[^\W\d_]*(?![\w@]|[./]\w)",
    re.IGNORECASE,
)


def ligatures(text: str) -> Iterator[Edit]:
    """The edits that give the French words of a text their œ; `moelle` has none."""
    if _MAY.search(text):
        for match in _WORD.finditer(text):
            yield (*match.span("letters"), "œ" if match["letters"].islower() else "Œ")
