"""Labels: the names of fields, the words of choices and the fixed words of a kind, in both languages.

They stand in `templates/_shared/labels.yaml` and `templates/<kind>/labels.yaml`, where translators edit them; the
kind's own win. Every entry is `{fr: …, nl: …}`, with `also: […]` for other spellings accepted on input.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.catalogues import parsed, wording


@dataclass(frozen=True, slots=True)
class Label:
    """One label: its wording in both languages and the other spellings accepted on input."""

    fr: str
    nl: str
    also: tuple[str, ...] = ()

    def of(self, lang: Lang) -> str:
        """The wording in a language."""
        return self.fr if lang == "fr" else self.nl

    @property
    def both(self) -> Bilingual:
        """The two wordings."""
        return Bilingual(self.fr, self.nl)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling accepted on input."""
        return (self.fr, self.nl, *self.also)


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """The labels of a kind, the shared ones included.

    `fields` by path, `choices` by enumeration and value, `words` by key, `expected` by sort of value (what is asked
    for and an example of it).
    """

    fields: Mapping[str, Label] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, Label]] = field(default_factory=dict)
    words: Mapping[str, Label] = field(default_factory=dict)
    expected: Mapping[str, Mapping[str, Label]] = field(default_factory=dict)

    def field(self, path: str) -> Label:
        """The label of a field; the path itself where none is given."""
        return self.fields.get(path) or Label(path, path)

    def choice(self, name: str, value: str, lang: Lang) -> str:
        """The word of a choice. Raises KeyError for a choice without label."""
        return self.choices[name][value].of(lang)

    def word(self, key: str, lang: Lang) -> str:
        """A fixed word. Raises KeyError for an unknown one."""
        return self.words[key].of(lang)

    def in_language(self, lang: Lang) -> dict[str, str]:
        """Every fixed word of a language, by key."""
        return {key: label.of(lang) for key, label in self.words.items()}


def load_labels(templates: Path, kind: str) -> Labels:
    """The labels of a kind, read from the templates folder. Raises FileNotFoundError, ValueError on a broken file.

    Files that say the same give the same labels, whose names are then looked up but once.
    """
    return _merged(*((templates / folder / "labels.yaml").read_text(encoding="utf-8") for folder in ("_shared", kind)))


@lru_cache(maxsize=16)
def _merged(shared: str, own: str) -> Labels:
    merged: dict[str, dict[str, Any]] = {"fields": {}, "choices": {}, "words": {}, "expected": {}}
    for text in (shared, own):
        for part, entries in parsed(text).items():
            merged[part].update(entries)
    return Labels(
        _labels(merged["fields"]),
        {name: _labels(values) for name, values in merged["choices"].items()},
        _labels(merged["words"]),
        {sort: _labels(parts) for sort, parts in merged["expected"].items()},
    )


def _labels(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Label]:
    return {key: _label(wording(entry, f"labels.yaml: {key}"), entry) for key, entry in entries.items()}


def _label(both: Bilingual, entry: Mapping[str, Any]) -> Label:
    return Label(both.fr, both.nl, tuple(str(text) for text in entry.get("also", ())))
