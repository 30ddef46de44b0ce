"""What a text of one language should not call in the other: acronyms and names with an official form in its own.

The table of terms gives the pairs. A term whose note asks to keep its name, or that both languages call alike, is none.
Found word by word, whatever the accents; short acronyms only in capitals, names also in the plural.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from imprimatur.core.bilingual import Bilingual, Lang, other
from imprimatur.language.folding import fold_words, unaccented
from imprimatur.language.lexicon import is_word
from imprimatur.language.terms import Term

_KEPT = re.compile(r"\bkeep\b|translated?\b.*\bnot\b|\bnot? translated?\b|\bnever translate\b", re.I)
_TOKEN = re.compile(r"[^\W_]+")
_ELSEWHERE = frozenset("asbl aisbl vzw ivzw cct cao etp vte tva btw cp scp pc psc hfx mvx roi".split())
"""Found by the forms of the other language (validators/language_usages.yaml), or too ambiguous: ROI, PC."""
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{2,}(?: [A-Z]{2,})?|rvb")
_AMBIGUOUS = 3
"""Letters up to which an acronym must be in capitals: `ris`, `ca`."""
_SHORT = 5
"""Letters under which a single word is not looked for."""


@dataclass(frozen=True, slots=True)
class Needle:
    """Words to be found, folded, and what the language of the text says in their place.

    `accepted` are the forms beside which the words are a mere gloss. An `acronym` is written in capitals; a name that
    is `proper` begins with one.
    """

    words: tuple[str, ...]
    name: str
    expected: str
    accepted: tuple[str, ...]
    acronym: bool
    proper: bool

    @property
    def has_short_form(self) -> bool:
        """Whether the other form is an acronym too."""
        return bool(_ACRONYM.fullmatch(self.expected))


@dataclass(frozen=True, eq=False, slots=True)
class Needles:
    """What to look for in the texts of a language, by its first word; told from others by identity, to be cached by."""

    by_word: Mapping[str, tuple[Needle, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A needle in a text, from `start` to `end`."""

    needle: Needle
    start: int
    end: int


@lru_cache(maxsize=16)
def needles(terms: tuple[Term, ...], names: tuple[Bilingual, ...], lang: Lang) -> Needles:
    """What to look for in texts of a language: by the terms, and by names that differ from language to language."""
    found: dict[str, list[Needle]] = {}
    of_terms = (needle for term in terms for needle in _of_term(term, lang))
    for one in (*_of_names(names, lang), *of_terms):
        found.setdefault(one.words[0], []).append(one)
    return Needles({word: tuple(sorted(many, key=lambda one: -len(one.words))) for word, many in found.items()})


def _of_names(names: Iterable[Bilingual], lang: Lang) -> Iterator[Needle]:
    for name in names:
        ours, theirs = name.of(lang), name.of(other(lang))
        if _words(ours) != _words(theirs):
            yield Needle(_words(theirs), theirs, ours, (ours,), acronym=False, proper=True)


def _of_term(term: Term, lang: Lang) -> Iterator[Needle]:
    ours, theirs = term.names(lang), term.names(other(lang))
    own = {_words(name) for name in (ours.preferred, *ours.variants, *ours.acronyms, *ours.longer)}
    if _KEPT.search(term.note):
        return
    accepted = (ours.preferred, *ours.variants, *ours.acronyms, *ours.longer)
    for name in (theirs.preferred, *theirs.variants, *theirs.longer, *theirs.acronyms):
        words = _words(name)
        if not words or words in own or "".join(words) in _ELSEWHERE or re.search(r"[\d·/]|\(s\)", name):
            continue
        if _ACRONYM.fullmatch(name):
            yield Needle(words, name, (*ours.acronyms, ours.preferred)[0], accepted, acronym=True, proper=True)
        elif "." not in name and _is_foreign(name, lang):
            yield Needle(words, name, ours.preferred, accepted, acronym=False, proper=name[0].isupper())


def _is_foreign(name: str, lang: Lang) -> bool:
    """Whether a name holds a word that the language does not have; a single one must be long enough."""
    words = re.findall(r"[^\W\d_]{3,}", name)
    if len(_words(name)) == 1 and len(name) < _SHORT:
        return False
    return any(not is_word(word, lang) and not is_word(word.lower(), lang) for word in words)


@lru_cache(maxsize=32_768)
def find(text: str, needles: Needles) -> tuple[Found, ...]:
    """The needles of a text, from left to right, the longest at each place."""
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    words = [_folded(text[start:end]) for start, end in tokens]
    found: list[Found] = []
    for place, word in enumerate(words):
        if word not in needles.by_word or (found and tokens[place][0] < found[-1].end):
            continue
        hit = next((one for one in needles.by_word[word] if _stands(one, text, words, tokens, place)), None)
        if hit:
            found.append(Found(hit, tokens[place][0], tokens[place + len(hit.words) - 1][1]))
    return tuple(found)


def _stands(one: Needle, text: str, words: list[str], tokens: list[tuple[int, int]], place: int) -> bool:
    found = words[place : place + len(one.words)]
    if tuple(found) != one.words:
        return False
    start, end = tokens[place][0], tokens[place + len(one.words) - 1][1]
    if one.acronym:
        written = text[start:end]
        return written.isupper() or len(written) > _AMBIGUOUS or written == "rvb"
    if one.proper:
        return text[start].isupper() and fold_words(text[start:end]) == fold_words(one.name)
    return not text[start].isupper() or not text[:start].strip(" «“‘(–-•")


def _words(name: str) -> tuple[str, ...]:
    return tuple(_folded(word) for word in _TOKEN.findall(name))


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    """A word without accents, in small letters, and without the s of a plural."""
    plain = unaccented(word)
    return plain[:-1] if len(plain) > _SHORT and plain.endswith("s") else plain
