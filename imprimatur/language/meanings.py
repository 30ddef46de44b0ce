"""What the words of a sentence say that must not be turned over or lost in the other language (`meanings.yaml`)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.language.lexicon import is_word

_DATA = Path(__file__).with_name("meanings.yaml")
_TOKENS: Mapping[Lang, re.Pattern[str]] = {
    "fr": re.compile(r"(?:non|sans)-[^\W\d_]+|[^\W\d_]+'|[^\W_]+|[.!?;:,()]"),
    "nl": re.compile(r"(?:niet|non)-[^\W_]+|[^\W_]+(?:'[^\W_]+)*|[.!?;:,()]"),
}
_GAP = 8
"""Words that may stand at `~` within a form."""
_DENIALS = ("negation", "lexical_denial", "hint_of_negation")
"""Denying, and what only may be it: words that deny by what they mean, with idioms; words that only hint at it."""
_STOPS = frozenset(".!?;:")
_PREFIXED = 4
"""Letters of the shortest word that a prefix of denial may stand before: `on` in `onbetaald`, not in `onze`."""
_NO_PREFIX = re.compile(
    r"in(?:form|dustr|troduc|stru|téri|téres|terv|vit|vest|dex|dice|tent|jonct|tense)|im(?:port|pos|prim|par|press)|"
    r"on(?:der(?!gefin|geschikt)|line|t[^aeiouo])|méd|dési|dés(?:orm)|mal(?:gré|ad)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """How often a sentence surely says each sense, and how often it may at all (those that it surely says included)."""

    sure: Mapping[str, int]
    maybe: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Form:
    sense: str
    sure: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of a language: by first word, by the start of the first word, with gaps, and by how words end."""

    whole: Mapping[str, tuple[_Form, ...]]
    starts: Mapping[str, tuple[_Form, ...]]
    gapped: Mapping[str, tuple[_Form, ...]]
    ends: tuple[tuple[str, str, bool], ...]
    denials: tuple[tuple[str, str, bool], ...]


@lru_cache(maxsize=16_384)
def said(text: str, lang: Lang) -> Said:
    """The senses that a text of a language says. At each word the longest form counts, and only that one."""
    words = words_of(text, lang)
    sure: Counter[str] = Counter()
    maybe: Counter[str] = Counter()
    taken: set[int] = set()
    place = 0
    while place < len(words):
        found, length = _longest(words, place, lang) if place not in taken else ([], 1)
        if length <= 1 and place not in taken and (gapped := _with_gap(words, place, lang)):
            found = gapped[0]
            taken.update(gapped[1])
        senses = {(one.sense, one.sure) for one in found}
        for sense, is_sure in senses:
            maybe[sense] += 1
            sure[sense] += is_sure
        if length > 1 and not any(sense in _DENIALS for sense, _ in senses):
            sure[_DENIALS[0]] += sum(_is_denial(word, lang) for word in words[place : place + length])
        place += max(length, 1)
    return Said(sure, maybe)


@lru_cache(maxsize=16_384)
def words_of(text: str, lang: Lang) -> tuple[str, ...]:
    """The words and the stops of a text, in small letters; in French `n'` and `l'` are words of their own."""
    return tuple(_TOKENS[lang].findall(text.replace("’", "'").lower()))


def _longest(words: tuple[str, ...], place: int, lang: Lang) -> tuple[list[_Form], int]:
    """The forms that begin at a word and take most words, and how many."""
    best: list[_Form] = []
    length = 0
    for one in _of_word(words[place], lang):
        size = len(one.words)
        if size < length or not _follows(words, place, one.words):
            continue
        best = [*(best if size == length else []), one]
        length = size
    return best, length


@lru_cache(maxsize=65_536)
def _of_word(word: str, lang: Lang) -> tuple[_Form, ...]:
    """The forms that may begin with a word."""
    forms = _forms()[lang]
    found = list(forms.whole.get(word, ()))
    for size in range(2, len(word) + 1):
        found.extend(forms.starts.get(word[:size], ()))
    found.extend(_Form(sense, sure, (word,)) for end, sense, sure in forms.ends if word.endswith(end) and word != end)
    found.extend(_Form(sense, sure, (word,)) for start, sense, sure in forms.denials if _denies(word, start, lang))
    return tuple(found)


def _denies(word: str, start: str, lang: Lang) -> bool:
    rest = word.removeprefix(start)
    return rest != word and len(rest) >= _PREFIXED and not _NO_PREFIX.match(word) and is_word(rest, lang)


