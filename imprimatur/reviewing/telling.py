"""A review in words, for a page or a terminal."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.composition import Stage
from imprimatur.core.place import said, shortened
from imprimatur.core.review import Asked, Comment, Mark, Origin, Proposal, Review
from imprimatur.reviewing.messages import say

ASKED = {
    Asked.CHANGED: "changed",
    Asked.ADDED: "added",
    Asked.REMOVED: "removed",
    Asked.MOVED: "moved",
    Asked.JOINED: "joined",
    Asked.FORMAT: "format",
    Asked.REMARK: "remark",
}
"""The message that says what a proposal asks."""
QUOTED = 60
"""Characters of the words that a comment hangs on."""


def made_said(review: Review) -> Bilingual:
    """What the file was made from: the draft, the final version, a version by its number."""
    folder, _, name = review.made.partition("/")
    if folder == "versions":
        return say("of_version", number=name)
    if folder == "former":
        return say("of_former", day=name)
    return say["of_final" if folder == Stage.FINAL.value else "of_draft"]


def by_section(review: Review) -> Iterator[tuple[tuple[str, ...], list[Proposal]]]:
    """The proposals by the section that they are about, in reading order."""
    for section, group in groupby(review.proposals, key=lambda one: one.section):
        yield section, list(group)


def asked_said(one: Proposal) -> Bilingual:
    """What a proposal asks: a change, an addition, a comment."""
    return say[ASKED[one.asked]]


def signed(mark: Mark) -> str:
    """Who, and when: `Anne Dubois, 27/11/2026 10:15`; a name that is missing is told in words by the caller."""
    try:
        when = datetime.fromisoformat(mark.on).strftime("%d/%m/%Y %H:%M") if mark.on else ""
    except ValueError:
        when = ""
    return ", ".join(filter(None, (" ".join(mark.by.split()), when)))


def standing_said(one: Origin) -> Bilingual:
    """What became of the input since."""
    return say[f"standing_{one.standing}"]


def place_said(one: Origin) -> Bilingual:
    """Where the passage comes from, as people say it."""
    return said(one.place)


def quoted(comment: Comment) -> str:
    """The words that a comment hangs on, as many as it takes to find them."""
    return shortened(comment.quoted, QUOTED)


def has_words(one: Proposal) -> bool:
    """Whether a proposal has words to show: what was printed and what would be."""
    return one.asked not in (Asked.REMARK, Asked.FORMAT, Asked.JOINED)


def comments_of(one: Proposal) -> Iterator[tuple[int, Comment]]:
    """The comments of a proposal with their answers, each with its depth."""
    for comment in one.comments:
        yield 0, comment
        yield from ((1, reply) for reply in comment.replies)
