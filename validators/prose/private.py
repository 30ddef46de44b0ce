"""What is nobody's business: private telephones and mailboxes, national numbers, homes beside a person's name."""

import re
from collections.abc import Iterator, Sequence

from stdnum.be import nn

from imprimatur.core.finding import Finding
from imprimatur.language.folding import fold
from validators.examination import Examination
from validators.prose.everything import Said, lists
from validators.prose.people import is_given, pairs_of, streets_in
from validators.prose.people import lists as people

_MOBILE = re.compile(r"(?<![\w+.])(?:(?:\+|00)\s?32[\s./-]?(?:\(0\))?[\s./-]?|0)4[5-9]\d(?:[\s./-]{0,2}\d){6}(?!\d)")
_MAILBOX = re.compile(r"(?<![\w.+-])[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_NATIONAL = re.compile(
    r"(?<![\d.-])\d{2}[.\s-]?(?P<month>\d{2})[.\s-]?(?P<day>\d{2})(?P<sign>[\s.-]?)\d{3}[.\s-]?\d{2}(?![\d-])"
)
_BEFORE = 70
"""Characters before a street in which a text says that somebody lives there."""


def check(examined: Examination, every: Sequence[Said]) -> Iterator[Finding]:
    """Private telephones and mailboxes (K07), national numbers (K08), homes (K09)."""
    own = _own(examined)
    persons = tuple(one.full_name for one in examined.registers.persons)
    for said in every:
        for code, value in dict.fromkeys((*_reached(said, own), *_national(said), *_homes(said, own, persons))):
            yield said.finding(examined, code, {"value": value})


def _own(examined: Examination) -> frozenset[str]:
    """The telephones, mailboxes and streets of organisations: theirs, whatever they look like."""
    known: list[str] = []
    for one in examined.registers.organisations:
        known += [one.email or "", one.phone.digits if one.phone else ""]
        known += [f"{one.address.street.plain(lang)} {one.address.number or ''}" for lang in ("fr", "nl")]
    return frozenset(fold(one) for one in known if one.strip())


def _reached(said: Said, own: frozenset[str]) -> Iterator[tuple[str, str]]:
    for found in _MOBILE.finditer(said.text):
        digits = re.sub(r"\D", "", re.sub(r"^(?:\+|00)\s?32[\s./-]?(?:\(0\))?", "0", found[0]))
        if len(digits) == 10 and digits not in own and not _is_of_office(said, found.start()):
            yield "K07", found[0]
    for found in _MAILBOX.finditer(said.text):
        if found["host"].lower().rstrip(".") in lists()["private"].split() and fold(found[0]) not in own:
            yield "K07", found[0]


def _is_of_office(said: Said, start: int) -> bool:
    """Whether a text says before a mobile that it is that of a service: `la permanence est joignable au`."""
    before = re.split(r"[.!?]\s", said.text[max(0, start - _BEFORE) : start])[-1]
    known = re.search(rf"(?<!\w){lists()['offices']}(?!\w)", before, re.I)
    return bool(known) and not re.search(lists()["somebody"], before) and not any(map(is_given, pairs_of(before)))


def _national(said: Said) -> Iterator[tuple[str, str]]:
    """Eleven digits in the form of a national number, or announced as one, or with its check digits."""
    for found in _NATIONAL.finditer(said.text):
        announced = re.search(lists()["national"], said.text[max(0, found.start() - 40) : found.start()])
        formed = bool(re.fullmatch(r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d", found[0]))
        digits = re.sub(r"\D", "", found[0])
        born = int(found["month"]) % 20 <= 12 and int(found["day"]) <= 31
        if announced or (born and (formed or (said.sort == "" and nn.is_valid(digits)))):
            yield "K08", found[0]


def _homes(said: Said, own: frozenset[str], persons: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A street and a number where somebody is said to live, or straight after a person's name."""
    if said.lang is None or said.path.endswith((".quote", ".quote_by")):
        return
    for street in streets_in(said.text):
        before = re.split(r"[.!?]\s", said.text[max(0, street.start() - _BEFORE) : street.start()])[-1]
        lives = re.search(rf"(?<!\w)(?:{people()['homes'][said.lang]})(?!\w)", before, re.I)
        if fold(street[0]) not in own and (lives or _ends_on_name(before, persons)):
            yield "K09", street[0]


def _ends_on_name(before: str, persons: tuple[str, ...]) -> bool:
    """Whether a text ends on a person's name and a sign that puts an address beside it."""
    if not re.search(r"[,(:–-]\s?$", before):
        return False
    name = before.rstrip(" ,(:–-")
    return name.endswith(persons) or any(is_given(pair) and pair.end() == len(name) for pair in pairs_of(name))
