"""The events that delays are counted from: those that every reader knows, in both languages (`events.yaml`)."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from imprimatur.core.bilingual import Bilingual
from imprimatur.language.folding import fold

_EVENTS = Path(__file__).with_name("events.yaml")
_ARTICLE = re.compile(r"(?:le|la|les|l'|de|het|een|une?)(?: |(?<='))", re.IGNORECASE)
_QUOTES = " «»“”‘’\"'.;"


def core_of(event: str) -> str:
    """An event without its article and its quotation marks."""
    bare = event.replace("’", "'").strip()
    return _ARTICLE.sub("", bare, count=1).strip(_QUOTES) if _ARTICLE.match(bare) else bare.strip(_QUOTES)


def known_event(event: str) -> Bilingual | None:
    """An event that every reader knows, in both languages with its articles; None for another."""
    return _known().get(fold(core_of(event)))


def is_known_event(event: Bilingual) -> bool:
    """Whether an event is one that every reader knows."""
    return any(known_event(one) for one in (event.fr, event.nl) if one)


@cache
def _known() -> Mapping[str, Bilingual]:
    """The events of `events.yaml`, by each way to say them."""
    found: dict[str, Bilingual] = {}
    for entry in YAML(typ="safe", pure=True).load(_EVENTS.read_text(encoding="utf-8")):
        for said in (entry["fr"], entry["nl"], *entry.get("also", ())):
            found.setdefault(fold(core_of(said)), Bilingual(entry["fr"], entry["nl"]))
    return found
