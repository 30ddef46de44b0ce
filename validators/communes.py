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
_IN_TEXT = re.compile(r"\b(?P<postcode>[1-9]\d{3})\s+(?P<commune>[^\W\d_][^,;.()\n–]*)")


def fits(postcode: str, commune: str, communes: Communes) -> bool:
    """Whether a commune bears a postcode, in either language."""
    names = {fold(name) for pair in communes.get(postcode, ()) for name in pair}
    if int(postcode) in _BRUSSELS:
        names |= {"bruxelles", "brussel"}
    return fold(commune) in names


def misfits(text: str, communes: Communes) -> Iterator[tuple[str, str]]:
    """Each known postcode of a text followed by words that do not begin with one of its communes."""
    for found in _IN_TEXT.finditer(text):
        words = found["commune"].split()
        beginnings = (" ".join(words[:count]) for count in range(1, len(words) + 1))
        known = found["postcode"] in communes and found["commune"][0].isupper()
        if known and not any(fits(found["postcode"], beginning, communes) for beginning in beginnings):
            yield found["postcode"], found["commune"].strip()


def expected(postcode: str, communes: Communes) -> Bilingual:
    """The communes of a postcode, for a message."""
    pairs = communes.get(postcode)
    if not pairs:
        return say("other_postcode")
    return Bilingual(", ".join(fr for fr, _ in pairs), ", ".join(nl for _, nl in pairs))
