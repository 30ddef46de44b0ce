"""What a file asks that came back, in the words of `imprimatur review`."""

from typing import Any

from imprimatur.core.bilingual import TAGS, Bilingual, Lang
from imprimatur.core.review import Comment, Proposal, Review
from imprimatur.reviewing.messages import say as their_say
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
from web.words import Words


def not_ours(name: str) -> Bilingual:
    """What is said of a file that was not made here."""
    return their_say("not_ours", file=name)


def told(found: Review, lang: Lang) -> dict[str, Any]:
    """What a page tells of a review, in the language of who reads it."""
    theirs = Words(their_say, lang)
    return {
        "about": f"{theirs.of(made_said(found))} ({found.lang.upper()})",
        "tag": TAGS[found.lang],
        "count": theirs("count", count=len(found.proposals)),
        "none": theirs("none", file=found.file),
        "nothing_written": theirs("nothing_written"),
        "sections": [
            {"name": " › ".join(section) or theirs("head"), "proposals": [_proposal(one, theirs) for one in held]}
            for section, held in by_section(found)
        ],
    }


def _proposal(one: Proposal, theirs: Words) -> dict[str, Any]:
    return {
        "asked": theirs.of(asked_said(one)),
        "to": theirs("to_section", name=one.to) if one.to else "",
        "untracked": "" if one.tracked else theirs("untracked"),
        "before": one.before,
        "after": one.after if has_words(one) else "",
        "by": [signed(mark) or theirs("by_nobody") for mark in one.marks],
        "comments": [_comment(depth, comment, theirs) for depth, comment in comments_of(one)],
        "origins": [(theirs.of(place_said(origin)), theirs.of(standing_said(origin))) for origin in one.origins],
        "unknown": "" if one.origins else theirs("where_unknown"),
    }


def _comment(depth: int, one: Comment, theirs: Words) -> dict[str, str]:
    return {
        "what": theirs("reply" if depth else "comment"),
        "by": signed(one.mark) or theirs("by_nobody"),
        "on": theirs("on_words", words=quoted(one)) if one.quoted else "",
        "done": theirs("resolved") if one.resolved else "",
        "text": one.text,
    }
