"""Numbers with check digits or a fixed length: accounts, enterprises, care providers, Belgian telephones."""

import re
from collections.abc import Iterator

from stdnum import iban
from stdnum.be import vat

from imprimatur.language.parsing import Unreadable, parse_enterprise_number, parse_phone
from validators.prose.everything import lists

_ACCOUNT = re.compile(r"(?<!\w)BE\s?\d{2}(?:[ .\u00a0\u202f-]?\d{2,4}){2,5}(?!\d)")
_ACCOUNT_ABROAD = re.compile(r"(?<!\w)(?!BE)[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){3,7}(?: [A-Z0-9]{1,4})?(?!\w)")
_ENTERPRISE = re.compile(r"(?<![\d.])[01]\d{3}\.\d{3}\.\d{3}(?![\d.]*\d)")
_TEN = r"(?:BE\s?)?(\d[\d. \u00a0\u202f-]{6,14}\d)(?!\d)"
"""The digits after the words that announce an enterprise number."""
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?:(?:\+|00)\s?32[\s./-]?(?:\(0\))?[\s./-]?\d{1,3}+|0[1-9]\d{0,2}+)"
    r"(?:[\s./-]{1,2}+\d{1,4}+){1,5}+(?![\s./-]?\d|\w|,\d)"
)
_PHONE_SOLID = re.compile(r"(?<![\w.,/+-])(?:\+32|0)[1-9]\d{5,10}+(?!\w|[.,]\d)")
_SHAPED = re.compile(r"(?:0\d{1,2}[\s/.-]+\d{3}|04\d\d)[\s/.-]")
"""How a telephone number is divided, where no word announces it."""
_OTHER_NUMBER = re.compile(r"(?<![\d.])[01]\d{3}\.\d{3}\.\d{2,4}(?!\d)")
_DATE = re.compile(r"\d{1,2}[\s./-]+\d{1,2}[\s./-]+(?:19|20)?\d\d")
_AROUND = 30
"""Characters before a number in which a text says what it is."""


_LETTER_O = re.compile(r"(?<![\w.,/+-])[Oo]\d{1,3}[\s./-]\d{2,3}(?:[\s./-]?\d{2}){2,3}(?!\w)")
"""A number of telephone that begins with the letter: `O2 555 01 23`."""


def wrong_numbers(text: str) -> Iterator[str]:
    """The accounts, numbers of enterprises and of care providers whose digits do not hold, or are too few or many."""
    taken: set[str] = set()
    for found in _ACCOUNT.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        taken.add(digits)
        if not (_is_enterprise(digits) if len(digits) in (9, 10) else _is_account(digits)):
            yield found[0]
    for found in _ACCOUNT_ABROAD.finditer(text):
        announced = re.search(lists()["account"], text[max(0, found.start() - _AROUND) : found.start()])
        if announced and not iban.is_valid(found[0].replace(" ", ""), check_country=False):
            yield found[0]
    numbers = [one[0] for one in _ENTERPRISE.finditer(text)]
    numbers += _announced("enterprise", _TEN, text)
    for number in dict.fromkeys(numbers):
        digits = re.sub(r"\D", "", number)
        if digits not in taken and not _is_enterprise(digits):
            taken.add(digits)
            yield number
    for number in _announced("provider", r"(\d[\d ./-]{5,16}\d)(?!\d)", text):
        if len(re.sub(r"\D", "", number)) not in (8, 11):
            yield number


def _is_account(digits: str) -> bool:
    """Whether the digits of a Belgian account hold: both checks, whatever bank the first three stand for."""
    national = digits[2:]
    checked = len(digits) == 14 and (int(national[:10]) % 97 or 97) == int(national[10:])
    return checked and iban.is_valid(f"BE{digits}", check_country=False)


def _announced(what: str, number: str, text: str) -> list[str]:
    """The numbers that stand after the words that announce them."""
    pattern = rf"(?<!\w){lists()[what]}(?:\s?n[°ºor]{{1,2}}\.?)?[\s:.)]{{0,3}}(?:de |du |van )?{number}"
    return [found[1] for found in re.finditer(pattern, text)]


def _is_enterprise(digits: str) -> bool:
    try:
        parse_enterprise_number(digits)
    except Unreadable:
        return False
    return bool(vat.is_valid(digits))


def odd_phones(text: str) -> Iterator[str]:
    """The Belgian telephone numbers with a digit too many or too few."""
    for pattern in (_ACCOUNT, _OTHER_NUMBER):
        text = pattern.sub(lambda found: "x" * len(found[0]), text)
    for number in _announced("enterprise", _TEN, text):
        text = text.replace(number, "x" * len(number))
    yield from (found[0] for found in _LETTER_O.finditer(text))
    for found in (*_PHONE.finditer(text), *_PHONE_SOLID.finditer(text)):
        written = found[0].strip()
        before = text[max(0, found.start() - _AROUND) : found.start()]
        announced = bool(re.search(rf"{lists()['phone']}[^\d;]{{0,20}}$", before)) or written.startswith(("+", "00"))
        solid = written.lstrip("+").isdigit()
        numbered = re.search(rf"{lists()['numbered']}\s?:?\s?$", before) and not announced
        if _DATE.fullmatch(written) or numbered or (solid and not announced):
            continue
        count = len(_national(written))
        if not announced and not (_SHAPED.match(written) and 8 <= count <= 11):
            continue
        # Two numbers of one switchboard: `02 880 86 89/90`.
        if not (_is_phone(written) or _is_phone(re.sub(r"\s?[/-]\s?\d{1,3}$", "", written))) and count > 5:
            yield written


def _national(written: str) -> str:
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    return "0" + digits.removeprefix("00").removeprefix("32") if written.startswith(("+", "00")) else digits


def _is_phone(written: str) -> bool:
    """Whether a number has the digits that it should: nine, and ten where it begins as a mobile's, `04xx`."""
    try:
        parse_phone(written)
    except Unreadable:
        # Liège: 04 and seven digits, which may begin as a mobile's would.
        return bool(re.match(r"04\D", written)) and len(_national(written)) == 9
    return True
