"""The digest as Markdown, in French then in Dutch, for the server's page: short, and nothing in it taken for markup."""

import re
from collections.abc import Iterator

from flows.digest.messages import Words
from flows.digest.model import Digest
from flows.digest.page import FOLDER
from flows.digest.said import counted
from flows.digest.silence import any_news
from flows.digest.view import MOST_COMPLETE, Document, View, view
from imprimatur.core.bilingual import LANGS

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&:@])")
_BREAKS = re.compile(r"[^\S\u00a0\u202f]+")
"""What may end a line, or is one space; those of our typography, which end none, stay."""
MOST = 5
"""Passages of a document that are shown."""


def markdown(digest: Digest, outputs: str = "") -> str:
    """The digest in both languages; its page is a link where a server shows the files, below `outputs`."""
    return "\n\n---\n\n".join("\n".join(_told(digest, Words(lang), outputs)) for lang in LANGS) + "\n"


def escaped(text: str) -> str:
    """Text that stays on its line, and none of which is taken for markup (CommonMark, 2.4)."""
    return _MARKUP.sub(r"\\\1", _BREAKS.sub(" ", text).strip(" "))


def _told(digest: Digest, words: Words, outputs: str) -> Iterator[str]:
    told = view(digest, words.lang)
    yield f"# {escaped(told.title)}\n"
    yield escaped(told.lead)
    if told.news:
        yield f"\n## {escaped(words('news'))}\n"
        yield from (_line(one, *one.news) for one in told.news)
    for head, held in (("faults", told.faults), ("waiting", told.waiting)):
        if held:
            yield f"\n## {escaped(words(head))}\n"
            yield from (_line(one, one.fault) for one in held)
    if told.changes and any_news(digest):
        yield f"\n## {escaped(words('changes'))}\n"
        for one in told.changes:
            yield _line(one, *one.facts, one.deadline)
            yield from (f"    - {escaped(said)}" for said in one.fresh)
            yield from _passages(one, words)
    yield from _complete(told, words)
    yield from _missing(told, words)
    page = f"{FOLDER}/{digest.today.isoformat()}.{words.lang}.html"
    said, named = escaped(words("whole_page", file=f"outputs/{page}")), escaped(f"outputs/{page}")
    yield "\n" + (said.replace(named, f"[{named}]({outputs}{page})") if outputs else said)


def _line(one: Document, *said: str) -> str:
    parts = " · ".join(filter(None, said))
    return f"- **{escaped(one.title)}** ({escaped(one.sort)}) – {escaped(parts)}"


def _passages(one: Document, words: Words) -> Iterator[str]:
    changes = [(section.name, change) for section in one.sections for change in section.changes]
    for name, change in changes[:MOST]:
        said = " · ".join("".join(_marked(move, text) for move, text in cell) for cell in change.cells)
        yield f"    - {escaped(name)} – {said}{f' ({escaped(change.where)})' if change.where else ''}"
    left = len(changes) - MOST + sum(section.more for section in one.sections)
    if len(changes) > MOST or left > 0:
        yield f"    - {escaped(counted(words, 'more', max(left, 0)))}"


def _marked(move: str, text: str) -> str:
    """Words that went struck through, words that came in bold: the spaces beside them outside of the signs."""
    sign = {"removed": "~~", "added": "**"}.get(move, "")
    inner = text.strip()
    if not sign or not inner:
        return f"{text[:1].isspace() * ' '}{escaped(text)}{text[-1:].isspace() * ' '}" if inner else " "
    return f"{text[:1].isspace() * ' '}{sign}{escaped(inner)}{sign}{text[-1:].isspace() * ' '}"


def _complete(told: View, words: Words) -> Iterator[str]:
    if told.complete:
        yield f"\n## {escaped(words('complete_documents'))}\n"
        yield from (_line(one, one.state) for one in told.complete[:MOST_COMPLETE])
        if left := len(told.complete[MOST_COMPLETE:]):
            yield f"- {escaped(counted(words, 'more_documents', left))}"


def _missing(told: View, words: Words) -> Iterator[str]:
    yield f"\n## {escaped(words('missing'))}\n"
    if not told.people:
        yield escaped(words("complete"))
    for person in told.people:
        yield f"- **{escaped(person.name)}** – {escaped(counted(words, 'points', person.count))}"
        for share in person.shares:
            deadline = f" · {escaped(share.deadline)}" if share.deadline else ""
            yield f"    - {escaped(share.title)} ({share.count}){deadline}"
