"""The hours of a French text: `9 h 30`, `37 h/semaine`, `9 h-17 h`."""

import re
from collections.abc import Iterator

from imprimatur.language.typography.line import Edit
from imprimatur.language.typography.settings import NBSP, SPACES

_S = f"[{SPACES}]"
_CLOCK = re.compile(rf"(?<![\w.,])[0-9]{{1,3}}(?P<before>{_S}*)(?P<sign>[hH])(?P<after>{_S}*)[0-5][0-9](?!\w)")
_HOURS = re.compile(rf"(?<![\w.])[0-9]{{1,4}}(?:,[0-9]+)?(?P<before>{_S}*)h(?=\Z|[\s/).,;:!?…»]|{_S}?[–-]{_S}?[0-9])")
_CAPITAL = re.compile(
    rf"(?<!\w)(?:à|de|dès|vers|avant|après|entre|et|jusqu[’']à){_S}(?:[01]?[0-9]|2[0-4])(?P<before>{_S}*)(?P<sign>H)"
    rf"(?=\Z|[\s/).,;:!?…»])"
)
"""An hour typed with a capital: only after a word that an hour follows, since `12H` may be a house or a class."""
_MAY = re.compile(rf"[0-9]{_S}*[hH]")


def hour_edits(text: str) -> Iterator[Edit]:
    """The edits that write the hours of a French text: spaces that hold around a small `h`."""
    if not _MAY.search(text):
        return
    seen = set()
    for pattern in (_CLOCK, _HOURS, _CAPITAL):
        for match in pattern.finditer(text):
            for name in match.groupdict():
                if match.span(name) not in seen:
                    seen.add(match.span(name))
                    yield (*match.span(name), "h" if name == "sign" else NBSP)
