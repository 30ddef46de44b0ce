"""Who gets letters."""

from pathlib import Path
from typing import Any

import pytest

from flows.mail.composing import composed
from flows.mail.letter import Letter
from flows.mail.people import People, Recipient, people_of, reached, recipients
from flows.mail.settings import MailSettings
from imprimatur.documents.schema.records import Person
from imprimatur.project import Project
from tests.dossiers import ROOT
from tests.flows.mail.test_outbox import NOW


def settings(**more: Any) -> MailSettings:
    given = {"host": "localhost", "security": "none", "from": "imprimatur@asso.example"}
    return MailSettings.model_validate(given | more)


def person(code: str, given: str, family: str, email: str | None = None) -> Person:
    return Person(code=code, given_name=given, family_name=family, email=email)


YASMINA, BRAM = person("y", "Yasmina", "Tellouch", "emploi@asso.example"), person("b", "Bram", "Oosterwijck")


def test_persons_get_their_own_list_and_directions_and_operators_the_whole() -> None:
    found = reached(
        (YASMINA, BRAM),
        settings(
            directions=[{"address": "dir@asso.example", "language": "nl", "name": "Direction"}],
            operators=[{"address": "it@asso.example", "language": "fr"}],
        ),
    )
    assert found.recipients == (
        Recipient("Direction", "dir@asso.example", "nl", True),
        Recipient("it@asso.example", "it@asso.example", "fr", True),
        Recipient("Yasmina Tellouch", "emploi@asso.example", "fr", False),
    )
    assert found.troubles == ()


def test_the_settings_say_better_than_the_register(tmp_path: Path) -> None:
    people = {"Tellouch, Yasmina": {"language": "nl"}, "b": {"address": "Bram <bram@asso.example>", "language": "nl"}}
    found = reached((YASMINA, BRAM), settings(people=people, language="fr"))
    assert [(one.name, one.to, one.lang) for one in found.recipients] == [
        ("Yasmina Tellouch", "emploi@asso.example", "nl"),
        ("Bram Oosterwijck", "bram@asso.example", "nl"),
    ]


def test_an_owner_is_found_as_dossiers_name_them() -> None:
    found = reached((YASMINA, BRAM), settings())
    assert found.of("Mme Yasmina TELLOUCH") == found.of("y") == found.recipients[0]
    assert found.of("Bram Oosterwijck") is None
    assert found.of("Secrétariat") is None
    told = found.unreached(["Yasmina Tellouch", "Bram Oosterwijck", "", "Bram Oosterwijck"])
    assert [one.nl for one in told] == [
        "Bram Oosterwijck krijgt geen e-mails, want er is geen adres. Voeg het toe in het personenregister, of in "
        "imprimatur.toml onder [mail.people]."
    ]


def test_a_direction_is_no_person_of_that_name() -> None:
    direction = {"address": "dir@asso.example", "language": "nl", "name": "Bram Oosterwijck"}
    assert reached((BRAM,), settings(directions=[direction])).of("Bram Oosterwijck") is None


@pytest.mark.parametrize(
    "other", [person("t", "Yasmina", "Tellouch", "b@asso.example"), person("t", "Yasmina", "Tellouch")]
)
def test_two_of_one_name_get_nothing_that_might_be_the_other_s(other: Person) -> None:
    found = reached((YASMINA, other), settings())
    assert found.recipients == ()
    (told,) = found.troubles
    assert told.fr.startswith("Yasmina Tellouch ne reçoit aucun courriel : deux personnes du registre portent ce nom")


def test_an_address_that_cannot_be_used_and_a_name_that_nobody_bears_are_told() -> None:
    found = reached((person("z", "Zoé", "Été", "zoé@asso.example"),), settings(people={"Nobody": {"language": "nl"}}))
    assert [one.fr.partition(" :")[0] for one in found.troubles] == [
        "imprimatur.toml nomme Nobody sous [mail.people]",
        "Zoé Été ne reçoit aucun courriel",
    ]


def test_the_register_of_the_samples_is_read() -> None:
    found = people_of(Project(ROOT), settings())
    assert isinstance(found, People) and found.troubles == ()
    assert [one.to for one in recipients(Project(ROOT), settings())] == [
        "recrutement@ilot.be",
        "emploi@tisselande.example",
        "etudes@clairevoie.example",
    ]


@pytest.mark.parametrize(
    "address", ["", "a", "a@b", "a@b.be\nBcc: c@d.be", "a b@c.be", "a@b.be, c@d.be", "<a@b.be>", "é@b.be"]
)
def test_no_letter_is_made_for_what_is_no_address(address: str) -> None:
    with pytest.raises(ValueError):
        Letter(address, "fr", "s", "t", "h")


def test_no_header_is_smuggled_in_by_a_subject() -> None:
    made = composed(Letter("a@b.be", "nl", "Hallo\r\nBcc: c@d.be\x85\u2028x", "t", "h"), settings(), NOW)
    assert b"\r\nSubject: Hallo Bcc: c@d.be x\r\n" in made
    assert made == composed(Letter("a@b.be", "nl", "Hallo\r\nBcc: c@d.be\x85\u2028x", "t", "h"), settings(), NOW)
