"""What an operator is told: how a delivery or a trial went, who gets letters."""

from collections.abc import Iterator

from flows.mail.messages import say
from flows.mail.outbox import Delivered
from flows.mail.people import Recipient
from flows.mail.settings import SECTION, MailSettings
from flows.mail.smtp import Answer, Fate
from imprimatur.core.bilingual import Bilingual
from imprimatur.language.typography import typeset


def summary(done: Delivered) -> Iterator[Bilingual]:
    """What became of the letters, a sentence each: the counts, what stands in the way, the letters one by one."""
    if done.busy:
        yield say("busy")
        return
    yield say("delivered", sent=done.sent, waiting=done.waiting, refused=len(done.refused))
    if done.fault:
        yield done.fault.message
    for one in done.refused:
        yield say("not_taken", address=one.to, reason=one.reason)
    for one in done.delayed:
        yield say("late_line", address=one.to, subject=one.subject, day=one.since.isoformat())


def sentence(done: Delivered) -> str:
    """All of it in both languages, as the state of a run says it."""
    return " · ".join(f"{typeset(one.fr, 'fr')} / {typeset(one.nl, 'nl')}" for one in summary(done))


def ended_badly(done: Delivered) -> bool:
    """Whether somebody must mend something: settings, certificate or login, an address, or a wait that lasts."""
    return bool(done.refused or done.delayed or (done.fault and not done.fault.passes))


def of_trial(answer: Answer, settings: MailSettings, to: str) -> Bilingual:
    """How the letter fared that tries the settings."""
    if answer.fate is Fate.SENT:
        return say("tried", host=settings.host, address=to)
    return say("not_taken", address=to, reason=answer.reason)


def no_section() -> Bilingual:
    """Why nobody gets letters: nothing was set."""
    return say("no_mail_section", section=SECTION)


def no_such_address(address: str) -> Bilingual:
    """Why nothing is sent to what was typed."""
    return say("no_such_address", address=address)


def nobody() -> Bilingual:
    """That there is nobody to write to."""
    return say("nobody")


def columns() -> tuple[Bilingual, ...]:
    """The heads of the table of those who get letters."""
    return say("col_name"), say("col_address"), say("col_language"), say("col_gets")


def gets(one: Recipient) -> Bilingual:
    """What somebody gets."""
    return say("gets_whole") if one.whole else say("gets_own")
