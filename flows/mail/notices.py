"""The letters that the outbox writes by itself: to the operators, on what was refused; to who tries the settings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from flows.mail.letter import Letter
from flows.mail.messages import say
from flows.mail.people import Recipient
from imprimatur.core.bilingual import LANGS, NOTHING, Bilingual, Lang
from imprimatur.core.values import FlexDate
from imprimatur.language.formatting import format_date
from imprimatur.language.typography import typeset_around

_PAGE = Markup(
    '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8"><title>{}</title></head><body>\n{}</body></html>\n'
)


@dataclass(frozen=True, slots=True)
class Held:
    """A letter that was not taken: to whom, about what, since which day, and why, as far as is known."""

    to: str
    subject: str
    since: date
    reason: Bilingual = NOTHING


def notice(to: Recipient, refused: Sequence[Held]) -> Letter:
    """The letter that tells an operator of letters refused for good, each with what the server answered."""
    lines = [
        say("notice_line", address=one.to, subject=one.subject, day=_day(one.since), reason=one.reason)
        for one in refused
    ]
    quoted = [text for one in refused for text in (one.to, one.subject, one.reason.of(to.lang))]
    return _letter(to.to, to.lang, say("notice_subject"), [say("notice_intro"), *lines, say("notice_what")], quoted)


def trial(to: str, lang: Lang, now: datetime) -> Letter:
    """The letter that tries the settings; its moment makes it another one each time."""
    time = f"{now:%H:%M:%S}"
    return _letter(to, lang, say("trial_subject"), [say("trial_text", day=_day(now.date()), time=time)], [time])


def _day(day: date) -> Bilingual:
    return Bilingual(*(format_date(FlexDate(day), lang) for lang in LANGS))


def _letter(to: str, lang: Lang, subject: Bilingual, parts: Iterable[Bilingual], quoted: Sequence[str]) -> Letter:
    title, *texts = (typeset_around(one.of(lang), lang, quoted) for one in (subject, *parts))
    paragraphs = Markup("").join(Markup("<p>{}</p>\n").format(text) for text in texts)
    return Letter(to, lang, title, "\n\n".join(texts) + "\n", _PAGE.format(lang, title, paragraphs))
