"""Dates, times and durations of a workbook: numbers of days, and what their formats show."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date

from imprimatur.core.bilingual import Lang

_EPOCH = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_SECONDS = 24 * 60 * 60
LAST_DAY = 2_958_465
"""31 December 9999, the last day that Excel knows."""

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.', re.S)
_BRACKET = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.I)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.I)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<gap>.)|\*(?P<fill>.)|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<half>AM/PM|A/P)|(?P<part>[yja]+|m+|d+|h+|s+(?:\.0+)?)|(?P<other>.)",
    re.I | re.S,
)
# The system's own long date and time (`[$-F800]`, `[$-F400]`): shown as the country writes them.
_SYSTEM = {"[$-F800]": "dddd d mmmm yyyy", "[$-F400]": "hh:mm:ss"}
_LOCALE = re.compile(r"\[\$[^\]]*-[0-9a-f]*?(0?[48]0c|0?[48]13)\]", re.I)


def is_date_code(code: str) -> bool:
    """Whether a format holds a part of a date, a time or a duration outside its literals."""
    first = _LITERAL.sub("", code).split(";")[0]
    if _ELAPSED.search(first):
        return True
    bare = _BRACKET.sub("", first)
    return bare.lower() != "general" and bool(re.search(r"[dmyhsj]", bare, re.I)) and not re.search(r"[#?@]", bare)


def is_duration_code(code: str) -> bool:
    """Whether a format counts hours, minutes or seconds beyond a day: `[h]:mm`."""
    return bool(_ELAPSED.search(_LITERAL.sub("", code).split(";")[0]))


def moment(number: Decimal, *, since_1904: bool = False) -> date | datetime | time | None:
    """The date, the time or both that a number of days means, to the second; None for no day that Excel knows.

    Excel counts a 29 February 1900 that never was: before it, its days are one too few.
    """
    if not 0 <= number <= LAST_DAY:
        return None
    seconds = int((number * _SECONDS).quantize(Decimal(1), ROUND_HALF_UP))
    days, rest = divmod(seconds, _SECONDS)
    if not days and not since_1904:
        return (datetime.min + timedelta(seconds=rest)).time()
    found = _EPOCH[since_1904] + timedelta(days=days + (1 if not since_1904 and days < 60 else 0), seconds=rest)
    return found if rest else found.date()


def hours(number: Decimal) -> Decimal:
    """The hours of a duration, to the second: 1.2666… days are 30.4."""
    seconds = (number * _SECONDS).quantize(Decimal(1), ROUND_HALF_UP)
    return (seconds / 3600).quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize()


def shown_date(number: Decimal, code: str, lang: Lang, *, since_1904: bool = False) -> str:
    """A number of days as its format shows it: `15/01/2027 12:00`, `4-mai`, `30:24`. Empty for no day of Excel's."""
    for mark, own in _SYSTEM.items():
        if mark.lower() in code.lower():
            code = own
    told = _LOCALE.search(code)
    if told:
        lang = "fr" if told[1].lower().endswith("c") else "nl"
    code = code.split(";")[0]
    if is_duration_code(code):
        return _elapsed(number, code)
    found = moment(number, since_1904=since_1904)
    if found is None:
        return ""
    if isinstance(found, time):
        found = datetime.combine(_EPOCH[since_1904].date(), found)
    elif not isinstance(found, datetime):
        found = datetime.combine(found, time.min)
    tokens = list(_TOKEN.finditer(code))
    half = any(token.lastgroup == "half" for token in tokens)
    shown = "".join(_piece(tokens, index, found, lang, half) for index in range(len(tokens)))
    return " ".join(shown.split())


def _piece(tokens: list[re.Match[str]], index: int, found: datetime, lang: Lang, half: bool) -> str:
    token = tokens[index]
    sort = token.lastgroup or "other"
    if sort == "half":
        return f"{found:%p}"
    if sort in ("fill", "bracket"):
        return ""
    if sort != "part":
        return " " if sort == "gap" else token[sort]
    text = token[sort].lower()
    minutes = text[0] == "m" and len(text) < 3 and _beside_time(tokens, index)
    return _written(text, found, lang, half=half, minutes=minutes)


def unsaid(found: date, code: str) -> str | int | None:
    """A month typed without its day, or a year alone, which Excel keeps as their first day: `03/2027`, 2027; None for
    a date that its format shows whole, or whose day it hides.
    """
    shown = {token["part"][0].lower() for token in _TOKEN.finditer(code) if token["part"]}
    if found.day > 1 or "y" not in shown or "d" in shown or "h" in shown:
        return None
    return f"{found.month:02}/{found.year}" if "m" in shown else found.year if found.month == 1 else None


def _beside_time(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether an `m` counts minutes: right after hours or right before seconds."""
    parts = [
        (at, token["part"] or token["elapsed"]) for at, token in enumerate(tokens) if token["part"] or token["elapsed"]
    ]
    here = next(rank for rank, (at, _) in enumerate(parts) if at == index)
    before = here and parts[here - 1][1][0].lower() == "h"
    after = here + 1 < len(parts) and parts[here + 1][1][0].lower() == "s"
    return bool(before or after)


def _written(text: str, found: datetime, lang: Lang, *, half: bool, minutes: bool) -> str:
    match text[0], len(text):
        case (("y" | "j" | "a"), size):
            return f"{found.year:04}" if size > 2 else f"{found.year % 100:02}"
        case "d", size if size > 2:
            return format_date(found, "EEE" if size == 3 else "EEEE", locale=lang).rstrip(".")
        case "m", size if size > 2:
            letters = {3: "MMM", 5: "MMMMM"}.get(size, "MMMM")
            return format_date(found, letters, locale=lang).rstrip(".")
        case "s", size:
            whole = f"{found.second:0{min(size, 2)}}"
            return whole + ("," + "0" * (size - 3) if "." in text else "")
        case letter, size:
            hour = (found.hour % 12 or 12) if half else found.hour
            value = {"d": found.day, "h": hour, "m": found.minute if minutes else found.month}[letter]
            return f"{value:0{min(size, 2)}}"


def _elapsed(number: Decimal, code: str) -> str:
    """A duration: its first unit counts on beyond a day, the next ones are what is left."""
    total = int((abs(number) * _SECONDS).quantize(Decimal(1), ROUND_HALF_UP))
    first = next(token["elapsed"][0].lower() for token in _TOKEN.finditer(code) if token["elapsed"])
    values = {"h": total // 3600, "m": total // 60, "s": total}
    left = {"h": total // 3600 % 24, "m": total // 60 % 60, "s": total % 60}
    pieces = ["-" if number < 0 else ""]
    for token in _TOKEN.finditer(code):
        unit = token["elapsed"] or token["part"]
        if unit:
            letter = unit[0].lower()
            value = values[letter] if letter == first else left.get(letter, 0)
            pieces.append(f"{value:0{min(len(unit), 2)}}")
        elif token.lastgroup not in ("fill", "bracket", "half", "gap"):
            pieces.append(token[token.lastgroup or "other"])
    return " ".join("".join(pieces).split())
