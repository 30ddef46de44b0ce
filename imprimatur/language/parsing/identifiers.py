"""Telephone numbers, addresses of the network, and the numbers by which Belgium knows its bodies."""

import re
from urllib.parse import urlsplit

from stdnum import iban, isbn
from stdnum.be import vat

from imprimatur.core.values import Phone
from imprimatur.language.folding import fold_words
from imprimatur.language.parsing.base import Unreadable, number_of, typed

_PHONE = re.compile(r"(?:\+|00)?[0-9](?:[ /.()-]*[0-9])+")
_PHONE_WORD = re.compile(r"^(?:t[eé]l(?:[eé]phone|efoon)?|gsm|mobile|t)(?:\.| ?:| )+", re.IGNORECASE)
_MOBILE = re.compile(r"04[5-9]")
_EMAIL = re.compile(
    r"(?P<local>[A-Za-z0-9_%+'-]+(?:\.[A-Za-z0-9_%+'-]+)*)@(?P<host>(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,})"
)
_NAMED_EMAIL = re.compile(r"[^<>@]*<(?P<address>[^<>\s]+)>")
"""The name before an address is that of its mailbox."""
_ENTERPRISE_WORD = re.compile(
    r"^(?:(?:N[°O]|NUM[EÉ]RO)?\.? ?(?:D'ENTREPRISE|BCE|KBO|TVA|BTW|RPM|RPR)?|(?:ONDERNEMINGS|BTW-?)(?:NUMMER|NR)\.?)"
    r"[ :.]*(?:BE)?[ :.]*"
)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_UNSAFE_IN_URL = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f\x7f]")
_COMMITTEE = re.compile(
    r"(?:(?:la )?(?:cp|pc|scp|psc|commission paritaire|sous commission paritaire|paritair comite|paritair subcomite)"
    r" ?(?:n|no|nr|nummer|numero)? ?)?(?P<code>[1-3][0-9]{2}(?: [0-9]{2}){0,2})"
)
_AGREEMENT = re.compile(r"(?:cct|cao|convention collective|collectieve arbeidsovereenkomst)\b")


def parse_phone(value: object) -> Phone:
    """A telephone number: `0472/38.99.13`, `02/880.86.89`, `+32 (0)2 511.89.59`.

    Belgian mobile numbers have ten digits, others nine (numbering plan of the BIPT/IBPT). A number of a spreadsheet
    has lost its leading zero and is not guessed at. Raises Unreadable("phone").
    """
    text = _PHONE_WORD.sub("", typed(value, "phone"))
    if not _PHONE.fullmatch(text):
        raise Unreadable("phone", value)
    digits = re.sub(r"[^0-9]", "", text.replace("(0)", "") if text.startswith(("+", "00")) else text)
    if text.startswith(("+", "00")):
        digits = digits.removeprefix("00") if text.startswith("00") else digits
        if not digits.startswith("32"):
            if digits.startswith("0") or not 8 <= len(digits) <= 15:
                raise Unreadable("phone", value)
            return Phone("+" + digits)
        digits = "0" + digits[2:].removeprefix("0")
    expected = 10 if _MOBILE.match(digits) else 9
    if len(digits) != expected or not re.match(r"0[1-9]", digits):
        raise Unreadable("phone", value)
    return Phone(digits)


def parse_email(value: object) -> str:
    """An e-mail address, its host in lower case: `a@x.be`, `Jean Dupont <jean@x.be>`. Raises Unreadable("email")."""
    text = typed(value, "email")
    if len(text) > 254:  # the shape of a long text would take long to refuse
        raise Unreadable("email", value)
    if (named := _NAMED_EMAIL.fullmatch(text)) is not None:
        text = named["address"]
    text = text.rstrip(".;,")
    match = _EMAIL.fullmatch(re.sub("^(?:mailto:|(?:e-?mail|mail|courriel) ?: ?)", "", text, flags=re.IGNORECASE))
    if not match:
        raise Unreadable("email", value)
    return f"{match['local']}@{match['host'].lower()}"


def parse_url(value: object) -> str:
    """An address of the web, http or https; `www.smes.be` and `smes.be` gain https://. Raises Unreadable("url")."""
    text = typed(value, "url").rstrip(".;,").removeprefix("<").removesuffix(">")
    text = re.sub("^(?:site(?: web)?|website) ?: ?", "", text, flags=re.IGNORECASE)
    if "://" not in text:
        text = "https://" + text
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise Unreadable("url", value) from error
    safe = not _UNSAFE_IN_URL.search(text) and "@" not in parts.netloc and parts.scheme.lower() in ("http", "https")
    if not safe or len(host) > 253 or not _HOST.fullmatch(host):
        raise Unreadable("url", value)
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()).geturl()


def parse_postcode(value: object) -> str:
    """A Belgian postcode, four digits from 1000 to 9999: `1050`, `B-1050`, 1050. Raises Unreadable("postcode")."""
    number = number_of(value, "postcode")
    text = f"{number.normalize():f}" if number is not None else re.sub(r"^BE? ?-? ?", "", typed(value, "postcode"))
    if not re.fullmatch(r"[1-9][0-9]{3}", text):
        raise Unreadable("postcode", value)
    return text