@lru_cache(maxsize=65_536)
def _is_denial(word: str, lang: Lang) -> bool:
    return any(one.sense == _DENIALS[0] and one.sure and len(one.words) == 1 for one in _of_word(word, lang))


def _follows(words: tuple[str, ...], place: int, form: tuple[str, ...]) -> bool:
    """Whether the words after the first are those of a form."""
    if place + len(form) > len(words):
        return False
    return all(_is(words[place + at], one) for at, one in enumerate(form) if at)


def _is(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def _with_gap(words: tuple[str, ...], place: int, lang: Lang) -> tuple[list[_Form], range] | None:
    """The longest form with a gap that begins at a word, of each sense that has it, and the words that end it."""
    forms = _forms()[lang].gapped.get(words[place], ())
    for one in forms:
        after = one.words[one.words.index("~") + 1 :]
        for at in range(place + 1, min(place + _GAP + 2, len(words))):
            if words[at] in _STOPS:
                break
            if all(at + step < len(words) and _is(words[at + step], form) for step, form in enumerate(after)):
                return [same for same in forms if same.words == one.words], range(at, at + len(after))
    return None


@cache
def opposites() -> tuple[tuple[str, str], ...]:
    """The pairs of senses that a translation never exchanges."""
    pairs: list[list[str]] = _content()["opposites"]
    return tuple((one[0], one[1]) for one in pairs)


@lru_cache(maxsize=4_096)
def shown(text: str, lang: Lang, sense: str) -> str:
    """The words of a text that first say a sense, as a finding quotes them; nothing where none does surely."""
    words = words_of(text, lang)
    for place in range(len(words)):
        found, length = _longest(words, place, lang)
        if any(one.sense == sense and one.sure for one in found):
            return " ".join(words[place : place + length])
    return ""


@cache
def kept(surely: bool) -> tuple[str, ...]:
    """The senses that both languages say, or those that they most likely do."""
    return tuple(_content()["kept" if surely else "kept_perhaps"])


@cache
def _content() -> Mapping[str, Any]:
    content: Mapping[str, Any] = YAML(typ="safe", pure=True).load(_DATA.read_text(encoding="utf-8"))
    return content


@cache
def _forms() -> Mapping[Lang, _Forms]:
    return {lang: _read(lang) for lang in LANGS}


def _read(lang: Lang) -> _Forms:
    whole: dict[str, list[_Form]] = {}
    starts: dict[str, list[_Form]] = {}
    gapped: dict[str, list[_Form]] = {}
    ends: list[tuple[str, str, bool]] = []
    denials: list[tuple[str, str, bool]] = []
    for form in _listed(lang):
        first = form.words[0]
        if "~" in form.words:
            gapped.setdefault(first, []).append(form)
        elif first.startswith("-"):
            ends.append((first[1:], form.sense, form.sure))
        elif first.endswith("+"):
            denials.append((first[:-1], form.sense, form.sure))
        elif first.endswith("*"):
            starts.setdefault(first[:-1], []).append(form)
        else:
            whole.setdefault(first, []).append(form)
    for forms in gapped.values():
        forms.sort(key=lambda one: -len(one.words))
    return _Forms(_tupled(whole), _tupled(starts), _tupled(gapped), tuple(ends), tuple(denials))


def _tupled(forms: Mapping[str, list[_Form]]) -> Mapping[str, tuple[_Form, ...]]:
    return {word: tuple(found) for word, found in forms.items()}


def _listed(lang: Lang) -> Iterator[_Form]:
    for sense, words in _content()["senses"].items():
        sure = True
        for form in words[lang].split(","):
            text = form.strip()
            if text.startswith("?"):
                sure, text = False, text[1:].strip()
            sure_here = sure and sense not in _DENIALS[1:]
            if text:
                yield _Form(sense, sure_here, _parted(text, lang))


def _parted(form: str, lang: Lang) -> tuple[str, ...]:
    """The words of a form, parted as those of a text are, with their signs."""
    parted: list[str] = []
    for one in form.split():
        if one == "~" or one[0] in "-" or one.endswith("+"):
            parted.append(one)
            continue
        words = list(words_of(one.removesuffix("*").removesuffix("-"), lang))
        if one.endswith("-"):
            words[-1] += "-*"
        elif one.endswith("*"):
            words[-1] += "*"
        parted += words
    return tuple(parted)
