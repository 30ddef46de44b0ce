"""Passwords: argon2id (RFC 9106, through argon2-cffi), and what a password must be.

Length is what is asked (NIST SP 800-63B, 5.1.1.2): no signs of each sort, no change every so often. A password is held
against nothing outside: no list of known ones is asked for it.
"""

import secrets
import threading
import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from flows.access.faults import AccessFault
from flows.access.messages import say
from imprimatur.language.folding import fold

SHORTEST, LONGEST = 12, 256
"""Characters. The longest keeps a stranger from having a megabyte worked over."""
_SIGNS = 5
"""Different signs that a password has at least: fewer are a row of the same."""
_AT_ONCE = threading.BoundedSemaphore(2)
"""Each verification takes 64 MB and some tens of milliseconds of every processor."""


def check_new(password: str, *known: str) -> None:
    """Hold a new password to what is asked. Raises AccessFault.

    `known` is what a stranger tries first: address, name.
    """
    text = unicodedata.normalize("NFKC", password)
    if len(text) < SHORTEST:
        raise AccessFault(say("password_short", most=str(SHORTEST)))
    if len(text) > LONGEST:
        raise AccessFault(say("password_long", most=str(LONGEST)))
    if len(set(text)) < _SIGNS:
        raise AccessFault(say("password_row"))
    if any(_is_made_of(text, one) for one in known):
        raise AccessFault(say("password_known"))


def hashed(password: str) -> str:
    """What is kept of a password: the hash, its salt and its parameters."""
    with _AT_ONCE:
        return hasher().hash(_same(password))


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept. Where none was, the same work is done: time tells nothing."""
    nobody = _nobody()
    too_long = len(password) > LONGEST
    try:
        with _AT_ONCE:
            right = hasher().verify(kept or nobody, b"" if too_long else _same(password))
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None and not too_long


def is_dated(kept: str) -> bool:
    """Whether a hash was made with parameters that are not those of today."""
    return hasher().check_needs_rehash(kept)


@lru_cache(maxsize=1)
def hasher() -> PasswordHasher:
    """The hasher, with the parameters that argon2-cffi advises (RFC 9106, the second recommended option)."""
    return PasswordHasher()


@lru_cache(maxsize=1)
def _nobody() -> str:
    """The hash of a password that nobody knows."""
    return hasher().hash(secrets.token_urlsafe())


def _same(password: str) -> bytes:
    """The same bytes for the same password, however a keyboard composes its accents."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def _is_made_of(password: str, known: str) -> bool:
    """Whether a password is what everybody knows of somebody, with less than four letters to it."""
    plain, word = fold(password), fold(known)
    return word != "" and word in plain and len(plain) - len(word) < 4
