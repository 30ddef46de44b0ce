"""The numbers, dates and addresses of a text, brought to one form for comparing the two languages.

`200 000 €` and `€ 200.000`, `1er février` and `1 februari`, `9 h 30` and `9.30 uur` are the same (typography.md,
section 3).
"""

import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache, partial

from imprimatur.core.bilingual import LANGS
from imprimatur.language.running.days import months
from imprimatur.language.running.number_words import worded

_MONTH = {name: number for lang in LANGS for name, number in months(lang).items() if name.isalpha()}
_NAMES = "|".join(_MONTH)
FILLED_IN = "…"
"""What stands for an expression over the data (validators/passages.py)."""

_TENS = tuple(str(tens) for tens in range(20, 100, 10))
"""`de jaren negentig` are the years 1990 of the other language."""
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
_PHONE = re.compile(r"(?<![\d,.])(?:(?:\+|00)\d{2}|0\d{1,3})(?:[ /.()\u00a0\u202f-]{1,3}\d{1,4}){2,5}(?!\d)")
_PHONE_DIGITS = 9
"""A Belgian telephone number has nine digits or ten; an enterprise number, ten."""
_DAY = re.compile(rf"\b(\d{{1,2}})(?:er)?\s+({_NAMES})(?:\s+(\d{{4}}))?\b", re.I)
_MONTH_ALONE = re.compile(rf"\b({_NAMES})\s+(\d{{4}})\b", re.I)
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_CLOCK = re.compile(r"\b(\d{1,2})\s?(?:heures?|uur|[hu])\s?([0-5]\d)\b|\b(\d{1,2})[.:]([0-5]\d)\s?(?:uur|u\b|h\b)")
_BARE_CLOCK = re.compile(r"(?<![\d:/.,-])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])")
_MONTH_NUMBER = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])")
_SCALED = re.compile(
    r"(?<![\d,.])(\d{1,4}(?:[.,]\d{1,3})?)\s?(k(?=\s?€)|millions?|miljoen|milliards?|miljard|mio|mln)(?!\w)", re.I
)
_SCALES = {"k": 3, "mil": 6, "mio": 6, "mln": 6}
_GROUPED = re.compile(r"(?<![\d,.])(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+)(?:,(\d{1,2}))?(?![\d])")
_BOTH_NAMES = re.compile(r"\b\d{1,4}[a-z]?(?= ?[/–-] [^\W\d_][^\d\n]{2,60} (\d{1,4}[a-z]?)\b)")
"""The number of a house in an address in both languages, which is one: `Rue du Merle 7 / Merelstraat 7`."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NOON = re.compile(r"(?<![\w-])(?:midi|middags?)\b", re.I)
"""`de 9 h à midi` says the 12 of `van 9 tot 12 uur`."""


def figures(text: str) -> Counter[str]:
    """The numbers and dates of a text, each with how often it occurs; addresses and telephone numbers aside."""
    return _sorted_out(text)[0]


def addresses(text: str) -> Counter[str]:
    """The e-mail addresses and telephone numbers of a text."""
    return _sorted_out(text)[1]


@lru_cache(maxsize=16_384)
def _sorted_out(text: str) -> tuple[Counter[str], Counter[str]]:
    """Figures and addresses, taken out of the text one sort after the other, the most telling first."""
    numbers: Counter[str] = Counter()
    reached: Counter[str] = Counter(match[0].lower() for match in _ADDRESS.finditer(text))
    text = _BOTH_NAMES.sub(
        lambda match: " " if match[0] == match[1] else match[0], _ADDRESS.sub(" ", _LINK.sub(" ", text))
    )
    for pattern, read in (*_DATES, (_PHONE, _telephone), (_SCALED, _scaled), (_GROUPED, _digits)):
        text = pattern.sub(partial(_taken, read, reached if pattern is _PHONE else numbers), text)
    for match in _NUMBER.finditer(text):
        numbers[_plain(match[0])] += 1
    return numbers, reached


def _taken(read: Callable[[re.Match[str]], str], kept: Counter[str], match: re.Match[str]) -> str:
    """What stands in the place of what was read and counted; what says nothing stays."""
    token = read(match)
    if token:
        kept[token] += 1
    return " | " if token else match[0]


def _digits(match: re.Match[str]) -> str:
    """`12 500,00` is 12500."""
    decimals = (match[2] or "").rstrip("0")
    return re.sub(r"\D", "", match[1]) + (f".{decimals}" if decimals else "")


def _scaled(match: re.Match[str]) -> str:
    """`1,5 million` is 1500000."""
    word = match[2].lower()
    power = 9 if word.startswith(("milliard", "miljard")) else _SCALES[word[:3]]
    number = Decimal(match[1].replace(",", ".")).scaleb(power)
    return f"{number.normalize():f}"


def _clock(match: re.Match[str]) -> str:
    """`14 h 30` is 14:30, and `14.00 uur` the 14 that others write without minutes."""
    hour, minutes = (one for one in match.groups() if one is not None)
    return str(int(hour)) if minutes == "00" else f"{int(hour)}:{minutes}"


def _telephone(match: re.Match[str]) -> str:
    """The national digits of a telephone number; nothing for what is too short to be one."""
    digits = re.sub(r"^(?:\+|00)32(?:\D*\(0\))?", "0", match[0])
    digits = re.sub(r"\D", "", digits)
    return digits if len(digits) >= _PHONE_DIGITS else ""


def _day(match: re.Match[str]) -> str:
    date = f"{int(match[1])}/{_MONTH[match[2].lower()]}"
    return f"{date}/{match[3]}" if match[3] else date


_DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_DAY, _day),
    (_MONTH_ALONE, lambda match: f"{_MONTH[match[1].lower()]}/{match[2]}"),
    (_NUMERIC, lambda match: f"{int(match[1])}/{int(match[2])}/{match[3]}"),
    (_MONTH_NUMBER, lambda match: f"{int(match[1])}/{match[2]}"),
    (_CLOCK, _clock),
    (_BARE_CLOCK, _clock),
)


def _plain(number: str) -> str:
    """`0,80`, `0.8` and `0,8` are one number; a number of several points is a code and stays as it is."""
    if number.count(".") + number.count(",") != 1:
        return number
    whole, _, decimals = number.replace(",", ".").partition(".")
    return f"{int(whole)}.{decimals.rstrip('0')}".rstrip(".") if len(decimals) < 3 else number.replace(",", ".")


def differences(french: str, dutch: str) -> tuple[list[str], list[str]]:
    """The figures that only one language gives, in order; a figure that the other writes in letters is not missing.

    Nor is one that the other language takes from the data by an expression.
    """
    ours, theirs = figures(french), figures(dutch)
    more = dutch.count(FILLED_IN) - french.count(FILLED_IN)
    return _missing(ours, theirs, dutch)[max(more, 0) :], _missing(theirs, ours, french)[max(-more, 0) :]


def _missing(ours: Counter[str], theirs: Counter[str], other_text: str) -> list[str]:
    left = ours - theirs
    if not left:
        return []
    words = worded(other_text)
    decades = Counter({f"{century}{tens}": words[tens] for century in ("19", "20") for tens in _TENS if words[tens]})
    noons = Counter({"12": len(_NOON.findall(other_text))})
    return sorted((left - words - decades - noons).elements(), key=lambda token: (len(token), token))
