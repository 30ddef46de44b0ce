"""A document that came back in Word with tracked changes and comments: what it asks, by section. Nothing is written."""

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from flows.access.account import Right
from imprimatur.core.bilingual import TAGS
from imprimatur.core.review import Comment, Proposal, Review
from imprimatur.reviewing.messages import say as said
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
from web.dossier.routes import address, context
from web.found import dossier_of, may
from web.house import house_of
from web.showing import show, words_of
from web.standings import Standing
from web.versions.given_file import looked_at, name_of
from web.versions.looking import Unread, review
from web.versions.messages import say
from web.words import Words


def page(request: Request) -> Response:
    """Where the file can be dropped."""
    standing = dossier_of(request)
    return _shown(request, standing)


def read_back(request: Request, given: FormData) -> Response:
    """What the file asks that somebody dropped."""
    standing, name = dossier_of(request), name_of(given)
    if not name:
        return _shown(request, standing)
    found = looked_at(request, given, review)
    words = words_of(request, say)
    if isinstance(found, Unread):
        why = words.of(found.why, [name]) if found.why else words("not_read", name=name)
        return _shown(request, standing, why=why)
    if (found.kind, found.slug) != (standing.kind, standing.slug):
        return _elsewhere(request, standing, found, name)
    return _shown(request, standing, found)


def _elsewhere(request: Request, standing: Standing, found: Review, name: str) -> Response:
    """A file of another document: which one is said to who may see that; to others it is none of ours."""
    other = house_of(request).standings.of(found.kind, found.slug)
    words = words_of(request, say)
    if other is None or not may(request, Right.SEE, other):
        return _shown(request, standing, why=words.of(said("not_ours", file=name), [name]))
    why = words("other_document", name=name, title=words.of(other.title))
    return _shown(request, standing, why=why, other=f"{address(other)}/review")


def _shown(
    request: Request,
    standing: Standing,
    found: Review | None = None,
    why: str = "",
    other: str = "",
) -> Response:
    words = words_of(request, said)
    told = _told(found, words) if found else None
    about = {**context(request, standing), "found": found, "told": told, "why": why, "other_address": other}
    return show(request, say, "versions/review.html", **about)


def _told(found: Review, words: Words) -> dict[str, Any]:
    """What a page tells of a review, in the language of who reads it."""
    return {
        "about": f"{words.of(made_said(found))} ({found.lang.upper()})",
        "tag": TAGS[found.lang],
        "count": words("count", count=len(found.proposals)),
        "none": words("none", file=found.file),
        "nothing_written": words("nothing_written"),
        "sections": [
            {"name": " › ".join(section) or words("head"), "proposals": [_proposal(one, words) for one in held]}
            for section, held in by_section(found)
        ],
    }


def _proposal(one: Proposal, words: Words) -> dict[str, Any]:
    return {
        "asked": words.of(asked_said(one)),
        "to": words("to_section", name=one.to) if one.to else "",
        "untracked": "" if one.tracked else words("untracked"),
        "before": one.before,
        "after": one.after if has_words(one) else "",
        "by": [signed(mark) or words("by_nobody") for mark in one.marks],
        "comments": [_comment(depth, comment, words) for depth, comment in comments_of(one)],
        "origins": [(words.of(place_said(origin)), words.of(standing_said(origin))) for origin in one.origins],
        "unknown": "" if one.origins else words("where_unknown"),
    }


def _comment(depth: int, one: Comment, words: Words) -> dict[str, str]:
    return {
        "what": words("reply" if depth else "comment"),
        "by": signed(one.mark) or words("by_nobody"),
        "on": words("on_words", words=quoted(one)) if one.quoted else "",
        "done": words("resolved") if one.resolved else "",
        "text": one.text,
    }
