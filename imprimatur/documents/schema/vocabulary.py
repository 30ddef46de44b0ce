"""Which field a name typed by a person means: labels in both languages, other spellings, or the path itself."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pydantic import BaseModel
from rapidfuzz import fuzz, process

from imprimatur.core.bilingual import Lang
from imprimatur.documents.schema.fields import groups, specs
from imprimatur.language.folding import fold_words
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import fold, near

_NAMES = "fr|nl|fran[cç]ais|frans|n[ée]erlandais|nederlands"
_LANGUAGE = re.compile(rf"(?<![\s_(\-.])[\s_(\-.]*+\b(?P<lang>{_NAMES})\)?$", re.I)
_BRACKETS = re.compile(r"(?<!\s)\s*+[(\[](?P<unit>[^()\[\]]*)[)\]]$")
_SYMBOLS = re.compile(r"[€%]|m²")
_UNITS = frozenset(
    "eur euro euros m2 km kg tva tvac htva ttc btw comprise incl excl inclusief exclusief pourcent pourcentage "
    "procent h heure heures u uur uren min minutes minuten j jour jours dag dagen semaine semaines week weken mois "
    "maand maanden an ans annee jaar etp vte brut bruts brute net nets bruto netto".split()
)
"""The words of units as people write them beside the name of a column, folded. Thousands (`k€`, `milliers`) are none:
without them a number would say a thousandth of what it means."""
_LINKS = frozenset({"en", "in", "par", "per", "de"})
"""The words before or between units."""


def without_unit(name: str) -> str:
    """A column's name without the unit after it: "Montant" for "Montant (€ TVAC)", "Loyer" for "Loyer [€/mois]".

    Empty where nothing but a unit is taken off: "Date (estimée)" keeps its brackets.
    """
    name = name.strip()
    found = _BRACKETS.search(name)
    if found:
        return name[: found.start()] if _is_unit(found["unit"]) else ""
    words = name.split()
    kept = len(words)
    while kept > 1 and _is_unit(words[kept - 1]):
        kept -= 1
    told = any(fold_words(word) not in _LINKS for word in words[kept:])
    return " ".join(words[:kept]) if told else ""


def _is_unit(text: str) -> bool:
    return all(word in _UNITS or word in _LINKS for word in fold_words(_SYMBOLS.sub(" ", text)).split())


NUMBERED = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[A-Za-z])\s*(?:[.)°:–—-]\s*|(?<=\d)\s+)(?=\S)")
"""What numbers a heading: `1.`, `2.1`, `IV.`, `b)`."""
_PARENTHESIS = re.compile(r"(?:(?<!\s)\s++)?\([^()]{0,80}\)\s*$")
_ARTICLES = frozenset("le la les l un une des du de d votre vos ton ta tes het een uw jouw je jullie".split())
"""Words before the name of a section that change nothing to it; `notre` and `ons` speak of somebody else."""
_NEAREST = 85
"""How alike two headings are, out of 100, for one to be proposed for the other."""


def split_language(header: str) -> tuple[str, Lang | None]:
    """A column's name without its language, and the language: "Tâche FR" is ("Tâche", "fr")."""
    typed = header.strip()
    found = _LANGUAGE.search(typed)
    if not found:
        return header, None
    return typed[: found.start()].strip(), "fr" if fold(found["lang"])[:2] == "fr" else "nl"


class Vocabulary:
    """The names of a model's fields and groups. Paths given and returned are relative to the model."""

    def __init__(self, model: type[BaseModel], labels: Labels, prefix: str = "") -> None:
        """Index every spelling of every field; `prefix` is where the model's labels stand."""
        self.paths = [spec.path for spec in specs(model)]
        self.groups = list(groups(model))
        self._names: dict[str, list[str]] = {}
        self._words: list[str] = []
        for path in (*self.paths, *self.groups):
            leaf = path.rpartition(".")[2]
            label = labels.fields.get(prefix + path)
            for spelling in (*(label.spellings if label else ()), path, leaf):
                known = self._names.setdefault(fold(spelling), [])
                if path not in known:
                    known.append(path)
                self._words.append(fold_words(spelling))

    def resolve(self, name: str, within: str = "") -> str | None:
        """The path that a name means, a field of the group `within` first; None when unknown.

        A dotted name (`contrat.fin`) is resolved segment by segment; a unit after an unknown name is left aside.
        """
        found = self._pick(self._names.get(fold(name), ()), within)
        if not found and "." in name:
            head, _, tail = name.partition(".")
            group = self.resolve(head, within)
            found = self.resolve(tail, group) if group in self.groups and tail else None
        bare = "" if found else without_unit(name)
        return self.resolve(bare, within) if bare else found

    def heading(self, text: str, within: str = "") -> str | None:
        """The path that a heading means as people write it: numbered, in capitals, with a colon, with an article."""
        return next((path for name in _spellings(text) if (path := self.resolve(name, within))), None)

    def nearest(self, heading: str) -> str | None:
        """The path whose name is most like that of a heading; None where none is."""
        wanted = next(iter(list(_spellings(heading))[-1:]), heading)
        found = process.extractOne(fold_words(wanted), self._words, scorer=fuzz.token_set_ratio, score_cutoff=_NEAREST)
        return self._pick(self._names[fold(found[0])], "") if found else None

    def suggestion(self, name: str) -> str | None:
        """A known spelling within two letters of an unknown name."""
        return next((known for known in self._names if near(name, known)), None)

    @staticmethod
    def _pick(paths: Iterable[str], within: str) -> str | None:
        known = list(paths)
        inside = [path for path in known if within and path.startswith(within + ".")]
        outside = sorted(known, key=lambda path: path.count("."))
        return next(iter(inside or outside), None)


def _spellings(text: str) -> Iterator[str]:
    """A heading as it is written, then without what people put around the name of a section."""
    yield text
    text = NUMBERED.sub("", text, count=1)
    yield text
    text = _PARENTHESIS.sub("", text)
    yield text
    words = fold_words(text).split()
    while len(words) > 1 and words[0] in _ARTICLES:
        words.pop(0)
    yield " ".join(words)


@lru_cache(maxsize=512)
def vocabulary(model: type[BaseModel], labels: Labels, prefix: str = "") -> Vocabulary:
    """The vocabulary of a model, made once for each of its labels."""
    return Vocabulary(model, labels, prefix)
