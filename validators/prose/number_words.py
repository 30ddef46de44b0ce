"""Numbers written in words, as the digits of the other language: `soixante-dix`, `septante` and `zeventig` are 70."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

_FRENCH_UNITS = (
    *"un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(),
    *("dix sept", "dix huit", "dix neuf"),
)
_FRENCH_TENS = {
    20: ("vingt",),
    30: ("trente",),
    40: ("quarante",),
    50: ("cinquante",),
    60: ("soixante",),
    70: ("septante",),
    80: ("huitante", "octante"),
    90: ("nonante",),
}
_DUTCH_UNITS = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien"
).split()
_DUTCH_TENS = {
    20: "twintig",
    30: "dertig",
    40: "veertig",
    50: "vijftig",
    60: "zestig",
    70: "zeventig",
    80: "tachtig",
    90: "negentig",
}
_OTHERS = {
    1: "une premier première één eerste",
    2: "deuxième second seconde tweede",
    3: "troisième derde",
    4: "quatrième vierde",
    5: "cinquième vijfde",
    6: "sixième zesde",
    7: "septième zevende",
    8: "huitième achtste",
    9: "neuvième negende",
    10: "dixième dizaine tiende tiental",
    12: "douzaine twaalftal dozijn",
    15: "quinzaine vijftiental",
    20: "vingtaine vingtième twintigtal twintigste",
    30: "trentaine dertigtal",
    40: "quarantaine veertigtal",
    50: "cinquantaine vijftigtal",
    60: "soixantaine zestigtal",
    100: "centaine honderdtal",
    1000: "millier duizendtal",
}
_SEVERAL: Mapping[str, tuple[str, ...]] = {
    "anderhalf": ("1:30",),
    **dict.fromkeys(("halftijds", "halftijdse", "half", "helft", "mi", "moitié", "demi", "demie"), ("1", "2")),
    **dict.fromkeys(("driekwart", "driekwarts"), ("3", "4")),
}
"""Words that stand for digits of their own: an hour and a half, the half of something."""
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 4
"""Words of the longest number: quatre-vingt-dix-neuf."""


@lru_cache(maxsize=4_096)
def worded(text: str) -> "Counter[str]":
    """How often each number stands in a text in words; the longest reading of words in a row counts, once."""
    words = [match[0].lower() for match in _WORD.finditer(text)]
    found: Counter[str] = Counter()
    at = 0
    while at < len(words):
        for length in range(_LONGEST, 0, -1):
            number = _names().get(" ".join(words[at : at + length])) if at + length <= len(words) else None
            if number is not None:
                found[str(number)] += 1
                at += length
                break
        else:
            found.update(_SEVERAL.get(words[at], ()))
            at += 1
    return found


@cache
def _names() -> Mapping[str, int]:
    """Every number up to a hundred, the hundreds and the thousands of twenty, by its words with plain spaces."""
    small = dict(_up_to_hundred())
    found = {**small}
    for name, number in small.items():
        if 1 < number < 10:
            found |= {f"{name} cent": 100 * number, f"{name} cents": 100 * number, f"{name}honderd": 100 * number}
        if 1 < number <= 20:
            found |= {f"{name} mille": 1000 * number, f"{name}duizend": 1000 * number}
    found |= {"cent": 100, "honderd": 100, "mille": 1000, "duizend": 1000}
    return found | {word: number for number, words in _OTHERS.items() for word in words.split()}


def _up_to_hundred() -> Iterator[tuple[str, int]]:
    for number, name in enumerate(_FRENCH_UNITS, 1):
        yield name, number
        yield f"soixante {name}", 60 + number
        yield f"quatre vingt {name}", 80 + number
    yield from (("soixante et onze", 71), ("quatre vingts", 80), ("quatre vingt", 80))
    for tens, names in _FRENCH_TENS.items():
        for name in names:
            yield name, tens
            yield f"{name} et un", tens + 1
            yield from ((f"{name} {unit}", tens + number) for number, unit in enumerate(_FRENCH_UNITS[:9], 1))
    for number, name in enumerate(_DUTCH_UNITS, 1):
        yield name, number
    for tens, name in _DUTCH_TENS.items():
        yield name, tens
        for number, unit in enumerate(_DUTCH_UNITS[:9], 1):
            yield f"{unit}{'ën' if unit.endswith('e') else 'en'}{name}", tens + number
