"""A digest in one language, as its page, its letters and the server's page show it: strings, in their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from flows.digest.changed import MOST, Section, both
from flows.digest.messages import Words
from flows.digest.model import Digest, Dossier, News
from flows.digest.owed import Person, people
from flows.digest.said import counted, day_said, deadline_said, first_of, is_near
from flows.digest.silence import any_news
from imprimatur.core.bilingual import TAGS, Lang
from imprimatur.project import RECORD


@dataclass(frozen=True, slots=True)
class Document:
    """One document: what it is, what became of it, what it says otherwise.

    `facts` are short: points settled, new ones, files that changed; `fresh` says the new ones. `good` news
    are glad ones. A `complete` one lacks nothing, whether its final version is published or not.
    `soon` marks a deadline that is near or past.
    """

    name: str
    title: str
    sort: str
    href: str
    news: tuple[str, ...]
    good: bool
    fault: str
    broken: bool
    state: str
    complete: bool
    facts: tuple[str, ...]
    fresh: tuple[str, ...]
    deadline: str
    soon: bool
    sections: tuple[Section, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything is told of what became of it."""
        return bool(self.facts)  # passages that changed are counted among them


@dataclass(frozen=True, slots=True)
class View:
    """A whole digest: `people` have what is missing, `documents` what became of each."""

    lang: Lang
    tag: str
    title: str
    lead: str
    documents: tuple[Document, ...]
    people: tuple[Person, ...]
    count: int
    is_first: bool

    @property
    def complete(self) -> tuple[Document, ...]:
        """The documents that lack nothing, for the first digest, which has nothing else to tell of them."""
        return tuple(one for one in self.documents if one.complete and self.is_first)

    @property
    def news(self) -> tuple[Document, ...]:
        """The documents that became something."""
        return tuple(one for one in self.documents if one.news)

    @property
    def faults(self) -> tuple[Document, ...]:
        """The documents of which no draft could be made, for a reason that somebody must mend in the machine."""
        return tuple(one for one in self.documents if one.fault and one.broken)

    @property
    def waiting(self) -> tuple[Document, ...]:
        """The documents of which nothing can be made yet: new ones that are empty, or whose files cannot be read."""
        return tuple(one for one in self.documents if one.fault and not one.broken)

    @property
    def changes(self) -> tuple[Document, ...]:
        """The documents that changed."""
        return tuple(one for one in self.documents if one.is_changed)

    @property
    def states(self) -> tuple[Document, ...]:
        """How far the documents are: those that are there."""
        return tuple(one for one in self.documents if one.state)


MOST_COMPLETE = 20
"""Complete documents that are told one by one; the page has a table of all."""
LONGEST_FRESH = 140
"""Characters of one of them: what changed is quoted below."""
MOST_FRESH = 5
"""Lines newly missing that are told with what changed; all of them stand with what is missing."""


def view(digest: Digest, lang: Lang) -> View:
    """The digest in a language."""
    words = Words(lang)
    owed = people(digest, words)
    return View(
        lang,
        TAGS[lang],
        words("title", date=day_said(digest.today, lang)),
        _lead(digest, words),
        tuple(document(one, digest, words) for one in digest.dossiers),
        owed,
        sum(one.count for one in owed),
        digest.since is None,
    )


def _lead(digest: Digest, words: Words) -> str:
    if digest.since is None:
        return words("lead_first")
    return words("lead_since" if any_news(digest) else "lead_quiet", date=day_said(digest.since, words.lang))


def document(one: Dossier, digest: Digest, words: Words, most: int = MOST) -> Document:
    """One document in a language, with no more than `most` passages that changed."""
    said = both(one.wordings, words, most)
    return Document(
        one.name,
        words.of(one.title),
        words.of(one.sort),
        one.page and f"../{quote(one.page)}.{words.lang}.html",
        tuple(_news(news, one, words) for news in one.news),
        not {News.PUBLISHED, News.READY}.isdisjoint(one.news),
        _fault(one, digest, words),
        one.broken,
        _state(one, words),
        bool(one.page) and not one.blocking and one.fault is None and News.GONE not in one.news,
        tuple(_facts(one, words, said)),
        tuple(_fresh(one, words)),
        deadline_said(one.deadline, digest.today, words),
        is_near(one.deadline.day if one.deadline else None, digest.today),
        said,
    )


def _news(news: News, one: Dossier, words: Words) -> str:
    if news is News.PUBLISHED and one.version:
        return words("news_published_version", version=one.version)
    return words(f"news_{news}")


def _fault(one: Dossier, digest: Digest, words: Words) -> str:
    if one.fault is None:
        return ""
    if one.fault_since in (None, digest.today):
        return words.of(one.fault)
    return f"{words.of(one.fault)} ({words('since', date=day_said(one.fault_since, words.lang))})"


def _state(one: Dossier, words: Words) -> str:
    if News.GONE in one.news:
        return ""
    if one.blocking:
        return counted(words, "points", one.blocking)
    if not one.page:
        return words("state_none")
    return words("state_published" if one.is_final else "state_ready")


def _facts(one: Dossier, words: Words, said: Sequence[Section]) -> Iterable[str]:
    fresh = sum(point.count for point in one.points if point.fresh)
    if fresh:
        yield counted(words, "fresh", fresh)
    if one.settled:
        yield counted(words, "settled", one.settled)
    changed = sum(len(section.changes) + section.more for section in said)
    if changed:
        yield counted(words, "passages", changed)
    elif files := [name for name in one.files if not name.endswith(RECORD)]:
        yield words("files", names=", ".join(files))
    elif one.files:
        yield words("record")


def _fresh(one: Dossier, words: Words) -> Iterator[str]:
    """What is newly missing: the first lines of it, each with its place and who has it."""
    fresh = [point for point in one.points if point.fresh]
    for point in fresh[:MOST_FRESH]:
        about = point.whole.of(words.lang)
        said = f"{first_of(words.of(point.what, point.quoted), LONGEST_FRESH)} ({about})"
        yield f"{said} – {point.owner}" if point.owner else said
    if len(fresh) > MOST_FRESH:
        yield counted(words, "more_lines", len(fresh) - MOST_FRESH)
