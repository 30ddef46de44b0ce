"""Persons and associations, as the registers of the project know them: what an account is named and limited by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flows.access.faults import AccessFault
from flows.access.messages import say
from flows.mail.addresses import readable
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import ImprimaturError
from imprimatur.documents.schema.registers import Registers, find, nearest
from imprimatur.kinds import KINDS
from imprimatur.language.parsing import fold
from imprimatur.project import Project

LONGEST = 120
"""Characters of a name."""


def registers(project: Project) -> Registers:
    """The registers of the project. Raises TemplateFault."""
    from imprimatur.reading import registers_of

    return registers_of(project, KINDS[0])


def name_at(known: Registers, address: str, name: str | None, *, new: bool = False) -> str:
    """The name of somebody at an address: the one given, else that of the register. Raises AccessFault."""
    given = name or named_at(known, address)
    if not given:
        raise AccessFault(say("name_asked", address=address))
    return name_of(known, given, new=new)


def name_of(known: Registers, name: str, *, new: bool = False) -> str:
    """A name as the register of persons spells it; one that it does not know is taken as it is where it is `new`.

    Raises AccessFault, with the name that is near where there is one.
    """
    found = find(known.persons, name)
    if found:
        return found.short
    written = " ".join(name.split())
    if not written or len(written) > LONGEST or not written.isprintable():
        raise AccessFault(say("name_bad", most=str(LONGEST)))
    if new:
        return written
    near = nearest(known.persons, name)
    raise AccessFault(say("name_near", name=written, known=near) if near else say("name_unknown", name=written))


def named_at(known: Registers, address: str) -> str | None:
    """The name of the one person of the register who has an address."""
    spelt = [one.short for one in known.persons if one.email and (readable(one.email) or "").lower() == address]
    return spelt[0] if len(spelt) == 1 else None


def scope_of(project: Project, known: Registers, names: Iterable[str]) -> frozenset[str]:
    """Codes of associations and dossiers, from the names that an operator types. Raises AccessFault."""
    dossiers = {f"{kind}/{slug}" for kind, slug in project.dossiers()}
    return frozenset(_scope(known, dossiers, name) for name in names)


def _scope(known: Registers, dossiers: set[str], name: str) -> str:
    found = find(known.organisations, name)
    if found:
        return found.code
    spelt = next((one for one in sorted(dossiers) if fold(one) == fold(name)), None)
    if spelt:
        return spelt
    near = nearest(known.organisations, name)
    raise AccessFault(say("scope_near", name=name, known=near) if near else say("scope_unknown", name=name))


@dataclass(frozen=True, slots=True)
class Typed:
    """What an operator types of somebody."""

    address: str
    name: str
    scope: tuple[str, ...]
    is_new: bool


def understood(
    announce: Callable[[str], None], project: Project, typed: Typed
) -> tuple[str, frozenset[str]] | Bilingual:
    """The name and the codes that were meant, or what is wrong with them; done in a copy of a process.

    The registers are files that people gave.
    """
    try:
        known = registers(project)
        return name_at(known, typed.address, typed.name, new=typed.is_new), scope_of(project, known, typed.scope)
    except ImprimaturError as fault:
        return fault.message
