"""The names of a new kind: its stem, its class, the letter of its codes; and why a name is refused."""

import ast
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from keyword import iskeyword
from string import Template, ascii_uppercase

from imprimatur.core.catalogues import Values

_STEM = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LENGTHS = (3, 24)
"""Characters of a stem: lines of the skeleton stay within 120."""


class Why(StrEnum):
    """Why no kind is made."""

    NO_CHECKOUT = "no_checkout"
    """The folder is not the project's source."""
    BAD_NAME = "bad_name"
    """The name is no Python identifier in small letters."""
    RESERVED = "reserved"
    """The skeleton uses the name itself."""
    KNOWN = "known"
    """There is a kind of that name."""
    EXISTS = "exists"
    """A file or folder to be made is there already."""
    LETTER = "letter"
    """The letter of the codes is none, or another family's."""


class CannotMake(Exception):
    """No kind was made, and nothing was touched; `values` fill the words for it."""

    def __init__(self, why: Why, **values: str) -> None:
        """Keep the reason."""
        super().__init__(why, values)
        self.why = why
        self.values: Values = values


@dataclass(frozen=True, slots=True)
class Naming:
    """What a kind is called: `minutes_of_meeting`, its letter `M`."""

    stem: str
    letter: str

    @property
    def places(self) -> dict[str, str]:
        """What fills the places of the skeleton."""
        words = self.stem.split("_")
        return {
            "kind": self.stem,
            "Class": "".join(word.capitalize() for word in words),
            "dashed": "-".join(words),
            "title": " ".join(words).capitalize(),
            "letter": self.letter,
        }

    def filled(self, text: str) -> str:
        """A text of the skeleton with its places filled."""
        return Template(text).substitute(self.places)


def stem_of(name: str) -> str:
    """The stem that a name means. Raises CannotMake for one that cannot name a package."""
    stem = name.replace("-", "_")
    low, high = _LENGTHS
    if not _STEM.fullmatch(stem) or iskeyword(stem) or not low <= len(stem) <= high:
        raise CannotMake(Why.BAD_NAME, name=name)
    return stem


def letter_for(stem: str, taken: Collection[str], wanted: str | None) -> str:
    """The letter asked for, else the first of the stem, else of the alphabet, that begins no other family's codes.

    Raises CannotMake where the letter asked for is none, or taken.
    """
    free = [letter for letter in ascii_uppercase if letter not in taken]
    if wanted is not None and wanted.upper() not in free:
        raise CannotMake(Why.LETTER, letter=wanted, free=", ".join(free))
    return wanted.upper() if wanted else next(letter for letter in (*stem.upper(), *free) if letter in free)


def refuse_used(naming: Naming, modules: Iterable[str]) -> None:
    """Refuse a name by which modules of the skeleton, still unfilled, call something else. Raises CannotMake."""
    other = Naming("another_kind", naming.letter)
    used = {name for module in modules for name in _names(ast.parse(other.filled(module)))}
    if used & {naming.stem, naming.places["Class"]}:
        raise CannotMake(Why.RESERVED, name=naming.stem)


def _names(tree: ast.AST) -> Iterable[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.alias(name=name):
                yield name
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
