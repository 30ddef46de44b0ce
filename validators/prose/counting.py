"""What a sentence says of a number: what it counts, whether it is that of all, how exact it is meant to be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from imprimatur.core.bilingual import Lang
from imprimatur.core.values import Hedge
from imprimatur.language.folding import unaccented
from imprimatur.language.running.numbers import Number, numbers_in
from validators.prose.measures import Measure, spread
from validators.prose.passages import Passage
from validators.prose.phrases import any_phrase
from validators.prose.sentences import within

_WORDS = Path(__file__).with_name("measured.yaml")
_MOST_WORDS = 6
"""Words of the longest noun."""
BEFORE = 40
"""Characters before a number in which a verb tells of the whole."""
_WORD_NEXT = re.compile(r"\s+[^\W\d]")
_NEXT = re.compile(r"(?:[^\S\n]+|(?<=d)')\S+")
_LINK = re.compile(r"(?<=aine|lier)\s+(?:de(?=\s)|d(?='))", re.I)
_SUBJECT: Mapping[Lang, str] = {"fr": r"(?:\s+une?\s+\w+)?", "nl": r"(?:\s+[^\W\d]\w*){{0,3}}"}
_NEAR_ENOUGH = (Decimal("0.65"), Decimal("1.5"))
"""Between these shares of the value, a number that is said to be about right is."""


@dataclass(frozen=True, slots=True)
class Said:
    """A number in its sentence, with the noun that it counts: `text[number.start:end]`."""

    passage: Passage
    text: str
    number: Number
    noun: str
    end: int
    span: tuple[int, int]

    @property
    def sentence(self) -> str:
        """Its sentence, in small letters without accents."""
        return unaccented(self.text[self.span[0] : self.span[1]])

    @property
    def before(self) -> str:
        """What stands before it in the sentence."""
        return unaccented(self.text[max(self.span[0], self.number.start - BEFORE) : self.number.start])

    @property
    def after(self) -> str:
        """What stands after the noun in the sentence."""
        return unaccented(self.text[self.end : self.span[1]])


@cache
def phrase(name: str, lang: Lang, form: str) -> re.Pattern[str]:
    """A pattern of the phrases of a name, in a form that holds them at `{}`."""
    return re.compile(form.format(any_phrase(_WORDS, name, lang)))


def noun_after(text: str, start: int, nouns: frozenset[str]) -> tuple[str, int]:
    """The longest noun that stands right after a number, and where it ends."""
    found = ("", start)
    if linked := _LINK.match(text, start):  # "une vingtaine de collègues"
        start = linked.end()
    at = start
    for _ in range(_MOST_WORDS):
        word = _NEXT.match(text, at)
        if word is None:
            break
        at = word.end()
        end = word.start() + len(word[0].rstrip('.,;:!?)»”"'))
        if (said := spread(text[start:end])) in nouns:
            found = (said, end)
    return found


def hedged_apart(number: Number, said: Decimal, value: Decimal) -> bool:
    """Whether a number contradicts a value, as exact as it is meant to be."""
    match number.hedge:
        case Hedge.EXACT:
            return True
        case Hedge.ABOUT | Hedge.NEARLY:
            return not _NEAR_ENOUGH[0] * value <= said <= _NEAR_ENOUGH[1] * value
        case Hedge.AT_LEAST | Hedge.OVER:
            return value < said
        case _:
            return False


def tells(said: Said, value: Decimal) -> bool:
    """Whether the sentence gives the value itself too: another number beside it is a part, or another thing."""
    for one in within(numbers_in(said.text, said.passage.lang), said.span):
        if one.value == value:
            follows = spread(said.text[one.end : one.end + BEFORE])
            if not _WORD_NEXT.match(said.text, one.end) or follows.startswith(said.noun):
                return True
            if phrase("around", said.passage.lang, r"{}(?!\w)").match(follows):
                return True
    return False


def is_whole(said: Said, measure: Measure) -> bool:
    """Whether the words around a number say that it is that of all."""
    lang = said.passage.lang
    # In Dutch the subject may stand between: "telt het team 14 collega's".
    verb = phrase("whole", lang, r"(?<!\w){}" + _SUBJECT[lang] + r"(?:\s*:)?\s*(?:les\s+|de\s+|d')?$")
    total = phrase("total", lang, r"(?<!\w){}(?!\w)")
    return measure.whole or bool(verb.search(said.before) or total.search(said.before) or total.search(said.after))


def is_restricted(said: Said, whole: bool) -> bool:
    """Whether what follows the noun makes another thing, or a part, of it: `dix communications de presse`."""
    if not said.noun or not said.after.strip():
        return False
    if re.match(r"\s*[.,;:!?)»”\"…–/]", said.after) or phrase("after", said.passage.lang, r"\s+{}(?!\w)").match(
        said.after
    ):
        return False
    return not (whole and phrase("around", said.passage.lang, r"\s+{}(?!\w)").match(said.after))
