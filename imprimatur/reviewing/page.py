"""A review as a page: by section, what was printed, what is proposed, by whom, and where it comes from."""

from typing import Any

from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import TAGS, Bilingual, Lang, other
from imprimatur.core.review import Comment, Origin, Proposal, Review
from imprimatur.language.labels import Labels
from imprimatur.language.typography import typeset
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.redline.page import MEDIA, cells_of, rendered, words_of
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

TEMPLATE = "review.html"


def page(review: Review, lang: Lang, labels: Labels, templates: Templates) -> Artefact:
    """`review.<lang>.html`, self-contained: no script, nothing fetched. Raises TemplateFault."""
    fixed = words_of(labels, lang)
    there = other(lang)
    context = {
        "tag": TAGS[lang],
        "lang": lang,
        "text_tag": TAGS[review.lang],
        "words": fixed,
        "said": {key: _said(say[key], lang) for key in ("untracked", "resolved", "where_unknown", "nothing_written")},
        "dossier": f"{review.kind}/{review.slug}",
        "about": f"{_said(made_said(review), lang)} ({review.lang.upper()})",
        "file": fixed["review_of_file"].format(file=review.file),
        "count": _said(say("count", count=len(review.proposals)), lang),
        "none": _said(say("none", file=review.file), lang),
        "other": {
            "lang": there,
            "href": f"review.{there}.html",
            "words": typeset(labels.word("review_other", there), there),
        },
        "sections": [
            {"name": " › ".join(section) or _said(say["head"], lang), "proposals": [_shown(one, lang) for one in held]}
            for section, held in by_section(review)
        ],
    }
    return Artefact(f"review.{lang}.html", rendered(TEMPLATE, context, templates), MEDIA)


def _shown(one: Proposal, lang: Lang) -> dict[str, Any]:
    return {
        "asked": _said(asked_said(one), lang),
        "sort": one.asked.value,
        "tracked": one.tracked,
        "to": _said(say("to_section", name=one.to), lang) if one.to else "",
        "before": one.before,
        "after": one.after if has_words(one) else "",
        "cells": cells_of(one.pieces) if has_words(one) else (),
        "by": [signed(mark) or _said(say["by_nobody"], lang) for mark in one.marks],
        "comments": [_comment(depth, comment, lang) for depth, comment in comments_of(one)],
        "origins": [_origin(origin, lang) for origin in one.origins],
    }


def _comment(depth: int, one: Comment, lang: Lang) -> dict[str, Any]:
    return {
        "what": _said(say["reply" if depth else "comment"], lang),
        "by": signed(one.mark) or _said(say["by_nobody"], lang),
        "text": one.text,
        "on": _said(say("on_words", words=quoted(one)), lang) if one.quoted else "",
        "resolved": one.resolved,
    }


def _origin(one: Origin, lang: Lang) -> dict[str, str]:
    return {"place": _said(place_said(one), lang), "standing": _said(standing_said(one), lang), "sort": one.standing}


def _said(message: Bilingual, lang: Lang) -> str:
    return typeset(message.of(lang), lang)
