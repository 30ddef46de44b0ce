"""The numbers, dates and addresses of a text, brought to one form for comparing the two languages.

`200 000 €` and `€ 200.000`, `1er février` and `1 februari`, `9 h 30` and `9.30 uur` are the same (typography.md,
section 3).
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache, partial

_MONTHS = (
    ("janvier", "januari"),
    ("février", "februari"),
    ("mars", "maart"),
    ("avril", "april"),
    ("mai", "mei"),
    ("juin", "juni"),
    ("juillet", "juli"),
    ("août", "augustus"),
    ("septembre", "september"),
    ("octobre", "oktober"),
    ("novembre", "november"),
    ("décembre", "december"),
)
_MONTH = {name: position for position, pair in enumerate(_MONTHS, 1) for name in pair}
_NAMES = "|".join(_MONTH)
_WORDS = {
    word: str(number)
    for number, words in {
        1: "un une premier première een één eerste",
        2: "deux deuxième second seconde twee tweede",
        3: "trois troisième drie derde",
        4: "quatre quatrième vier vierde",
        5: "cinq cinquième vijf vijfde",
        6: "six sixième zes zesde",
        7: "sept septième zeven zevende",
        8: "huit huitième acht achtste",
        9: "neuf neuvième negen negende",
        10: "dix dixième tien tiende",
        11: "onze elf",
        12: "douze douzaine twaalf twaalftal dozijn",
        15: "quinze quinzaine vijftien vijftiental",
        20: "vingt vingtaine twintig twintigtal",
        30: "trente trentaine dertig dertigtal",
        40: "quarante quarantaine veertig veertigtal",
        50: "cinquante cinquantaine vijftig vijftigtal",
        100: "cent centaine honderd honderdtal",
        1000: "mille millier duizend duizendtal",
    }.items()
    for word in words.split()
} | {"anderhalf": "1:30"}
"""Numbers in letters: where one language writes the digit and the other the word, they agree."""

FILLED_IN = "…"
"""What stands for an expression over the data (validators/passages.py)."""

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
_PHONE = re.compile(r"(?<![\d,.])(?:(?:\+|00)\d{2}|0\d{1,3})(?:[ /.()\u00a0\u202f-]{1,3}\d{1,4}){2,5}(?!\d)")
_PHONE_DIGITS = 9
"""A Belgian telephone number has nine digits or ten; an enterprise number, ten."""
_DAY = re.compile(rf"\b(\d{{1,2}})(?:er)?\s+({_NAMES})(?:\s+(\d{{4}}))?\b", re.I)
_MONTH_ALONE = re.compile(rf"\b({_NAMES})\s+(\d{{4}})\b", re.I)
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_CLOCK = re.compile(r"\b(\d{1,2})\s?(?:heures?|uur|[hu])\s?([0-5]\d)\b|\b(\d{1,2})[.:]([0-5]\d)\s?(?:uur|u\b|h\b)")
_GROUPED = re.compile(r"(?<![\d,.])(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+)(?![\d])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


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
    text = _ADDRESS.sub(" ", _LINK.sub(" ", text))
    for pattern, read in (*_DATES, (_PHONE, _telephone), (_GROUPED, _digits)):
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
    return re.sub(r"\D", "", match[0])


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
    (_CLOCK, lambda match: f"{int(match[1] or match[3])}:{match[2] or match[4]}"),
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
    words = Counter(_WORDS[word] for word in re.findall(r"[^\W\d_]+", other_text.lower()) if word in _WORDS)
    left = ours - theirs
    return sorted((left - words).elements(), key=lambda token: (len(token), token))
