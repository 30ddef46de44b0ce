"""Which field a name typed by a person means: labels in both languages, other spellings, or the path itself."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pydantic import BaseModel

from imprimatur.core.bilingual import Lang
from imprimatur.documents.schema.fields import groups, specs
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import fold, near

_NAMES = "fr|nl|fran[cç]ais|frans|n[ée]erlandais|nederlands"
_LANGUAGE = re.compile(rf"^(?P<base>.*?)[\s_(\-.]*\b(?P<lang>{_NAMES})\)?$", re.I)


def split_language(header: str) -> tuple[str, Lang | None]:
    """A column's name without its language, and the language: "Tâche FR" is ("Tâche", "fr")."""
    found = _LANGUAGE.match(header.strip())
    if not found:
        return header, None
    return found["base"].strip(), "fr" if fold(found["lang"])[:2] == "fr" else "nl"


class Vocabulary:
    """The names of a model's fields and groups. Paths given and returned are relative to the model."""

    def __init__(self, model: type[BaseModel], labels: Labels, prefix: str = "") -> None:
        """Index every spelling of every field; `prefix` is where the model's labels stand."""
        self.paths = [spec.path for spec in specs(model)]
        self.groups = list(groups(model))
        self._names: dict[str, list[str]] = {}
        for path in (*self.paths, *self.groups):
            leaf = path.rpartition(".")[2]
            label = labels.fields.get(prefix + path)
            for spelling in (*(label.spellings if label else ()), path, leaf):
                known = self._names.setdefault(fold(spelling), [])
                if path not in known:
                    known.append(path)

    def resolve(self, name: str, within: str = "") -> str | None:
        """The path that a name means, a field of the group `within` first; None when unknown.

        A dotted name (`contrat.fin`) is resolved segment by segment.
        """
        found = self._pick(self._names.get(fold(name), ()), within)
        if found or "." not in name:
            return found
        head, _, tail = name.partition(".")
        group = self.resolve(head, within)
        return self.resolve(tail, group) if group in self.groups and tail else None

    def suggestion(self, name: str) -> str | None:
        """A known spelling within two letters of an unknown name."""
        return next((known for known in self._names if near(name, known)), None)

    @staticmethod
    def _pick(paths: Iterable[str], within: str) -> str | None:
        known = list(paths)
        inside = [path for path in known if within and path.startswith(within + ".")]
        outside = sorted(known, key=lambda path: path.count("."))
        return next(iter(inside or outside), None)


@lru_cache(maxsize=512)
def vocabulary(model: type[BaseModel], labels: Labels, prefix: str = "") -> Vocabulary:
    """The vocabulary of a model, made once for each of its labels."""
    return Vocabulary(model, labels, prefix)
