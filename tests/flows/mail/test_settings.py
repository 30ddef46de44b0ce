"""What an operator may write in [mail], and what is said of the rest."""

import os
import traceback
from pathlib import Path

import pytest

from flows.embedded.database import VARIABLE, database
from flows.mail.settings import MailSettings, Security, mail_settings, password_of
from flows.settings import BadSettings
from imprimatur.project import Project

PLAIN = """[mail]
host = "smtp.asso.example"
security = "tls"
from = "Jean <imprimatur@asso.example>"
"""


def given(project: Project, text: str) -> MailSettings:
    (project.root / "imprimatur.toml").write_text(text, encoding="utf-8")
    found = mail_settings(project)
    assert found
    return found


def test_little_is_asked_and_the_rest_has_its_usual_value(project: Project) -> None:
    found = given(project, PLAIN)
    assert (found.sender, found.port_asked, found.security) == ("imprimatur@asso.example", 465, Security.TLS)
    assert (found.timeout, found.at_a_time, found.told_after_days, found.language) == (30, 200, 2, "fr")
    assert given(project, PLAIN.replace('"tls"', '"starttls"')).port_asked == 587
    assert given(project, PLAIN + "port = 2525").port_asked == 2525
    assert password_of(project, found) is None


def test_the_authority_is_a_path_from_the_root_of_the_project(project: Project) -> None:
    assert given(project, PLAIN + 'ca_file = "ca.pem"').ca_file == project.root / "ca.pem"
    assert given(project, PLAIN + 'ca_file = "/etc/ca.pem"').ca_file == Path("/etc/ca.pem")


def test_a_password_comes_from_the_environment_or_a_file(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", "hunter2")
    found = given(project, PLAIN + 'user = "a"\npassword_env = "SMTP_PASSWORD"')
    assert password_of(project, found) == "hunter2"


@pytest.mark.parametrize(
    ("text", "fr"),
    [
        (PLAIN.replace("host", "hote"), "imprimatur.toml : la ligne mail.host manque. Ajoutez-la."),
        (PLAIN + "hote = 1", "imprimatur.toml : mail.hote n’est pas connu. Corrigez ce nom ou retirez la ligne."),
        (PLAIN + 'password = "x"', "mail.password n’est pas connu"),
        (
            PLAIN.replace('"tls"', '"ssl"'),
            "mail.security : cette valeur ne convient pas (au choix : tls, starttls, none)",
        ),
        (PLAIN.replace('"tls"', '"none"'), "sans protection, seul un serveur de cette machine est accepté"),
        (PLAIN + "port = 0", "mail.port : cette valeur ne convient pas (au moins 1)"),
        (PLAIN + "port = 65536", "au plus 65535"),
        (PLAIN + "port = '25a'", "un nombre entier est demandé"),
        (PLAIN + "timeout = 301", "au plus 300"),
        (PLAIN + "at_a_time = 10001", "au plus 10000"),
        (PLAIN + "told_after_days = 61", "au plus 60"),
        (PLAIN + 'language = "de"', "au choix : fr, nl"),
        (PLAIN + "user = 3", "un texte entre guillemets droits est demandé"),
        (PLAIN + 'user = "a\\nb"\npassword_env = "X"', "un texte d’une seule ligne est demandé"),
        (PLAIN + 'user = "a"', "user va de pair avec password_file ou password_env"),
        (PLAIN + 'password_env = "X"', "user va de pair avec password_file ou password_env"),
        (PLAIN + 'user = "a"\npassword_env = "X"\npassword_file = "y"', "user va de pair avec"),
        (PLAIN + 'reply_to = "a@b.be\\nBcc: c@d.be"', "n’est pas une adresse électronique utilisable"),
        (PLAIN + 'reply_to = "é@b.be"', "« é@b.be » n’est pas une adresse électronique utilisable"),
        (PLAIN + "directions = 3", "mail.directions : cette valeur ne convient pas (une liste est demandée"),
        (PLAIN + "directions = [3]", "mail.directions.0 : cette valeur ne convient pas (un groupe est demandé"),
        (PLAIN + 'directions = [{ address = "a@b.be" }]', "la ligne mail.directions.0.language manque"),
        (PLAIN + "host = 1", "la ligne 5 est mal écrite"),
        ("# " + 1_000_001 * "x", "il est trop grand"),
        ("x = " + 50_000 * "[" + 50_000 * "]", "la ligne 1 est mal écrite"),
        ("x = " + 10_000 * "1", "la ligne 1 est mal écrite"),
    ],
)
def test_what_is_wrong_is_said_with_its_name(project: Project, text: str, fr: str) -> None:
    with pytest.raises(BadSettings) as fault:
        given(project, text)
    assert fr in fault.value.message.fr
    assert fault.value.message.nl and fault.value.message.en


def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(project: Project) -> None:
    os.mkfifo(project.root / "imprimatur.toml")
    with pytest.raises(BadSettings):
        mail_settings(project)


@pytest.mark.parametrize("given", ['"postgres://me:hunter2@host/db"', '["postgres://me:hunter2@host/db"]'])
def test_a_value_that_is_refused_stands_in_no_error_that_a_log_would_keep(
    project: Project, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    (project.root / "imprimatur.toml").write_text(f"[server]\ndatabase = {given}\n")
    with pytest.raises(BadSettings) as fault:
        database(project)
    assert "server.database" in "".join(traceback.format_exception(fault.value))
    assert "hunter2" not in "".join(traceback.format_exception(fault.value))
