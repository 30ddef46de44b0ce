"""One spelling of each acronym in a document: the register's, else the one that is used most (G08)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from imprimatur.core.bilingual import LANGS
from imprimatur.core.finding import Finding
from imprimatur.language.folding import fold
from imprimatur.language.terms import Term
from validators.examination import Examination, strings
from validators.prose.passages import Passage, about
from validators.prose.writings import without_addresses

_WORD = re.compile(r"(?<![\w@/.])(?:(?:[A-Z]\.){2,}|[^\W\d_]{3,12})(?!\w|@|\.\w)")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|(?<!\w)‘[^‘’]*’(?!\w)")
SHARED = "_shared/"
"""The folder of the registers, whose texts many documents print: they are no dossier's own."""
_LONG = 5
"""Letters from which an acronym with one capital is no ordinary word."""
_IN_CAPITALS = 0.7
"""Share of the letters from which a text is set in capitals."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The spellings that rule: those of the register; those that an acronym may have, from the document's own table and
    from the terms; and which of them the terms have.
    """

    register: Mapping[str, str]
    others: Mapping[str, str]
    terms: frozenset[str]


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Every place where an acronym is spelled otherwise than in the rest of the document, once a passage."""
    known = _known(examined)
    own = [passage for passage in passages if not passage.location.file.startswith(SHARED)]
    found = [(passage, written) for passage in own for written in _written(passage.text)]
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for _, written in found:
        spellings[fold(written)][written] += 1
    ruling = {key: _ruling(key, used, known) for key, used in spellings.items() if len(used) > 1}
    for passage, written in dict.fromkeys(found):
        right = ruling.get(fold(written), "")
        if right and written != right and _counts(passage.text, written, right, known):
            yield about(examined, passage, "G08", value=written, known=right)


def _known(examined: Examination) -> _Known:
    register = {fold(one.acronym): one.acronym for one in examined.registers.organisations if one.acronym}
    own = {value for path, value in strings(examined.document) if path.endswith(".acronym")}
    others = {fold(value): value for value in sorted(own)}
    terms = examined.registers.terms
    for term in terms.entries if terms else ():
        for lang in LANGS:
            names = term.names(lang)
            for name in (*names.acronyms, names.preferred, *names.variants):
                if name.isupper() or name in names.acronyms or _is_proper(name, term):
                    others.setdefault(fold(name), name)
    held = {name for name in others.values() if name not in own}
    for organisation in examined.registers.organisations:
        for name in organisation.also:
            if name.isupper() and " " not in name:
                others.setdefault(fold(name), name)
    return _Known({key: one for key, one in register.items() if " " not in one}, others, frozenset(held))


def _is_proper(name: str, term: Term) -> bool:
    """Whether a term is the name of a body, the same in both languages: Iriscare."""
    return term.fr.preferred == term.nl.preferred == name and name.isalpha() and name.istitle() and len(name) >= _LONG


@lru_cache(maxsize=8_192)
def _written(text: str) -> tuple[str, ...]:
    """The words of a text that may be acronyms: quotations, addresses and what is set in capitals aside."""
    letters = [one for one in text if one.isalpha()]
    if not letters or (len(text.split()) > 2 and sum(map(str.isupper, letters)) > _IN_CAPITALS * len(letters)):
        return ()
    plain = _QUOTED.sub(lambda found: " " * len(found[0]), without_addresses(text))
    return tuple(one[0] for one in _WORD.finditer(plain))


def _ruling(key: str, used: Counter[str], known: _Known) -> str:
    """The spelling that rules; nothing for words that are no acronym."""
    if key in known.register:
        return known.register[key]
    told = known.others.get(key, "")
    shaped = [one for one in used if _is_shaped(one)]
    if not told and len(shaped) < 2:
        return _without_hump(used)
    # In small letters an acronym may be a word, and with one capital when it is short: but as the terms write it.
    titled = told and ((len(key) >= _LONG and key not in used) or told in known.terms)
    kept = {
        one: count
        for one, count in used.items()
        if _is_shaped(one) or (told.islower() if one.islower() else titled or told.islower())
    }
    if len(kept) < 2:
        return ""
    most = max(kept.values())
    best = [one for one, count in kept.items() if count == most]
    return told if told in best else best[0]


def _without_hump(used: Counter[str]) -> str:
    """The spelling with one capital of a name that also stands with one inside: `Bruxeo` beside `BruXeo`."""
    humps = [one for one in used if re.search(r"[^\W\d_A-Z][A-Z]", one)]
    plain = [one for one in used if one.istitle() and len(one) >= _LONG]
    if len(used) != 2 or len(humps) != 1 or not plain:
        return ""
    return max((*plain, *humps), key=lambda one: used[one])


def _is_shaped(word: str) -> bool:
    """Whether a word looks like an acronym: two capitals at least."""
    return sum(map(str.isupper, word)) > 1


def _counts(text: str, written: str, right: str, known: _Known) -> bool:
    """Whether another spelling is a slip: not the capital of a sentence, nor a word in small letters."""
    if written.islower():
        return right.islower() or fold(written) in known.register
    if right.islower() and written == right.capitalize():
        return not re.search(rf"(?:^|[.!?:]\s+|[«“‘(•–-]\s*){written}", text)
    return _is_shaped(written) or _is_shaped(right) or fold(written) in known.register
