"""An account, what its holder is, and what they may do, of everything or of some associations and dossiers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from imprimatur.core.bilingual import Lang


class Role(StrEnum):
    """What somebody is; one person may be several."""

    STAFF = "staff"
    TRANSLATOR = "translator"
    DIRECTION = "direction"
    OPERATOR = "operator"


class Right(StrEnum):
    """What somebody may do."""

    SEE = "see"
    WRITE = "write"
    """Drop, replace, restore and type what a document is made of; begin a dossier."""
    TRANSLATE = "translate"
    APPROVE = "approve"
    FINAL = "final"
    OPERATE = "operate"
    """Look after accounts and read the record of every act."""


RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.STAFF: frozenset({Right.SEE, Right.WRITE}),
    Role.TRANSLATOR: frozenset({Right.SEE, Right.TRANSLATE, Right.APPROVE}),
    Role.DIRECTION: frozenset({Right.SEE, Right.WRITE, Right.TRANSLATE, Right.APPROVE, Right.FINAL}),
    Role.OPERATOR: frozenset({Right.SEE, Right.OPERATE}),
}


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may come in.

    `name` is theirs as the register of persons spells it: what waits for them is found by it, and it stands under what
    they approve. `scope` holds codes of associations (`CBCS`) and dossiers (`job_offer/accueil-2027`) that their rights
    end at; an empty one is everything.
    """

    id: int
    address: str
    name: str
    lang: Lang
    roles: frozenset[Role]
    scope: frozenset[str] = frozenset()

    def has(self, right: Right) -> bool:
        """Whether any of their roles gives a right, of some dossiers at least."""
        return any(right in RIGHTS[role] for role in self.roles)

    def may(self, right: Right, dossier: str, associations: Collection[str]) -> bool:
        """Whether they may do something with a dossier (`kind/slug`) of these associations."""
        return self.has(right) and (not self.scope or not self.scope.isdisjoint((dossier, *associations)))
