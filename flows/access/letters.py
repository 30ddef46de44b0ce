"""The letter that brings an invitation, put into the outbox of `flows/mail`."""

from datetime import datetime

from markupsafe import Markup

from flows.access.accounts import Person
from flows.access.messages import say
from flows.access.moments import now as this_moment
from flows.access.settings import WebSettings
from flows.mail.letter import Letter
from flows.mail.outbox import put
from imprimatur.core.bilingual import Bilingual
from imprimatur.language.typography import typeset_around
from imprimatur.project import Project

_PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head><body>\n'
    '<p>{hello}</p>\n<p>{why}</p>\n<p><a href="{link}">{link}</a></p>\n<p>{once}</p>\n</body></html>\n'
)


def send(
    project: Project, settings: WebSettings, person: Person, link: str, *, anew: bool, now: datetime | None = None
) -> bool:
    """Put the letter of an invitation, or of a password to choose `anew`, into the outbox; whether it is there.

    None is sent where there is no section `[mail]`, or where the link leads to this machine alone. Raises BadSettings,
    NotWritten, ServerFault.
    """
    if settings.public is None:
        return False
    return put(project, [letter(settings, person, link, anew=anew)], now or this_moment()) > 0


def letter(settings: WebSettings, person: Person, link: str, *, anew: bool) -> Letter:
    """The letter: who is meant, why it comes, the link, and that it opens once."""
    quoted = (link, settings.base, person.name, person.address)

    def said(message: Bilingual) -> str:
        return typeset_around(message.of(person.lang), person.lang, quoted)

    title = said(say("letter_reset_subject") if anew else say("letter_subject"))
    hello = said(say("letter_hello", name=person.name))
    why = said(say("letter_reset_why", page=settings.base) if anew else say("letter_why", page=settings.base))
    once = said(say("letter_once"))
    text = "\n\n".join((hello, why, link, once)) + "\n"
    page = _PAGE.format(lang=person.lang, title=title, hello=hello, why=why, link=link, once=once)
    return Letter(person.address, person.lang, title, text, page)
