"""A complete dossier cut down to one language, as an association that publishes in that one alone would write it."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.core.file_names import language_of
from imprimatur.documents.schema.vocabulary import split_language

WORDS: Mapping[Lang, tuple[str, str]] = {
    "fr": ("langues du document", "français"),
    "nl": ("talen van het document", "Nederlands"),
}
"""How each language says that it is the only one."""


def alone(files: Mapping[str, str | bytes], lang: Lang, *, said: bool = True) -> dict[str, str | bytes]:
    """The files in one language: no column, no text and no file of the other, and nothing that names the language.

    `said` tells whether the dossier says its language.
    """
    kept: dict[str, str | bytes] = {}
    for name, content in files.items():
        assert isinstance(content, str)
        if language_of(name) == other(lang):
            continue
        if name.endswith(".csv"):
            kept[name] = _columns(content, lang)
        elif name.endswith((".yaml", ".yml")):
            field, word = WORDS[lang]
            stream = io.StringIO()
            values = _values(YAML(typ="safe", pure=True).load(content), lang)
            if said and not _is_said(kept):
                values = {field: word, **values}
            writer = YAML(typ="safe", pure=True)
            writer.default_flow_style, writer.allow_unicode, writer.width = False, True, 4096
            writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
            writer.dump(values, stream)
            kept[name] = stream.getvalue()
        else:
            kept[name] = content
    return kept


def _is_said(kept: Mapping[str, str | bytes]) -> bool:
    """Whether the language was said in a file before."""
    return any(word in str(content) for content in kept.values() for word, _ in WORDS.values())


def _columns(content: str, lang: Lang) -> str:
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    names = [split_language(header) for header in rows[0]]
    wanted = [place for place, (_, side) in enumerate(names) if side != other(lang)]
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow([names[place][0] for place in wanted])
    writer.writerows([row[place] for place in wanted if place < len(row)] for row in rows[1:] if row)
    return stream.getvalue()


def _values(value: Any, lang: Lang) -> Any:
    """A text in its one language, bare; rows without the columns of the other one."""
    if isinstance(value, list):
        return [_values(one, lang) for one in value]
    if not isinstance(value, dict):
        return value
    if set(value) <= set(LANGS):
        return _values(value.get(lang, ""), lang)
    found = {}
    for name, one in value.items():
        base, side = split_language(str(name))
        if side and isinstance(one, str | list) and base:
            if side == lang:
                found[base] = _values(one, lang)
        else:
            found[name] = _values(one, lang)
    return found
