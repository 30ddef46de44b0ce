"""`imprimatur mail`: try the settings, see who gets letters, deliver what waits."""

from datetime import datetime

import click

from flows.cli.exit_codes import USAGE
from flows.cli.output import console, table
from flows.mail import telling
from flows.mail.addresses import readable
from flows.mail.composing import composed
from flows.mail.faults import MailFault
from flows.mail.notices import trial
from flows.mail.outbox import deliver as deliver_now
from flows.mail.people import people_of
from flows.mail.settings import MailSettings, mail_settings, password_of
from flows.mail.smtp import Fate, Server
from flows.messages import Words
from imprimatur.project import Project


def _settings(project: Project, words: Words) -> MailSettings | None:
    found = mail_settings(project)
    if found is None:
        click.echo(words.of(telling.no_section()), err=True)
    return found


def test(project: Project, words: Words, address: str) -> int:
    """Send one letter now, past the outbox, and say how it went."""
    settings, to, now = _settings(project, words), readable(address), datetime.now().astimezone()
    if settings is None:
        return USAGE
    if to is None:
        click.echo(words.of(telling.no_such_address(address), [address]), err=True)
        return USAGE
    with Server(settings, password_of(project, settings)) as server:
        answer = server.send(to, composed(trial(to, words.lang, now), settings, now))
    sent = answer.fate is Fate.SENT
    click.echo(words.of(telling.of_trial(answer, settings, to), [settings.host, to]), err=not sent)
    return 0 if sent else MailFault.exit_code


def deliver(project: Project, words: Words) -> int:
    """Deliver what waits."""
    if _settings(project, words) is None:
        return USAGE
    done = deliver_now(project)
    for one in telling.summary(done):
        click.echo(words.of(one))
    return MailFault.exit_code if done.fault or telling.ended_badly(done) else 0


def people(project: Project, words: Words) -> int:
    """Show who gets letters, and what keeps others from it."""
    settings = _settings(project, words)
    if settings is None:
        return USAGE
    found = people_of(project, settings)
    rows = [(one.name, one.to, one.lang.upper(), words.of(telling.gets(one))) for one in found.recipients]
    if rows:
        table(console(), [words.of(head) for head in telling.columns()], rows)
    else:
        click.echo(words.of(telling.nobody()))
    for trouble in found.troubles:
        click.echo(words.of(trouble), err=True)
    return 0