def parse_iban(value: object) -> str:
    """A bank account number without spaces, of the form of its country, its check digits verified (ISO 13616).

    Whether the bank exists is not asked: lists of banks grow old. Raises Unreadable("iban").
    """
    text = re.sub(
        "^(?:compte|rekening)(?: ?n[°o]| ?nr|nummer)?[.]? ?:? ?", "", typed(value, "iban"), flags=re.IGNORECASE
    )
    text = re.sub(r"[ .-]", "", text).upper().removeprefix("IBAN").lstrip(":")
    if not text.isascii() or not text.isalnum() or not iban.is_valid(text, check_country=False):
        raise Unreadable("iban", value)
    return text


def parse_isbn(value: object) -> str:
    """An ISBN in its groups, its check digit verified (ISO 2108): `978-2-930000-12-1`. Raises Unreadable("isbn")."""
    text = re.sub(r"^ISBN(?:-1[03])? ?:? ?", "", typed(value, "isbn"), flags=re.IGNORECASE)
    text = re.sub(r"[ .‐‑–]", "-", text)
    if not isbn.is_valid(text):
        raise Unreadable("isbn", value)
    found: str = isbn.format(text)
    return found


def parse_legal_deposit(value: object) -> str:
    """The number of a legal deposit (law of 8 April 1965): `D/2027/1234/5`, year, publisher and rank of the work.

    Raises Unreadable("legal-deposit").
    """
    text = re.sub(r"[ .]", "", typed(value, "legal-deposit")).upper()
    found = re.search(r"D?/?((?:19|20)[0-9]{2})[/-]([0-9]{1,5})[/-]([0-9]{1,4})$", text)
    if not found:
        raise Unreadable("legal-deposit", value)
    return f"D/{found[1]}/{found[2]}/{found[3]}"


def parse_enterprise_number(value: object) -> str:
    """The ten digits of an enterprise number (BCE/KBO): `0418.480.071`, `BE 0418 480 071`, check digits verified.

    A number of the former nine digits gains its zero, since the check digits confirm it. Raises
    Unreadable("enterprise-number").
    """
    text = _ENTERPRISE_WORD.sub("", typed(value, "enterprise-number").upper().replace("’", "'"))
    digits = re.sub(r"[ .-]", "", text)
    if not digits.isascii() or not digits.isdigit() or not vat.is_valid(digits):
        raise Unreadable("enterprise-number", value)
    digits = str(vat.compact(digits))
    # Check digits are what is left to 97: the remainder alone would also fit 00, 98 and 99.
    if not 1 <= int(digits[8:]) <= 97:
        raise Unreadable("enterprise-number", value)
    return digits


def parse_joint_committee(value: object) -> str:
    """The code of a joint committee: `CP 319.02`, `PC 319.02`, `SCP 330.04`, `332`, `329 02`, `32902`, `330.01.10`.

    Raises Unreadable("cct") for `CCT 319.02` or `cao 319.02`, an agreement and not a committee, and
    Unreadable("joint-committee") for the rest, also for the number 330.1, which may have been 330.10.
    """
    number = number_of(value, "joint-committee")
    text = f"{number:f}".removesuffix(".0") if number is not None else typed(value, "joint-committee")
    text = re.sub(r"(?<![0-9])([1-3][0-9]{2})([0-9]{2})(?![0-9])", r"\1.\2", text)
    words = re.sub(r"(?<=[a-z])(?=[0-9])", " ", fold_words(re.sub(r"(?<=\b[A-Za-z])\.(?=[A-Za-z])", "", text)))
    if _AGREEMENT.match(words):
        raise Unreadable("cct", value)
    match = _COMMITTEE.fullmatch(words)
    if not match or not re.search(r"[0-9]{3}(?:[., -][0-9]{2})*$", text):
        raise Unreadable("joint-committee", value)
    return match["code"].replace(" ", ".")


LONGEST_CITED = 1000
"""Characters of a part of a reference: a hundred authors stay below."""


def parse_stated(value: object) -> str:
    """A figure in a person's own words: `412`, `57 %`, `une trentaine`, `0,57`. Raises Unreadable("stated")."""
    if isinstance(value, str) and len(value) > LONGEST_CITED:
        raise Unreadable("stated", value)
    number = number_of(value, "stated")
    return str(number).replace(".", ",") if number is not None else typed(value, "stated")


def parse_coded(value: object) -> str:
    """A code by which one part of a dossier names another (`C`, `A et B`, `P1`). Raises Unreadable("coded")."""
    if isinstance(value, str) and len(value) > LONGEST_CITED:
        raise Unreadable("coded", value)
    number = number_of(value, "coded")
    return str(number) if number is not None else typed(value, "coded")


def parse_cited(value: object) -> str:
    """A part of a reference as typed (`12`, `Revue nouvelle`, `lipsky1980`). Raises Unreadable("cited")."""
    if isinstance(value, str) and len(value) > LONGEST_CITED:
        raise Unreadable("cited", value)
    number = number_of(value, "cited")
    return str(number) if number is not None else typed(value, "cited")
