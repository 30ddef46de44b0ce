"""What of a kind its kit is wanted for: the case of the document, and the tables that it has a use for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.bilingual import Lang
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Need, Spec, specs
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.outline import Place, Wanted, place_of
from imprimatur.language.labels import Labels, load_labels
from imprimatur.language.parsing import fold


@dataclass(frozen=True, slots=True)
class Wishes:
    """What can be wished of the kit of a kind: the cases of its field that tells the case, and the tables by name."""

    case: Spec | None
    cases: Mapping[str, str]
    tables: Mapping[str, str]

    @property
    def contracts(self) -> tuple[str, ...]:
        """The cases of which a document is exactly one: the contracts of an offer."""
        return tuple(dict.fromkeys(self.cases.values())) if self.case and not self.case.many else ()

    def read(self, contract: str | None, parts: Sequence[str]) -> tuple[Wanted, tuple[str, ...]]:
        """What is wanted, and the names that mean nothing here."""
        values, tables, unknown = [], set(), []
        for name in parts:
            value = self.cases.get(fold(name), "") if self.case and self.case.many else ""
            if value:
                values.append(value)
            elif table := self.tables.get(fold(name)):
                tables.add(table)
            else:
                unknown.append(name)
        if contract is not None:
            value = self.cases.get(fold(contract), "") if self.contracts else ""
            (values if value else unknown).append(value or contract)
        return Wanted(tuple(dict.fromkeys(values)), frozenset(tables) if parts else None), tuple(unknown)


def wishes(templates: Path, kind: str) -> Wishes:
    """What can be wished of the kit of a kind, in French or Dutch words. Raises UnknownDossier for an unknown kind."""
    model, labels, guidance = load_kind(kind).model, load_labels(templates, kind), load_guidance(templates, kind)
    case = next((one for one in specs(model) if one.path == guidance.chosen), None)
    names = vocabulary(model, labels)
    tables = {
        fold(name): one.path
        for one in specs(model)
        if one.is_table
        for name in (one.path, *labels.field(one.path).spellings)
        if names.resolve(name) == one.path
    }
    return Wishes(case, _cases(case, labels), tables)


def _cases(case: Spec | None, labels: Labels) -> dict[str, str]:
    if case is None:
        return {}
    known = {value: labels.choices[case.type.__name__][value] for value in case.type}
    return {fold(name): str(value) for value, label in known.items() for name in (value, *label.spellings)}


def offered(templates: Path, kind: str, lang: Lang) -> tuple[str, ...]:
    """The words in which parts of a kind can be asked for: its modules, else the tables that it can do without."""
    wish, labels = wishes(templates, kind), load_labels(templates, kind)
    if wish.case and wish.case.many:
        return tuple(label.of(lang) for label in labels.choices[wish.case.type.__name__].values())
    tables = (one for one in specs(load_kind(kind).model) if one.is_table and place_of(one) is Place.IF_ANY)
    return tuple(labels.field(one.path).of(lang) for one in tables if one.need is Need.OPTIONAL)
