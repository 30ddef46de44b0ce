"""The registers: organisations and persons written once in `inputs/_shared/`, and found by any of their names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from imprimatur.documents.schema.records import Organisation, Person, Record
from imprimatur.language.parsing import fold, near
from imprimatur.language.terms import Terms

FILES = {"organisations": "_shared/organisations.yaml", "persons": "_shared/persons.csv"}


@dataclass(frozen=True, slots=True)
class Registers:
    """The records that documents refer to, the terms, and the communes by postcode (French and Dutch names)."""

    organisations: tuple[Organisation, ...] = ()
    persons: tuple[Person, ...] = ()
    terms: Terms | None = None
    communes: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    def of(self, type_: type[Record]) -> tuple[Record, ...]:
        """The records of a type."""
        return self.organisations if issubclass(type_, Organisation) else self.persons


def register_name(type_: type[Record]) -> str:
    """The name of the register that holds a type of record."""
    return "organisations" if issubclass(type_, Organisation) else "persons"


def find(records: Iterable[Record], name: str) -> Record | None:
    """The record that a name refers to, exactly but for case, accents and punctuation."""
    wanted = fold(name)
    return next((record for record in records if any(fold(known) == wanted for known in record.names)), None)


def nearest(records: Iterable[Record], name: str) -> str | None:
    """A known name within two letters of an unknown one."""
    return next((known for record in records for known in record.names[1:] if near(name, known)), None)
