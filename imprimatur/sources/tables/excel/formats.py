"""What a cell shows: a number written by its number format, as Excel in Belgium displays it.

The language of formats is that of ECMA-376 part 1, 18.8.30 and 18.8.31. Signs are Belgian: a decimal comma, groups of
three parted by a space. Which space is printed is left to typography.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache

from imprimatur.sources.tables.excel.fractions import shown_fraction

GENERAL = "General"
_BUILTIN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    **dict.fromkeys((5, 6, 42), '#,##0\\ "€"'),
    **dict.fromkeys((7, 8, 44), '#,##0.00\\ "€"'),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "hh:mm",
    21: "hh:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    **dict.fromkeys((37, 38, 41), "#,##0"),
    **dict.fromkeys((39, 40, 43), "#,##0.00"),
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
"""The formats that have a number alone (18.8.30); those that follow the country, as Belgium has them."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<gap>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    r"|(?P<sign>[0#?.,%@/]|E[+-])|(?P<other>.)",
    re.S | re.I,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_COMPARE = {
    "<": Decimal.__lt__,
    ">": Decimal.__gt__,
    "<=": Decimal.__le__,
    ">=": Decimal.__ge__,
    "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
}
LONGEST = 255
"""Characters of a format that are understood; Excel takes no longer one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a number shows: its text, the value that the text says, and whether the format was understood."""

    text: str
    value: Decimal
    known: bool = True


@dataclass(frozen=True, slots=True)
class _Part:
    """One piece of a section: `sign` for a place of the number, else literal text."""

    text: str
    sign: bool = False


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the up to four sections of a format; `condition` is the comparison that chooses it."""

    parts: tuple[_Part, ...]
    condition: tuple[str, Decimal] | None = None

    @property
    def signs(self) -> str:
        return "".join(part.text for part in self.parts if part.sign)


def code_of(number: int, custom: str | None) -> str:
    """The format of a number: the workbook's own text for it, else the one that Excel knows by number."""
    return custom or _BUILTIN.get(number, GENERAL)


def shown_number(number: Decimal, code: str) -> Shown:
    """A number as its format, not one of dates, shows it. An unknown format shows the number plainly and says so."""
    if len(code) > LONGEST:
        return Shown(_general(number), number, known=False)
    sections = _sections(code)
    section, absolute = _chosen(sections, number)
    try:
        return _written(number, section, absolute)
    except (InvalidOperation, ValueError, OverflowError):
        return Shown(_general(number), number, known=False)


def shown_text(text: str, code: str) -> str:
    """A text as its format shows it: Excel's fourth section, or one that holds `@`."""
    if "@" not in code or code == "@" or len(code) > LONGEST:
        return text
    section = next((one for one in reversed(_sections(code)) if "@" in one.signs), None)
    if section is None:
        return text
    return "".join(text if part.sign and part.text == "@" else "" if part.sign else part.text for part in section.parts)


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[_Section, ...]:
    sections: list[_Section] = []
    parts: list[_Part] = []
    condition: tuple[str, Decimal] | None = None
    for found in _TOKEN.finditer(code + ";"):
        sort = found.lastgroup
        text = found[sort] if sort else ""
        match sort:
            case "quoted" | "escaped":
                parts.append(_Part(text))
            case "gap":
                parts.append(_Part(" "))
            case "bracket":
                if compared := _CONDITION.fullmatch(text.strip()):
                    condition = (compared[1], Decimal(compared[2]))
                elif text.startswith("$"):
                    parts.append(_Part(text[1:].rpartition("-")[0] if "-" in text else text[1:]))
            case "general" | "sign":
                parts.append(_Part(text.upper() if sort == "sign" else GENERAL, sign=True))
            case "other" if text == ";":
                sections.append(_Section(tuple(parts), condition))
                parts, condition = [], None
            case "other":
                parts.append(_Part(text))
    return tuple(sections) or (_Section(()),)


def _chosen(sections: tuple[_Section, ...], number: Decimal) -> tuple[_Section, bool]:
    """The section of a number, and whether it is written without its sign there."""
    for section in sections[:3]:
        if section.condition and _COMPARE[section.condition[0]](number, section.condition[1]):
            return section, False
    plain = [section for section in sections[:3] if not section.condition]
    if len(plain) > 1 and number < 0 and not any(one.condition for one in sections):
        return sections[1], True
    if len(sections) > 2 and number == 0 and not any(one.condition for one in sections):
        return sections[2], True
    return (plain or list(sections))[0 if len(plain) == len(sections[:3]) else -1], False


def _written(number: Decimal, section: _Section, absolute: bool) -> Shown:
    signs = section.signs
    size = abs(number)
    minus = "-" if number < 0 and not absolute else ""
    if not signs or signs == "@" or GENERAL in signs:
        body = _general(size)
        text = "".join(body if part.sign else part.text for part in section.parts)
        return Shown(_tidy(minus + text), number)
    if "/" in signs:
        text, part = shown_fraction(size, signs, "".join(part.text for part in section.parts))
        near = abs(part - Fraction(size)) <= Fraction(size) / 100
        said = Decimal(part.numerator) / part.denominator * (-1 if number < 0 else 1)
        return Shown(_tidy(minus + text), number if near else said)
    if "E" in signs:
        decimals = len(re.findall("[0#?]", signs.partition("E")[0].partition(".")[2]))
        return Shown(f"{number:.{decimals}E}".replace(".", ","), number)
    percents = signs.count("%")
    whole, _, after = signs.replace("%", "").partition(".")
    thousands = len(whole) - len(whole.rstrip(",")) + after.count(",")
    decimals = len(re.findall("[0#?]", after))
    scaled = size.scaleb(2 * percents - 3 * thousands)
    rounded = scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = _placed(rounded, section, decimals, grouped="," in whole.rstrip(",").lstrip(","))
    value = rounded.scaleb(-2 * percents) * (-1 if number < 0 else 1)
    return Shown(_tidy((minus if rounded else "") + text), number if thousands else value)


def _placed(number: Decimal, section: _Section, decimals: int, *, grouped: bool) -> str:
    """The digits of a number on the places of a section, its literals where they stand between them."""
    digits, _, fraction = f"{number:f}".partition(".")
    digits = digits.lstrip("0")
    places = [index for index, part in enumerate(section.parts) if part.sign and part.text in "0#?"]
    point = next((i for i, part in enumerate(section.parts) if part.sign and part.text == "."), len(section.parts))
    before = [index for index in places if index < point]
    filled: dict[int, str] = {}
    rest, written = digits, 0
    for index in reversed(before):
        first = index == before[0]
        digit, rest = (rest, "") if first else (rest[-1:], rest[:-1])
        digit = digit or {"0": "0", "?": "", "#": ""}[section.parts[index].text]
        out = ""
        for one in reversed(digit):
            out = one + (" " if grouped and written and written % 3 == 0 else "") + out
            written += 1
        filled[index] = out
    after = [index for index in places if index > point]
    optional = len(fraction.rstrip("0"))
    for rank, index in enumerate(after):
        needed = any(section.parts[other].text == "0" for other in after[rank:])
        filled[index] = fraction[rank : rank + 1] if needed or rank < optional else ""
    comma = "," if any(filled[index] for index in after) else ""
    lead = "0" if comma and before and not any(filled[index] for index in before) else ""
    pieces = []
    for index, part in enumerate(section.parts):
        if not part.sign:
            pieces.append(part.text)
        elif index == point:
            pieces.append(lead + comma)
        elif part.text == "%":
            pieces.append(" %")
        else:
            pieces.append(filled.get(index, ""))
    return "".join(pieces)


def _general(number: Decimal) -> str:
    """A number without a format: up to eleven characters, as a wide column shows it."""
    rounded = Decimal(f"{number:.11g}") if number else Decimal(0)
    return f"{rounded.normalize():f}".replace(".", ",")


def _tidy(text: str) -> str:
    return " ".join(text.split())
