"""Names in what people wrote: persons, organisations and communes spelled as the registers or the document know them.

A name a letter off is asked about (G06); the very name with its accents or hyphens otherwise is told (G07).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.finding import Finding
from imprimatur.language.folding import fold
from validators.examination import Examination
from validators.prose.known_names import Name, Names, known_names, typed_names
from validators.prose.name_tokens import LONG, Line, Token, is_family_slip, is_slip, is_small, tokens
from validators.prose.passages import Passage, about
from validators.prose.writings import lacks_one, same, without_addresses

_AT_START = 8
"""Letters from which a word that begins a sentence may be a name."""
_FEW = 4
"""Tokens from which a name is told by its other words where a small one is wrong or missing."""
_SHORT = 2
"""Tokens up to which a name may be another's but for a word."""
_SENTENCE = 40
"""Characters from which a text is no mere list of names, where the family name often comes first."""
_PIECES = 2
"""How many more or fewer tokens the same letters may be divided in."""


@dataclass(frozen=True, slots=True)
class _Slip:
    """What is written, what it stands for, from which token to which, and the code that says so; none for a name that
    is written as it should be.
    """

    code: str
    written: str
    known: str
    first: int
    last: int


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Every name that is nearly a known one, once a passage."""
    names = known_names(examined, passages)
    ordinary = {lang: _same_set(_ordinary(examined, names, passages, lang)) for lang in LANGS}
    for passage in passages:
        for slip in _slips(passage.text, names, ordinary[passage.lang]):
            yield about(examined, passage, slip.code, value=slip.written, known=slip.known)
    for path, value in typed_names(examined.document):
        for slip in _slips(value, names, frozenset()):
            yield examined.finding(slip.code, path, {"value": slip.written, "known": slip.known})


@lru_cache(maxsize=8)
def _same_set(words: frozenset[str]) -> frozenset[str]:
    """One object for equal sets, which the memory of `_slips` then tells apart at once."""
    return words


@lru_cache(maxsize=8_192)
def _slips(text: str, names: Names, ordinary: frozenset[str]) -> tuple[_Slip, ...]:
    """The slips of a text, each spelling once. A text is read again for each change to the names."""
    found = {slip.written: slip for slip in reversed(list(_Reading(without_addresses(text), names, ordinary).slips()))}
    return tuple(sorted(found.values(), key=lambda slip: slip.first))


def _ordinary(examined: Examination, names: Names, passages: Sequence[Passage], lang: Lang) -> frozenset[str]:
    """Folded tokens that are no slip: those of the known names and of the terms, and words in small letters."""
    known = {token for name in names.all for token in name.tokens}
    terms = examined.registers.terms
    for term in terms.entries if terms else ():
        for one in LANGS:
            held = term.names(one)
            for text in (held.preferred, *held.variants, *held.acronyms, *held.longer):
                known |= {token.folded for token in tokens(text)}
    for passage in passages:
        if passage.lang == lang:
            known |= {one.folded for one in tokens(passage.text) if passage.text[one.start].islower()}
    return frozenset(known)


class _Reading:
    """One text read for names."""

    def __init__(self, text: str, names: Names, ordinary: frozenset[str]) -> None:
        """Read the tokens of a text."""
        self._line, self._names, self._ordinary = Line(text), names, ordinary
        self._taken: set[int] = set()

    def slips(self) -> Iterator[_Slip]:
        """The slips of the text, the longest names first; the words of a name that is found are read once."""
        found = [*self._spelled(), *self._joined(), *self._of_many()]
        for slip in sorted(found, key=lambda one: (one.first - one.last, one.code, one.first)):
            span = set(range(slip.first, slip.last + 1))
            if not span & self._taken:
                self._taken |= span
                if slip.code:
                    yield slip
        yield from self._of_one()

    def _spelled(self) -> Iterator[_Slip]:
        """Names whose tokens are all there: their accents and hyphens. A family name stands for itself, alone."""
        for first, token in enumerate(self._line.tokens):
            for name, place in self._names.at.get(token.folded, ()):
                window = self._line.window(first - place, len(name.tokens))
                if tuple(one.folded for one in window) == name.tokens and self._line.is_run(window):
                    spellings = [one.written for one in self._names.spelled[name.tokens]]
                    yield self._spelling(window, spellings, first - place)
            alone = [one for one in self._names.single.get(token.folded, ()) if one.is_person or len(one.tokens) == 1]
            if alone and (not alone[0].is_person or self._line.stands_alone(first)):
                yield self._spelling((token,), [name.alone for name in alone], first)

    def _spelling(self, window: Sequence[Token], spellings: Sequence[str], first: int) -> _Slip:
        """Whether a name is written in one of its spellings; in small letters it is a word, in capitals anything."""
        written = self._line.written(window)
        right = not written[0].isupper() or written.isupper() or any(same(written, one) for one in spellings)
        return _Slip("" if right else "G07", written, spellings[0], first, first + len(window) - 1)

    def _joined(self) -> Iterator[_Slip]:
        """Names written in one word too many or too few."""
        for first in range(len(self._line.tokens)):
            if not self._line.text[self._line.tokens[first].start].isupper():
                continue
            letters = ""
            for last in range(first, min(first + 8, len(self._line.tokens))):
                letters += self._line.tokens[last].folded
                for name in self._names.joined.get(letters, ()):
                    window = self._line.tokens[first : last + 1]
                    divided = len(window) != len(name.tokens)
                    if divided and abs(len(window) - len(name.tokens)) <= _PIECES and self._line.is_run(window):
                        yield _Slip("G07", self._line.written(window), name.written, first, last)

    def _of_many(self) -> Iterator[_Slip]:
        """Names of several tokens, one of which is wrong, missing or too many."""
        tried: set[tuple[Name, int]] = set()
        for position, token in enumerate(self._line.tokens):
            for name, place in self._names.at.get(token.folded, ()):
                start = position - place
                for wanted in ((name, start), (name, start - 1), (name, start + 1)):
                    if wanted in tried or wanted[1] < 0:
                        continue
                    tried.add(wanted)
                    slip = self._one_wrong(*wanted) or self._small_word(*wanted) or self._of_person(*wanted)
                    if slip:
                        yield slip

    def _one_wrong(self, name: Name, start: int) -> _Slip | None:
        """A name with one token a slip away, or a small word for another inside."""
        window = self._line.window(start, len(name.tokens))
        wrong = [place for place, one in enumerate(window) if one.folded != name.tokens[place]]
        if len(window) != len(name.tokens) or len(wrong) != 1 or not self._line.is_run(window):
            return None
        place, written = wrong[0], window[wrong[0]].folded
        inside = 0 < place < len(window) - 1 and len(window) >= _FEW
        if inside and is_small(written) and is_small(name.tokens[place]):
            return self._asked(window, name, start)
        near = is_family_slip if name.is_person and place >= name.given else is_slip
        if not near(written, name.tokens[place]) or not self._line.text[window[0].start].isupper():
            return None
        # In a name of many words, one in another number is a slip; in a short one, it may be another name.
        other = len(window) <= _SHORT and not name.is_person and written in self._ordinary
        if other or (name.is_person and not self._line.ends(window)):
            return None
        return self._asked(window, name, start)

    def _small_word(self, name: Name, start: int) -> _Slip | None:
        """A name of several words with a small word too many or missing inside."""
        if len(name.tokens) < _FEW:
            return None
        longer = self._line.window(start, len(name.tokens) + 1)
        shorter = self._line.window(start, len(name.tokens) - 1)
        if lacks_one(tuple(one.folded for one in longer), name.tokens) and self._line.is_run(longer):
            return self._asked(longer, name, start)
        if lacks_one(name.tokens, tuple(one.folded for one in shorter)) and self._line.is_run(shorter):
            return self._asked(shorter, name, start)
        return None

    def _of_person(self, name: Name, start: int) -> _Slip | None:
        """A person's name turned round in a sentence, or without its particle."""
        if not name.is_person:
            return None
        given, family = name.tokens[: name.given], name.tokens[name.given :]
        window = self._line.window(start, len(name.tokens))
        folded = tuple(one.folded for one in window)
        round_ = family + given
        wrong = (
            [place for place, one in enumerate(folded) if one != round_[place]] if len(folded) == len(round_) else []
        )
        if len(wrong) == 1 and self._line.is_run(window) and (not name.is_person or self._line.ends(window)):
            near = is_family_slip if wrong[0] < len(family) else is_slip
            if near(folded[wrong[0]], round_[wrong[0]]) and self._line.text[window[0].start].isupper():
                return self._asked(window, name, start)
        turned = folded == round_ != given + family and len(self._line.text) >= _SENTENCE
        # In a list the family name often comes first, in capitals.
        if turned and self._line.is_run(window) and not self._line.written(window[: len(family)]).isupper():
            return self._asked(window, name, start) if self._line.is_in_sentence(window) else None
        bare = tuple(token for token in family if not is_small(token))
        short = self._line.window(start, len(given) + len(bare))
        if bare and bare != family and tuple(one.folded for one in short) == given + bare and self._line.is_run(short):
            return self._asked(short, name, start)
        return None

    def _asked(self, window: Sequence[Token], name: Name, start: int) -> _Slip | None:
        written = self._line.written(window)
        if not any(character.isupper() for character in written):
            return None
        return _Slip("G06", written, name.written, start, start + len(window) - 1)

    def _of_one(self) -> Iterator[_Slip]:
        """Single words that are a slip for a name of one word, for a family name or for an acronym."""
        for place, token in enumerate(self._line.tokens):
            written = self._line.text[token.start : token.end]
            if written.isupper() and place not in self._taken and token.folded not in self._ordinary:
                known = self._names.nearest_acronym(written)
                if known and not self._line.text.isupper():
                    yield _Slip("G06", written, known, place, place)
            if place in self._taken or len(token.folded) < LONG - 1 or not written[0].isupper() or written.isupper():
                continue
            if token.folded in self._ordinary:
                continue
            for name in self._names.nearest_single(token.folded):
                whole = len(token.folded) >= _AT_START or self._line.text.strip() == written
                first = whole and fold(name.alone)[0] == token.folded[0]
                if (first or not self._line.starts(token)) and (not name.is_person or self._line.stands_alone(place)):
                    yield _Slip("G06", written, name.alone, place, place)
                    break
