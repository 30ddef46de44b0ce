"""Phrases that a check of wording knows, kept as data: regular expressions, one a line, by name and language."""

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import Lang


@cache
def content_of(path: Path) -> Any:
    """What a file of phrases holds."""
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


@cache
def any_phrase(path: Path, name: str, lang: Lang) -> str:
    """A pattern for any of the phrases of a name in a language."""
    return f"(?:{'|'.join(content_of(path)[name][lang].splitlines())})"
