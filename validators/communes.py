"""Postcodes against communes (the register `inputs/_shared/communes.csv`)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from imprimatur.core.bilingual import Bilingual
from imprimatur.language.parsing import fold
from validators.messages import say

Communes = Mapping[str, Sequence[tuple[str, str]]]
"""The communes of each postcode, each with its French and Dutch name."""
_BRUSSELS = range(1000, 1300)
"""Postcodes of the Region, whose addresses often say Bruxelles or Brussel for any of its communes."""
_CAPITAL = frozenset(("bruxelles", "brussel"))
_NAME = r"[^\W\d_][^\W\d_]*(?:[-\s][^\W\d_]+){0,3}"
_IN_TEXT = re.compile(rf"(?<![\w.,])(?:BE?\s?-\s?)?(?P<postcode>[1-9]\d{{3}})\s+(?P<commune>{_NAME})")
_IN_BRACKETS = re.compile(r"\s\((?P<postcode>[1-9]\d{3})\)")
_ENDING_ON_NAME = re.compile(rf"{_NAME}$")
_LONGEST = 40
"""Characters of the longest name of a commune, and some more."""
_AFTER_NUMBER = re.compile(r"\d\s?[A-Za-z]?(?:/\w+)?\s?[,;–•|-]?\s*$")
_FOUR = re.compile(r"\d{4}")
_ELSEWHERE = frozenset(("saintgilles", "sintgillis", "forest", "vorst", "haren", "berchem"))
"""Names that communes of other regions bear too."""
_SAINTS = ("saint", "sainte", "sint")


def fits(postcode: str, commune: str, communes: Communes) -> bool:
    """Whether a commune bears a postcode, in either language."""
    names = {fold(name) for pair in communes.get(postcode, ()) for name in pair}
    if int(postcode) in _BRUSSELS:
        names |= _CAPITAL
    return fold(commune) in names


Codes = Mapping[str, frozenset[str]]
"""The postcodes of each commune by its folded name, whole or as people shorten it: `Molenbeek`, `Saint-Josse`."""


def misfits(text: str, communes: Communes, codes: Codes) -> Iterator[tuple[str, str]]:
    """Each postcode of a text beside a commune that bears another: `1030 Ixelles`, `Ixelles (1030)`.

    `codes` are those of the communes (`codes_of`).
    """
    if not _FOUR.search(text):
        return
    for found in _IN_TEXT.finditer(text):
        in_address = (
            bool(_AFTER_NUMBER.search(text, max(0, found.start() - _LONGEST), found.start()))
            or "-" in found[0][: found[0].find(" ")]
        )
        commune = _first(found["commune"], codes)
        if commune and _is_wrong(found["postcode"], commune, communes, codes, in_address):
            yield found["postcode"], commune
    for found in _IN_BRACKETS.finditer(text):
        words = _ENDING_ON_NAME.search(text[max(0, found.start() - _LONGEST) : found.start()])
        commune = _last(words[0], codes) if words else ""
        if commune and _is_wrong(found["postcode"], commune, communes, codes, False):
            yield found["postcode"], commune


def _is_wrong(postcode: str, commune: str, communes: Communes, codes: Codes, sure: bool) -> bool:
    """Whether a postcode is another commune's. What no register knows is wrong beside a commune of the Region alone;
    what may be a year or a number of people is one, but for an address.
    """
    number, name = int(postcode), fold(commune)
    if postcode in codes[name] or (name in _CAPITAL and number in _BRUSSELS):
        return False
    if number in _BRUSSELS or (postcode in communes and (sure or not 1900 <= number < 2100)):
        return True
    of_region = all(int(code) in _BRUSSELS for code in codes[name])
    return sure and of_region and name not in _ELSEWHERE and postcode not in communes


def codes_of(communes: Communes) -> Codes:
    """The postcodes of each commune."""
    codes: dict[str, set[str]] = {}
    for postcode, pairs in communes.items():
        for name in (one for pair in pairs for one in pair):
            for form in (name, *_shortened(name)):
                codes.setdefault(fold(form), set()).add(postcode)
    return {name: frozenset(found) for name, found in codes.items()}


def _shortened(name: str) -> Iterator[str]:
    parts = name.split("-")
    if len(parts) > 2 and fold(parts[0]) in _SAINTS:
        yield "-".join(parts[:2])
        yield parts[-1]
    elif len(parts) > 1 and fold(parts[0]) not in _SAINTS:
        yield parts[0]


def _first(words: str, codes: Codes) -> str:
    """The longest commune that words begin with, as written."""
    ends = [found.start() for found in re.finditer(r"\s|$", words)]
    return next((words[:end] for end in reversed(ends) if _is_commune(words[:end], codes)), "")


def _last(words: str, codes: Codes) -> str:
    """The longest commune that words end with, as written."""
    starts = [found.end() for found in re.finditer(r"^|\s", words)]
    return next((words[start:] for start in starts if _is_commune(words[start:], codes)), "")


def _is_commune(words: str, codes: Codes) -> bool:
    return words[:1].isupper() and fold(words) in codes


def expected(postcode: str, commune: str, communes: Communes, codes: Codes) -> dict[str, Bilingual]:
    """The postcodes of the commune and the communes of the postcode, for a message."""
    pairs = communes.get(postcode)
    others = Bilingual(", ".join(fr for fr, _ in pairs), ", ".join(nl for _, nl in pairs)) if pairs else say("nowhere")
    right = ", ".join(sorted(codes.get(fold(commune), ())))
    return {"codes": Bilingual(right, right), "others": others}
