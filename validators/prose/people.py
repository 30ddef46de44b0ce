"""Who is named in a text, and where people live: read from lists (people.yaml) and the registers."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.documents.schema.registers import Registers
from imprimatur.language.folding import fold

_PEOPLE = Path(__file__).with_name("people.yaml")
CAPITAL = r"[A-ZÀÂÇÉÈÊËÎÏÔÖÙÛÜ][\w’'-]*[\w]"
_PARTICLE = r"(?:[Dd]e|[Vv]an|[Dd]en|[Dd]er|[Ee]l|[Aa]l|[Ll]e|[Ll]a|[Dd]u|[Tt]en|[Tt]er|[Bb]en)"
_PAIR = re.compile(rf"(?<![\w.-])(?P<given>{CAPITAL})\s+(?P<family>(?:{_PARTICLE}\s+){{0,3}}{CAPITAL})")
_LOOKED_BACK = 10
"""Characters before a name in which the sign stands that it begins a sentence after."""
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|[«“‘(\[–—-]\s*)$")
_WORD = re.compile(rf"(?<![\w’'.-]){CAPITAL}(?![\w-])|(?<=[dlnqsDLNQS][’']){CAPITAL}(?![\w-])")
_CAPITAL_BESIDE = re.compile(r"^[\s-]+[A-ZÀÂÇÉÈÊËÎÏÔÖÙÛÜ0-9]")
_BORROWED = re.compile(
    r"(?:pr[ée]noms?|noms?)\b[^.]{0,40}?(?:d[’']emprunt|fictifs?|modifi[ée]s?|chang[ée]s?|inventés?)|pseudonymes?"
    r"|na(?:am|men)\b[^.,]{0,40}?(?:fictief|fictieve|gewijzigd|veranderd|verzonnen)"
    r"|(?:fictieve|schuil|andere)\s?na(?:am|men)\b"
    r"|pseudoniem(?:en)?",
    re.I,
)
_TELLING = 4
"""Letters from which a family name alone is looked for: `Job` is a word."""


@cache
def lists() -> Mapping[str, Any]:
    """The lists, as the file has them."""
    return dict(YAML(typ="safe", pure=True).load(_PEOPLE.read_text(encoding="utf-8")))


@cache
def words(name: str) -> frozenset[str]:
    """A list of words, folded."""
    return frozenset(fold(word) for word in lists()[name].split())


@lru_cache(maxsize=4_096)
def streets_in(text: str) -> tuple[re.Match[str], ...]:
    """The streets of a text with a number in them."""
    return tuple(_streets().finditer(text)) if any(character.isdigit() for character in text) else ()


@cache
def _streets() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w){one}" for one in lists()["streets"]))


@cache
def _titled() -> re.Pattern[str]:
    names = "|".join(re.escape(one) for one in lists()["titled"].split())
    return re.compile(rf"(?<!\w)(?:{names})\s+(?P<name>{CAPITAL})")


def public_names(registers: Registers) -> frozenset[str]:
    """What may be named anywhere: organisations, communes and the places of the list, folded."""
    organisations = (name for one in registers.organisations for name in one.names)
    communes = (name for pairs in registers.communes.values() for pair in pairs for name in pair)
    return frozenset(fold(name) for name in (*organisations, *communes, *lists()["places"])) - {""}


def is_borrowed(text: str) -> bool:
    """Whether a text says that a name is not the real one."""
    return bool(_BORROWED.search(text))


def given_alone(text: str) -> str:
    """The first given name that stands alone in a text, as written: `avec Fatima`. Nothing where none does.

    A part of a longer name, of a street or a station, is none; where a sentence begins, a word that may be another.
    """
    for found in _WORD.finditer(text):
        name, before = found[0].removesuffix("’s").removesuffix("'s"), text[: found.start()]
        known = {fold(name), fold(name.removesuffix("s"))} & words("given")
        if not known or _CAPITAL_BESIDE.match(text[found.end() :]):
            continue
        last = re.search(r"([\w-]+)[\s-]*$", before)
        starts = bool(_SENTENCE_START.search(before))
        beside = last and not starts and (_is_name(last) or fold(last[1]) in words("of_places"))
        if not beside and not (starts and fold(name) in words("ambiguous")):
            return name
    return ""


def _is_name(word: re.Match[str]) -> bool:
    """Whether a word has a capital of its own: not that of the sentence that it begins."""
    return word[1][:1].isupper() and not _SENTENCE_START.search(word.string[: word.start()])


def named(text: str, registers: Registers, public: frozenset[str]) -> str:
    """The first name of a person in a text, as written; nothing where nobody is named."""
    titled = _titled().search(text)
    if titled:
        return titled[0]
    for person in registers.persons:
        for name in (person.full_name, person.family_name or ""):
            if len(name) < _TELLING or name not in text:
                continue
            match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            starts = match and " " not in name and _starts_sentence(text, match.start())
            if match and not starts and fold(name) not in public:
                return match[0]
    # A sentence begins with a capital anyway: there, the first word must be a given name.
    pairs = (pair for pair in pairs_of(text) if not _is_public(pair, public))
    told = (one for one in pairs if is_given(one) or not _starts_sentence(text, one.start()))
    return next((one[0] for one in told), "")


def _starts_sentence(text: str, at: int) -> bool:
    return _SENTENCE_START.search(text, max(0, at - _LOOKED_BACK), at) is not None


def pairs_of(text: str) -> Iterator[re.Match[str]]:
    """The runs of two or more words in capitals, with their groups `given` and `family`."""
    yield from _PAIR.finditer(text)


def is_given(pair: re.Match[str]) -> bool:
    """Whether a pair begins with a usual given name, or two of them with a hyphen between."""
    return any(fold(one) in words("given") for one in (pair["given"], *pair["given"].split("-")))


def _is_public(pair: re.Match[str], public: frozenset[str]) -> bool:
    whole = fold(pair[0])
    return any(whole.startswith(name) or name.startswith(whole) for name in public if len(name) >= _TELLING)
