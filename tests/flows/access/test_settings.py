"""The section `[web]`: what is taken, and what is said of the rest."""

import os
from pathlib import Path

import pytest

from flows.access.account import Role
from flows.access.faults import AccessFault
from flows.access.settings import Accounts, WebSettings, openid_secret, web_settings
from flows.settings import BadSettings
from imprimatur.project import Project

OPENID = """
[web.openid]
issuer = "https://login.example/v2.0"
client_id = "imprimatur"
secret_file = "openid"
"""


def settings(project: Project, text: str) -> WebSettings:
    (project.root / "imprimatur.toml").write_text(text, encoding="utf-8")
    return web_settings(project)


def test_a_personal_machine_asks_for_nothing(project: Project) -> None:
    found = web_settings(project)
    assert (found.accounts, found.port, found.base) == (Accounts.PERSONAL, 4300, "http://127.0.0.1:4300")
    assert (found.largest_file_bytes, found.largest_request_bytes) == (50_000_000, 200_000_000)
    assert settings(project, "[web]\nport = 4400\n").base == "http://127.0.0.1:4400"


@pytest.mark.parametrize(
    ("public", "base"),
    [
        ("https://docs.asso.example", "https://docs.asso.example"),
        ("https://Docs.Asso.example/", "https://docs.asso.example"),
        ("https://docs.asso.example:443", "https://docs.asso.example"),
        ("https://docs.asso.example:8443", "https://docs.asso.example:8443"),
        ("http://localhost:4300", "http://localhost:4300"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://[::1]:4300", "http://[::1]:4300"),
    ],
)
def test_an_address_is_kept_in_one_spelling(project: Project, public: str, base: str) -> None:
    assert settings(project, f'[web]\naccounts = "local"\npublic = "{public}"\n').base == base


@pytest.mark.parametrize(
    "public",
    [
        "http://docs.asso.example",
        "docs.asso.example",
        "https://docs.asso.example/path",
        "https://docs.asso.example?a=1",
        "https://docs.asso.example#a",
        "https://me:pass@docs.asso.example",
        "https://docs.asso.example:99999",
        "https://docs_asso.example",
        "https://",
        "ftp://docs.asso.example",
        "http://127.0.0.1.evil.example",
        "https://docs.asso.example\\u0000",
    ],
)
def test_what_is_no_address_is_refused(project: Project, public: str) -> None:
    with pytest.raises(BadSettings) as caught:
        settings(project, f'[web]\naccounts = "local"\npublic = "{public}"\n')
    assert "web.public" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('public = "https://docs.asso.example"', "une machine personnelle ne répond à personne d’autre"),
        ('accounts = "openid"', "la valeur openid d’accounts vont ensemble"),
        ("largest_file = 51\nlargest_request = 50", "ne peut dépasser largest_request"),
        ("port = 0", "web.port"),
        ("port = 65536", "web.port"),
        ("largest_file = 0", "web.largest_file"),
        ("largest_file = 1001\nlargest_request = 2000", "web.largest_file"),
        ("largest_request = 4001", "web.largest_request"),
        ("idle_hours = 0", "web.idle_hours"),
        ("idle_hours = 745", "web.idle_hours"),
        ("session_days = 0", "web.session_days"),
        ("session_days = 91", "web.session_days"),
        ("prot = 1", "web.prot"),
        ('accounts = "none"', "personal, local, openid"),
        (OPENID, "vont ensemble"),
        (f'accounts = "openid"{OPENID}secret_env = "S"', "l’un des deux"),
        (f'accounts = "openid"{OPENID}default_roles = ["staff"]', "domains est demandé"),
        (f'accounts = "openid"{OPENID}addresses = "given"', "domains est demandé"),
        (f'accounts = "openid"{OPENID}domains = ["a.example"]\ndefault_roles = ["operator"]', "personnes nommées"),
        (f'accounts = "openid"{OPENID}domains = ["@a.example"]', "n’est pas une fin d’adresse"),
        (f'accounts = "openid"{OPENID}[web.openid.roles]\n"nobody" = ["staff"]', "pas une adresse"),
        (f'accounts = "openid"{OPENID.replace("https:", "http:")}', "https est demandé"),
        (f'accounts = "openid"{OPENID.replace("v2.0", "v2.0?a=1")}', "telle qu’il la donne"),
    ],
)
def test_what_cannot_be_carried_out_is_refused(project: Project, text: str, said: str) -> None:
    with pytest.raises(BadSettings) as caught:
        settings(project, f"[web]\n{text}\n")
    assert said in caught.value.message.fr and caught.value.exit_code == 2


@pytest.mark.parametrize(
    "text",
    [
        "port = 1",
        "port = 65535",
        "largest_file = 1",
        "largest_file = 1000\nlargest_request = 4000",
        "largest_file = 50\nlargest_request = 50",
        "idle_hours = 1\nsession_days = 1",
        "idle_hours = 744\nsession_days = 90",
    ],
)
def test_the_bounds_are_taken(project: Project, text: str) -> None:
    assert settings(project, f"[web]\n{text}\n")


def test_the_roles_of_an_office(project: Project) -> None:
    more = (
        'domains = ["Asso.Example"]\ndefault_roles = ["staff"]\n[web.openid.roles]\n"Dir@asso.example" = ["direction"]'
    )
    found = settings(project, f'[web]\naccounts = "openid"{OPENID}{more}\n').openid
    assert found and found.domains == ("asso.example",)
    assert found.roles_of("dir@asso.example") == {Role.DIRECTION}
    assert found.roles_of("ana@asso.example") == {Role.STAFF}


def test_the_secret_is_read_where_nobody_else_can(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    found = settings(project, f'[web]\naccounts = "openid"{OPENID}').openid
    assert found
    path: Path = project.root / "openid"

    def said() -> str:
        with pytest.raises(AccessFault) as caught:
            openid_secret(project, found)
        return caught.value.message.fr

    assert "le fichier openid n’existe pas" in said()
    os.mkfifo(path, 0o600)
    assert "le fichier openid n’existe pas" in said()
    path.unlink()
    path.write_text("s3cret\n")
    for mode in (0o640, 0o604, 0o620):
        path.chmod(mode)
        assert "d’autres que son propriétaire" in said()
    path.chmod(0o600)
    assert openid_secret(project, found) == "s3cret"
    path.write_text("\n")
    assert "ne contient pas de secret" in said()
    found = settings(project, '[web]\naccounts = "openid"' + OPENID.replace("secret_file", "secret_env")).openid
    assert found and "la variable d’environnement openid" in said()
    monkeypatch.setenv("openid", "s3cret")
    assert openid_secret(project, found) == "s3cret"
