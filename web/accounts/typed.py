"""What an operator types of somebody, understood: roles, a name of the register, the codes that rights end at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request

from flows.access.account import Role
from flows.access.accounts import Person, address_of
from flows.access.faults import AccessFault
from flows.access.registered import Typed, understood
from flows.drop_folder.copies import How
from imprimatur.core.bilingual import LANGS, Bilingual
from web.accounts.messages import say
from web.acting import text_of
from web.house import house_of

_LONGEST = 2000
"""Characters of a list of associations and dossiers."""


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form, as it was typed: shown again where something is wrong with it."""

    address: str = ""
    name: str = ""
    lang: str = LANGS[0]
    roles: frozenset[str] = frozenset()
    scope: str = ""
    is_new: bool = False

    @classmethod
    def given(cls, given: FormData) -> "Form":
        """What a form gave."""
        roles = frozenset(one for one in given.getlist("role") if isinstance(one, str))
        texts: Mapping[str, str] = {name: text_of(given, name)[:_LONGEST] for name in ("address", "name", "scope")}
        lang = text_of(given, "language")
        return cls(**texts, lang=lang, roles=roles, is_new=bool(text_of(given, "new")))

    @classmethod
    def of(cls, person: Person) -> "Form":
        """The form as it stands for somebody."""
        scope = ", ".join(sorted(person.scope))
        return cls(person.address, person.name, person.lang, frozenset(map(str, person.roles)), scope)


def person_in(request: Request, form: Form, former: Person | None = None) -> Person:
    """Somebody, as a form says them. Raises AccessFault.

    Whoever had that name and those codes keeps them, whatever the registers say today.
    """
    address = address_of(form.address)
    roles = frozenset(role for role in Role if role.value in form.roles)
    if not roles:
        raise AccessFault(say("no_role"))
    lang = next((lang for lang in LANGS if lang == form.lang), LANGS[0])
    scope = tuple(filter(None, (part.strip() for part in re.split("[,;\n]", form.scope))))
    if former and (form.name, frozenset(scope)) == (former.name, former.scope):
        return Person(address, former.name, lang, roles, former.scope)
    house = house_of(request)
    ended = house.doing(house.bounds, understood, house.project, Typed(address, form.name, scope, form.is_new))
    if ended.how is not How.DONE:
        raise AccessFault(say("registers_closed"))
    if isinstance(ended.value, Bilingual):
        raise AccessFault(ended.value)
    name, codes = ended.value
    return Person(address, name, lang, roles, codes)
