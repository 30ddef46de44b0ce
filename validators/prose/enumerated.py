"""How many things a sentence enumerates: `l’accueil, l’aide et le suivi`."""

import re

from imprimatur.core.bilingual import Lang

_PART = re.compile(r"\s*(?:,|;|\bet\b|\ben\b)\s*")
_LONGEST_PART = 5
"""Words of a thing that a sentence enumerates: what is longer is a clause."""
_UNCLEAR = re.compile(
    r"[:()…\d«»\"]|\b(?:puis|ainsi que|alsook|evenals|ou|of|qui|que|dont|mais|car|die|dat|want|maar|waarvan|notamment"
    r"|etc|enz|entre autres|onder meer|deux|trois|quatre|cinq|twee|drie|vier|vijf)\b",
    re.I,
)
"""What makes of an enumeration something else: clauses, choices, counts of their own."""
_DETERMINED = re.compile(r"(?:l'|d'|le |la |les |un |une |des |de |het |een )", re.I)


def enumerated(rest: str, lang: Lang) -> tuple[int, int]:
    """How many things a sentence enumerates, at least and at most; twice 0 where that cannot be told."""
    nothing = (0, 0)
    if _UNCLEAR.search(rest):
        return nothing
    if ";" in rest:
        count = len([part for part in rest.split(";") if part.strip()])
        return (count, count) if count > 1 else nothing
    joined = [match.start() for match in re.finditer(r"\bet\b" if lang == "fr" else r"\ben\b", rest)]
    parts = [part.strip() for part in _PART.split(rest) if part.strip()]
    if len(joined) > 1 or len(parts) < 2 or (joined and rest.rfind(",") > joined[0]):
        return nothing
    if any(len(part.split()) > _LONGEST_PART for part in parts):
        return nothing
    if re.search(r",\s*(?:et|en)\b", rest):
        return nothing
    named = [part[0].isupper() or bool(_DETERMINED.match(part)) for part in parts]
    if any(part[0].isupper() for part in parts[1:]) and not all(named):
        return nothing  # names with what they are: "Anna, présidente, Omar, trésorier"
    alike = all(named) or all(len(part.split()) == 1 for part in parts)
    return (len(parts) if alike else len(parts) - len(joined)), len(parts)
