"""Words of the Netherlands, of France, or carried over from the other language: advice, with the form of Belgium."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from imprimatur.core.bilingual import Lang
from imprimatur.core.finding import Finding
from imprimatur.language.tongues import quotations_out
from validators.completeness import LANGUAGE
from validators.examination import Examination
from validators.messages import say
from validators.prose.passages import Passage, about
from validators.prose.sentences import sentence_at

_WORDS = Path(__file__).with_name("usage.yaml")
_THERE = {
    "netherlands": re.compile(r"\b(?:Nederland|Nederlandse|Amsterdam|Rotterdam|Den Haag|Utrecht|Maastricht)\b"),
    "france": re.compile(
        r"\b(?:[Ff]rançais(?:es?)?|France|Paris|Lyon|Lille|Marseille|Nantes|Strasbourg|Roubaix|Suisse|Genève|Lausanne|Québec"
        r"|Montréal|Luxembourg)\b"
    ),
}
"""What tells that a sentence speaks of elsewhere: its words are then right."""


@dataclass(frozen=True, slots=True)
class _Usage:
    """A usage of elsewhere: where from, how it is found, what to write."""

    origin: str
    found: re.Pattern[str]
    write: str


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Each usage of elsewhere in a passage, once."""
    for one in passages:
        for found, usage in _seen(one.text, one.lang):
            code = "L17" if usage.origin == "calque" else "L16"
            origin = say(f"from_{usage.origin}") if code == "L16" else LANGUAGE["nl" if one.lang == "fr" else "fr"]
            yield about(examined, one, code, value=found, expected=usage.write, origin=origin)


@lru_cache(maxsize=16_384)
def _seen(text: str, lang: Lang) -> tuple[tuple[str, _Usage], ...]:
    read = quotations_out(text)
    any_of, usages = _usages(lang)
    if not any_of.search(read):
        return ()
    matches = ((usage.found.search(read), usage) for usage in usages)
    return tuple(
        (text[match.start() : match.end()], usage)
        for match, usage in matches
        if match and not (usage.origin in _THERE and _THERE[usage.origin].search(sentence_at(read, match.start())))
    )


@cache
def _usages(lang: Lang) -> tuple[re.Pattern[str], tuple[_Usage, ...]]:
    """The usages of a language, and a pattern that holds whether there is any of them in a text."""
    entries = [entry for entry in YAML(typ="safe", pure=True).load(_WORDS.read_text("utf-8")) if entry["lang"] == lang]
    alternatives = ["|".join(entry["found"].splitlines()) for entry in entries]
    usages = tuple(
        _Usage(entry["from"], _whole(found), entry["write"]) for entry, found in zip(entries, alternatives, strict=True)
    )
    return _whole("|".join(alternatives)), usages


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
