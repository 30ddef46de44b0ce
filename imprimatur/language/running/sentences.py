"""The sentences of a running text in French or Dutch, cut where one ends and another begins, and nowhere else.

A full stop ends no sentence after an abbreviation (`p. ex.`, `bv.`), an initial, a number that counts (`1.`), within a
bracket or a quotation that goes on, nor before a small letter.
"""

import re
from functools import lru_cache

_ABBREVIATIONS = frozenset(
    "m mm mme mlle mmes dr drs prof ir ing me st ste art al av bd boul chap cf env etc ex fig hab min max nb no nos p "
    "pp par parag réf ref tél tel éd ed dir coll trad resp rép "
    "bv bijv blz nr nrs tel afb afd art enz evt gem hfst incl excl inz jl kl m.b.t mevr dhr mw min max nl o.a o.m ong "
    "pag resp red t.a.v tab vgl zgn d.w.z i.e i.v.m n.v.t p.a t.e.m z.o.z m.a.w d.m.v o.l.v i.s.m".split()
)
"""Words before a full stop that ends no sentence (a text rarely ends on one; `etc.` and `enz.` may: see `_MAY_END`)."""
_MAY_END = frozenset(("etc", "enz", "al", "jl"))
_END = re.compile(r"[.!?…]+[»”’\")\]]*(?:\u00a0»|\u202f»| »)?[)\]]*(?=\s)")
_NEXT = re.compile(r"\s+[«“‘\"(\[–—-]*\s*(?P<sign>\S)")
_BEFORE = re.compile(r"([^\s(«“‘\"]+)$")


@lru_cache(maxsize=16_384)
def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text, stripped, in order; none for an empty one."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if match.end() > start and _ends(text, start, match):
            found.append(text[start : match.end()].strip())
            start = match.end()
    found.append(text[start:].strip())
    return tuple(one for line in found for one in _lines(line) if re.search(r"\w", one))


def _lines(text: str) -> list[str]:
    """Line breaks that an author typed part sentences too."""
    return [one.strip() for one in text.split("\n")]


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None or following["sign"].islower():
        return False
    said = text[start : match.end()]
    if said.count("(") > said.count(")") or said.count("«") > said.count("»") or said.count("“") > said.count("”"):
        return False
    if match[0][0] != "." or len(match[0].rstrip('»”’")] \u00a0\u202f')) > 1:
        return True
    before = _BEFORE.search(text, max(start, match.start() - 30), match.start())
    word = before[1] if before else ""
    if word.casefold() in _MAY_END:
        return True
    if word.casefold() in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word.isupper()):
        return False
    return not (word.isdigit() and match.start() - start <= len(word) + 1)
