"""Addresses that a letter can be sent to: what `imprimatur` reads as one, in the letters that every server takes."""

import re

from imprimatur.language.parsing import Unreadable, parse_email

_LONGEST = 254
"""Characters of an address (RFC 5321, 4.5.3.1.3, less its brackets)."""
_PLAIN = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
"""Letters, digits and the signs of an `atom` (RFC 5322, 3.2.3); a host of labels (RFC 1035). Nothing that a header or a
command of SMTP would take for its own end."""


def is_address(text: str) -> bool:
    """Whether a text is an address and nothing else."""
    return len(text) <= _LONGEST and _PLAIN.fullmatch(text) is not None


def readable(text: str) -> str | None:
    """The address in what somebody typed (`Jean Dupont <jean@x.be>`); None where there is none that can be used.

    Accents before the @ and in a host are refused: half of the servers would, and the letter come back.
    """
    try:
        address = parse_email(text)
    except Unreadable:
        return None
    return address if is_address(address) else None
