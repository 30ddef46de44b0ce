"""Warning those who look after the machine, by e-mail, of a night that failed or broke off."""

from collections.abc import Iterator

from markupsafe import Markup
from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.delivering import delivered
from flows.mail import outbox
from flows.mail.letter import Letter
from flows.mail.people import operators
from flows.mail.settings import SECTION, MailSettings, mail_settings
from flows.mail.telling import summary
from flows.messages import both, say
from flows.project_lookup import find_project
from imprimatur.language.typography import typeset_around

_PAGE = Markup(
    '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8"><title>{}</title></head><body>\n{}</body></html>\n'
)


@flow(name="warn", timeout_seconds=900, persist_result=False)
def warn(state: str = "", message: str = "") -> State:
    """Write to the operators how a night ended, in the words of its state; without `[mail]` nobody is told."""
    project = find_project()
    settings = mail_settings(project)
    if settings is None or not settings.operators:
        return Completed(message=both(say("warn_nobody", section=SECTION)))
    outbox.put(project, _letters(settings, " – ".join(filter(None, (state, message)))))
    return Completed(message=" · ".join(map(both, summary(delivered(project)))))


def _letters(settings: MailSettings, told: str) -> Iterator[Letter]:
    for one in operators(settings):
        parts = (say["warn_subject"], say("warn_text", told=told), say["warn_what"])
        subject, *texts = (typeset_around(part.of(one.lang), one.lang, [told]) for part in parts)
        paragraphs = Markup("").join(Markup("<p>{}</p>\n").format(text) for text in texts)
        yield Letter(one.to, one.lang, subject, "\n\n".join(texts) + "\n", _PAGE.format(one.lang, subject, paragraphs))
