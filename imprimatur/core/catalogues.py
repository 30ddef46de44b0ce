"""Catalogues: the YAML files in which the words stand that people read, in every language they have.

An entry is `{fr: …, nl: …}`; where the command line speaks, `en` comes first. `{name}` in it is a place, filled by
name. Braces of any other shape (`{{ champ("…") }}`) stay as they are: a translator escapes nothing.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import Bilingual, Tongue

Values = Mapping[str, "str | int | Bilingual"]
"""What fills the places of a message; a value may differ per language."""

_PLACE = re.compile(r"(?<!\{)\{([a-z][a-z0-9_]*)\}(?!\})")
_TONGUES = ({"fr", "nl"}, {"en", "fr", "nl"})


class Messages:
    """The messages of one room, read from its catalogue when first asked for one.

    Called with a key and its values it gives the message filled; by `[key]`, the message with its places open. Raises
    KeyError for a key or a value that is not there, ValueError for a broken catalogue: programming faults, all three.
    """

    def __init__(self, path: Path) -> None:
        """Keep where the catalogue stands."""
        self.path = path

    @classmethod
    def beside(cls, module: str) -> "Messages":
        """The catalogue that stands beside a module (its `__file__`) and bears its name."""
        return cls(Path(module).with_suffix(".yaml"))

    @cached_property
    def entries(self) -> Mapping[str, Bilingual]:
        """Every message by its key, its places open, in the order of the file."""
        content = read_catalogue(self.path)
        if len({frozenset(entry) for entry in content.values()}) > 1:
            raise ValueError(f"{self.path.name}: not every message has the same languages")
        return {key: wording(entry, f"{self.path.name}: {key}") for key, entry in content.items()}

    def __getitem__(self, key: str) -> Bilingual:
        """A message with its places open."""
        return self.entries[key]

    def __call__(self, key: str, /, **values: str | int | Bilingual) -> Bilingual:
        """A message, its places filled."""
        return filled(self.entries[key], values)


def read_catalogue(path: Path) -> Any:
    """What a catalogue file holds."""
    return parsed(path.read_text(encoding="utf-8"))


def parsed(text: str) -> Any:
    """What the text of a catalogue holds."""
    # By the parser in C where it is installed: ours are not the files that strangers send.
    return YAML(typ="safe").load(text)


def wording(entry: Mapping[str, Any], where: str) -> Bilingual:
    """The wording of an entry, called `where`. Raises ValueError when a language, or a place in one, is missing."""
    said = {tongue: str(entry[tongue]).strip() for tongue in ("fr", "nl", "en") if entry.get(tongue)}
    if set(said) not in _TONGUES:
        raise ValueError(f"{where}: has {', '.join(said) or 'no language'}; asked are fr and nl")
    if len({places(text) for text in said.values()}) > 1:
        raise ValueError(f"{where}: its languages name different places")
    return Bilingual(**said)


def places(text: str) -> frozenset[str]:
    """The names of the places in a text."""
    return frozenset(_PLACE.findall(text))


def filled(message: Bilingual, values: Values) -> Bilingual:
    """A message with its places filled, in every language it has. Raises KeyError for a value that is missing."""
    return Bilingual(
        fill(message.fr, values, "fr"), fill(message.nl, values, "nl"), message.en and fill(message.en, values, "en")
    )


def fill(text: str, values: Values, tongue: Tongue) -> str:
    """A text of one language with its places filled. Raises KeyError for a value that is missing."""

    def value(match: re.Match[str]) -> str:
        found = values[match[1]]
        return found.of(tongue) if isinstance(found, Bilingual) else str(found)

    return _PLACE.sub(value, text)
