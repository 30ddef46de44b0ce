"""What people say around a number: about, at least, at most, a bracket; and the numbers that they write in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from imprimatur.core.values import Hedge
from imprimatur.language.folding import unaccented

_BEFORE: Mapping[Hedge, tuple[str, ...]] = {
    Hedge.ABOUT: (
        "environ", "env", "quelque", "a peu pres", "approximativement", "autour de", "autour des", "aux alentours de",
        "aux environs de", "ca", "circa", "ongeveer", "zowat", "om en bij de", "rond de", "rond", "±", "+/-", "+-",
        "~", "≈",
    ),
    Hedge.NEARLY: ("pres de", "presque", "un peu moins de", "bijna", "net geen"),
    Hedge.OVER: ("plus de", "un peu plus de", "au dela de", "meer dan", "ruim", "iets meer dan", ">"),
    Hedge.UNDER: ("moins de", "minder dan", "<"),
    Hedge.AT_LEAST: (
        "au moins", "au minimum", "a minima", "minimum", "minimaal", "minstens", "ten minste", "tenminste",
        "op zijn minst", "min", "a partir de", "vanaf", ">=", "≥",
    ),
    Hedge.AT_MOST: (
        "au plus", "au maximum", "maximum", "maximaal", "hoogstens", "ten hoogste", "max", "jusqu a", "tot",
        "tot maximaal", "ne depassera pas", "ne peut depasser", "ne peut pas depasser", "sans depasser",
        "plafond de", "plafonne a", "limite a", "niet meer dan", "niet hoger dan", "mag niet hoger zijn dan",
        "plafond van", "begrensd tot", "beperkt tot", "<=", "≤",
    ),
}  # fmt: skip
_AFTER: Mapping[Hedge, tuple[str, ...]] = {
    Hedge.ABOUT: ("environ", "a peu pres", "ongeveer"),
    Hedge.AT_LEAST: (
        "au moins", "au minimum", "minimum", "minimaal", "minstens", "min", "ou plus", "et plus", "of meer", "en meer",
        "+",
    ),
    Hedge.AT_MOST: ("au plus", "au maximum", "maximum", "maximaal", "hoogstens", "max"),
}  # fmt: skip
_UNITS = {
    0: "zero nul", 1: "un une een", 2: "deux twee", 3: "trois drie", 4: "quatre vier", 5: "cinq vijf", 6: "six zes",
    7: "sept zeven", 8: "huit acht", 9: "neuf negen", 10: "dix tien", 11: "onze elf", 12: "douze twaalf",
    13: "treize dertien", 14: "quatorze veertien", 15: "quinze vijftien", 16: "seize zestien", 17: "dix-sept zeventien",
    18: "dix-huit achttien", 19: "dix-neuf negentien", 20: "vingt twintig", 30: "trente dertig",
    40: "quarante veertig", 50: "cinquante vijftig", 60: "soixante zestig", 70: "septante zeventig",
    80: "quatre-vingts tachtig", 90: "nonante negentig", 100: "cent honderd", 1000: "mille duizend",
}  # fmt: skip
NUMBER_WORDS: Mapping[str, str] = {word: str(number) for number, words in _UNITS.items() for word in words.split()}
_ROUNDED: Mapping[str, str] = {
    word: str(number)
    for number, words in {
        10: "une dizaine/een tiental", 12: "une douzaine/een twaalftal/een dozijn", 15: "une quinzaine/een vijftiental",
        20: "une vingtaine/een twintigtal", 30: "une trentaine/een dertigtal", 40: "une quarantaine/een veertigtal",
        50: "une cinquantaine/een vijftigtal", 60: "une soixantaine/een zestigtal", 70: "een zeventigtal",
        80: "een tachtigtal", 90: "een negentigtal", 100: "une centaine/een honderdtal",
        1000: "un millier/een duizendtal",
    }.items()
    for word in words.split("/")
}  # fmt: skip
"""`une trentaine`: about as many."""


@dataclass(frozen=True, slots=True)
class Hedged:
    """A text without what was said around its number, and what that was."""

    text: str
    hedge: Hedge = Hedge.EXACT


def line_of(text: str) -> str:
    """A typed number as a line: small letters without accents, figures and their signs as they are."""
    line = re.sub(r"['’‘]", " ", unaccented(text).replace("\u2212", "-"))
    line = re.sub(r"(?<=[a-z])\.(?= |$|[0-9])|[()]", " ", line)
    line = re.sub(r"(?<=[a-z])-(?=[a-z])|[‐‑–—]", "-", line)
    return " ".join(line.split())


def unhedged(line: str) -> Hedged | None:
    """A line of `line_of` without "about", "at least" and the like; None when it says two different things."""
    line = re.sub(r"^\+ de ", "plus de ", re.sub(r"\b(plus|moins|pres) d (?=une? )", r"\1 de ", line))
    if rounded := _rounded(line):
        return Hedged(rounded, Hedge.ABOUT)
    found = []
    for said, cut in ((_BEFORE, _cut_before), (_AFTER, _cut_after)):
        phrases = sorted(((words, hedge) for hedge, all_ in said.items() for words in all_), key=_longest_first)
        cuts = ((cut(line, words), hedge) for words, hedge in phrases)
        left, hedge = next(((left, hedge) for left, hedge in cuts if left is not None), (line, None))
        line = left
        found += [hedge] if hedge else []
    if len(set(found)) > 1:
        return None
    return Hedged(_rounded(line) or line, found[0] if found else Hedge.EXACT)


def _rounded(line: str) -> str:
    """`une trentaine`, `dizaine`, `70-tal` as a number, with the words after it; empty for another."""
    if match := re.match(r"(?:een )?([0-9]{2,4})-?tal(?= |$)", line):
        number, rest = match[1], line[match.end() :]
    else:
        bare = re.sub(r"^(?:une?|een) ", "", line)
        words = {said.partition(" ")[2]: number for said, number in _ROUNDED.items()}
        first, _, rest = bare.partition(" ")
        number = words.get(first, "")
    return f"{number} {re.sub(r'^(?:de |d )', '', rest.strip())}".strip() if number else ""


def in_figures(line: str) -> str:
    """The line with a first number in words put into figures: `deux ans` becomes `2 ans`."""
    first, space, rest = line.partition(" ")
    return NUMBER_WORDS.get(first, first) + space + rest


def _longest_first(phrase: tuple[str, Hedge]) -> int:
    return -len(phrase[0])


def _cut_before(line: str, words: str) -> str | None:
    rest = line.removeprefix(words)
    if rest == line or not rest or (words[-1].isalpha() and rest[0] not in " 0123456789€"):
        return None
    return rest.strip() or None


def _cut_after(line: str, words: str) -> str | None:
    rest = line.removesuffix(words)
    if rest == line or not rest or (words[-1].isalpha() and rest[-1] != " "):
        return None
    return rest.strip() or None


def hedge_of(text: str) -> Hedged | None:
    """A typed text without "at least" and the like around it, and what was said; None for two different things."""
    return unhedged(line_of(text))
