"""Whether words of a French sentence have their equivalents in a Dutch one (`equivalents.txt`): evidence, never proof.

A word counts by its equivalents in the list, or by the same beginning in both languages (`project`, `projet`), which
names and figures have too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from imprimatur.core.bilingual import Lang
from imprimatur.language.folding import unaccented

_DATA = Path(__file__).with_name("equivalents.txt")
_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")
_PART = re.compile(r"[^\W_]+")
_ANYWHERE = 5
"""Letters from which a part of a Dutch word is sought within compounds; a shorter one begins the word."""
_ALIKE = 4
"""First letters that a word of both languages shares."""
_EMPTY: Mapping[Lang, frozenset[str]] = {
    "fr": frozenset(
        "les des une est aux dans pour par sur avec qui que quoi dont cette ces son ses leur leurs elle elles ils nous "
        "vous sont ont etre avoir mais donc car ainsi aussi entre sous lors plus pas tres tout toute tous toutes comme "
        "celui celle ceux celles meme fait faire faut peut doit afin lui eux cela soit deja encore puis apres avant "
        "votre vos notre nos mes mon bien ete sera seront etait etaient chaque selon vers sans non quand alors ici "
        "ailleurs notamment egalement tel telle tels telles quel quelle quels quelles jusqu lorsqu puisqu".split()
    ),
    "nl": frozenset(
        "het een van voor met aan zijn die dat deze dit ook niet maar dan als bij door naar uit over tot wordt worden "
        "werd werden heeft hebben kan kunnen wie wat waar elk elke zich nog meer haar hun ons onze jij jou jouw zij "
        "hij men was waren "
        "moet moeten zal zullen geen alle alleen wel reeds daar hier hoe toch dus want omdat zodat er te "
        "zoals onder tussen tegen zonder sinds voordat nadat terwijl waarin waarmee waarvan daarvan hierbij eveneens "
        "zelf veel andere ander per is in op de en of je we u".split()
    ),
}


@dataclass(frozen=True, slots=True)
class Shared:
    """Of a French and a Dutch sentence: the words whose equivalents are known, and those among them that have one."""

    known: int
    found: int

    @property
    def share(self) -> float:
        """The part of the known words that found an equivalent, 1 where none is known."""
        return self.found / self.known if self.known else 1.0


@lru_cache(maxsize=16_384)
def shared(french: str, dutch: str) -> Shared:
    """How many words of a French text that the list knows have an equivalent in a Dutch one."""
    line = _line(dutch)
    known = found = 0
    for word in content(french, "fr"):
        equivalents = _dutch_of(word)
        same = f" {word[:_ALIKE]}" in line
        known += bool(equivalents) or same or word.isdigit()
        found += same or any(one in line for one in equivalents)
    return Shared(known, found)


@lru_cache(maxsize=16_384)
def shared_back(dutch: str, french: str) -> Shared:
    """How many words of a Dutch text that the list knows have an equivalent in a French one."""
    line = _line(french)
    known = found = 0
    for word in content(dutch, "nl"):
        equivalents = _french_of(word)
        same = f" {word[:_ALIKE]}" in line
        known += bool(equivalents) or same or word.isdigit()
        found += same or any(one in line for one in equivalents)
    return Shared(known, found)


@lru_cache(maxsize=16_384)
def content(text: str, lang: Lang) -> tuple[str, ...]:
    """The words of a text that carry what it says, in small letters without accents, each once."""
    words = _WORD.findall(unaccented(text.lower()))
    return tuple(dict.fromkeys(one for one in words if one not in _EMPTY[lang]))


@lru_cache(maxsize=16_384)
def _line(text: str) -> str:
    return f" {' '.join(_PART.findall(unaccented(text.lower())))} "


@lru_cache(maxsize=32_768)
def _dutch_of(word: str) -> tuple[str, ...]:
    """What to look for in a line of Dutch for a French word."""
    entries = _entries()[0]
    found = [*entries.get(f"{word}.", ())]
    for size in range(len(word), 1, -1):
        found += entries.get(word[:size], ())
        if found:
            break
    return tuple(one if len(one) >= _ANYWHERE else f" {one}" for one in dict.fromkeys(found))


@lru_cache(maxsize=32_768)
def _french_of(word: str) -> tuple[str, ...]:
    """What to look for in a line of French for a Dutch word: the starts of words that may say it."""
    entries = _entries()[1]
    for size in range(len(word), 1, -1):
        inside = range(len(word) - size + 1) if size >= _ANYWHERE else range(1)
        for start in inside:
            if found := entries.get(word[start : start + size]):
                return tuple(f" {one.removesuffix('.')}{' ' * one.endswith('.')}" for one in found)
    return ()


@cache
def _entries() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    french: dict[str, list[str]] = {}
    dutch: dict[str, list[str]] = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or "=" not in line:
            continue
        ours, theirs = (unaccented(side.lower()).split() for side in line.split("="))
        for word in ours:
            french.setdefault(word, []).extend(theirs)
        for word in theirs:
            dutch.setdefault(word, []).extend(ours)
    return ({word: tuple(v) for word, v in french.items()}, {word: tuple(v) for word, v in dutch.items()})
