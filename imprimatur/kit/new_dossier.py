"""A new dossier: a folder with the workbook to fill in and, for each language, the Word text to write in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from imprimatur.core.bilingual import Lang
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs
from imprimatur.kit.empty_workbook import skeleton
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.messages import say
from imprimatur.kit.word_texts import word_texts


def choices(templates: Path, kind: str) -> tuple[str, ...]:
    """The cases of a kind that can be chosen (the contracts of an offer); none for a kind that has one alone."""
    chosen = load_guidance(templates, kind).chosen
    return next((tuple(one.type) for one in specs(load_kind(kind).model) if one.path == chosen), ())


def new_dossier(
    templates: Path, kind: str, lang: Lang, languages: Sequence[Lang], choice: Sequence[str] = ()
) -> Mapping[str, bytes]:
    """The files of a new dossier by name, in the words of `lang`. Raises UnknownDossier for an unknown kind.

    `choice` holds some of the `choices` of the kind, or nothing for all of them.
    """
    made = {f"{say['data_file'].of(lang)}.xlsx": skeleton(templates, kind, lang, languages, choice)}
    for side in languages:
        text = word_texts(templates, kind, side, languages, choice)
        if text:
            # Both bear the same name, so that they are seen to say the same.
            made[f"{say['texts_file'].of(lang)}.{side}.docx"] = text
    return made
