"""Numbers written in words: 0 to 999 999, in the French of Belgium and of France, and in Dutch."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.language.folding import fold_words, unaccented

_SMALL: Mapping[Lang, str] = {
    "fr": "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien",
}
_TENS: Mapping[Lang, Mapping[int, str]] = {
    "fr": {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"},
    "nl": {20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig",
           90: "negentig"},
}  # fmt: skip
_FRENCH_TENS = {70: "septante", 80: "octante", 90: "nonante"}
"""Septante and nonante are ours; octante and huitante are heard elsewhere, quatre-vingts everywhere."""


@cache
def below_thousand(lang: Lang) -> Mapping[str, int]:
    """The folded words of the numbers below a thousand; French ones with single spaces, Dutch ones as one word."""
    return dict(_french() if lang == "fr" else _dutch())


def _french() -> Iterator[tuple[str, int]]:
    hundred = dict(_french_below_hundred())
    yield from hundred.items()
    for count, word in enumerate(["", *_SMALL["fr"].split()[2:10]], 1):
        head = f"{word} cent".strip()
        yield head, 100 * count
        yield f"{head}s", 100 * count
        for rest, value in hundred.items():
            if value:
                yield f"{head} {rest}", 100 * count + value


def _french_below_hundred() -> Iterator[tuple[str, int]]:
    small = _SMALL["fr"].split()
    teens = {**dict(enumerate(small)), 17: "dix sept", 18: "dix huit", 19: "dix neuf"}
    yield from ((word, value) for value, word in teens.items())
    yield "une", 1
    for ten, word in {**_TENS["fr"], **_FRENCH_TENS}.items():
        yield word, ten
        for unit in range(1, 10):
            link = " et " if unit == 1 else " "
            yield f"{word}{link}{small[unit]}", ten + unit
        yield f"{word} et une", ten + 1
    for value in range(10, 20):
        yield f"soixante{' et ' if value == 11 else ' '}{teens[value]}", 60 + value
    for head in ("quatre vingt", "quatre vingts"):
        yield head, 80
        yield f"{head} une", 81
        yield from ((f"{head} {teens[value]}", 80 + value) for value in range(1, 20))


def _dutch() -> Iterator[tuple[str, int]]:
    small = _SMALL["nl"].split()
    hundred = dict(zip(small, range(20), strict=True))
    for ten, word in _TENS["nl"].items():
        hundred[word] = ten
        hundred |= {f"{small[unit]}en{word}": ten + unit for unit in range(1, 10)}
    yield from hundred.items()
    for count in range(1, 10):
        head = "honderd" if count == 1 else f"{small[count]}honderd"
        yield head, 100 * count
        for rest, value in hundred.items():
            if value:
                yield f"{head}{rest}", 100 * count + value
                yield f"{head}en{rest}", 100 * count + value


@cache
def parts_of_numbers(lang: Lang) -> frozenset[str]:
    """Every folded word that a number in words may hold."""
    words = {part for name in below_thousand(lang) for part in name.split()}
    return frozenset(words | ({"mille", "et"} if lang == "fr" else {"duizend"}))


def value_of(words: str, lang: Lang) -> int | None:
    """The number that some words are, whole and alone: `vingt-deux`, `deux mille cent`, `drieduizend`."""
    line = fold_words(words)
    known = below_thousand(lang)
    if lang == "nl":
        line = line.replace(" ", "")
        if line not in known and "duizend" in line:
            before, _, after = line.partition("duizend")
            return _thousands(known.get(before) if before else 1, known.get(after) if after else 0)
        return known.get(line)
    if "mille" in line.split():
        before, _, after = line.partition("mille")
        before, after = before.strip(), after.strip()
        return _thousands(known.get(before) if before else 1, known.get(after) if after else 0)
    return known.get(line)


def _thousands(count: int | None, rest: int | None) -> int | None:
    return 1000 * count + rest if count and rest is not None else None


_ROUND: Mapping[Lang, Mapping[str, int]] = {
    "fr": {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
           "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000},
    "nl": {"tiental": 10, "twaalftal": 12, "dozijn": 12, "vijftiental": 15, "twintigtal": 20, "dertigtal": 30,
           "veertigtal": 40, "vijftigtal": 50, "zestigtal": 60, "zeventigtal": 70, "tachtigtal": 80,
           "negentigtal": 90, "honderdtal": 100, "duizendtal": 1000},
}  # fmt: skip


def round_number(word: str, lang: Lang) -> int | None:
    """About how many a word says: `vingtaine`, `twintigtal`; nothing for the plural (`des dizaines`)."""
    return _ROUND[lang].get(unaccented(word))


_ORDINALS = {
    1: "premier premiere eerste",
    2: "deuxieme second seconde tweede",
    3: "troisieme derde",
    4: "quatrieme vierde",
    5: "cinquieme vijfde",
    6: "sixieme zesde",
    7: "septieme zevende",
    8: "huitieme achtste",
    9: "neuvieme negende",
    10: "dixieme tiende",
    20: "vingtieme twintigste",
}
_SEVERAL: Mapping[str, tuple[str, ...]] = {
    "anderhalf": ("1:30",),
    **dict.fromkeys(("halftijds", "halftijdse", "half", "helft", "mi", "moitie", "demi", "demie"), ("1", "2")),
    **dict.fromkeys(("driekwart", "driekwarts"), ("3", "4")),
}
"""Words that stand for digits of their own: an hour and a half, the half of something."""
_LONGEST = 6
"""Words of the longest number below a thousand: neuf cent quatre-vingt-dix-neuf."""


@lru_cache(maxsize=4_096)
def worded(text: str) -> Counter[str]:
    """How often each number stands in a text in words, in either language, ordinals included.

    The longest reading of words in a row counts, once.
    """
    words = fold_words(text).split()
    found: Counter[str] = Counter()
    at = 0
    while at < len(words):
        longest = min(_LONGEST, len(words) - at) if words[at] in _first_words() else 0
        for length in range(longest, 0, -1):
            number = _in_any_language().get(" ".join(words[at : at + length]))
            if number is not None:
                found[str(number)] += 1
                at += length
                break
        else:
            found.update(_SEVERAL.get(words[at], ()))
            at += 1
    return found


@cache
def _in_any_language() -> Mapping[str, int]:
    """Every number below a thousand, the thousands of twenty, the ordinals and the round numbers, by folded words."""
    found: dict[str, int] = {"mille": 1000, "duizend": 1000}
    for lang in LANGS:
        words, thousand = below_thousand(lang), " mille" if lang == "fr" else "duizend"
        found |= {**words} | {f"{word}{thousand}": 1000 * count for word, count in words.items() if 1 < count <= 20}
    found |= {word: count for lang in LANGS for word, count in _ROUND[lang].items()}
    return found | {word: number for number, words in _ORDINALS.items() for word in words.split()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _in_any_language())
