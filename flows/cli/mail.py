"""`imprimatur mail`: try the settings, see who gets letters, deliver what waits."""

from datetime import datetime

import click

from flows.cli.exit_codes import USAGE
from flows.cli.output import console, table
from flows.mail.addresses import readable
from flows.mail.composing import composed
from flows.mail.faults import MailFault
from flows.mail.messages import say
from flows.mail.notices import trial
from flows.mail.outbox import deliver as deliver_now
from flows.mail.people import people_of
from flows.mail.settings import MailSettings, mail_settings, password_of
from flows.mail.smtp import Fate, Server
from flows.mail.telling import ended_badly, summary
from flows.messages import Words
from imprimatur.project import Project


def _settings(project: Project, words: Words) -> MailSettings | None:
    found = mail_settings(project)
    if found is None:
        click.echo(words.of(say("no_mail_section")), err=True)
    return found


def test(project: Project, words: Words, address: str) -> int:
    """Send one letter now, past the outbox, and say how it went."""
    settings, to, now = _settings(project, words), readable(address), datetime.now().astimezone()
    if settings is None:
        return USAGE
    if to is None:
        click.echo(words.of(say("no_such_address", address=address), [address]), err=True)
        return USAGE
    with Server(settings, password_of(project, settings)) as server:
        answer = server.send(to, composed(trial(to, words.lang, now), settings, now))
    if answer.fate is Fate.SENT:
        click.echo(words.of(say("tried", host=settings.host, address=to), [settings.host, to]))
        return 0
    click.echo(words.of(say("not_taken", address=to, reason=answer.reason), [to]), err=True)
    return MailFault.exit_code


def deliver(project: Project, words: Words) -> int:
    """Deliver what waits."""
    if _settings(project, words) is None:
        return USAGE
    done = deliver_now(project)
    for one in summary(done):
        click.echo(words.of(one))
    return MailFault.exit_code if done.fault or ended_badly(done) else 0


def people(project: Project, words: Words) -> int:
    """Show who gets letters, and what keeps others from it."""
    settings = _settings(project, words)
    if settings is None:
        return USAGE
    found = people_of(project, settings)
    heads = [words.of(say(f"col_{name}")) for name in ("name", "address", "language", "gets")]
    rows = [
        (one.name, one.to, one.lang.upper(), words.of(say("gets_whole" if one.whole else "gets_own")))
        for one in found.recipients
    ]
    if rows:
        table(console(), heads, rows)
    else:
        click.echo(words.of(say("nobody")))
    for trouble in found.troubles:
        click.echo(words.of(trouble), err=True)
    return 0
