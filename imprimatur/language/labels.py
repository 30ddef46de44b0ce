"""Labels: the names of fields, the words of choices and the fixed words of a kind, in both languages.

They stand in `templates/_shared/labels.yaml` and `templates/<kind>/labels.yaml`, where translators edit them; the
kind's own win. Every entry is `{fr: …, nl: …}`, with `also: […]` for other spellings accepted on input.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml.error import MarkedYAMLError

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.catalogues import parsed, wording
from imprimatur.core.errors import TemplateFault
from imprimatur.language.messages import say


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
    """The labels of a kind, read from the templates folder. Raises TemplateFault on a missing or broken file.

    Files that say the same give the same labels, whose names are then looked up but once.
    """
    names = [f"{folder}/labels.yaml" for folder in ("_shared", kind)]
    return _merged(*((name, _text(templates, name)) for name in names))


def _text(templates: Path, name: str) -> str:
    try:
        return (templates / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise _unusable(name, say("labels_unreadable")) from fault


@lru_cache(maxsize=16)
def _merged(*files: tuple[str, str]) -> Labels:
    merged: dict[str, dict[str, Any]] = {"fields": {}, "choices": {}, "words": {}, "expected": {}}
    for name, text in files:
        for part, entries in _parts(name, text).items():
            merged[part].update(entries)
    return Labels(merged["fields"], merged["choices"], merged["words"], merged["expected"])


def _parts(name: str, text: str) -> dict[str, dict[str, Any]]:
    """The parts of one file, its entries read. Raises TemplateFault naming the line or the entry at fault."""
    try:
        content = parsed(text)
    except MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise _unusable(name, say("labels_line", line=line)) from fault
    found: dict[str, dict[str, Any]] = {}
    for part, entries in _mapping(name, "", content).items():
        if part not in ("fields", "choices", "words", "expected"):
            raise _unusable(name, say("labels_entry", entry=str(part)))
        groups = _mapping(name, part, entries)
        nested = part in ("choices", "expected")
        found[part] = {
            key: _labels(name, _mapping(name, key, group)) if nested else _label(name, key, group)
            for key, group in groups.items()
        }
    return found


def _mapping(name: str, entry: str, content: Any) -> Mapping[str, Any]:
    if not isinstance(content, Mapping):
        raise _unusable(name, say("labels_entry", entry=entry) if entry else say("labels_unreadable"))
    return content


def _labels(name: str, entries: Mapping[str, Any]) -> dict[str, Label]:
    return {key: _label(name, key, entry) for key, entry in entries.items()}


def _unusable(name: str, reason: Bilingual) -> TemplateFault:
    return TemplateFault(say("labels_unusable", name=name, reason=reason))


def _label(name: str, key: str, entry: Any) -> Label:
    try:
        both = wording(_mapping(name, key, entry), key)
    except ValueError as fault:
        raise _unusable(name, say("labels_entry", entry=key)) from fault
    return Label(both.fr, both.nl, tuple(str(text) for text in entry.get("also", ())))
