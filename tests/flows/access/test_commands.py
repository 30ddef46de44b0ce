"""`imprimatur account`, as an operator uses it."""

import json
import re
from pathlib import Path

import pytest

from flows.access.accounts import account_by_address
from flows.access.acts import Did, acts
from flows.access.invitations import accept, invited
from flows.access.registered import named_at
from flows.access.store import Store
from flows.cli.main import run
from flows.mail.spool import Spool
from flows.messages import Words
from imprimatur.core.bilingual import Tongue
from imprimatur.documents.schema.records import Person
from imprimatur.documents.schema.registers import Registers
from imprimatur.project import Project
from tests.flows.access.conftest import PASSWORD
from tests.flows.projects import COMPLETE, copy_project

LOCAL = '[web]\naccounts = "local"\npublic = "https://docs.asso.example"\n'
MAIL = '[mail]\nhost = "smtp.asso.example"\nsecurity = "tls"\nfrom = "imprimatur@asso.example"\n'
ANA = ("invite", "ana@asso.example", "--name", "Manon Guibreteau", "--role", "staff")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_project(tmp_path_factory.mktemp("accounts"), COMPLETE)


@pytest.fixture
def project(sample: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The inputs of the sample, in a project of its own."""
    monkeypatch.setenv("COLUMNS", "200")
    for part in ("inputs", "templates"):
        (tmp_path / part).symlink_to(sample.root / part)
    (tmp_path / "imprimatur.toml").write_text(LOCAL)
    return Project(tmp_path)


def said(capsys: pytest.CaptureFixture[str], project: Project, *arguments: str, lang: Tongue = "fr") -> tuple[int, str]:
    capsys.readouterr()
    code = run(Words(lang), ["--project", str(project.root), "account", *arguments])
    out, err = capsys.readouterr()
    return code, (out + err).strip()


def test_somebody_is_invited_comes_changes_and_goes(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, project, "list") == (0, "Personne n’a encore de compte.")
    code, text = said(capsys, project, *ANA, "--for", "CBCS", "--for", f"job_offer/{COMPLETE}", "--language", "nl")
    link = re.search(r"https://docs\.asso\.example/enter/invitation/([\w-]{43})$", text, re.MULTILINE)
    assert code == 0 and link and "courriel" not in text
    store = Store(project)
    found = invited(store, link[1])
    assert found and found.person.name == "Manon Guibreteau"
    assert found.person.scope == {"cbcs", f"job_offer/{COMPLETE}"} and found.person.lang == "nl"
    assert "invitation en attente" in said(capsys, project, "list")[1]
    accept(store, link[1], PASSWORD)
    code, text = said(capsys, project, "list")
    assert code == 0 and "peut entrer" in text and "équipe" in text and f"cbcs, job_offer/{COMPLETE}" in text
    code, text = said(capsys, project, "change", "ANA@asso.example", "--role", "direction", "--everything")
    changed = account_by_address(store, "ana@asso.example")
    assert code == 0 and changed and (changed.roles, changed.scope) == ({"direction"}, frozenset())
    code, text = said(capsys, project, "reset", "ana@asso.example", lang="nl")
    assert code == 0 and "/enter/invitation/" in text
    code, text = said(capsys, project, "remove", "ana@asso.example", lang="en")
    assert (code, text) == (0, "ana@asso.example no longer comes in.")
    assert account_by_address(store, "ana@asso.example") is None
    code, text = said(capsys, project, "acts", "--json")
    told = json.loads(text)
    assert [one["act"] for one in told] == [
        "removed_account",
        "reset_account",
        "changed_account",
        "accepted",
        "invited",
    ]
    assert set(told[0]) == {"at", "name", "act", "dossier", "version", "detail"}
    assert "compte supprimé" in said(capsys, project, "acts", "--most", "1")[1]
    assert acts(store)[0].account is None and acts(store)[0].who


def test_an_invitation_taken_back_opens_nothing(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, project, *ANA)[1]
    secret = text.rpartition("/")[2]
    assert invited(Store(project), secret)
    assert said(capsys, project, "remove", "ana@asso.example")[0] == 0
    assert invited(Store(project), secret) is None
    assert said(capsys, project, "remove", "ana@asso.example") == (2, "ana@asso.example n’a pas de compte.")


def test_a_letter_waits_where_there_is_mail(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.root / "imprimatur.toml").write_text(LOCAL + MAIL)
    code, text = said(capsys, project, *ANA)
    (kept,) = Spool(project).waiting()
    assert code == 0 and kept.to == "ana@asso.example" and "imprimatur mail deliver" in text
    (project.root / "imprimatur.toml").write_text(LOCAL.replace("public", "#") + MAIL)
    code, text = said(capsys, project, *ANA)
    assert code == 0 and len(list(Spool(project).waiting())) == 1 and "que sur cette machine" in text
    assert "http://127.0.0.1:4300/enter/invitation/" in text


@pytest.mark.parametrize(
    ("arguments", "said_"),
    [
        (("invite", "ana", "--role", "staff", "--name", "Manon Guibreteau"), "pas une adresse"),
        (("invite", "ana@asso.example", "--role", "staff"), "donnez le nom"),
        (
            ("invite", "ana@asso.example", "--name", "Manon Guibretau", "--role", "staff"),
            "Manon Guibreteau\u00a0» s’en approche",
        ),
        (("invite", "ana@asso.example", "--name", "Zoé Inconnue", "--role", "staff"), "Ajoutez-y la personne"),
        (("invite", "ana@asso.example", "--name", "x" * 121, "--role", "staff", "--new"), "120"),
        (("invite", "ana@asso.example", "--name", "Zo\x07e", "--role", "staff", "--new"), "une ligne"),
        ((*ANA, "--for", "CBCX"), "CBCS\u00a0» s’en approche"),
        ((*ANA, "--for", "nowhere at all"), "Aucune association"),
        (("invite", "ana@asso.example"), "--role"),
        (("invite", "ana@asso.example", "--role", "boss"), "staff, translator, direction, operator"),
        (("reset", "ana@asso.example"), "n’a pas de compte"),
        (("change", "ana@asso.example", "--role", "staff"), "n’a pas de compte"),
        (("acts", "--most", "501"), "1-500"),
    ],
)
def test_what_is_not_done_is_said(
    project: Project, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said_: str
) -> None:
    code, text = said(capsys, project, *arguments)
    assert code == 2 and said_ in text and "Traceback" not in text
    assert all(one.did is not Did.INVITED for one in acts(Store(project)))


def test_a_new_name_is_taken_where_it_is_said_to_be_new(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    command = ("invite", "zoe@asso.example", "--name", "Zoé  Inconnue", "--role", "staff", "--new")
    code, text = said(capsys, project, *command)
    found = invited(Store(project), text.rpartition("/")[2])
    assert code == 0 and found and found.person.name == "Zoé Inconnue"


def test_the_register_names_who_has_an_address(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, project, "invite", "Recrutement@ilot.be", "--role", "direction")
    found = invited(Store(project), text.rpartition("/")[2])
    assert code == 0 and found and found.person.name == "Marie Sadzot"


def test_nobody_is_invited_to_a_personal_machine(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.root / "imprimatur.toml").unlink()
    code, text = said(capsys, project, *ANA)
    assert code == 2 and "donnez à accounts la valeur local" in text


def test_an_office_admits_at_once(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    openid = (
        '[web]\naccounts = "openid"\n[web.openid]\nissuer = "https://a.example"\nclient_id = "i"\nsecret_env = "S"\n'
    )
    (project.root / "imprimatur.toml").write_text(openid)
    code, text = said(capsys, project, *ANA)
    assert code == 0 and "avec son compte du bureau" in text and "/enter/invitation/" not in text
    assert account_by_address(Store(project), "ana@asso.example")
    code, text = said(capsys, project, "reset", "ana@asso.example")
    assert code == 0 and "/enter/invitation/" not in text


def test_an_address_that_two_persons_share_names_neither() -> None:
    def person(code: str, email: str | None) -> Person:
        return Person(code=code, family_name=code.title(), given_name="Ana", email=email)

    known = Registers(persons=(person("a", "ana@asso.example"), person("b", "ana@asso.example"), person("c", None)))
    assert named_at(known, "ana@asso.example") is None
    assert named_at(Registers(persons=known.persons[1:]), "ana@asso.example") == "Ana B"
