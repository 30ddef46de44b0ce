"""The morning's digest: what changed, what is missing, from whom, since when and by what day (ADR 33).

It is `gathered` from the sets and from the memory of the last one, shown as a page, as Markdown and in letters, and
remembered once these are made: a night that breaks off before tells the same again the next time.
"""

from collections.abc import Iterable

from flows.digest import memory
from flows.digest.gathering import gathered
from flows.digest.letters import hash_of, letters
from flows.digest.markdown import markdown
from flows.digest.model import Digest
from flows.digest.page import page, pages, publish
from flows.mail.letter import Letter
from imprimatur.project import Project


def remember(project: Project, digest: Digest, sent: Iterable[Letter] = ()) -> None:
    """Keep what a digest told and which letters left with it, once it was made and they were put into the outbox.

    Raises NotWritten: what was remembered before is then remembered still.
    """
    memory.keep(project, digest, {hash_of(one): one.to for one in sent})


__all__ = ["Digest", "gathered", "letters", "markdown", "page", "pages", "publish", "remember"]
