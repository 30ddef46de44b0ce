"""A review as lines of text, in the language of whoever reads them."""

from collections.abc import Callable, Iterator
from itertools import groupby

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.edition import Move, Piece
from imprimatur.core.review import Comment, Proposal, Review
from imprimatur.reviewing.messages import say
from imprimatur.reviewing.telling import (
    asked_said,
    by_section,
    comments_of,
    has_words,
    made_said,
    place_said,
    quoted,
    signed,
    standing_said,
)

Said = Callable[[Bilingual], str]
"""How a message is said to the reader: in one language, as it is typeset."""
MARKED = {Move.KEPT: ("", ""), Move.ADDED: ("[+", "+]"), Move.REMOVED: ("[-", "-]")}
"""Around words that come or go, in a terminal, which may have no colours."""


def text(review: Review, said: Said) -> Iterator[str]:
    """A review line by line: by section, each proposal with its words, its people, its comments and its inputs."""
    yield f"\n{review.kind}/{review.slug} · {said(made_said(review))} ({review.lang.upper()})"
    if not review.proposals:
        yield said(say("none", file=review.file))
        return
    yield said(say("count", count=len(review.proposals)))
    number = 0
    for section, held in by_section(review):
        yield f"\n  {' › '.join(section) or said(say['head'])}"
        for one in held:
            number += 1
            yield from (f"    {line}" for line in _proposal(number, one, said))
    yield f"\n{said(say['nothing_written'])}"


def _proposal(number: int, one: Proposal, said: Said) -> Iterator[str]:
    to = f" {said(say('to_section', name=one.to))}" if one.to else ""
    untracked = "" if one.tracked else f" ({said(say['untracked'])})"
    by = " ; ".join(signed(mark) or said(say["by_nobody"]) for mark in one.marks)
    yield f"{number}. {said(asked_said(one))}{to}{untracked}{' · ' if by else ''}{by}"
    cells = ("".join(map(_marked, cell)) for _, cell in groupby(one.pieces, key=lambda piece: piece.cell))
    yield f"   {' | '.join(cells) if has_words(one) and one.pieces else one.before}"
    for depth, comment in comments_of(one):
        yield f"   {_comment(depth, comment, said)}"
    for origin in one.origins:
        yield f"   → {said(place_said(origin))} ({said(standing_said(origin))})"
    if not one.origins:
        yield f"   → {said(say['where_unknown'])}"


def _comment(depth: int, one: Comment, said: Said) -> str:
    what = said(say["reply" if depth else "comment"])
    done = f" ({said(say['resolved'])})" if one.resolved else ""
    on = f" {said(say('on_words', words=quoted(one)))}" if one.quoted else ""
    head = f"{what}{done}, {signed(one.mark) or said(say['by_nobody'])}{on}"
    return said(say("comment_says", head=head, text=one.text))


def _marked(piece: Piece) -> str:
    before, after = MARKED[piece.move]
    return f"{before}{piece.text}{after}"
