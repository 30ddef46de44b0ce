"""A new dossier: a folder with the workbook to fill in and, for each language, the Word text to write in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from imprimatur.core.bilingual import Lang
from imprimatur.kit.empty_workbook import skeleton
from imprimatur.kit.messages import say
from imprimatur.kit.outline import ALL, Wanted
from imprimatur.kit.word_texts import word_texts


def new_dossier(
    templates: Path, kind: str, lang: Lang, languages: Sequence[Lang], wanted: Wanted = ALL
) -> Mapping[str, bytes]:
    """The files of a new dossier by name, in the words of `lang`. Raises UnknownDossier for an unknown kind.

    `wanted` tells what of the kind they are for.
    """
    made = {f"{say['data_file'].of(lang)}.xlsx": skeleton(templates, kind, lang, languages, wanted)}
    for side in languages:
        text = word_texts(templates, kind, side, languages, wanted)
        if text:
            # Both bear the same name, so that they are seen to say the same.
            made[f"{say['texts_file'].of(lang)}.{side}.docx"] = text
    return made
