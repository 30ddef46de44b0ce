"""What roles give, and where rights end."""

import pytest

from flows.access.account import RIGHTS, Account, Right, Role
from flows.access.acts import Act, Did, begun_by, keep, record
from flows.access.store import Store
from tests.flows.access.conftest import NOW, somebody


@pytest.mark.parametrize("role", Role)
def test_a_role_gives_its_rights_and_no_other(role: Role) -> None:
    account = Account(1, "a@b.example", "A", "fr", frozenset({role}))
    assert {right for right in Right if account.may(right, "job_offer/a", ())} == RIGHTS[role]
    assert not any(Account(1, "a@b.example", "A", "fr", frozenset()).has(right) for right in Right)


@pytest.mark.parametrize(
    ("scope", "seen"),
    [((), True), (("cbcs",), True), (("ama", "cbcs"), True), (("job_offer/a",), True), (("ama",), False)],
)
def test_rights_end_at_associations_and_dossiers(scope: tuple[str, ...], seen: bool) -> None:
    account = Account(1, "a@b.example", "A", "fr", frozenset({Role.STAFF}), frozenset(scope))
    assert account.may(Right.SEE, "job_offer/a", {"cbcs"}) is seen
    assert not account.may(Right.FINAL, "job_offer/a", {"cbcs"})


def test_what_somebody_began_is_theirs_alone(store: Store, ana: Account) -> None:
    other = somebody(store, "bo@asso.example")
    record(store, Did.BEGAN, ana, "job_offer/neuf")
    record(store, Did.DROPPED, ana, "job_offer/autre")
    keep(store, Act(NOW, other.name, Did.BEGAN, "job_offer/sien", account=other.id))
    keep(store, Act(NOW, ana.name, Did.BEGAN, "job_offer/de-personne"))
    assert begun_by(store, ana) == {"job_offer/neuf"}
    assert begun_by(store, other) == {"job_offer/sien"}
    record(store, Did.BEGAN, other, "job_offer/neuf")  # it was removed, and begun anew by somebody else
    assert begun_by(store, ana) == set()
    assert begun_by(store, other) == {"job_offer/sien", "job_offer/neuf"}
    record(store, Did.BEGAN, ana, "job_offer/neuf")
    assert begun_by(store, ana) == {"job_offer/neuf"}
    assert begun_by(store, other) == {"job_offer/sien"}
