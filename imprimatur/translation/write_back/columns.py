"""The name of a column or key in the other language: `Tâche FR` and `Tâche NL`, `frans` and `nederlands`."""

import re

from imprimatur.core.bilingual import Lang, other
from imprimatur.documents.schema.vocabulary import split_language
from imprimatur.language.folding import fold_words

_PAIRS = (("fr", "nl"), ("français", "néerlandais"), ("francais", "neerlandais"), ("frans", "nederlands"))
_TO: dict[Lang, dict[str, str]] = {"nl": dict(_PAIRS), "fr": {dutch: french for french, dutch in reversed(_PAIRS)}}
_WORD = re.compile(r"[^\W\d_]+")


def in_other_language(header: str) -> str:
    """The name of the column that holds the other language; empty for a name that says no language."""
    _, lang = split_language(header)
    words = list(_WORD.finditer(header))
    if lang is None or not words:
        return ""
    last = words[-1]
    word = _TO[other(lang)].get(last[0].lower(), "")
    if last[0].isupper():
        word = word.upper()
    elif last[0][:1].isupper():
        word = word.capitalize()
    return f"{header[: last.start()]}{word}{header[last.end() :]}" if word else ""


def with_language(header: str, lang: Lang) -> str:
    """The name of the column of a language beside one that says none: `Tâche NL`."""
    return f"{header.strip()} {lang.upper()}"


def is_of(header: str, base: str, lang: Lang) -> bool:
    """Whether a name is that of a column in a language, whatever way it says so."""
    found, said = split_language(header)
    return said == lang and fold_words(found) == fold_words(base)
