"""The letters of a morning: to each person what waits for them, to the direction the whole; silence for the others."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from flows.digest.messages import Words
from flows.digest.model import Digest, Dossier
from flows.digest.owed import Names, Person, first_day, held, people
from flows.digest.page import FOLDER, rendered
from flows.digest.plain_text import person_text, whole_text
from flows.digest.said import counted, day_said, is_near, left_said
from flows.digest.silence import tells, tells_whole
from flows.digest.view import MOST_COMPLETE, Document, document, view
from flows.mail.letter import Letter
from flows.mail.people import People, Recipient
from imprimatur.project import Project

MOST_LINES = 15
"""Lines of a document that the letter to a person shows; its page of findings has the others."""
MOST_DOCUMENTS = 40
"""Documents of which the letter to a direction shows what changed; of the others it says how much did."""
MOST = 8
"""Passages of a document that a letter shows; the page shows the others."""


def letters(project: Project, digest: Digest, who: People) -> tuple[Letter, ...]:
    """The letters that are to leave. One that left already this morning, word for word, does not leave again.

    Raises TemplateFault.
    """
    made = (one for recipient in who.recipients for one in _letters(project, digest, recipient, who))
    return tuple(one for one in made if hash_of(one) not in digest.letters)


def hash_of(letter: Letter) -> str:
    """What tells a letter from every other."""
    return hashlib.sha256("\0".join([letter.to, letter.lang, letter.subject, letter.text]).encode()).hexdigest()


def _letters(project: Project, digest: Digest, recipient: Recipient, who: People) -> Iterator[Letter]:
    words = Words(recipient.lang)
    # As dossiers name them: by one of their names in the register.
    names = tuple(name for name in held(digest) if not recipient.whole and who.of(name) == recipient)
    if recipient.whole:
        if tells_whole(digest):
            yield _whole(project, digest, recipient, words)
    elif tells(digest, names):
        yield _person(project, digest, recipient, names, words)


def _whole(project: Project, digest: Digest, recipient: Recipient, words: Words) -> Letter:
    told = replace(view(digest, recipient.lang), documents=tuple(_briefly(digest, words)))
    page = f"outputs/{FOLDER}/{digest.today.isoformat()}.{recipient.lang}.html"
    text = whole_text(told, page, words)
    html = rendered(project, "letter.html", recipient.lang, {"view": told, "mine": None, "page": page, **_more(words)})
    return Letter(recipient.to, recipient.lang, f"{told.title} – {words('product')}", text, html.decode())


def _briefly(digest: Digest, words: Words) -> Iterator[Document]:
    """The documents, the words that changed in the first of them: a night may change thousands, a letter is read."""
    shown = 0
    for one in digest.dossiers:
        made = document(one, digest, words, MOST)
        yield made if shown < MOST_DOCUMENTS else replace(made, sections=())
        shown += bool(one.wordings)


def _person(project: Project, digest: Digest, recipient: Recipient, names: Names, words: Words) -> Letter:
    (mine,) = people(digest, words, names)
    mine = replace(mine, shares=tuple(share.shortened(MOST_LINES) for share in mine.shares))
    news = _concerned(digest, names)
    told = replace(view(digest, recipient.lang), documents=tuple(document(one, digest, words) for one in news))
    text = person_text(mine, told, words)
    html = rendered(project, "letter.html", recipient.lang, {"view": told, "mine": mine, "page": "", **_more(words)})
    return Letter(recipient.to, recipient.lang, _subject(mine, digest, names, words), text, html.decode())


def _more(words: Words) -> dict[str, object]:
    return {
        "more": lambda count: counted(words, "more", count),
        "most_complete": MOST_COMPLETE,
        "more_documents": lambda count: counted(words, "more_documents", count),
        "more_lines": lambda count: counted(words, "more_lines", count),
        "details": lambda page: words("all_details", file=page),
        "whole_page": lambda page: words("whole_page", file=page),
        "points": lambda count: counted(words, "points", count),
    }


def _concerned(digest: Digest, owners: Names) -> list[Dossier]:
    """The documents in which somebody has something to settle."""
    concerned = {dossier.name for shares in held(digest, owners).values() for dossier, _ in shares}
    return [one for one in digest.dossiers if one.name in concerned]


def _subject(mine: Person, digest: Digest, owners: Names, words: Words) -> str:
    """How many points wait, and until when where a day is near."""
    days = (first_day(dossier, points) for shares in held(digest, owners).values() for dossier, points in shares)
    first = min((day for day in days if day is not None and is_near(day, digest.today)), default=None)
    if first is None:
        return counted(words, "subject", mine.count)
    key = "subject_due_one" if mine.count == 1 else "subject_due"
    return words(key, day=_day(first, digest.today, words), count=mine.count)


def _day(day: date, today: date, words: Words) -> str:
    return f"{day_said(day, words.lang)} ({left_said(day, today, words)})"
