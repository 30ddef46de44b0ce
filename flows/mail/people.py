"""Who gets letters, at which address and in which language: the register of persons, and the section `[mail]`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flows.mail.addresses import readable
from flows.mail.messages import say
from flows.mail.settings import PEOPLE, MailSettings, Override, Somebody
from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.documents.schema.records import Person
from imprimatur.documents.schema.registers import find
from imprimatur.kinds import KINDS
from imprimatur.language.parsing import fold
from imprimatur.project import Project


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who gets letters: `whole` tells a direction or an operator, who get everything, from one who gets their own
    list. Who stands in `[mail]` without a name is called by their address.
    """

    name: str
    to: str
    lang: Lang
    whole: bool


@dataclass(frozen=True, slots=True)
class People:
    """Those who get letters, what stands in the way of others, and the persons of the register, to find them by."""

    recipients: tuple[Recipient, ...]
    troubles: tuple[Bilingual, ...]
    persons: tuple[Person, ...] = ()

    def of(self, owner: str) -> Recipient | None:
        """Who gets the list of somebody, named as a dossier names them; None where no letter reaches them."""
        person = find(self.persons, owner)
        wanted = fold(person.short if person else owner)
        return next((one for one in self.recipients if not one.whole and fold(one.name) == wanted), None)

    def unreached(self, owners: Iterable[str]) -> tuple[Bilingual, ...]:
        """Of these owners, those whom no letter reaches, each with what to do."""
        missing = dict.fromkeys(owner for owner in owners if owner and not self.of(owner))
        return tuple(say("no_address", name=owner, section=PEOPLE) for owner in missing)


def recipients(project: Project, settings: MailSettings) -> tuple[Recipient, ...]:
    """Those who get letters, as `people_of` finds them. Raises TemplateFault."""
    return people_of(project, settings).recipients


def people_of(project: Project, settings: MailSettings) -> People:
    """Directions, then operators, then the persons of the register that have an address. Raises TemplateFault.

    A name that two persons bear is nobody's: a list would reach the wrong one.
    """
    from imprimatur.reading import registers_of

    return reached(registers_of(project, KINDS[0]).persons, settings)


def reached(persons: tuple[Person, ...], settings: MailSettings) -> People:
    """Those of these persons who get letters, and those whom the settings name."""
    troubles: list[Bilingual] = []
    overrides = dict(_overrides(persons, settings, troubles))
    several = {name for name, count in Counter(fold(one.short) for one in persons).items() if count > 1}
    found: list[Recipient] = []
    for person in persons:
        if fold(person.short) in several:
            continue
        over = overrides.get(person.code, Override())
        written = over.address or person.email
        address = readable(written) if written else None
        if address:
            found.append(Recipient(person.short, address, over.language or settings.language, whole=False))
        elif written:
            troubles.append(say("address_of_person", name=person.short, address=written))
    known = {fold(one.short): one.short for one in persons}
    troubles += [say("two_of_a_name", name=known[name]) for name in sorted(several)]
    groups = (*map(_whole, settings.directions), *map(_whole, settings.operators))
    return People((*dict.fromkeys(groups), *found), tuple(troubles), persons)


def operators(settings: MailSettings) -> tuple[Recipient, ...]:
    """Those who look after the machine: they are told what cannot be sent."""
    return tuple(dict.fromkeys(map(_whole, settings.operators)))


def _whole(one: Somebody) -> Recipient:
    return Recipient(one.name or one.address, one.address, one.language, whole=True)


def _overrides(
    persons: tuple[Person, ...], settings: MailSettings, troubles: list[Bilingual]
) -> Iterator[tuple[str, Override]]:
    """What the settings say of persons, by their code; a name that the register does not know is a trouble."""
    for name, over in settings.people.items():
        person = find(persons, name)
        if person is None:
            troubles.append(say("unknown_person", name=name, section=PEOPLE))
        else:
            yield person.code, over
