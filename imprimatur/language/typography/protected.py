"""What no rule of typography touches: addresses, file names, telephone numbers, accounts, dates in figures, codes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from imprimatur.language.typography.settings import SPACES

_TLD = "be|brussels|eu|org|net|com|info|io|gent|vlaanderen|fr|nl|lu|de|ch|ca|uk|gov|edu|int"
_FILE = "docx?|xls[xm]?|pptx?|od[tsp]|pdf|csv|ya?ml|json|xml|html?|md|txt|rtf|png|jpe?g|svg|gif|zip|po|xliff?|tmx|py"
_S = f"[{SPACES}]"
_LEAST_ABROAD = 8
"""Figures of the shortest number with a country code: `+10.000` counts something."""
TELEPHONE = (
    rf"(?<![\w.])(?:\+(?=(?:(?:{_S}|[/.()-])*[0-9]){{{_LEAST_ABROAD}}})[0-9]{{1,3}}|(?<![0-9]{_S})0[0-9]{{1,3}})"
    rf"(?:{_S}|[/.()-])*[0-9](?:{_S}?[0-9/.()-]){{4,}}"
)
IBAN = rf"(?<!\w)[A-Z]{{2}}[0-9]{{2}}(?:{_S}?[0-9]{{4}}){{2,7}}(?!\w)"
_NAMED = (
    r"[Rr][ée]f\.|[Rr][ée]f[ée]rences?|[Rr]eferentie|[Dd]ossiers?|[Mm]atricule|[Cc]odes?|[Nn]um[ée]ros?|[Nn]ummers?|"
    r"\w*dossiernummer|[Ff]acture|[Ff]actuur|[Vv]ersions?|[Vv]ersie|ISO|NBN|IP|RGPT|R\.G\.|A\.R\.|K\.B\.|M\.B\.|B\.S\."
)
"""What a number names rather than counts."""
_NUMBER = r"(?P<code>(?>[0-9](?:[0-9./-]*[0-9])?))"
_ADDRESSES = (
    r"(?:https?://|www\.)[!#-;=?-~]*[^\W_/]/?|(?:https?://)",
    r"(?<![\w.%+-])[\w.%+-]++@[\w-]++(?:\.[\w-]++)++",
    rf"(?<![\w@.])(?!du\.de la(?!\w))[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]+)*\.(?:{_TLD})(?![\w.·-])"
    r"(?:/[!#-;=?-~]*[^\W_/]/?)?",
)
_NAMES = (
    rf"(?<![\w.-])[\w-]++(?:\.[\w-]++)*?\.(?:{_FILE})(?![\w.·-])",
    r"(?<!\w)[A-Z]:\\[^\s\"<>|]+",
    r"(?<![\w&/@#])[@#][\w-]*[^\W_]",
)
_CODES = (
    TELEPHONE,
    r"(?<![\w.,/-])[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{2,4}(?![\w])",
    IBAN,
    # The number of a standard: `NBN EN 301 549`, `ISO/IEC 27001`.
    rf"(?<!\w)(?:NBN|ETSI|ISO|IEC|EN)(?:[ /](?:EN|ISO|IEC)){{0,2}}{_S}[0-9]{{3}}{_S}[0-9]{{3}}"
    rf"(?![\w.,]|{_S}?(?:€|[0-9]))",
    # Of an article only the number: the space before it shall hold.
    rf"(?<!\w)(?:CP|PC|SCP|PSC|CCT|cao){_S}+(?:n[°º]{_S}*|nr\.?{_S}*)?[0-9](?:[0-9./-]*[0-9])?",
    rf"(?<!\w)(?:[Aa]rtt?\.|[Aa]rticles?|[Aa]rtikel(?:en)?){_S}*(?:n[°º]{_S}*|nr\.?{_S}*)?{_NUMBER}",
    rf"(?<![\w.])(?:{_NAMED}){_S}*:?{_S}*(?:n[°º]{_S}*|nr\.?{_S}*)?{_NUMBER}(?!{_S}?(?:€|euro)|[-–,][0-9])",
    rf"(?:(?<=[nN][°º])|(?<=[nN][°º]{_S})){_NUMBER}",
    # The number of an establishment (2.123.456.789), an address of the network (192.168.100.200): no count of ours.
    rf"(?<![\w.,€])(?<!€{_S})[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}}){{3,}}(?!\w|[.,][0-9]|{_S}?(?:€|euro|EUR))",
)
ADDRESSES = tuple(map(re.compile, _ADDRESSES))
"""Addresses of the network. A country code as in `du.de` is left to inclusive writing when a mid-dot could stand."""
_WITH_LETTERS = (*ADDRESSES, *map(re.compile, _NAMES))
_WITH_FIGURES = tuple(map(re.compile, _CODES))
_FIGURE = re.compile("[0-9]")
_JOINT = re.compile(r"[./:@#\\]")
"""One of which every address and name of a file has."""

_SMILEY = re.compile(rf"(?<=\S){_S}+(?:[:;]-?[)(DP](?![\w)])|:-[/|](?!\w))")
_SEEN = 200
"""Signs before a smiley in which a bracket may have been opened, that it closes: `(voir plus bas :)`."""


@lru_cache(maxsize=4_096)
def protected_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places of a text that no rule may touch."""
    patterns = _WITH_LETTERS if _JOINT.search(text) else ()
    if _FIGURE.search(text):
        patterns = (*patterns, *_WITH_FIGURES)
    spans = [
        match.span("code" if "code" in pattern.groupindex else 0)
        for pattern in patterns
        for match in pattern.finditer(text)
    ]
    return (*spans, *_smileys(text))


def _smileys(text: str) -> Iterator[tuple[int, int]]:
    """The smileys of a text, with the spaces before them."""
    for match in _SMILEY.finditer(text):
        before = text[max(0, match.start() - _SEEN) : match.start()]
        if before.count("(") <= before.count(")"):
            yield match.span()
