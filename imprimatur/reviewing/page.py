"""A review as a page: by section, what was printed, what is proposed, by whom, and where it comes from."""

from typing import Any

from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import TAGS, Bilingual, Lang, other
from imprimatur.core.review import Comment, Origin, Proposal, Review
from imprimatur.language.typography import typeset
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.redline.page import MEDIA, cells_of, rendered, words_of
from imprimatur.rendering.redline.page import say as marks
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


def page(review: Review, lang: Lang, templates: Templates) -> Artefact:
    """`review.<lang>.html`, self-contained: no script, nothing fetched. Raises TemplateFault."""
    words = {**words_of(marks, lang), **words_of(say, lang)}
    there = other(lang)
    context = {
        "tag": TAGS[lang],
        "lang": lang,
        "text_tag": TAGS[review.lang],
        "words": words,
        "dossier": f"{review.kind}/{review.slug}",
        "about": f"{_said(made_said(review), lang)} ({review.lang.upper()})",
        "file": _said(say("of_file", file=review.file), lang),
        "count": _said(say("count", count=len(review.proposals)), lang),
        "none": _said(say("none", file=review.file), lang),
        "other": {"lang": there, "href": f"review.{there}.html", "words": typeset(say["other"].of(there), there)},
        "sections": [
            {"name": " › ".join(section) or words["head"], "proposals": [_shown(one, lang, words) for one in held]}
            for section, held in by_section(review)
        ],
    }
    return Artefact(f"review.{lang}.html", rendered(TEMPLATE, context, templates), MEDIA)


def _shown(one: Proposal, lang: Lang, words: dict[str, str]) -> dict[str, Any]:
    return {
        "asked": _said(asked_said(one), lang),
        "sort": one.asked.value,
        "tracked": one.tracked,
        "to": _said(say("to_section", name=one.to), lang) if one.to else "",
        "before": one.before,
        "after": one.after if has_words(one) else "",
        "cells": cells_of(one.pieces) if has_words(one) else (),
        "by": [signed(mark) or words["by_nobody"] for mark in one.marks],
        "comments": [_comment(depth, comment, lang, words) for depth, comment in comments_of(one)],
        "origins": [_origin(origin, lang) for origin in one.origins],
    }


def _comment(depth: int, one: Comment, lang: Lang, words: dict[str, str]) -> dict[str, Any]:
    return {
        "what": words["reply" if depth else "comment"],
        "by": signed(one.mark) or words["by_nobody"],
        "text": one.text,
        "on": _said(say("on_words", words=quoted(one)), lang) if one.quoted else "",
        "resolved": one.resolved,
    }


def _origin(one: Origin, lang: Lang) -> dict[str, str]:
    return {"place": _said(place_said(one), lang), "standing": _said(standing_said(one), lang), "sort": one.standing}


def _said(message: Bilingual, lang: Lang) -> str:
    return typeset(message.of(lang), lang)
