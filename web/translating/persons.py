"""Who may be named as having approved a text, in the order in which they are looked for."""

from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.job import Job
from imprimatur.language.folding import fold


def persons_of(job: Job) -> tuple[str, ...]:
    """The names of everybody whom a dossier knows: those who work for whose it is, then all others, each by name."""
    theirs = {
        fold(name)
        for one in specs(load_kind(job.dossier.kind).model)
        if one.type is Organisation and not one.many
        for found in [value_at(job.document, one.path)]
        if isinstance(found, Organisation)
        for name in found.names
    }

    def order(person: Person) -> tuple[bool, str]:
        return fold(person.organisation or "") not in theirs, fold(person.full_name)

    return tuple(dict.fromkeys(one.full_name for one in sorted(job.registers.persons, key=order)))
