"""Numbers told twice, of the same thing, that differ: a figure of the dossier retold wrongly in a sentence.

What a sentence counts is the noun after the number; that two sentences tell of the same is seen from the words that
they share, the fewer the more the numbers look like a slip of one another (two digits exchanged, one digit wrong). What
is told more often is held to be right; where both are told as often, a key figure is, else what comes first.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.text import Text
from imprimatur.core.values import Hedge
from imprimatur.documents.schema.fields import value_at
from imprimatur.findings.catalogue import GENERAL
from imprimatur.language.folding import fold_words
from imprimatur.language.parsing import Unreadable, parse_quantity
from imprimatur.language.running.days import days_in
from imprimatur.language.running.numbers import Number, numbers_in
from validators.examination import Examination, column
from validators.facts import data_of
from validators.messages import say
from validators.prose.passages import Passage, about
from validators.prose.phrases import content_of
from validators.prose.sentences import sentence_spans, straight
from validators.values import counted

_WORDS = Path(__file__).with_name("retold.yaml")
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/]|[.,-]\d)")
_NOUN = re.compile(r"\s+(?:de\s+|d'|des\s+)?(?P<noun>[^\W\d_][^\W\d_·-]*)")
_HEAD = re.compile(r"(?P<head>[^\W\d_]{4,})(?:\s+(?:de|d'|van|compte|telt|reunit|met))?\s*$")
_STEM = 6
"""Letters of a word by which it is known again in another form."""
_SHORTEST = 4
"""Letters of a word that tells of something."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A number that a text tells, of what, in which words; `passage` is None for a key figure."""

    lang: Lang
    value: Decimal
    noun: str
    head: str
    words: frozenset[str]
    years: frozenset[str]
    others: frozenset[Decimal]
    path: str
    order: int
    said: str = ""
    passage: Passage | None = None


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Every number that is told otherwise elsewhere."""
    told = [*_figures(examined), *_told(passages)]
    support = _support(told)
    groups: dict[tuple[Lang, str], list[Telling]] = defaultdict(list)
    for one in told:
        groups[one.lang, one.noun].append(one)
    wrong: dict[int, Telling] = {}
    for group in groups.values():
        for pair in combinations(group, 2):
            if _clash(*pair):
                bad, good = sorted(pair, key=lambda one: (support[one.value], one.passage is None, -one.order))
                wrong.setdefault(bad.order, good)
    by_order = {one.order: one for one in told}
    for order, good in sorted(wrong.items()):
        yield from _doubted(examined, by_order[order], good)


def _support(told: Sequence[Telling]) -> Counter[Decimal]:
    """How often each number is told in the language that tells it most; a key figure tells it once."""
    by_language = [Counter(one.value for one in told if one.lang == lang) for lang in LANGS]
    return by_language[0] | by_language[1]


def _doubted(examined: Examination, bad: Telling, good: Telling) -> Iterator[Finding]:
    values: dict[str, str | Bilingual] = {
        "value": bad.said,
        "total": counted(good.value),
        "table": examined.label(good.path),
        "mend": say["mend_typed"],
    }
    if bad.passage:
        if not _is_told(examined, bad.passage, bad.said):
            yield about(examined, bad.passage, "D24", GENERAL, **values)
    elif bad.lang == "fr" and not examined.is_known(bad.path):  # a key figure is one value in both languages
        yield examined.finding("D24", bad.path, values)


def _is_told(examined: Examination, passage: Passage, said: str) -> bool:
    """Whether another code has spoken of this number there."""
    return any(
        one.code in ("D23", "D24") and one.location == passage.location and said.split()[0] in one.message.fr
        for one in examined.findings
    )


def _figures(examined: Examination) -> Iterator[Telling]:
    order = -1
    for entry in data_of(examined.job.dossier.kind, "measures.yaml") or ():
        for place, row in enumerate(value_at(examined.document, entry["shares"]) if "shares" in entry else ()):
            caption, unit = getattr(row, entry["text"]), getattr(row, "unit", Text())
            try:
                number = parse_quantity(row.value)
            except Unreadable:
                continue
            if not number.is_exact or number.percent or unit.plain("fr").strip().startswith("%"):
                continue
            years = frozenset(_YEAR.findall(str(getattr(row, "year", "") or "")))
            for lang in LANGS:
                text = " " + straight(f"{unit.plain(lang)} {caption.plain(lang)}").strip()
                found = _NOUN.match(text)
                if found:
                    order -= 1
                    noun = _stem(found["noun"])
                    path = f"{entry['shares']}.{place}.value"
                    words = _content(text, lang) - {noun}
                    said = f"{row.value}"
                    yield Telling(lang, Decimal(number), noun, "", words, years, frozenset(), path, order, said)


def _told(passages: Sequence[Passage]) -> Iterator[Telling]:
    order = 0
    for passage in passages:
        if passage.path.startswith("key_figures"):
            continue
        for lang, number, noun, head, words, years, others, end in _numbers(straight(passage.text), passage.lang):
            order += 1
            said = passage.text[number.start : end]
            yield Telling(lang, number.value, noun, head, words, years, others, passage.path, order, said, passage)


_Found = tuple[Lang, Number, str, str, frozenset[str], frozenset[str], frozenset[Decimal], int]


@lru_cache(maxsize=8_192)
def _numbers(text: str, lang: Lang) -> tuple[_Found, ...]:
    """The exact numbers of a text that count something, each with the words of its sentence."""
    found: list[_Found] = []
    numbers = [one for one in numbers_in(text, lang) if one.value > 1]
    if not numbers:
        return ()
    dates = [range(day.start, day.end) for day in days_in(text, lang)]
    for start, end in sentence_spans(text):
        inside = [one for one in numbers if start <= one.start < end]
        if not inside:
            continue
        sentence = text[start:end]
        words = _content(sentence, lang)
        values = frozenset(one.value for one in inside)
        for one in inside:
            noun = _NOUN.match(text, one.end)
            if one.hedge is not Hedge.EXACT or one.unit or not noun or any(one.start in date for date in dates):
                continue
            stem = _stem(noun["noun"])
            if len(noun["noun"]) < _SHORTEST or stem in _common(lang):
                continue
            head = _HEAD.search(fold_words(text[start : one.start]))
            first = _stem(head["head"]) if head else ""
            years = _year_of(sentence, one.start - start)
            found.append((lang, one, stem, first, words - {stem}, years, values - {one.value}, noun.end()))
    return tuple(found)


def _year_of(sentence: str, at: int) -> frozenset[str]:
    """The year that a number is told of: the last one before it, else the first one after."""
    before, after = _YEAR.findall(sentence[:at]), _YEAR.findall(sentence[at:])
    return frozenset(before[-1:] or after[:1])


def _stem(word: str) -> str:
    return fold_words(word).replace(" ", "")[:_STEM]


@lru_cache(maxsize=2)
def _common(lang: Lang) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in content_of(_WORDS)[lang])


def _content(text: str, lang: Lang) -> frozenset[str]:
    """The stems of the words that tell of something."""
    stems = (word[:_STEM] for word in fold_words(text).split() if len(word) >= _SHORTEST and not word.isdigit())
    return frozenset(stems) - _common(lang)


def _clash(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one noun are of the same thing, and differ."""
    if one.value == other.value or one.value in other.others or other.value in one.others:
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    shared = len(one.words & other.words) + len(one.years & other.years)
    if not shared:
        return False
    if one.passage and other.passage and one.path != other.path and column(one.path) == column(other.path):
        return False  # the rows of a table tell of one thing after another
    alike = Decimal(shared) / max(1, min(len(one.words), len(other.words)))
    first, second = f"{one.value:f}", f"{other.value:f}"
    swapped = len(first) >= 2 and first != second and sorted(first) == sorted(second)
    if one.path == other.path:
        return swapped and len(first) > 2 and shared > 1 and alike >= Decimal("0.5")
    if swapped:
        return len(first) > 2 or shared > 1 or bool(one.head and one.head == other.head)
    if _is_one_digit_off(first, second) and shared > 1 and alike >= Decimal("0.5"):
        return True
    return shared > 2 and alike >= Decimal("0.6")


def _is_one_digit_off(first: str, second: str) -> bool:
    """Whether numbers of three digits or more differ by one, wrong, lost or added."""
    if min(len(first), len(second)) < 2 or max(len(first), len(second)) < 3:
        return False
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1
    short, long = sorted((first, second), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
