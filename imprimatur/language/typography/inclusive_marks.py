"""How a text marks both genders: the sign of each French word that does, and Dutch words that should not."""

import re
from functools import lru_cache

from imprimatur.language.typography.inclusive_words import MID_DOTS, SIGNED, Marked, marked_words

_SIGNS = (*MID_DOTS, "(", "*", "/", ".", "-", "‐", "‑")
"""The most telling first: `pair-aidant·e` has a mid-dot."""
PERSONS = (
    "assistent|student|docent|agent|consulent|patiënt|cliënt|klant|stagiair|participant|adjunct|referent|"
    "correspondent|producent|assurant|secondant|ambulant|migrant|debutant|laborant|kandidaat|advocaat|afgevaardigd|"
    "bedienaar|psycholoog|pedagoog|socioloog|animator|coördinator|directeur|inspecteur|auteur|redacteur|acteur|"
    "medewerker|werker|leider|deelnemer|begeleider|helper|bestuurder|voorzitter|jurist|specialist|therapeut"
)
"""Names of persons, after which `(e)` is no ending of an adjective (`een goed(e) verslag`)."""
_DUTCH = re.compile(
    rf"(?<!\w)(?:\w*(?:{PERSONS})(?:\((?:e|en|ne|es|in|se)\)(?:s|n)?|[/.{MID_DOTS}-]e)(?!\w)"
    rf"|[^\W\d_]{{4,}}/-?(?:trice|rice|euse|esse|ster)(?!\w)"
    rf"|[^\W\d_]+\((?:st|ster|in|rice|trice|euse|ère|esse|ice)\)[^\W\d_]*"
    rf"|[^\W\d_]+[{MID_DOTS}][^\W\d_]+(?:[{MID_DOTS}][^\W\d_]+)?)",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def french_marks(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a French text that mark both genders, each after its sign: `·`, `.`, `(`, `*`, `/` or `-`.

    Articles and pronouns are left out: `il/elle` is two words beside any sign.
    """
    if not SIGNED.search(text):
        return ()
    found = []
    for word in marked_words(text):
        written = text[word.start : word.end]
        sign = next((one for one in _SIGNS if one in written), "")
        if sign and not (word.article and sign == "/") and " " not in written and not _is_pair(word, written):
            found.append(("·" if sign in MID_DOTS else "-" if sign in "‐‑-" else sign, written))
    return tuple(found)


def _is_pair(word: Marked, written: str) -> bool:
    """Whether both forms are written out beside the sign."""
    return written.lower() in _PAIRS or word.feminine.lower() in written.lower().split("/")


_PAIRS = frozenset("il/elle elle/il ils/elles elles/ils celui/celle celle/celui ceux/celles celles/ceux".split())


@lru_cache(maxsize=16_384)
def dutch_marks(text: str) -> tuple[str, ...]:
    """The words of a Dutch text that mark gender as French does: `assistent(e)`, `medewerk(st)er`, `deelnemer·ster`."""
    return tuple(match[0] for match in _DUTCH.finditer(text)) if SIGNED.search(text) else ()
