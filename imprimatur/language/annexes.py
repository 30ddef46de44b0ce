"""Annexes by their headings: `Annexe 2 – Budget`, `Bijlage 1: Plan`, `Annexes`."""

import re
from dataclasses import dataclass

_HEAD = re.compile(
    r"(?P<word>annexe|bijlage)(?: n[°o]\.?)?(?: (?P<number>[0-9]{1,2}|[IVX]{1,4}|[A-Z]))?"
    r"(?: ?[:.–—] ?| ?- | ?\((?=[^()]+\)\Z)|\Z)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ALL = re.compile(
    r"(?:(?:liste|lijst) (?:des|van(?: de)?) )?(?:annexes|bijlagen)(?: ?[:–-] ?.{1,60})?"
    r"|(?:documents|pieces) (?:joints?|jointes?|annexes)|bijgevoegde documenten",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(?:[0-9]{1,2}[ _-])?(?:annexe|bijlage)(?:[ _-](?P<number>[0-9]{1,2}|[a-z]))?(?=[ _.-]|\Z)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Annex:
    """The heading of an annex: its word as typed, its number or letter, and its title; each may be empty."""

    word: str
    number: str
    title: str


def annex_of(heading: str) -> Annex | None:
    """The annex that a heading opens; None for any other, as for one that speaks of annexes."""
    found = _HEAD.fullmatch(heading.strip())
    if not found:
        return None
    return Annex(found["word"], (found["number"] or "").upper(), found["rest"].strip().removesuffix(")").strip())


def opens_annexes(heading: str) -> bool:
    """Whether a heading opens an annex, or the list of them."""
    return annex_of(heading) is not None or bool(_ALL.fullmatch(heading.strip().replace("è", "e")))


def annex_in_file(name: str) -> str | None:
    """The number or letter that a file of an annex has in its name (`annexe-2-budget.fr.docx`), nothing where it has
    none; None for another file."""
    found = _FILE.match(name.rpartition("/")[2])
    return None if found is None else (found["number"] or "").upper()
