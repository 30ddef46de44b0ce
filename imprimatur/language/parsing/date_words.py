"""The words of dates in French and Dutch, as they are typed: without accents, apostrophes or capitals."""

import re
from collections.abc import Mapping
from functools import cache

from babel.dates import get_day_names, get_month_names, get_quarter_names

from imprimatur.core.values import Bound, Part, Readiness
from imprimatur.language.folding import fold, unaccented

READINESS: Mapping[str, Readiness] = {
    **dict.fromkeys(
        (
            "des que possible", "le plus rapidement possible", "le plus vite possible", "le plus tot possible",
            "au plus vite", "au plus tot", "dans les meilleurs delais", "asap", "zsm", "z s m",
            "zo snel mogelijk", "zo spoedig mogelijk", "zo vlug mogelijk",
        ),
        Readiness.ASAP,
    ),
    **dict.fromkeys(
        (
            "immediat", "immediate", "immediatement", "entree immediate", "entree en fonction immediate",
            "tout de suite", "de suite", "des maintenant", "onmiddellijk", "onmiddellijke indiensttreding", "meteen",
            "per direct", "direct",
        ),
        Readiness.AT_ONCE,
    ),
    **dict.fromkeys(
        (
            "a convenir", "date a convenir", "de commun accord", "a fixer de commun accord", "en concertation",
            "in overleg", "in onderling overleg", "in overleg te bepalen", "te bepalen in overleg",
            "in onderling overleg te bepalen", "overeen te komen", "af te spreken",
        ),
        Readiness.AGREED,
    ),
}  # fmt: skip
OPENINGS: Mapping[str, Bound] = {
    **dict.fromkeys(
        ("a partir", "a compter", "vanaf", "des", "pas avant", "ten vroegste", "met ingang", "depuis", "sinds"),
        Bound.FROM,
    ),
    **dict.fromkeys(
        (
            "au plus tard", "uiterlijk", "ten laatste", "pour", "tegen", "jusqu au", "jusqu a", "jusqu en", "d ici",
            "tot",
        ),
        Bound.BY,
    ),
    **dict.fromkeys(("tot en met", "tem", "tm"), Bound.UNTIL),
    **dict.fromkeys(("avant", "voor"), Bound.BEFORE),
    **dict.fromkeys(
        (
            "vers", "environ", "autour", "aux alentours", "aux environs", "rond", "omstreeks", "circa", "ca",
            "ongeveer", "+/-", "+-", "±", "~",
        ),
        Bound.ABOUT,
    ),
    **dict.fromkeys(
        ("courant", "dans le courant", "au cours", "en cours", "in de loop", "in de loop van", "gedurende"),
        Bound.DURING,
    ),
}  # fmt: skip
CLOSINGS: Mapping[str, Bound] = {
    **dict.fromkeys(
        ("inclus", "inclusivement", "compris", "y compris", "inbegrepen", "inclusief", "incl", "inc"), Bound.UNTIL
    ),
    **dict.fromkeys(("au plus tard", "ten laatste", "uiterlijk"), Bound.BY),
    **dict.fromkeys(("environ", "ongeveer"), Bound.ABOUT),
}  # fmt: skip
PARTS: Mapping[str, Part] = {
    **dict.fromkeys(("debut", "au debut", "begin", "het begin"), Part.BEGIN),
    **dict.fromkeys(("mi", "la mi", "a la mi", "milieu", "au milieu", "half", "midden", "medio"), Part.MID),
    **dict.fromkeys(
        ("fin", "a la fin", "la fin", "fin d annee", "fin de l annee", "eind", "einde", "eindje", "het einde"), Part.END
    ),
}  # fmt: skip
SMALL = r"(?:(?:le|la|l|du|de|d|en|au|a|op|het|in|aan|van) ){0,3}(?:(?:mois (?:de |d )|maand )(?=[a-z]))?"
"""Articles and prepositions between the words that count."""
SEASONS: Mapping[str, int] = {
    "printemps": 3, "lente": 3, "voorjaar": 3, "ete": 6, "zomer": 6, "automne": 9, "herfst": 9, "najaar": 9,
    "hiver": 12, "winter": 12,
}  # fmt: skip
"""The month in which each begins."""
ORDINALS: Mapping[str, int] = {
    "premier": 1, "premiere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4,
    "dernier": 4, "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4,
}  # fmt: skip


@cache
def names(kind: str) -> Mapping[str, int]:
    """The folded names of months, days or quarters in both languages, short and long, with their numbers."""
    getter = {"month": get_month_names, "day": get_day_names, "quarter": get_quarter_names}[kind]
    found: dict[str, int] = {"sept": 9} if kind == "month" else {}
    for locale in ("fr_BE", "nl_BE"):
        for width in ("wide", "abbreviated"):
            found.update({fold(name): number for number, name in getter(width, locale=locale).items()})
    return found


@cache
def quarters() -> Mapping[str, int]:
    """`1ertrimestre`, `2ekwartaal`, `t3`, and what CLDR lacks: `q1`, `2eme trimestre`, `eerste kwartaal`."""
    found = dict(names("quarter"))
    nouns = {re.sub(r"^[0-9]+(?:er|e)", "", name) for name in found if name[0].isdigit()}
    for number in range(1, 5):
        found[f"q{number}"] = number
        found |= {f"{ordinal}{noun}": meant for noun in nouns for ordinal, meant in _ordinals(number)}
    return found


@cache
def halves() -> Mapping[str, int]:
    """`s1`, `2esemestre`, `eerstehelft`: the halves of a year."""
    nouns = ("semestre", "semester", "helft", "jaarhelft", "moitie")
    named = {f"{ordinal}{noun}": meant for number in (1, 2) for noun in nouns for ordinal, meant in _ordinals(number)}
    return {"s1": 1, "s2": 2, **{name: number for name, number in named.items() if number < 3}}


def _ordinals(number: int) -> list[tuple[str, int]]:
    figures = [f"{number}{suffix}" for suffix in ("e", "eme", "ieme", "er", "ere", "re", "ste", "de")]
    return [*((figure, number) for figure in figures), *ORDINALS.items()]


def line_of(text: str) -> str:
    """A typed date as one line of plain words: punctuation that means nothing there is a space."""
    line = unaccented(text).replace("t.e.m.", "tem ").replace("t/m", "tm ")
    line = re.sub(r"(?<=[0-9])t(?=[0-9]{2}:)", " ", line)
    line = re.sub(r"['’‘(),;]", " ", line)
    line = re.sub(r"\b([qts][1-4])/(?=[0-9]{4}\b)", r"\1 ", line)
    line = re.sub(r"\.(?![0-9])", " ", line)
    line = re.sub(r"(?<![0-9+])-|-(?![0-9])", " ", line)
    return " ".join(line.split())


@cache
def alternatives(*words: str) -> re.Pattern[str]:
    """A pattern for any of some phrases at the beginning of a line, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?P<phrase>{'|'.join(map(re.escape, longest_first))})(?: |$)")
